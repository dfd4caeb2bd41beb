"""What a loss of W and X shows on three pictures and four classes, beyond what one of scores does."""

from functools import partial

import numpy as np

from cs231n_utils.losses import cases
from cs231n_utils.losses.function import LossFunction
from cs231n_utils.losses.vocabulary import row
from cs231n_utils.promises.item import Examples

from .worked_examples import (
    EARLY,
    SAME_LABEL,
    THREE,
    beside,
    one_by_one,
    one_far_above,
    probabilities,
    rows,
    said,
    shift,
)

PIXELS = cases.Case(  # a pixel and the bias
    np.array([(1.0, 2.0, 0.0, -1.0), (0.0, 1.0, 1.0, 3.0)]),
    np.array([(2.0, 1.0), (-1.0, 1.0), (0.0, 1.0)]),
    np.array([1, 0, 3]),
)
REGS = (1, 10)
SIZES = ((3, 3, 3), (2, 4, 3), (5, 4, 3), (5, 4, 10))  # (N, D, C)


def losses(student, report):
    together, twice = said(student.loss, THREE), said(student.loss, THREE.twice())
    batch = f"all in one batch, your loss: {together}; each of them twice: {twice}"
    return [*one_by_one(student.loss, THREE), batch]


def slopes(student, report, case=THREE):
    """The gradient with respect to every picture's scores, beside the slopes of the student's own loss."""
    N = len(case.y)
    table = beside(case, f"{N}·dW", N * student.gradient(case), N * student.slopes(case)[0])
    return ["X is the identity, so W holds the scores, and each row of dW belongs to one picture:", *table]


def penalty(student, report):
    """What reg adds to the student's loss and dW; the data term is left out of it."""
    first, second = REGS
    once, twice = ([_added(student, case, reg) for reg in REGS] for case in (PIXELS, PIXELS.twice()))
    with_penalty = PIXELS.with_reg(first)
    to_dW = student.gradient(with_penalty) - student.gradient(PIXELS)
    to_slopes = student.slopes(with_penalty)[0] - student.slopes(PIXELS)[0]
    return [
        f"three pictures, W with the rows {rows(PIXELS.W)}, so ΣW² = {np.sum(PIXELS.W**2):g}",
        f"reg = {first} adds {once[0]} to your loss, reg = {second} adds {once[1]};",
        f"  with each picture twice in the batch, {twice[0]} and {twice[1]}",
        f"reg = {first} adds the rows {rows(to_dW)} to your dW,",
        f"  and {rows(to_slopes)} to the slopes of your loss",
    ]


def _added(student, case, reg):
    return said(lambda: student.loss(case.with_reg(reg)) - student.loss(case))


def sizes(student, report):
    drawn = [cases.draw(*size, seed=1) for size in SIZES]
    return [
        f"{len(case.y)} pictures, {case.W.shape[1]} classes, W = 0, your loss: "
        f"{_plainly(student.function, case.with_W(0 * case.W))}"
        for case in drawn
    ]


def _plainly(function, case):
    """The loss as text, without a search for what makes an error go away, which takes seconds."""
    try:
        return f"{float(np.squeeze(function(*case.arguments())[0])):.6g}"
    except (Exception, SystemExit) as error:
        return f"it stops with {type(error).__name__}"


def inputs(student, report):
    case = THREE.with_reg(1.0)
    arrays = zip("WXy", case.arguments(), student.arguments_after(case), strict=False)
    return [
        f"{name}: before the call {rows(before)}, after it {rows(after)}" for name, before, after in arrays
    ]


def steps(student, report):
    counts = [
        (size, student.steps(cases.draw(*size, seed=2))) for size in ((4, 5, 3), (31, 5, 3), (4, 5, 30))
    ]
    return [f"{N} pictures, {C} classes: {count} lines of Python" for (N, _, C), count in counts]


def cost(student, report):
    drawn = [cases.draw(2, D, 3, seed=4) for D in (10, 100)]
    times = [min(student.seconds(case) for _ in range(3)) for case in drawn]
    pairs = zip(drawn, times, strict=True)
    return [f"two pictures, {case.W.size} weights: {1000 * time:.2g} milliseconds" for case, time in pairs]


def twin(student, report):
    other, case = LossFunction(getattr(report.module, report.item.twin.id)), PIXELS
    pair = [
        f"{id}: {', '.join(said(one.loss, case.with_reg(reg)) for reg in (0, *REGS))}"
        for id, one in ((report.item.id, student), (report.item.twin.id, other))
    ]
    given = f"W has the rows {rows(case.W)}, X {rows(case.X)}, y is {row(case.y)};"
    return [given, f"the losses for reg = {', '.join(map(str, (0, *REGS)))}:", *pair]


def apart(student, report):
    far = THREE.with_W(THREE.W + np.array([[0.0], [2000.0], [-3000.0]]))
    alone = ", ".join(said(student.loss, far.single(i)) for i in range(len(far.y)))
    return [
        f"scores {rows(far.W)}, correct classes {row(far.y)}:",
        f"  one at a time your losses are {alone}; together {said(student.loss, far)}",
    ]


OF_A_LOSS = Examples(
    {
        "losses": losses,
        "slopes": slopes,
        "repeated": partial(slopes, case=SAME_LABEL),
        "penalty": penalty,
        "sizes": sizes,
        "inputs": inputs,
        "steps": steps,
        "cost": cost,
        "twin": twin,
        "probabilities": lambda student, report: probabilities(student.loss),
        "shift": lambda student, report: shift(student.loss),
        "above": lambda student, report: one_far_above(student.loss),
        "apart": apart,
    },
    "slopes",
    EARLY,
    always={"penalty": "penalty"},
)
