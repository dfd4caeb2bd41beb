"""The words for a check of a saved classifier of features, which the student's own function computes.

It is asked for the features of test pictures that nobody has seen as they are: each is shifted or
mirrored, so that no table of the published pictures answers for them.  Labels and weights stay on this side.
"""

import numpy as np

from autograder.words.saved import arrays_of, assert_enough
from autograder.words.vocabulary import Failed
from cs231n_utils.saved import features

SHIFT = 2  # pixels at most
AGAIN = 20  # pictures that are asked for once more, in a new process
SAME = 1e-6  # relative: how far the features of one picture may differ


def sample(data, rng, count):
    """(pictures (count, 32, 32, 3) uint8, labels (count,)): test pictures, each once, moved a little."""
    pictures, labels = data.test_pictures()
    chosen = rng.choice(len(labels), min(count, len(labels)), replace=False)
    return np.stack([moved(pictures[index], rng) for index in chosen]), labels[chosen]


def moved(picture, rng):
    """The picture shifted by up to SHIFT pixels, mostly by fewer, one time in two mirrored; never as it is.

    What comes in at the edges is mirrored there: black edges would be seen as edges.
    """
    height, width, _ = picture.shape
    edges = ((SHIFT, SHIFT), (SHIFT, SHIFT), (0, 0))
    row, col = rng.binomial(2 * SHIFT, 0.5, 2)
    step = rng.choice([-1, 1])
    if (row, col, step) == (SHIFT, SHIFT, 1):
        return moved(picture, rng)
    wide = np.pad(picture, edges, mode="reflect")
    return wide[row : row + height, col : col + width][:, ::step]


def assert_accuracy_on_features(student, function, given, file, pictures, labels, data, nothing, everything):
    """Points rise from the accuracy `nothing` to `everything`, which are shares of the pictures.

    `function(pictures, given)`, the student's, gives a row of numbers for each of some pictures.
    """
    W, mean, deviation = arrays_of(student, file, features.KIND, ("W", "mean", "deviation"), data)
    asked = Asked(student, function, given, len(mean))
    table = np.stack([asked(picture) for picture in pictures])
    asked.require_alone(pictures[:AGAIN], table[:AGAIN])
    with np.errstate(all="ignore"):  # weights and features may be as large as they like
        scores = (table - mean) / deviation @ W[:-1].astype(float) + W[-1]
    assert_enough(float(np.mean(scores.argmax(axis=1) == labels)), nothing, everything)


class Asked:
    """The student's function, asked for one picture at a time: a row of so many numbers."""

    def __init__(self, student, function, given, length):
        self.student, self.function, self.length, self.given = student, function, length, given
        self.kept = student.keep(given)

    def __call__(self, picture):
        answer = getattr(self.student, self.function)(picture[np.newaxis], self.kept)
        row = numbers(answer, self.function)
        if len(row) != self.length:
            raise Failed(
                f"the classifier is one of {self.length} features, and {self.function} gives {len(row)}: "
                "save it again"
            )
        return row

    def require_alone(self, pictures, table):
        """Raises Failed unless it gives the same in a new process, in another order."""
        self.student.restart()
        self.kept = self.student.keep(self.given)
        for picture, row in [*zip(pictures, table, strict=True)][::-1]:
            size = np.maximum(np.abs(row).max(), 1e-300)
            if not np.abs(self(picture) - row).max() <= SAME * size:
                raise Failed("the features of one picture change with what your code was asked before")


def numbers(answer, name):
    """The one row of an answer, as floats.  Raises Failed."""
    rows = np.asarray(answer) if isinstance(answer, np.ndarray | list | tuple) else None
    if rows is None or rows.ndim != 2 or len(rows) != 1 or rows.dtype.kind not in "biuf":
        raise Failed(f"{name} gives no row of numbers for a test picture: its answer should be (1, F)")
    if not np.isfinite(rows).all():
        raise Failed(f"{name} gives inf or nan for a test picture")
    return rows[0].astype(float)
