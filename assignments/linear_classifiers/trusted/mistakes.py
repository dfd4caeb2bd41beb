"""Fit the data term that a student's loss function answers by what well-known slips make of it.

A slip of this loss (`slips`), examples or classes that have no part, or what goes wrong in adding up, and a
factor (`autograder.words.fits`): each is a name, and the fewest that fit are given.
"""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from autograder.words import fits
from cs231n_utils.losses import diagnosis

from . import reference, slips

OF_SEVERAL = {  # examples: one alone shows nothing of it
    "wrong_axis",
    "stale_scores",
    "repeated_labels_lost",
    "overwritten_instead_of_added",
    "returns_too_early",
    "gradient_not_averaged",
}


@dataclass(frozen=True)
class Family:
    """A kind of loss: its oracle and what may go wrong in it."""

    oracle: object
    slips: object
    columns: object
    overflows: bool = False  # with large scores

    @property
    def right(self):
        """The same without slips: enough to tell whether something is right."""
        return replace(self, slips=partial(_first, self.slips), columns=lambda right, y: [])


def _first(of_family, scores, y):
    known = of_family(scores, y)
    return slips.Slips(known.losses[:1], known.slopes[:1])


SVM = Family(reference.svm, slips.svm, slips.svm_columns)
SOFTMAX = Family(reference.softmax, slips.softmax, slips.softmax_columns, overflows=True)


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


def data_loss(family, batches, losses, tolerance=fits.FITS):
    """-> (whether anything fits the data terms of these losses, ids of what is wrong with them)."""
    tables = [_terms(family, batch) for batch in batches]
    shapes = [
        (ids, [table[k][1] / len(batch.y) for table, batch in zip(tables, batches, strict=True)])
        for k, (ids, _) in enumerate(tables[0])
    ]
    return fits.name_term(losses, shapes, _sizes(batches), "loss_not_averaged", tolerance)


def data_gradient(family, batches, gradients, tolerance=fits.FITS):
    """-> (whether anything fits the data terms of these dW, ids of what is wrong with them)."""
    if all(not np.any(dW) for dW in gradients):
        return True, ("gradient_missing",)
    tables = [_slopes(family, batch) for batch in batches]
    shapes = [
        (ids, [b.X.T @ table[k][1] / len(b.y) for table, b in zip(tables, batches, strict=True)])
        for k, (ids, _) in enumerate(tables[0])
    ]
    return fits.name_term(gradients, shapes, _sizes(batches), "gradient_not_averaged", tolerance)


def _sizes(batches):
    return [batch.sizes for batch in batches]


def _terms(family, batch):
    """[(ids, sum)]: each slip's terms (N, C) with some of them left out, or added up in a wrong way."""
    found = []
    masks = skipped(batch)
    for ids, terms in family.slips(batch.scores, batch.y).losses:
        found.append((ids, np.sum(terms)))
        found += [(f"{ids} some_are_skipped", np.sum(terms * mask)) for mask in masks]
        found += [(f"{ids} {wrong}", add(terms, batch.y)) for wrong, add in ADDED_UP]
    return found


def _slopes(family, batch):
    """[(ids, slopes (N, C))]: what becomes of each slip by a mistake with examples or the correct class."""
    found = []
    masks = skipped(batch)
    for ids, slopes in family.slips(batch.scores, batch.y).slopes:
        again = diagnosis.wrong_dscores(slopes, batch.y, family.columns(slopes, batch.y))
        found += [(ids, slopes), *((f"{ids} {more}", wrong) for more, wrong in again)]
        found += [(f"{ids} some_are_skipped", slopes * mask) for mask in masks]
        found += [(f"{ids} some_are_skipped", balanced(slopes * mask, batch.y)) for mask in masks]
        found += [
            (f"{ids} line_in_the_wrong_loop", slopes * weights) for weights in divided_again(len(slopes))
        ]
    alone = len(batch.y) == 1
    return [(ids, wrong) for ids, wrong in found if not (alone and OF_SEVERAL & set(ids.split()))]


def skipped(batch):
    """Masks (N, C) of what is left when examples or classes are passed over."""
    (N, C), y = batch.scores.shape, batch.y
    example, label = np.indices((N, C))
    on_top = batch.scores[np.arange(N), y] == batch.scores.max(axis=1)
    left = [label > 0, label < C - 1, label <= y[:, np.newaxis], label >= y[:, np.newaxis], label > 1]
    left.append((example >= 0) & ~on_top[:, np.newaxis])  # what is classified rightly is passed over
    if N > 1:
        left += [example > 0, example < N - 1, example % 2 == 0]
        left += [label != example, ~np.isin(label, y)]  # a row's number for its class; all columns in y
    return left


def balanced(slopes, y):
    """Those slopes with what the correct classes (N,) get of the others that are left: less all of them."""
    slopes, rows = np.array(slopes, dtype=float), np.arange(len(y))
    slopes[rows, y] = 0.0
    slopes[rows, y] = -slopes.sum(axis=1)
    return slopes


def divided_again(N):
    """Weights (N, 1) of examples whose sum is divided by N in every round of a loop; and at its end."""
    rounds = N - 1.0 - np.arange(N)[:, np.newaxis]
    return [] if N == 1 else [float(N) ** -rounds, float(N) ** (-rounds - 1)]


def _last(values):
    return values[-1] if len(values) else 0.0


def _last_that_counts(terms, y):
    rows = terms.sum(axis=1)
    return _last(rows[rows != 0])


def _in_every_round_of_the_classes(terms, y):
    """A sum that is divided by N after each class but the correct one."""
    others = terms[np.arange(terms.shape[1]) != y[:, np.newaxis]]
    return np.sum(others * float(len(y)) ** -np.arange(len(others))[::-1])


# What is added up of the terms (N, C), with labels y, instead of all of them.
ADDED_UP = (
    ("returns_too_early", lambda terms, y: terms[0].sum()),
    ("returns_too_early", lambda terms, y: _last(terms[terms != 0][:1])),
    ("overwritten_instead_of_added", lambda terms, y: terms[-1].sum()),
    ("overwritten_instead_of_added", _last_that_counts),
    ("overwritten_instead_of_added", lambda terms, y: _last(terms[terms != 0])),
    ("overwritten_instead_of_added", lambda terms, y: sum(_last(row[row != 0]) for row in terms)),
    ("overwritten_instead_of_added", lambda terms, y: terms[:, -1].sum()),
    ("line_in_the_wrong_loop", lambda terms, y: sum(np.sum(w * terms) for w in divided_again(len(y))[:1])),
    ("line_in_the_wrong_loop", _in_every_round_of_the_classes),
    ("line_in_the_wrong_loop", lambda terms, y: np.sum(np.cumsum(terms, axis=1))),
    ("line_in_the_wrong_loop", lambda terms, y: np.sum(np.cumsum(terms.sum(axis=1)))),
)
