"""linear_classifier.py: training by mini-batches, and prediction.

`train` is checked with a probe in place of the loss: it lives here, notes the batches it is asked about and
answers with numbers of its own, so that a wrong SVM or softmax loss costs nothing.
"""

from dataclasses import dataclass

import numpy as np

from autograder.checks.vocabulary import Failed, item

LARGEST_BATCH, MOST_BATCHES = 5000, 5000  # more than any check asks for, and little enough to keep
SETTINGS = {"learning_rate": 0.07, "reg": 0.3, "num_iters": 60, "batch_size": 37}
N, D, C = 1303, 5, 4


@dataclass(frozen=True)
class Batch:
    """What is kept of one: the numbers of its rows, whether they are rows of X, the labels beside them."""

    rows: np.ndarray
    are_of_X: bool
    labels: np.ndarray
    reg: object


class Probe:
    """Stands in for `loss(X_batch, y_batch, reg)`.  Row i of X begins with i, so rows can be recognised."""

    def __init__(self, draw, rows=N):
        self.rng = draw.rng
        self.X = np.hstack([np.arange(float(rows))[:, np.newaxis], self.rng.normal(size=(rows, D - 1))])
        self.y = self.rng.integers(C, size=rows)
        self.y[0] = C - 1  # so that the number of classes can be seen in y
        self.W = self.rng.normal(size=(D, C))
        self.batches, self.losses, self.steps = [], [], []

    def loss(self, X_batch, y_batch, reg):
        """What is no batch at all raises: to student code that is a TypeError of its call."""
        X, labels = np.atleast_2d(X_batch).astype(float), np.ravel(y_batch).astype(int)
        if X.shape[1] != D or len(X) > LARGEST_BATCH or len(labels) > LARGEST_BATCH:
            raise TypeError("not a batch")
        if len(self.batches) == MOST_BATCHES:
            raise TypeError("too many batches")
        rows = X[:, 0].astype(int)
        are_of_X = np.allclose(X, self.X[rows % len(self.X)], atol=1e-4)
        self.batches.append(Batch(rows, are_of_X, labels, reg))
        self.losses.append(float(self.rng.normal()))
        self.steps.append(self.rng.normal(size=(D, C)))
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
        self.left_alone = all(
            np.array_equal(remote.fetch(), array)
            for remote, array in zip(kept, (self.X, self.y), strict=True)
        )
        return history, numbers(self.classifier.get("W"), "W is not an array of numbers after training")


def numbers(value, trouble):
    """`value` as an array of floats; Failed, with words for the `trouble`, if it is none."""
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        raise Failed(trouble) from None


def descended(W, probe, learning_rate, sign=-1.0):
    """Whether W is where the probe's steps lead."""
    expected = probe.W + sign * learning_rate * sum(probe.steps)
    return W.shape == expected.shape and np.allclose(W, expected, rtol=1e-4, atol=1e-4)


@item("train", share=3)
def test_each_step_goes_down_the_gradient(student, draw):
    """W moves by −learning_rate · dW, once for each of num_iters steps."""
    probe = Probe(draw)
    _, W = probe.train(student)
    calls, wanted = len(probe.steps), SETTINGS["num_iters"]
    if calls != wanted:
        known = {2 * wanted: "loss_called_more_than_once", 100: "num_iters_ignored"}.get(calls)
        raise Failed(f"{wanted} steps asked the loss {calls} times", [known] if known else [])
    rate = SETTINGS["learning_rate"]
    if not descended(W, probe, rate):
        names = {
            "never_updates": np.array_equal(W, probe.W),
            "gradient_ascent": descended(W, probe, rate, sign=1.0),
            "learning_rate_ignored": descended(W, probe, 1e-3) or descended(W, probe, 1.0),
        }
        raise Failed("W is not where the gradients lead", [name for name, holds in names.items() if holds])


@item("train", share=2)
def test_batches_are_rows_of_the_set_with_their_labels(student, draw):
    """Every batch has batch_size examples, each with its own label; reg is handed on."""
    probe = Probe(draw)
    probe.train(student)
    for batch in probe.batches:
        size = len(batch.rows)
        if size != SETTINGS["batch_size"] or len(batch.labels) != size:
            raise Failed(f"a batch of {SETTINGS['batch_size']} has {size} rows", ["batch_size_ignored"])
        if not batch.are_of_X:
            raise Failed("a batch holds rows that are not rows of X")
        if not np.array_equal(batch.labels, probe.y[batch.rows]):
            raise Failed("labels do not belong to the rows beside them", ["labels_apart_from_rows"])
        if batch.reg != SETTINGS["reg"]:
            raise Failed("the loss is not given the reg that train was given")


@item("train", share=2)
def test_batches_change_and_reach_the_whole_set(student, draw):
    """Batches differ from step to step, and over many steps every example is seen."""
    probe = Probe(draw)
    probe.train(student, num_iters=436, batch_size=129)  # misses a row by chance once in 10^15 runs
    rows = [batch.rows for batch in probe.batches]
    if len(rows) != 436:
        raise Failed("train does not take the steps it was told to take")
    if len({tuple(batch) for batch in rows}) <= 2:
        raise Failed("the same batch comes again and again", ["same_batch_every_step"])
    seen = len(np.unique(np.concatenate(rows)))
    if seen < N:
        raise Failed(f"{N - seen} of {N} examples are never seen", ["part_of_the_set_never_seen"])


@item("train", share=1)
def test_history(student, draw):
    """The loss of every step, in order."""
    probe = Probe(draw)
    history, _ = probe.train(student)
    history = numbers(history, "train does not return a list of numbers").ravel()
    if len(history) != len(probe.losses) or not np.allclose(history, probe.losses, atol=1e-5):
        raise Failed("the history is not the losses of the steps, one for each")


@item("train", share=1)
def test_training_goes_on(student, draw):
    """A second call starts from the W of the first, X and y are left alone, N may be less than a batch."""
    probe = Probe(draw, rows=20)
    probe.train(student, num_iters=3)
    _, W = probe.again(num_iters=4)
    if not descended(W, probe, SETTINGS["learning_rate"]):
        raise Failed("a second call of train does not go on where the first one stopped")
    if not probe.left_alone:
        raise Failed("train changes the X or the y it was given", ["inputs_changed"])
    probe.W = None
    _, W = probe.train(student, num_iters=1)
    if W.shape != (D, C):
        raise Failed(f"W has shape {W.shape} after training on {D} features and {C} classes")


@item("predict", share=3)
def test_prediction_is_the_class_with_the_highest_score(student, draw):
    """One label for every row, for more rows than classes and for fewer."""
    for rows, classes in ((9, 4), (3, 7), (1, 3)):
        case = draw.case(rows, 6, classes)
        classifier = student.make("LinearClassifier")
        classifier.set("W", case.W)
        labels = classifier.call("predict", case.X)
        right = (case.X @ case.W).argmax(axis=1)
        labels = numbers(labels, f"{rows} rows should give {rows} labels; the result is no array of numbers")
        if labels.shape != (rows,):
            raise Failed(f"{rows} rows should give {rows} labels; the result has shape {labels.shape}")
        if not np.array_equal(labels, right):
            raise Failed("the labels are not those of the highest scores")
