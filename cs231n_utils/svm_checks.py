"""What the mathematics promises of a multiclass SVM loss, one small function a promise.

No solution stands here: the loss is only ever the student's, and slopes are numeric slopes of it. A promise
that does not hold raises a `Finding`, with a misconception's name where the numbers leave no doubt.
"""

from dataclasses import replace

import numpy as np

from cs231n_utils import cases, diagnosis, gradient_check
from cs231n_utils.student import SINGLE, Finding, Student

SMALL, LARGE = 1.7, 130.0  # values of reg: with a small one alone, a forgotten penalty could hide

# Scores whose gradient can be read like a table: repeated labels, and one to three violated margins a row.
READABLE = cases.of_scores(
    [
        (3.2, 5.1, -1.7, 2.9),
        (1.3, 4.9, 2.0, 4.4),
        (2.2, 2.5, -3.1, 0.3),
        (0.4, -0.8, 1.9, 1.1),
        (2.6, 0.7, 3.0, 0.2),
        (-1.5, 0.9, 0.6, 2.3),
    ],
    [0, 1, 2, 0, 2, 1],
)

# The losses of the lecture's three pictures, and what they are with well-known mistakes.
LECTURE_LOSSES = (2.9, 0.0, 12.9)
LECTURE_SLIPS = (
    ("margin_missing", (1.9, 0.0, 10.9)),
    ("correct_class_counted", (3.9, 1.0, 13.9)),
    ("squared_hinge", (8.41, 0.0, 83.25)),
)


def draws(student, reg=0.0):
    """Two random cases: fewer examples than classes, and more."""
    return [cases.draw(*sizes, seed=(student.seed, sizes[0]), reg=reg) for sizes in (cases.FEW, cases.MANY)]


# --- the loss ---------------------------------------------------------------------------------------------


def leaves_its_inputs_alone(student):
    for case in draws(student, SMALL):
        after_call = student.arguments_after(case)
        for name, before, after in zip("WXy", case.arguments(), after_call, strict=False):
            if not np.array_equal(before, after):
                raise Finding(f"{name} was changed by the call.", "inputs_changed")


def worked_example(student):
    case = cases.LECTURE
    losses = [student.loss(case.single(i)) for i in range(3)]
    if not _close(student, losses, LECTURE_LOSSES):
        named = [id for id, slip in LECTURE_SLIPS if _close(student, losses, slip)]
        named = named or diagnosis.name_loss(losses[0], LECTURE_LOSSES[0], case.W, 0.0, 1)
        yours = ", ".join(f"{loss:.4g}" for loss in losses)
        raise Finding(f"cat, car, frog, one at a time: your losses are {yours}.", *named)
    mean = student.loss(case)
    if not _close(student, mean, np.mean(LECTURE_LOSSES)):
        names = diagnosis.name_loss(mean, np.mean(LECTURE_LOSSES), case.W, 0.0, 3, margin=1.0)
        seen = f"The three pictures together: your loss is {mean:.4g}; the mean is 5.267."
        raise Finding(seen, *also_in_gradient(student, names))


def zero_weights(student):
    zero = [case.with_W(0 * case.W) for case in draws(student)]
    losses = [student.loss(case) for case in zero]
    for case, loss in zip(zero, losses, strict=True):
        N, C = len(case.y), case.W.shape[1]
        if not _close(student, loss, C - 1):
            names = diagnosis.name_loss(loss, C - 1, case.W, 0.0, N, margin=1.0) or wrong_divisor(
                zero, losses
            )
            seen = f"W = 0, N = {N}, C = {C}: your loss is {loss:.6g}, not {C - 1}."
            raise Finding(seen, *also_in_gradient(student, names))


def wrong_divisor(zero, losses):
    """At W = 0 the loss is N·(C − 1) over what it was divided by: a size other than N, or a fixed number?"""
    if min(losses) <= 0:
        return ()
    divisors = [len(case.y) * (case.W.shape[1] - 1) / loss for case, loss in zip(zero, losses, strict=True)]
    for axis in (0, 1):
        if np.allclose(divisors, [case.W.shape[axis] for case in zero]):
            return ("wrong_axis",)
    return ("hard_coded_sizes",) if np.allclose(divisors, divisors[0]) else ()


def batch_twice(student):
    for case in draws(student):
        once, twice = student.loss(case), student.loss(case.twice())
        if not _close(student, once, twice):
            names = ("loss_not_averaged",) if _close(student, 2 * once, twice) else ()
            seen = f"Your loss is {once:.6g} for a batch and {twice:.6g} for the same batch twice."
            raise Finding(seen, *also_in_gradient(student, names))


def also_in_gradient(student, names):
    """If the loss is a sum where it should be a mean, is dW one too? Then it is one mistake."""
    if "loss_not_averaged" not in names:
        return names
    case = draws(student)[1]
    try:
        once, twice = student.gradient(case), student.gradient(case.twice())
    except Finding:
        return names  # the gradient may not be written yet
    both = once.any() and _close(student, 2 * once, twice)
    return diagnosis.settle((*names, "gradient_not_averaged")) if both else names


def mean_of_singles(student):
    for case in draws(student):
        singles = [student.loss(case.single(i)) for i in range(len(case.y))]
        together = student.loss(case)
        if not _close(student, together, np.mean(singles)):
            sizes = (1, len(singles))
            one_left = any(_close(student, together * k, loss) for k in sizes for loss in singles if loss > 0)
            raise Finding(
                f"One at a time, {len(singles)} examples have the mean loss {np.mean(singles):.6g}; "
                f"together your loss is {together:.6g}.",
                *(["overwritten_instead_of_added"] if one_left else []),
            )


def classes_renamed(student):
    for case in draws(student):
        order = np.random.default_rng(5).permutation(case.W.shape[1])
        before, after = student.loss(case), student.loss(case.classes_renamed(order))
        if not _close(student, before, after):
            raise Finding(f"Your loss is {before:.6g}; with W's columns and y renamed alike, {after:.6g}.")


def scores_shifted(student):
    for case in draws(student):
        before, after = student.loss(case), student.loss(case.shifted(10.0))
        if not _close(student, before, after):
            raise Finding(f"Your loss is {before:.6g}; with 10 added to every score it is {after:.6g}.")


def single_precision(student):
    for case in draws(student):
        wide = student.loss(case)
        narrow = student.loss(replace(case, W=case.W.astype(np.float32), X=case.X.astype(np.float32)))
        if abs(wide - narrow) > SINGLE.tolerance * max(1.0, abs(wide)):
            raise Finding(f"Your loss is {wide:.6g} for float64 arrays and {narrow:.6g} for float32.")


# --- the gradient of the data term ------------------------------------------------------------------------


def readable_gradient(student):
    case, N = READABLE, len(READABLE.y)
    right, dW = N * student.slopes(case)[0], student.gradient(case)
    tolerance = student.gradient_tolerance(dW)
    wrong = np.abs(N * dW - right) > tolerance * np.abs(right).max()
    if wrong.any():
        last = case.with_W(np.tile(case.W[-1], (N, 1)))
        names = diagnosis.name_dscores(N * dW, right, case.y, N * student.slopes(last)[0], tolerance)
        names = names or diagnosis.name_gradient(dW, right / N, case.W, 0.0, N, tolerance)
        i = int(np.argmax(wrong.any(axis=1)))
        raise Finding(
            f"X = identity, so W holds the scores. Row {i}: {_row(case.W[i])}, correct class {case.y[i]}.\n"
            f"N·dW in this row: yours {_row(N * dW[i])}, your loss's slopes {_row(right[i])}.",
            *names,
        )


def follows_the_loss(student):
    for case in draws(student):
        dW = student.gradient(case)
        compare(student, case, dW, "reg = 0")


def gradient_of_batch_twice(student):
    for case in draws(student):
        once, twice = student.gradient(case), student.gradient(case.twice())
        if not _close(student, once, twice):
            names = ("gradient_not_averaged",) if _close(student, 2 * once, twice) else ()
            raise Finding("dW changes when every example stands in the batch twice.", *names)


# --- the penalty ------------------------------------------------------------------------------------------


def penalty_in_the_loss(student):
    for reg in (SMALL, LARGE):
        for case in draws(student, reg):
            data, loss = student.loss(case.with_reg(0.0)), student.loss(case)
            should = reg * np.sum(case.W**2)
            if not _close(student, loss, data + should):
                names = diagnosis.name_loss(loss, data, case.W, reg, len(case.y))
                seen = (
                    f"From reg = 0 to {reg:g} your loss grows by {loss - data:.6g}; reg·ΣW² is {should:.6g}."
                )
                raise Finding(seen, *names)


def penalty_in_the_gradient(student):
    for reg in (SMALL, LARGE):
        for case in draws(student, reg):
            data, dW = student.gradient(case.with_reg(0.0)), student.gradient(case)
            tolerance = student.gradient_tolerance(dW)
            names = diagnosis.name_gradient(dW, data, case.W, reg, len(case.y), tolerance)
            compare(student, case, dW, f"reg = {reg:g}", names)


# --- without a loop ---------------------------------------------------------------------------------------


def no_python_loop(student):
    base = student.steps(cases.draw(4, 5, 3, seed=2))
    for what, sizes in (("examples", (31, 5, 3)), ("classes", (4, 5, 30))):
        more = student.steps(cases.draw(*sizes, seed=2)) - base
        if more > 20:
            seen = f"27 {what} more take {more} more steps of Python, each far slower than NumPy's."
            raise Finding(seen, "loop_in_vectorized")


def same_as(naive):
    """The promise that loss and gradient are those of the function `naive`."""

    def same_as_naive(student):
        for case in draws(student, SMALL):
            loss, dW = Student(naive).loss(case), Student(naive).gradient(case)
            if not _close(student, loss, student.loss(case)):
                both = f"naive {loss:.6g}, vectorized {student.loss(case):.6g}"
                raise Finding(f"The losses differ: {both}.", "naive_and_vectorized_disagree")
            if not _close(student, dW, student.gradient(case)):
                raise Finding("The losses agree, the gradients differ.", "naive_and_vectorized_disagree")

    return same_as_naive


# --- words of the vocabulary ------------------------------------------------------------------------------


def compare(student, case, dW, setting, names=()):
    """dW against numeric slopes of the student's own loss, at coordinates and along random directions."""
    step = student.precision
    probes = gradient_check.compare(student.at(case), case.W, dW, 10, 4, step.h, step.eps, seed=3)
    worst = gradient_check.worst(probes)
    if worst is not None and worst.error > student.gradient_tolerance(dW):
        place = "along a random direction" if worst.where is None else "in dW[{}, {}]".format(*worst.where)
        seen = f"{place}: yours {worst.analytic:.6g}, slope of your loss {worst.numeric:.6g}"
        raise Finding(f"{setting}, N = {len(case.y)}, C = {case.W.shape[1]}, {seen}.", *names)


def _close(student, a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return bool(np.max(np.abs(a - b)) <= student.precision.tolerance * max(1.0, np.max(np.abs(b))))


def _row(values):
    return "(" + ", ".join(f"{round(float(value), 3):g}" for value in values) + ")"
