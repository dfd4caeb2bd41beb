"""What the mathematics promises of any loss f(W, X, y, reg) with an L2 penalty, one small function a promise.

No solution stands here: the loss is only ever the student's. A promise that does not hold raises a
`Finding`, with a misconception's name where the numbers leave no doubt.
"""

from dataclasses import replace

import numpy as np

from cs231n_utils.losses import diagnosis
from cs231n_utils.losses.cases import TELLTALE, draw, telltale
from cs231n_utils.losses.function import SINGLE
from cs231n_utils.losses.vocabulary import LARGE, SMALL, draws, same
from cs231n_utils.promises.finding import Finding


def leaves_its_inputs_alone(student):
    for case in telltale(lambda i: draw(*TELLTALE, seed=(student.seed, i), reg=SMALL)):
        after_call = student.arguments_after(case)
        for name, before, after in zip("WXy", case.arguments(), after_call, strict=False):
            if not np.array_equal(before, after):
                raise Finding(f"{name} was changed by the call.", "inputs_changed")


# What twice the batch makes of the loss, and how many times the mean of N examples it is.
TWICE = (("loss_not_averaged", 2.0, lambda N: N), ("averaged_twice", 0.5, lambda N: 1 / N))


def batch_twice(student):
    for case in draws(student):
        once, twice = student.loss(case), student.loss(case.twice())
        if not same(student, once, twice):
            names = [
                id
                for id, factor, times in TWICE
                if same(student, factor * once, twice)
                and is_a_multiple_of_the_mean(student, case, times(len(case.y)))
            ]
            seen = f"Your loss is {once:.6g} for a batch and {twice:.6g} for the same batch twice."
            raise Finding(seen, *borne_out(student, names))


def is_a_multiple_of_the_mean(student, case, factor):
    """Whether the loss of the batch is so many times the mean of its examples' losses."""
    singles = [student.loss(case.single(i)) for i in range(len(case.y))]
    return same(student, student.loss(case), factor * np.mean(singles))


def borne_out(student, names):
    """Names of a loss, as far as the losses of single examples bear them out; with the same one of dW.

    If the loss is a sum where it should be a mean, and dW is one too, then it is one mistake.
    """
    case = draws(student)[1]
    if "averaged_twice" in names and not is_a_multiple_of_the_mean(student, case, 1 / len(case.y)):
        return ()  # one example alone, divided once, is as large where all are alike
    if "loss_not_averaged" not in names:
        return names
    try:
        once, twice = student.gradient(case), student.gradient(case.twice())
    except Finding:
        return names  # the gradient may not be written yet
    both = once.any() and same(student, 2 * once, twice)
    return diagnosis.settle((*names, "gradient_not_averaged")) if both else names


def also_in_its_gradient(student, case, names):
    """If the loss has half of the penalty, has its gradient, too? Then it is one mistake."""
    if "penalty_loss_halved" not in names:
        return names
    try:
        adds = student.gradient(case) - student.gradient(case.with_reg(0.0))
    except Finding:
        return names  # the gradient may not be written yet
    halved = same(student, adds, case.reg * case.W)
    return diagnosis.settle((*names, "penalty_gradient_halved")) if halved else names


def mean_of_singles(student):
    tried = []
    for case in draws(student):
        singles = [student.loss(case.single(i)) for i in range(len(case.y))]
        tried.append((singles, student.loss(case)))
    for singles, together in tried:
        if not same(student, together, np.mean(singles)):
            raise Finding(
                f"One at a time, {len(singles)} examples have the mean loss {np.mean(singles):.6g}; "
                f"together your loss is {together:.6g}.",
                *one_left(student, tried),
            )


def one_left(student, tried):
    """Is the loss of a batch that of one example alone, divided by N or not: of the first or the last?"""
    kept = (
        ("returns_too_early", lambda singles: singles[0]),
        ("overwritten_instead_of_added", last_above_zero),
        ("some_are_skipped", lambda singles: sum(singles[1:])),
        ("some_are_skipped", lambda singles: sum(singles[:-1])),
        ("line_in_the_wrong_loop", divided_again),
    )
    names = [
        id
        for id, one in kept
        if all(same(student, together, one(singles)) for singles, together in tried)
        or all(same(student, together * len(singles), one(singles)) for singles, together in tried)
    ]
    return names if len(names) == 1 else ()


def last_above_zero(singles):
    return ([0.0] + [loss for loss in singles if loss > 0])[-1]


def divided_again(singles):
    """Their sum, if it is divided by their number in every round of the loop."""
    total = 0.0
    for single in singles:
        total = (total + single) / len(singles)
    return total


def name_at_zero(zero, losses, right, margin=None):
    """Ids of what makes these losses at W = 0, where `right(C)` is right: those that fit all cases."""
    named = [
        set(diagnosis.name_loss(loss, right(case.W.shape[1]), case.W, 0.0, len(case.y), margin))
        for case, loss in zip(zero, losses, strict=True)
    ]
    if any(named) and set.intersection(*named) == set.union(*named):
        return tuple(named[0])
    means = [right(case.W.shape[1]) / case.W.shape[1] for case in zero]
    return ("mean_instead_of_sum",) if np.allclose(losses, means) else ()


def classes_renamed(student):
    for case in draws(student):
        order = np.random.default_rng(5).permutation(case.W.shape[1])
        before, after = student.loss(case), student.loss(case.classes_renamed(order))
        if not same(student, before, after):
            raise Finding(f"Your loss is {before:.6g}; with W's columns and y renamed alike, {after:.6g}.")


def scores_shifted(student):
    for case in draws(student):
        before, after = student.loss(case), student.loss(case.shifted(10.0))
        if not same(student, before, after):
            raise Finding(f"Your loss is {before:.6g}; with 10 added to every score it is {after:.6g}.")


def single_precision(student):
    losses = np.array([student.loss(case) for case in draws(student)])
    if np.ptp(losses) and np.array_equal(losses, losses.astype(np.float16)):  # one constant is no rounding
        raise Finding(f"Your losses are {losses[0]:.8g} and {losses[1]:.8g}: three digits.", "too_few_digits")
    for case in draws(student):
        wide = student.loss(case)
        narrow = student.loss(replace(case, W=case.W.astype(np.float32), X=case.X.astype(np.float32)))
        if abs(wide - narrow) > SINGLE.tolerance * max(1.0, abs(wide)):
            raise Finding(f"Your loss is {wide:.6g} for float64 arrays and {narrow:.6g} for float32.")


def penalty_in_the_loss(student):
    for reg in (SMALL, LARGE):
        for case in draws(student, reg):
            data, loss = student.loss(case.with_reg(0.0)), student.loss(case)
            should = reg * np.sum(case.W**2)
            if not same(student, loss, data + should):
                names = diagnosis.name_loss(loss, data, case.W, reg, len(case.y))
                names = also_in_its_gradient(student, case, names)
                grows = f"From reg = 0 to {reg:g} your loss grows by {loss - data:.6g}"
                raise Finding(f"{grows}; reg·ΣW² is {should:.6g}.", *names)
