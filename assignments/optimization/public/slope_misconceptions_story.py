"""Which mistake explains a numeric gradient: from the points that f was asked about, and what came back.

A name is given when it explains what was seen; one mistake shows in several places, and is named once.
"""

from collections import Counter

import numpy as np

from cs231n_utils.promises.seen import Seen

CENTRED, FORWARD, BACKWARD = "centred", "forward", "backward"
FITS = 1e-5  # relative
ROUNDED = 12  # digits behind the point that rounding leaves alone

# By what all differences may be multiplied, as a function of h, and what that is called.
MULTIPLES = (
    ("", lambda h: 1.0),
    ("slope_sign_flipped", lambda h: -1.0),
    ("slope_wrong_distance", lambda h: 2.0),
    ("slope_wrong_distance", lambda h: 0.5),
    ("slope_not_divided", lambda h: h),
    ("slope_not_divided", lambda h: 2 * h),
    ("slope_divided_twice", lambda h: 1 / h),
    ("slope_divided_twice", lambda h: 2 / h),
    ("slope_divided_twice", lambda h: 1 / (2 * h)),
    ("slope_times_h", lambda h: h * h),
    ("slope_times_h", lambda h: 2 * h * h),
    ("slope_times_h", lambda h: 4 * h * h),
)

# The same for the second value alone, where a difference is not in brackets.
PARTS = (lambda h: 1 / h, lambda h: 1 / (2 * h), lambda h: h / 2)


def names(slope, two_sided):
    """Ids of what explains it; none if nothing does."""
    found = names_of_points(slope, two_sided) or names_of_values(slope, two_sided)
    too_many = len(slope.f.asked) > calls(slope.x, two_sided) and is_a_slope(slope)
    return found or (["slope_too_many_calls"] if too_many else [])


def is_a_slope(slope):
    """Whether what came back is the slope by any formula: it is off by no more than the simplest one is."""
    right = slope.f.slopes(slope.x)
    off = np.max(np.abs(differences(slope.f, slope.x, slope.h)[FORWARD] - right))
    try:
        return np.max(np.abs(slope.gradient() - right)) <= 2 * off
    except Seen:
        return False


def calls(x, two_sided):
    """How often f should be asked."""
    return 2 * x.size if two_sided else x.size + 1


def names_of_points(slope, two_sided):
    moved = slope.moved
    active = moved[np.any(moved != 0, axis=1)]
    if len(moved) and same_points(slope):
        return ["slope_same_point"]
    if not len(active):
        return ["slope_other_step"] if len(moved) else []  # a step that is nothing beside h
    if slope.single_precision:
        return []
    many = np.count_nonzero(active, axis=1) > 1
    if many[0] and len(moved[0]) > 1:
        return ["slope_several_entries"]
    if many.any():
        return ["slope_not_restored"]
    lengths = np.abs(active[active != 0])
    if len(active) <= calls(slope.x, two_sided) and np.any(np.abs(lengths - 1) > 1e-3):
        return ["slope_other_step"]
    found = []
    if not np.all(np.any(active != 0, axis=0)):
        found.append("slope_entries_left_out")
    return [*found, *_names_of_sides(active, two_sided)]


def same_points(slope):
    """Whether every point is asked about more than once, and all differences are 0."""
    times = Counter(np.round(point, ROUNDED).tobytes() for point in slope.f.asked)
    try:
        flat = np.max(np.abs(slope.gradient())) <= FITS * np.max(np.abs(slope.f.slopes(slope.x)))
    except Seen:
        flat = len(times) == 1
    return flat and min(times.values()) > 1


def _names_of_sides(active, two_sided):
    right, left = bool(np.any(active > 0)), bool(np.any(active < 0))
    if two_sided:
        return [] if right and left else ["slope_one_sided"]
    return [] if not left else ["slope_two_sided" if right else "slope_backward"]


def differences(f, x, h):
    """{kind: what these differences of f come to}: f is a polynomial, whose terms say so."""
    straight, bend = f.slopes(x) + f.a * h**2, f.bend(x) * h
    return {CENTRED: straight, FORWARD: straight + bend, BACKWARD: straight - bend}


def names_of_values(slope, two_sided):
    try:
        gradient = slope.gradient()
    except Seen as seen:
        return list(seen.names)
    kinds = differences(slope.f, slope.x, slope.h)
    wanted = CENTRED if two_sided else FORWARD
    others = {
        CENTRED: "slope_two_sided",
        BACKWARD: "slope_one_sided" if two_sided else "slope_backward",
        FORWARD: "slope_one_sided",
    }
    for kind in (wanted, *(kind for kind in kinds if kind != wanted)):
        for name, multiple in MULTIPLES:
            if close(gradient, multiple(slope.h) * kinds[kind]):
                if kind == wanted:
                    return [name] if name else []
                return [others[kind]] if name != "slope_sign_flipped" else [others[kind], name]
    if only_one_divided(slope, gradient):
        return ["slope_one_divided"]
    right, left_out = kinds[wanted], gradient == 0
    some = left_out.any() and not left_out.all() and not only_small(right, left_out)
    if some and close(gradient[~left_out], right[~left_out]):
        return ["slope_entries_left_out"]
    return []


def only_small(slopes, left_out):
    """Whether those are left out that are the smallest: that may be for their size."""
    return np.max(np.abs(slopes[left_out])) < np.min(np.abs(slopes[~left_out]))


def only_one_divided(slope, gradient):
    """Whether the value ahead of x stands whole in it, and only the other one was divided, or multiplied."""
    x, h = slope.x.astype(float), slope.h
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    ahead = np.reshape([slope.f.at(x + step) for step in steps], x.shape)
    behind = np.reshape([slope.f.at(x - step) for step in steps], x.shape)
    rest = ahead - gradient
    return any(close(rest, other * part(h)) for other in (slope.f.at(x), behind) for part in PARTS)


def close(gradient, expected):
    return bool(np.max(np.abs(gradient - expected)) <= FITS * np.max(np.abs(expected)))
