"""Pictures, patches and codes small enough to follow by hand, and what the student makes of them."""

import numpy as np

from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.speech import shortened


def small_picture(asker, report):
    """3 × 4 pixels: row, column and colour can be read off each number."""
    rows, cols, colours = np.meshgrid(range(1, 4), range(1, 5), range(1, 4), indexing="ij")
    picture = (100 * rows + 10 * cols + colours)[np.newaxis].astype(np.float32)
    return [
        "a picture of 3 × 4 pixels whose numbers say row, column, colour: 342 is in row 3, column 4, green",
        f"your patches of size=2: {rows_of(asker, picture, size=2)}",
        f"your patches of size=2, stride=2: {rows_of(asker, picture, size=2, stride=2)}",
    ]


def small_patches(asker, report):
    patches = np.array([[[1, 2, 6], [101, 102, 106], [10, 20, 60], [7, 7, 7]]], np.float32)
    return [
        "patches of three numbers each: (1, 2, 6), (101, 102, 106), (10, 20, 60), (7, 7, 7)",
        f"yours with eps=10: {rows_of(asker, patches)}",
        f"yours with eps=1: {rows_of(asker, patches, eps=1)}",
    ]


def small_codes(asker, report):
    codes = np.array([[[2**place, 0.1] for place in range(12)]], np.float32)
    told = [
        "12 patches in rows=3, cols=4; the codes of one word are 1, 2, 4, 8 / 16, 32, 64, 128 / 256, 512, "
        "1024, 2048, those of another one 0.1 everywhere"
    ]
    return [*told, f"your sums: {rows_of(asker, codes, 3, 4)}"]


def rows_of(asker, given, *more, **settings):
    """What comes back, as rows of numbers."""
    try:
        returned = np.asarray(asker.ask(given, *more, **settings))
    except Finding as error:
        return short(error)
    if returned.dtype.kind not in "iuf" or returned.ndim not in (2, 3):
        return shortened(returned)
    rows = returned.reshape(-1, returned.shape[-1])
    told = "; ".join(" ".join(f"{number:.4g}" for number in row[:12]) for row in rows[:4])
    return f"shape {returned.shape}: {told}{' …' if len(rows) > 4 or rows.shape[1] > 12 else ''}"
