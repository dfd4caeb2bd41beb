"""Scores so far apart that probabilities are 0 or 1, or nearly: what the softmax comes to there, by hand."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from cs231n_utils.losses import cases
from cs231n_utils.losses.vocabulary import close, row
from cs231n_utils.promises.finding import Finding

COARSE = 1e-2  # an overflow is no small error; a small one has other reasons
LEAST = 23.02  # −log of 1e-10: so much may be added to a probability before its logarithm is taken


@dataclass(frozen=True)
class Extreme:
    """Scores of one example and its class; its loss, from `least` to `most`, and slopes."""

    scores: tuple
    y: int
    slopes: tuple
    least: float = 0.0
    most: float = 0.0

    @property
    def case(self):
        return cases.of_scores([self.scores], [self.y])

    def __str__(self):
        return f"Scores {row(self.scores)}, correct class {self.y}"


SURE = (  # and right: the best class is the correct one
    Extreme((1e4, 0, 0, 0), 0, (0, 0, 0, 0)),
    Extreme((0, 0, 1e4, -1e4), 2, (0, 0, 0, 0)),
    Extreme((-2e4, -1e4, -2e4, -2e4), 1, (0, 0, 0, 0)),
    Extreme((-1e4, -3e4, -2e4, 0), 3, (0, 0, 0, 0)),
)
MISTAKEN = (  # an honest −log 0 is inf
    Extreme((0, 0, 0, 1e4), 0, (-1, 0, 0, 1), LEAST, np.inf),
    Extreme((1e4, -1e4, 0, 0), 1, (1, -1, 0, 0), LEAST, np.inf),
    Extreme((-2e4, -1e4, -3e4, -2e4), 2, (0, 1, -1, 0), LEAST, np.inf),
)
IMPROBABLE = (
    Extreme((0, 20, 40), 0, (-1, 0, 1), LEAST, 40),
    Extreme((50, 0, 10), 1, (1, -1, 0), LEAST, 50),
)


BETWEEN = Extreme((0, 730), 0, (-1, 1), 730, 730)  # too much for an exponential, not too little for one


def loss_is_right(ask, extremes):
    """`ask(extreme)` gives the student's loss."""
    for extreme in extremes:
        loss = _asked(ask, extreme)
        if not extreme.least - COARSE <= loss <= extreme.most + COARSE:
            should = f"{extreme.most:g}" if np.isfinite(extreme.most) else "above 23 (or inf)"
            name = "epsilon_in_the_logarithm" if 0 < loss < extreme.least else "wrong_shift"
            raise Finding(f"{extreme}: your loss is {loss:.6g}; it should be {should}.", name)


def slopes_are_right(ask, ask_loss, extremes):
    """`ask(extreme)` gives the student's slopes (C,), `ask_loss(extreme)` the loss."""
    for extreme in extremes:
        slopes = _asked(ask, extreme, partial(_names, ask_loss))
        if not close(slopes, extreme.slopes, COARSE):
            raise Finding(f"{extreme}: your slopes are {row(slopes)}, not {row(extreme.slopes)}.")


def _names(ask_loss):
    """Where no exponential is too large, slopes that are not finite have another reason than the shift."""
    return () if abs(ask_loss(BETWEEN) - BETWEEN.most) < COARSE else ("wrong_shift",)


def _asked(ask, extreme, names=lambda: ("wrong_shift",)):
    try:
        return ask(extreme)
    except Finding as finding:
        raise Finding(f"{extreme}: {finding.title or finding.seen}", *names()) from None
