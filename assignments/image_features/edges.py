"""Slopes and angles by hand, and a student's histograms of them drawn over pictures."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import patheffects

from cs231n_utils.plots.glyphs import draw_strokes
from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import WIDTH

PATCH = np.array([[20, 40, 0, 0], [20, 110, 100, 50], [140, 100, 80, 60], [90, 30, 40, 30]])
OUTLINE = [patheffects.withStroke(linewidth=3, foreground="black")]


def patch(by_hand):
    """PATCH with its numbers; an arrow for the slopes that were found, and a line at the angle.

    by_hand: {(row, col): (slope downwards, slope to the right, angle in degrees)}.
    """
    told = "; ".join(
        f"row {r}, column {c}: slopes {d:g}, {x:g}, angle {a:g}" for (r, c), (d, x, a) in by_hand.items()
    )
    figure, axis = plt.subplots(figsize=(5, 5), layout="constrained")
    axis.imshow(PATCH, cmap="gray", vmin=0, vmax=255)
    for (row, col), value in np.ndenumerate(PATCH):
        axis.text(col - 0.46, row - 0.35, f"{value:g}", color="white", fontsize=11, path_effects=OUTLINE)
    for (row, col), (down, right, angle) in by_hand.items():
        length = max(np.hypot(down, right), 1e-9)
        way, side = 0.33 * np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))]), np.array([-1, 1])
        ends = (col + way[0] * side, row + way[1] * side)
        axis.plot(*ends, "--", color="white", linewidth=1.5, path_effects=OUTLINE)
        end = np.array([col, row]) + 0.3 * np.array([right, down]) / length
        style = {"arrowstyle": "-|>", "color": "#FFE14D", "linewidth": 2.5, "path_effects": OUTLINE}
        axis.annotate("", xy=end, xytext=(col, row), arrowprops=style)
    axis.set(xticks=range(len(PATCH)), yticks=range(len(PATCH)), xlabel="column", ylabel="row (downwards)")
    show(figure, f"A patch of {len(PATCH)} by {len(PATCH)} pixels, with your slopes and angles. {told}")


def glyphs(feature, shown):
    """Pictures above, and below them what `feature(picture, cell=…)` says: [(title, picture, cell), …]."""
    said, size = [feature(picture, cell=cell) for _, picture, cell in shown], WIDTH / len(shown)
    figure, axes = plt.subplots(
        2, len(shown), figsize=(WIDTH, 2.05 * size + 0.2), squeeze=False, layout="constrained"
    )
    for (above, below), (title, picture, cell), histograms in zip(axes.T, shown, said, strict=True):
        above.imshow(picture)
        above.set_title(title, fontsize=10)
        below.imshow(picture.mean(axis=2), cmap="gray", vmin=0, vmax=400)  # darker, so that strokes stand out
        rows, cols = (-(-length // cell) for length in picture.shape[:2])  # the last cells may be smaller
        draw_strokes(below, np.reshape(histograms, (rows, cols, -1)), cell)
        for axis in (above, below):
            axis.set(xticks=[], yticks=[])
    titles = ", ".join(title for title, *_ in shown)
    show(figure, f"{len(shown)} pictures, and in each cell strokes along its edges: {titles}")
