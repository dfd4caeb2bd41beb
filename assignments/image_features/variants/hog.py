"""Histograms of oriented gradients as students write them, with one mistake each."""

from autograder.verify.rows import Wrong

ITEM = "hog_feature"
BASE = """
import numpy as np


def hog_feature(im, cell=8, nbin=9):
    im = np.asarray(im, dtype=float)
    if im.ndim == 3:
        gray = np.dot(im, [0.299, 0.587, 0.114])
    else:
        gray = im
    H, W = gray.shape
    gy, gx = np.gradient(gray)
    mag = np.sqrt(gx**2 + gy**2)
    ang = np.arctan2(gy, gx) * 180 / np.pi
    ang = ang % 180
    bins = (ang / (180 / nbin)).astype(int)
    bins[bins == nbin] = nbin - 1
    n_rows, n_cols = int(np.ceil(H / cell)), int(np.ceil(W / cell))
    hist = np.zeros((n_rows, n_cols, nbin))
    r = np.arange(H)[:, None] // cell
    c = np.arange(W)[None, :] // cell
    np.add.at(hist, (r, c, bins), mag)
    return hist.ravel()
"""


def instead(*pairs):
    """The code above, with other lines in it: (what stands there, what a student has in its place)."""
    code = BASE
    for there, other in pairs:
        if there not in code:
            raise ValueError(f"{there!r} does not stand in the code")
        code = code.replace(there, other)
    return code


def wrong(misconception, style, *pairs, **options):
    return Wrong(ITEM, misconception, style, instead(*pairs), **options)


KINDS = """if im.ndim == 3:
        gray = np.dot(im, [0.299, 0.587, 0.114])
    else:
        gray = im"""
GRADIENT = "gy, gx = np.gradient(gray)"
WEIGHTS = "np.dot(im, [0.299, 0.587, 0.114])"
ANGLE = "ang = np.arctan2(gy, gx) * 180 / np.pi"
FOLD = "    ang = ang % 180\n"
BINS = "bins = (ang / (180 / nbin)).astype(int)"
GUARD = "    bins[bins == nbin] = nbin - 1\n"
ADDED = "np.add.at(hist, (r, c, bins), mag)"
FLOAT = "    im = np.asarray(im, dtype=float)\n"
INNER = """gx, gy = np.zeros((H, W)), np.zeros((H, W))
    gx[:, 1:-1] = (gray[:, 2:] - gray[:, :-2]) / 2
    gy[1:-1, :] = (gray[2:, :] - gray[:-2, :]) / 2"""

ENDS = """
    gx[:, 0], gx[:, -1] = gray[:, 1] - gray[:, 0], gray[:, -1] - gray[:, -2]
    gy[0], gy[-1] = gray[1] - gray[0], gray[-1] - gray[-2]"""
TILES = """gx, gy = np.zeros((H, W)), np.zeros((H, W))
    for top in range(0, H, cell):
        for left in range(0, W, cell):
            tile = np.s_[top : top + cell, left : left + cell]
            gy[tile], gx[tile] = np.gradient(gray[tile])"""
OWN_WINDOWS = """for i in range(n_rows):
        for j in range(n_cols):
            here = np.s_[i * cell : (i + 1) * cell, j * cell : (j + 1) * cell]
            """


def padded(**options):
    said = ", ".join(f"{name}={value!r}" for name, value in options.items())
    return f"""wide = np.pad(gray, 1, {said})
    gx = (wide[1:-1, 2:] - wide[1:-1, :-2]) / 2
    gy = (wide[2:, 1:-1] - wide[:-2, 1:-1]) / 2"""


WRONG = [
    # --- pictures ---
    wrong("hog_grey_picture_breaks", "dot_of_all", (KINDS, "gray = " + WEIGHTS)),
    wrong(
        "hog_grey_picture_breaks",
        "three_channels",
        (KINDS, "gray = 0.299 * im[:, :, 0] + 0.587 * im[:, :, 1] + 0.114 * im[:, :, 2]"),
    ),
    wrong(
        "hog_picture_changed",
        "weighed_in_place",
        (FLOAT, ""),
        (WEIGHTS, "np.dot(im.astype(float), [0.299, 0.587, 0.114])\n        im[..., 0] = gray"),
    ),
    wrong("hog_uint8_wraps", "slices", (FLOAT, ""), (GRADIENT, INNER + ENDS)),
    wrong("hog_grey_rounded", "uint8", (WEIGHTS, WEIGHTS + ".astype(np.uint8)")),
    wrong("hog_grey_rounded", "int", ("H, W = gray.shape", "gray = gray.astype(int)\n    H, W = gray.shape")),
    wrong(
        "hog_grey_rounded",
        "magnitudes",
        ("mag = np.sqrt(gx**2 + gy**2)", "mag = np.rint(np.sqrt(gx**2 + gy**2))"),
    ),
    wrong("hog_grey_weights", "typo_of_the_course", ("0.114]", "0.144]")),
    wrong("hog_grey_weights", "of_television", ("[0.299, 0.587, 0.114]", "[0.2126, 0.7152, 0.0722]")),
    wrong("hog_channel_order", "bgr", ("[0.299, 0.587, 0.114]", "[0.114, 0.587, 0.299]")),
    wrong("hog_channels_alike", "mean", (WEIGHTS, "im.mean(axis=2)")),
    wrong("hog_channels_alike", "sum", (WEIGHTS, "im.sum(axis=2)")),
    wrong("hog_one_channel", "largest", (WEIGHTS, "im.max(axis=2)")),
    wrong("hog_one_channel", "green", (WEIGHTS, "im[:, :, 1]")),
    wrong(
        "hog_brightness_scaled", "to_one", ("H, W = gray.shape", "gray = gray / 255.0\n    H, W = gray.shape")
    ),
    wrong(
        "hog_brightness_scaled",
        "only_bytes",
        (FLOAT, "    im = im / 255.0 if im.dtype == np.uint8 else np.asarray(im, dtype=float)\n"),
    ),
    wrong(
        "hog_brightness_scaled",
        "all_to_one",
        (FLOAT, FLOAT + "    im = im / 255 if im.max() > 1 else im\n"),
    ),
    # --- slopes ---
    wrong(
        "hog_forward_differences",
        "diff",
        (
            GRADIENT,
            """gx, gy = np.zeros((H, W)), np.zeros((H, W))
    gx[:, :-1] = np.diff(gray, axis=1)
    gy[:-1, :] = np.diff(gray, axis=0)""",
        ),
    ),
    wrong(
        "hog_forward_differences",
        "backward",
        (
            GRADIENT,
            """gx = np.diff(gray, axis=1, prepend=gray[:, :1])
    gy = np.diff(gray, axis=0, prepend=gray[:1])""",
        ),
    ),
    wrong(
        "hog_forward_differences",
        "rolled",
        (
            GRADIENT,
            """gx = np.roll(gray, -1, axis=1) - gray
    gy = np.roll(gray, -1, axis=0) - gray""",
        ),
    ),
    wrong("hog_slopes_not_halved", "slices", (GRADIENT, INNER.replace(" / 2", "") + ENDS)),
    wrong("hog_slopes_not_halved", "everywhere", (GRADIENT, GRADIENT + "\n    gy, gx = 2 * gy, 2 * gx")),
    wrong(
        "hog_sobel",
        "edge",
        (
            GRADIENT,
            """p = np.pad(gray, 1, mode="edge")
    gx = p[:-2, 2:] + 2 * p[1:-1, 2:] + p[2:, 2:] - p[:-2, :-2] - 2 * p[1:-1, :-2] - p[2:, :-2]
    gy = p[2:, :-2] + 2 * p[2:, 1:-1] + p[2:, 2:] - p[:-2, :-2] - 2 * p[:-2, 1:-1] - p[:-2, 2:]""",
        ),
    ),
    wrong(
        "hog_sobel",
        "eighth",
        (
            GRADIENT,
            """p = np.pad(gray, 1, mode="reflect")
    gx = (p[:-2, 2:] + 2 * p[1:-1, 2:] + p[2:, 2:] - p[:-2, :-2] - 2 * p[1:-1, :-2] - p[2:, :-2]) / 8
    gy = (p[2:, :-2] + 2 * p[2:, 1:-1] + p[2:, 2:] - p[:-2, :-2] - 2 * p[:-2, 1:-1] - p[:-2, 2:]) / 8""",
        ),
    ),
    wrong("hog_border_left_out", "zeros", (GRADIENT, INNER)),
    wrong("hog_border_left_out", "reflected", (GRADIENT, padded(mode="reflect"))),
    wrong("hog_zero_padding", "padded", (GRADIENT, padded(mode="constant"))),
    wrong(
        "hog_zero_padding",
        "convolved",
        (
            GRADIENT,
            """gx = np.array([np.convolve(row, [1, 0, -1], "same") for row in gray]) / 2
    gy = np.array([np.convolve(col, [1, 0, -1], "same") for col in gray.T]).T / 2""",
        ),
    ),
    wrong("hog_border_halved", "edge", (GRADIENT, padded(mode="edge"))),
    wrong(
        "hog_wraps_around",
        "rolled",
        (
            GRADIENT,
            """gx = (np.roll(gray, -1, axis=1) - np.roll(gray, 1, axis=1)) / 2
    gy = (np.roll(gray, -1, axis=0) - np.roll(gray, 1, axis=0)) / 2""",
        ),
    ),
    wrong("hog_slopes_cell_by_cell", "tiles", (GRADIENT, TILES)),
    # --- magnitudes ---
    wrong("hog_counts_pixels", "ones", (ADDED, "np.add.at(hist, (r, c, bins), 1.0)")),
    wrong(
        "hog_counts_pixels",
        "where_there_is_a_slope",
        (ADDED, "np.add.at(hist, (r, c, bins), 1.0 * (mag > 1e-6))"),
    ),
    wrong("hog_magnitude_squared", "no_root", ("np.sqrt(gx**2 + gy**2)", "gx**2 + gy**2")),
    wrong("hog_other_length", "city_block", ("np.sqrt(gx**2 + gy**2)", "np.abs(gx) + np.abs(gy)")),
    wrong("hog_other_length", "largest", ("np.sqrt(gx**2 + gy**2)", "np.maximum(abs(gx), abs(gy))")),
    wrong("hog_other_length", "of_the_sum", ("np.sqrt(gx**2 + gy**2)", "np.sqrt((gx + gy) ** 2)")),
    # --- angles ---
    wrong("hog_axes_swapped", "arctan2", (ANGLE, "ang = np.arctan2(gx, gy) * 180 / np.pi")),
    wrong("hog_axes_swapped", "unpacked", (GRADIENT, "gx, gy = np.gradient(gray)")),
    wrong("hog_upwards", "minus", (ANGLE, "ang = np.degrees(np.arctan2(-gy, gx))")),
    wrong("hog_upwards", "flipped_difference", (GRADIENT, GRADIENT + "\n    gy = -gy")),
    wrong("hog_angles_shifted", "plus_90", (ANGLE, "ang = np.arctan2(gy, gx) * 180 / np.pi + 90")),
    wrong("hog_angles_shifted", "arctan", (ANGLE, "ang = np.arctan(gy / (gx + 1e-12)) * 180 / np.pi + 90")),
    wrong("hog_angles_folded", "abs", (FOLD, "    ang = np.abs(ang)\n")),
    wrong(
        "hog_angles_folded", "abs_arctan", (ANGLE, "ang = np.abs(np.degrees(np.arctan(gy / (gx + 1e-12))))")
    ),
    wrong(
        "hog_half_lost",
        "of_the_course",
        (ANGLE, "ang = np.arctan2(gy, gx) * 180 / np.pi + 90"),
        (FOLD, ""),
        (
            BINS + "\n" + GUARD,
            "inside = (ang >= 0) & (ang < 180)\n"
            "    bins = np.where(inside, ang * nbin / 180, 0).astype(int)\n",
        ),
        (ADDED, "np.add.at(hist, (r, c, bins), mag * inside)"),
    ),
    wrong(
        "hog_half_lost",
        "only_positive",
        (FOLD, ""),
        (
            ADDED,
            """for k in range(nbin):
        here = mag * ((ang >= k * 180 / nbin) & (ang < (k + 1) * 180 / nbin))
        np.add.at(hist, (r, c, k), here)""",
        ),
    ),
    wrong(
        "hog_half_lost",
        "histogram",
        (FOLD, ""),
        (
            ADDED,
            OWN_WINDOWS
            + """hist[i, j], _ = np.histogram(ang[here], bins=nbin, range=(0, 180), weights=mag[here])""",
        ),
    ),
    wrong("hog_angles_not_folded", "cut_off", (FOLD, "")),
    wrong("hog_angles_not_folded", "clipped", (FOLD, "    ang = np.clip(ang, 0, 179.9)\n")),
    wrong("hog_full_circle", "of_360", (FOLD, "    ang = ang % 360\n"), ("180 / nbin", "360 / nbin")),
    wrong(
        "hog_full_circle",
        "from_minus_180",
        (FOLD, "    ang = (ang + 180) % 360\n"),
        ("180 / nbin", "360 / nbin"),
    ),
    wrong("hog_angles_stretched", "bins_of_360", ("180 / nbin", "360 / nbin")),
    wrong("hog_radians", "not_turned", (ANGLE, "ang = np.arctan2(gy, gx)")),
    wrong("hog_radians", "modulo_pi", (ANGLE, "ang = np.arctan2(gy, gx) % np.pi")),
    wrong("hog_180_overflows", "plus_180", (FOLD, "    ang[ang < 0] += 180\n"), (GUARD, "")),
    wrong("hog_180_overflows", "into_the_last", (FOLD, "    ang = np.where(ang < 0, ang + 180, ang)\n")),
    wrong("hog_division_by_zero", "arctan", (ANGLE, "ang = np.degrees(np.arctan(gy / gx))")),
    wrong(
        "hog_zero_in_no_bin",
        "edges",
        (BINS, "bins = (np.ceil(ang / (180 / nbin)) - 1).astype(int)"),
        (ADDED, "np.add.at(hist, (r, c, bins), mag * (bins >= 0))"),
    ),
    # --- bins ---
    wrong("hog_bins_rounded", "rint", (BINS, "bins = np.rint(ang / (180 / nbin)).astype(int)")),
    wrong(
        "hog_bins_rounded",
        "digitize",
        (BINS, "bins = np.digitize(ang, np.linspace(0, 180, nbin + 1)) % nbin"),
    ),
    wrong("hog_bin_width", "one_bin_less", (BINS, "bins = (ang / (180 / (nbin - 1))).astype(int)")),
    wrong(
        "hog_bin_width",
        "whole_degrees",
        (BINS, "bins = (ang // (180 // nbin)).astype(int)"),
        (GUARD, "    bins = np.minimum(bins, nbin - 1)\n"),
    ),
    wrong(
        "hog_soft_votes",
        "between_centres",
        (
            ADDED,
            """at = ang * nbin / 180 - 0.5
    low = np.floor(at).astype(int)
    part = at - low
    np.add.at(hist, (r, c, low % nbin), mag * (1 - part))
    np.add.at(hist, (r, c, (low + 1) % nbin), mag * part)""",
        ),
    ),
    wrong(
        "hog_soft_votes",
        "between_edges",
        (
            ADDED,
            """at = ang * nbin / 180
    low = at.astype(int)
    np.add.at(hist, (r, c, low % nbin), mag * (1 - (at - low)))
    np.add.at(hist, (r, c, (low + 1) % nbin), mag * (at - low))""",
        ),
    ),
    wrong(
        "hog_automatic_range",
        "histogram",
        (ADDED, OWN_WINDOWS + """hist[i, j], _ = np.histogram(ang[here], bins=nbin, weights=mag[here])"""),
    ),
    # --- cells ---
    wrong("hog_repeats_lost", "fancy", (ADDED, "hist[r, c, bins] += mag")),
    wrong("hog_mean_not_sum", "mean", ("return hist.ravel()", "return hist.ravel() / cell**2")),
    wrong(
        "hog_mean_not_sum",
        "of_each",
        (
            ADDED,
            OWN_WINDOWS
            + """for k in range(nbin):
                hist[i, j, k] = np.mean(mag[here] * (bins[here] == k))""",
        ),
    ),
    wrong(
        "hog_normalised",
        "cells",
        (
            "return hist.ravel()",
            "hist /= np.sqrt(np.sum(hist**2, axis=2, keepdims=True)) + 1e-9\n    return hist.ravel()",
        ),
    ),
    wrong("hog_normalised", "all", ("return hist.ravel()", "return hist.ravel() / (hist.sum() + 1e-9)")),
    wrong(
        "hog_normalised",
        "blocks",
        (
            "return hist.ravel()",
            """out = np.zeros_like(hist)
    for i in range(n_rows):
        for j in range(n_cols):
            block = hist[i : i + 2, j : j + 2]
            out[i, j] = hist[i, j] / np.sqrt(np.sum(block**2) + 1e-9)
    return out.ravel()""",
        ),
    ),
    wrong(
        "hog_last_cells",
        "floor",
        ("int(np.ceil(H / cell)), int(np.ceil(W / cell))", "H // cell, W // cell"),
        (
            "    r = ",
            "    H, W = n_rows * cell, n_cols * cell\n    bins, mag = bins[:H, :W], mag[:H, :W]\n    r = ",
        ),
    ),
    wrong(
        "hog_last_cells", "crash", ("int(np.ceil(H / cell)), int(np.ceil(W / cell))", "H // cell, W // cell")
    ),
    wrong(
        "hog_cells_transposed",
        "columns_first",
        ("return hist.ravel()", "return hist.transpose(1, 0, 2).ravel()"),
    ),
    wrong(
        "hog_cells_transposed",
        "sides_mixed_up",
        ("(n_rows, n_cols, nbin)", "(n_cols, n_rows, nbin)"),
        ("hist, (r, c, bins)", "hist, (c, r, bins)"),
    ),
    wrong(
        "hog_bins_before_cells",
        "bins_first",
        ("return hist.ravel()", "return hist.transpose(2, 0, 1).ravel()"),
    ),
    wrong("hog_not_flat", "table", ("return hist.ravel()", "return hist")),
    wrong("hog_not_flat", "rows", ("return hist.ravel()", "return hist.reshape(-1, nbin)")),
    wrong(
        "hog_hard_coded",
        "nine",
        ("n_cols, nbin))", "n_cols, 9))"),
        (BINS, "bins = (ang / 20).astype(int)"),
        (GUARD, "    bins[bins == 9] = 8\n"),
    ),
    wrong("hog_hard_coded", "eight", ("// cell", "// 8"), ("/ cell)", "/ 8)")),
    wrong("hog_hard_coded", "twenty_degrees", (BINS, "bins = np.minimum(ang // 20, nbin - 1).astype(int)")),
]
