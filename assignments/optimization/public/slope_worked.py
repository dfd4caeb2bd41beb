"""What a student's numeric gradient does on one or two numbers, in their own numbers."""

import numpy as np

from cs231n_utils.losses.vocabulary import row
from cs231n_utils.promises.item import Examples
from cs231n_utils.promises.speech import shortened

from .slope_misconceptions_record import Polynomial

H, AT, AFTER, LOSS = 1e-4, 0.34, 1.25322, 1.25347  # the lecture's
DIGITS = ".12g"


class Lecture(Polynomial):
    """A loss of one weight that is 1.25347 at 0.34 and, as the weight grows by 0.0001, 1.25322."""

    def __init__(self):
        super().__init__([0], [0], [(AFTER - LOSS) / H], [0])

    def __call__(self, x):
        return LOSS + super().__call__(x) - self.c[0] * AT


def lecture(sloper, report):
    """The lecture's numbers, and how far the slope is off on a curve."""
    slope = sloper.slope(Lecture(), np.array([AT]), H)
    asked = _asked((x, LOSS + slope.f.c[0] * (x[0] - AT)) for x in slope.f.asked[:5])
    return [
        f"the lecture's loss {LOSS} at {AT}, and h = {H:g}: f was asked, and answered: {asked}",
        f"your gradient is {_shown(slope.returned)}",
        *parabola(sloper, report),
    ]


def parabola(sloper, report):
    x = np.array([3.0, -1.0])
    slope = sloper.slope(Polynomial([0, 0], [1, 1], [0, 0], [0, 0]), x, 0.1)
    asked = _asked((point, np.sum(point**2)) for point in slope.f.asked[:6])
    more = " …" if len(slope.f.asked) > 6 else ""
    return [
        f"f(x) = the sum of all x² at (3, -1), with h = 0.1: f was asked, and answered: {asked}{more}",
        f"your gradient is {_shown(slope.returned)}; x is {row(slope.after)} after the call",
    ]


def integers(sloper, report):
    slope = sloper.slope(Polynomial([0, 0], [1, 1], [0, 0], [0, 0]), np.array([3, -1]), 0.1)
    asked = "; ".join(map(_point, slope.f.asked[:6]))
    what = "f(x) = the sum of all x² at the integers (3, -1), with h = 0.1"
    return [f"{what}: f was asked about {asked}", f"your gradient is {_shown(slope.returned)}"]


def bits(sloper, report):
    x = np.array([0.1, 1e-12])
    slope = sloper.slope(Polynomial([0, 0], [0, 0], [1, 1], [0, 0]), x, 0.1)
    before, after = (", ".join(repr(float(number)) for number in numbers) for numbers in (x, slope.after))
    return [f"x was ({before}) before the call, and is ({after}) after it, with h = 0.1"]


def _asked(answers):
    return "; ".join(f"{_point(point)} → {answer:{DIGITS}}" for point, answer in answers)


def _point(point):
    """With its digits: a step of one's own may be tiny."""
    numbers = ", ".join(f"{number:{DIGITS}}" for number in point)
    return f"({numbers})" if len(point) > 1 else numbers


def _shown(returned):
    return shortened(repr(returned))


OF_SLOPES = Examples(
    {"lecture": lecture, "parabola": parabola, "integers": integers, "bits": bits},
    usual="lecture",
    by_part={"x": "bits"},
)
