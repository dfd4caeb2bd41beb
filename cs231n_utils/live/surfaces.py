"""Losses of two weights, to look at from above: two from every textbook, and the student's own.

Their gradients are numeric: two weights are cheap, and the kit ships no gradient of a loss that is graded.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from contourpy import FillType, contour_generator
from matplotlib.ticker import MaxNLocator

from cs231n_utils.losses.cases import Case
from cs231n_utils.losses.function import LossFunction

H = 1e-5  # of the centred differences
COLUMNS, ROWS = 73, 73  # of the grid on which a surface is looked at
LEVELS = 12


class Rectangle:
    """What has `bounds`, the (low, high) of two numbers."""

    def clip(self, point):
        """The point of the rectangle that is closest, as an array (2,)."""
        return np.clip(np.asarray(point, dtype=float), *np.transpose(self.bounds))

    def holds(self, points, beyond=0.0):
        """Which of the points (…, 2) lie in the rectangle, or `beyond` it by no more than so many sizes."""
        low, high = np.transpose(self.bounds)
        margin = beyond * (high - low)
        return np.all((points >= low - margin) & (points <= high + margin), axis=-1)

    def rounded(self, points):
        """The points (n, 2) as a list, to some 1/1000 of the picture: it cannot show more."""
        decimals = [3 - int(np.floor(np.log10(high - low))) for low, high in self.bounds]
        columns = [np.round(column, d) for column, d in zip(np.transpose(points), decimals, strict=True)]
        return np.transpose(columns).tolist()

    def ticks(self):
        """For both numbers the round ones to write at the axis: [[(value, text), …], […]]."""
        found = [MaxNLocator(6, steps=(1, 2, 5, 10)).tick_values(*axis) for axis in self.bounds]
        return [
            [(float(tick), f"{tick:.6g}".replace("-", "−")) for tick in ticks if low <= tick <= high]
            for ticks, (low, high) in zip(found, self.bounds, strict=True)
        ]


@dataclass(frozen=True)
class Surface(Rectangle):
    """A loss of two weights within a rectangle of them."""

    title: str
    loss: Callable  # of w (2,), a float
    bounds: tuple[tuple[float, float], tuple[float, float]]  # (low, high) of both weights
    start: tuple[float, float]
    names: tuple[str, str] = ("first weight", "second weight")

    def gradient(self, w):
        """Centred differences (2,) at w (2,): at a kink, the mean of the slopes on both sides."""
        return np.array([self.loss(w + way) - self.loss(w - way) for way in H * np.eye(2)]) / (2 * H)


def ravine(along, across):
    """A parabola in each direction: ½ · along · w₀² + ½ · across · w₁²."""
    return Surface(
        "a ravine: steep walls, flat bottom",
        lambda w: (along * w[0] ** 2 + across * w[1] ** 2) / 2,
        bounds=((-4.0, 4.0), (-2.5, 2.5)),
        start=(-3.5, 1.5),
    )


RAVINE = ravine(0.1, 2.0)
SADDLE = Surface(
    "a saddle between two bowls",
    lambda w: w[0] ** 2 / 2 + (w[1] ** 2 - 1) ** 2 / 4,
    bounds=((-2.4, 2.4), (-1.5, 1.5)),
    start=(-2.0, 0.02),  # almost on the ridge, where the way down hardly shows
)


def surface_of_loss(loss_function, X, y, reg):
    """The student's loss_function(W, X, y, reg) -> (loss, dW), for two classes of points on a line.

    X: (N, 2), the place of each point, somewhere around 0, and the bias column; y: (N,), labels 0 and 1.
    The two weights are those of class 1, slope and bias; class 0 has their opposites.
    """
    X, student = np.asarray(X, dtype=float), LossFunction(loss_function)

    def loss(w):
        return student.loss(Case(np.column_stack([-w, w]), X, y, reg))

    spread = np.std(X[:, 0])
    bounds = ((-2.0 / spread, 3.5 / spread), (-2.0, 2.0))
    title = f"your {loss_function.__name__}, {len(X)} points, reg = {reg:g}"
    return Surface(title, loss, bounds, start=(-1.5 / spread, 1.5), names=("slope", "bias"))


def points_on_a_line():
    """X (40, 2), places on a line and the bias column, and y (40,): two classes that overlap a little."""
    random = np.random.default_rng(3)
    places = np.concatenate([random.normal(-0.3, 0.3, size=20), random.normal(0.3, 0.3, size=20)])
    return np.column_stack([places, np.ones(40)]), np.repeat([0, 1], 20)


class Relief:
    """A surface on a grid: losses (ROWS, COLUMNS) at the places xs and ys, and the levels of its contours."""

    def __init__(self, surface):
        self.surface = surface
        (left, right), (bottom, top) = surface.bounds
        self.xs, self.ys = np.linspace(left, right, COLUMNS), np.linspace(bottom, top, ROWS)
        losses = [[float(surface.loss(np.array([x, y]))) for x in self.xs] for y in self.ys]
        self.losses = np.ma.masked_invalid(losses)
        if self.losses.mask.all():
            raise ValueError("the loss is nowhere a finite number")
        lowest, highest = float(self.losses.min()), float(self.losses.max())
        heights = (np.arange(1, LEVELS + 1) / (LEVELS + 1)) ** 2  # in a bowl, contours at equal distances
        self.levels = np.unique(lowest + heights * (highest - lowest))
        self.outlines = outlines(surface, self.xs, self.ys, self.losses, self.levels)


def outlines(rectangle, xs, ys, heights, levels):
    """For every level, from the highest, an SVG path around all that lies lower.

    heights: (len(ys), len(xs)).
    """
    generator = contour_generator(xs, ys, heights, fill_type=FillType.OuterOffset)
    bottom = float(np.min(heights)) - 1.0

    def path(level):
        areas = zip(*generator.filled(bottom, level), strict=True)
        return "".join(_drawn(rectangle, ring) for area in areas for ring in _rings(*area))

    return [path(level) for level in levels[::-1]]  # from the largest area to the smallest, which lies on top


def _rings(points, offsets):
    """A polygon's outline and its holes: arrays (n, 2), whose last point is the first."""
    return np.split(points, offsets[1:-1].astype(int))


def _drawn(rectangle, ring):
    corners = _corners(ring[:-1])
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in rectangle.rounded(corners)) + "Z" if len(corners) else ""


def _corners(points):
    """The points (n, 2) of a ring without those that lie straight between their neighbours, or twice."""
    size = np.ptp(points, axis=0)
    points = points[np.any(abs(points - np.roll(points, 1, axis=0)) > 1e-6 * size, axis=1)]
    before, after = points - np.roll(points, 1, axis=0), np.roll(points, -1, axis=0) - points
    bends = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    return points[abs(bends) > 1e-9 * np.prod(size)]
