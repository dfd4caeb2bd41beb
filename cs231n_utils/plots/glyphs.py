"""Histograms of angles as glyphs: in every cell, strokes along the edges that are in it."""

import numpy as np
from matplotlib import patheffects
from matplotlib.collections import LineCollection

FAINT = 0.04  # of the largest: what is less is not drawn
STROKE = "#FFE14D"  # with a black rim it is seen on any grey


def strokes(histograms):
    """The ends (n, 2, 2) of strokes as (x, y) in cells: x to the right and y down from the upper left corner.

    histograms: (rows, cols, nbin), of angles from 0 up to 180 degrees, in which brightness changes, clockwise
    from the right. A stroke is at right angles to that, as edges are; it is as long as its bin is high, the
    longest like a cell.
    """
    largest = np.max(histograms, initial=0.0)
    row, col, k = np.nonzero(histograms > FAINT * largest)
    angles = np.pi * (k + 0.5) / histograms.shape[2]
    along = np.stack([-np.sin(angles), np.cos(angles)], axis=1)
    half = along * (histograms[row, col, k] / max(largest, 1e-300) / 2)[:, np.newaxis]
    middle = np.stack([col, row], axis=1) + 0.5
    return np.stack([middle - half, middle + half], axis=1)


def draw_strokes(axis, histograms, cell):
    """The same over a picture that `axis.imshow` has drawn, and the borders of its cells, in pixels."""
    rows, cols, _ = np.shape(histograms)
    frame = axis.axis()
    ends = cell * strokes(histograms) - 0.5  # the middle of the first pixel is 0
    width = 1.6 * min(1.0, 6 / cols)
    outline = patheffects.withStroke(linewidth=2.2 * width, foreground="black")
    axis.add_collection(LineCollection(ends, colors=STROKE, linewidths=width, path_effects=[outline]))
    for k in range(1, max(rows, cols)):
        for line, most in ((axis.axvline, cols), (axis.axhline, rows)):
            if k < most:
                line(cell * k - 0.5, color="0.55", linewidth=0.5)
    axis.axis(frame)
