"""The laws of a numeric gradient: what must hold of any code, for students' own checks and for the grader.

A law takes a `Sloper` and raises `Seen`.
"""

import numpy as np

from cs231n_utils.promises.seen import Seen, often

from . import slope_misconceptions_story as story
from .slope_misconceptions_record import Polynomial

SHAPES = ((4,), (2, 3), (2, 1, 3), (3, 1), (1,))
LARGE = (5, 6)
STEPS = (0.2, 0.03, 1e-3)
LOST = (0.1, 1e-12, -3.7e-9, 0.3, 1 / 3, 2.5e5, -1e9 / 7)  # what x + h − h is not, for some h in HS
HS = (0.1, 1e-3)
WHOLE = (-3, -2, -1, 0, 1, 2)


def asks_as_often_as_needed(sloper):
    """x.size + 1 calls of f, or 2 x.size."""
    for slope in _tried(sloper):
        asked, wanted = len(slope.f.asked), story.calls(slope.x, sloper.two_sided)
        if asked != wanted:
            text = f"for x of shape {slope.x.shape} f was called {often(asked)}, not {often(wanted)}"
            raise Seen(text, *_names_of_asking(sloper, slope))
        _assert_points(sloper, slope)


def _assert_points(sloper, slope):
    """That the differences can be of this kind: some laws hold for code that looks nowhere, or everywhere."""
    different, wanted = {point.tobytes() for point in slope.f.asked}, story.calls(slope.x, sloper.two_sided)
    if not slope.x.size <= len(different) <= 2 * wanted:
        text = "the function f was asked about far fewer different points than it should be, or far more"
        raise Seen(text, *_names(sloper, slope))


def asks_beside_x(sloper):
    """f is asked about points in which one entry is h away from x, in every direction once."""
    for slope in _tried(sloper):
        _assert_points(sloper, slope)
        unit = np.eye(slope.x.size)
        wanted = [*unit, *-unit] if sloper.two_sided else [0 * unit[0], *unit]
        moved = slope.moved
        for point in wanted:
            if not any(np.allclose(point, one, atol=1e-3) for one in moved):
                text = "the function f was not asked about all the points of the formula, or about others"
                shown = f"h = {slope.h:g}, x of shape {slope.x.shape}; {_in_words(moved)}"
                raise Seen(text, *_names_of_asking(sloper, slope), numbers=shown)


def _in_words(moved):
    """How far the first points are from x, in units of h."""
    points = ["(" + ", ".join(f"{far:.3g}" for far in point) + ")" for point in moved[:3]]
    return f"the first points minus x, in units of h: {'; '.join(points)}"


def is_exact_where_the_formula_is(sloper):
    """On what the formula gets exactly: parabolas where it looks to both sides, or else straight lines."""
    _assert_slopes(sloper, degree=1 + sloper.two_sided)


def is_off_as_the_formula_is(sloper):
    """On x³ the formula is off by h², or to one side by 3 x h + h²."""
    _assert_slopes(sloper, degree=3)


def _assert_slopes(sloper, degree):
    for slope in _tried(sloper, degree):
        if not _is_right(sloper, slope):
            far = np.max(np.abs(slope.gradient() - _right(sloper, slope)))
            shown = f"h = {slope.h:g}, x of shape {slope.x.shape}; an entry is off by {far:.3g}"
            raise Seen("the gradient is not what the formula gives", *_names(sloper, slope), numbers=shown)


def _names(sloper, slope):
    """Of what went wrong on a curve of which no two formulas give the same."""
    curved = _slope(sloper, slope.x.shape, slope.h, 3)
    return _names_of_asking(sloper, curved)


def _names_of_asking(sloper, slope):
    """A fixed number of calls is too many for a small x, and leaves entries of a large one out."""
    names = story.names(slope, sloper.two_sided)
    if names != ["slope_too_many_calls"]:
        return names
    return story.names(_slope(sloper, LARGE, slope.h, 3), sloper.two_sided)


def gives_the_shape_of_x(sloper):
    for slope in _tried(sloper):
        slope.gradient()


def leaves_x_alone(sloper):
    """x holds the same bits afterwards."""
    for h in HS:
        x = sloper.rng.permutation([*LOST, *sloper.rng.normal(size=5)]).reshape(3, 4)
        slope = sloper.slope(Polynomial.drawn(sloper.rng, x.shape, 1), x, h)
        _assert_points(sloper, slope)
        if not np.array_equal(slope.after, x):
            near = np.allclose(slope.after, x, rtol=1e-6, atol=1e-6 * h)
            name = "slope_bits_lost" if near else "slope_not_restored"
            what = "almost the same numbers" if near else "other numbers"
            raise Seen(f"after the call, x holds {what}", name)


def takes_integers(sloper):
    """Integers are taken as floats; one of them is 0."""
    _assert_slopes(sloper, degree=3)
    for h in STEPS:
        x = sloper.rng.permutation(WHOLE).reshape(2, 3)
        as_floats, slope = (
            sloper.slope(Polynomial.drawn(sloper.rng, x.shape), given, h) for given in (x.astype(float), x)
        )
        if not _is_right(sloper, as_floats):
            text = "where an entry of x is 0, the gradient is another one"
            raise Seen(text, *story.names(as_floats, sloper.two_sided))
        if not _is_right(sloper, slope):
            raise Seen("where x holds integers, the gradient is another one", "slope_integers_truncated")
        if not np.array_equal(slope.after, x):
            raise Seen("after the call, x, of integers, holds other numbers", "slope_not_restored")


def _is_right(sloper, slope):
    return story.close(slope.gradient(), _right(sloper, slope))


def _right(sloper, slope):
    """What the formula gives."""
    kinds = story.differences(slope.f, slope.x, slope.h)
    return kinds[story.CENTRED if sloper.two_sided else story.FORWARD]


def _tried(sloper, degree=3):
    for shape in SHAPES:
        for h in STEPS:
            yield _slope(sloper, shape, h, degree)


def _slope(sloper, shape, h, degree):
    f = Polynomial.drawn(sloper.rng, shape, degree)
    x = sloper.rng.uniform(0.5, 2, size=shape) * sloper.rng.choice([-1, 1], size=shape)
    return sloper.slope(f, x, h)
