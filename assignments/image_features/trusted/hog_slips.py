"""What may go wrong from slopes to histograms, stage by stage: (ids, what is done there).

The first of each table is as it should be.
"""

import numpy as np

# --- from slopes to angles in degrees: nan is in no bin ---------------------------------------------------


def turned(down, right):
    return np.degrees(np.arctan2(down, right))


def kept(degrees, holds):
    return np.where(holds, degrees, np.nan)


def arctan(down, right):
    with np.errstate(all="ignore"):
        return np.degrees(np.arctan(down / right))


def cut_off(degrees, nbin):
    """Rounded towards 0 as an integer is; a negative index counts from the end."""
    bins = np.trunc(degrees * nbin / 180)
    return (np.where(degrees < 0, bins % nbin, np.minimum(bins, nbin - 1)) + 0.5) * 180 / nbin


ANGLES = [
    ("", lambda d, r, n: turned(d, r) % 180),
    ("hog_axes_swapped", lambda d, r, n: turned(r, d) % 180),
    ("hog_upwards", lambda d, r, n: turned(-d, r) % 180),
    ("hog_angles_shifted", lambda d, r, n: (turned(d, r) + 90) % 180),
    ("hog_angles_shifted", lambda d, r, n: (turned(d, r) + 45) % 180),
    ("hog_angles_folded", lambda d, r, n: np.minimum(np.abs(turned(d, r)), 179.999)),
    ("hog_angles_folded", lambda d, r, n: np.abs(arctan(d, r))),
    ("hog_angles_folded", lambda d, r, n: turned(d, r) % 90),
    ("hog_half_lost", lambda d, r, n: kept(turned(d, r), turned(d, r) >= 0)),
    ("hog_half_lost", lambda d, r, n: kept(turned(d, r) + 90, np.abs(turned(d, r)) < 90)),
    ("hog_half_lost", lambda d, r, n: kept(turned(d, r), (turned(d, r) % 180) < 90)),
    ("hog_angles_not_folded", lambda d, r, n: np.clip(turned(d, r), 0, 179.999)),
    ("hog_angles_not_folded", lambda d, r, n: np.clip(turned(d, r) % 360, 0, 179.999)),
    ("hog_angles_not_folded", lambda d, r, n: np.clip(arctan(d, r), 0, 179.999)),
    ("hog_angles_not_folded", lambda d, r, n: cut_off(turned(d, r), n)),
    ("hog_full_circle", lambda d, r, n: turned(d, r) % 360 / 2),
    ("hog_full_circle", lambda d, r, n: (turned(d, r) + 180) % 360 / 2),
    ("hog_radians", lambda d, r, n: np.radians(turned(d, r)) % 180),
    ("hog_radians", lambda d, r, n: np.radians(turned(d, r) % 180)),
    ("hog_radians", lambda d, r, n: np.abs(np.radians(turned(d, r)))),
    ("hog_radians", lambda d, r, n: np.radians(np.radians(turned(d, r))) % 180),
    ("hog_radians", lambda d, r, n: turned(d, r) * 180 / np.pi % 180),
    ("hog_angles_mirrored", lambda d, r, n: np.abs(180 - np.abs(turned(d, r)))),
    ("hog_angles_stretched", lambda d, r, n: turned(d, r) % 180 / 2),
]

# --- from angles to shares of the bins, (H, W, nbin) ------------------------------------------------------


def hard(bins, nbin):
    """What is in no bin is lost."""
    return (bins[..., np.newaxis] == np.arange(nbin)).astype(float)


def whole(degrees, nbin):
    return np.floor(degrees * nbin / 180)


def soft(start, around):
    def shares(degrees, cell, nbin):
        at = degrees * nbin / 180 - start
        low = np.floor(at)
        part, high = (at - low)[..., np.newaxis], low + 1
        ends = (
            (low % nbin, high % nbin) if around else (np.clip(low, 0, nbin - 1), np.clip(high, 0, nbin - 1))
        )
        return (1 - part) * hard(ends[0], nbin) + part * hard(ends[1], nbin)

    return shares


def from_the_data(degrees, cell, nbin):
    """Bins from the smallest to the largest angle of each cell."""
    bins = np.empty(degrees.shape)
    for rows, cols in blocks(degrees.shape, cell):
        some = degrees[rows, cols]
        low, high = some.min(), some.max()
        low, high = (low, high) if high > low else (low - 0.5, high + 0.5)
        bins[rows, cols] = np.minimum(np.floor((some - low) / (high - low) * nbin), nbin - 1)
    return hard(bins, nbin)


def blocks(shape, cell):
    starts = [range(0, n, cell) for n in shape[:2]]
    return [(slice(r, r + cell), slice(c, c + cell)) for r in starts[0] for c in starts[1]]


VOTES = [
    ("", lambda a, cell, n: hard(whole(a, n), n)),
    ("hog_soft_votes", soft(0.5, around=True)),
    ("hog_soft_votes", soft(0.0, around=True)),
    ("hog_soft_votes", soft(0.5, around=False)),
    ("hog_soft_votes", soft(0.0, around=False)),
    ("hog_bins_rounded", lambda a, cell, n: hard(np.rint(a * n / 180) % n, n)),
    ("hog_bins_rounded", lambda a, cell, n: hard(np.minimum(np.rint(a * n / 180), n - 1), n)),
    ("hog_bins_rounded", lambda a, cell, n: hard(np.rint(a * n / 180), n)),
    ("hog_bins_rounded", lambda a, cell, n: hard((whole(a, n) + 1) % n, n)),
    ("hog_bins_rounded", lambda a, cell, n: hard(np.minimum(whole(a, n) + 1, n - 1), n)),
    ("hog_bins_rounded", lambda a, cell, n: hard(whole(a, n) + 1, n)),
    ("hog_bins_rounded", lambda a, cell, n: hard((whole(a, n) - 1) % n, n)),
    ("hog_bins_rounded", lambda a, cell, n: hard(whole(a, n) - 1, n)),
    *(("hog_bin_width", lambda a, cell, n, more=more: hard(np.minimum(whole(a, n + more), n - 1), n))
      for more in (-1, 1)),
    *(("hog_bin_width", lambda a, cell, n, more=more: hard(whole(a, n + more), n)) for more in (1,)),
    ("hog_bin_width", lambda a, cell, n: hard(np.floor(a / 20) % n, n)),
    ("hog_bin_width", lambda a, cell, n: hard(np.floor(a / (180 // n)), n)),
    ("hog_bin_width", lambda a, cell, n: hard(np.minimum(np.floor(a / (180 // n)), n - 1), n)),
    ("hog_bin_width", lambda a, cell, n: hard(np.minimum(np.floor(a / n * 180), n - 1), n)),
    ("hog_automatic_range", from_the_data),
]  # fmt: skip

# --- from pixels to cells, (rows, cols, nbin) -------------------------------------------------------------


def sums(parts, cell):
    down = np.add.reduceat(parts, np.arange(0, parts.shape[0], cell), axis=0)
    return np.add.reduceat(down, np.arange(0, parts.shape[1], cell), axis=1)


def per_cell(function):
    def cells(parts, cell):
        found = [
            function(parts[rows, cols].reshape(-1, parts.shape[2]))
            for rows, cols in blocks(parts.shape, cell)
        ]
        return np.reshape(found, (-(-parts.shape[0] // cell), -(-parts.shape[1] // cell), parts.shape[2]))

    return cells


def last(parts):
    """Of each bin, the last that is not 0."""
    has = parts != 0
    at = len(parts) - 1 - has[::-1].argmax(axis=0)
    return np.take_along_axis(parts, at[np.newaxis], axis=0)[0]


def complete(parts, cell):
    height, width = (n // cell * cell for n in parts.shape[:2])
    return sums(parts[:height, :width], cell)


def rest_in_the_last(parts, cell):
    if min(parts.shape[:2]) < cell:
        return sums(parts, cell)
    rows, cols = (np.arange(0, n // cell * cell, cell) for n in parts.shape[:2])
    return np.add.reduceat(np.add.reduceat(parts, rows, axis=0), cols, axis=1)


CELLS = [
    ("", sums),
    ("hog_mean_not_sum", per_cell(lambda parts: parts.mean(axis=0))),
    ("hog_mean_not_sum", lambda parts, cell: sums(parts, cell) / cell**2),
    ("hog_mean_not_sum", per_cell(lambda parts: parts.sum(axis=0) / np.maximum((parts != 0).sum(axis=0), 1))),
    ("hog_repeats_lost", per_cell(last)),
    ("hog_repeats_lost", per_cell(lambda parts: parts.max(axis=0))),
    ("hog_last_cells", complete),
    ("hog_last_cells", rest_in_the_last),
]


def divided(by):
    def normalised(cells):
        with np.errstate(all="ignore"):
            return np.nan_to_num(cells / by(cells))

    return normalised


NORMS = [
    ("", lambda cells: cells),
    *(("hog_normalised", divided(by)) for by in (
        lambda cells: cells.sum(axis=2, keepdims=True), lambda cells: cells.sum(),
        lambda cells: np.linalg.norm(cells, axis=2, keepdims=True), lambda cells: np.linalg.norm(cells),
        lambda cells: cells.max(axis=2, keepdims=True), lambda cells: cells.max())),
]  # fmt: skip

LAYOUTS = [
    ("", np.ravel),
    ("hog_cells_transposed", lambda cells: np.swapaxes(cells, 0, 1).ravel()),
    ("hog_bins_before_cells", lambda cells: np.moveaxis(cells, 2, 0).ravel()),
    ("hog_bins_before_cells", lambda cells: np.swapaxes(cells, 1, 2).ravel()),
    ("hog_bins_before_cells hog_cells_transposed", lambda cells: cells.T.ravel()),
]

SETTINGS = [
    ("", lambda cell, nbin: (cell, nbin)),
    ("hog_hard_coded", lambda cell, nbin: (8, nbin)),
    ("hog_hard_coded", lambda cell, nbin: (cell, 9)),
    ("hog_hard_coded", lambda cell, nbin: (8, 9)),
]
