"""What the mathematics promises of the losses of one example, as functions of its scores.

No solution stands here: loss and slopes are only ever the student's, and what the student calls the gradient
is held against numeric slopes of the student's own loss.
"""

from contextlib import suppress
from functools import partial

import numpy as np

from cs231n_utils.losses import cases, diagnosis
from cs231n_utils.losses.cases import correct
from cs231n_utils.losses.function import SINGLE
from cs231n_utils.losses.of_scores import HARMLESS_SIZES, SIZES
from cs231n_utils.losses.vocabulary import close, row
from cs231n_utils.promises.finding import Finding

from . import extremes, lecture_slips, softmax_checks
from .svm_gradient_checks import margins_in
from .svm_loss_checks import SMALL_MARGINS

PICTURES = tuple(zip(cases.LECTURE.W, (0, 1, 2), strict=True))  # (scores, correct class): cat, car, frog
DELTAS = (0.5, 3.0)
READABLE = softmax_checks.READABLE
HUGE = softmax_checks.HUGE_SHIFT
CONSTANTS = (7.5, 1e4, -1e4)  # upwards first: there exponentials overflow
LOOSE = extremes.COARSE
SPREAD = np.array([10.0, -20.0, -20.0])  # like the lecture's (10, −100, −100), but for float32 as well

# Names that say the same of the slopes of one example as of a batch's gradient.
BOTH_NAMES = {
    "correct_class_gradient_missing",
    "gradient_missing",
    "other_classes_gradient_missing",
    "sign_flipped",
}
SOFTMAX_NAMES = BOTH_NAMES | {"probability_missing_in_gradient"}
SVM_NAMES = BOTH_NAMES | {
    "correct_class_gradient_once",
    "count_includes_correct_class",
    "hinge_missing",
    "margin_missing_in_gradient",
}


# --- both losses ------------------------------------------------------------------------------------------


def leaves_scores_alone(student):
    for scores, y in student.draw():
        student.loss(scores, y)
    for scores, y in (*student.draw(), (cases.HUGE * cases.spread(12), 0)):
        given = scores.copy()
        with suppress(Finding):  # of huge scores no answer is wanted
            student.call(given, y)
        if not np.array_equal(given, scores):
            raise Finding(f"scores was {row(scores)} before the call, {row(given)} after.", "inputs_changed")


def worked_example(right, slips_of):
    """The promise that cat, car and frog have the `right` losses; slips_of(student, losses): [(id, slip)]."""

    def test(student):
        losses = [student.loss(*picture) for picture in PICTURES]
        if not student.same(losses, right):
            named = {id for id, _ in slips_of(student, losses)}
            names = named.pop().split() if len(named) == 1 else ()
            raise Finding(f"cat, car, frog: your losses are {row(losses)}.", *names)

    return test


def equal_scores(right, what):
    """The promise that C equal scores give right(C), `what` in words."""

    def test(student):
        losses = [student.loss(np.zeros(C), 1) for C in SIZES]
        for C, loss in zip(SIZES, losses, strict=True):
            if not student.same(loss, right(C)):
                fixed = any(student.same(losses, right(size)) for size in HARMLESS_SIZES)
                names = ("hard_coded_sizes",) if fixed else ()
                raise Finding(f"{C} scores of 0: your loss is {loss:.6g}; {what} is {right(C):.6g}.", *names)

    return test


def classes_renamed(student):
    for scores, y in student.draw():
        order = np.random.default_rng(5).permutation(len(scores))
        before, after = student.loss(scores, y), student.loss(scores[order], int(np.argsort(order)[y]))
        if not student.same(before, after):
            raise Finding(f"Your loss is {before:.6g}; with the classes in another order, {after:.6g}.")


def constant_added(overflow):
    """The promise that only differences of scores matter; `overflow`: {constant: names of what it breaks}."""

    def test(student):
        for constant in CONSTANTS:
            names = overflow.get(constant, ())
            moved = READABLE.with_W(READABLE.W + constant)
            try:
                unmoved(student.loss, moved, names)
                unmoved(student.gradient, moved, names)
            except Finding as finding:
                seen = f"With {constant:g} added to every score: {finding.title or finding.seen}"
                raise Finding(seen, *(names or finding.misconceptions)) from None

    return test


def unmoved(ask, moved, names):
    for before, after, y in zip(READABLE.W, moved.W, READABLE.y, strict=True):
        if not close(ask(after, int(y)), ask(before, int(y)), LOOSE):
            raise Finding(f"for the scores {row(before)}, the result changes.", *names)


def follows_the_loss(name):
    """The promise that dscores holds the slopes; name(student, dscores, right) finds out why if not."""

    def test(student):
        right, dscores = student.slopes(READABLE), student.gradients(READABLE)
        wrong = np.abs(dscores - right) > student.tolerance(dscores) * max(1.0, np.abs(right).max())
        if wrong.any():
            i = int(np.argmax(wrong.any(axis=1)))
            rounded = diagnosis.is_rounded(dscores, right)
            raise Finding(
                f"Scores {row(READABLE.W[i])}, correct class {READABLE.y[i]}.\n"
                f"dscores: yours {row(dscores[i])}, your loss's slopes {row(right[i])}.",
                *(["too_few_digits"] if rounded else name(student, dscores, right)),
            )

    return test


def made_by_a_formula(student):
    """Scores have few digits beside a huge constant: a formula does not mind, differences drown in it."""
    dscores = student.gradients(READABLE)
    tolerance = student.tolerance(dscores)
    blurred = student.gradients(READABLE.with_W(READABLE.W + HUGE))
    if tolerance < SINGLE.tolerance and not close(blurred, dscores, tolerance):
        off = np.max(np.abs(blurred - dscores))
        seen = f"With {HUGE:.0e} added to every score, dscores changes by up to {off:.2g}."
        raise Finding(seen, "numeric_gradient")


# --- the hinge --------------------------------------------------------------------------------------------

svm_worked_example = worked_example(
    lecture_slips.SVM_LOSSES,
    lambda student, losses: lecture_slips.of_svm(losses, student.loss, student.same),
)
svm_equal_scores = equal_scores(lambda C: C - 1, "C − 1")


def small_margins(student):
    for scores, should in SMALL_MARGINS:
        loss = student.loss(np.array(scores), 0)
        if not student.same(loss, should):
            raise Finding(f"Scores {row(scores)}, correct class 0: your loss is {loss:.4g}.")


def delta_counts(student):
    """Scores and margin in another unit: the loss is in that unit, too, and its slopes are the same."""
    for delta in DELTAS:
        larger = READABLE.with_W(delta * READABLE.W)
        for scores, y in zip(READABLE.W, READABLE.y, strict=True):
            once, scaled = student.loss(scores, int(y)), student.loss(delta * scores, int(y), delta=delta)
            if not student.same(scaled, delta * once):
                ignored = student.same(scaled, student.loss(delta * scores, int(y)))
                seen = f"Your loss is {once:.6g}; with scores and delta times {delta:g}, it is {scaled:.6g}."
                raise Finding(seen, *(["delta_ignored"] if ignored else []))
        scaled, once = student.gradients(larger, delta=delta), student.gradients(READABLE)
        if not close(scaled, once, LOOSE):
            ignored = close(scaled, student.gradients(larger), LOOSE)
            seen = f"With scores and delta times {delta:g}, dscores should stay what it was."
            raise Finding(seen, *(["delta_ignored"] if ignored else []))


def svm_follows_the_loss(student):
    try:
        follows_the_loss(name_svm_slopes)(student)
    except Finding as finding:
        if not finding.misconceptions and in_a_boolean(student):
            finding.misconceptions = ("count_in_a_boolean",)
        raise


def in_a_boolean(student):
    """Are the slopes truth values, true for the correct class as well, where minus a count belongs?"""
    given = [student.call(scores.copy(), int(y))[1] for scores, y in zip(READABLE.W, READABLE.y, strict=True)]
    truth = all(isinstance(one, np.ndarray) and one.dtype == bool for one in given)
    return truth and np.array_equal(given, np.abs(student.slopes(READABLE)) > 0.5)


def name_svm_slopes(student, dscores, right):
    if margins_in(partial(mean_loss, student), READABLE, dscores, student.tolerance(dscores)):
        return ("margins_as_slopes",)
    no_margin = READABLE.with_W(READABLE.W + correct(READABLE))
    others = [
        ("margin_missing_in_gradient", student.slopes(no_margin)),
        *diagnosis.of_the_hinge(right, READABLE.y),
        *diagnosis.left_out(right, READABLE.y),
    ]
    columns = diagnosis.hinge_columns(right[np.arange(len(READABLE.y)), READABLE.y])
    names = diagnosis.name_dscores(dscores, right, READABLE.y, others, student.tolerance(dscores), columns)
    return names if set(names) <= SVM_NAMES else ()


def mean_loss(student, case):
    return np.mean([student.loss(scores, int(y)) for scores, y in zip(case.W, case.y, strict=True)])


def far_ahead_is_flat(student):
    loss, dscores = (ask(np.array([10.0, -100.0, -100.0]), 0) for ask in (student.loss, student.gradient))
    if loss != 0 or dscores.any():
        raise Finding(f"Scores (10, −100, −100): your loss is {loss:g}, dscores is {row(dscores)}.")


# --- softmax ----------------------------------------------------------------------------------------------

softmax_worked_example = worked_example(
    lecture_slips.SOFTMAX_LOSSES,
    lambda student, losses: [(id, slip) for id, slip in lecture_slips.SOFTMAX if student.same(losses, slip)],
)
softmax_equal_scores = equal_scores(np.log, "log C")


def probabilities_sum_to_one(student):
    for scores, _ in student.draw():
        losses = np.array([student.loss(scores, label) for label in range(len(scores))])
        if not close(np.exp(-losses).sum(), 1.0, LOOSE):  # a small number added has a check of its own
            seen = f"With each class as the correct one your losses are {row(losses)}"
            raise Finding(f"{seen}, and exp(−loss) adds up to {np.exp(-losses).sum():.4g}, not 1.")


def name_softmax_slopes(student, dscores, right):
    p = right + correct(READABLE)  # what is left of the slopes without the correct class's own part
    if softmax_checks.own_factor_in_each_row(dscores + correct(READABLE), p, student.tolerance(dscores)):
        return ("unnormalised",)
    others = (
        ("correct_class_gradient_missing", p),
        ("sign_flipped", p + correct(READABLE)),
        ("correct_class_gradient_missing", right * (1 - correct(READABLE))),
        ("probability_missing_in_gradient", -correct(READABLE)),
        ("probability_missing_in_gradient", right * (1 - correct(READABLE)) - correct(READABLE)),
        *diagnosis.left_out(right, READABLE.y),
    )
    names = diagnosis.name_dscores(dscores, right, READABLE.y, others, student.tolerance(dscores))
    return names if set(names) <= SOFTMAX_NAMES else ()


def slopes_sum_to_zero(student):
    for scores, y in student.draw():
        dscores = student.gradient(scores, y)
        if abs(dscores.sum()) > student.tolerance(dscores):
            raise Finding(f"Scores {row(scores)}: your slopes add up to {dscores.sum():.4g}, not to 0.")


def far_apart(student):
    extremes.loss_is_right(_loss(student), (*extremes.SURE, *extremes.MISTAKEN))


def slopes_far_apart(student):
    extremes.slopes_are_right(
        lambda extreme: student.gradient(np.array(extreme.scores, dtype=float), extreme.y),
        _loss(student),
        (*extremes.SURE, *extremes.MISTAKEN),
    )


def improbable_classes(student):
    extremes.loss_is_right(_loss(student), extremes.IMPROBABLE)


def _loss(student):
    return lambda extreme: student.loss_or_inf(np.array(extreme.scores, dtype=float), extreme.y)


def never_flat(student):
    dscores = student.gradient(SPREAD, 0)
    if not np.all(dscores[1:] > 0):
        raise Finding(f"Scores {row(SPREAD)}, correct class 0: your slopes are {dscores}.")
