"""What the mathematics promises of an SVM's gradient, beyond what holds for any loss.

The gradient is held against numeric slopes of the student's own loss, never against a formula.
"""

import numpy as np

from cs231n_utils.losses import cases, diagnosis
from cs231n_utils.losses.cases import correct
from cs231n_utils.losses.vocabulary import SMALL, close, costs_what_a_formula_costs, draws, read_by_row
from cs231n_utils.promises.finding import Finding

MANY = 300  # classes
ROUNDED = 0.1  # float32 adds up 300 numbers
HUGE = 1e12  # a loss with such a weight in it has no digits left for differences

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


def readable_gradient(student):
    read_by_row(student, READABLE, name_dscores)


def name_dscores(student, dscores, right, tolerance):
    """Ids of what is wrong with ∂L_i/∂s (N, C) on READABLE, where it should be `right`."""
    case, N = READABLE, len(READABLE.y)
    if margins_in(student.loss, case, dscores, tolerance):
        return ("margins_as_slopes",)
    others = (
        ("stale_scores", np.tile(case.W[-1], (N, 1))),
        ("margin_missing_in_gradient", case.W + correct(case)),
    )
    elsewhere = [
        *((id, N * student.slopes(case.with_W(scores))[0]) for id, scores in others),
        *diagnosis.of_the_hinge(right, case.y),
        *diagnosis.left_out(right, case.y),
    ]
    columns = diagnosis.hinge_columns(right[np.arange(N), case.y])
    names = diagnosis.name_dscores(dscores, right, case.y, elsewhere, tolerance, columns)
    return names or diagnosis.name_gradient(dscores / N, right / N, case.W, 0.0, N, tolerance)


def margins_in(loss_of, case, dscores, tolerance):
    """Whether dscores (N, C) says by how much a class violates the margin, rather than whether it does.

    A class's share of the loss is what the loss gives up when the class gets a hopeless score.
    """
    loss = loss_of(case)
    for i, c in np.argwhere(correct(case) == 0):
        hopeless = case.W.copy()
        hopeless[i, c] = -1e3
        share = len(case.y) * (loss - loss_of(case.with_W(hopeless)))
        if not close(dscores[i, c], share, 10 * tolerance):
            return False
    return True


def slopes_sum_to_zero(student, C=5, *names):
    """A constant added to all scores changes no loss; at W = 0 all margins are violated, and counted."""
    for case in (cases.draw(N, 4, C, seed=6) for N in (1, 3)):
        off = abs(student.gradient(case.with_W(0 * case.W)).sum(axis=1)).max()
        if off > ROUNDED:
            seen = f"the sum over all {C} classes, dW.sum(axis=1), should be 0; yours is up to {off:.4g}."
            raise Finding(f"W = 0: {seen}", *names)


def slopes_of_many_sum_to_zero(student):
    slopes_sum_to_zero(student, MANY, "counter_overflows")


def made_by_a_formula(student):
    """A formula does not notice a huge weight that has nothing to do with it; differences drown in it."""
    costs_what_a_formula_costs(student)
    for case in draws(student):
        N, C = len(case.y), case.W.shape[1]
        huge = HUGE * np.random.default_rng(7).permutation(np.linspace(-0.9, 0.9, C))
        penalised = case.with_reg(SMALL)
        for setting, before, after, examples in (
            ("on a feature that is always 0", penalised, penalised.with_empty_feature(huge), N),
            ("on a feature of one more example", case, case.with_lone_example(huge), N + 1),
        ):
            dW, blurred = N * student.gradient(before), examples * student.gradient(after)[1:]
            if not close(blurred, dW, student.gradient_tolerance(dW)):
                off = np.max(np.abs(blurred - dW)) / N
                seen = f"With a weight of {HUGE:.0e} {setting}, the rest of dW changes by up to {off:.2g}."
                raise Finding(seen, "numeric_gradient")
