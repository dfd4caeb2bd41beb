"""Compare an analytic gradient with centred differences of the loss itself.

Two kinds of probes, because each misses what the other finds: a few coordinates show *where* a gradient is
wrong, but ten of them miss a missing class column one time in three; one random direction touches every
entry at once and catches it, but does not say where.

A loss with a max in it has kinks. If the step h crosses one, the difference is not the slope, and a right
gradient looks wrong. Such a probe is marked as a kink: its value depends on h. And where the loss has few
digits, the difference of two values may hold none of them: such a probe is marked as rounding.
"""

from dataclasses import dataclass

import numpy as np

from cs231n_utils.promises.speech import progress

FINE = 1e-5  # relative errors below this are small enough: rounding, or the curve of a smooth loss
EPS = np.finfo(np.float64).eps


@dataclass(frozen=True)
class Probe:
    """One comparison: at the entry `where` = (row, column), or along a random direction (`where` is None)."""

    where: tuple[int, int] | None
    numeric: float
    analytic: float
    error: float
    kink: bool
    rounding: bool = False
    doubt: float = 0.0  # how far the slopes of two step sizes are apart, relative like the error


def relative_error(a, b, floor=1e-8):
    """|a − b| over the larger of the two, or over `floor` where both are as good as zero."""
    return np.abs(a - b) / np.maximum(np.maximum(np.abs(a), np.abs(b)), floor)


def slope(f, W, direction, h, eps=EPS, centre=None):
    """How fast f grows from W along `direction` (same shape), in steps h and h/10; whether there is a kink.

    Without a kink, the slope is the same for h and h/10, and the bend (the difference of the slopes to
    the right and to the left) shrinks by ten with h. `eps` is the relative precision of f's values: where
    they have few digits, a kink between h/10 and h may pass for rounding. `centre` is f(W), if that is known.
    """
    centre = _value(f, W) if centre is None else centre
    steps = [(s, _value(f, W + s * direction), _value(f, W - s * direction)) for s in (h, h / 10)]
    far, near = ((right - left) / (2 * s) for s, right, left in steps)
    far_bend, near_bend = ((right + left - 2 * centre) / s for s, right, left in steps)
    largest = max(abs(centre), abs(steps[0][1]), abs(steps[0][2]))
    allowed = rounding(largest, h, eps) + 1e-6 * max(abs(far), abs(near))
    kink = abs(far - near) > allowed or abs(near_bend - far_bend / 10) > allowed
    return far, near, bool(kink)


def rounding(value, h, eps=EPS):
    """How far a slope by differences of values of this size may be off, and a kink be overlooked."""
    return 40 * eps * abs(value) / (h / 10)


def numeric_gradient(f, W, h=1e-5, eps=EPS):
    """Every entry by centred differences: the gradient (D, C) and a mask (D, C) of the kinks."""
    centre = _value(f, W)
    slopes = [slope(f, W, _one_hot(W.shape, where), h, eps, centre) for where in np.ndindex(W.shape)]
    numeric, _, kinks = zip(*slopes, strict=True)
    return np.reshape(numeric, W.shape), np.reshape(kinks, W.shape)


def compare(f, W, dW, coordinates=20, directions=2, h=1e-5, eps=None, seed=0):
    """Probe the gradient dW of f at W, both (D, C): a list of `Probe`, coordinates first.

    Directions have length 1, so that a step along them moves the scores no more than one entry does.
    Without `eps`, the relative precision of f's values is that of float64, or float32 if that holds them.
    """
    random = np.random.default_rng(seed)
    centre = _value(f, W)
    size = abs(centre)
    single = is_single([size, _value(f, W + h * random.random(W.shape))])
    eps = eps or np.finfo(np.float32 if single else np.float64).eps
    picked = random.choice(W.size, size=min(coordinates, W.size), replace=False)
    places = [tuple(int(k) for k in np.unravel_index(flat, W.shape)) for flat in picked]
    ways = [(where, _one_hot(W.shape, where)) for where in places]
    for _ in range(directions):
        way = random.normal(size=W.shape)
        ways.append((None, way / np.linalg.norm(way)))
    slopes = [slope(f, W, way, h, eps, centre) for _, way in progress(ways, "gradient check")]
    analytic = [float(np.sum(dW * way)) for _, way in ways]
    # What is zero but for rounding is compared with the size of its neighbours, not with itself.
    largest = max(map(abs, (*analytic, *(numeric for numeric, *_ in slopes))))
    noise = eps * size / h
    floor = max(1e-3 * largest, 1e3 * noise, 1e-12)
    drowned = bool(noise > FINE * largest)
    probes = []
    for (where, _), (numeric, near, kink), exact in zip(ways, slopes, analytic, strict=True):
        error, doubt = (float(relative_error(numeric, other, floor)) for other in (exact, near))
        probes.append(Probe(where, numeric, exact, error, kink, drowned, doubt))
    return probes


def worst(probes):
    """The probe with the largest error among those without a kink; None if all have one."""
    return max((probe for probe in probes if not probe.kink), key=lambda probe: probe.error, default=None)


def summary(probes):
    """One line: how many were compared, the largest error, how many kinks or how much rounding."""
    if any(probe.rounding for probe in probes):
        return f"{len(probes)} probes drown in rounding: a larger h, or is there float32 in your loss?"
    largest = worst(probes)
    error = "nothing to compare" if largest is None else f"largest relative error {largest.error:.1e}"
    kinks = sum(probe.kink for probe in probes)
    return f"{len(probes) - kinks} probes without a kink: {error}; {kinks} at a kink, not compared"


def is_single(values):
    """Whether values hold no more digits than float32 does."""
    values = np.asarray(values)
    return bool(np.all(values.astype(np.float32) == values))


def _value(f, W):
    """f(W) as a float, also if it comes as an array that holds one number."""
    return np.asarray(f(W)).item()


def _one_hot(shape, where):
    direction = np.zeros(shape)
    direction[where] = 1.0
    return direction
