"""linear_classifier.py: training by mini-batches, and prediction.

`train` is checked with a probe in place of the loss: it lives here, notes the batches it is asked about and
answers with numbers of its own, so that a wrong SVM or softmax loss costs nothing.
"""

from dataclasses import dataclass

import numpy as np

from autograder.sandbox.student import Fault
from autograder.words.naming import Mistakes
from autograder.words.vocabulary import Failed, item, names
from cs231n_utils.losses import diagnosis

LARGEST_BATCH, MOST_BATCHES = 5000, 5000  # more than any check asks for, and little enough to keep
SETTINGS = {"learning_rate": 0.07, "reg": 0.3, "num_iters": 60, "batch_size": 37}
N, D, C = 1303, 5, 4


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
        self.X = np.hstack([np.arange(float(rows))[:, np.newaxis], self.rng.normal(size=(rows, D - 1))])
        self.y = self.rng.integers(C, size=rows)
        self.y[0] = C - 1  # so that the number of classes can be seen in y
        self.W = self.rng.normal(size=(D, C))
        self.shape = self.W.shape
        self.batches, self.losses, self.steps = [], [], []

    def loss(self, X_batch, y_batch, reg):
        """What is no batch at all raises: to student code that is a TypeError of its call."""
        X, labels = np.atleast_2d(X_batch).astype(float), np.ravel(y_batch).astype(int)
        if X.shape[1] != self.X.shape[1] or len(X) > LARGEST_BATCH or len(labels) > LARGEST_BATCH:
            raise TypeError("not a batch")
        if len(self.batches) == MOST_BATCHES:
            raise TypeError("too many batches")
        rows = X[:, 0].astype(int)
        are_of_X = np.allclose(X, self.X[rows % len(self.X)], atol=1e-4)
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
        self.left_alone = all(
            np.array_equal(remote.fetch(), array)
            for remote, array in zip(kept, (self.X, self.y), strict=True)
        )
        return history, numbers(self.classifier.get("W"), "W is not an array of numbers after training")


def numbers(value, trouble, *names):
    """`value` as an array of floats; Failed, with words and names for the `trouble`, if it is none."""
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        raise Failed(trouble, names) from None


def descended(W, probe, learning_rate, sign=-1.0):
    """Whether W is where the probe's steps lead."""
    expected = probe.W + sign * learning_rate * sum(probe.steps)
    return W.shape == expected.shape and np.allclose(W, expected, rtol=1e-4, atol=1e-4)


@item("train", share=3)
def test_each_step_goes_down_the_gradient(student, draw):
    """W moves by −learning_rate · dW, once for each of num_iters steps."""
    probe = LossProbe(draw)
    _, W = probe.train(student)
    calls, wanted, rate = len(probe.steps), SETTINGS["num_iters"], SETTINGS["learning_rate"]
    if calls != wanted:
        raise Failed(f"{wanted} steps asked the loss {calls} times", name_calls(W, probe))
    if not descended(W, probe, rate):
        raise Failed("W is not where the gradients lead", name_steps(W, probe))


@names
def name_steps(W, probe):
    """Where the steps led instead."""
    ways = {
        "never_updates": np.array_equal(W, probe.W),
        "gradient_ascent": descended(W, probe, SETTINGS["learning_rate"], sign=1.0),
        "learning_rate_ignored": learning_rate_ignored(W, probe),
        "training_starts_again": started_near_zero(W, probe),
    }
    return [name for name, holds in ways.items() if holds]


@names
def name_calls(W, probe):
    """Why the loss is asked another number of times than there should be steps."""
    calls, wanted = len(probe.steps), SETTINGS["num_iters"]
    if descended(W, probe, SETTINGS["learning_rate"]):
        return ["num_iters_ignored"] if calls else []  # every call was a step
    return ["loss_called_more_than_once"] if calls > wanted else []


def learning_rate_ignored(W, probe):
    """Whether W moved by one and the same other multiple of every gradient."""
    multiple = diagnosis.multiple(W - probe.W, sum(probe.steps), 1e-4) if W.shape == probe.W.shape else None
    return bool(multiple is not None and multiple < 0)  # nan is not


def started_near_zero(W, probe):
    """Whether training did not start from the W that was there, but from small numbers."""
    start = W + SETTINGS["learning_rate"] * sum(probe.steps) if W.shape == probe.W.shape else probe.W
    return bool(np.abs(start).max() < 0.1 * np.abs(probe.W).max())


@item("train", share=2)
def test_batches_are_rows_of_the_set_with_their_labels(student, draw):
    """Every batch has batch_size examples, each with its own label; reg is handed on."""
    probe = LossProbe(draw)
    probe.train(student)
    for batch in probe.batches:
        size = len(batch.rows)
        if size != SETTINGS["batch_size"] or len(batch.labels) != size:
            never = all(len(other.rows) != SETTINGS["batch_size"] for other in probe.batches)
            known = ["batch_size_ignored"] if never else []
            raise Failed(f"a batch of {SETTINGS['batch_size']} has {size} rows", known)
        if not batch.are_of_X:
            raise Failed("a batch holds rows that are not rows of X")
        if not np.array_equal(batch.labels, probe.y[batch.rows]):
            raise Failed("labels do not belong to the rows beside them", ["labels_apart_from_rows"])
        if batch.reg != SETTINGS["reg"]:
            raise Failed("the loss is not given the reg that train was given", ["reg_not_passed"])


@item("train", share=2)
def test_batches_change_and_reach_the_whole_set(student, draw):
    """Batches differ from step to step, and over many steps every example is seen."""
    probe = LossProbe(draw)
    steps = 300  # a row is missed by chance once in 10^10 runs
    probe.train(student, num_iters=steps, batch_size=129)
    rows = [batch.rows for batch in probe.batches]
    if len(rows) != steps:
        raise Failed("train does not take the steps it was told to take")
    as_told = any(len(batch) == 129 for batch in rows)
    if len({tuple(batch) for batch in rows}) <= 2:
        known = ["same_batch_every_step"] if as_told else []
        raise Failed("the same batch comes again and again", known)
    seen = len(np.unique(np.concatenate(rows)))
    if seen < N:
        known = ["part_of_the_set_never_seen"] if as_told else []
        raise Failed(f"{N - seen} of {N} examples are never seen", known)


@item("train", share=1)
def test_history(student, draw):
    """The loss of every step, in order."""
    probe = LossProbe(draw)
    history, _ = probe.train(student)
    one_number = isinstance(history, (int, float)) or np.ndim(history) == 0
    history = numbers(history, "train does not return a list of numbers", "history_missing").ravel()
    wanted = len(probe.losses)
    if len(history) != wanted or not np.allclose(history, probe.losses, atol=1e-5):
        known = ["history_missing"] if one_number else []
        if not one_number and len(history) != wanted:
            known = ["history_wrong_length"]
        raise Failed("the history is not the losses of the steps, one for each", known)


@item("train", share=1)
def test_training_goes_on(student, draw):
    """A second call starts from the W of the first, X and y are left alone, N may be less than a batch."""
    probe = LossProbe(draw, rows=20)
    _, between = probe.train(student, num_iters=3)
    first = len(probe.steps)
    _, W = probe.again(num_iters=4)
    rate = SETTINGS["learning_rate"]
    if not descended(W, probe, rate):
        known = name_second_start(W, between, rate * sum(probe.steps[first:]))
        raise Failed("a second call of train does not go on where the first one stopped", known)
    if not probe.left_alone:
        raise Failed("train changes the X or the y it was given", ["inputs_changed"])
    probe.W = None
    _, W = probe.train(student, num_iters=1)
    if W.shape != (D, C):
        known = ["wrong_shape"] if W.shape == (C, D) else []
        raise Failed(f"W has shape {W.shape} after training on {D} features and {C} classes", known)


@names
def name_second_start(W, between, way):
    """Whether the second call began near zero, not with the W between the calls; `way` is what it went."""
    start = W + way
    again = not np.allclose(start, between, atol=1e-4) and np.abs(start).max() < 0.1
    return ["training_starts_again"] if again else []


@item("predict", share=3)
def test_prediction_is_the_class_with_the_highest_score(student, draw):
    """One label for every row, for more rows than classes and for fewer."""
    for rows, classes in ((9, 4), (3, 7), (1, 3)):
        case = draw.case(rows, 6, classes)
        classifier = student.make("LinearClassifier")
        classifier.set("W", case.W)
        labels = classifier.call("predict", case.X)
        right = (case.X @ case.W).argmax(axis=1)
        text = f"{rows} rows should give {rows} labels; the result "
        labels = numbers(labels, f"{text}is no array of numbers", "wrong_shape")
        if labels.shape != (rows,):
            raise Failed(f"{text}has shape {labels.shape}", name_shape(labels, rows, classes))
        if not np.array_equal(labels, right):
            text = "the labels are not those of the highest scores"
            raise Failed(text, name_labels(np.asarray(labels), case.X @ case.W))


@names
def name_shape(labels, rows, classes):
    """Which other shape the labels have."""
    if not isinstance(labels, (np.ndarray, list, int)):
        return ["wrong_shape"]
    values, shape = np.asarray(labels), np.shape(labels)
    if shape in ((classes,), ()) and rows != 1:
        return ["predict_wrong_axis"]
    if shape == (rows, classes) and not np.isin(values, (0, 1)).all():
        return ["predict_scores_not_labels"]
    return ["wrong_shape"] if values.size in (rows, rows * classes) else []


@names
def name_labels(labels, scores):
    """What stands where the labels of the highest scores should stand."""
    if np.allclose(labels, scores.max(axis=1)):
        return ["predict_scores_not_labels"]
    return ["predict_argmin"] if np.array_equal(labels, scores.argmin(axis=1)) else []


# --- names ------------------------------------------------------------------------------------------------


def name_mistakes(student, item, draw, found):
    """Mistakes of `train` or `predict`; what the checks did not find may be a size written as a number."""
    if "loss_called_more_than_once" in found:  # then its batches say nothing
        return Mistakes(elsewhere=("loss_called_more_than_once",))
    name_sizes = {"train": name_sizes_of_W, "predict": name_sizes_of_scores}[item]
    return Mistakes(elsewhere=found or name_sizes(student, draw))


def name_sizes_of_W(student, draw):
    """Whether `train` makes the first W right for special sizes only."""
    if makes_W(student, draw, D, C):
        return ()
    if makes_W(student, draw, D, 10) or makes_W(student, draw, 3073, 10):
        return ("hard_coded_sizes",)
    return ("wrong_shape",) if makes_W(student, draw, C, C) else ()  # features and classes exchanged


def makes_W(student, draw, D, C):
    probe = LossProbe(draw, 20, D, C)
    probe.W = None
    try:
        return probe.train(student, num_iters=1)[1].shape == (D, C)
    except Fault:
        return False


def name_sizes_of_scores(student, draw):
    """Whether `predict` is right for ten classes, or for a thousand rows, and not for other numbers."""
    works = []
    for rows, classes in ((9, 4), (9, 10), (1000, 4), (1000, 10), (500, 10)):
        case = draw._any_case(rows, 6, classes, 0.0)
        classifier = student.make("LinearClassifier")
        classifier.set("W", case.W)
        try:
            labels = classifier.call("predict", case.X)
            works.append(np.array_equal(labels, (case.X @ case.W).argmax(axis=1)))
        except Fault:
            works.append(False)
    return ("hard_coded_sizes",) if any(works) and not works[0] else ()
