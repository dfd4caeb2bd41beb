"""K-means in the plane, a step at a time: who belongs to whom, where the centroids go, and what it costs.

    KMeansSteps(kmeans, {"six points": points, …})

kmeans(X, K, num_iters, rng) -> (centroids, labels, costs). The kit has none: step t is what the student's
function answers when it is asked for t steps, beside what it answers for t - 1, each time with a generator of
the same seed, and so with the same start.
"""

import numpy as np
from matplotlib.ticker import MaxNLocator

from cs231n_utils import CheckFailed, reload
from cs231n_utils.live.groups import Asked
from cs231n_utils.live.widget import STYLES, Live, lines, parts, plain, trouble_in

MOST_GROUPS, MOST_STEPS = len(STYLES), 20
SIDE, GRAIN, MARGIN = 10, 0.5, 0.6  # points are on a grid from 0 to SIDE, so that two can lie in one place
EDGES = -MARGIN, SIDE + MARGIN
TICKS = [(k, str(k)) for k in range(0, SIDE + 1, 2)]
PLANE = {"bounds": (EDGES, EDGES), "ticks": (TICKS, TICKS), "names": ("x", "y"), "outlines": ()}
SAME = 1e-4  # costs that differ by less, in proportion, are one
ENDS = 6  # of so many starts it is shown where they ended


class KMeansSteps(Live):
    """A live picture of `kmeans` at work on one of several `sets` {title: points (N, 2)}, N at least 6."""

    _esm, _css = parts("chart", "kmeans_steps")

    def __init__(self, kmeans, sets):
        super().__init__(Stepper(kmeans, sets))


class Stepper:
    """The model of the picture: points, K, a start, and how many half steps have been made."""

    operations = ("assign", "average", "back", "finish", "another", "groups", "choose", "move")

    def __init__(self, kmeans, sets):
        self.kmeans, self.sets, self.K = kmeans, sets, 2
        self.choose(0)

    # --- operations ----------------------------------------------------------------------------------------

    def choose(self, index):
        """Take the set with this index, from its first start."""
        self.points = np.array(list(self.sets.values())[index], np.float32)
        self.chosen = index
        self._from_new(seed=1)

    def groups(self, K):
        self.K = min(max(int(K), 1), MOST_GROUPS)
        self._from_new(seed=1)

    def _from_new(self, seed):
        self.ends = {}  # start: steps and cost
        self.seed, self.half = seed, 0
        self._look()

    def another(self):
        """The same points from another start."""
        self.seed, self.half = self.seed + 1, 0
        self._look()

    def assign(self):
        self._go(self.half + (self.half % 2 == 0))

    def average(self):
        self._go(self.half + self.half % 2)

    def back(self):
        self._go(self.half - 1)

    def finish(self):
        """On until nothing changes, or for as long as it may take."""
        while not self.arrived() and self.half < 2 * MOST_STEPS and not self.trouble:
            self._go(self.half + 1)

    def move(self, index, x, y):
        """Put a point elsewhere, with as many steps as before from the same start."""
        there = np.clip(np.round(np.array([float(x), float(y)]) / GRAIN) * GRAIN, 0, SIDE)
        if np.isfinite(there).all():
            self.points[index] = there
            self.ends = {}
            self._look()

    def _go(self, half):
        self.half = min(max(half, 0), 2 * MOST_STEPS)
        self._look()

    def _look(self):
        """Ask the student's function for all that is to be seen."""
        reload.saved()
        self.before = self.now = None
        self.trouble = trouble_in(self._ask)
        if self.trouble:
            self.before = self.now = None
        elif self.arrived():
            self.ends[self.seed] = len(self.now.costs), self.now.costs[-1]

    def _ask(self):
        asked, steps = Asked(self.kmeans, self.K, self.seed), -(-self.half // 2)
        self.now = asked.after(self.points, max(steps, 1))
        self.before = asked.after(self.points, steps - 1) if steps > 1 else asked.start(self.points)
        if not steps:
            self.now = self.before
        if steps > 1 and not np.allclose(self.now.costs[:-1], self.before.costs, rtol=SAME):
            raise CheckFailed("asked for a step more, it goes another way: does chance come from rng alone?")

    # --- what is seen --------------------------------------------------------------------------------------

    def centroids(self):
        """(K, 2): after an assignment they stand where they stood before."""
        return (self.before if self.half % 2 else self.now).centroids

    def arrived(self):
        """Whether the last assignment has changed nothing."""
        costs = self.now.costs if self.now else ()
        return len(costs) > 1 and self.half % 2 == 0 and bool(np.isclose(costs[-1], costs[-2], rtol=SAME))

    def verdict(self):
        """What has just happened."""
        if self.now is None:
            return "There are no groups: the function fails."
        steps = len(self.now.costs)
        if self.half == 0:
            seen = "" if np.isfinite(self.now.centroids).all() else ", which cannot be seen"
            return f"Start {self.seed}: the first centroids are {self.K} of the points{seen}."
        said = self._assigned(steps) if self.half % 2 else self._averaged(steps)
        empty = self.now.empty()
        alone = f" No point belongs to centroid {_listed(empty)}." if len(empty) else ""
        return said + alone

    def _assigned(self, steps):
        costs, old = self.now.costs, self.before.labels
        changed = int(np.sum(old != self.now.labels)) if len(old) else len(self.points)
        if steps > 1 and costs[-1] > costs[-2] * (1 + SAME):
            return f"Step {steps}: the cost rose from {costs[-2]:.4g} to {costs[-1]:.4g}. It never should."
        return f"Step {steps}, assigned: {changed} new label{'s' * (changed != 1)}, cost {costs[-1]:.4g}."

    def _averaged(self, steps):
        if self.arrived():
            cost = self.now.costs[-1]
            return f"It has arrived after {steps} steps, at a cost of {cost:.4g}: nothing changes any more."
        moved = np.linalg.norm(self.now.centroids - self.before.centroids, axis=1)
        lost = np.flatnonzero(~np.isfinite(self.now.centroids).all(axis=1))
        nowhere = f" Nowhere, as inf or nan: centroid {_listed(lost)}." if len(lost) else ""
        return (
            f"Step {steps}, averaged: a centroid moved by {np.nanmax(moved, initial=0):.2g} at most.{nowhere}"
        )

    def snapshot(self):
        known = self.now is not None
        more = known and self.half < 2 * MOST_STEPS
        costs = self.now.costs if known else []
        return plain(
            {
                "sets": list(self.sets),
                "chosen": self.chosen,
                "K": self.K,
                "most": MOST_GROUPS,
                "grain": GRAIN,
                "plane": PLANE,
                "points": self.points,
                "labels": self.now.labels if known else [],
                "centroids": self.centroids() if known else [],
                "can": {
                    "assign": more and self.half % 2 == 0,
                    "average": more and self.half % 2 == 1,
                    "finish": more and not self.arrived(),
                    "back": self.half > 0,
                },
                "costs": costs,
                "curve": _chart(costs),
                "start": self.seed,
                "ends": [(f"start {k}", steps, cost) for k, (steps, cost) in [*self.ends.items()][-ENDS:]],
                "verdict": self.verdict(),
                "words": self.words(),
                "trouble": self.trouble,
            }
        )

    def words(self):
        title = f"{len(self.points)} points in {self.K} group{'s' * (self.K > 1)}"
        costs = (
            f" Costs: {_listed(f'{cost:.4g}' for cost in self.now.costs)}." if self.half and self.now else ""
        )
        return f"{title}. {self.verdict()}{costs} {self.trouble}".rstrip()

    def draw(self, figure):
        left, right = figure.subplots(1, 2)
        figure.suptitle(lines(self.trouble or self.verdict()), fontsize=9)
        self._draw_plane(left)
        costs = self.now.costs if self.now else []
        right.plot(range(1, len(costs) + 1), costs, "o-", color=STYLES[0][0])
        (first, last), (bottom, top) = _chart(costs)["bounds"]
        right.set(xlim=(first, last), ylim=(bottom, top), xlabel="step", title="cost")

    def _draw_plane(self, axis):
        labels = self.now.labels if self.now else ()
        axis.plot(*self.points.T, "o", color="0.5", fillstyle="none", markersize=9)
        for k, centroid in enumerate(self.centroids() if self.now else ()):
            colour, marker, _ = STYLES[k]
            for point in self.points[labels == k] if len(labels) else ():
                axis.plot(*zip(point, centroid, strict=True), "-", color=colour, linewidth=0.8)
                axis.plot(*point, marker, color=colour, markersize=8)
            axis.plot(
                *centroid, marker, color="white", markeredgecolor=colour, markeredgewidth=3, markersize=15
            )
        axis.set(xlim=EDGES, ylim=EDGES, aspect="equal")


def _chart(costs):
    """The frame of the curve."""
    highest = 1.1 * max(costs, default=0) or 1.0
    last = max(len(costs), 5)
    steps = [(k, str(k)) for k in range(1, last + 1, 1 + last // 10)]
    ticks = [
        (tick, f"{tick:,.6g}") for tick in MaxNLocator(3).tick_values(0, highest) if 0 <= tick <= highest
    ]
    return {
        "bounds": ((0.5, last + 0.5), (0, highest)),
        "ticks": (steps, ticks),
        "names": ("step", "cost"),
        "outlines": (),
    }


def _listed(values):
    return ", ".join(map(str, values))
