"""With which two weights does a rule put old and new together?  They are solved for from its steps."""

import numpy as np

TIGHT = 2e-5  # relative; lets float32 through


def named(rule, dws, moves, s):
    """Ids, one at most, of weights that are not the docstring's.

    `moves`: (steps, entries) from a fresh start, for the gradients `dws`; s: the settings.
    """
    with np.errstate(all="ignore"):
        return OF[rule](dws, moves, s) if rule in OF else ()


def solved(old, new, result):
    """(a, b) if result = a·old + b·new for all entries; else None."""
    unit = np.abs(result).max()
    table, result = np.stack([old.ravel(), new.ravel()], axis=1) / unit, result.ravel() / unit
    if not np.isfinite(table).all() or not np.isfinite(result).all():
        return None
    weights = np.linalg.lstsq(table, result, rcond=None)[0]
    return weights if np.abs(table @ weights - result).max() < TIGHT else None


def close(a, b):
    return np.allclose(a, b, rtol=0, atol=1e-3)


def of_velocities(dws, moves, s):
    """The step of Nesterov's rule, from the velocities before and after."""
    velocities = [np.zeros(dws.shape[1:])]
    for dw in dws:
        velocities.append(s["momentum"] * velocities[-1] - s["learning_rate"] * dw)
    weights = solved(np.array(velocities[:-1]), np.array(velocities[1:]), moves)
    right = weights is None or close(weights, (-s["momentum"], 1 + s["momentum"]))
    return () if right else ("nesterov_other_weights",)


def of_squares(dws, moves, s):
    """RMSProp's cache, which a step shows, from the one before and the new square."""
    caches = (s["learning_rate"] * dws / moves) ** 2
    weights = solved(np.concatenate([0 * caches[:1], caches[:-1]]), dws**2, caches)
    if weights is None or close(weights.sum(), 1):
        return ()
    if close(weights[0], 1):
        return ("memory_never_fades",)
    of_docstring = close(weights[0], s["decay_rate"]) or close(weights[0], 1 - s["decay_rate"])
    return ("new_weight_missing",) if of_docstring else ()


def of_sums(dws, moves, s):
    """AdaGrad's cache, which a step shows: is that of the second step a mean of both squares?"""
    caches = (s["learning_rate"] * dws[:2] / moves[:2]) ** 2
    weights = solved(dws[:1] ** 2, dws[1:2] ** 2, caches[1])
    is_mean = weights is not None and close(weights.sum(), 1) and 1e-3 < weights[0] < 1 - 1e-3
    return ("memory_fades",) if is_mean else ()


OF = {"nesterov": of_velocities, "rmsprop": of_squares, "adagrad": of_sums}
