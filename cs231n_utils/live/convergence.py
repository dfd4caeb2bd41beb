"""How fast momentum converges on a parabola ½ λ w²: what theory says, and what a rule really does."""

import numpy as np

RECURSIONS = {  # w_{k+1} = b w_k - c w_{k-1}: b and c, for learning rate times λ, and momentum
    "momentum": lambda rate, momentum: (1 + momentum - rate, momentum + 0 * rate),
    "Nesterov": lambda rate, momentum: ((1 + momentum) * (1 - rate), momentum * (1 - rate)),
}


def promised_rate(kind, rate, momentum):
    """What a step leaves of the distance to the minimum in the end, of ½ w²: the larger root's size."""
    b, c = RECURSIONS[kind](rate, momentum)
    root = np.sqrt(np.asarray(b, dtype=complex) ** 2 - 4 * c)
    return np.maximum(abs(b + root), abs(b - root)) / 2


def measured_rate(rule, curvature=1.0, steps=1000):
    """The same, seen: how two places in a row shrink on ½ λ w², a step, over the later half of a run."""
    w, config, sizes = np.ones(1), None, []
    with np.errstate(all="ignore"):
        for _ in range(steps):
            before = w.copy()
            w, config = rule(w.copy(), curvature * w, config)
            sizes.append(np.hypot(before, w).item())  # of two: one alone may be passing the minimum
            if not 1e-280 < sizes[-1] < 1e280:
                break
    if sizes[-1] == 0:  # it is there, exactly: what was left before was rounding
        return 0.0
    if not np.isfinite(sizes[-1]):
        return np.inf
    late = sizes[len(sizes) // 2 : -1]
    late = late if len(late) > 1 else sizes
    return float(np.exp(np.polyfit(range(len(late)), np.log(late), 1)[0]))
