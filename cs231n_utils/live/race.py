"""A race of update rules down a surface: who is where after how many steps?

    Race(RAVINE, {"your own rule": rule})
    Race([RAVINE, surface_of_loss(svm_loss_vectorized, X, y, reg=0.01)], {"0.1": trained_by(LinearSVM, 0.1)})

A rule is rule(w, dw, config) -> (next_w, config), with w, dw (2,) and config None at first. The kit has none:
all of them are the student's. The kernel runs the whole race at once, the browser plays it.
"""

import numpy as np

from cs231n_utils import reload
from cs231n_utils.live.descent import Descent, run
from cs231n_utils.live.surfaces import Relief, Surface
from cs231n_utils.live.widget import STYLES, Live, lines, parts, plain, trouble_in


class Race(Live):
    """A live picture of the `rules` {title: rule} racing down a `Surface`, or down one of several."""

    _esm, _css = parts("chart", "race")

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
        ran = f"{self.surface.title}, after {self.steps} steps: " + "; ".join(results)
        return " ".join([f"{ran}.", *self._troubles()])

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
        figure.suptitle(lines(self.surface.title, *self._troubles()), fontsize=10)
        figure.legend(loc="outside right center", frameon=False)


def _result(way):
    """How a run went, in a few words."""
    return way.end or (f"loss {way.losses[-1]:.3g}" if way.losses else "no path")
