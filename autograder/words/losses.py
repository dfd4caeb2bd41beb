"""The words for trusted checks of a loss function f(W, X, y, reg) or f(scores, y)."""

import os
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

import numpy as np
import pytest

from autograder.sandbox.student import Fault, Overtime
from autograder.words.vocabulary import TOLERANCE, Failed, assert_close, entry_error
from cs231n_utils.losses import forms
from cs231n_utils.losses.order import seem_swapped

# Parts of an answer, of which a check may fail and a mistake may be named.
LOSS, DW = "the loss", "the gradient"
PENALTY_IN = {LOSS: "the penalty in the loss", DW: "the penalty in the gradient"}
ARGUMENTS, LOOPS, EXTREMES, DELTA = "the arguments", "its loops", "extreme scores", "delta"

TRIES = 3  # a machine may be busy; code that is fast enough is so once

# An analytic gradient of two pictures takes hundredths of a second, even with plain Python loops over pixels;
# a loss for each of the 30,730 weights takes more than half a second, however it is written.
PIXELS, CLASSES, FEW_PICTURES = 3073, 10, 2
ANALYTIC_SECONDS = 0.3

# However it is vectorised, so many rows cost less than so many small products a row; a loop that scores one
# row after the other costs more.
ROWS, COLUMNS, PRODUCTS_PER_ROW, MEASUREMENTS = 136, 24, 8, 200
PATIENCE, PAUSE = 5.0, 0.2  # seconds: in which a neighbour's endless loops should be over; between looks


@pytest.fixture
def implementation(student, item_id, kept):
    """The student's loss function, called like the item, its answer checked for form; one for all checks."""
    return kept.setdefault(item_id, CheckedLoss(student, item_id))


def _not_finite(values):
    return ~np.isfinite(values)


def _or_none(checked, *arguments):
    try:
        return checked(*arguments)
    except Failed:
        return None


class CheckedLoss:
    """The student's `name(W, …)`, its answer checked for form: -> loss: float, dW: float64, shaped as W."""

    def __init__(self, student, name):
        self.student, self.name = student, name
        self.analytic = None  # whether its gradient costs what an analytic one costs, once that is known

    def __call__(self, W, *others, **options):
        return self._checked(getattr(self.student, self.name)(W, *others, **options), W)

    def timed(self, W, *others, limit=None):
        """-> ((loss, dW), seconds), by the clock on this side; Overtime when it takes more than `limit`."""
        answer, seconds = self.student.timed(self.name, W, *others, limit=limit)
        return self._checked(answer, W), seconds

    def timed_parts(self, W, *others, limit):
        """-> (loss, dW), None for one of no usable form; Overtime when it takes more than `limit`."""
        loss, dW = _pair(self.student.timed(self.name, W, *others, limit=limit)[0], W)
        return _or_none(_loss, loss), _or_none(_gradient, dW, W)

    def or_infinite(self, W, *others):
        """The same where a loss may be inf: an honest −log 0."""
        return self._checked(getattr(self.student, self.name)(W, *others), W, np.isnan)

    def _checked(self, answer, W, bad=_not_finite):
        loss, dW = _pair(answer, W)
        return _loss(loss, bad), _gradient(dW, W)


def _pair(answer, W):
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        raise Failed("it returned something other than the pair of loss and gradient", ["wrong_shape"])
    if seem_swapped(answer, np.shape(W)):
        raise Failed("loss and gradient seem to be in the wrong order", ["wrong_shape"])
    return answer


def _loss(value, bad=_not_finite):
    return _read("the loss", "one number", bad, forms.number, value)


def _gradient(value, W):
    shape = np.shape(W)
    return _read("the gradient", f"an array of shape {shape}", _not_finite, forms.array, value, shape)


def _read(what, wanted, bad, form, *answer):
    """`form(*answer)`, where it is of that form and nothing in it is `bad`; or else Failed."""
    try:
        value = form(*answer)
    except forms.BadForm as error:
        raise Failed(f"{what} {error}; it should be {wanted}", error.misconceptions) from None
    if np.any(bad(value)):
        raise Failed(f"{what} is nan or infinite", ["not_finite"])
    return value


@contextmanager
def about(case, *parts):
    """A check in here that fails is about these parts, too; with a penalty in the case, about that one."""
    try:
        yield
    except (Failed, Fault) as failure:
        parts = dict.fromkeys((*getattr(failure, "about", ()), *parts))
        penalties = [PENALTY_IN[part] for part in parts if part in PENALTY_IN and case.reg]
        failure.about = (*parts, *penalties)
        raise


class LossChecks:
    """Compares a loss function with its oracle: `oracle(W, X, y, reg) -> Terms`.

    `entry_error` measures how far single slopes are from what they should be, in units of their own size.
    """

    def __init__(self, oracle, entry_error=entry_error):
        self.oracle, self.entry_error = oracle, entry_error

    def assert_loss(self, function, case):
        """The first value of `function(*case)` is the loss."""
        with about(case, LOSS):
            loss, _ = function(*case)
            assert_close(loss, self.oracle(*case).loss, LOSS)

    def assert_gradient(self, function, case, draw):
        """The second value of `function(*case)`, a `draw.gradient_case`, is the gradient."""
        with about(case, DW):
            _, dW = function(*case)
            expected = self.oracle(*case).dW
            assert_close(dW, expected, DW)
            if not case.reg:  # the row that belongs to one example alone (Case.with_offset)
                assert_close(dW[0], expected[0], DW, self.entry_error)
            self._assert_analytic(function, draw)

    def assert_right(self, answer, case, tolerance=TOLERANCE):
        """`answer`, a (loss, dW), is right for this case."""
        terms = self.oracle(*case)
        with about(case):
            assert_close(answer[0], terms.loss, LOSS, tolerance=tolerance)
            assert_close(answer[1], terms.dW, DW, tolerance=tolerance)

    def assert_arguments_left_alone(self, function, case):
        """The right answer, and W, X and y as they were."""
        kept = [function.student.keep(array) for array in (case.W, case.X, case.y)]
        with about(case, ARGUMENTS):
            answer = function(*kept, case.reg)
            for name, array, remote in zip("WXy", (case.W, case.X, case.y), kept, strict=True):
                if not np.array_equal(remote.fetch(), array):
                    raise Failed(f"your function changes its argument {name}", ["inputs_changed"])
            self.assert_right(answer, case)

    def assert_no_loop(self, function, draw):
        """The right answer without a loop over examples or classes.

        The student's process counts its steps of Python: it may lie, so the count can only accuse.  Time
        is measured here: a loop that is hidden from the count still costs what it costs.
        """
        small = draw.case(N=4, D=5, C=3)
        with about(small, LOOPS):
            self.assert_right(function(*small), small)
            self._assert_no_loop(function, small, draw)

    def _assert_no_loop(self, function, small, draw):
        steps = function.student.steps(function.name, *small)
        for what, more in (("examples", draw.case(N=31, D=5, C=3)), ("classes", draw.case(N=4, D=5, C=30))):
            if not function.student.steps(function.name, *more) - steps <= 20:
                raise Failed(f"27 {what} more take many more steps of Python", ["loop_in_vectorized"])
        many = draw.case(N=ROWS, D=5, C=COLUMNS)
        self.assert_right(function(*many), many)
        if not _is_fast(function, many):
            function.student.restart()  # what an earlier call left behind may have slowed it down
            if not _is_fast(function, many):
                text = f"{ROWS} examples take as long as a loop over them"
                raise Failed(text, ["loop_in_vectorized"], by_clock=True)

    def _assert_analytic(self, function, draw):
        """The right gradient of a few pictures, in far less time than a loss for each weight takes."""
        case = draw.case(FEW_PICTURES, PIXELS, CLASSES)
        if function.analytic is None:
            function.analytic = any(self._is_analytic(function, case) for _ in range(TRIES))
        if not function.analytic:
            text = f"the gradient for {PIXELS} pixels takes longer than {ANALYTIC_SECONDS} s"
            text = f"{text}: is the loss computed again for each weight?"
            raise Failed(text, ["numeric_gradient"], by_clock=True)

    def _is_analytic(self, function, case):
        try:
            (_, dW), _ = function.timed(*case, limit=ANALYTIC_SECONDS)
        except Overtime:
            return False
        assert_close(dW, self.oracle(*case).dW, DW)
        return True


def _is_fast(function, case):
    """Whether it once took less than a loop over the ROWS examples of `case`; perhaps after a while."""
    allowed, started = min(_loop_seconds() for _ in range(12)), perf_counter()
    while not any(function.timed(*case)[1] <= allowed for _ in range(MEASUREMENTS)):
        if perf_counter() - started > PATIENCE or not _machine_is_busy():
            return False
        sleep(PAUSE)
    return True


def _machine_is_busy():
    """Whether more processes want to run than there are processors (Linux says so)."""
    try:
        running = Path("/proc/loadavg").read_text().split()[3]
    except OSError:
        return False
    return int(running.split("/")[0]) > os.cpu_count()


def _loop_seconds():
    """What a loop over ROWS examples takes on this machine."""
    row, W = np.ones(5), np.ones((5, COLUMNS))
    started = perf_counter()
    for _ in range(ROWS * PRODUCTS_PER_ROW):
        row @ W
    return perf_counter() - started
