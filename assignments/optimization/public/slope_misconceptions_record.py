"""What a numeric gradient asked of f, point by point: what the checks of both sides look at.

f is a polynomial whose slopes are known; it notes where it is asked.  No differences are taken here.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from cs231n_utils.losses import forms
from cs231n_utils.promises.seen import Seen, assert_returned

MOST = 6  # times as many calls as two an entry; then f refuses
A_FEW = 60  # calls that are no endless loop, for however small an x
NEAR = 1e-6  # of h: points closer than that are one


class Polynomial:
    """f(x) = Σ (a x³ + b x² + c x) + (Σ d x)², noting where it is asked; x as large as a, b, c and d."""

    def __init__(self, a, b, c, d):
        self.a, self.b, self.c, self.d = (np.asarray(one, dtype=float) for one in (a, b, c, d))
        self.asked, self.strange, self.names = [], "", ()

    @classmethod
    def drawn(cls, rng, shape, degree=3):
        a, b, c, d = rng.uniform(0.5, 2, size=(4, *shape)) * rng.choice([-1, 1], size=(4, *shape))
        return cls(a * (degree > 2), b * (degree > 1), c, d * (degree > 1))

    def __call__(self, point):
        """What is no point raises: to student code that is an error of its call."""
        if np.shape(point) != self.a.shape:
            shapes = f"{np.shape(point)}, not one of shape {self.a.shape}"
            self._refuse(f"the function f was given an array of shape {shapes}", "slope_other_question")
        elif np.iscomplexobj(point):
            self._refuse("the function f was given complex numbers")
        elif len(self.asked) >= max(A_FEW, 2 * MOST * self.a.size):
            text = "the function f was called far more often than it should be: does your loop end?"
            self._refuse(text, "slope_too_many_calls")
        if self.strange:
            raise TypeError(self.strange)
        x = np.array(point, dtype=float)
        self.asked.append(x)
        return self.at(x)

    def _refuse(self, strange, *names):
        self.strange, self.names = strange, names

    def at(self, x):
        """Its value, without a note."""
        return float(np.sum(((self.a * x + self.b) * x + self.c) * x) + np.sum(self.d * x) ** 2)

    def slopes(self, x):
        """The slope in every direction, by the rules of differentiation."""
        x = np.asarray(x, dtype=float)
        return (3 * self.a * x + 2 * self.b) * x + self.c + 2 * self.d * np.sum(self.d * x)

    def bend(self, x):
        """Half of how fast each of these slopes changes along its own direction."""
        return 3 * self.a * np.asarray(x, dtype=float) + self.b + self.d**2

    def refused(self):
        """The Seen for what was no point, if there was one."""
        return Seen(self.strange, *self.names) if self.strange else None


@dataclass(frozen=True, eq=False)
class Slope:
    """One call of a student's function: the points that f was asked about, and what came back.

    `x`: as it was given; `after`: the same array, after the call.
    """

    f: Polynomial
    x: np.ndarray
    h: float
    returned: object
    after: np.ndarray

    @property
    def moved(self):
        """(points, entries): how far each entry of each point is from x, in units of h; near 0 is 0."""
        points = np.array(self.f.asked).reshape(len(self.f.asked), self.x.size)
        far = (points - self.x.ravel()) / self.h
        return np.where(np.abs(far) < NEAR, 0, far)

    @property
    def single_precision(self):
        """Whether x itself was rounded before it was moved: then all of its entries are others."""
        rounded = [point.astype(np.float32) for point in self.f.asked]
        return np.array_equal(self.f.asked, rounded) and not np.array_equal(self.x, np.float32(self.x))

    def gradient(self):
        """What came back, as floats.  Raises Seen."""
        assert_returned(self.returned)
        try:
            return forms.array(self.returned, self.x.shape)
        except forms.BadForm as error:
            names = ["slope_wrong_shape"] if error.shape else []
            raise Seen(f"what came back {error}", *names) from None


class Sloper(Protocol):
    """Calls a student's gradient; `rng` draws what it is tried on."""

    two_sided: bool  # whether it looks to both sides
    rng: np.random.Generator

    def slope(self, f, x, h) -> Slope: ...
