"""What well-known slips make of a rule: its parts, and for each part what may stand there instead.

A part is a list of pairs: ids of a mistake ('' for what is right, which comes first) and what is done then.
Written apart from the assignment's solutions, like the reference.  epsilon plays no role here.
"""

from dataclasses import dataclass

import numpy as np

from .reference_rules import RULES

# --- velocity ---------------------------------------------------------------------------------------------
# (from v, g, μ and learning rate, what v is multiplied by to become a step)

VELOCITY = [
    ("", (lambda v, g, mu, lr: mu * v - lr * g, lambda lr: 1.0)),
    *(("velocity_averaged", (lambda v, g, mu, lr, a=a: mu * v + (1 - mu) * a(lr) * g, unit))
      for a, unit in ((lambda lr: 1.0, lambda lr: -lr), (lambda lr: lr, lambda lr: -1.0))),
    ("velocity_averaged", (lambda v, g, mu, lr: (1 - mu) * v + mu * g, lambda lr: -lr)),
    ("velocity_averaged", (lambda v, g, mu, lr: (1 - mu) * v - lr * mu * g, lambda lr: 1.0)),
    ("memory_never_fades", (lambda v, g, mu, lr: v - lr * g, lambda lr: 1.0)),
    ("memory_never_fades", (lambda v, g, mu, lr: v - mu * lr * g, lambda lr: 1.0)),
    ("momentum_on_the_gradient_too", (lambda v, g, mu, lr: mu * (v - lr * g), lambda lr: 1.0)),
    ("velocity_turns_round", (lambda v, g, mu, lr: -mu * v - lr * g, lambda lr: 1.0)),
    ("state_not_kept", (lambda v, g, mu, lr: -lr * g, lambda lr: 1.0)),
    ("learning_rate_twice", (lambda v, g, mu, lr: mu * v - lr * g, lambda lr: lr)),
]  # fmt: skip

ONE_VELOCITY = [  # from the velocity before and after, in units of a step
    ("", lambda old, new, mu, slope: new),
    ("old_velocity_moves_w", lambda old, new, mu, slope: old),
    ("gradient_step_added", lambda old, new, mu, slope: new + slope),
    ("nesterov_for_momentum", lambda old, new, mu, slope: (1 + mu) * new - mu * old),
    ("momentum_on_the_gradient_too", lambda old, new, mu, slope: mu * new),
]
TWO_VELOCITIES = [
    ("", lambda old, new, mu, slope: (1 + mu) * new - mu * old),
    ("momentum_for_nesterov", lambda old, new, mu, slope: new),
    ("nesterov_velocities_swapped", lambda old, new, mu, slope: (1 + mu) * old - mu * new),
    *(("nesterov_other_weights", lambda old, new, mu, slope, a=a, b=b: a(mu) * old + b(mu) * new)
      for a, b in (
          (lambda mu: mu, lambda mu: 1 + mu), (lambda mu: -1, lambda mu: 1 + mu),
          (lambda mu: -mu, lambda mu: 1 - mu), (lambda mu: mu, lambda mu: 1 - mu),
          (lambda mu: 0, lambda mu: 1 + mu), (lambda mu: -mu, lambda mu: mu),
          (lambda mu: -mu, lambda mu: 1), (lambda mu: mu, lambda mu: 1),
          (lambda mu: 0, lambda mu: mu), (lambda mu: -(1 + mu), lambda mu: mu),
          (lambda mu: 1 + mu, lambda mu: mu), (lambda mu: 1, lambda mu: mu),
      )),
    ("old_velocity_moves_w", lambda old, new, mu, slope: old),
    ("gradient_step_added", lambda old, new, mu, slope: (1 + mu) * new - mu * old + slope),
    ("gradient_step_added", lambda old, new, mu, slope: new + slope),
]  # fmt: skip


def _with_velocity(g, at, velocity, moved):
    (following, unit), lr, mu = velocity, at["learning_rate"], at["momentum"]
    new = following(at["velocity"], g, mu, lr)
    return moved(unit(lr) * at["velocity"], unit(lr) * new, mu, -lr * g), {"velocity": new}


# --- caches: averages of squares --------------------------------------------------------------------------

SQUARES = [
    ("", np.square),
    ("square_missing", np.abs),
    ("square_missing", lambda g: g),
]


def _average(name, kept="state_not_kept"):
    """What may be done in place of a moving average, with decay ρ."""
    return [
        ("", lambda c, x, rho: rho * c + (1 - rho) * x),
        ("memory_never_fades", lambda c, x, rho: c + x),
        ("memory_never_fades", lambda c, x, rho: c + (1 - rho) * x),
        ("weights_mirrored", lambda c, x, rho: (1 - rho) * c + rho * x),
        ("new_weight_missing", lambda c, x, rho: rho * c + x),
        ("new_weight_missing", lambda c, x, rho: rho * (c + x)),
        ("new_weight_missing", lambda c, x, rho: rho * c + rho * x),
        *((ids, lambda c, x, rho, k=k: k(rho) * x) for ids, k in (
            (kept, lambda rho: 1 - rho), (name, lambda rho: 1.0))),
    ]  # fmt: skip


SUM = [
    ("", lambda c, x, rho: c + x),
    ("state_not_kept", lambda c, x, rho: x),
    *(("memory_fades", lambda c, x, rho, keep=keep: keep * c + (1 - keep) * x)
      for keep in (0.5, 0.9, 0.95, 0.99, 0.999)),
    *(("memory_fades", lambda c, x, rho, keep=keep: keep * c + x) for keep in (0.5, 0.9, 0.95, 0.99, 0.999)),
]  # fmt: skip
WHICH = [
    ("", lambda old, new: new),
    ("cache_lags_behind", lambda old, new: old),
]
DIVIDED = [
    ("", lambda g, c: g / np.sqrt(c)),
    ("root_missing", lambda g, c: g / c),
    ("root_missing", lambda g, c: g / (c / 2)),  # c ** 1 / 2
    ("multiplied_not_divided", lambda g, c: g * np.sqrt(c)),
    ("multiplied_not_divided root_missing", lambda g, c: g * c),
    ("root_missing", lambda g, c: g / c**2),
]
CORRECTED_CACHE = [
    ("", lambda c, rho, k: c),
    ("bias_correction_added", lambda c, rho, k: c / (1 - rho**k)),
]


def _with_cache(g, at, square, average, which, corrected, divided):
    rho = at.get("decay_rate", 0.0)
    new = average(at["cache"], square(g), rho)
    used = corrected(which(at["cache"], new), rho, at["step"])
    return -at["learning_rate"] * divided(g, used), {"cache": new}


# --- Adam -------------------------------------------------------------------------------------------------

CLOCK = [  # the t that is used, and the one that is stored, from the one before
    ("", lambda t: (t + 1, t + 1)),
    ("t_ahead", lambda t: (t + 2, t + 2)),
    ("t_ahead", lambda t: (t + 2, t + 1)),
    ("t_ahead", lambda t: (2 * t + 2, t + 1)),
    ("t_behind", lambda t: (t, t + 1)),
    ("t_behind", lambda t: (max(t, 1), t + 1)),
    ("t_stuck", lambda t: (1, t + 1)),
    ("t_stuck", lambda t: (t + 1, t)),
    ("t_stuck", lambda t: (t, t)),
]


def _share(beta, t):
    return np.float64(1 - beta**t)  # by 0 it divides to inf, where a float of Python's raises


CORRECTIONS = [  # by what m, and v, are divided, from both betas and t
    ("", (lambda b1, b2, t: _share(b1, t), lambda b1, b2, t: _share(b2, t))),
    ("bias_correction_missing", (lambda b1, b2, t: 1.0, lambda b1, b2, t: 1.0)),
    ("only_one_corrected", (lambda b1, b2, t: _share(b1, t), lambda b1, b2, t: 1.0)),
    ("only_one_corrected", (lambda b1, b2, t: 1.0, lambda b1, b2, t: _share(b2, t))),
    ("betas_swapped", (lambda b1, b2, t: _share(b2, t), lambda b1, b2, t: _share(b1, t))),
    ("bias_correction_wrong_form", (lambda b1, b2, t: _share(b1, t), lambda b1, b2, t: _share(b1, t))),
    ("bias_correction_wrong_form", (lambda b1, b2, t: _share(b2, t), lambda b1, b2, t: _share(b2, t))),
    *((ids, (lambda b1, b2, t, f=f: f(b1, t), lambda b1, b2, t, h=h: h(b2, t)))
      for ids, f, h in (
          ("bias_correction_multiplied", lambda b, t: 1 / _share(b, t), lambda b, t: 1 / _share(b, t)),
          ("bias_correction_multiplied", lambda b, t: 1 / _share(b, t), _share),
          ("bias_correction_multiplied", _share, lambda b, t: 1 / _share(b, t)),
          ("bias_correction_wrong_form", lambda b, t: 1 - b * t, lambda b, t: abs(1 - b * t)),
          ("bias_correction_wrong_form", _share, lambda b, t: abs(1 - b * t)),
          ("bias_correction_wrong_form", lambda b, t: 1 - b * t, _share),
          ("bias_correction_wrong_form", lambda b, t: b**t, lambda b, t: b**t),
          ("bias_correction_wrong_form", lambda b, t: (1 - b) ** t, lambda b, t: (1 - b) ** t),
          ("bias_correction_wrong_form", lambda b, t: 1 + b**t, lambda b, t: 1 + b**t),
          ("t_stuck", lambda b, t: 1 - b, _share),
          ("t_stuck", _share, lambda b, t: 1 - b),
      )),
]  # fmt: skip
QUOTIENTS = [  # from m, v, what they are divided by, and the slope
    ("", lambda m, v, cm, cv, g: m / cm / np.sqrt(v / cv)),
    ("root_before_correction", lambda m, v, cm, cv, g: m / cm / (np.sqrt(v) / cv)),
    ("root_missing", lambda m, v, cm, cv, g: m / cm / (v / cv)),
    ("root_missing", lambda m, v, cm, cv, g: m / cm / (v / cv / 2)),
    ("multiplied_not_divided", lambda m, v, cm, cv, g: m / cm * np.sqrt(v / cv)),
    ("m_not_averaged", lambda m, v, cm, cv, g: g / np.sqrt(v / cv)),
    # one root over both shares
    ("bias_correction_wrong_form", lambda m, v, cm, cv, g: m / np.sqrt(cm) / np.sqrt(v / cv)),
    # brackets left out: m / 1 - beta1**t
    ("bias_correction_wrong_form", lambda m, v, cm, cv, g: (m - 1 + cm) / np.sqrt(v - 1 + cv)),
    ("bias_correction_wrong_form", lambda m, v, cm, cv, g: (m - 1 + cm) / np.sqrt(v / cv)),
    ("bias_correction_wrong_form", lambda m, v, cm, cv, g: m / cm / np.sqrt(v - 1 + cv)),
]
STORED = [
    ("", lambda m, v, cm, cv: (m, v)),
    ("corrected_averages_stored", lambda m, v, cm, cv: (m / cm, v / cv)),
    ("corrected_averages_stored", lambda m, v, cm, cv: (m / cm, v)),
    ("corrected_averages_stored", lambda m, v, cm, cv: (m, v / cv)),
]
WHICH_BETAS = [
    ("", lambda b1, b2: (b1, b2)),
    ("betas_swapped", lambda b1, b2: (b2, b1)),
    ("betas_swapped", lambda b1, b2: (b1, b1)),
    ("betas_swapped", lambda b1, b2: (b2, b2)),
]


def _adam(g, at, betas, square, of_m, of_v, clock, corrections, quotient, stored):
    b1, b2 = np.float64(at["beta1"]), np.float64(at["beta2"])  # which may be divided by zero
    for_m, for_v = betas(b1, b2)
    t, next_t = clock(at["t"])
    m, v = of_m(at["m"], g, for_m), of_v(at["v"], square(g), for_v)
    cm, cv = (correction(b1, b2, t) for correction in corrections)
    m_stored, v_stored = stored(m, v, cm, cv)
    move = -at["learning_rate"] * quotient(m, v, cm, cv, g)
    return move, {"m": m_stored, "v": v_stored, "t": next_t}


# --- all of them ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Machine:
    """A step made of parts, and what may stand in each part's place."""

    step: object
    parts: tuple


_M = [*_average("m_not_averaged", "m_not_averaged"), ("m_not_averaged", lambda c, x, rho: x)]
_V = _average("state_not_kept")
MACHINES = {
    "sgd_momentum": Machine(_with_velocity, (VELOCITY, ONE_VELOCITY)),
    "nesterov": Machine(_with_velocity, (VELOCITY, TWO_VELOCITIES)),
    "adagrad": Machine(_with_cache, (SQUARES, SUM, WHICH, CORRECTED_CACHE[:1], DIVIDED)),
    "rmsprop": Machine(_with_cache, (SQUARES, _V, WHICH, CORRECTED_CACHE, DIVIDED)),
    "adam": Machine(_adam, (WHICH_BETAS, SQUARES, _M, _V, CLOCK, CORRECTIONS, QUOTIENTS, STORED)),
}


def settings_used(rule):
    """[(ids, f(given, step) -> the settings that count in that step)]"""
    defaults = RULES[rule].defaults
    alone = [name for name in defaults if name != "epsilon"]
    return [
        ("", lambda given, step: given),
        ("config_entries_lost", lambda given, step: given if step == 1 else defaults),
        ("given_setting_ignored", lambda given, step: defaults),
        *(
            ("given_setting_ignored", lambda given, step, name=name: given | {name: defaults[name]})
            for name in alone
        ),
        ("given_setting_ignored", lambda given, step: given | {"learning_rate": 1.0}),
    ]


LENGTHS = [  # what a step is multiplied by
    ("", lambda lr: 1.0),
    ("rule_uphill", lambda lr: -1.0),
    ("step_taken_twice", lambda lr: 2.0),
    ("learning_rate_twice", lambda lr: lr),
]


def kept(rule):
    """[(ids, which of the new state is remembered)]"""
    names = RULES[rule].state
    return [("", names), ("state_not_kept", ()), *([("state_not_kept", ("t",))] if "t" in names else [])]
