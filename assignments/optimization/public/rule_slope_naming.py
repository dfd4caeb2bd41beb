"""Which mistake explains the steps of a rule while the slope stays the same, where they are not as known.

By the steps alone, then by what config holds, and at last by the weights of old and new.
"""

import numpy as np

from cs231n_utils.promises.finding import Finding

from . import rule_fingerprints as fingerprints
from . import rule_misconceptions_in_weights as weights
from .rule_fingerprints import SLOPES, STEPS
from .rule_trial import STATE, same

GIGANTIC = 1e4  # a step, as those that epsilon alone divides


def names(steps, moves):
    if np.abs(moves[0]).max() > GIGANTIC:
        moves = _from_zero(steps)
    ids = fingerprints.named(steps.rule, moves, steps.settings) or _of_state(steps)
    if ids == ("state_not_kept",) and steps.rule != "adam" and _remembers(steps):
        return _corrected_cache(steps) or _starts_elsewhere(steps) or _in_weights(steps)  # which look alike
    if ids == ("state_not_kept",) and _holds_the_state(steps):
        return ()
    return ids or _in_weights(steps)


def _in_weights(steps):
    dws = steps.draw(STEPS, 4)
    return weights.named(steps.rule, dws, steps.path(dws), steps.settings)


def _from_zero(steps):
    """Moves while the slope stays the same, each from w = 0: after a gigantic one w has no digits left."""
    config, moves = steps.settings, []
    for _ in range(STEPS):
        moves.append(steps.step(np.zeros(len(SLOPES)), SLOPES, config))
        config = steps.config
    return np.array(moves)


def _of_state(steps):
    tests = (_corrected_stored, _sizes_remembered, _starts_elsewhere, _counts_ahead)
    return next((ids for test in tests if (ids := test(steps))), ())


def _holds_the_state(steps):
    """Does config hold what it should, whatever w does?"""
    try:
        steps.path(np.tile(SLOPES, (STEPS, 1)))
        held = {name: steps.state(name, () if name == "t" else SLOPES.shape) for name in STATE[steps.rule]}
    except Finding:
        return False
    right = fingerprints.constant_state(steps.rule, STEPS, SLOPES, steps.settings)
    return all(np.allclose(held[name], value, rtol=1e-4) for name, value in right.items())


def _shares_an_array(steps):
    """Adam: do m and v hold the same numbers?"""
    if steps.rule != "adam":
        return False
    try:
        steps.path([SLOPES])
        return np.array_equal(*(steps.state(name, SLOPES.shape) for name in "mv"))
    except Finding:
        return False


def _starts_elsewhere(steps):
    """Are the steps right if the state that they begin with is given?"""
    if _shares_an_array(steps):
        return ()
    zeros = {name: 0 if name == "t" else np.zeros(len(SLOPES)) for name in STATE[steps.rule]}
    try:
        moves = steps.path(np.tile(SLOPES, (STEPS, 1)), config=steps.settings | zeros)
    except Finding:
        return ()
    right = same(moves, fingerprints.expected(steps.rule, steps.settings))
    return ("default_setting_wrong",) if right else ()


def _counts_ahead(steps):
    """Adam: is t above 1 after one step?"""
    if steps.rule != "adam":
        return ()
    try:
        steps.path([SLOPES])
        t = steps.state("t", ())
    except Finding:
        return ()
    return ("t_ahead",) if t > 1 else ()


def _sizes_remembered(steps):
    """AdaGrad, RMSProp: is the second step what comes of sizes in place of squares, and of no root?"""
    s, dws = steps.settings, steps.draw(2, 3)
    old, new = {"adagrad": (1, 1), "rmsprop": _shares(s)}.get(steps.rule, (0, 0))
    if not new:
        return ()
    moves = steps.path(dws)[1:]
    sums = (old * size(dws[0]) + new * size(dws[1]) for size in (np.abs, np.positive))
    fits = any(same(moves, -s["learning_rate"] * dws[1:] / sum_) for sum_ in sums)
    return ("square_missing",) if fits else ()


def _shares(s):
    """By how much the first of two slopes counts in RMSProp's cache, and the second."""
    rho = s.get("decay_rate", 0)
    return rho * (1 - rho), 1 - rho


def _corrected_cache(steps):
    """RMSProp: is the second step what comes of a cache that is divided by its share?"""
    if steps.rule != "rmsprop":
        return ()
    s, dws = steps.settings, steps.draw(2, 3)
    old, new = _shares(s)
    cache = (old * dws[0] ** 2 + new * dws[1] ** 2) / (old + new)
    right = -s["learning_rate"] * dws[1:] / np.sqrt(cache)
    return ("bias_correction_added",) if same(steps.path(dws)[1:], right) else ()


def _remembers(steps):
    """Does the second step follow from the first slope, too?"""
    dws = steps.draw(2, 3)
    return not same(steps.path(dws)[1:], steps.path(dws[1:]))


def _corrected_stored(steps):
    """Adam: are m or v after two steps what comes of averages that were corrected after the first?"""
    if steps.rule != "adam":
        return ()
    try:
        steps.path(np.tile(SLOPES, (2, 1)))
        m, v = (steps.state(name, SLOPES.shape) for name in "mv")
    except Finding:
        return ()
    s = steps.settings
    in_m, in_v = m * (1 - s["beta1"] ** 2), v * (1 - s["beta2"] ** 2)
    stored = np.allclose(in_m, SLOPES, 1e-4) or np.allclose(in_v, SLOPES**2, 1e-4)
    return ("corrected_averages_stored",) if stored else ()
