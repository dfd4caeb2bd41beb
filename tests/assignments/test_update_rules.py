"""The course's own checks of update rules: a state that is given, one step, a relative error.

Settings and arrays are those of its public notebook on fully connected nets; the expected numbers are worked
out here, one entry after the other, from the formulas in plain floats.
"""

import math

import numpy as np
import pytest

from tests import home
from tests.modules import module_of

W, DW = np.linspace(-0.4, 0.6, 20).reshape(4, 5), np.linspace(-0.6, 0.4, 20).reshape(4, 5)


def momentum(w, g, velocity):
    velocity = 0.9 * velocity - 1e-3 * g
    return w + velocity, {"velocity": velocity}


def rmsprop(w, g, cache):
    cache = 0.99 * cache + 0.01 * g * g
    return w - 1e-2 * g / (math.sqrt(cache) + 1e-8), {"cache": cache}


def adam(w, g, m, v):
    m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
    m_hat, v_hat = m / (1 - 0.9**6), v / (1 - 0.999**6)
    return w - 1e-2 * m_hat / (math.sqrt(v_hat) + 1e-8), {"m": m, "v": v}


CELLS = {  # rule: the settings given, ends of the state given, the formula
    "sgd_momentum": ({"learning_rate": 1e-3}, {"velocity": (0.6, 0.9)}, momentum),
    "rmsprop": ({"learning_rate": 1e-2}, {"cache": (0.6, 0.9)}, rmsprop),
    "adam": ({"learning_rate": 1e-2, "t": 5}, {"m": (0.6, 0.9), "v": (0.7, 0.5)}, adam),
}


def rel_error(x, y):
    return np.max(np.abs(x - y) / np.maximum(1e-8, np.abs(x) + np.abs(y)))


@pytest.mark.parametrize("rule", CELLS)
def test_the_courses_own_cells_hold_for_the_solution(rule):
    optim = module_of(home.assignment("optimization").solution["optim.py"], "optim.py")
    settings, ends, formula = CELLS[rule]
    state = {name: np.linspace(*between, 20).reshape(4, 5) for name, between in ends.items()}
    rows = [
        formula(*numbers) for numbers in zip(W.flat, DW.flat, *(s.flat for s in state.values()), strict=True)
    ]
    next_w, config = getattr(optim, rule)(W.copy(), DW.copy(), settings | state)
    assert rel_error(next_w.ravel(), np.array([w for w, _ in rows])) < 1.2e-7
    for name in state:
        assert rel_error(config[name].ravel(), np.array([after[name] for _, after in rows])) < 1.2e-7
