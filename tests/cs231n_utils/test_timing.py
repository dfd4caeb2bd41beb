"""Timing: one thread, and the first call does not count."""

import time

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from cs231n_utils import timing


@pytest.fixture
def two_sizes(monkeypatch):
    monkeypatch.setattr(timing, "FEATURES", (5,))
    monkeypatch.setattr(timing, "EXAMPLES", (3, 4))


def test_one_thread_while_the_clock_runs(two_sizes):
    threads = []
    timing.measure(
        {"f": lambda W, X, y, reg: threads.extend(pool["num_threads"] for pool in threadpool_info())}
    )
    assert set(threads) <= {1}


@pytest.mark.clock
def test_a_slow_first_call_does_not_count():
    waits = iter([0.05])
    assert timing._fastest(lambda: time.sleep(next(waits, 0)), most=1) < 0.04


def test_every_function_and_the_products_are_timed(two_sizes):
    timings = timing.measure({"f": lambda W, X, y, reg: np.sum(W)})
    assert [(t.what, t.N) for t in timings] == [(what, N) for N in (3, 4) for what in ("f", timing.PRODUCTS)]
