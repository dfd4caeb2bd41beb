"""What the mathematics promises of a multiclass SVM loss, one small function a promise.

No solution stands here: the loss is only ever the student's. A promise that does not hold raises a
`Finding`, with a misconception's name where the numbers leave no doubt.
"""

from dataclasses import replace

import numpy as np

from cs231n_utils import cases, diagnosis
from cs231n_utils.student import SINGLE, Finding
from cs231n_utils.vocabulary import LARGE, SMALL, draws, same

# The losses of the lecture's three pictures, and what they are with well-known mistakes.
LECTURE_LOSSES = (2.9, 0.0, 12.9)
LECTURE_SLIPS = (
    ("margin_missing", (1.9, 0.0, 10.9)),
    ("correct_class_counted", (3.9, 1.0, 13.9)),
    ("squared_hinge", (8.41, 0.0, 83.25)),
)


def leaves_its_inputs_alone(student):
    for case in draws(student, SMALL):
        after_call = student.arguments_after(case)
        for name, before, after in zip("WXy", case.arguments(), after_call, strict=False):
            if not np.array_equal(before, after):
                raise Finding(f"{name} was changed by the call.", "inputs_changed")


def worked_example(student):
    case = cases.LECTURE
    losses, mean = [student.loss(case.single(i)) for i in range(3)], student.loss(case)
    if not same(student, losses, LECTURE_LOSSES):
        slips = [(id, slip) for id, slip in LECTURE_SLIPS if same(student, losses, slip)]
        # Together, they must show the same slip, as a mean or as a sum.
        named = [id for id, slip in slips if any(same(student, mean, f(slip)) for f in (np.mean, np.sum))]
        named = named or diagnosis.name_loss(losses[0], LECTURE_LOSSES[0], case.W, 0.0, 1)
        yours = ", ".join(f"{loss:.4g}" for loss in losses)
        raise Finding(f"cat, car, frog, one at a time: your losses are {yours}.", *named)
    if not same(student, mean, np.mean(LECTURE_LOSSES)):
        names = diagnosis.name_loss(mean, np.mean(LECTURE_LOSSES), case.W, 0.0, 3, margin=1.0)
        seen = f"The three pictures together: your loss is {mean:.4g}; the mean is 5.267."
        raise Finding(seen, *also_in_gradient(student, names))


def small_margins(student):
    """If only margins beyond some size counted, nothing else would tell: such a loss fits its own slopes."""
    loss = student.loss(cases.of_scores([(1.0, 0.5, 0.2)], [0]))
    if not same(student, loss, 0.7):
        raise Finding(f"Scores (1, 0.5, 0.2), correct class 0: your loss is {loss:.4g}.")


def zero_weights(student):
    zero = [case.with_W(0 * case.W) for case in draws(student)]
    losses = [student.loss(case) for case in zero]
    for case, loss in zip(zero, losses, strict=True):
        N, C = len(case.y), case.W.shape[1]
        if not same(student, loss, C - 1):
            names = diagnosis.name_loss(loss, C - 1, case.W, 0.0, N, margin=1.0)
            names = names or wrong_divisor(zero, losses)
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
        if not same(student, once, twice):
            names = ("loss_not_averaged",) if same(student, 2 * once, twice) else ()
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
    both = once.any() and same(student, 2 * once, twice)
    return diagnosis.settle((*names, "gradient_not_averaged")) if both else names


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
    kept = {
        "returns_too_early": lambda singles: singles[0],
        "overwritten_instead_of_added": lambda singles: ([0.0] + [loss for loss in singles if loss > 0])[-1],
    }
    names = [
        id
        for id, one in kept.items()
        if all(same(student, together, one(singles)) for singles, together in tried)
        or all(same(student, together * len(singles), one(singles)) for singles, together in tried)
    ]
    return names if len(names) == 1 else ()


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
                grows = f"From reg = 0 to {reg:g} your loss grows by {loss - data:.6g}"
                raise Finding(f"{grows}; reg·ΣW² is {should:.6g}.", *names)
