"""What the mathematics promises of the gradient of any such loss, and of a version without loops.

The gradient is held against numeric slopes of the student's own loss, never against a formula.
"""

from functools import partial

from cs231n_utils.losses import cases, diagnosis
from cs231n_utils.losses.function import LossFunction
from cs231n_utils.losses.vocabulary import LARGE, SMALL, close, compare, draws, same
from cs231n_utils.promises.finding import Finding

FEW_COORDINATES = 3  # a penalty adds to every entry, and directions touch them all


def follows_the_loss(student):
    for case in calm(draws(student)):
        compare(student, case, student.gradient(case), "reg = 0")


def calm(drawn):
    """The cases with smaller weights: 10⁻¹⁰ beside a probability, against log 0, does not show in a slope."""
    return [case.with_W(0.3 * case.W) for case in drawn]


def gradient_of_batch_twice(student):
    for case in draws(student):
        once, twice = student.gradient(case), student.gradient(case.twice())
        if not same(student, once, twice):
            names = name_divisor(student, case, once)
            raise Finding("dW changes when every example stands in the batch twice.", *names)


def name_divisor(student, case, dW):
    """Which size was dW divided by, if not by N: by none, or by another one?"""
    total = len(case.y) * student.slopes(case)[0]
    divisors = (("gradient_not_averaged", 1), *(("wrong_axis", size) for size in case.W.shape))
    return [id for id, size in divisors if close(size * dW, total, student.gradient_tolerance(dW))]


def penalty_in_the_gradient(student):
    for reg in (SMALL, LARGE):
        for case in calm(draws(student, reg)):
            data, dW = student.gradient(case.with_reg(0.0)), student.gradient(case)
            tolerance = student.gradient_tolerance(dW)
            named = partial(diagnosis.name_gradient, dW, data, case.W, reg, len(case.y), tolerance)
            compare(student, case, dW, f"reg = {reg:g}", FEW_COORDINATES, named)


def no_python_loop(student):
    base = student.steps(cases.draw(4, 5, 3, seed=2))
    for what, sizes in (("examples", (31, 5, 3)), ("classes", (4, 5, 30))):
        more = student.steps(cases.draw(*sizes, seed=2)) - base
        if more > 20:
            seen = f"27 {what} more take {more} more lines of Python, each far slower than NumPy's."
            raise Finding(seen, "loop_in_vectorized")


def same_as(naive):
    """The promise that loss and gradient are those of the function `naive`."""

    def same_as_naive(student):
        for case in draws(student, SMALL):
            loss, dW = LossFunction(naive).loss(case), LossFunction(naive).gradient(case)
            if not same(student, loss, student.loss(case)):
                both = f"naive {loss:.6g}, vectorized {student.loss(case):.6g}"
                raise Finding(f"The losses differ: {both}.", "naive_and_vectorized_disagree")
            if not same(student, dW, student.gradient(case)):
                raise Finding("The losses agree, the gradients differ.", "naive_and_vectorized_disagree")

    return same_as_naive
