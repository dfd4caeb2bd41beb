"""A loss that stands in for the student's while `train` is checked.

It lives here, notes the batches it is asked about and answers with numbers of its own, so that a wrong SVM or
softmax loss costs nothing.
"""

from dataclasses import dataclass

import numpy as np

from autograder.words.vocabulary import Failed
from cs231n_utils.losses import forms
from cs231n_utils.losses.cases import HUGE, spread

LARGEST_BATCH, MOST_BATCHES = 5000, 5000  # more than any check asks for, and little enough to keep
SETTINGS = {"learning_rate": 0.07, "reg": 0.3, "num_iters": 60, "batch_size": 37}
N, D, C = 1303, 5, 12


@dataclass(frozen=True)
class Kept:
    """What is kept of one: the numbers of its rows, whether they are rows of X, the labels beside them."""

    rows: np.ndarray
    are_of_X: bool
    labels: np.ndarray
    reg: object


class LossProbe:
    """Stands in for `loss(X_batch, y_batch, reg)`.  Row i of X begins with i, so rows can be recognised."""

    def __init__(self, draw, rows=N, D=D, C=C):
        self.rng = draw.rng
        self.X = self.rng.normal(size=(rows, D))
        self.X[:, 0], self.X[:, -1] = np.arange(rows), HUGE * spread(rows)
        self.y = self.rng.integers(C, size=rows)
        self.y[:2] = C - 1, 0  # so that the number of classes can be seen in y; and it is in no order
        self.W = self.rng.normal(size=(D, C))
        self.shape = self.W.shape
        self.batches, self.losses, self.steps = [], [], []
        self.left_alone = True  # X and y, by every call of `train`

    def loss(self, X_batch, y_batch, reg):
        """What is no batch at all raises: to student code that is a TypeError of its call."""
        X, labels = np.atleast_2d(X_batch).astype(float), np.ravel(y_batch).astype(int)
        if X.shape[1] != self.X.shape[1] or len(X) > LARGEST_BATCH or len(labels) > LARGEST_BATCH:
            raise TypeError("not a batch")
        if len(self.batches) == MOST_BATCHES:
            raise TypeError("too many batches")
        rows = X[:, 0].astype(int)
        of_X = self.X[rows % len(self.X)]
        are_of_X = bool((np.abs(X - of_X) <= 1e-4 + 1e-5 * np.abs(of_X)).all())  # allclose takes long
        self.batches.append(Kept(rows, are_of_X, labels, reg))
        self.losses.append(float(self.rng.normal()))
        self.steps.append(self.rng.normal(size=self.shape))
        return self.losses[-1], self.steps[-1]

    def train(self, student, **settings):
        """-> (what `train` returned, W afterwards)"""
        self.student, self.classifier = student, student.make("LinearClassifier")
        self.classifier.set("loss", self.loss)
        self.classifier.set("W", self.W)
        return self.again(**settings)

    def again(self, **settings):
        kept = [self.student.keep(array) for array in (self.X, self.y)]
        history = self.classifier.call("train", *kept, **{**SETTINGS, **settings})
        self.left_alone &= all(
            np.array_equal(remote.fetch(), array)
            for remote, array in zip(kept, (self.X, self.y), strict=True)
        )
        return history, numbers(self.classifier.get("W"), "W is not an array of numbers after training")


def numbers(value, trouble, *names):
    """`value` as an array of floats; Failed, with words and names for the `trouble`, if it is none."""
    try:
        return forms.real(value)
    except forms.BadForm:
        raise Failed(trouble, names) from None


def descended(W, probe, learning_rate, sign=-1.0):
    """Whether W is where the probe's steps lead."""
    expected = probe.W + sign * learning_rate * sum(probe.steps)
    return W.shape == expected.shape and np.allclose(W, expected, rtol=1e-4, atol=1e-4)
