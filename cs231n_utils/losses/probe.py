"""Try a student's `train` and `predict` without a loss of theirs: a probe stands in for it.

The probe notes every batch that it is asked about, and answers with a bowl of its own, whose lowest point
moves after each question.
"""

from dataclasses import dataclass

import numpy as np

from cs231n_utils.losses import forms
from cs231n_utils.losses.cases import HUGE, spread
from cs231n_utils.promises.finding import Finding, Trial
from cs231n_utils.promises.speech import known_as, shortened

N, D, C = 43, 6, 12  # a prime number of examples: no batch size divides it
STEPS = 12


@dataclass(frozen=True)
class Question:
    """What the loss was asked, with W as it was then, and what it answered."""

    X: np.ndarray
    y: np.ndarray
    reg: float
    W: np.ndarray
    loss: float
    dW: np.ndarray

    @property
    def rows(self):
        """Which examples the batch holds: the number of each stands in its first feature."""
        return self.X[:, 0].astype(int)


@dataclass(frozen=True)
class Training:
    """One call of `train`: the questions it asked, what it returned, and W when it was over."""

    questions: list[Question]
    history: object
    W: np.ndarray

    @property
    def regs(self):
        """What the loss was given as reg, as text."""
        return ", ".join(dict.fromkeys(shortened(question.reg, 24) for question in self.questions))

    def moves(self):
        """[(how W changed from one question to the next, the gradient between)]."""
        later = [question.W for question in self.questions[1:]] + [self.W]
        return [(W - asked.W, asked.dW) for W, asked in zip(later, self.questions, strict=True)]


def examples(dtype=float, rows=N):
    """X (rows, D) with the example's number as its first feature, and labels y (rows,)."""
    random = np.random.default_rng(7)
    X = random.normal(size=(rows, D)).astype(dtype)
    X[:, 0], X[:, -1] = np.arange(rows), HUGE * spread(rows)
    y = random.integers(C, size=rows)
    y[:C] = np.arange(C)
    return X, y


class Trainee(Trial):
    """The student's LinearClassifier, with a probe in place of the loss."""

    def __init__(self, classifier_class, seed=0):
        self.classifier_class = classifier_class
        self.seed = seed  # of the numbers it is tried on

    def make(self):
        """A classifier of the student's whose loss notes what it is asked, in `questions`."""
        random = np.random.default_rng(self.seed)

        class Probed(self.classifier_class):
            @known_as("self.loss")
            def loss(self, X_batch, y_batch, reg):
                if np.ndim(X_batch) != 2 or np.shape(X_batch)[1] != D:
                    seen = f"self.loss was given X of shape {np.shape(X_batch)}, not (rows, {D})."
                    raise Finding(seen, "wrong_shape")
                W = np.array(self.W, dtype=float)
                dW = W - random.normal(size=W.shape)
                asked = Question(np.array(X_batch), np.array(y_batch), reg, W, float(0.5 * np.sum(dW**2)), dW)
                self.questions.append(asked)
                return asked.loss, dW.copy()

        Probed.__name__ = self.classifier_class.__name__
        classifier = self.attempt(Probed, "nothing")
        classifier.questions = []
        return classifier

    def train(self, classifier=None, data=None, **options):
        """Train on `examples()` or `data`, for `STEPS` steps unless `options` say otherwise: a `Training`."""
        classifier = classifier or self.make()
        X, y = data or examples()
        options = {"learning_rate": 0.1, "num_iters": STEPS, "batch_size": 8} | options
        before = len(classifier.questions)
        settings = ", ".join(f"{name} = {value:g}" for name, value in options.items())
        where = f"X {X.shape}, y {y.shape}, {settings}"
        history = self.attempt(classifier.train, where, X, y, **options)
        if len(classifier.questions) == before:
            raise Finding("self.loss was never called, so nothing says where downhill is.")
        shapes = [np.shape(W) for W in (classifier.questions[before].W, classifier.W)]
        if shapes[0] != shapes[1]:
            raise Finding("W had shape {} before training and has {} after it.".format(*shapes))
        return Training(classifier.questions[before:], history, np.array(classifier.W, dtype=float))

    def predict(self, W, X):
        """What a classifier with the weights W predicts for the rows of X, as an array of floats."""
        classifier = self.make()
        classifier.W = W.copy()
        labels = self.attempt(classifier.predict, f"X {X.shape}, W {W.shape}", X.copy())
        try:
            return forms.real(labels)
        except forms.BadForm as error:
            seen = f"What predict returned {error}; it should be an array of labels."
            raise Finding(seen, *error.misconceptions) from None

    def after_predict(self, W, X):
        """W and X as they are after a call of `predict` that was given them."""
        classifier, X = self.make(), X.copy()
        classifier.W = W.copy()
        self.attempt(classifier.predict, f"X {X.shape}, W {W.shape}", X)
        return classifier.W, X
