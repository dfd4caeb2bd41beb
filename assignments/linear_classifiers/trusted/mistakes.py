"""Fit what a student's loss function answers by what well-known slips make of it.

A part of the answers (the loss without its penalty, say) is fitted over batches of several sizes: by slips
of this loss (`slips`), by what goes wrong in any loss (`cs231n_utils.losses.diagnosis`), and by factors.
"""

from dataclasses import dataclass

import numpy as np

from cs231n_utils.losses import diagnosis
from cs231n_utils.losses.diagnosis import GRADIENT_SCALES, LOSS_SCALES

from . import reference, slips

FITS = 2e-5  # relative; lets float32 through
OF_SEVERAL = {"wrong_axis", "stale_scores", "repeated_labels_lost", "gradient_not_averaged"}  # examples


@dataclass(frozen=True)
class Family:
    """A kind of loss: its oracle and what may go wrong in it."""

    oracle: object
    slips: object
    columns: object
    overflows: bool = False  # with large scores


SVM = Family(reference.svm, slips.svm, slips.svm_columns)
SOFTMAX = Family(reference.softmax, slips.softmax, slips.softmax_columns, overflows=True)


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
