"""How long a loss function takes on one thread, beside two matrix products of its size."""

import time
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from cs231n_utils.losses.cases import draw
from cs231n_utils.promises.speech import progress

FEATURES = (20, 3073)  # with few features Python's own time shows; with many, arithmetic hides it
EXAMPLES = (10, 30, 100, 300, 1000)
CLASSES = 10
PRODUCTS = "two matrix products"


@dataclass(frozen=True)
class Timing:
    """The fastest of a few calls: what was called, on N examples with D features."""

    what: str
    N: int
    D: int
    seconds: float


def measure(functions):
    """Time {name: f(W, X, y, reg)} and the two products on growing inputs: a list of `Timing`."""
    results = []
    sizes = [(N, D) for D in FEATURES for N in EXAMPLES]
    for N, D in progress(sizes, "timing"):
        case = draw(N, D, CLASSES, seed=0, reg=0.1)
        calls = {name: _call(f, case) for name, f in functions.items()} | {PRODUCTS: _products(case)}
        with threadpool_limits(1):  # with more, two programs on one machine wait for each other
            results += [Timing(what, N, D, _fastest(call)) for what, call in calls.items()]
    return results


def _call(f, case):
    return lambda: f(case.W, case.X, case.y, case.reg)


def _products(case):
    """(N, D) @ (D, C) makes scores; a gradient needs (D, N) @ (N, C), whatever its right side holds."""
    right_side = np.ones((len(case.y), CLASSES))
    return lambda: (case.X @ case.W, case.X.T @ right_side)


def _fastest(call, seconds=0.2, most=50):
    """The shortest of up to `most` calls within about `seconds`: other programs only ever make it longer.

    The first call is not counted: it finds no memory and no code at hand.
    """
    call()
    shortest, begin = np.inf, time.perf_counter()
    for _ in range(most):
        start = time.perf_counter()
        call()
        shortest = min(shortest, time.perf_counter() - start)
        if time.perf_counter() - begin > seconds:
            break
    return shortest
