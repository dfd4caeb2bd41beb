"""The words for an assignment's oracles: each says whether any code, right or wrong, does what was asked.

A check tries a few inputs and explains what it sees; an oracle tries many and explains nothing.  What it asks
for is what the docstring promises: no more, since code may be right in other ways, and no less.
"""

from typing import Protocol

import numpy as np

BROKEN = np.inf  # the deviation of what gives no answer, or does something else besides


class Oracle(Protocol):
    """-> the largest relative deviation of the function `item` from the right one: 0.0, or BROKEN.

    `function`: as the item's public checks have it, a method's class. What it raises may pass through.
    """

    def __call__(self, item: str, function, rng: np.random.Generator) -> float: ...


def deviation(actual, expected):
    """The largest |actual − expected| in units of the largest expected value, which is 1 at least."""
    actual, expected = np.asarray(actual), np.asarray(expected, dtype=float)
    if actual.dtype.kind not in "biuf" or actual.shape != expected.shape:
        return BROKEN
    if not actual.size:
        return 0.0
    largest = np.max(np.abs(actual.astype(float) - expected)) / max(1.0, np.max(np.abs(expected)))
    return BROKEN if np.isnan(largest) else float(largest)


def left_alone(arrays, copies):
    """0.0 if the arrays are as their copies, else BROKEN."""
    return 0.0 if all(map(np.array_equal, arrays, copies)) else BROKEN
