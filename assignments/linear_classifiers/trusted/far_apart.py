"""Scores so far apart that some probabilities are 0, or as good as 0: what right code may answer there."""

import numpy as np

from autograder.words.losses import DW, LOSS
from autograder.words.vocabulary import Failed, assert_close, entry_error

from . import reference

GAP = 1e4
IMPROBABLE = (40.0, 50.0)  # the correct class below the best one: float32 still has such probabilities
EPSILON = 1e-10  # so much may be added to a probability before its logarithm is taken
LEAST = -np.log(EPSILON)  # then no loss is above it
NO_NUMBER = 600.0  # further below the best class, a probability may be 0 and its −log p inf
LOOSE = 1e-2  # float32 has few digits left beside 10,000


def in_every_place(N, C):
    """Amounts (N, C), 10,000 apart in each row: the largest stands in another place from row to row.

    Between the rows lies as much again.
    """
    falling = np.linspace(0.0, -GAP, C)
    offsets = np.resize([-2 * GAP, GAP, 0.0], N)
    return np.array([np.roll(falling, i) + offset for i, offset in enumerate(offsets)])


def improbable(rng, y, C):
    """Amounts (N, C) that make the correct classes improbable, but no probability 0."""
    amounts = np.zeros((len(y), C))
    amounts[np.arange(len(y)), y] = -rng.uniform(*IMPROBABLE, size=len(y))
    return amounts


def assert_allowed(answer, case):
    """`answer`, a (loss, dW), is right for the softmax of this case; ε and an honest inf are allowed."""
    (loss, dW), terms = answer, reference.softmax(case.W, case.X, case.y, case.reg)
    least, may_be_infinite = least_loss(case)
    at_least = loss >= least - LOOSE * max(1.0, least)
    if not (at_least and (loss <= terms.loss * (1 + LOOSE) + LOOSE or (np.isinf(loss) and may_be_infinite))):
        which = "small" if not at_least else "large"
        raise Failed(f"the loss is too {which} where probabilities are tiny", about=(LOSS,))
    assert_close(dW, terms.dW, DW, tolerance=LOOSE)


def least_loss(case):
    """-> (mean of −log(p + ε), whether a correct class is so improbable that its −log p may be inf)."""
    scores = case.X @ case.W
    top, correct = scores.max(axis=1), scores[np.arange(len(case.y)), case.y]
    log_total = np.log(np.exp(scores - top[:, np.newaxis]).sum(axis=1))
    p = np.exp(correct - top - log_total)
    return float(-np.log(p + EPSILON).mean()), bool((top - correct > NO_NUMBER).any())


def probability_error(actual, expected):
    """`entry_error` of slopes that hold probabilities, where one small ε may have been added to all of these.

    Or they may have been raised to it, by a maximum: both keep log 0 away.
    """
    smallest = np.argmin(np.abs(expected))
    ε = np.clip(actual[smallest] - expected[smallest], 0.0, EPSILON)
    raised = np.where(np.abs(expected) < ε, actual[smallest], expected)
    return min(entry_error(actual, allowed) for allowed in (expected, expected + ε, raised))
