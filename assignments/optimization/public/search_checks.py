"""Calls a student's search, for the laws that it must keep."""

import numpy as np

from cs231n_utils.promises.finding import Crash, Trial
from cs231n_utils.promises.speech import known_as

from .search_misconceptions_record import PlannedLoss, Search


class Caller(Trial):
    """A student's random search: a `Searcher`, as the laws want it."""

    local = False

    def __init__(self, function, seed=0):
        self.function, self.seed = function, seed
        self.rng = np.random.default_rng(seed)

    @property
    def held(self):
        return self.kept.setdefault("held", set())

    def searches(self, plan, shape=(3, 2), scale=0.5, seed=0, times=1):
        rng = np.random.default_rng([self.seed, seed])
        return [self.search(plan, shape, scale, rng) for _ in range(times)]

    def search(self, plan, shape, scale, rng):
        where = f"shape {shape}, num_tries = {len(plan)}, scale = {scale:g}"
        loss = PlannedLoss(plan, shape)
        returned = self.called(loss, where, shape, len(plan), scale, rng)
        return Search(loss.asked, returned, plan, shape, scale)

    def called(self, planned, where, *others):
        """What the student's function returns."""

        @known_as("loss")
        def loss(W):
            return planned(W)

        try:
            return self.attempt(self.function, where, loss, *others)
        except Crash:
            if refused := planned.refused():
                raise refused from None
            raise


class LocalCaller(Caller):
    """A student's local search."""

    local = True

    def search(self, plan, shape, scale, rng):
        start = np.random.default_rng([self.seed, *shape]).normal(size=shape)
        where = f"W of shape {shape}, num_steps = {len(plan) - 1}, step_size = {scale:g}"
        loss, given = PlannedLoss(plan, shape, start), start.copy()
        returned = self.called(loss, where, given, len(plan) - 1, scale, rng)
        return Search(loss.asked, returned, plan, shape, scale, start, given)
