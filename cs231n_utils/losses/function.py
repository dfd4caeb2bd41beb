"""Call a student's function safely: what goes wrong inside becomes a `Finding` with file and line."""

import time
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from cs231n_utils import NotStarted, gradient_check
from cs231n_utils.gradient_check import is_single
from cs231n_utils.losses import cases, forms
from cs231n_utils.losses.order import seem_swapped
from cs231n_utils.promises import effort
from cs231n_utils.promises.finding import Crash, Finding
from cs231n_utils.promises.speech import quiet


@dataclass(frozen=True)
class Precision:
    """With which step to differentiate results of a certain precision, and what counts as equal."""

    h: float
    tolerance: float
    eps: float


DOUBLE = Precision(h=1e-4, tolerance=1e-6, eps=np.finfo(np.float64).eps)
SINGLE = Precision(h=1e-2, tolerance=2e-3, eps=np.finfo(np.float32).eps)


class LossFunction:
    """A loss function f(W, X, y, reg) -> (loss, dW) written by a student, called on a `Case`."""

    def __init__(self, function, seed=0):
        self.function = function
        self.seed = seed  # of the random cases it is tried on
        self.printed = None  # by the first call: (case, text)

    def loss(self, case):
        """The loss as a float; whatever holds one number will do."""
        return _finite(self.loss_or_inf(case), "The loss", case)

    def loss_or_inf(self, case):
        """The same where the logarithm of a probability of 0 may have been taken; perhaps nan."""
        try:
            return forms.number(self._call(case)[0])
        except forms.BadForm as error:
            raise Finding(f"The loss should be one number, but it {error}.", *error.misconceptions) from None

    def gradient(self, case):
        """dW as an array (D, C); a matrix or lists of this shape will do."""
        dW = self._call(case)[1]
        try:
            return _finite(forms.array(dW, case.W.shape), "dW", case)
        except forms.BadForm as error:
            raise Finding(f"W has shape {case.W.shape}, but dW {error}.", *error.misconceptions) from None

    def slopes(self, case):
        """The gradient (D, C) of the student's own loss by centred differences, and a mask of the kinks."""
        step = self.precision
        return gradient_check.numeric_gradient(self.at(case), case.W, step.h, step.eps)

    def at(self, case):
        """The student's loss as a function of W alone."""
        return lambda W: self.loss(case.with_W(W))

    @cached_property
    def precision(self):
        """Single precision if the results have no more digits than that."""
        return SINGLE if is_single(self.loss(cases.draw(*cases.MANY, seed=1))) else DOUBLE

    def gradient_tolerance(self, dW):
        return SINGLE.tolerance if is_single(dW) or self.adds_up_in_single else self.precision.tolerance

    @cached_property
    def adds_up_in_single(self):
        """Whether dW has single precision without a penalty: one in double precision would hide that."""
        return is_single(self.gradient(cases.draw(*cases.MANY, seed=1)))

    def arguments_after(self, case):
        """W, X, y and reg as they are after a call that was given them."""
        given = case.arguments()
        self._call(case, given)
        return given

    def steps(self, case):
        """How many lines of Python one call runs."""
        return effort.steps(self.function, lambda: self._call(case))

    def seconds(self, case):
        """How much of a processor one call takes; what else the machine does is not counted."""
        started = time.thread_time()
        self._call(case)
        return time.thread_time() - started

    def _call(self, case, given=None):
        try:
            with quiet() as output:
                result = self.function(*(given or case.arguments()))
        except NotStarted:
            raise
        except (Exception, SystemExit) as error:
            raise Crash(error, self.function, case, named=partial(self._size_trouble, error)) from None
        finally:
            self.printed = self.printed or (case, output.getvalue())
        if not isinstance(result, tuple | list) or len(result) != 2:
            raise Finding(f"It returned {_short(result)}, where a pair (loss, dW) should be.", "wrong_shape")
        if seem_swapped(result, case.W.shape):
            seen = "The two seem to be in the wrong order: (dW, loss), not (loss, dW)."
            raise Finding(seen, "wrong_shape")
        return result

    def _size_trouble(self, error):
        """Arrays that do not fit: does that go away for sizes that are all alike, or for well-known ones?"""
        if not isinstance(error, ValueError | IndexError):
            return ()
        fits = [id for id, sizes in SPECIAL_SIZES if self._runs(cases.draw(*sizes, seed=1))]
        return tuple(fits) if len(fits) == 1 else ()

    def _runs(self, case):
        try:
            with quiet():
                self.function(*case.arguments())
        except (Exception, SystemExit):
            return False
        return True


# (N, D, C) for which a mistaken axis, or the sizes of well-known notebooks written as numbers, do no harm.
SPECIAL_SIZES = (("wrong_axis", (5, 5, 5)), ("hard_coded_sizes", (500, 3073, 10)))


def _finite(values, name, case):
    if not np.all(np.isfinite(values)):
        raise Finding(f"{name} holds inf or nan for {case}.", "not_finite")
    return values


def _short(value):
    text = type(value).__name__ if value is not None else "None (is there a return?)"
    shape = getattr(value, "shape", None)
    return f"{text} of shape {shape}" if shape else text
