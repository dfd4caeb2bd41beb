"""What a step of an update rule and an epoch of training cost, beside the arithmetic in them."""

import statistics
import time

import numpy as np

from cs231n_utils import demonstration
from tests import home
from tests.modules import module_of

NAME = "optimization"
SHAPE, N, BATCH = (3073, 10), 10_000, 256
RATE, MU, RHO, BETA1, BETA2, EPSILON = (np.float32(x) for x in (1e-3, 0.9, 0.99, 0.9, 0.999, 1e-8))
ONE = np.float32(1)
ROUNDS, STEPS = 9, 300
MOST_OF_A_RULE, MOST_OF_AN_EPOCH = 1.5, 1.3  # times the arithmetic


def sgd_momentum(w, dw, velocity, other, step):
    moved(dw, velocity, step)
    np.add(w, velocity, out=w)


def nesterov(w, dw, velocity, other, step):
    np.multiply(velocity, MU, out=other)
    np.subtract(w, other, out=w)
    moved(dw, velocity, step)
    np.multiply(velocity, ONE + MU, out=step)
    np.add(w, step, out=w)


def adagrad(w, dw, cache, other, step):
    np.multiply(dw, dw, out=step)
    np.add(cache, step, out=cache)
    scaled(w, dw, cache, step, other, RATE)


def rmsprop(w, dw, cache, other, step):
    average(cache, RHO, np.multiply(dw, dw, out=step), step)
    scaled(w, dw, cache, step, other, RATE)


def adam(w, dw, m, v, step):
    other = spare(w)
    average(m, BETA1, dw, step)
    average(v, BETA2, np.multiply(dw, dw, out=step), step)
    np.divide(v, ONE - BETA2, out=step)
    np.divide(m, ONE - BETA1, out=other)
    np.sqrt(step, out=step)
    np.add(step, EPSILON, out=step)
    np.divide(other, step, out=other)
    np.multiply(other, RATE, out=other)
    np.subtract(w, other, out=w)


def moved(dw, velocity, step):
    """v <- μ·v − rate·dw"""
    np.multiply(velocity, MU, out=velocity)
    np.multiply(dw, RATE, out=step)
    np.subtract(velocity, step, out=velocity)


def average(mean, kept, new, step):
    """mean <- kept·mean + (1 − kept)·new"""
    np.multiply(mean, kept, out=mean)
    np.multiply(new, ONE - kept, out=step)
    np.add(mean, step, out=mean)


def scaled(w, dw, cache, step, other, rate):
    """w <- w − rate·dw / (√cache + ε)"""
    np.sqrt(cache, out=step)
    np.add(step, EPSILON, out=step)
    np.multiply(dw, rate, out=other)
    np.divide(other, step, out=other)
    np.subtract(w, other, out=w)


def spare(w, arrays={}):  # noqa: B006  made once
    return arrays.setdefault(w.shape, np.empty_like(w))


ARITHMETIC = {function.__name__: function for function in (sgd_momentum, nesterov, adagrad, rmsprop, adam)}


def ratios():
    """Yields (what, times its arithmetic, what it may be)."""
    solution = home.assignment(NAME).solution
    modules = {file: module_of(solution[file], file) for file in ("optim.py", "solver.py")}
    for name, arithmetic in ARITHMETIC.items():
        rule = getattr(modules["optim.py"], name)
        yield f"a step of {name}", of_a_rule(rule, arithmetic), MOST_OF_A_RULE
    yield f"an epoch of train, B = {BATCH}", of_an_epoch(modules), MOST_OF_AN_EPOCH


def of_a_rule(rule, arithmetic):
    rng = np.random.default_rng(0)
    w, dw = (rng.normal(size=SHAPE).astype(np.float32) for _ in range(2))
    arrays = [w.copy(), dw, *(np.zeros_like(w) for _ in range(2)), np.empty_like(w)]

    def steps():
        now, config = w, None
        for _ in range(STEPS):
            now, config = rule(now, dw, config)

    def bare():
        for _ in range(STEPS):
            arithmetic(*arrays)

    return beside(steps, bare)


def of_an_epoch(modules):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(N, SHAPE[0])).astype(np.float32)
    y, W = rng.integers(SHAPE[1], size=N), np.zeros(SHAPE, np.float32)
    rule = modules["optim.py"].sgd_momentum

    def loss(W, X, y):
        return demonstration.squared_error(W, X, y, 0.0)

    def epoch():
        modules["solver.py"].train(loss, W, X, y, rule, {"learning_rate": 1e-4}, None, 1, BATCH, rng)

    def bare():
        order = rng.permutation(N)
        for start in range(0, N, BATCH):
            rows = order[start : start + BATCH]
            batch = X[rows]
            batch.T @ (batch @ W)

    return beside(epoch, bare)


def beside(one, other):
    """The median of how many times as long the one takes as the other, in turns and warm."""
    one(), other()
    return statistics.median(seconds(one) / seconds(other) for _ in range(ROUNDS))


def seconds(function):
    started = time.perf_counter()
    function()
    return time.perf_counter() - started
