"""Watch a training loop: a loss, an update rule and a schedule that note what they are asked.

For any `train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng) -> (W, history)`, as long
as it asks for loss and step.  Their answers are drawn at random, so nothing but the loop itself is needed.
"""

import copy
from dataclasses import dataclass, field

import numpy as np

from cs231n_utils.losses import forms

D, C = 5, 4
LEARNING_RATE = 0.25
# No run that is tried asks for more: what is noted stays small, whoever asks.
MOST_QUESTIONS = 1000
MOST_ROWS = 300  # of a batch
NOTED = ("learning_rate", "momentum", "turn", "memory")  # of the config that the rule is given


@dataclass(frozen=True)
class Settings:
    """How a loop is tried."""

    N: int = 43  # a prime number: a smaller batch is left over
    batch_size: int = 8
    num_epochs: int = 3
    scheduled: bool = True  # else the schedule is None
    in_place: bool = False  # whether the rule writes into what it is given
    dtype: str = "float64"
    seed: int = 0  # of the loop's rng

    @property
    def per_epoch(self):
        return -(-self.N // self.batch_size)

    @property
    def total(self):
        return self.num_epochs * self.per_epoch

    @property
    def sizes(self):
        """How many rows the batches of an epoch should have."""
        left = self.N % self.batch_size
        return [self.batch_size] * (self.N // self.batch_size) + [left] * (left > 0)

    def __str__(self):
        said = f"N = {self.N}, batch_size = {self.batch_size}, num_epochs = {self.num_epochs}"
        return said if self.scheduled else f"{said}, schedule = None"


@dataclass(frozen=True)
class Question:
    """What the loss was asked, and what it answered."""

    W: np.ndarray
    X: np.ndarray
    y: np.ndarray
    loss: float
    dW: np.ndarray

    @property
    def rows(self):
        """Which examples the batch holds: the number of each stands in its first feature."""
        return self.X[:, 0].astype(int)


@dataclass(frozen=True)
class Update:
    """What the rule was asked, and where it led."""

    w: np.ndarray
    dw: np.ndarray
    config: dict  # what is NOTED of it
    next_w: np.ndarray

    @property
    def turn(self):
        """How many steps the config knows of that the rule was given."""
        return self.config.get("turn", 0)

    @property
    def rate(self):
        return self.config.get("learning_rate", np.nan)


@dataclass(frozen=True)
class Rate:
    """What the schedule was asked, and its answer."""

    step: int
    total_steps: int
    learning_rate: float
    answer: float


@dataclass
class Watched:
    """The three functions that a loop is given, and what they were asked."""

    rng: np.random.Generator
    dtype: str = "float64"
    questions: list = field(default_factory=list)
    updates: list = field(default_factory=list)
    rates: list = field(default_factory=list)

    def loss(self, W, X, y):
        of_W, of_X, of_y = np.shape(W), np.shape(X), np.shape(y)
        if of_W != (D, C) or of_X[1:] != (D,) or len(of_y) != 1 or max(*of_X, *of_y) > MOST_ROWS:
            raise TypeError(f"the loss was given W {of_W}, X {of_X} and y {of_y}")
        self._count(self.questions)
        W, X, y = np.array(W, float), np.array(X, float), np.array(y)
        loss, dW = float(self.rng.uniform(0.5, 3)), self.rng.normal(size=W.shape).astype(self.dtype)
        self.questions.append(Question(W, X, y, loss, dW.copy()))
        return loss, dW

    def rule(self, w, dw, config=None):
        """Goes its own way: where it leads cannot be guessed."""
        now = {} if config is None else copy.deepcopy(config)
        if not np.shape(w) == np.shape(dw) == (D, C):
            raise TypeError(f"the rule was given w {np.shape(w)} and dw {np.shape(dw)}")
        self._count(self.updates)
        w, dw, turn = np.array(w, float), np.array(dw, float), now.get("turn", 0)
        next_w = (w - now.get("learning_rate", 1.0) * dw + 0.1 * self.rng.normal(size=w.shape)).astype(
            self.dtype
        )
        noted = {name: copy.copy(now[name]) for name in NOTED if _is_small(now.get(name))}
        self.updates.append(Update(w, dw, noted, next_w.copy()))
        return next_w, now | {"turn": turn + 1, "memory": dw.copy()}

    def rule_in_place(self, w, dw, config=None):
        """The same, but it writes into w and config, and gives these back."""
        next_w, now = self.rule(w, dw, config)
        config = {} if config is None else config
        w[...] = next_w
        config.update(now)
        return w, config

    def schedule(self, step, total_steps, learning_rate):
        if not all(map(_is_small, (step, total_steps, learning_rate))):
            raise TypeError("the schedule was asked with what are no numbers")
        self._count(self.rates)
        answer = float(self.rng.uniform(0.1, 0.9))
        self.rates.append(Rate(step, total_steps, learning_rate, answer))
        return answer

    @staticmethod
    def _count(noted):
        if len(noted) == MOST_QUESTIONS:
            raise TypeError("asked far too often: does a loop never end?")


def _is_small(value):
    """Whether it is a number, or an array of no more numbers than W has."""
    return isinstance(value, int | float | np.generic | np.ndarray) and np.size(value) <= D * C


@dataclass
class Run:
    """A call of a training loop: what it was given, what its functions were asked, what it left behind."""

    settings: Settings
    given: dict  # copies of W, X, y and config
    watched: Watched
    answer: object = None
    after: dict = field(default_factory=dict)  # what those four are when it is over

    @property
    def questions(self):
        return self.watched.questions

    @property
    def updates(self):
        return self.watched.updates

    @property
    def rates(self):
        return self.watched.rates

    @property
    def rows(self):
        """The rows of each batch."""
        return [question.rows for question in self.questions]

    @property
    def epochs(self):
        """The batches epoch by epoch, [[rows, …], …], if there are as many in each as there should be."""
        n = self.settings.per_epoch
        return [self.rows[start : start + n] for start in range(0, len(self.rows), n)]

    @property
    def pair(self):
        """(W (D, C), history (steps,)) as it returned them.  Raises BadForm."""
        if not isinstance(self.answer, tuple | list) or len(self.answer) != 2:
            raise forms.BadForm("is no pair")
        return forms.array(self.answer[0], (D, C)), forms.numbers(self.answer[1], len(self.questions))

    @property
    def changed(self):
        """Which of the four it changed."""
        return [name for name, before in self.given.items() if not alike(before, self.after[name])]


def prepared(settings, rng):
    """A Run that was not begun: W, X, y and config are drawn; y[i] says nothing of i."""
    X = rng.normal(size=(settings.N, D)).astype(settings.dtype)
    X[:, 0] = np.arange(settings.N)
    given = {
        "W": rng.normal(size=(D, C)).astype(settings.dtype),
        "X": X,
        "y": rng.integers(C, size=settings.N),
        "config": {"learning_rate": LEARNING_RATE, "momentum": 0.5},
    }
    return Run(settings, given, Watched(rng, settings.dtype))


def alike(a, b):
    """Whether two arrays, or two dicts of arrays and numbers, hold the same."""
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(alike(a[key], b[key]) for key in a)
    return bool(np.array_equal(a, b))
