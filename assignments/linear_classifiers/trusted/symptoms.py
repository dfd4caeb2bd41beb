"""Mistakes that show in how a loss function as a whole behaves: its own answers are compared, no oracle."""

from functools import partial

import numpy as np

from autograder.sandbox.student import Fault
from autograder.words.losses import DW, EXTREMES, LOOPS, LOSS, PENALTY_IN
from autograder.words.naming import attempt
from autograder.words.vocabulary import TOLERANCE, Failed, row_error
from cs231n_utils.losses import diagnosis
from cs231n_utils.losses.cases import of_scores

from . import far_apart, reference

COARSE = 1e-2  # an overflow is no small error
# What changes dW as a whole.
DISTURBING = {"penalty_without_reg", "hard_coded_sizes", "wrong_axis", "too_few_digits"}
HARMLESS = {  # to the probabilities
    "loss_not_averaged",
    "gradient_not_averaged",
    "not_averaged",
    "averaged_twice",
    "gradient_missing",
    "correct_class_gradient_missing",
    "other_classes_gradient_missing",
}
EPSILON = "epsilon_in_the_logarithm"
FEW_STEPS = 20
MANY_CLASSES = 300  # more than eight bits can count
GAP = 730.0  # its exponential is inf, and that of its opposite is not yet 0
IMPROBABLE = (40.0, 60.0)  # the correct class below the others


def added(mistakes, asked, family, draw):
    """The Mistakes with the ids of what shows, each at the part that it explains."""
    if family.overflows:
        mistakes = with_extreme_scores(mistakes, asked, draw)
    mistakes = with_few_decimals(mistakes, asked, [draw.case(6, 5, 4), draw.case(3, 4, 6)], of_case(family))
    mistakes = mistakes.with_names(LOOPS, *(loops(asked, draw) or ()))
    if DW in mistakes.unexplained:
        return mistakes.with_names(DW, *(whole_numbers(asked, draw) or ()))
    if PENALTY_IN[DW] in mistakes.unexplained or DISTURBING & set(mistakes.all()):
        return mistakes
    more = differences(asked, draw)
    if not mistakes.parts.get(DW):
        more = more or many_classes(asked, family, draw)
    return mistakes.with_names(DW, *(more or ()))


def of_case(family):
    """The oracle's (loss, dW), as the student's function answers."""

    def right(*case):
        terms = family.oracle(*case)
        return terms.loss, terms.dW

    return right


def with_few_decimals(mistakes, asked, drawn, oracle):
    """The Mistakes; a part without a name may be right up to a few digits after the point, and rounded."""
    for k, part in enumerate((LOSS, DW)):
        if part in mistakes.unexplained and few_decimals(asked, drawn, oracle, k):
            mistakes = mistakes.with_names(part, "too_few_digits")
    return mistakes


@attempt
def few_decimals(asked, drawn, oracle, k):
    return all(diagnosis.is_rounded(asked(*arguments)[k], oracle(*arguments)[k]) for arguments in drawn)


def with_extreme_scores(mistakes, asked, draw):
    """Do large scores, of all rows or of some, change what should not change?  Is log 0 kept away too far?

    What is wrong with the probabilities themselves spoils these tests.
    """
    case, ε = draw.case(6, 5, 4), epsilon(asked)
    if ε and LOSS in mistakes.unexplained and _is_explained_by(ε, asked, case):
        mistakes = mistakes.with_names(LOSS, EPSILON)
    known = {id for part in (LOSS, DW) for id in mistakes.parts.get(part, ())}
    if {LOSS, DW} & set(mistakes.unexplained) or not known <= HARMLESS | {EPSILON}:
        return mistakes
    return mistakes.with_names(EXTREMES, *(overflow(asked, case) or ()), *([EPSILON] if ε else []))


@attempt
def overflow(asked, case):
    """Which scores, so large that an exponential has no number for them, change what should not change?"""
    if not _unmoved(asked, case, [[3.0]]):
        return ()  # what any constant changes does not overflow
    if not _is_unmoved(asked, case, [[1e4]]):
        return ("no_max_shift",)
    alone = all(_is_unmoved(asked, case.single(i), [[-1e4]]) for i in range(2))
    if not alone or not _in_every_place(asked, case):
        return () if alone and _has_a_number(asked) else ("wrong_shift",)
    apart = np.resize([0.0, 2000.0, -2000.0], (6, 1))
    return () if _is_unmoved(asked, case, apart) else ("global_max_shift",)


def _unmoved(asked, case, amounts):
    (loss, dW), (moved, moved_dW) = asked(*case), asked(*case.with_scores_plus(amounts))
    return max(row_error(moved, loss), row_error(moved_dW[len(case.y) :], dW)) < COARSE


def _is_unmoved(asked, case, amounts):
    """The same, where no answer, or one that is not finite, is an answer."""
    try:
        return _unmoved(asked, case, amounts)
    except (Failed, Fault, TypeError):
        return False


def _in_every_place(asked, case):
    """Are the slopes finite where one score is far above the others, whichever class has it?"""
    places = far_apart.in_every_place(4, 4)
    try:
        return all(
            asked(*case.single(i).with_scores_plus([row]))[1] is not None for i, row in enumerate(places)
        )
    except (Failed, Fault, TypeError):
        return False


def _has_a_number(asked):
    """Is the loss right where a gap is too much for an exponential?  Then the shift is not to blame."""
    one_above_many = np.eye(1, MANY_CLASSES, 1) * GAP  # their mean, too, is far below it
    loss = asked(*of_scores(one_above_many, [0]).arguments())[0]
    return loss is not None and abs(loss - GAP) < COARSE


@attempt
def epsilon(asked):
    """What is added inside the logarithm, if the loss stops growing as the correct class gets improbable."""
    losses = [asked(*of_scores([[0.0, gap, 0.0]], [0]).arguments())[0] for gap in IMPROBABLE]
    stops = np.ptp(losses) < 1e-3 and 0 < losses[0] < far_apart.LEAST - COARSE
    return float(np.exp(-losses[0])) if stops else None


@attempt
def _is_explained_by(ε, asked, case):
    """Whether the loss is that of probabilities with ε added, or raised to it."""
    p = np.array([reference.softmax(*case.single(i)).data_loss for i in range(len(case.y))])
    loss = asked(*case)[0]
    return any(
        row_error(loss, np.mean(-np.log(q))) < COARSE for q in (np.exp(-p) + ε, np.maximum(np.exp(-p), ε))
    )


@attempt
def differences(asked, draw):
    """Does a huge weight over a feature that is always zero blur the rest of dW?"""
    W, X, y, reg = draw.case(6, 5, 4, reg=2.0)
    X, small = np.insert(X, 0, 0.0, axis=1), np.linspace(-0.9, 0.9, 4)
    dW, blurred = (asked(np.vstack([size * small, W]), X, y, reg)[1][1:] for size in (1.0, 1e12))
    return () if row_error(blurred, dW) < COARSE else ("numeric_gradient",)


@attempt
def loops(asked, draw):
    """Does a vectorised function take more steps of Python for more examples or classes?"""
    if not asked.name.endswith("vectorized"):
        return ()
    steps = partial(asked.function.student.steps, asked.name)
    few = steps(*draw.case(4, 5, 3))
    more = (steps(*draw.case(*sizes)) for sizes in ((31, 5, 3), (4, 5, 30)))
    return ("loop_in_vectorized",) if any(count - few > FEW_STEPS for count in more) else ()


@attempt
def whole_numbers(asked, draw):
    """Does dW hold whole numbers, or a mean of such, although X does not?"""
    case = draw.case(6, 5, 4)
    dW = asked(*case)[1]
    whole = any(np.allclose(many * dW, np.round(many * dW)) for many in (1, len(case.y)))
    return ("too_few_digits",) if whole and np.any(dW) else ()


@attempt
def many_classes(asked, family, draw):
    """Is dW, right for few classes, wrong for more of them than eight bits can count?"""
    case = draw.case(3, 4, MANY_CLASSES)
    right = row_error(asked(*case)[1], family.oracle(*case).dW) < TOLERANCE
    return () if right else ("counter_overflows",)
