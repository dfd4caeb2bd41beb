"""A way down a surface, by a student's rule(w, dw, config) -> (next_w, config): whatever goes wrong in it."""

from dataclasses import dataclass, field

import numpy as np

from cs231n_utils.live.widget import nonsense, trouble_in
from cs231n_utils.promises.speech import shortened


def with_settings(rule, **settings):
    """The rule, asked with these settings at first: a rule(w, dw, config=None) like any other."""

    def asked(w, dw, config=None):
        return rule(w, dw, dict(settings) if config is None else config)

    asked.__wrapped__ = rule  # the place to name when nonsense comes back
    return asked


@dataclass(frozen=True)
class Descent:
    """A way down from the start: `points` (n + 1, 2), and the `losses` of those that lie in the picture.

    `end` says how it ended early, if it did: then the last point is at the border, or the last finite one.
    `trouble` says why there is no way at all.
    """

    points: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))
    losses: tuple[float, ...] = ()
    end: str = ""
    trouble: str = ""


def run(rule, surface, start, steps):
    """Follow a rule from `start` (2,): a `Descent`, whatever goes wrong in the rule."""
    runs = []
    trouble = trouble_in(lambda: runs.append(_descend(rule, surface, start, steps)))
    return runs[0] if runs else Descent(trouble=trouble)


def _descend(rule, surface, start, steps):
    w, config, points = start, None, [start]
    while len(points) <= steps and surface.holds(w, beyond=1.0):
        answer = rule(w.copy(), surface.gradient(w), config)
        if not _is_a_step(answer):
            got = shortened(repr(answer))
            return Descent(trouble=nonsense(got, "next_w, of shape (2,), and config", rule))
        w, config = np.array(answer[0], dtype=float), answer[1]
        points.append(w)
    return _seen(np.array(points), surface)


def _is_a_step(answer):
    return isinstance(answer, tuple | list) and len(answer) == 2 and np.shape(answer[0]) == (2,)


def _seen(points, surface):
    """The run along points (n, 2), as far as it can be seen: to where it leaves the picture for good."""
    last = int(np.flatnonzero(surface.holds(points))[-1])
    losses = tuple(float(surface.loss(w)) for w in points[: last + 1])
    if last == len(points) - 1:
        return Descent(points, losses)
    end = "left the picture" if surface.holds(points[-1], beyond=1.0) else "diverged"
    after = f"after {last + 1} step{'s' * (last > 0)}"
    return Descent(_to_the_border(points[: last + 2], surface.bounds), losses, f"{end} {after}")


def _to_the_border(points, bounds):
    """points (n, 2), whose last lies outside the picture, up to the border; or to the last that is finite."""
    inside, way = points[-2], points[-1] - points[-2]
    if not np.all(np.isfinite(way)):
        return points[:-1]
    low, high = np.transpose(bounds)
    room = np.where(way > 0, high, low) - inside
    share = np.min(np.divide(room, way, out=np.ones(2), where=way != 0))
    return np.vstack([points[:-1], inside + share * way])
