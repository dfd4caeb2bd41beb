"""What a search did, question by question: what the checks of both sides look at, and where they find it.

Nothing here searches.  The loss that a search is given answers as it was planned, and notes what it is asked.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np

from cs231n_utils.losses import forms
from cs231n_utils.promises.seen import Seen, assert_returned

MOST = 6  # times as many calls as there should be; then the loss refuses
PARTS = ("W", "best_loss", "history")


class PlannedLoss:
    """Answers the k-th new W with the k-th number of a plan, and the same W always alike; notes all of it."""

    def __init__(self, plan, shape, start=None):
        self.plan, self.shape, self.start = tuple(map(float, plan)), shape, start
        self.answers, self.asked, self.strange = {}, [], ""

    def __call__(self, W):
        """What no search should ask raises: to student code that is an error of its call."""
        if np.shape(W) != self.shape:
            shapes = f"{np.shape(W)}, not one W of shape {self.shape}"
            self.strange = f"the loss was given an array of shape {shapes}"
        elif len(self.asked) >= MOST * len(self.plan):
            self.strange = "the loss was called far more often than it should be: does your loop end?"
        if self.strange:
            raise TypeError(self.strange)
        W = np.array(W, dtype=float)
        self.asked.append((W, self._answer(W)))
        return self.asked[-1][1]

    def _answer(self, W):
        first = self.start is not None
        if first and (np.abs(W - self.start) <= 1e-6 * np.abs(self.start)).all():  # in any precision
            return self.plan[0]
        return self.answers.setdefault(W.tobytes(), self.plan[(len(self.answers) + first) % len(self.plan)])

    def refused(self):
        """The Seen for what was no question, if there was one."""
        name = "search_wrong_shape" if "shape" in self.strange else "search_wrong_count"
        return Seen(self.strange, name) if self.strange else None


@dataclass(frozen=True, eq=False)
class Search:
    """One call of a student's search: what the loss was asked, and what came back.

    `asked`: [(W, loss)] in order; `start`: None for a search that has none; `after`: that array, afterwards.
    """

    asked: list
    returned: object
    plan: tuple
    shape: tuple
    scale: float
    start: np.ndarray | None = None
    after: np.ndarray | None = None

    @property
    def count(self):
        """num_tries or num_steps."""
        return len(self.plan) - self.local

    @property
    def local(self):
        return self.start is not None

    @property
    def distinct(self):
        """What was asked, without what was asked before, if there is more than there should be."""
        if len(self.asked) <= len(self.plan):
            return self.asked
        return list({W.tobytes(): (W, loss) for W, loss in self.asked}.values())

    @property
    def losses(self):
        return np.array([loss for _, loss in self.distinct])

    @property
    def Ws(self):
        return np.array([W for W, _ in self.distinct])

    @property
    def starts_right(self):
        """Whether the start, if there is one, was asked about first."""
        return not self.local or (bool(self.asked) and self.is_same(self.asked[0][0], self.start))

    def is_same(self, W, other):
        """Whether two W's are one: tries are a thousand times farther apart."""
        return np.shape(W) == np.shape(other) and bool(np.max(np.abs(W - other)) < 1e-3 * self.scale)

    def part(self, index):
        """One of the PARTS that came back, as numbers.  Raises Seen."""
        assert_returned(self.returned, "search_wrong_form")
        if not isinstance(self.returned, tuple | list) or len(self.returned) != 3:
            text = "what came back is not the three values W, best_loss and history"
            raise Seen(text, "search_wrong_form")
        value = self.returned[index]
        try:
            if index == 0:
                return forms.array(value, self.shape)
            return forms.number(value) if index == 1 else forms.numbers(value, self.count)
        except forms.BadForm as error:
            name = "search_wrong_form"
            if index == 2 and error.shape is not None and len(error.shape) == 1:
                name = "search_history_length"
            text = f"the returned {PARTS[index]} {error}"
            raise Seen(text, name) from None


class Searcher(Protocol):
    """Calls a student's search, with a planned loss; `rng` draws what it is tried on."""

    local: bool  # whether the search has a start
    held: set  # the laws that were seen to hold
    rng: np.random.Generator

    def searches(self, plan, shape=(3, 2), scale=0.5, seed=0, times=1) -> list[Search]:
        """So many calls, one after the other, with one generator of random numbers."""


# --- plans: what the loss answers -------------------------------------------------------------------------


def plain(rng, count=9):
    """Losses of which neither the first nor the last is the lowest or the highest, and no two are equal.

    The best changes several times, the second is above the first, the last below it; after the lowest there
    is one that is lower than the one before it.
    """
    while True:
        plan = 1 + 8 * (rng.permutation(count) + rng.uniform(0.2, 0.8, size=count)) / count
        inside = 2 <= plan.argmin() < count - 2 and 2 <= plan.argmax() < count - 2
        lower_again = inside and (np.diff(plan[plan.argmin() + 1 :]) < 0).any()
        if lower_again and plan[1] > plan[0] > plan[-1] and improvements(plan) > 2:
            return tuple(plan.tolist())


def improvements(plan):
    return len(set(np.minimum.accumulate(plan)))


def start_is_lowest(rng):
    return (0.5, *plain(rng))


def with_ties(rng):
    """The lowest loss comes once more, and so does the one before it."""
    plan = plain(rng)
    lowest = int(np.argmin(plan))
    before = int(np.argmin(plan[:lowest]))
    return (*plan[: before + 1], plan[before], *plan[before + 1 :], plan[lowest], 9.5)


def with_nans(rng):
    """Plans in which some losses are nan: some after the first, or the first one."""
    plan = plain(rng)
    lowest = int(np.argmin(plan))
    late = (*plan[:2], np.nan, *plan[2 : lowest + 1], np.nan, *plan[lowest + 1 :], np.nan)
    return late, (np.nan, *plan)


def of_other_sizes(rng):
    """Plans of losses that are huge, and of some below zero."""
    huge, negative = np.multiply(plain(rng), 1e14), np.subtract(plain(rng), 100)
    return tuple(huge.tolist()), tuple(negative.tolist())


def close_together(rng):
    """Losses that differ little beside their size, yet by more than rounding to single precision."""
    return tuple(np.add(5, np.multiply(plain(rng), 1e-5)).tolist())


# --- which of the W's that were asked about ---------------------------------------------------------------


def lowest_so_far(losses):
    """After each question the number of the first one with the lowest loss; nan's are never it."""
    losses = np.where(np.isnan(losses), np.inf, losses)
    return _changes(losses, [True, *(b < a for a, b in pairwise(np.minimum.accumulate(losses)))])


def highest_so_far(losses):
    return lowest_so_far(-np.asarray(losses))


def last_below_start(losses):
    """After each question the number of the last one whose loss is below the first."""
    return _changes(losses, [True, *(loss < losses[0] for loss in losses[1:])])


def last_below_before(losses):
    """After each question the number of the last one whose loss is below that of the question before."""
    return _changes(losses, [True, *(b < a for a, b in pairwise(losses))])


def without_start(losses):
    """As `lowest_so_far`, but the first one, the start, does not count once there is another."""
    return np.concatenate([[0], 1 + lowest_so_far(losses[1:])])


def _changes(losses, new):
    return np.maximum.accumulate(np.where(new, np.arange(len(losses)), 0))
