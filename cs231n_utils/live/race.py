"""A race of update rules down a surface: who is where after how many steps?

    Race(RAVINE, {"your own rule": rule})
    Race([RAVINE, surface_of_loss(svm_loss_vectorized, X, y, reg=0.01)], {"0.1": trained_by(LinearSVM, 0.1)})

A rule is rule(w, dw, config) -> (next_w, config), with w, dw (2,) and config None at first. The kit has none:
all of them are the student's. The kernel runs the whole race at once, the browser plays it.
"""

import inspect
from dataclasses import dataclass, field

import numpy as np

from cs231n_utils import reload
from cs231n_utils.live.surfaces import Relief, Surface
from cs231n_utils.live.widget import STYLES, Live, parts, plain, trouble_in
from cs231n_utils.promises.source import where_it_failed
from cs231n_utils.promises.speech import shortened


class Race(Live):
    """A live picture of the `rules` {title: rule} racing down a `Surface`, or down one of several."""

    _esm, _css = parts("race")

    def __init__(self, surface, rules, steps=100):
        """Raises ValueError if there are more rules than styles to tell them apart."""
        if len(rules) > len(STYLES):
            raise ValueError(f"{len(rules)} rules: more than {len(STYLES)} cannot be told apart")
        surfaces = [surface] if isinstance(surface, Surface) else list(surface)
        super().__init__(Contest(surfaces, rules, steps))


def trained_by(classifier_class, learning_rate):
    """The rule that is in the student's own `classifier_class.train`: one iteration of it is one step."""
    X, y = np.zeros((2, 2)), np.zeros(2, dtype=int)  # what the batches hold does not matter

    class Guided(classifier_class):
        def loss(self, X_batch, y_batch, reg):
            return 0.0, self.dW.copy()

    def rule(w, dw, config):
        runner = Guided()
        runner.W, runner.dW = w[:, np.newaxis].copy(), dw[:, np.newaxis]
        runner.train(X, y, learning_rate=learning_rate, reg=0.0, num_iters=1, batch_size=1)
        return (runner.W[:, 0] if np.shape(runner.W) == (2, 1) else runner.W), config

    rule.__wrapped__ = classifier_class.train  # the place to name when nonsense comes back
    return rule


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
            return Descent(trouble=_nonsense(answer, rule))
        w, config = np.array(answer[0], dtype=float), answer[1]
        points.append(w)
    return _seen(np.array(points), surface)


def _is_a_step(answer):
    return isinstance(answer, tuple | list) and len(answer) == 2 and np.shape(answer[0]) == (2,)


def _nonsense(answer, rule):
    """What came back instead of a step, and from where."""
    got = shortened(repr(answer))
    error = TypeError(f"it returned {got}, where next_w, of shape (2,), and config should be")
    function = inspect.unwrap(rule)
    return where_it_failed(error, function) if hasattr(function, "__code__") else str(error)


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


class Contest:
    """The model of the picture: a surface, and the runs down from where all of them start."""

    operations = ("start", "choose")

    def __init__(self, surfaces, rules, steps):
        self.surfaces, self.rules, self.steps = surfaces, rules, steps
        self.choose(0)

    def choose(self, index):
        """Race on the surface with this index, from where it says."""
        self.surface, self.relief = self.surfaces[index], None
        self.start(*self.surface.start)

    def start(self, x, y):
        """Race from (x, y)."""
        reload.saved()
        if not self.relief:
            self.trouble = trouble_in(self._survey)
        self.origin = self.surface.clip((x, y))
        self.runs = {
            title: run(rule, self.surface, self.origin, self.steps) if self.relief else Descent()
            for title, rule in self.rules.items()
        }

    def _survey(self):
        self.relief = Relief(self.surface)

    def snapshot(self):
        return plain(
            {
                "titles": [surface.title for surface in self.surfaces],
                "chosen": self.surfaces.index(self.surface),
                "names": self.surface.names,
                "bounds": self.surface.bounds,
                "ticks": self.surface.ticks(),
                "outlines": self.relief.outlines if self.relief else [],
                "start": self.origin,
                "steps": self.steps,
                "runs": [self._drawn(title, way) for title, way in self.runs.items()],
                "trouble": "\n".join(self._troubles()),
            }
        )

    def _drawn(self, title, way):
        losses = [float(f"{loss:.4g}") for loss in way.losses]
        return {"title": title, "points": self.surface.rounded(way.points), "losses": losses, "end": way.end}

    def _troubles(self):
        """What went wrong, a line each; rules with the same trouble share one."""
        titles = {}
        for title, way in self.runs.items():
            titles.setdefault(way.trouble, []).append(title)
        shared = [f"{', '.join(names)}: {trouble}" for trouble, names in titles.items() if trouble]
        return [f"{self.surface.title}: {self.trouble}", *shared] if self.trouble else shared

    def words(self):
        results = [f"{title}: {_result(way)}" for title, way in self.runs.items()]
        return f"{self.surface.title}, after {self.steps} steps: " + "; ".join(results)

    def draw(self, figure):
        axis = figure.subplots()
        (left, right), (bottom, top) = self.surface.bounds
        axis.set(xlim=(left, right), ylim=(bottom, top))
        axis.set(xlabel=self.surface.names[0], ylabel=self.surface.names[1])
        if self.relief:
            relief = self.relief
            axis.contour(relief.xs, relief.ys, relief.losses, relief.levels, colors="0.75", linewidths=0.8)
        for (title, way), (colour, marker, line) in zip(self.runs.items(), STYLES, strict=False):
            style = {"color": colour, "linestyle": line, "label": f"{title}\n{_result(way)}"}
            axis.plot(*way.points.T, marker=marker, markersize=4, linewidth=1.2, **style)
            if way.end:
                axis.plot(*way.points[-1], "x", color=colour, markersize=11, markeredgewidth=3, clip_on=False)
        axis.plot(*self.origin, "o", color="black", markersize=11, fillstyle="none")
        figure.suptitle(self.surface.title, fontsize=10)
        figure.legend(loc="outside right upper", frameon=False)


def _result(way):
    """How a run went, in a few words."""
    return way.end or (f"loss {way.losses[-1]:.3g}" if way.losses else "no path")
