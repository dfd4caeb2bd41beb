"""The words that trusted checks are written in."""

from contextvars import ContextVar
from functools import wraps

import numpy as np
import pytest

from autograder.words.amounts import how_wrong, row_sizes

TOLERANCE = 1e-4  # relative; lets float32 through, and every known mistake is larger
WANTED = ContextVar("whether anybody wants names, which take longer than a verdict", default=True)


class Failed(AssertionError):
    """A promise does not hold, or only a `part` of it.

    The text is for the student: no hidden input, no reference value.  `about`: of which parts of the answer
    it speaks, such as "the loss"; mistakes that explain other parts do not explain this failure.
    `by_clock`: it may hold on a machine that does nothing else.
    """

    def __init__(self, text, misconceptions=(), part=0.0, about=(), by_clock=False):
        super().__init__(text)
        self.misconceptions = tuple(misconceptions)
        self.part = part
        self.about = tuple(about)
        self.by_clock = by_clock


def item(*ids, share=1):
    """Bind a check to the items `ids` (it runs once for each) and to a share of their points."""

    def bind(function):
        function = pytest.mark.parametrize("item_id", ids)(function)
        return pytest.mark.share(share)(function)

    return bind


def names(function):
    """For a function that names a mistake from what student code gave: where it breaks, there is no name.

    Nor is there one where none is WANTED.
    """

    @wraps(function)
    def named(*arguments):
        if not WANTED.get():
            return []
        try:
            return list(function(*arguments))
        except Exception:  # anything may have come, and a name decides nothing
            return []

    return named


def row_error(actual, expected):
    """Largest |actual − expected|, row by row, in units of the row's own size."""
    return (np.abs(actual - np.atleast_2d(expected)) / row_sizes(expected)).max()


def entry_error(actual, expected):
    """Largest |actual − expected|, each in units of its own expected value where that is not zero."""
    size = np.where(expected == 0, np.abs(expected).max(), np.abs(expected))
    return (np.abs(actual - expected) / np.where(size > 0, size, 1.0)).max()


def assert_close(actual, expected, what, measure=row_error, tolerance=TOLERANCE):
    error = measure(actual, expected)
    if not error <= tolerance:
        raise Failed(f"{what} {how_wrong(actual, expected, error)}", about=(what,))
