"""What may go wrong from a picture to slopes and magnitudes, stage by stage: (ids, what is done there).

The first of each table is as it should be.
"""

import numpy as np

from .hog_reference import LUMA

WEIGHTS = tuple(LUMA.values())

# --- from the picture to its brightness -------------------------------------------------------------------


def weighed(weights):
    return lambda im: np.asarray(im, float) if im.ndim == 2 else np.asarray(im, float) @ np.array(weights)


def of_channels(function):
    return lambda im: np.asarray(im, float) if im.ndim == 2 else function(np.asarray(im, float))


right = weighed(WEIGHTS)

GREYS = [
    ("", right),
    ("hog_uint8_wraps", lambda im: im if im.ndim == 2 else right(im)),
    ("hog_uint8_wraps", lambda im: right(im).astype(np.uint8)),
    ("hog_grey_rounded", lambda im: np.floor(right(im))),
    ("hog_grey_rounded", lambda im: np.rint(right(im))),
    ("hog_grey_rounded", lambda im: np.floor(right(im)) if im.ndim == 3 else right(im)),
    ("hog_grey_rounded", lambda im: np.rint(right(im)) if im.ndim == 3 else right(im)),
    ("hog_channel_order", weighed(WEIGHTS[::-1])),
    *(("hog_channels_alike", weighed(np.full(3, weight))) for weight in (1 / 3, 1.0)),
    *(("hog_one_channel", weighed(weights)) for weights in np.eye(3)),
    *(("hog_one_channel", of_channels(pick)) for pick in (
        lambda im: im.max(axis=-1), lambda im: im.min(axis=-1), lambda im: np.median(im, axis=-1),
        lambda im: (im.max(axis=-1) + im.min(axis=-1)) / 2)),
    *(("hog_grey_weights", weighed(weights)) for weights in (
        (0.299, 0.587, 0.144), (0.2126, 0.7152, 0.0722), (0.2125, 0.7154, 0.0721), (0.299, 0.114, 0.587),
        (0.587, 0.299, 0.114), (0.114, 0.299, 0.587), (0.587, 0.114, 0.299), (0.3, 0.59, 0.11))),
    ("hog_brightness_scaled", lambda im: right(im) / 255),
    ("hog_brightness_scaled", lambda im: right(im) / max(right(im).max(), 1e-12)),
    ("hog_brightness_scaled", lambda im: np.sqrt(np.maximum(right(im), 0))),
    ("hog_brightness_scaled", lambda im: right(im) / 255 if im.dtype == np.uint8 else right(im)),
]  # fmt: skip

# --- from brightness to slopes: (down, right) -------------------------------------------------------------


def along(both, one_line):
    """Slopes along both axes, of a function of lines (…, n); `both` changes the pair."""
    return lambda grey: both(one_line(grey.T).T, one_line(grey))


def same(down, right):
    return down, right


def centred(step, first_and_last):
    def slopes(lines):
        inner = (lines[:, 2:] - lines[:, :-2]) / step
        return np.column_stack([first_and_last(lines)[0], inner, first_and_last(lines)[1]])

    return slopes


BORDERS = [
    ("", lambda x: (x[:, 1] - x[:, 0], x[:, -1] - x[:, -2])),
    ("hog_border_left_out", lambda x: (0 * x[:, 0], 0 * x[:, 0])),
    ("hog_zero_padding", lambda x: (x[:, 1] / 2, (0 * x[:, 0] - x[:, -2]) / 2)),
    ("hog_border_halved", lambda x: ((x[:, 1] - x[:, 0]) / 2, (x[:, -1] - x[:, -2]) / 2)),
    ("hog_wraps_around", lambda x: ((x[:, 1] - x[:, -1]) / 2, (x[:, 0] - x[:, -2]) / 2)),
    ("hog_border_left_out", lambda x: (0 * x[:, 0], x[:, -1] - x[:, -2])),
    ("hog_border_left_out", lambda x: (x[:, 1] - x[:, 0], 0 * x[:, 0])),
]


def doubled(border):
    return lambda x: tuple(2 * value for value in border(x))


def forward(last):
    return lambda x: np.column_stack([x[:, 1:] - x[:, :-1], last(x)])


def backward(first):
    return lambda x: np.column_stack([first(x), x[:, 1:] - x[:, :-1]])


ONE_SIDED = [
    *(forward(last) for last in (
        lambda x: 0 * x[:, 0], lambda x: x[:, -1] - x[:, -2], lambda x: -x[:, -1],
        lambda x: x[:, 0] - x[:, -1])),
    *(backward(first) for first in (
        lambda x: 0 * x[:, 0], lambda x: x[:, 1] - x[:, 0], lambda x: x[:, 0], lambda x: x[:, 0] - x[:, -1])),
]  # fmt: skip


def kernel(middle, scale, **padding):
    """Centred differences, smoothed across by (1, middle, 1)."""

    def slopes(grey):
        wide = np.pad(np.asarray(grey, float), 1, **padding)
        right, down = wide[:, 2:] - wide[:, :-2], wide[2:] - wide[:-2]
        smooth = lambda x: scale * (x[:-2] + middle * x[1:-1] + x[2:])  # noqa: E731
        return smooth(down.T).T, smooth(right)

    return slopes


PADDINGS = ("edge", "reflect", "constant", "symmetric")

SLOPES = [
    *((ids, along(same, centred(2, border))) for ids, border in BORDERS),
    *((f"hog_slopes_not_halved {ids}", along(same, centred(1, doubled(border)))) for ids, border in BORDERS),
    ("hog_slopes_not_halved", along(same, centred(1, BORDERS[0][1]))),
    *(("hog_forward_differences", along(same, lines)) for lines in ONE_SIDED),
    *(("hog_sobel", kernel(middle, scale, mode=mode))
      for middle, scale in ((2, 1), (2, 1 / 8), (2, 1 / 4), (1, 1), (1, 1 / 6)) for mode in PADDINGS),
]  # fmt: skip

# --- from slopes to magnitudes ----------------------------------------------------------------------------

LENGTHS = [
    ("", np.hypot),
    ("hog_counts_pixels", lambda down, right: np.ones(down.shape)),
    ("hog_counts_pixels", lambda down, right: 1.0 * (np.hypot(down, right) > 0)),
    ("hog_magnitude_squared", lambda down, right: down**2 + right**2),
    ("hog_magnitude_squared", lambda down, right: np.sqrt(np.hypot(down, right))),
    *(("hog_other_length", length) for length in (
        lambda down, right: np.abs(down) + np.abs(right), lambda down, right: np.abs(down + right),
        lambda down, right: (np.abs(down) + np.abs(right)) / 2, lambda down, right: down + right,
        lambda down, right: np.maximum(np.abs(down), np.abs(right)),
        lambda down, right: np.hypot(down, right) / 2, lambda down, right: np.hypot(down, right) / np.sqrt(2),
        lambda down, right: np.abs(down), lambda down, right: np.abs(right), lambda down, right: down * right,
        lambda down, right: np.sqrt(np.abs(down + right)),
        lambda down, right: np.sqrt(np.abs(down**2 - right**2)))),
]  # fmt: skip
