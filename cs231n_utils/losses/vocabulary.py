"""The words that the checks of a loss function are written in."""

import numpy as np
from threadpoolctl import threadpool_limits

from cs231n_utils import gradient_check
from cs231n_utils.losses import cases, diagnosis
from cs231n_utils.promises.finding import Finding

SMALL, LARGE = 1.7, 130.0  # values of reg: with a small one alone, a forgotten penalty could hide
WIDE = (2, 3000, 3)  # (N, D, C): few pictures, thousands of weights
FORMULA_SECONDS = 0.03  # plain Python loops over features need a third of it, a loss a weight three times


def draws(student, reg=0.0):
    """Two random cases: fewer examples than classes, and more."""
    return [cases.draw(*sizes, seed=(student.seed, sizes[0]), reg=reg) for sizes in (cases.FEW, cases.MANY)]


def compare(student, case, dW, setting, coordinates=10, named=tuple):
    """dW against numeric slopes of the student's own loss, at coordinates and along random directions."""
    step = student.precision
    probes = gradient_check.compare(student.at(case), case.W, dW, coordinates, 4, step.h, step.eps, seed=3)
    # In single precision a kink may pass for rounding: then the slopes are as far apart as dW is from one.
    worst = gradient_check.worst([probe for probe in probes if probe.error > 2 * probe.doubt])
    if worst is not None and worst.error > student.gradient_tolerance(dW):
        place = "along a random direction" if worst.where is None else "in dW[{}, {}]".format(*worst.where)
        seen = f"{place}: yours {worst.analytic:.6g}, slope of your loss {worst.numeric:.6g}"
        raise Finding(f"{setting}, N = {len(case.y)}, C = {case.W.shape[1]}, {seen}.", named=named)


def costs_what_a_formula_costs(student):
    """A formula gives all slopes at once; differences need the loss again for each weight."""
    case, seconds = cases.draw(*WIDE, seed=4), []
    with threadpool_limits(1):  # threads that wait for each other would be taken for slow code
        while not seconds or (len(seconds) < 3 and FORMULA_SECONDS < seconds[-1] < 10 * FORMULA_SECONDS):
            seconds.append(student.seconds(case))  # what takes ten times as long does so again
    if min(seconds) > FORMULA_SECONDS:
        raise Finding(
            f"dW takes {min(seconds):.2g} s for {case}: is the loss computed again for each weight?",
            "numeric_gradient",
        )


def read_by_row(student, case, name_dscores):
    """On a case with X = identity, N·dW is ∂L_i/∂s, (N, C): each row against slopes of the student's loss.

    `name_dscores(student, dscores, right, tolerance)` gives the ids of what is wrong.
    """
    N, dW = len(case.y), student.gradient(case)
    right, tolerance = N * student.slopes(case)[0], student.gradient_tolerance(dW)
    wrong = np.abs(N * dW - right) > tolerance * np.abs(right).max()
    if wrong.any():
        i, rounded = int(np.argmax(wrong.any(axis=1))), diagnosis.is_rounded(dW, right / N)
        raise Finding(
            f"X = identity, so W holds the scores. Row {i}: {row(case.W[i])}, correct class {case.y[i]}.\n"
            f"N·dW in this row: yours {row(N * dW[i])}, your loss's slopes {row(right[i])}.",
            *(["too_few_digits"] if rounded else name_dscores(student, N * dW, right, tolerance)),
        )


def close(a, b, tolerance):
    """Whether two numbers or arrays agree, relative to the largest entry of b, or to 1 if that is larger."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return bool(np.max(np.abs(a - b)) <= tolerance * max(1.0, np.max(np.abs(b))))


def same(student, a, b):
    """Whether two of the student's results agree, as far as their precision tells."""
    return close(a, b, student.precision.tolerance)


def row(values):
    return "(" + ", ".join(f"{round(float(value), 3):g}" for value in values) + ")"
