"""Histograms of hues as students write them: WRONG with one mistake each."""

from autograder.verify.rows import Wrong

from .hue_unusual import COLORSYS, HISTOGRAM, HUE, LOOPS, MASKS, code


def wrong(misconception, style, body, **options):
    return Wrong(HUE, misconception, style, code(body), **options)


def edited(misconception, style, base, *edits, **options):
    """One of the right ones, with something in it replaced."""
    for old, new in edits:
        assert old in base, old
        base = base.replace(old, new)
    return wrong(misconception, style, base, **options)


WRONG = [
    # --- the hue
    edited("hue_channels_swapped", "bgr", LOOPS, ("r, g, b = im[i, j]", "b, g, r = im[i, j]")),
    edited(
        "hue_channels_swapped", "bgr_like_opencv", HISTOGRAM, ("np.asarray(im)", "np.asarray(im)[..., ::-1]")
    ),
    edited(
        "hue_channels_swapped",
        "one_further",
        MASKS,
        (
            "r, g, b = pixels[:, 0], pixels[:, 1], pixels[:, 2]",
            "g, b, r = pixels[:, 0], pixels[:, 1], pixels[:, 2]",
        ),
    ),
    edited("hue_sector_offset", "without_2", LOOPS, ("h = 2 + (b - r)", "h = (b - r)")),
    edited("hue_sector_offset", "without_4", MASKS, ("d[is_b] + 4", "d[is_b]")),
    edited("hue_sector_offset", "1_and_2", LOOPS, ("2 + (b", "1 + (b"), ("4 + (r", "2 + (r")),
    edited("hue_sector_difference", "red_backwards", LOOPS, ("h = (g - b)", "h = (b - g)")),
    edited("hue_sector_difference", "green_backwards", MASKS, ("(b[is_g] - r[is_g])", "(r[is_g] - b[is_g])")),
    edited("hue_sector_difference", "if_after_if", LOOPS, ("elif largest == g", "if largest == g")),
    edited(
        "hue_off_the_circle",
        "lost",
        HISTOGRAM,
        ("hist, _", "h = hsv[..., 0]\nh = np.where(h > 5 / 6, h - 1, h)\nhist, _"),
        ("np.histogram(hsv[..., 0]", "np.histogram(h"),
    ),
    edited("hue_off_the_circle", "cut_towards_0", LOOPS, ("        if h < 0:\n            h += 1\n", "")),
    edited("hue_off_the_circle", "absolute", MASKS, ("h = (h / 6) % 1.0", "h = np.abs(h) / 6")),
    edited(
        "hue_divided_by_another",
        "max",
        LOOPS,
        ("/ reach\n        e", "/ largest\n        e"),
        ("4 + (r - g) / reach", "4 + (r - g) / largest"),
    ),
    edited(
        "hue_divided_by_another",
        "nothing",
        MASKS,
        (" / d[is_r]", ""),
        (" / d[is_g]", ""),
        (" / d[is_b]", ""),
    ),
    edited(
        "hue_divided_by_another",
        "sum",
        MASKS,
        ("d = mx - mn", "d = mx - mn\nt = mx + mn"),
        ("/ d[is_r]", "/ t[is_r]"),
        ("/ d[is_g]", "/ t[is_g]"),
        ("/ d[is_b]", "/ t[is_b]"),
    ),
    edited("hue_range_mismatched", "sixths", HISTOGRAM, ("hsv[..., 0]", "6 * hsv[..., 0]")),
    edited(
        "hue_range_mismatched",
        "degrees_and_opencv",
        MASKS,
        ("(h * nbin)", "(h * 360 / 180 * nbin)"),
        ("hist = np.zeros(nbin)", "hist = np.zeros(2 * nbin)"),
        ("if hist", "hist = hist[:nbin]\nif hist"),
    ),
    edited(
        "hue_range_mismatched",
        "half_degrees",
        HISTOGRAM,
        ("hsv[..., 0]", "180 * hsv[..., 0]"),
        ("range=(0, 1)", "range=(0, 360)"),
    ),
    edited("hue_all_in_one_bin", "whole_hue", MASKS, ("(h * nbin).astype(int)", "h.astype(int) * nbin")),
    edited("hue_all_in_one_bin", "degrees_for_turns", HISTOGRAM, ("range=(0, 1)", "range=(0, 360)")),
    edited("hue_all_lost", "degrees", HISTOGRAM, ("hsv[..., 0]", "(360 * hsv[..., 0] + 1)")),
    # --- its bin
    edited("hue_range_from_data", "histogram", HISTOGRAM, ("range=(0, 1), ", "")),
    edited(
        "hue_range_from_data",
        "by_hand",
        MASKS,
        ("s = np.zeros", "h = (h - h.min()) / (h.max() - h.min() + 1e-9)\ns = np.zeros"),
        ("(h * nbin).astype(int)", "np.minimum((h * nbin).astype(int), nbin - 1)"),
    ),
    edited("hue_bin_rounded", "round_the_circle", LOOPS, ("int(h * nbin)", "int(round(h * nbin)) % nbin")),
    edited("hue_bin_rounded", "out_of_the_list", COLORSYS, ("int(h * nbin) % nbin", "round(h * nbin)")),
    edited(
        "hue_bin_rounded",
        "cut",
        MASKS,
        ("(h * nbin).astype(int)", "np.minimum(np.rint(h * nbin).astype(int), nbin - 1)"),
    ),
    edited("hue_bins_one_short", "times_one_less", MASKS, ("(h * nbin)", "(h * (nbin - 1))")),
    edited(
        "hue_bins_one_short",
        "edges",
        MASKS,
        ("(h * nbin).astype(int)", "np.digitize(h, np.linspace(0, 1, nbin)) - 1"),
    ),
    edited(
        "hue_bin_shifted",
        "digitize",
        MASKS,
        ("(h * nbin).astype(int)", "np.digitize(h, np.linspace(0, 1, nbin + 1)) % nbin"),
    ),
    edited(
        "hue_bin_shifted", "ceil", LOOPS, ("k = int(h * nbin)", "k = min(int(np.ceil(h * nbin)), nbin - 1)")
    ),
    edited("hue_nbin_ignored", "ten", HISTOGRAM, ("bins=nbin", "bins=10")),
    edited(
        "hue_nbin_ignored",
        "ten_for_the_width",
        MASKS,
        ("(h * nbin).astype(int)", "np.minimum((h * 10).astype(int), nbin - 1)"),
    ),
    # --- how much
    edited("hue_pixels_counted", "loops", LOOPS, ("+= reach / largest", "+= 1")),
    edited("hue_pixels_counted", "grey_in_red", HISTOGRAM, (", weights=hsv[..., 1]", "")),
    edited("hue_pixels_counted", "bincount", COLORSYS, ("+= s", "+= 1")),
    edited("hue_weighted_by_chroma", "not_divided", LOOPS, ("reach / largest", "reach")),
    edited("hue_weighted_by_chroma", "by_the_pictures_max", MASKS, ("/ mx[mx > 0]", "/ mx.max()")),
    edited("hue_weighted_by_brightness", "value", COLORSYS, ("+= s", "+= v")),
    edited("hue_weighted_by_brightness", "third_column", HISTOGRAM, ("hsv[..., 1]", "hsv[..., 2]")),
    edited("hue_weighted_by_brightness", "mean", LOOPS, ("reach / largest", "(r + g + b) / 3")),
    edited("hue_another_saturation", "sum", LOOPS, ("reach / largest", "reach / (largest + smallest)")),
    wrong(
        "hue_another_saturation",
        "hls",
        """
import colorsys
---
hist = np.zeros(nbin)
for r, g, b in im.reshape(-1, 3) / 255 if im.max() > 1 else im.reshape(-1, 3):
    h, l, s = colorsys.rgb_to_hls(float(r), float(g), float(b))
    hist[int(h * nbin) % nbin] += s
return hist / (hist.sum() or 1)
""",
    ),
    edited("hue_another_saturation", "paleness", MASKS, ("= d[mx > 0] / mx", "= mn[mx > 0] / mx")),
    edited(
        "hue_repeats_lost",
        "fancy_index",
        MASKS,
        ("np.add.at(hist, (h * nbin).astype(int), s)", "hist[(h * nbin).astype(int)] += s"),
    ),
    edited("hue_repeats_lost", "set", LOOPS, ("histogram[k] += ", "histogram[k] = ")),
    edited("hue_picture_for_pixel", "smallest", MASKS, ("mn = pixels.min(axis=1)", "mn = pixels.min()")),
    edited("hue_picture_for_pixel", "axis", LOOPS, ("smallest = min(r, g, b)", "smallest = im.min()")),
    # --- the sum
    edited("hue_not_divided", "loops", LOOPS, ("histogram /= total", "pass")),
    edited("hue_not_divided", "histogram", HISTOGRAM, ("hist / total if total > 0 else hist", "hist")),
    edited("hue_divided_by_pixels", "size", MASKS, ("return hist / hist.sum()", "return hist / len(pixels)")),
    edited(
        "hue_divided_by_pixels",
        "mean",
        LOOPS,
        ("histogram /= total", "histogram /= im.shape[0] * im.shape[1]"),
    ),
    edited(
        "hue_density",
        "option",
        HISTOGRAM,
        ("weights=hsv[..., 1])", "weights=hsv[..., 1] + 1e-12, density=True)"),
        ("hist / total if total > 0 else hist", "hist * (hsv[..., 1].sum() > 0)"),
    ),
    edited("hue_density", "by_hand", MASKS, ("hist / hist.sum()", "hist / hist.sum() * nbin")),
    edited("hue_divided_by_largest", "max", MASKS, ("return hist / hist.sum()", "return hist / hist.max()")),
    edited(
        "hue_divided_by_largest",
        "length",
        LOOPS,
        ("histogram /= total", "histogram /= np.linalg.norm(histogram)"),
    ),
    # --- grey
    edited("hue_grey_breaks", "zero_division", LOOPS, ("        if reach == 0:\n            continue\n", "")),
    edited(
        "hue_grey_breaks",
        "black",
        MASKS,
        ("s = np.zeros(len(pixels))\ns[mx > 0] = d[mx > 0] / mx[mx > 0]", "s = d / mx"),
    ),
    edited(
        "hue_grey_counts",
        "saturation_of_nothing",
        MASKS,
        ("s = np.zeros(len(pixels))", "s = np.ones(len(pixels))"),
    ),
    edited(
        "hue_grey_counts",
        "at_least_a_little",
        LOOPS,
        (
            "reach == 0:\n            continue",
            "reach == 0:\n            histogram[0] += 1\n            continue",
        ),
    ),
    edited("hue_grey_picture_breaks", "masks", MASKS, ("if hist.sum() == 0:\n    return hist\n", "")),
    edited("hue_grey_picture_breaks", "lists", COLORSYS, (" if total else hist", "")),
    edited(
        "hue_grey_picture_filled",
        "uniform",
        HISTOGRAM,
        ("total > 0 else hist", "total > 0 else np.ones(nbin) / nbin"),
    ),
    edited(
        "hue_grey_picture_filled",
        "red",
        LOOPS,
        ("    histogram /= total\n", "    histogram /= total\nelse:\n    histogram[0] = 1\n"),
    ),
    # --- the picture and what comes back
    edited("hue_bytes_wrap", "loops", LOOPS, ("im = np.array(im, dtype=float)\n", "")),
    edited("hue_bytes_wrap", "masks", MASKS, (".astype(np.float64)", "")),
    edited("hue_only_up_to_one", "matplotlib", HISTOGRAM, (" / 255.0", ".astype(float)")),
    edited("hue_whole_numbers", "the_picture", MASKS, ("np.float64", "int")),
    wrong(
        "hue_whole_numbers",
        "pillow",
        """
from PIL import Image
---
x = np.asarray(im, dtype=float)
x = np.round(x if x.max() > 1 else 255 * x).astype(np.uint8)
hsv = np.array(Image.fromarray(x).convert("HSV"), dtype=float).reshape(-1, 3)
hist, _ = np.histogram(hsv[:, 0], nbin, (0, 256), weights=hsv[:, 1])
return hist / (hist.sum() or 1)
""",
    ),
    edited("hue_channels_mixed", "reshape", MASKS, ("im.reshape(-1, 3)", "im.reshape(3, -1).T")),
    edited("hue_pixels_left_out", "last_row", LOOPS, ("range(im.shape[0])", "range(im.shape[0] - 1)")),
    edited("hue_pixels_left_out", "every_second", COLORSYS, ("in row:", "in row[::2]:")),
    edited("hue_only_square", "rows_for_columns", LOOPS, ("range(im.shape[1])", "range(im.shape[0])")),
    edited(
        "hue_wrong_shape",
        "with_edges",
        HISTOGRAM,
        ("hist, _ =", "return"),
        ("total = hist.sum()\nreturn hist / total if total > 0 else hist", ""),
    ),
    edited(
        "hue_wrong_shape",
        "one_less",
        MASKS,
        (
            "np.add.at(hist, (h * nbin).astype(int), s)",
            "hist, _ = np.histogram(h, np.linspace(0, 1, nbin), weights=s)",
        ),
    ),
    edited(
        "hue_wrong_shape",
        "a_column",
        MASKS,
        ("return hist / hist.sum()", "return (hist / hist.sum())[:, None]"),
    ),
    edited(
        "hue_picture_changed",
        "in_place",
        HISTOGRAM,
        ("im = np.asarray(im) / 255.0", "im = np.asarray(im)\nim /= 255.0"),
    ),
    edited(
        "hue_picture_changed",
        "no_copy",
        MASKS,
        ("astype(np.float64)", "astype(np.float64, copy=False)\npixels *= 0.5"),
    ),
    edited(
        "hue_remembers",
        "global",
        "SUMS = {}\n---" + LOOPS,
        ("histogram = np.zeros(nbin)", "histogram = SUMS.setdefault(nbin, np.zeros(nbin))"),
        ("histogram /= total", "return histogram / total"),
    ),
]
