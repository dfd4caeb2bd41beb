"""The losses that drive the playground: the student's own functions, and further ones that only the kit has.

What only the kit has is differentiated numerically, nine weights at a time. So is the way from a student's
`dscores` to the weights: the kit holds no formula for a gradient.
"""

from dataclasses import dataclass

import numpy as np

from cs231n_utils.gradient_check import numeric_gradient, rounding
from cs231n_utils.losses.function import DOUBLE, LossFunction
from cs231n_utils.losses.of_scores import LossOfScores
from cs231n_utils.promises.public import NoAssignment, of
from cs231n_utils.promises.report import headline
from cs231n_utils.promises.run import run
from cs231n_utils.promises.source import Code


@dataclass(frozen=True)
class Formula:
    """What a loss is called, its terms for one example with its numbers in them, and what else it tells."""

    title: str
    terms: object  # f(correct score, other scores), as texts -> text
    gives_probabilities: bool = False


SVM = Formula(
    "SVM (Weston–Watkins)", lambda own, others: " + ".join(f"max(0, {s} − {own} + 1)" for s in others)
)
SOFTMAX = Formula(
    "softmax",
    lambda own, others: f"−log( e^{own} / ({' + '.join(f'e^{s}' for s in (own, *others))}) )",
    gives_probabilities=True,
)
UNKNOWN = Formula("a loss", lambda own, others: "")


# --- what only the kit has: f(correct score, other scores) -> the loss of an example ------------------------


def one_against_all(own, others):
    """A yes-or-no question for every class: the correct score should be above 1, each other below −1."""
    return max(0.0, 1.0 - own) + sum(max(0.0, 1.0 + s) for s in others)


def structured(own, others):
    """Crammer and Singer: only the strongest rival counts."""
    return max(0.0, max(others) - own + 1.0)


def squared_hinge(own, others):
    """The lecture's question at 11:35: what if each term is squared?"""
    return sum(max(0.0, s - own + 1.0) ** 2 for s in others)


KIT = (
    (
        Formula(
            "one against all",
            lambda own, others: f"max(0, 1 − {own}) + " + " + ".join(f"max(0, 1 + {s})" for s in others),
        ),
        one_against_all,
    ),
    (
        Formula(
            "structured (Crammer–Singer)", lambda own, others: f"max(0, max({', '.join(others)}) − {own} + 1)"
        ),
        structured,
    ),
    (
        Formula("squared hinge", lambda own, others: " + ".join(f"max(0, {s} − {own} + 1)²" for s in others)),
        squared_hinge,
    ),
)


# --- the three ways to ask for the same things --------------------------------------------------------------


class KitLoss:
    """A loss of the kit's, made of what the scores of each example lose."""

    by_differences = True
    is_outdated = False

    def __init__(self, family, of_scores):
        self.family, self._of_scores = family, of_scores
        self.title = f"{family.title}, the kit's"

    def losses(self, case):
        """Of every example alone, (N,), without the penalty."""
        rows = (case.X @ case.W).tolist()
        return np.array([self._of_scores(row.pop(c), row) for row, c in zip(rows, case.y, strict=True)])

    def total(self, case):
        """The mean over the examples, with the penalty."""
        return float(np.mean(self.losses(case)) + case.reg * np.sum(case.W**2))

    def gradient(self, case):
        """What says where to go, (D, C)."""
        return self.slopes(case)[0]

    def slopes(self, case):
        """The gradient of `total` by differences, (D, C), a mask of its kinks, and what counts as equal."""
        step = self.precision()
        slopes, kinks = numeric_gradient(lambda W: self.total(case.with_W(W)), case.W, step.h, step.eps)
        equal = 10 * step.tolerance * max(1.0, np.max(np.abs(slopes)))
        return slopes, kinks, equal + rounding(self.total(case), step.h, step.eps)

    def precision(self):
        return DOUBLE


class ExampleLoss(KitLoss):
    """Made of a student's f(scores, y) -> (loss, dscores) for one example."""

    by_differences = False
    kind = LossOfScores
    agrees, differs = "dscores are the slopes of your loss", "dscores are not the slopes of your loss"

    def __init__(self, family, function):
        self.family, self._code = family, Code(function)
        self.title = f"{family.title}, your {function.__name__}"
        self._asked = self._named = None, None

    def losses(self, case):
        return np.array([self.ask().loss(*example) for example in self._examples(case)])

    def gradient(self, case):
        """Where the slopes of the scores lead: differences of the plane that they describe."""
        dscores = np.array([self.ask().gradient(*example) for example in self._examples(case)])

        def tangent(W):
            return float(np.mean(np.sum(dscores * (case.X @ W), axis=1)) + case.reg * np.sum(W**2))

        return numeric_gradient(tangent, case.W)[0]

    def precision(self):
        return self.ask().precision

    @property
    def name(self):
        return self._code.name

    @property
    def is_outdated(self):
        """Whether the file was saved since it was asked."""
        return self._code.is_outdated

    def ask(self):
        """The student's function as it is in its file now.  Raises CheckFailed if it cannot be loaded."""
        function = self._code.now()
        if self._asked[0] is not function:
            self._asked = function, self.kind(function)
        return self._asked[1]

    def mistake(self):
        """What the public check says of it, in a line.  It takes a second: asked once for each version."""
        if self._code.module is None:
            return ""
        if self._named[0] != self._code.version:
            self._named = self._code.version, self._first_mistake()
        return self._named[1]

    def _first_mistake(self):
        try:
            known = of(self._code.module)
        except NoAssignment:
            return ""
        if self.name not in known.items:
            return ""
        report = run(known, self.name, self._code.module)
        return headline(report) if report.finding is not None else ""

    def _examples(self, case):
        return [(scores, int(label)) for scores, label in zip(case.X @ case.W, case.y, strict=True)]


class BatchLoss(ExampleLoss):
    """A student's f(W, X, y, reg) -> (loss, dW)."""

    kind = LossFunction
    agrees, differs = "dW is the slope of your loss", "dW is wrong"

    def losses(self, case):
        alone = case.with_reg(0.0)
        return np.array([self.ask().loss(alone.single(i)) for i in range(len(case.y))])

    def total(self, case):
        return self.ask().loss(case)

    def gradient(self, case):
        return self.ask().gradient(case)


def of_batch(function, family=UNKNOWN):
    """A choice of the playground: a student's f(W, X, y, reg), and what kind of loss it should be."""
    return BatchLoss(family, function)


def of_example(function, family=UNKNOWN):
    """A choice of the playground: a student's f(scores, y) for one example."""
    return ExampleLoss(family, function)


def of_the_kit():
    """The choices that only the kit has."""
    return [KitLoss(family, of_scores) for family, of_scores in KIT]
