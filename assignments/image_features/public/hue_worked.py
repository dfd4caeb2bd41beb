"""Four pixels, small enough to follow by hand, and what the student's own function makes of them."""

import numpy as np

from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.item import Examples
from cs231n_utils.promises.speech import shortened

NBIN = 6
PIXELS = ((200, 120, 40), (40, 200, 80), (50, 100, 200), (200, 100, 150))
GREY = (90, 90, 90)


def pixels(painter, report):
    """Each alone, and all of them."""
    told = [
        f"nbin = {NBIN}; red, green, blue of a pixel, and your histogram of a picture of only that pixel:"
    ]
    told += [f"{pixel}: {answer(painter, [[pixel]])}" for pixel in PIXELS]
    return [*told, f"all four of them in one picture: {answer(painter, [PIXELS[:2], PIXELS[2:]])}"]


def pale(painter, report):
    """Two hues; one of them pale, or dark."""
    told = [f"nbin = {NBIN}; two pixels in a picture, and your histogram:"]
    for other in ((40, 200, 80), (120, 200, 140), (20, 100, 40)):
        told.append(f"{PIXELS[0]} and {other}: {answer(painter, [[PIXELS[0], other]])}")
    return told


def circle(painter, report):
    """Hues once around."""
    told = [f"nbin = {NBIN}; once around the circle, your histogram of a single pixel:"]
    around = ((200, 60, 20), (160, 200, 20), (20, 200, 60), (20, 160, 200), (60, 20, 200), (200, 20, 160))
    return [*told, *(f"{pixel}: {answer(painter, [[pixel]])}" for pixel in around)]


def grey(painter, report):
    first = PIXELS[0]
    return [
        f"nbin = {NBIN}; {first} alone: {answer(painter, [[first]])}",
        f"{first} and {GREY}: {answer(painter, [[first, GREY]])}",
        f"{first} and black: {answer(painter, [[first, (0, 0, 0)]])}",
        f"{GREY} alone: {answer(painter, [[GREY]])}",
    ]


def kinds(painter, report):
    """The same pixel in three ways of writing it."""
    im = np.array([[PIXELS[3]]], dtype=np.uint8)
    return [
        f"nbin = {NBIN}; the pixel {PIXELS[3]} as uint8: {answer(painter, im)}",
        f"as floats: {answer(painter, im.astype(float))}",
        f"divided by 255: {answer(painter, im / 255)}",
    ]


def repeats(painter, report):
    first, other = PIXELS[:2]
    return [
        f"nbin = {NBIN}; one {first} and one {other}: {answer(painter, [[first, other]])}",
        f"three {first} and one {other}: {answer(painter, [[first, first], [first, other]])}",
        f"the same four in a row: {answer(painter, [[first, first, first, other]])}",
    ]


def answer(painter, im):
    im = np.asarray(im) if isinstance(im, np.ndarray) else np.array(im, dtype=float)
    try:
        returned = painter.ask(im, NBIN)
    except Finding as error:
        return short(error)
    if isinstance(returned, np.ndarray) and returned.dtype.kind in "iuf" and returned.ndim == 1:
        return " ".join(f"{number:.4g}" for number in returned[:12])
    return shortened(repr(returned))


OF_HUES = Examples(
    {"pixels": pixels, "pale": pale, "circle": circle, "grey": grey, "kinds": kinds, "repeats": repeats},
    usual="pixels",
    by_part={"grey": "grey"},
)
