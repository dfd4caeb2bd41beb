"""Which slips explain how w moved?  Every one alone; else two weights that are solved for; else every two."""

from itertools import combinations, product

import numpy as np

from autograder.words.fits import outcome
from autograder.words.vocabulary import row_error

from ..public import rule_misconceptions_in_weights as weights
from .reference_rules import RULES
from .rule_slips import LENGTHS, MACHINES, kept, settings_used

ONE_THOUGHT = {"square_missing root_missing": "square_missing"}  # sizes, which need no root
TIGHT = 2e-5  # relative; lets float32 through


def explained(rule, trials):
    """-> (whether anything fits, ids); `trials`: (dws, given, moves) of runs of the student's."""
    parts = [*MACHINES[rule].parts, LENGTHS, settings_used(rule), kept(rule)]
    with np.errstate(all="ignore"):
        for count in (0, 1, 2):
            fits = [ids for ids, chosen in _choices(parts, count) if _fits(rule, chosen, trials)]
            if fits:
                return outcome([ONE_THOUGHT.get(ids, ids) for ids in fits])
            if count == 1 and (ids := _other_weights(rule, trials)):
                return True, ids
    return False, ()


def _other_weights(rule, trials):
    """Ids, if a run from a fresh start shows two weights that no slip of the tables has."""
    dws, given, moves = trials[0]
    fresh = not any(name in given for name in RULES[rule].state)
    return weights.named(rule, dws, moves, given) if fresh else ()


def _choices(parts, count):
    """Yields (ids, one entry of each part) with `count` parts that are not as they should be."""
    for wrong in combinations(range(len(parts)), count):
        for entries in product(*(parts[k][1:] for k in wrong)):
            chosen = [part[0][1] for part in parts]
            for k, (_, entry) in zip(wrong, entries, strict=True):
                chosen[k] = entry
            yield " ".join(ids for ids, _ in entries), chosen


def _fits(rule, chosen, trials):
    return all(_error(rule, chosen, *trial) <= TIGHT for trial in trials)


def _error(rule, chosen, dws, given, moves):
    """Of the first step that is off: most slips show in an early one."""
    *parts, length, used, remembered = chosen
    machine, start = MACHINES[rule], RULES[rule].start(dws[0], **given)
    state = {name: start[name] for name in RULES[rule].state}
    settings = {name: start[name] for name in RULES[rule].defaults}
    worst = 0.0
    for k, (dw, moved) in enumerate(zip(dws, moves, strict=True), start=1):
        now = used(settings, k)
        move, new = machine.step(dw, now | state | {"step": k}, *parts)
        error = row_error(moved, length(now["learning_rate"]) * move)
        if not error <= TIGHT:
            return np.inf
        state |= {name: new[name] for name in remembered}
        worst = max(worst, error)
    return worst
