"""Small pictures, and the student's own numbers for them: small enough to follow by hand."""

import numpy as np

from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Crash, Finding
from cs231n_utils.promises.item import Examples
from cs231n_utils.promises.speech import shortened

from .hog_misconceptions_probes import dot, only, ramp

PATCH = np.array([[10, 10, 10, 10], [10, 10, 40, 70], [10, 50, 90, 130], [10, 90, 170, 250]])
ASKED = ((1, 1), (1, 2), (2, 1), (0, 3))  # row, column


def patch(hog, report):
    """A 4 × 4 patch: what single pixels add, and all of them."""
    lines = ["a patch of 4 rows:  " + "  /  ".join(" ".join(map(str, row)) for row in PATCH)]
    for row, col in ASKED:
        lines.append(f"pixel in row {row}, column {col}: {_pixel(hog, row, col)}")
    lines.append(f"all of it, cell = 4, nbin = 3 (60 degrees each): {_shown(hog, PATCH, cell=4, nbin=3)}")
    return lines


def _pixel(hog, row, col):
    """With cells of one pixel, the bins are its own."""
    try:
        bins = hog.of(PATCH.astype(float), cell=1, nbin=9).reshape(4, 4, 9)[row, col]
    except Finding as finding:
        return short(finding)
    full = [
        f"{value:.4g} in bin {k} ({20 * k} to {20 * k + 20} degrees)" for k, value in enumerate(bins) if value
    ]
    return f"your bins hold {', '.join(full) or 'nothing'}"


def ramps(hog, report):
    lines = ["8 × 8 pixels, brighter by 4 from pixel to pixel, 256 in all:"]
    for degrees, how in (
        (0, "to the right"),
        (90, "downwards"),
        (37.5, "to the right, and less downwards"),
        (142.5, "downwards, and more to the left"),
        (217.5, "to the left, and less upwards"),
        (180, "to the left"),
    ):
        lines.append(f"{degrees:g} degrees, {how}: your bins are {_shown(hog, ramp(degrees))}")
    return lines


def cells(hog, report):
    lines = ["16 rows, 24 columns, so 2 rows of 3 cells; one bright pixel of 100:"]
    for row, col in ((4, 4), (4, 12), (12, 4)):
        try:
            sums = hog.of(dot((16, 24), row, col)).reshape(6, 9).sum(axis=1)
            said = f"your numbers, summed nine by nine, are {', '.join(f'{value:.4g}' for value in sums)}"
        except Crash as crash:
            said = short(crash)
        except Finding as finding:  # of another form: one is enough to see it
            return [*lines, shortened(finding.seen, 120)]
        lines.append(f"in row {row}, column {col}: {said}")
    return lines


def cells_apart(hog, report):
    """The same picture, divided into cells in three ways."""
    lines = ["8 × 8 pixels, all black but one of 100 in row 3, column 3; all of your numbers together:"]
    return [*lines, *(f"cell = {cell}: {_total(hog, dot((8, 8), 3, 3), cell)}" for cell in (8, 4, 2))]


def _total(hog, im, cell):
    try:
        return f"{hog.of(im, cell=cell).sum():.4g}"
    except Finding as finding:
        return short(finding)


def colours(hog, report):
    lines = ["a ramp of 8 × 8 pixels, brighter by 4 from column to column:"]
    kinds = {"grey": ramp(0), **{name: only(ramp(0), k) for k, name in enumerate(("red", "green", "blue"))}}
    for name, im in kinds.items():
        lines.append(f"in {name}: your bins are {_shown(hog, im)}")
    return lines


def borders(hog, report):
    lines = ["8 × 8 pixels, all black but one of 100:"]
    for row, col in ((3, 4), (0, 4), (0, 0)):
        lines.append(f"in row {row}, column {col}: your bins are {_shown(hog, dot((8, 8), row, col))}")
    return [*lines, f"a ramp to the right by 4: your bins are {_shown(hog, ramp(0))}"]


def kinds(hog, report):
    """Whole numbers and floats, rising and falling."""
    lines = []
    for im, how in ((ramp(0), "rising"), (ramp(0)[:, ::-1], "falling")):
        for kind in (np.uint8, float):
            lines.append(
                f"a ramp of 4, {how}, {np.dtype(kind)}: your bins are {_shown(hog, im.astype(kind))}"
            )
    for steep in (0.25, 0.125):  # up to 1.75, and up to 0.875
        lines.append(f"a ramp of {steep}, rising, float64: your bins are {_shown(hog, ramp(0, steep=steep))}")
    return lines


def _shown(hog, im, **settings):
    try:
        return ", ".join(f"{value:.4g}" for value in hog.of(im.copy(), **settings))
    except Finding as finding:
        return short(finding)


OF_HOG = Examples(
    {
        "patch": patch,
        "ramps": ramps,
        "cells": cells,
        "cells_apart": cells_apart,
        "colours": colours,
        "borders": borders,
        "kinds": kinds,
    },
    usual="patch",
    by_part={
        "brightness": "kinds",
        "colour": "colours",
        "magnitudes": "borders",
        "directions": "ramps",
        "cells": "cells",
    },
)
