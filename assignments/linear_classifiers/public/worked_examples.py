"""Three pictures, four classes: small inputs on which a mistake can be seen, and worked out by hand.

No two numbers that a mistake may bring in are alike: of pictures, of classes, and the 2 of a square's slope.
What a function of the scores of one picture shows stands here, and the words that both kinds of function use;
`worked_batches` has what a function of W and X shows.
"""

from functools import partial

import numpy as np

from cs231n_utils import NotStarted
from cs231n_utils.losses import cases
from cs231n_utils.losses.vocabulary import row
from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.item import Examples

# Picture 0 has one violated margin, picture 1 has two, picture 2 has none; no margin is exactly 0.
THREE = cases.of_scores([(2.0, 3.0, 0.0, 0.5), (2.0, 1.0, 1.0, -1.5), (0.0, 1.0, 3.0, -1.0)], [0, 1, 2])
SAME_LABEL = cases.of_scores([(2.0, 3.0, 0.0, 0.5), (1.0, 2.0, 1.5, -1.0), (2.0, 1.0, 1.0, -1.5)], [0, 0, 1])
CONSTANTS, DELTAS = (0, 100, 1000, 10000), (1.0, 2.0, 3.0)
EARLY = {"loss": "losses", "stability": "losses"}  # parts of an item before its gradient is looked at


def said(ask, *arguments):
    """What `ask` returns, as text; an error in a few words."""
    try:
        value = ask(*arguments)
    except (Finding, NotStarted) as error:
        return short(error)
    return f"{value:.6g}" if np.ndim(value) == 0 else row(value)


def picture(case, i):
    return f"picture {i}, correct class {case.y[i]}, scores {row(case.W[i])}"


def rows(array):
    """Rows of numbers as text; differences may leave a −0, which would only be a riddle."""
    rounded = np.round(array, 3) + 0.0
    return " and ".join(map(row, rounded)) if array.ndim == 2 else row(rounded)


# --- in the words of a loss(case) of one picture ------------------------------------------------------------


def one_by_one(loss, case):
    return [f"{picture(case, i)}: your loss: {said(loss, case.single(i))}" for i in range(len(case.y))]


def beside(case, what, yours, right):
    """Numbers of the student's, (N, C), beside the slopes of the loss."""
    return [
        line
        for i in range(len(case.y))
        for line in (
            f"{picture(case, i)}:",
            f"  {what} {row(yours[i])}, slopes of your loss {rows(right[i])}",
        )
    ]


def probabilities(loss):
    scores = THREE.W[:1]
    given = np.array([loss(cases.of_scores(scores, [label])) for label in range(scores.size)])
    return [
        f"scores {row(scores[0])}: your loss with class 0, 1, 2 or 3 as the correct one: {row(given)}",
        f"exp(−loss): {row(np.exp(-given))}; together {np.exp(-given).sum():.4g}",
    ]


def shift(loss):
    case = cases.of_scores(THREE.W[:1], THREE.y[:1])
    moved = [case.with_W(case.W + constant) for constant in CONSTANTS]
    return [f"scores {row(one.W[0])}, correct class 0: your loss: {said(loss, one)}" for one in moved]


def one_far_above(loss):
    """One score far above the others, in each place; and all far below 0."""
    scores = THREE.W[0]
    far = [(scores + 10_000 * (np.arange(len(scores)) == c), c) for c in range(len(scores))]
    one = [cases.of_scores([moved], [c]) for moved, c in (*far, (scores - 20_000, 1))]
    return [
        f"scores {row(case.W[0])}, correct class {case.y[0]}: your loss: {said(loss, case)}" for case in one
    ]


# --- a function of the scores of one picture ----------------------------------------------------------------


def loss_of(student):
    return lambda case: student.loss((case.X @ case.W)[0], int(case.y[0]))


def slopes(student, report, case=THREE):
    """The gradient with respect to every picture's scores, beside the slopes of the student's own loss."""
    return beside(case, "dscores", student.gradients(case), student.slopes(case))


def sizes(student, report):
    return [f"{C} scores of 0: your loss: {said(student.loss, np.zeros(C), 1)}" for C in (3, 5, 10)]


def inputs(student, report):
    before, after = THREE.W[0], THREE.W[0].copy()
    student.call(after, int(THREE.y[0]))
    return [f"scores: before the call {row(before)}, after it {row(after)}"]


def delta(student, report):
    return [
        f"scores {row(THREE.W[0])}, correct class 0, delta = {d:g}: your loss: "
        f"{said(partial(student.loss, delta=d), THREE.W[0], 0)}, "
        f"dscores {said(partial(student.gradient, delta=d), THREE.W[0], 0)}"
        for d in DELTAS
    ]


OF_SCORES = Examples(
    {
        "losses": lambda student, report: one_by_one(loss_of(student), THREE),
        "slopes": slopes,
        "repeated": partial(slopes, case=SAME_LABEL),
        "sizes": sizes,
        "inputs": inputs,
        "probabilities": lambda student, report: probabilities(loss_of(student)),
        "shift": lambda student, report: shift(loss_of(student)),
        "above": lambda student, report: one_far_above(loss_of(student)),
        "delta": delta,
    },
    "slopes",
    EARLY,
)
