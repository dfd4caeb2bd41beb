"""Name the mistakes in the loss of one example: it is a batch of one, without a penalty."""

from dataclasses import replace
from functools import partial

import numpy as np

from autograder.sandbox.student import Fault
from autograder.words.naming import Mistakes, OutOfTime, attempt, named
from autograder.words.vocabulary import Failed, entry_error, relative_error

from . import reference
from .mistakes import Batch, data_gradient, data_loss

CLASSES = (3, 4, 9, 6, 5)
NOTEBOOK = (10, 3)  # numbers of classes that are known by heart
SAME = 1e-6
COARSE = 1e-2  # an overflow is no small error
PARTS = ("the loss", "dscores")


def name_mistakes(family, student, item, draw, found):
    """The Mistakes of the student's function `item`; `found`: the ids that its checks gave."""
    return named(student, item, found, partial(take_apart, family, draw))


def take_apart(family, draw, asked, certain):
    """The Mistakes of the function that is asked, the `certain` ones among them."""
    try:
        mistakes = parts(asked, family, draw, CLASSES)
    except (Failed, Fault):
        mistakes = None
    if not mistakes or mistakes.unexplained:
        mistakes = with_harmless_sizes(asked, family, draw) or mistakes or Mistakes()
    tests = (
        (overflow, drowns_beside_tiny_probabilities)
        if family.overflows
        else (delta_ignored, drowns_in_a_huge_loss)
    )
    others = [test(asked, draw, mistakes) for test in tests]
    others = dict.fromkeys([*mistakes.other, *certain, *filter(None, others)])
    return replace(mistakes, other=tuple(others))


def parts(asked, family, draw, classes):
    """Mistakes in the loss and in its slopes."""
    examples = [draw.scores(C) for C in classes]
    batches = [Batch(scores[np.newaxis], np.array([y]), np.ones((1, 1))) for scores, y in examples]
    losses, slopes = zip(*(asked(*example) for example in examples), strict=True)
    loss_fits, loss = data_loss(family, batches, losses)
    gradient_fits, gradient = data_gradient(family, batches, [part[np.newaxis] for part in slopes])
    fits = zip(PARTS, (loss_fits, gradient_fits), strict=True)
    return Mistakes(loss, gradient, unexplained=tuple(part for part, fit in fits if not fit))


def with_harmless_sizes(asked, family, draw):
    """Mistakes of a function that is explained for a number of classes known by heart, or None."""
    for C in NOTEBOOK:
        try:
            mistakes = parts(asked, family, draw, [C] * 3)
        except (Failed, Fault, OutOfTime):
            continue
        if not mistakes.unexplained:
            return replace(mistakes, other=("hard_coded_sizes",))
    return None


@attempt
def delta_ignored(asked, draw, mistakes):
    """Does delta change nothing in the loss, or in the gradient?"""
    if {"margin_missing", "hard_coded_sizes"} & set(mistakes.of()):
        return None
    scores, y = draw.scores(7)
    for k, gap in enumerate((-2.0, -0.5, 0.5, 2.0), start=1):  # whichever way round a margin is taken
        scores[(y + k) % 7] = scores[y] + gap
    (loss, slopes), (wider_loss, wider_slopes) = asked(scores, y, 1.0), asked(scores, y, 3.0)
    same = np.any(slopes) and relative_error(wider_slopes, slopes) < SAME
    return "delta_ignored" if same or relative_error(wider_loss, loss) < SAME else None


@attempt
def overflow(asked, draw, mistakes):
    """Do large scores change what a small constant does not?"""
    scores, y = draw.scores(6)
    plain, moved = asked(scores, y), asked(scores + 3.0, y)
    if not _same(plain, moved):
        return None
    try:
        return None if _same(plain, asked(scores + 1e4, y)) else "no_max_shift"
    except (Failed, Fault):
        return "no_max_shift"


def _same(a, b):
    return max(relative_error(x, y) for x, y in zip(a, b, strict=True)) < COARSE


@attempt
def drowns_in_a_huge_loss(asked, draw, mistakes):
    """Slopes that are right do not mind how large the loss is."""
    if mistakes.gradient or mistakes.unexplained or mistakes.other:
        return None
    scores, y = draw.scores(6)
    scores[(y + 1) % 6] += 20.0
    huge = scores.copy()
    huge[(y + 1) % 6] += 1e12
    (_, slopes), (_, blurred) = asked(scores, y), asked(huge, y)
    return None if relative_error(blurred, slopes) < COARSE else "numeric_gradient"


@attempt
def drowns_beside_tiny_probabilities(asked, draw, mistakes):
    """Slopes that are right hold probabilities far smaller than any difference can show."""
    if mistakes.gradient or mistakes.unexplained or mistakes.other:
        return None
    scores = 18.0 * np.linspace(-0.9, 0.9, 5)
    error = entry_error(asked(scores, 0)[1], reference.softmax_example(scores, 0)[1])
    return None if error < COARSE else "numeric_gradient"
