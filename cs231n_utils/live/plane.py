"""Points in a plane, three classes, W and b, and a loss that moves them: what the playground shows.

The last row of W (3, 3) holds the biases; the others are the directions in which the scores grow.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from cs231n_utils import CheckFailed, NotStarted
from cs231n_utils.live import geometry
from cs231n_utils.live.widget import plain
from cs231n_utils.losses.cases import Case
from cs231n_utils.promises.source import trouble_of

CLASSES = ("blue circle", "orange square", "green triangle")
POINTS = (
    *((0.5, 0.4), (0.8, 0.3), (0.3, 0.8)),
    *((-0.4, 0.3), (-0.3, 0.8), (-0.7, 0.2)),
    *((0.7, -0.4), (0.5, -0.6), (-0.4, -0.5)),
)
LABELS = (0, 0, 0, 1, 1, 1, 2, 2, 2)
REACH = 1.2  # points stay within ±REACH
MOST_POINTS = 60
STEP_SIZES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
REGS = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
TOO_LARGE = 1e6  # a weight beyond it does not come back
CURVE = 400  # so many of the last losses are shown


@dataclass(frozen=True)
class Position:
    """What an undo brings back."""

    points: np.ndarray  # (N, 2)
    labels: np.ndarray  # (N,)
    W: np.ndarray  # (3, 3)
    reg: float
    chosen: int  # which loss
    seed: int = 0  # of the last W that was drawn
    curve: tuple = ()  # the losses so far, None where there was none

    def case(self):
        X = np.column_stack([self.points, np.ones(len(self.points))])
        return Case(self.W, X, self.labels, self.reg)


@dataclass(frozen=True)
class Reading:
    """What the loss says of a position; `trouble` is why it says nothing, or not all."""

    losses: np.ndarray | None = None  # (N,)
    probabilities: np.ndarray | None = None  # (N, C)
    data: float | None = None
    total: float | None = None
    dW: np.ndarray | None = None  # (3, 3)
    wrong: np.ndarray | None = None  # (3, 3), where dW is not the slope of the loss
    check: str = ""
    trouble: str = ""


class Plane:
    """The state of a playground, and what can be done with it."""

    operations = (
        "move",
        "add",
        "remove",
        "relabel",
        "weight",
        "step",
        "step_size",
        "reg",
        "choose",
        "randomise",
        "reset",
        "undo",
    )

    def __init__(self, losses):
        self.losses = losses
        self.past = []  # positions that an undo goes back to
        self.gesture = None
        self.size = 0.1
        self._enter(self._start(chosen=0))

    def _start(self, chosen):
        points, labels = np.array(POINTS), np.array(LABELS)
        return Position(points, labels, random_weights(0), 0.1, chosen)

    # --- operations: what one gesture does (a drag, a run) is undone at once -------------------------------

    def move(self, index, x, y, gesture=None):
        points = self.position.points.copy()
        points[index] = _within(x, y)
        self._change(gesture, points=points)

    def add(self, x, y, label):
        if len(self.position.labels) < MOST_POINTS:
            points = np.vstack([self.position.points, _within(x, y)])
            self._change(points=points, labels=np.append(self.position.labels, label))

    def remove(self, index):
        """The last point stays: without any there is no loss."""
        if len(self.position.labels) > 1:
            points = np.delete(self.position.points, index, axis=0)
            self._change(points=points, labels=np.delete(self.position.labels, index))

    def relabel(self, index, label):
        labels = self.position.labels.copy()
        labels[index] = label
        self._change(labels=labels)

    def weight(self, row, column, value):
        W = self.position.W.copy()
        W[row, column] = np.clip(float(value), -TOO_LARGE, TOO_LARGE)
        self._change(W=W)

    def step(self, gesture=None):
        """One update, by what stands in the file now; where dW is missing there is nowhere to go."""
        if self.reading.dW is None or self.losses[self.position.chosen].is_outdated:
            self._enter(self.position, curve=False)
        if self.reading.dW is None:
            return
        downhill = -self.reading.dW
        W = self.position.W + self.size * downhill
        if np.all(np.abs(W) < TOO_LARGE):  # false for nan, too
            self._change(gesture, grows=True, W=W)
        else:
            diverged = "It diverges: the weights grow without end. Undo, then lower the learning rate or λ."
            self.reading = replace(self.reading, trouble=diverged)

    def step_size(self, value):
        self.size = float(value)

    def reg(self, value):
        self._change(reg=float(value))

    def choose(self, index):
        self._change(chosen=int(index))

    def randomise(self):
        seed = self.position.seed + 1
        self._change(W=random_weights(seed), seed=seed)

    def reset(self):
        """As in the beginning, with an empty curve; the loss that was chosen stays."""
        first = self._start(self.position.chosen)
        self._change(**{field.name: getattr(first, field.name) for field in fields(first)})

    def undo(self):
        if self.past:
            self.gesture = None
            self._enter(self.past.pop(), curve=False)

    def _change(self, gesture=None, grows=False, **changes):
        """Go to a new position; within one gesture it replaces the last, but on the curve if that `grows`."""
        before, goes_on = self.position, gesture is not None and gesture == self.gesture
        changes.setdefault("curve", before.curve[:-1] if goes_on and not grows else before.curve)
        self._enter(replace(before, **changes))  # may be interrupted: then nothing has changed
        self.gesture = gesture
        if not goes_on:
            self.past.append(before)

    def _enter(self, position, curve=True):
        reading = read(self.losses[position.chosen], position.case())
        if curve:
            position = replace(position, curve=(*position.curve[1 - CURVE :], reading.total))
        self.position, self.reading = position, reading

    # --- what is shown -------------------------------------------------------------------------------------

    def snapshot(self):
        """Everything that the browser draws."""
        position, reading, W = self.position, self.reading, self.position.W
        return plain(
            {
                "losses": [loss.title for loss in self.losses],
                "chosen": position.chosen,
                "classes": CLASSES,
                "points": self._points(),
                "W": W,
                "dW": reading.dW,
                "wrong": reading.wrong,
                "check": reading.check,
                "trouble": reading.trouble,
                "data": reading.data,
                "total": reading.total,
                "regions": geometry.regions(W),
                "lines": geometry.zero_lines(W),
                "arrows": geometry.arrows(W),
                "border": geometry.BORDER,
                "curve": position.curve,
                "undoes": len(self.past),
                "step_size": self.size,
                "step_sizes": STEP_SIZES,
                "reg": position.reg,
                "regs": REGS,
                "seed": position.seed,
            }
        )

    def _points(self):
        """Each point with its scores and what the loss says of it."""
        position, reading, case = self.position, self.reading, self.position.case()
        nothing = [None] * len(case.y)
        rows = zip(
            position.points,
            position.labels,
            case.X @ case.W,
            nothing if reading.losses is None else reading.losses,
            nothing if reading.probabilities is None else reading.probabilities,
            strict=True,
        )
        family = self.losses[position.chosen].family
        return [
            {
                "x": point[0],
                "y": point[1],
                "label": label,
                "scores": scores,
                "right": scores[label] == max(scores),
                "loss": loss,
                "probabilities": probabilities,
                "terms": family.terms(
                    _written(scores[label]), [_written(s) for s in np.delete(scores, label)]
                ),
            }
            for point, label, scores, loss, probabilities in rows
        ]


def random_weights(seed):
    return np.random.default_rng(seed).normal(size=(3, 3))


def read(loss, case):
    """Ask a loss for everything at once: a `Reading`."""
    reading = Reading()
    try:
        reading = Reading(
            loss.losses(case), probabilities(loss, case), loss.total(case.with_reg(0.0)), loss.total(case)
        )
        return compared(loss, case, replace(reading, dW=loss.gradient(case)))
    except NotStarted as error:
        return replace(reading, trouble=trouble_of(error))
    except CheckFailed as error:
        return replace(reading, trouble=f"{loss.name}: {trouble_of(error)}")


def compared(loss, case, reading):
    """The reading with what differences say of its dW, and what the check calls the mistake."""
    if loss.by_differences:
        return replace(reading, check="dW is made by differences: the kit has no formula for it.")
    slopes, kinks, equal = loss.slopes(case)
    off = np.where(kinks, 0.0, np.abs(reading.dW - slopes))
    wrong = off > equal
    if not wrong.any():
        note = f" {kinks.sum()} of 9 at a kink, where there is none." if kinks.any() else ""
        return replace(reading, wrong=wrong, check=f"✓ {loss.agrees}.{note}")
    row, column = np.unravel_index(np.argmax(off), off.shape)
    numbers = f"{reading.dW[row, column]:.3g}, by your loss {slopes[row, column]:.3g}".replace("-", "−")
    seen = f"✗ {loss.differs}: in {'xyb'[row]} of the {CLASSES[column]} you get {numbers}."
    mistake = loss.mistake()
    return replace(reading, wrong=wrong, check=f"{seen}\nThe check says: {mistake}." if mistake else seen)


def probabilities(loss, case):
    """(N, C), where −log of them is the loss: so each class is called the correct one in turn."""
    if not loss.family.gives_probabilities:
        return None
    classes = range(case.W.shape[1])
    try:
        asked = [loss.losses(replace(case, y=np.full(len(case.y), c))) for c in classes]
    except CheckFailed:  # −log 0, of a class that is out of the question
        return None
    with np.errstate(over="ignore"):  # of a loss far below 0
        return np.exp(-np.transpose(asked))


def _within(x, y):
    return np.clip([float(x), float(y)], -REACH, REACH)


def _written(value):
    """A number within a formula."""
    text = f"{value:.2f}".replace("-", "−")
    return f"({text})" if value < 0 else text
