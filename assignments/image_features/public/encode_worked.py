"""A patch and three words, small enough to follow by hand, and what the student's function makes of them."""

import numpy as np

from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.item import Examples
from cs231n_utils.promises.speech import shortened

WORDS = np.array([[3, 0], [0, 4], [6, 8]], np.float32)


def triangle(coder, report):
    """Distances 3, 4 and 10 from the patch (0, 0)."""
    return [
        "three words, (3, 0), (0, 4) and (6, 8), and the patch (0, 0): its distances are 3, 4 and 10",
        f"your codes of it: {_codes(coder, [[0, 0]])}",
        f"and of the patch (3, 0), which is the first word: {_codes(coder, [[3, 0]])}",
    ]


def beside(coder, report):
    """The same patch alone, and with others."""
    return [
        "three words, (3, 0), (0, 4) and (6, 8), and the patch (0, 0), with distances 3, 4 and 10",
        f"your codes of it, alone: {_codes(coder, [[0, 0]])}",
        f"with the patch (60, 80) beside it: {_codes(coder, [[0, 0], [60, 80]])}",
    ]


def moved(coder, report):
    """All of it moved."""
    return [
        "three words, (3, 0), (0, 4) and (6, 8), and the patch (0, 0), with distances 3, 4 and 10",
        f"your codes of it: {_codes(coder, [[0, 0]])}",
        f"all moved by (1, 2): {_codes(coder, [[1, 2]], WORDS + np.array([1, 2], np.float32))}",
        f"all moved by (1000, 0): {_codes(coder, [[1000, 0]], WORDS + np.array([1000, 0], np.float32))}",
    ]


def rounding(coder, report):
    """A word as a patch, with numbers that no float32 squares exactly."""
    words = np.tile(WORDS / 7 + 3000.3, 12).astype(np.float32)
    rows = [(f"word {number} as a patch", _codes(coder, [row], words)) for number, row in enumerate(words)]
    return [
        "three words of 24 numbers, (3/7, 0), (0, 4/7) and (6/7, 8/7) twelve times each, plus 3000.3; sums "
        "of such squares are off by dozens in float32",
        *(f"your codes of {what}: {codes}" for what, codes in rows),
    ]


def _codes(coder, patches, words=WORDS):
    given = np.array(patches, np.float32)[np.newaxis]
    try:
        returned = coder.encoded(given, words.copy())[0]
    except Finding as error:
        return short(error)
    array = np.asarray(returned)
    if array.dtype.kind not in "biuf" or array.ndim > 3:
        return shortened(repr(returned))
    shape = "" if array.shape == (1, len(patches), 3) else f", of shape {array.shape}"
    return " ".join(f"{number:.4g}" for number in array.ravel()[:12]) + shape


OF_CODES = Examples(
    {"triangle": triangle, "beside": beside, "moved": moved, "rounding": rounding},
    usual="triangle",
    by_part={"alone": "beside", "rounding": "rounding"},
)
