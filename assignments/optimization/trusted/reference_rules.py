"""The update rules, written apart from the solutions: what a gradient does to w and to the state.

`step(g, at) -> (move, state)`: `at` holds settings and the state before by their names in config; `move` is
what is added to w.  A rule that divides has several right forms, which differ in where epsilon acts.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np


@dataclass(frozen=True)
class Rule:
    """Defaults of the settings, names of the state, and the right forms of a step."""

    defaults: dict
    state: tuple
    forms: tuple

    def start(self, w, **given):
        """Settings and state before the first step, where nothing else is `given`."""
        zeros = {name: 0 if name == "t" else np.zeros(w.shape) for name in self.state}
        return self.defaults | zeros | given

    def path(self, w, gradients, form=0, **given):
        """-> (moves (steps, *w.shape), the state after each step)"""
        at, moves, states = self.start(w, **given), [], []
        for g in gradients:
            move, state = self.forms[form](g, at)
            at |= state
            moves.append(move)
            states.append(state)
        return np.array(moves), states


def _momentum(g, at):
    velocity = at["velocity"] * at["momentum"] - g * at["learning_rate"]
    return velocity, {"velocity": velocity}


def _nesterov(g, at):
    velocity = at["velocity"] * at["momentum"] - g * at["learning_rate"]
    return velocity + at["momentum"] * (velocity - at["velocity"]), {"velocity": velocity}


def _outside(square, epsilon, share):
    return np.sqrt(square) + epsilon


def _inside(square, epsilon, share):
    return np.sqrt(square + epsilon)


def _outside_uncorrected(square, epsilon, share):
    """As in Adam's efficient form: beside the root of v as it is, which is `share` of the corrected one."""
    return np.sqrt(square) + epsilon / np.sqrt(share)


def _inside_uncorrected(square, epsilon, share):
    return np.sqrt(square + epsilon / share)


def _adagrad(root, g, at):
    cache = at["cache"] + np.square(g)
    return -at["learning_rate"] * g / root(cache, at["epsilon"], 1.0), {"cache": cache}


def _rmsprop(root, g, at):
    cache = np.square(g) + at["decay_rate"] * (at["cache"] - np.square(g))
    return -at["learning_rate"] * g / root(cache, at["epsilon"], 1.0), {"cache": cache}


def _adam(root, g, at):
    t = at["t"] + 1
    m = g + at["beta1"] * (at["m"] - g)
    v = np.square(g) + at["beta2"] * (at["v"] - np.square(g))
    share = 1 - at["beta2"] ** t
    move = -at["learning_rate"] * m / (1 - at["beta1"] ** t) / root(v / share, at["epsilon"], share)
    return move, {"m": m, "v": v, "t": t}


def _forms(step, *roots):
    return tuple(partial(step, root) for root in roots)


_VELOCITY = {"learning_rate": 1e-2, "momentum": 0.9}
_SCALED = {"learning_rate": 1e-2, "epsilon": 1e-8}
_AVERAGED = {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}

RULES = {
    "sgd_momentum": Rule(_VELOCITY, ("velocity",), (_momentum,)),
    "nesterov": Rule(_VELOCITY, ("velocity",), (_nesterov,)),
    "adagrad": Rule(_SCALED, ("cache",), _forms(_adagrad, _outside, _inside)),
    "rmsprop": Rule(_SCALED | {"decay_rate": 0.99}, ("cache",), _forms(_rmsprop, _outside, _inside)),
    "adam": Rule(
        _AVERAGED,
        ("m", "v", "t"),
        _forms(_adam, _outside, _inside, _outside_uncorrected, _inside_uncorrected),
    ),
}
