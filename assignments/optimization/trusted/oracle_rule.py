"""Oracle of the update rules: what their docstrings promise, entry by entry, with plain numbers.

The formula of a step is written once more, from the papers: neither the solution nor the reference is used.
"""

import math

import numpy as np

from autograder.words.oracle import BROKEN, deviation, left_alone

SHAPES = ((1,), (4,), (2, 3), (2, 1, 3))
STEPS = 6
DEFAULTS = {
    "sgd_momentum": {"learning_rate": 1e-2, "momentum": 0.9},
    "nesterov": {"learning_rate": 1e-2, "momentum": 0.9},
    "adagrad": {"learning_rate": 1e-2, "epsilon": 1e-8},
    "rmsprop": {"learning_rate": 1e-2, "decay_rate": 0.99, "epsilon": 1e-8},
    "adam": {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
}
DRAWN = {
    "learning_rate": (0.2, 0.9),
    "momentum": (0.2, 0.95),
    "decay_rate": (0.2, 0.95),
    "beta1": (0.2, 0.9),
    "beta2": (0.3, 0.95),
    "epsilon": (1e-3, 2.0),
}
ROOTS = {  # the places in which epsilon may stand, from the mean square and how much of it is there by now
    "beside": lambda square, eps, share: math.sqrt(square) + eps,
    "inside": lambda square, eps, share: math.sqrt(square + eps),
    "beside the uncorrected": lambda square, eps, share: math.sqrt(square) + eps / math.sqrt(share),
    "inside the uncorrected": lambda square, eps, share: math.sqrt(square + eps / share),
}


def momentum(s, state, g, place):
    v = s["momentum"] * state["velocity"] - s["learning_rate"] * g
    return v, {"velocity": v}


def nesterov(s, state, g, place):
    """Two steps of plain momentum's w, seen from where it looks ahead to."""
    v, mu = state["velocity"], s["momentum"]
    new = mu * v - s["learning_rate"] * g
    return mu * new - s["learning_rate"] * g, {"velocity": new}


def adagrad(s, state, g, place):
    cache = state["cache"] + g * g
    return -s["learning_rate"] * g / ROOTS[place](cache, s["epsilon"], 1.0), {"cache": cache}


def rmsprop(s, state, g, place):
    rho = s["decay_rate"]
    cache = state["cache"] * rho + g * g * (1.0 - rho)
    return -s["learning_rate"] * g / ROOTS[place](cache, s["epsilon"], 1.0), {"cache": cache}


def adam(s, state, g, place):
    t = state["t"] + 1
    m = state["m"] * s["beta1"] + g * (1.0 - s["beta1"])
    v = state["v"] * s["beta2"] + g * g * (1.0 - s["beta2"])
    first, second = 1.0 - s["beta1"] ** t, 1.0 - s["beta2"] ** t
    move = -s["learning_rate"] * (m / first) / ROOTS[place](v / second, s["epsilon"], second)
    return move, {"m": m, "v": v, "t": t}


FORMULAS = {
    "sgd_momentum": (momentum, ("beside",), ("velocity",)),
    "nesterov": (nesterov, ("beside",), ("velocity",)),
    "adagrad": (adagrad, ("beside", "inside"), ("cache",)),
    "rmsprop": (rmsprop, ("beside", "inside"), ("cache",)),
    "adam": (adam, tuple(ROOTS), ("m", "v", "t")),
}


def rule(item, function, rng):
    """The least deviation of a right form that the rule follows in all runs, with all sizes of gradients."""
    by_place = np.max([_run(item, function, rng, *how) for how in _runs(item, rng)], axis=0)
    return max(float(np.min(by_place)), _two_at_once(item, function, rng))


def _runs(item, rng):
    """(settings that are given, state that is given, shape, how large gradients are, whether w is zero)"""
    _, _, names = FORMULAS[item]
    for shape in SHAPES:
        drawn = {name: float(rng.uniform(*DRAWN[name])) for name in DEFAULTS[item]}
        for given in (None, {}, drawn, {name: drawn[name] for name in [*drawn][::2]}):
            for scale in (1.0, 30.0, 1e-8):
                yield given, {}, shape, scale
            yield given, {n: _state(rng, n, shape) for n in names}, shape, 1.0


def _state(rng, name, shape):
    if name == "t":
        return int(rng.integers(1, 9))
    drawn = rng.normal(size=shape)
    return drawn if name in ("velocity", "m") else drawn**2 + 0.1


def _run(item, function, rng, given, state, shape, scale):
    """[deviation by place of epsilon] of the steps, in units of the largest, and of the state after them.

    The learning rate is changed on the way, where it was given; the gradients are overwritten.
    """
    formula, places, names = FORMULAS[item]
    gradients = scale * rng.normal(size=(STEPS, *shape))
    gradients[3] *= rng.integers(0, 2, size=shape)
    start = {name: state.get(name, 0 if name == "t" else np.zeros(shape)) for name in names}
    settings = [DEFAULTS[item] | (given or {}) for _ in range(STEPS)]
    if given and "learning_rate" in given:
        settings[4:] = [s | {"learning_rate": 0.3 * given["learning_rate"]} for s in settings[4:]]
    config = None if given is None and not state else {**(given or {}), **_copied(state), "other": "entry"}
    w, moves = 0.1 * rng.normal(size=shape) * (scale >= 1), []  # beside a w, tiny steps lose their digits
    for g, s in zip(gradients, settings, strict=True):
        if given and "learning_rate" in given:
            config["learning_rate"] = s["learning_rate"]
        handed = g.copy()
        next_w, config = function(w.copy(), handed, config)
        next_w = np.asarray(next_w)
        if next_w.shape != shape or next_w.dtype.kind != "f" or left_alone([handed], [g]):
            return [BROKEN] * len(places)
        handed.fill(1e3)
        moves.append(next_w - w)
        w = np.array(next_w, dtype=float)
        kept = {name: s[name] for name in given or ()} | ({"other": "entry"} if given or state else {})
        if any(config[name] != value for name, value in kept.items()):
            return [BROKEN] * len(places)
    found = []
    for place in places:
        right, after = _expected(formula, place, gradients, settings, start)
        size = max(np.abs(step).max() for step in right) or 1.0
        off = [deviation(np.divide(moves, size), np.divide(right, size))]
        for name in names:
            unit = max(np.max(np.abs(after[name])), 1e-300)
            off.append(deviation(np.reshape(config[name], np.shape(after[name])) / unit, after[name] / unit))
        found.append(max(off))
    return found


def _copied(state):
    return {name: np.copy(value) if name != "t" else value for name, value in state.items()}


def _expected(formula, place, gradients, settings, start):
    """-> (the steps, the state after them), each entry of w by itself"""
    shape = gradients.shape[1:]
    steps, after = np.zeros(gradients.shape), {name: np.zeros(np.shape(v)) for name, v in start.items()}
    for index in np.ndindex(shape):
        state = {name: value if name == "t" else float(value[index]) for name, value in start.items()}
        for k, s in enumerate(settings):
            steps[(k, *index)], state = formula(s, state, float(gradients[(k, *index)]), place)
        for name, value in state.items():
            after[name][() if name == "t" else index] = value
    return steps, after


def _two_at_once(item, function, rng):
    """0.0 when two runs in turn, without configs at first, go as each goes alone."""
    gradients = rng.normal(size=(2, STEPS, 3))

    def go(which):
        at, configs, ended = np.zeros((2, 3)), [(), ()], [[], []]
        for k in range(STEPS):
            for one in which:
                next_w, config = function(at[one].copy(), gradients[one, k].copy(), *configs[one])
                at[one], configs[one] = next_w, (config,)
                ended[one].append(at[one].copy())
        return ended

    alone, together = [go([one])[one] for one in (0, 1)], go([0, 1])
    return deviation(np.array(together), np.array(alone))


ORACLES = dict.fromkeys(FORMULAS, rule)
