"""How far steps go while the slope stays the same, and after a single push: numbers by which rules are known.

A row: ids ('' for what is right), and the step k = 1, 2, … in units of -learning_rate.  g: the slope; s: the
settings.  Where the first step is known to be of no use, it is nan: any will do.
"""

import numpy as np

from .rule_trial import DEFAULTS, same

STEPS = 5
SLOPES = np.array([3.0, -0.5, 40.0])


def sum_of(q, k):
    """1 + q + … + q^(k − 1)"""
    return k if q == 1 else (1 - q**k) / (1 - q)


def _momentum(k, g, s):
    mu, q = s["momentum"], sum_of
    return [
        ("", g * q(mu, k)),
        ("velocity_averaged", g * (1 - mu**k)),
        ("velocity_averaged", g * (1 - (1 - mu) ** k)),
        ("memory_never_fades", g * k),
        ("memory_never_fades", g * mu * k),
        ("state_not_kept", g * k**0),
        ("momentum_on_the_gradient_too", g * mu * q(mu, k)),
        ("velocity_turns_round", g * q(-mu, k)),
        ("old_velocity_moves_w", g * q(mu, k - 1)),
        ("gradient_step_added", g * (q(mu, k) + 1)),
        ("nesterov_for_momentum", g * q(mu, k + 1)),
    ]


def _nesterov(k, g, s):
    mu, q = s["momentum"], sum_of
    weights = (
        (mu, 1 + mu), (-1, 1 + mu), (-mu, 1 - mu), (mu, 1 - mu), (0, 1 + mu), (-mu, mu), (-mu, 1), (mu, 1),
        (0, mu), (-(1 + mu), mu), (1 + mu, mu), (1, mu),
    )  # fmt: skip
    return [
        ("", g * q(mu, k + 1)),
        ("momentum_for_nesterov", g * q(mu, k)),
        ("nesterov_velocities_swapped", g * ((1 + mu) * q(mu, k - 1) - mu * q(mu, k))),
        *(("nesterov_other_weights", g * (a * q(mu, k - 1) + b * q(mu, k))) for a, b in weights),
        ("old_velocity_moves_w", g * q(mu, k - 1)),
        ("velocity_averaged", g * (1 - mu ** (k + 1))),
        ("memory_never_fades", g * (k + mu)),
        ("state_not_kept", g * (1 + mu) * k**0),
        ("gradient_step_added", g * (q(mu, k) + 1)),
        ("gradient_step_added", g * (q(mu, k + 1) + 1)),
        ("momentum_on_the_gradient_too", g * mu * q(mu, k + 1)),
        ("velocity_turns_round", g * ((1 + mu) * q(-mu, k) - mu * q(-mu, k - 1))),
    ]


def _of_squares(g, right, others):
    """Rows of a rule that divides by a root; `right` and `others`: the cache in units of g²."""
    sign, root = np.sign(g), np.sqrt(right)
    return [
        ("", sign / root),
        *((id, sign / np.sqrt(cache)) for id, cache in others),
        ("root_missing", 1 / (g * right)),
        ("root_missing", 2 / (g * right)),  # cache ** 1 / 2
        ("root_missing", 1 / (g**3 * right**2)),
        ("square_missing", g / np.sqrt(np.abs(g) * right)),
        ("square_missing", g / np.sqrt(g * right)),
        ("multiplied_not_divided", g * np.abs(g) * root),
        ("multiplied_not_divided root_missing", g**3 * right),
    ]


def _adagrad(k, g, s):
    fading = [("memory_fades", f(keep, k)) for keep in (0.5, 0.9, 0.95, 0.99, 0.999)
              for f in (sum_of, lambda keep, k: 1 - keep**k)]  # fmt: skip
    late = ("cache_lags_behind", np.where(k > 1, k - 1, np.nan))
    return _of_squares(g, k, [("state_not_kept", k**0), late, *fading])


def _rmsprop(k, g, s):
    rho = s["decay_rate"]
    cache = 1 - rho**k
    others = [
        ("memory_never_fades", k),
        ("memory_never_fades", (1 - rho) * k),
        ("weights_mirrored", 1 - (1 - rho) ** k),
        ("new_weight_missing", sum_of(rho, k)),
        ("new_weight_missing", rho * sum_of(rho, k)),
        ("state_not_kept", (1 - rho) * k**0),
        ("state_not_kept", k**0),
        ("cache_lags_behind", np.where(k > 1, 1 - rho ** (k - 1), np.nan)),
    ]
    return _of_squares(g, cache, others)


def _adam(k, g, s):
    b1, b2, sign = s["beta1"], s["beta2"], np.sign(g)
    one, two = 1 - b1**k, 1 - b2**k  # m and v, in units of g and g²

    def with_t(t):
        return one / (1 - b1**t) / np.sqrt(two / (1 - b2**t))

    # A product where a power should be: soon v is below 0, and there is a root of its size only.
    m, v = one / (1 - b1 * k), np.abs(two / (1 - b2 * k))
    products = [sign * m / np.sqrt(v), sign * m, sign / np.sqrt(v)]
    return [
        ("", sign * k**0),
        ("bias_correction_missing", sign * one / np.sqrt(two)),
        ("only_one_corrected", sign / np.sqrt(two)),
        ("only_one_corrected", sign * one),
        ("t_ahead", sign * with_t(2 * k)),
        ("t_ahead", sign * with_t(k + 1)),
        ("t_stuck", sign * with_t(k**0)),
        ("t_behind", sign * np.where(k > 1, with_t(np.maximum(k - 1, 1)), np.nan)),
        ("bias_correction_multiplied", sign * one**2 / two),
        ("bias_correction_wrong_form", (one * g - b1**k) / np.sqrt(two * g**2 - b2**k)),
        ("bias_correction_wrong_form", (one * g - b1**k) / np.abs(g)),
        ("bias_correction_wrong_form", g / np.sqrt(two * g**2 - b2**k)),
        ("bias_correction_wrong_form", sign * one / (1 - b1) ** k / np.sqrt(two / (1 - b2) ** k)),
        ("bias_correction_wrong_form", sign * np.sqrt(one)),  # one root over both shares
        ("bias_correction_wrong_form", sign * np.sqrt(one / two)),  # of one beta for both averages
        ("bias_correction_wrong_form", sign * one / two),
        *(("bias_correction_wrong_form", steps) for steps in products),
        ("root_before_correction", sign * np.sqrt(two)),
        ("root_missing", k**0 / g),
        ("root_missing", 2 * k**0 / g),
        ("square_missing", g * k**0 / np.sqrt(np.abs(g))),
        ("square_missing", g * k**0 / np.sqrt(g)),
        ("multiplied_not_divided", g * np.abs(g) * k**0),
        ("m_not_averaged", sign / one),
        ("betas_swapped", sign * two / one / np.sqrt(one / two)),
        ("betas_swapped", sign * one / two / np.sqrt(two / one)),
        ("memory_never_fades", sign * k * (1 - b1) / one),
        ("memory_never_fades", sign / np.sqrt(k * (1 - b2) / two)),
        ("memory_never_fades", sign * k / one / np.sqrt(k / two)),
        ("new_weight_missing", sign / (1 - b1)),
        ("new_weight_missing", sign * np.sqrt(1 - b2) * k**0),
        ("new_weight_missing", sign * np.sqrt(1 - b2) / (1 - b1) * k**0),
        ("weights_mirrored", sign * (1 - (1 - b1) ** k) / one),
        ("weights_mirrored", sign / np.sqrt((1 - (1 - b2) ** k) / two)),
        ("weights_mirrored", sign * (1 - (1 - b1) ** k) / one / np.sqrt((1 - (1 - b2) ** k) / two)),
        ("state_not_kept", sign * (1 - b1) / one / np.sqrt((1 - b2) / two)),
    ]


ROWS = {
    "sgd_momentum": _momentum,
    "nesterov": _nesterov,
    "adagrad": _adagrad,
    "rmsprop": _rmsprop,
    "adam": _adam,
}


def after_a_push(rule, k, s):
    """Steps in units of the first one while the slope is zero after it."""
    if rule in ("sgd_momentum", "nesterov"):
        mu = s["momentum"]
        return np.where(k > 1, mu ** (k - 1) * (mu / (1 + mu) if rule == "nesterov" else 1), 1.0)
    if rule != "adam":
        return 1.0 * (k == 1)
    return push_of_adam(k, s["beta1"], s["beta2"])


def push_of_adam(k, b1, b2):
    return b1 ** (k - 1) / sum_of(b1, k) / np.sqrt(b2 ** (k - 1) / sum_of(b2, k))


def expected(rule, s, slopes=SLOPES, steps=STEPS):
    """The moves (steps, slopes) while the slope stays the same."""
    with np.errstate(all="ignore"):  # of rows that are not asked for
        return -s["learning_rate"] * ROWS[rule](numbers_of(steps), slopes, s)[0][1]


def constant_state(rule, k, g, s):
    """What stands in config after k steps of the same slope."""
    if "momentum" in s:
        return {"velocity": -s["learning_rate"] * g * sum_of(s["momentum"], k)}
    if "decay_rate" in s:
        return {"cache": (1 - s["decay_rate"] ** k) * g**2}
    if rule == "adagrad":
        return {"cache": k * g**2}
    return {"m": (1 - s["beta1"] ** k) * g, "v": (1 - s["beta2"] ** k) * g**2, "t": np.float64(k)}


def numbers_of(steps):
    return np.arange(1, steps + 1)[:, np.newaxis]


def named(rule, moves, s):
    """Ids of the one mistake that explains these moves at SLOPES; () if none does, or several do."""
    k, lr, found = numbers_of(len(moves)), s["learning_rate"], set()
    with np.errstate(all="ignore"):
        for ids, steps in ROWS[rule](k, SLOPES, s):
            for more, factor in (
                ("", 1),
                ("rule_uphill", -1),
                ("step_taken_twice", 2),
                ("learning_rate_twice", lr),
            ):
                if not (ids and more):  # one mistake at a time
                    found |= _fits(moves, -lr * factor * steps, f"{ids} {more}")
        for wrong in _not_used(rule, s):
            found |= _fits(moves, expected(rule, wrong), "given_setting_ignored")
    return found.pop() if len(found) == 1 else ()


def _not_used(rule, s):
    """The settings of one who ignores some that are given."""
    defaults = DEFAULTS[rule]
    yield defaults
    yield s | {"learning_rate": 1.0}
    yield from (s | {name: defaults[name]} for name in s if name != "epsilon")


def _fits(moves, steps, ids):
    """A step of which all is nan may be any; where a part of it is, nan should have come."""
    steps = np.broadcast_to(steps, moves.shape)
    some = ~np.isnan(steps).all(axis=1)
    moves, steps = moves[some], steps[some]
    number = ~np.isnan(steps)
    alike = same(np.where(number, moves, 0), np.where(number, steps, 0))
    fits = some.any() and alike and np.array_equal(number, ~np.isnan(moves))
    return {tuple(ids.split())} if fits else set()
