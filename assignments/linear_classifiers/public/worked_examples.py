"""Two pictures, three classes: small inputs on which a mistake can be seen, and worked out by hand.

Every number is what the student's own code returns, or a slope of it by differences. What would be right is
not written down: it can be worked out on paper.
"""

from functools import partial

import numpy as np

from cs231n_utils import NotStarted
from cs231n_utils.losses import cases
from cs231n_utils.losses.function import LossFunction
from cs231n_utils.losses.of_scores import LossOfScores
from cs231n_utils.losses.vocabulary import row
from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.item import Examples

# Picture 0 has one violated margin, picture 1 has two; no margin is exactly 0.
TWO = cases.of_scores([(2.0, 3.0, 0.0), (2.0, 1.0, 1.0)], [0, 1])
SAME_LABEL = cases.of_scores([(2.0, 3.0, 0.0), (1.0, 2.0, 1.5)], [0, 0])
SMALL_WEIGHTS = cases.of_scores([(1.0, 2.0, 0.0), (0.0, 1.0, 1.0)], [0, 1])
TWO_OF_THREE_PIXELS = cases.Case(
    np.array([(1.0, 2.0, 0.0), (0.0, 1.0, 1.0), (1.0, 0.0, 2.0)]),
    np.array([(1.0, 2.0, 1.0), (2.0, 0.0, 1.0)]),
    np.array([0, 1]),
)
REGS, CONSTANTS, DELTAS = (0, 1, 3), (0, 100, 1000, 10000), (1.0, 2.0, 3.0)
SIZES = ((3, 3, 3), (2, 4, 3), (5, 4, 3), (5, 4, 10))  # (N, D, C)


def said(ask, *arguments):
    """What `ask` returns, as text; an error in a few words."""
    try:
        value = ask(*arguments)
    except (Finding, NotStarted) as error:
        return short(error)
    return f"{value:.6g}" if np.ndim(value) == 0 else row(value)


def _plainly(function, case):
    """The loss as text, without a search for what makes an error go away, which takes seconds."""
    try:
        return f"{float(np.squeeze(function(*case.arguments())[0])):.6g}"
    except (Exception, SystemExit) as error:
        return f"it stops with {type(error).__name__}"


# --- a loss function --------------------------------------------------------------------------------------


def losses(student, report, case=TWO):
    alone = [
        f"{_picture(case, i)}: your loss: {said(_loss(student), case.single(i))}" for i in range(len(case.y))
    ]
    if isinstance(student, LossOfScores):
        return alone
    together, twice = said(student.loss, case), said(student.loss, case.twice())
    return [*alone, f"both in one batch, your loss: {together}; each of them twice: {twice}"]


def slopes(student, report, case=TWO):
    """The gradient with respect to every picture's scores, beside the slopes of the student's own loss."""
    if isinstance(student, LossOfScores):
        yours, right, what = student.gradients(case), student.slopes(case), "dscores"
    else:
        N = len(case.y)
        yours, right, what = N * student.gradient(case), N * student.slopes(case)[0], f"{N}·dW"
    table = [
        f"{_picture(case, i)}: {what} {row(yours[i])}, slopes of your loss {_rows(right[i])}"
        for i in range(len(case.y))
    ]
    identity = "X is the identity, so W holds the scores, and each row of dW belongs to one picture:"
    return table if isinstance(student, LossOfScores) else [identity, *table]


def penalty(student, report):
    case = SMALL_WEIGHTS
    once, twice = (", ".join(said(student.loss, c.with_reg(r)) for r in REGS) for c in (case, case.twice()))
    with_penalty = case.with_reg(1.0)
    adds = student.gradient(with_penalty) - student.gradient(case)
    slopes_add = student.slopes(with_penalty)[0] - student.slopes(case)[0]
    return [
        f"two pictures, W with the rows {_rows(case.W)}, so ΣW² = {np.sum(case.W**2):g}",
        f"reg = {', '.join(map(str, REGS))}: your losses are {once}; with each picture twice {twice}",
        f"reg = 1 adds {_rows(adds)} to your dW,",
        f"  and {_rows(slopes_add)} to the slopes of your loss",
    ]


def sizes(student, report):
    if isinstance(student, LossOfScores):
        return [f"{C} scores of 0: your loss: {said(student.loss, np.zeros(C), 1)}" for C in (3, 5, 10)]
    drawn = [cases.draw(*size, seed=1) for size in SIZES]
    return [
        f"{len(case.y)} pictures, {case.W.shape[1]} classes, W = 0, your loss: "
        f"{_plainly(student.function, case.with_W(0 * case.W))}"
        for case in drawn
    ]


def inputs(student, report):
    if isinstance(student, LossOfScores):
        before, after = TWO.W[0], TWO.W[0].copy()
        student.call(after, int(TWO.y[0]))
        return [f"scores: before the call {row(before)}, after it {row(after)}"]
    case = TWO.with_reg(1.0)
    arrays = zip("WXy", case.arguments(), student.arguments_after(case), strict=False)
    return [
        f"{name}: before the call {_rows(before)}, after it {_rows(after)}" for name, before, after in arrays
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
    other, case = LossFunction(getattr(report.module, report.item.twin.id)), TWO_OF_THREE_PIXELS
    pair = [
        f"{id}: {', '.join(said(one.loss, case.with_reg(reg)) for reg in REGS)}"
        for id, one in ((report.item.id, student), (report.item.twin.id, other))
    ]
    given = f"W has the rows {_rows(case.W)}, X {_rows(case.X)}, y is {row(case.y)};"
    return [given, f"the losses for reg = {', '.join(map(str, REGS))}:", *pair]


def probabilities(student, report):
    loss, case = _loss(student), TWO.single(0)
    given = np.array([loss(cases.of_scores(case.W[:1], [label])) for label in range(3)])
    return [
        f"scores {row(case.W[0])}: your loss if class 0, 1 or 2 is the correct one: {row(given)}",
        f"exp(−loss): {row(np.exp(-given))}; together {np.exp(-given).sum():.4g}",
    ]


def shift(student, report):
    case, loss = cases.of_scores(TWO.W[:1], TWO.y[:1]), _loss(student)
    moved = [(constant, case.with_W(case.W + constant)) for constant in CONSTANTS]
    return [f"scores {row(one.W[0])}, correct class 0: your loss: {said(loss, one)}" for _, one in moved]


def apart(student, report):
    far = TWO.with_W(TWO.W + np.array([[0.0], [2000.0]]))
    alone = [said(student.loss, far.single(i)) for i in range(2)]
    return [
        f"scores {row(far.W[0])} and {row(far.W[1])}, correct classes 0 and 1:",
        f"  one at a time your losses are {alone[0]} and {alone[1]}, together {said(student.loss, far)}",
    ]


def delta(student, report):
    return [
        f"scores {row(TWO.W[0])}, correct class 0, delta = {d:g}: your loss: "
        f"{said(partial(student.loss, delta=d), TWO.W[0], 0)}, "
        f"dscores {said(partial(student.gradient, delta=d), TWO.W[0], 0)}"
        for d in DELTAS
    ]


def _loss(student):
    """The loss of a case with one picture, for functions of W and for functions of scores."""
    if isinstance(student, LossOfScores):
        return lambda case: student.loss((case.X @ case.W)[0], int(case.y[0]))
    return student.loss


def _picture(case, i):
    return f"picture {i}, correct class {case.y[i]}, scores {row(case.W[i])}"


def _rows(array):
    """Rows of numbers as text; differences may leave a −0, which would only be a riddle."""
    rounded = np.round(array, 3) + 0.0
    return " and ".join(map(row, rounded)) if array.ndim == 2 else row(rounded)


BOTH = {
    "losses": losses,
    "slopes": slopes,
    "repeated": partial(slopes, case=SAME_LABEL),
    "sizes": sizes,
    "inputs": inputs,
    "probabilities": probabilities,
    "shift": shift,
}
EARLY = {"loss": "losses", "stability": "losses"}  # parts before an item's gradient is looked at
OF_A_LOSS = Examples(
    {**BOTH, "penalty": penalty, "steps": steps, "cost": cost, "twin": twin, "apart": apart}, "slopes", EARLY
)
OF_SCORES = Examples({**BOTH, "delta": delta}, "slopes", EARLY)
