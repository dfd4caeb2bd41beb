"""The plane of learning rate and momentum: where they converge in a ravine, how fast, and what a rule does.

    MomentumPlane({"momentum": momentum_rule, "Nesterov": nesterov_rule}, curvatures=(0.1, 2.0))

The kit has no rule. The map is theory: sizes of roots, which say how far a step gets but not what it is. Path
and measured rates are those of the student's rule(w, dw, config) -> (next_w, config), which is asked with
{"learning_rate": …, "momentum": …} at first.
"""

from dataclasses import dataclass
from itertools import zip_longest

import matplotlib
import numpy as np

from cs231n_utils import reload
from cs231n_utils.live.convergence import RECURSIONS, measured_rate, promised_rate
from cs231n_utils.live.descent import run, with_settings
from cs231n_utils.live.surfaces import Rectangle, Relief, outlines, ravine
from cs231n_utils.live.widget import Live, lines, parts, plain, trouble_in
from cs231n_utils.plots.style import BLUE, ORANGE

LEVELS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.0)  # of the map: what a step leaves of the distance
SETTINGS = ("learning rate", "momentum")
GRID = 201, 100  # columns and rows: where the border is steep, fewer would show as teeth
DIRECTIONS = ("along", "across")
START, STEPS = (-3.5, 0.8), 60  # of the path
BORDER = 1 + 1e-9  # where the learning rate is 0, rounding leaves a little more than 1
MARGIN = 0.0005  # rates that read alike
CLOSE = 0.003  # map and rule: at a double root, a run of finite length measures a little beside it


class MomentumPlane(Live):
    """A live picture of `rules` {kind: rule}, in a ravine with a small and a large curvature.

    A kind is one of `RECURSIONS`: it says which map a rule is held against. Raises ValueError for another.
    """

    _esm, _css = parts("chart", "momentum_plane")

    def __init__(self, rules, curvatures=(0.1, 2.0)):
        if not rules or not set(rules) <= set(RECURSIONS):
            known, given = " or ".join(RECURSIONS), ", ".join(rules) or "nothing"
            raise ValueError(f"rules are called {known}, not {given}")
        super().__init__(Explorer(rules, curvatures))


@dataclass(frozen=True)
class Reading:
    """What a step leaves of the distance in one direction: promised and measured (None: it failed)."""

    direction: str
    curvature: float
    promised: float
    measured: float | None

    @property
    def agrees(self):
        return self.measured is None or abs(self.measured - self.promised) <= CLOSE * max(1, self.promised)

    def __str__(self):
        said = "–" if self.measured is None else f"{self.measured:.3f}"
        return f"{self.direction} (curvature {self.curvature:g}) map {self.promised:.3f}, rule {said}"


class Map(Rectangle):
    """What a step leaves of the distance at each rate (xs) and momentum (ys): the slower direction decides.

    The points of the `grain` can be chosen. Right of the map, even a momentum close to 1 diverges.
    """

    def __init__(self, kind, curvatures):
        self.grain = 0.04 / max(curvatures), 0.01
        self.bounds = (0.0, 100 * self.grain[0]), (0.0, 99 * self.grain[1])
        self.names = SETTINGS
        self.xs, self.ys = (np.linspace(*axis, n) for axis, n in zip(self.bounds, GRID, strict=True))
        at = np.meshgrid(self.xs, self.ys)
        self.rates = np.max([promised_rate(kind, at[0] * each, at[1]) for each in curvatures], axis=0)
        self.outlines = outlines(self, self.xs, self.ys, self.rates, LEVELS)

    def closest(self, point):
        inside = zip(self.clip(point), self.grain, strict=True)
        return tuple(round(round(value / grain) * grain, 10) for value, grain in inside)


class Explorer:
    """The model of the picture: a rule, the point where it is asked, its path there and its two rates."""

    operations = ("move", "choose")

    def __init__(self, rules, curvatures):
        self.rules, self.curvatures = rules, curvatures
        self.ravine = ravine(*curvatures)
        self.hills = Relief(self.ravine)
        self.maps = {kind: Map(kind, curvatures) for kind in rules}
        self.point = 10 * self.maps[next(iter(rules))].grain[0], 0.9
        self.choose(0)

    def choose(self, index):
        """Ask the rule with this index, at the same point."""
        self.kind = list(self.rules)[index]
        self.move(*self.point)

    def move(self, rate, momentum):
        """Ask the rule at the point of the grid that is closest."""
        reload.saved()
        self.point = rate, momentum = self.maps[self.kind].closest((rate, momentum))
        rule = with_settings(self.rules[self.kind], learning_rate=rate, momentum=momentum)
        self.path = run(rule, self.ravine, self.ravine.clip(START), STEPS)
        measured = []
        self.trouble = self.path.trouble or trouble_in(lambda: measured.extend(self._measured(rule)))
        self.readings = [
            Reading(direction, curvature, float(promised_rate(self.kind, rate * curvature, momentum)), seen)
            for direction, curvature, seen in zip_longest(DIRECTIONS, self.curvatures, measured)
        ]

    def _measured(self, rule):
        return [measured_rate(rule, curvature) for curvature in self.curvatures]

    def verdict(self):
        """What became of the rule, and whether that is what the map says."""
        if self.trouble:
            return "There is no path: the rule fails."
        beside = [each.direction for each in self.readings if not each.agrees]
        agreement = f"the map says something else {' and '.join(beside)}" if beside else "so says the map"
        return f"{self._fate()}; {agreement}."

    def _fate(self):
        if len(self.path.points) > 1 and np.all(self.path.points == self.path.points[0]):
            return "w is left as it was"
        worst = max(self.readings, key=lambda each: each.measured)
        if worst.measured > 1 + MARGIN:
            return f"It diverges {worst.direction} the ravine"
        if worst.measured > 1 - MARGIN:
            return f"It neither diverges nor arrives {worst.direction} the ravine"
        count = int(np.ceil(np.log(1e-3) / np.log(max(worst.measured, 1e-3))))
        thousandth = (
            f"{count:,} step{'s' * (count > 1)} leave{'s' * (count == 1)} a thousandth of the distance"
        )
        spread = worst.measured - min(each.measured for each in self.readings)
        where = (
            "equally fast in both directions" if spread < MARGIN else f"slower {worst.direction} the ravine"
        )
        return f"It converges, {where}: in the end {thousandth}"

    def snapshot(self):
        seen = self.maps[self.kind]
        return plain(
            {
                "kinds": list(self.rules),
                "chosen": list(self.rules).index(self.kind),
                "map": _drawn(seen, seen.outlines, seen.names) | {"levels": LEVELS},
                "point": self.point,
                "grain": seen.grain,
                "ravine": _drawn(self.ravine, self.hills.outlines, ("along the ravine", "across it")),
                "start": START,
                "path": self.ravine.rounded(self.path.points),
                "steps": STEPS,
                "end": self.path.end,
                "readings": [vars(each) | {"agrees": each.agrees} for each in self.readings],
                "verdict": self.verdict(),
                "words": self.words(),
                "trouble": self.trouble,
            }
        )

    def words(self):
        readings = "; ".join(map(str, self.readings))
        return f"{self._settings()}. A step leaves: {readings}. {self.verdict()} {self.trouble}".rstrip()

    def _settings(self):
        return f"{self.kind}, " + ", ".join(
            f"{name} {value:g}" for name, value in zip(SETTINGS, self.point, strict=True)
        )

    def draw(self, figure):
        left, right = figure.subplots(1, 2)
        figure.suptitle(lines(self._settings(), self.trouble or self.verdict()), fontsize=9)
        self._draw_map(figure, left)
        self._draw_path(right)

    def _draw_map(self, figure, axis):
        seen = self.maps[self.kind]
        shades = matplotlib.colormaps["Blues_r"](np.linspace(0.35, 0.95, len(LEVELS)))
        areas = axis.contourf(seen.xs, seen.ys, seen.rates, (0, *LEVELS), colors=shades)
        axis.contourf(seen.xs, seen.ys, seen.rates, (BORDER, 1e9), colors="white", hatches=["//"])
        axis.contour(seen.xs, seen.ys, seen.rates, (BORDER,), colors="black", linewidths=2)
        axis.plot(*self.point, "o", color=ORANGE, markersize=10, markeredgecolor="white", clip_on=False)
        axis.set(xlabel=SETTINGS[0], ylabel=SETTINGS[1], title="hatched: diverges")
        figure.colorbar(areas, ax=axis, label="a step leaves", ticks=LEVELS)

    def _draw_path(self, axis):
        (left, right), (bottom, top) = self.ravine.bounds
        hills = self.hills
        axis.contour(hills.xs, hills.ys, hills.losses, hills.levels, colors="0.75", linewidths=0.8)
        axis.plot(*self.path.points.T, "o-", color=BLUE, markersize=3, linewidth=1.2)
        axis.plot(*START, "o", color="black", markersize=11, fillstyle="none")
        axis.set(xlim=(left, right), ylim=(bottom, top))
        axis.set(xlabel="along the ravine", ylabel="across it", title=self.path.end or f"{STEPS} steps")


def _drawn(rectangle, outlines, names):
    """What a chart in the browser is drawn from."""
    return {"bounds": rectangle.bounds, "ticks": rectangle.ticks(), "outlines": outlines, "names": names}
