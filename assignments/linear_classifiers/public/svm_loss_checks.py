"""What the mathematics promises of a multiclass SVM loss, beyond what holds for any loss.

No solution stands here: the loss is only ever the student's. A promise that does not hold raises a
`Finding`, with a misconception's name where the numbers leave no doubt.
"""

from functools import partial

import numpy as np

from cs231n_utils.losses import cases, diagnosis
from cs231n_utils.losses.cases import correct
from cs231n_utils.losses.loss_checks import borne_out, name_at_zero
from cs231n_utils.losses.vocabulary import draws, row, same
from cs231n_utils.promises.finding import Finding

from . import lecture_slips

SMALL_MARGINS = (((1.0, 0.5, 0.2), 0.7), ((1.0, -0.1, -0.6), 0.0))  # scores of class 0, and the loss
TWO = cases.of_scores([(2.2, 2.5, 1.8, 3.3), (0.4, -0.8, 1.9, 1.1)], [0, 2])  # all classes violate the margin


def worked_example(student):
    case = cases.LECTURE
    losses, mean = [student.loss(case.single(i)) for i in range(3)], student.loss(case)
    if not same(student, losses, lecture_slips.SVM_LOSSES):
        slips = lecture_slips.of_svm(losses, loss_of_one(student), partial(same, student))
        # Together, they must show the same slip, as a mean or as a sum; if they are right, N is to blame.
        slips = [] if same(student, mean, np.mean(lecture_slips.SVM_LOSSES)) else slips
        named = [id for id, slip in slips if any(same(student, mean, f(slip)) for f in (np.mean, np.sum))]
        if not any(losses) and mean:
            named = ["some_are_skipped"]  # each of them, when it is the only one
        named = named or diagnosis.name_loss(losses[0], lecture_slips.SVM_LOSSES[0], case.W, 0.0, 1)
        yours = ", ".join(f"{loss:.4g}" for loss in losses)
        raise Finding(f"cat, car, frog, one at a time: your losses are {yours}.", *named)
    if not same(student, mean, np.mean(lecture_slips.SVM_LOSSES)):
        names = diagnosis.name_loss(mean, np.mean(lecture_slips.SVM_LOSSES), case.W, 0.0, 3, margin=1.0)
        names = names or columns_left_out(student)
        seen = f"The three pictures together: your loss is {mean:.4g}, which is not their mean."
        raise Finding(seen, *borne_out(student, names))


def loss_of_one(student):
    return lambda scores, y: student.loss(cases.of_scores([scores], [y]))


def columns_left_out(student):
    """Is a batch's loss that of its examples without all classes that are the correct one of some example?"""
    of_any = np.isin(np.arange(TWO.W.shape[1]), TWO.y) & (correct(TWO) == 0)
    hopeless = TWO.with_W(np.where(of_any, -1e3, TWO.W))
    without = [student.loss(hopeless.single(i)) for i in range(len(TWO.y))]
    return ("some_are_skipped",) if same(student, student.loss(TWO), np.mean(without)) else ()


def small_margins(student):
    """If margins counted from another size on than 0, nothing else would tell: the slopes would fit."""
    for scores, should in SMALL_MARGINS:
        loss = student.loss(cases.of_scores([scores], [0]))
        if not same(student, loss, should):
            raise Finding(f"Scores {row(scores)}, correct class 0: your loss is {loss:.4g}.")


def zero_weights(student):
    zero = [case.with_W(0 * case.W) for case in draws(student)]
    losses = [student.loss(case) for case in zero]
    for case, loss in zip(zero, losses, strict=True):
        N, C = len(case.y), case.W.shape[1]
        if not same(student, loss, C - 1):
            names = name_at_zero(zero, losses, lambda C: C - 1, margin=1.0) or wrong_divisor(zero, losses)
            seen = f"W = 0, N = {N}, C = {C}: your loss is {loss:.6g}, not {C - 1}."
            raise Finding(seen, *borne_out(student, names))


def wrong_divisor(zero, losses):
    """At W = 0 the loss is N·(C − 1) over what it was divided by: a size other than N, or a fixed number?"""
    if min(losses) <= 0:
        return ()
    divisors = [len(case.y) * (case.W.shape[1] - 1) / loss for case, loss in zip(zero, losses, strict=True)]
    for axis in (0, 1):
        if np.allclose(divisors, [case.W.shape[axis] for case in zero]):
            return ("wrong_axis",)
    return ("hard_coded_sizes",) if np.allclose(divisors, divisors[0]) else ()
