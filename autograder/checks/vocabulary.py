"""The words that trusted checks are written in."""

from functools import wraps

import numpy as np
import pytest

TOLERANCE = 1e-4  # relative; lets float32 through, and every known mistake is larger


class Failed(AssertionError):
    """A promise does not hold, or only a `part` of it.

    The text is for the student: no hidden input, no reference value.  `about`: "the loss" or "the gradient".
    """

    def __init__(self, text, misconceptions=(), part=0.0, about=None):
        super().__init__(text)
        self.misconceptions = tuple(misconceptions)
        self.part = part
        self.about = about


def item(*ids, share=1):
    """Bind a check to the items `ids` (it runs once for each) and to a share of their points."""

    def bind(function):
        function = pytest.mark.parametrize("item_id", ids)(function)
        return pytest.mark.share(share)(function)

    return bind


def names(function):
    """For a function that names a mistake from what student code gave: where it breaks, there is no name."""

    @wraps(function)
    def named(*arguments):
        try:
            return list(function(*arguments))
        except Exception:  # anything may have come, and a name decides nothing
            return []

    return named


class LossFunction:
    """The student's `name(W, …)`, its answer checked for form: -> loss: float, dW: float64, shaped as W."""

    def __init__(self, student, name):
        self.student, self.name = student, name
        self.analytic = None  # whether its gradient costs what an analytic one costs, once that is known

    def __call__(self, W, *others):
        return self._checked(getattr(self.student, self.name)(W, *others), W)

    def timed(self, W, *others, limit=None):
        """-> ((loss, dW), seconds), by the clock on this side; Overtime when it takes more than `limit`."""
        answer, seconds = self.student.timed(self.name, W, *others, limit=limit)
        return self._checked(answer, W), seconds

    def _checked(self, answer, W):
        if not isinstance(answer, (tuple, list)) or len(answer) != 2:
            raise Failed("it returned something other than the pair of loss and gradient", ["wrong_shape"])
        return _scalar(answer[0]), _array(answer[1], W.shape)


def _scalar(value):
    if isinstance(value, bool) or not isinstance(value, (int, float, np.ndarray)):
        raise Failed(f"the loss is {_kind(value)}, not a number", ["wrong_shape"])
    if np.size(value) != 1:
        raise Failed(f"the loss has shape {np.shape(value)}; it should be one number", ["wrong_shape"])
    return float(_real(value, "the loss").reshape(()))


def _array(value, shape):
    if not isinstance(value, np.ndarray):
        raise Failed(f"the gradient is {_kind(value)}, not an array", ["wrong_shape"])
    if value.shape != shape:  # before anything is converted: a forged answer may be large
        raise Failed(f"the gradient has shape {value.shape}; it should have {shape}", ["wrong_shape"])
    return _real(value, "the gradient")


def _real(value, what):
    try:
        value = np.asarray(value, dtype=None if isinstance(value, np.ndarray) else np.float64)
    except OverflowError:
        raise Failed(f"{what} is too large for a float", ["not_finite"]) from None
    if value.dtype.kind not in "iuf":
        raise Failed(f"{what} has dtype {value.dtype}, not real numbers")
    value = value.astype(np.float64)
    if not np.isfinite(value).all():
        raise Failed(f"{what} is nan or infinite", ["not_finite"])
    return value


def _kind(value):
    return "None" if value is None else f"a {type(value).__name__}"


def relative_error(actual, expected):
    """Largest |actual − expected|, row by row, in units of the row's own size.

    Rows, because an offset row is a trillion times larger than the others and must not hide them.
    """
    expected = np.atleast_2d(expected)
    size = np.abs(expected).max(axis=1, keepdims=True)
    return _largest(actual - expected, np.maximum(size, np.median(size)))


def entry_error(actual, expected):
    """Largest |actual − expected|, each in units of its own expected value where that is not zero."""
    return _largest(actual - expected, np.where(expected == 0, np.abs(expected).max(), np.abs(expected)))


def _largest(difference, size):
    return (np.abs(difference) / np.where(size > 0, size, 1.0)).max()


def assert_close(actual, expected, what, measure=relative_error, tolerance=TOLERANCE):
    error = measure(actual, expected)
    if not error <= tolerance:
        raise Failed(f"{what} is off by {error:.0e} (relative)", about=what)
