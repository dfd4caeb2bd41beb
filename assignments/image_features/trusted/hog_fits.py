"""Which slips explain what a student's function gives: one alone, or two."""

import numpy as np

from autograder.words.fits import outcome

from . import hog_slips as slips
from . import hog_slips_of_slopes as slopes

TIGHT = 2e-5  # relative; lets float32 through


def explained(answers, count):
    """Ids of `count` slips; none if nothing fits, or answers are right.

    `answers`: (im, cell, nbin, what the student's function gives).  Two slips take half a second.
    """
    with np.errstate(all="ignore"):
        if not answers or _fits(answers, 0):  # slips that these pictures do not show fit as well
            return ()
        fits = _fits(answers, count)
    return outcome(fits)[1] if fits else ()


def _fits(answers, count):
    return [ids for ids, stages in _fitting(answers[0], count) if _all_fit(stages, answers[1:])]


def _all_fit(stages, answers):
    return all(_close(_run(stages, im, cell, nbin), given) for im, cell, nbin, given in answers)


def _fitting(answer, count):
    """(ids, stages) of each choice with `count` slips that gives this answer; shared stages run once."""
    im, cell, nbin, given = answer
    for ids, settings, left in _options(slips.SETTINGS, count):
        tree = [stage(*settings(cell, nbin)) for stage in STAGES]
        for more, chosen, found in _grown(tree, {"im": im}, left):
            if _close(found, given):
                yield f"{ids} {more}".strip(), (settings, *chosen)


def _grown(tree, so_far, left):
    """Yields (ids, the functions chosen, the histograms) of all ways through the stages with `left` slips."""
    (table, step), *rest = tree
    for ids, function, remaining in _options(table, left, last=not rest):
        reached = step(so_far, function)
        if not rest:
            yield ids, (function,), reached
            continue
        for more, chosen, found in _grown(rest, reached, remaining):
            yield f"{ids} {more}", (function, *chosen), found


def _options(table, left, last=False):
    """(ids, function, how many slips are left after it); the last stage must use up what is left."""
    for k, (ids, function) in enumerate(table):
        remaining = left - (k > 0)
        if remaining == 0 or (remaining > 0 and not last):
            yield ids, function, remaining


STAGES = (
    lambda cell, nbin: (slopes.GREYS, lambda at, f: {"grey": f(at["im"])}),
    lambda cell, nbin: (slopes.SLOPES, lambda at, f: {"slopes": f(at["grey"])}),
    lambda cell, nbin: (slopes.LENGTHS, lambda at, f: at | {"length": f(*at["slopes"])}),
    lambda cell, nbin: (slips.ANGLES, lambda at, f: at | {"angle": f(*at["slopes"], nbin)}),
    lambda cell, nbin: (
        slips.VOTES,
        lambda at, f: {"parts": f(at["angle"], cell, nbin) * at["length"][..., np.newaxis]},
    ),
    lambda cell, nbin: (slips.CELLS, lambda at, f: {"cells": f(at["parts"], cell)}),
    lambda cell, nbin: (slips.NORMS, lambda at, f: {"cells": f(at["cells"])}),
    lambda cell, nbin: (slips.LAYOUTS, lambda at, f: f(at["cells"])),
)


def _run(stages, im, cell, nbin):
    settings, *functions = stages
    reached = {"im": im}
    for stage, function in zip(STAGES, functions, strict=True):
        reached = stage(*settings(cell, nbin))[1](reached, function)
    return reached


def _close(found, given):
    if found.shape != given.shape:
        return False
    return bool(np.max(np.abs(found - given), initial=0.0) <= TIGHT * np.max(np.abs(given), initial=1e-12))
