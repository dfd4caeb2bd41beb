"""search.py: random search and local search, with a loss that lives here and notes what it is asked."""

import numpy as np
import pytest

from autograder.sandbox.student import Fault
from autograder.words.laws import assert_keeps
from autograder.words.vocabulary import item

from ..public import search_misconceptions_laws as laws
from ..public.search_misconceptions_record import PlannedLoss, Search

RANDOM, LOCAL = "random_search", "random_local_search"


class Searcher:
    """The student's search, as the laws want it."""

    def __init__(self, student, item_id, draw, held):
        self.student, self.function, self.held = student, getattr(student, item_id), held
        self.local, self.rng = item_id == LOCAL, draw.rng
        self.seed = int(draw.rng.integers(2**31))

    def searches(self, plan, shape=(3, 2), scale=0.5, seed=0, times=1):
        rng = self.student.generator([self.seed, seed])
        return [self._search(plan, shape, scale, rng) for _ in range(times)]

    def _search(self, plan, shape, scale, rng):
        start = np.random.default_rng([self.seed, *shape]).normal(size=shape) if self.local else None
        loss, kept = PlannedLoss(plan, shape, start), None if start is None else self.student.keep(start)
        first, count = kept or shape, len(plan) - self.local
        try:
            returned = self.function(loss, first, count, scale, rng)
        except Fault:
            if refused := loss.refused():
                raise refused from None
            raise
        return Search(loss.asked, returned, plan, shape, scale, start, kept and kept.fetch())

    def keeps(self, law):
        assert_keeps(self, lambda searcher: laws.assert_held(searcher, law))


@pytest.fixture
def searcher(student, item_id, draw, kept):
    return Searcher(student, item_id, draw, kept.setdefault(item_id, set()))


@item(RANDOM, LOCAL, share=2)
def test_the_loss_is_called_once_for_each_try(searcher):
    """The loss is called once for each try, and once for the start if there is one."""
    searcher.keeps(laws.asks_once_a_try)


@item(RANDOM, LOCAL, share=1)
def test_any_shape(searcher):
    """W may have any shape."""
    searcher.keeps(laws.takes_any_shape)


@item(LOCAL, share=1)
def test_the_start_is_left_alone(searcher):
    """The W that was given holds the same numbers afterwards."""
    searcher.keeps(laws.leaves_the_start_alone)


@item(LOCAL, share=2)
def test_steps_begin_at_the_best(searcher):
    """A try is the best W so far plus a step."""
    searcher.keeps(laws.steps_from_the_best)


@item(RANDOM, LOCAL, share=2)
def test_the_lowest_comes_back(searcher):
    """W and best_loss are those of the lowest loss."""
    searcher.keeps(laws.gives_the_lowest)


@item(RANDOM, LOCAL, share=1)
def test_history(searcher):
    """history holds the lowest loss so far, after each try."""
    searcher.keeps(laws.keeps_a_history)


@item(RANDOM, LOCAL, share=1)
def test_losses_of_any_size(searcher):
    """Losses may be huge, or below zero."""
    searcher.keeps(laws.takes_losses_of_any_size)


@item(RANDOM, LOCAL, share=0.5)
def test_small_improvements(searcher):
    """A loss that is lower by very little is lower."""
    searcher.keeps(laws.sees_small_improvements)


@item(RANDOM, LOCAL, share=0.5)
def test_the_first_of_equal_ones(searcher):
    """Of equal losses the first one counts."""
    searcher.keeps(laws.gives_the_first_of_equals)


@item(RANDOM, LOCAL, share=0.5)
def test_nan_is_never_the_lowest(searcher):
    """A loss of nan is never the lowest."""
    searcher.keeps(laws.ignores_nan)


@item(RANDOM, LOCAL, share=1)
def test_numbers_from_rng(searcher):
    """All random numbers come from rng: the same seed gives the same tries."""
    searcher.keeps(laws.draws_from_rng)


@item(RANDOM, LOCAL, share=1)
def test_normal_numbers(searcher):
    """Tries, or steps, are the scale times standard normal numbers."""
    searcher.keeps(laws.draws_normal_numbers)
