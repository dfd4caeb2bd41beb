"""Says of any code whether it does what was asked: what `verify NAME --mutants 100` holds both sides against.

Where a check tries a few inputs and explains what it sees, an oracle tries many and explains nothing.
"""

import numpy as np

from autograder.words.oracle import deviation, left_alone

from . import reference


def FUNCTION(item, function, rng):
    """The largest relative deviation from the reference, over many sizes."""
    return max(_off(function, rng, N, C) for N in (1, 2, 7, 30) for C in (2, 3, 5, 11) for _ in range(5))


def _off(function, rng, N, C):
    scores, y = rng.normal(size=(N, C)), rng.integers(C, size=N)
    given = scores.copy(), y.copy()
    off = deviation(np.squeeze(function(*given)), reference.FUNCTION(scores, y))
    return max(off, left_alone(given, (scores, y)))


ORACLES = {"FUNCTION": FUNCTION}
