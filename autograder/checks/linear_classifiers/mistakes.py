"""Fit what a student's loss function answers by what well-known slips make of it.

A part of the answers (the loss without its penalty, say) is fitted over batches of several sizes: by slips
of this loss (`slips`), by what goes wrong in any loss (`cs231n_utils.diagnosis`), and by factors.
"""

from dataclasses import dataclass
from time import perf_counter

import numpy as np

from autograder.checks.linear_classifiers import reference, slips
from autograder.checks.vocabulary import Failed, LossFunction
from autograder.student import Fault
from cs231n_utils import diagnosis
from cs231n_utils.diagnosis import GRADIENT_SCALES, LOSS_SCALES

SECONDS = 1.0  # that naming may take
FITS = 2e-5  # relative; lets float32 through
OF_SEVERAL = {"wrong_axis", "stale_scores", "repeated_labels_lost", "gradient_not_averaged"}  # examples
CERTAIN = {"inputs_changed", "loop_in_vectorized", "numeric_gradient", "wrong_shape", "not_finite"}


@dataclass(frozen=True)
class Family:
    """A kind of loss: its oracle and what may go wrong in it."""

    oracle: object
    slips: object
    columns: object
    overflows: bool = False  # with large scores


SVM = Family(reference.svm, slips.svm, slips.svm_columns)
SOFTMAX = Family(reference.softmax, slips.softmax, slips.softmax_columns, overflows=True)


@dataclass(frozen=True)
class Mistakes:
    """Ids of what is wrong in the loss, in the gradient and elsewhere; `unexplained` parts have no name."""

    loss: tuple = ()
    gradient: tuple = ()
    other: tuple = ()
    unexplained: tuple = ()

    def of(self, about=None):
        """The ids that explain a failed check `about` the loss or the gradient, or about neither."""
        everything = diagnosis.settle((*self.other, *self.loss, *self.gradient))
        parts = {"the loss": self.loss, "the gradient": self.gradient}.get(about, everything)
        return diagnosis.among(everything, (*self.other, *parts)) or everything

    def measured(self):
        """What a message may add where nothing has a name."""
        return f"; no known mistake explains {' and '.join(self.unexplained)}" if self.unexplained else ""


class OutOfTime(Exception):
    """Naming takes longer than it may."""


class Asked:
    """The student's function, within the time that naming may take."""

    def __init__(self, function):
        self.function, self.deadline = function, perf_counter() + SECONDS

    def __call__(self, *arguments):
        left = self.deadline - perf_counter()
        if left <= 0:
            raise OutOfTime
        return self.function.timed(*arguments, limit=left)[0]


def named(student, item, found, take_apart):
    """The Mistakes of the student's function `item`, by `take_apart(asked, certain)`.

    `found`: the ids that its checks gave. Those among them that are certain are all there is to say where no
    numbers come back, or when time is over.
    """
    certain = tuple(id for id in found if id in CERTAIN)
    if {"wrong_shape", "not_finite"} & set(certain):
        return Mistakes(other=certain)
    try:
        return take_apart(Asked(LossFunction(student, item)), certain)
    except OutOfTime:
        return Mistakes(other=certain)


def attempt(test):
    """A test that says nothing where the function does not answer."""

    def tried(*arguments):
        try:
            return test(*arguments)
        except (Failed, Fault, OutOfTime):
            return None

    return tried


# --- the data term ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Batch:
    """What the data term is made of: scores (N, C) = X @ W and labels."""

    scores: np.ndarray
    y: np.ndarray
    X: np.ndarray

    @classmethod
    def of(cls, case):
        return cls(case.X @ case.W, case.y, case.X)

    @property
    def sizes(self):
        return len(self.y), self.X.shape[1], self.scores.shape[1]


def data_loss(family, batches, losses):
    """-> (whether anything fits the data terms of these losses, ids of what is wrong with them)."""
    if not np.any(np.round(losses, 9)):
        return True, ("overwritten_instead_of_added",)
    tables = [family.slips(batch.scores, batch.y).losses for batch in batches]
    shapes = [
        (f"{ids} {kept}", [keep(table[k][1]) / len(table[k][1]) for table in tables])
        for k, (ids, _) in enumerate(tables[0])
        for kept, keep in KEPT
    ]
    return diagnosis.name_multiple(losses, shapes, [batch.sizes for batch in batches], LOSS_SCALES, FITS)


def data_gradient(family, batches, gradients):
    """-> (whether anything fits the data terms of these dW, ids of what is wrong with them)."""
    tables = [wrong_slopes(family, batch) for batch in batches]
    shapes = [
        (ids, [b.X.T @ table[k][1] / len(b.y) for table, b in zip(tables, batches, strict=True)])
        for k, (ids, _) in enumerate(tables[0])
    ]
    sizes = [batch.sizes for batch in batches]
    return diagnosis.name_multiple(gradients, shapes, sizes, GRADIENT_SCALES, FITS)


def wrong_slopes(family, batch):
    """Slips, and what becomes of each by a mistake with the examples or with the correct class."""
    found = []
    for ids, slopes in family.slips(batch.scores, batch.y).slopes:
        again = diagnosis.wrong_dscores(slopes, batch.y, family.columns(slopes, batch.y))
        found += [(ids, slopes), *((f"{ids} {more}", wrong) for more, wrong in again)]
    alone = len(batch.y) == 1
    return [(ids, wrong) for ids, wrong in found if not (alone and OF_SEVERAL & set(ids.split()))]


def _last(values):
    return values[-1] if len(values) else 0.0


def _last_that_counts(terms):
    rows = terms.sum(axis=1)
    return _last(rows[rows != 0])


# What is left in the loss, of the terms (N, C).
KEPT = (
    ("", np.sum),
    ("returns_too_early", lambda terms: terms[0].sum()),
    ("returns_too_early", lambda terms: _last(terms[terms != 0][:1])),
    ("overwritten_instead_of_added", lambda terms: terms[-1].sum()),
    ("overwritten_instead_of_added", _last_that_counts),
    ("overwritten_instead_of_added", lambda terms: _last(terms[terms != 0])),
    ("overwritten_instead_of_added", lambda terms: sum(_last(row[row != 0]) for row in terms)),
)
