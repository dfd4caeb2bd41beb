"""Which mistakes explain what a student's histograms say of a few pictures: for both sides.

A symptom takes `Probes` and gives ids; whatever breaks in it is no sign of anything.
"""

import numpy as np

from .hog_misconceptions_probes import AROUND, DOT, STEEP, Probes, alike, bent, dot, kinked, ramp
from .hog_misconceptions_seen_in_brightness import colours, faint, of_bytes, whole_numbers


def named(ask):
    """Ids of all stages at which something is wrong.  `ask(im, **settings)` may raise anything."""
    probes = Probes(ask)
    if range_of_the_picture(probes):
        return ("hog_automatic_range",)
    if not probes.works:
        return ("hog_hard_coded",) if probes.of(ramp(35, (32, 32))) is not None else ()
    if not probes.steady:
        return ()
    found = []
    for symptom in SYMPTOMS:
        try:
            with np.errstate(all="ignore"):
                found += [id for id in symptom(probes) or () if id not in found]
        except Exception:  # whatever came is no sign of this mistake
            continue
    return tuple(found)


# --- which pictures it takes ------------------------------------------------------------------------------


def grey_picture(probes):
    return () if probes.takes_grey else ("hog_grey_picture_breaks",)


def last_cells(probes):
    """Sides that are no multiple of the cell: an error, or too few cells."""
    full, some = probes.of(ramp(35, (24, 24))), probes.of(ramp(35, (20, 20)))
    if full is not None and full.size == 81 and (some is None or some.size in (36, 0)):
        return ("hog_last_cells",)
    return ()


def sizes(probes):
    """A setting that changes nothing at all."""
    usual = probes.of(ramp(35, (24, 24)))
    same = (probes.of(ramp(35, (24, 24)), **other) for other in ({"cell": 12}, {"nbin": 6}))
    if any(one is not None and one.size == usual.size for one in same):
        return ("hog_hard_coded",)
    return ()


def range_of_the_picture(probes):
    """Of angles that are close, first and last bin hold some; or other angles elsewhere move them."""
    one, other = (probes.middle(bent(ridge)) for ridge in (False, True))
    if one is None or other is None or not (one.sum() > 0 and other.sum() > 0):
        return False
    one, other = one / one.sum(), other / other.sum()
    return min(one[0], one[-1]) > 0.02 or not alike(one, other)


def order_of_cells(probes):
    """Where a dot in each cell of 2 × 3 shows."""
    if probes.bins_first is None:
        return ()
    ids = ("hog_bins_before_cells",) if probes.bins_first else ()
    square, wide = (probes.of(ramp(35, shape)) for shape in ((16, 16), (16, 24)))
    if square is not None and wide is None:
        return (*ids, "hog_cells_transposed")
    answer = probes.of(dot((16, 24), 12, 3))
    cells = answer.reshape(9, 6).sum(axis=0) if probes.bins_first else answer.reshape(6, 9).sum(axis=1)
    return (*ids, "hog_cells_transposed") if cells[1] > 0 and alike(cells[1], cells.sum()) else ids


# --- magnitudes -------------------------------------------------------------------------------------------

LENGTHS = (  # of the vector of two slopes, another length than its own
    lambda down, right: np.abs(down) + np.abs(right),
    lambda down, right: np.abs(down + right),
    lambda down, right: np.maximum(np.abs(down), np.abs(right)),
    lambda down, right: np.abs(down),
    lambda down, right: np.abs(right),
)
SCALES = {2.0: "hog_slopes_not_halved", 1 / 255: "hog_brightness_scaled"}


def magnitudes(probes):
    if alike(probes.total(np.full((8, 8), 5.0)), 64):
        return ("hog_counts_pixels",)
    size = probes.size
    if alike(probes.steeper, 4) or alike(probes.steeper, np.sqrt(2)):
        brighter = probes.total(ramp(37.5, (24, 24)) + 50)
        slopes_only = alike(brighter, probes.total(ramp(37.5, (24, 24))))
        return ("hog_magnitude_squared",) if slopes_only else ("hog_brightness_scaled",)
    if alike(probes.steeper, 1):
        counts = alike(np.nanmedian(size) * 64 * STEEP, 64)
        return ("hog_counts_pixels",) if counts else ("hog_normalised",)
    if not probes.linear:
        return ()
    known = [id for scale, id in SCALES.items() if alike(probes.scale, scale)]
    if known or not np.isnan(probes.scale):
        return known
    turned = np.deg2rad(AROUND)
    for length in LENGTHS:
        expected = length(np.sin(turned), np.cos(turned))
        ratio = size / expected
        if np.nanstd(ratio) < 1e-3 * np.nanmean(ratio):
            return ("hog_other_length",)
    return ()


def per_pixel(probes):
    """A mean, or one pixel for all of them."""
    if not (probes.linear and alike(probes.scale, 1 / 64)):
        return ()
    together = probes.middle(kinked()).sum()  # eight pixels a row, of 2, 2, 2, 2, 4, 6, 6 and 6
    if alike(together, 30 / 8):
        return ("hog_mean_not_sum",)
    return ("hog_repeats_lost",) if alike(together, 2) or alike(together, 6) else ()


# --- slopes -----------------------------------------------------------------------------------------------

AROUND_A_DOT = {2 + np.sqrt(2): "hog_forward_differences", 1 + np.sqrt(0.5): "hog_sobel"}
AROUND_A_DOT[(4 + 4 * np.sqrt(2)) / 6] = "hog_sobel"  # without the 2 in its middle
AT_BORDERS = {0.75: "hog_border_left_out", 0.875: "hog_border_halved", 1.5: "hog_wraps_around"}
AT_BORDERS[0.5625] = "hog_border_left_out"  # all around, whatever the slope


def slopes(probes):
    """What is added up around a dot; and at borders, where that is as it should be."""
    if not probes.linear or np.isnan(probes.scale) or per_pixel(probes):
        return ()
    for size, id in AROUND_A_DOT.items():
        if alike(probes.dot_sum, size):
            return (id,)
    if not alike(probes.dot_sum, 2):
        return ()
    rising = ramp(0)
    shares = [probes.total(im) / (64 * STEEP * probes.scale) for im in (rising, rising + 50)]
    if not alike(*shares):
        return ("hog_zero_padding",)
    if np.isnan(shares).any() or probes.total(ramp(7.5)) < 1e-9:
        return ()
    if alike(probes.scale, 2) and alike(shares[0], 0.875):  # one mistake: at the border no half is missing
        return ()
    return [id for share, id in AT_BORDERS.items() if alike(shares[0], share)]


def slopes_of_cells(probes):
    """A dot at the edge of a cell, beside the same where it is in the midst of one."""
    if not (probes.linear and alike(probes.dot_sum, 2)):
        return ()
    im = dot((24, 24), 11, 15)
    small, large = (probes.total(im, cell=cell) / DOT / probes.scale for cell in (8, 24))
    return ("hog_slopes_cell_by_cell",) if alike(large, 2) and small > 2.1 else ()


def cells_filled_up(probes):
    """Flat pictures: sides that are a multiple of the cell, and others."""
    full, some = (probes.total(np.full(shape, 50.0)) for shape in ((24, 24), (20, 20)))
    return ("hog_zero_padding",) if abs(full) < 1e-6 and some > 1 else ()


# --- angles and bins --------------------------------------------------------------------------------------

LOST, WIDTH = None, 20.0


def at(degrees):
    return int(degrees // WIDTH)


TURNS = (  # id, and the bin of an angle from -180 to 180 degrees; the first is as it should be
    ("", lambda a: at(a % 180)),
    ("hog_axes_swapped", lambda a: at((90 - a) % 180)),
    ("hog_upwards", lambda a: at(-a % 180)),
    ("hog_angles_shifted", lambda a: at((a + 90) % 180)),
    ("hog_angles_folded", lambda a: at(abs(a))),
    ("hog_angles_folded", lambda a: at(min(a % 180, -a % 180))),
    ("hog_angles_folded", lambda a: at(a % 90)),
    ("hog_half_lost", lambda a: at(a) if a >= 0 else LOST),
    ("hog_half_lost", lambda a: at(a + 90) if abs(a) < 90 else LOST),
    ("hog_half_lost", lambda a: at(a % 180) if a % 180 < 90 else LOST),
    ("hog_angles_not_folded", lambda a: at(max(a, 0))),
    ("hog_angles_not_folded", lambda a: min(at(a % 360), 8)),
    ("hog_angles_not_folded", lambda a: int(a / WIDTH) % 9),
    ("hog_angles_not_folded", lambda a: at(a % 180) if a % 180 < 90 else 0),
    ("hog_full_circle", lambda a: at(a % 360 / 2)),
    ("hog_full_circle", lambda a: at((a + 180) / 2)),
    ("hog_radians", lambda a: 0),
    ("hog_radians", lambda a: 0 if a >= 0 else 8),
    ("hog_angles_stretched", lambda a: at(a % 180 / 2)),
    ("hog_angles_mirrored", lambda a: at(abs(180 - abs(a)))),
    ("hog_bins_rounded", lambda a: round(a % 180 / WIDTH) % 9),
    ("hog_bins_rounded", lambda a: min(round(a % 180 / WIDTH), 8)),
    ("hog_bins_rounded", lambda a: (at(a % 180) + 1) % 9),
    ("hog_bins_rounded", lambda a: min(at(a % 180) + 1, 8)),
    ("hog_bins_rounded", lambda a: (at(a % 180) - 1) % 9),
    ("hog_bin_width", lambda a: int(a % 180 // 22.5)),
    ("hog_bin_width", lambda a: min(int(a % 180 // 18), 8)),
    ("hog_bin_width", lambda a: int(a % 180 // 18) if a % 180 < 162 else LOST),
)


def directions(probes):
    """In which bin a ramp lands, for 24 directions.  None where no mistake explains it."""
    if faint(probes) == ("hog_grey_rounded",) or whole_numbers(probes):
        return None
    angles, lost = (AROUND + 180) % 360 - 180, np.isnan(probes.size)
    shares = np.where(lost[:, np.newaxis], 0.0, probes.around / probes.size[:, np.newaxis])
    largest = np.where(lost, -1, shares.argmax(axis=1))
    if np.min(shares.max(axis=1)[~lost]) < 0.99:
        return ("hog_soft_votes",) if _neighbours(shares) else None
    for id, turn in TURNS:
        bins = [turn(a) for a in angles]
        if np.array_equal(largest, [-1 if bin is LOST else bin for bin in bins]):
            return (id,) if id else ()
    return None


def _neighbours(shares):
    """Whether the largest share is of the right bin or one beside it, and the rest in one that touches it."""
    for angle, share in zip(AROUND, shares, strict=True):
        first, second = np.argsort(share)[:-3:-1]
        beside = (at(angle % 180) - first) % 9 in (0, 1, 8) and (first - second) % 9 in (1, 8)
        if not (alike(share[[first, second]].sum(), 1) and (beside or share[first] > 0.99)):
            return False
    return True


def along_axes(probes):
    """Ramps along the axes, with angles of exactly 0, 90, 180 or 270 degrees, where others are right."""
    if not probes.linear or directions(probes) != () or not _all_in(probes, AROUND[0], 0):
        return ()
    level = probes.middle(ramp(0, (24, 24)))
    if level is not None and not level.any():
        return ("hog_zero_in_no_bin",)
    flat = probes.of(np.full((8, 8), 5.0))
    if flat is None or np.isnan(flat).any() or not _all_in(probes, 90, 4) or not _all_in(probes, 270, 4):
        return ("hog_division_by_zero",)
    if _all_in(probes, 0, 0) and not _all_in(probes, 180, 0):
        return ("hog_180_overflows",)
    return ()


def _all_in(probes, degrees, bin):
    answer = probes.middle(ramp(degrees, (24, 24)))
    return answer is not None and bool(answer.any()) and alike(answer[bin], answer.sum())


def other_numbers_of_bins(probes):
    """Six bins and seven, where nine are as they should be."""
    if directions(probes) != () or sizes(probes):
        return ()
    for nbin in (6, 7):
        found = [probes.middle(ramp(a, (24, 24)), nbin=nbin) for a in AROUND]
        bins = [-1 if one is None or not one.any() else int(np.argmax(one)) for one in found]
        if any(one is None for one in found):
            return ()
        right = [int(a % 180 * nbin // 180) for a in AROUND]
        if bins == right:
            continue
        nine = [at(a % 180) for a in AROUND]
        hard = all(bin == b for bin, b in zip(bins, nine, strict=True) if b < nbin)
        return ("hog_hard_coded",) if hard else ("hog_bin_width",)
    return ()


SYMPTOMS = (
    grey_picture,
    last_cells,
    sizes,
    order_of_cells,
    colours,
    faint,
    whole_numbers,
    of_bytes,
    magnitudes,
    per_pixel,
    slopes,
    slopes_of_cells,
    cells_filled_up,
    directions,
    along_axes,
    other_numbers_of_bins,
)
