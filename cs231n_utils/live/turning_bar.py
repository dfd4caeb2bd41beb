"""A bar that is turned, moved and lit, and a student's histograms of it, which follow or do not.

    TurningBar(feature)

feature(im) -> histograms of angles as one row: of the upper left cell first, then of the one to the right of
it, row after row; im is (24, 24), grey, with 3 x 3 cells. The kit has no such function: it draws the bar, and
what the student's answers.
"""

from dataclasses import dataclass, replace

import numpy as np
from matplotlib.ticker import MaxNLocator

from cs231n_utils import CheckFailed, reload
from cs231n_utils.live.widget import Live, lines, nonsense, parts, plain, trouble_in
from cs231n_utils.plots.glyphs import draw_strokes, strokes
from cs231n_utils.plots.style import BLUE
from cs231n_utils.promises.speech import shortened

SIDE, CELLS = 24, 3  # pixels, and cells, in a row and in a column
HALF_LENGTH, HALF_WIDTH, SOFT = 8.0, 2.0, 2.0  # of the bar; its edge fades over so many pixels
SETTINGS = {  # of the bar: lowest, highest, grain, unit
    "angle": (0, 180, 1, "°"),
    "contrast": (-80, 80, 5, ""),
    "light": (80, 160, 5, ""),
    "x": (0, SIDE - 1, 0.25, ""),
    "y": (0, SIDE - 1, 0.25, ""),
}
SLIDERS = ("angle", "contrast", "light")
EDGES = -0.5, SIDE - 0.5  # of the picture: the middle of the first pixel is 0
PIXELS = [(k, str(k)) for k in range(0, SIDE, 4)]
PLACE = {  # the chart in which the bar is moved: rows run down
    "bounds": (EDGES, EDGES[::-1]),
    "ticks": (PIXELS, PIXELS),
    "names": ("column", "row"),
    "outlines": (),
}
PARTS = ("the pixels", "the cells", "all cells together")


class TurningBar(Live):
    """A live picture of a bar, and of what `feature` answers about it."""

    _esm, _css = parts("chart", "turning_bar")

    def __init__(self, feature):
        super().__init__(Watch(feature))


@dataclass(frozen=True)
class Bar:
    """A bar before a ground: its angle, clockwise from lying flat, where its middle is, how it is lit."""

    angle: float = 35
    x: float = 11.5  # columns to the right, as rows down: of the middle
    y: float = 11.5
    contrast: float = 60  # how much brighter than the ground, or darker
    light: float = 100  # of the ground

    def changed(self, **settings):
        """The bar with these settings, each brought to its grain."""
        kept = {}
        for name, value in settings.items():
            low, high, grain, _ = SETTINGS[name]
            kept[name] = min(max(round(value / grain) * grain, low), high)
        return replace(self, **kept)

    @property
    def across(self):
        """The angle at which the brightness changes at its long edges, from 0 up to 180 degrees."""
        return (self.angle + 90) % 180

    def picture(self):
        """(SIDE, SIDE) floats from 0 to 255."""
        turned = np.radians(self.angle)
        rows, cols = np.indices((SIDE, SIDE))
        right, down = cols - self.x, rows - self.y
        along = right * np.cos(turned) + down * np.sin(turned)
        aside = down * np.cos(turned) - right * np.sin(turned)
        inside = _fading(HALF_LENGTH - abs(along)) * _fading(HALF_WIDTH - abs(aside))
        return self.light + self.contrast * inside


def _fading(depth):
    """From 0 outside to 1 inside."""
    return np.clip(0.5 + depth / SOFT, 0, 1)


@dataclass(frozen=True)
class Seen:
    """A bar's picture (SIDE, SIDE), and the student's histograms of it (CELLS, CELLS, nbin)."""

    picture: np.ndarray
    histograms: np.ndarray

    def parts(self):
        return self.picture, self.histograms, self.histograms.sum(axis=(0, 1))


class Watch:
    """The model of the picture: a bar, what the student's function makes of it, and what was kept before."""

    operations = ("change", "keep")

    def __init__(self, feature):
        self.feature, self.bar, self.kept = feature, Bar(), None
        self.change()

    def change(self, **settings):
        """Ask the function about the bar with other settings."""
        reload.saved()
        self.bar = self.bar.changed(**settings)
        found, picture = [], self.bar.picture()
        self.trouble = trouble_in(lambda: found.append(self._histograms(picture)))
        self.seen = found[0] if found else None
        if self.kept is None:
            self.keep()

    def keep(self):
        """Compare with this from now on."""
        self.kept = self.seen

    def _histograms(self, picture):
        answer = self.feature(picture.copy())
        numbers = _numbers(answer)
        if numbers.ndim != 1 or not numbers.size or numbers.size % CELLS**2 or not np.isfinite(numbers).all():
            got = f"an array of shape {answer.shape}" if isinstance(answer, np.ndarray) else repr(answer)
            got += " with inf or nan in it" if numbers.size > 1 and not np.isfinite(numbers).all() else ""
            wanted = f"one row of finite numbers, equally many for each of the {CELLS**2} cells,"
            raise CheckFailed(nonsense(shortened(got), wanted, self.feature))
        return Seen(picture, numbers.reshape(CELLS, CELLS, -1))

    def readings(self):
        """How far each part of what is seen is from what was kept: (part, change, change in proportion)."""
        if self.seen is None or self.kept is None:
            return []
        pairs = zip(PARTS, self.seen.parts(), self.kept.parts(), strict=True)
        return [(part, *_changes(now, before)) for part, now, before in pairs]

    def verdict(self):
        """Where the most of the histograms stands, and whether that is across the bar."""
        if self.seen is None:
            return "There are no histograms: the function fails."
        bins = self.seen.parts()[-1]
        if not np.any(bins):
            return "All numbers are 0."
        k, width = int(np.argmax(bins)), 180 / len(bins)
        share = f"{bins[k] / np.sum(np.abs(bins)):.0%}".replace("%", " %")
        aside = abs((self.bar.across - (k + 0.5) * width + 90) % 180 - 90)  # from the middle of the bin
        follow = "they follow" if aside <= width else "they do not follow"
        return (
            f"Across the bar the brightness changes at {self.bar.across:g}°. The histograms have most "
            f"from {k * width:.3g}° to {(k + 1) * width:.3g}°, {share} of all: {follow}."
        )

    def snapshot(self):
        seen = self.seen or Seen(self.bar.picture(), np.zeros((CELLS, CELLS, 9)))
        now, kept = (each.parts()[-1] if each else [] for each in (self.seen, self.kept))
        return plain(
            {
                "settings": {name: getattr(self.bar, name) for name in SETTINGS},
                "sliders": [(name, *SETTINGS[name]) for name in SLIDERS],
                "place": PLACE,
                "pixels": np.rint(seen.picture).astype(int),
                "cells": CELLS,
                "strokes": np.round(strokes(seen.histograms), 3),
                "bins": _chart(now, kept),
                "now": now,
                "kept": kept,
                "across": self.bar.across,
                "readings": self.readings(),
                "verdict": self.verdict(),
                "words": self.words(),
                "trouble": self.trouble,
            }
        )

    def words(self):
        numbers = "" if self.seen is None else f" All cells together: {_listed(self.seen.parts()[-1])}."
        return f"{self._title()}.{numbers} {self.verdict()} {self.trouble}".rstrip()

    def _title(self):
        bar = self.bar
        return (
            f"A bar at {bar.angle:g}° around column {bar.x:g}, row {bar.y:g}; contrast {bar.contrast:g}, "
            f"light {bar.light:g}"
        )

    def draw(self, figure):
        left, right = figure.subplots(1, 2)
        figure.suptitle(lines(self._title(), self.trouble or self.verdict()), fontsize=9)
        seen = self.seen or Seen(self.bar.picture(), np.zeros((CELLS, CELLS, 9)))
        left.imshow(seen.picture, cmap="gray", vmin=0, vmax=255)
        draw_strokes(left, seen.histograms, SIDE / CELLS)
        left.set(xticks=[], yticks=[])
        self._draw_bins(right)

    def _draw_bins(self, axis):
        bins = self.seen.parts()[-1] if self.seen else np.zeros(9)
        width = 180 / len(bins)
        axis.bar(width * (np.arange(len(bins)) + 0.5), bins, 0.9 * width, color=BLUE)
        above = axis.get_xaxis_transform()  # at the top, whatever the numbers are
        axis.plot(self.bar.across, 0.97, "v", color="black", markersize=8, transform=above, clip_on=False)
        axis.set(xlim=(0, 180), xticks=range(0, 181, 20), xlabel="angle (degrees)")
        axis.set_title("all cells together; the mark: across the bar", fontsize=9)


def _numbers(answer):
    """The answer as an array; what is none becomes nan."""
    try:
        return np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        return np.full(1, np.nan)


def _changes(now, before):
    """How far `now` is from `before`, beside the length of that; and the same, both of length 1."""
    if now.shape != before.shape or not np.any(now) or not np.any(before):
        return None, None
    lengths = np.linalg.norm(now), np.linalg.norm(before)
    return np.linalg.norm(now - before) / lengths[1], np.linalg.norm(now / lengths[0] - before / lengths[1])


def _chart(*histograms):
    """The frame in which histograms can be drawn over each other."""
    lowest, highest = (pick(np.concatenate([*histograms, [0.0]])) for pick in (np.min, np.max))
    highest = 1.15 * highest if highest > lowest else lowest + 1.0
    ticks = [tick for tick in MaxNLocator(4).tick_values(lowest, highest) if lowest <= tick <= highest]
    angles = [(angle, str(angle)) for angle in range(0, 181, 30)]
    named = [(tick, f"{tick:,.6g}") for tick in ticks]
    names = "angle at which the brightness changes (degrees)", ""
    return {"bounds": ((0, 180), (lowest, highest)), "ticks": (angles, named), "names": names, "outlines": ()}


def _listed(bins):
    width = 180 / len(bins)
    return ", ".join(f"{k * width:.3g}° {value:.3g}" for k, value in enumerate(bins))
