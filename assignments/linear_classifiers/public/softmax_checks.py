"""What the mathematics promises of a softmax loss and its gradient, beyond what holds for any loss function.

No solution stands here: loss and gradient are only ever the student's, and the gradient is held against
numeric slopes of the student's own loss. What holds for any loss stands in `cs231n_utils.losses`.
"""

from dataclasses import replace

import numpy as np

from cs231n_utils.losses import cases, diagnosis
from cs231n_utils.losses.cases import correct
from cs231n_utils.losses.function import SINGLE
from cs231n_utils.losses.loss_checks import borne_out, name_at_zero
from cs231n_utils.losses.vocabulary import close, costs_what_a_formula_costs, draws, read_by_row, row, same
from cs231n_utils.promises.finding import Finding

from . import extremes, lecture_slips
from .extremes import COARSE

HUGE_SHIFT = 2.0**27  # with it scores have no digits left for differences, but eighths stay exact
MANY = 1000

# Repeated labels, and scores in eighths: large constants can be added without rounding, even in float32.
READABLE = cases.of_scores(
    [
        (3.25, 5.125, -1.75, 2.875),
        (1.25, 4.875, 2.0, 4.375),
        (2.25, 2.5, -1.125, 0.25),
        (0.375, -0.75, 1.875, 1.125),
        (2.625, 0.75, 3.0, 0.25),
        (-1.5, 0.875, 0.625, 2.25),
    ],
    [0, 1, 2, 0, 2, 1],
)

# The same examples with a constant of its own added to each row of scores: no probability changes.
ALL_LARGER = ("With 10,000 added to every score", READABLE.with_W(READABLE.W + 1e4))
FAR_APART = (
    "With the scores of some examples thousands above those of others, though close in each row",
    READABLE.with_W(READABLE.W + np.array([[0.0], [2000.0], [-1500.0], [900.0], [-4000.0], [3000.0]])),
)

# Names that say the same of a softmax gradient as of an SVM's.
SHARED_NAMES = {
    "correct_class_gradient_missing",
    "gradient_missing",
    "gradient_not_averaged",
    "overwritten_instead_of_added",
    "repeated_labels_lost",
    "returns_too_early",
    "sign_flipped",
    "some_are_skipped",
    "stale_scores",
    "line_in_the_wrong_loop",
    "other_classes_gradient_missing",
    "probability_missing_in_gradient",
    "averaged_twice",
}


# --- the loss ---------------------------------------------------------------------------------------------


def worked_example(student):
    case = cases.LECTURE
    losses, mean = [student.loss(case.single(i)) for i in range(3)], student.loss(case)
    if not same(student, losses, lecture_slips.SOFTMAX_LOSSES):
        yours = ", ".join(f"{loss:.4g}" for loss in losses)
        names = name_slip(student, losses, mean)
        names = names or diagnosis.name_loss(
            losses[0], lecture_slips.SOFTMAX_LOSSES[0], case.single(0).W, 0.0, 1
        )
        raise Finding(f"cat, car, frog, one at a time: your losses are {yours}.", *names)
    right = np.mean(lecture_slips.SOFTMAX_LOSSES)
    if not same(student, mean, right):
        names = diagnosis.name_loss(mean, right, case.W, 0.0, 3)
        seen = f"The three pictures together: your loss is {mean:.4g}; the mean is {right:.4g}."
        raise Finding(seen, *borne_out(student, names))


def name_slip(student, losses, mean):
    """The mistake that makes these losses of the lecture's pictures, and this mean, or none."""
    half, first_twice = lecture_slips.SOFTMAX_LOSSES[0] / 2, cases.LECTURE.single(0).twice()
    if not np.any(losses) and same(student, student.loss(first_twice), half):
        return ("some_are_skipped",)  # each of them, when it is the only one
    if same(student, losses, np.log(3)) and not same(student, mean, np.log(3)):
        return ("wrong_axis",)  # alone, an example has no other that its scores could be compared with
    named = {id for id, slip in lecture_slips.SOFTMAX if same(student, losses, slip)}
    return tuple(named.pop().split()) if len(named) == 1 else ()


def zero_weights(student):
    zero = [case.with_W(0 * case.W) for case in draws(student)]
    losses = [student.loss(case) for case in zero]
    for case, loss in zip(zero, losses, strict=True):
        N, C = len(case.y), case.W.shape[1]
        if not same(student, loss, np.log(C)):
            names = name_at_zero(zero, losses, np.log) or wrong_size(zero, losses)
            seen = f"W = 0, N = {N}, C = {C}: your loss is {loss:.6g}, not log {C} = {np.log(C):.4g}."
            raise Finding(seen, *borne_out(student, names))


def wrong_size(zero, losses):
    """At W = 0: was the sum of exponentials taken over a wrong size, or the mean made with one?"""
    sizes = [(*case.W.shape, len(case.y)) for case in zero]
    if np.allclose(np.exp(losses), [N for _, _, N in sizes]):
        return ("wrong_axis",)
    if np.allclose(np.exp(losses), [N * C for _, C, N in sizes]):
        return ("wrong_axis",)
    if min(losses) <= 0:
        return ()
    divisors = [N * np.log(C) / loss for (_, C, N), loss in zip(sizes, losses, strict=True)]
    if any(np.allclose(divisors, [size[axis] for size in sizes]) for axis in (0, 1)):
        return ("wrong_axis",)
    fixed = np.allclose(divisors, divisors[0]) or np.allclose(losses, losses[0])
    return ("hard_coded_sizes",) if fixed else ()


def probabilities_sum_to_one(student):
    """exp(−L) is a probability: over all labels that an example could have, they add up to 1."""
    for case in draws(student):
        example = case.single(0)
        labels = range(case.W.shape[1])
        losses = np.array([student.loss(replace(example, y=np.array([label]))) for label in labels])
        if min(losses) < -student.precision.tolerance:
            raise Finding(f"A loss is {min(losses):.4g}, below 0: −log p of a probability never is.")
        if not close(np.exp(-losses).sum(), 1.0, COARSE):  # a small number added has a check of its own
            raise Finding(
                f"One example with each label in turn: your losses are {row(losses)}, and exp(−loss) adds "
                f"up to {np.exp(-losses).sum():.4g}, not 1."
            )


def many_examples(student):
    """A product of a thousand probabilities is 0 in floating point; a sum of their logarithms is fine."""
    case = cases.draw(MANY, 2, 4, seed=3)
    loss = student.loss(case.with_W(0 * case.W))
    if not same(student, loss, np.log(4)):
        raise Finding(f"W = 0, N = {MANY}, C = 4: your loss is {loss:.6g}, not {np.log(4):.4g}.")


# --- large scores -----------------------------------------------------------------------------------------


def large_scores(student):
    unmoved(student.loss, ALL_LARGER, "no_max_shift")


def rows_far_apart(student):
    unmoved(student.loss, FAR_APART, name_far_apart(student))


def name_far_apart(student):
    """If an example alone is in trouble, the others are not to blame."""
    rows = range(len(READABLE.y))
    try:
        alone = [student.loss_or_inf(FAR_APART[1].single(i)) for i in rows]
    except Finding:
        return "wrong_shift"
    same = close(alone, [student.loss(READABLE.single(i)) for i in rows], COARSE)
    return "global_max_shift" if same else "wrong_shift"


def gradient_of_large_scores(student):
    unmoved(student.gradient, ALL_LARGER, "no_max_shift")
    unmoved(student.gradient, FAR_APART, name_far_apart(student))


def far_apart_in_a_row(student):
    extremes.loss_is_right(_loss(student), (*extremes.SURE, *extremes.MISTAKEN))
    together = student.loss(cases.of_scores(*zip(*((e.scores, e.y) for e in extremes.SURE), strict=True)))
    if not close(together, 0.0, COARSE):
        raise Finding(f"Four examples whose losses are 0 have the loss {together:.6g} together.")


def improbable_classes(student):
    extremes.loss_is_right(_loss(student), extremes.IMPROBABLE)


def gradient_far_apart_in_a_row(student):
    every = (*extremes.SURE, *extremes.MISTAKEN, *extremes.IMPROBABLE)
    extremes.slopes_are_right(lambda extreme: student.gradient(extreme.case)[0], _loss(student), every)


def _loss(student):
    return lambda extreme: student.loss_or_inf(extreme.case)


def unmoved(ask, moved, name):
    """Whether `ask`, for a loss or a gradient, gets the same answer for READABLE and its shifted form."""
    setting, case = moved
    before = ask(READABLE)
    try:
        after = ask(case)
    except Finding as finding:
        raise Finding(f"{setting}: {finding.title or finding.seen}", name) from None
    if not close(after, before, COARSE):
        off = np.max(np.abs(after - before))
        raise Finding(f"{setting}, the result changes by up to {off:.3g}.", name)


# --- the gradient -----------------------------------------------------------------------------------------


def readable_gradient(student):
    read_by_row(student, READABLE, name_dscores)


def name_dscores(student, dscores, right, tolerance):
    """Ids of what is wrong with ∂L_i/∂s (N, C) on READABLE, where it should be `right`."""
    case, (N, C) = READABLE, right.shape
    p = right + correct(case)  # what is left of the slopes without the correct class's own part
    comes_again = np.array([[label in case.y[i + 1 :]] for i, label in enumerate(case.y)])
    stale = case.with_W(np.tile(case.W[-1], (N, 1)))
    elsewhere = (
        ("correct_class_gradient_missing", p),
        ("sign_flipped", p + correct(case)),
        ("repeated_labels_lost", right + comes_again * correct(case)),
        ("gradient_not_averaged", p - N * correct(case)),
        ("line_in_the_wrong_loop", p - C * correct(case)),
        ("gradient_not_averaged", N * p - correct(case)),
        ("stale_scores", N * student.slopes(stale)[0]),
        ("correct_class_gradient_missing", right * (1 - correct(case))),
        ("probability_missing_in_gradient", -correct(case)),
        ("probability_missing_in_gradient", right * (1 - correct(case)) - correct(case)),
        *diagnosis.left_out(right, case.y),
    )
    if own_factor_in_each_row(dscores + correct(case), p, tolerance):
        return ("unnormalised",)
    names = diagnosis.name_dscores(dscores, right, case.y, elsewhere, tolerance)
    if names and set(names) <= SHARED_NAMES:
        return names
    return diagnosis.name_gradient(dscores / N, right / N, case.W, 0.0, N, tolerance)


def own_factor_in_each_row(wrong, p, tolerance):
    """Whether every row of `wrong` (N, C) is the row of p times a positive factor, not one for all rows."""
    factors = wrong.sum(axis=1, keepdims=True) / p.sum(axis=1, keepdims=True)
    in_rows = close(wrong, factors * p, 10 * tolerance)
    return in_rows and factors.min() > 0 and not np.allclose(factors, factors[0], rtol=1e-3)


def slopes_sum_to_zero(student):
    """A constant added to all scores of an example changes nothing, so its slopes add up to nothing."""
    for case in draws(student):
        dW = student.gradient(case)
        off = np.max(np.abs(dW.sum(axis=1)))
        if off > student.gradient_tolerance(dW) * max(1.0, np.max(np.abs(dW))):
            raise Finding(f"The sum over the classes, dW.sum(axis=1), should be 0; yours is up to {off:.4g}.")


def made_by_a_formula(student):
    """Scores have few digits beside a huge constant: a formula does not mind, differences drown in it."""
    costs_what_a_formula_costs(student)
    dW = student.gradient(READABLE)
    tolerance = student.gradient_tolerance(dW)
    if tolerance == SINGLE.tolerance:
        return  # so few digits do not survive differences to begin with
    blurred = student.gradient(READABLE.with_W(READABLE.W + HUGE_SHIFT))
    if not close(blurred, dW, tolerance):
        off = np.max(np.abs(blurred - dW))
        seen = f"With {HUGE_SHIFT:.0e} added to every score, dW changes by up to {off:.2g}."
        raise Finding(seen, "numeric_gradient")
