"""The laws of a histogram of hues: what must hold of any code, for students' own checks and for the grader.

A law takes a `Painter` and raises `Seen`.
"""

import numpy as np

from . import hue_misconception_pictures as pictures

NBINS = (10, 3, 7, 36, 1)
FINE = 360  # degrees: angles in the plane of opponent colours are off by one or less
SAME = 1e-4  # lets float32 through


def close(histogram, other):
    return np.allclose(histogram, other, rtol=0, atol=SAME)


def shown(histogram):
    """The bins that are not empty, in words."""
    filled = [f"{k}: {histogram[k]:.4g}" for k in np.flatnonzero(histogram)]
    return "bins " + ", ".join(filled[:6]) + (" …" if len(filled) > 6 else "") if filled else "all bins are 0"


def has_a_number_for_each_bin(painter):
    """nbin numbers, none of them below 0; ten bins if nothing was said."""
    for nbin in NBINS:
        for shape in ((1, 1), (2, 5), (5, 2)):
            painter.histogram(pictures.drawn(painter.rng, nbin, shape), nbin)
    im = pictures.drawn(painter.rng, 10, (3, 4))
    painter.require(
        close(painter.histogram(im), painter.histogram(im, 10)),
        "without nbin the histogram is another one than with nbin = 10",
        im,
    )


def follows_the_picture(painter):
    """Two colours have two histograms: what holds of one holds of any numbers."""
    colours = [pictures.colour(pictures.hue_in(painter.rng, k, 10), 0.8, 0.8) for k in (2, 7)]
    one, other = (painter.histogram(pictures.of([colour], (2, 2)), 10) for colour in colours)
    painter.require(not close(one, other), "pictures of two colours have the same histogram")


def sums_to_one(painter):
    for nbin in NBINS:
        for shape in ((1, 1), (4, 7)):
            total = np.sum(painter.histogram(pictures.drawn(painter.rng, nbin, shape), nbin))
            numbers = f"nbin = {nbin}, a picture of {shape[0]} × {shape[1]} pixels: the sum is {total:.6g}"
            painter.require(close(total, 1), "the sum is not 1", more=numbers)


def one_colour_is_in_one_bin(painter):
    """In the right one, pale or full, bright or dark; how much stands there is not asked."""
    rng = painter.rng
    for nbin, bins in (*((nbin, range(nbin)) for nbin in NBINS), (FINE, rng.integers(FINE, size=24))):
        for k in bins:
            hue, saturation, value = pictures.hue_in(rng, k, nbin), rng.uniform(0.3, 1), rng.uniform(0.4, 1)
            im = pictures.of([pictures.colour(hue, saturation, value)], (2, 3))
            _assert_alone(painter, im, hue, k, nbin)
    for nbin in (10, 3):
        for saturation in (1.0, 0.5):
            im = pictures.of([pictures.colour(0.0, saturation)], (2, 3))
            _assert_alone(painter, im, 0.0, 0, nbin)  # red: 0 exactly, where green and blue are alike


def _assert_alone(painter, im, hue, k, nbin):
    histogram = painter.histogram(im, nbin)
    of_it = ", ".join(f"{number:.1f}" for number in im[0, 0])
    numbers = f"({of_it}) has the hue {hue:.4f}, in bin {k} of {nbin}; you have {shown(histogram)}"
    painter.require(
        histogram[k] > 0 and close(histogram / np.max(histogram), np.eye(nbin)[k]),
        "a picture of one colour does not stand in the bin of its hue",
        more=numbers,
    )


def turning_all_hues_moves_the_bins(painter):
    """By one bin, and from the last one to the first."""
    for nbin in (10, 3, 36):
        im, turned = _turned(painter.rng, nbin)
        before, after = painter.histogram(im, nbin), painter.histogram(turned, nbin)
        numbers = f"nbin = {nbin}: before, {shown(before)}; all hues one bin further, {shown(after)}"
        text = "all hues are turned by one bin, and the histogram is not what it was, one bin further"
        painter.require(close(np.roll(before, 1), after), text, more=numbers)


def _turned(rng, nbin, shape=(4, 5)):
    """A picture, and the same one with all hues a bin further."""
    state = rng.bit_generator.state
    im = pictures.drawn(rng, nbin, shape)
    rng.bit_generator.state = state
    return im, pictures.drawn(rng, nbin, shape, turn=1 / nbin)


def exchanging_colours_moves_the_bins(painter):
    """What was green is red, what was blue is green, what was red is blue: a third of the circle back."""
    for nbin in (3, 6, 12):
        im = pictures.drawn(painter.rng, nbin, (5, 3))
        before, after = painter.histogram(im, nbin), painter.histogram(im[..., [1, 2, 0]].copy(), nbin)
        numbers = f"nbin = {nbin}: before, {shown(before)}; exchanged, {shown(after)}"
        text = "green is put for red, blue for green, red for blue, and the bins do not move by a third"
        painter.require(close(np.roll(before, -nbin // 3), after), text, more=numbers)


def saturations_are_the_weights(painter):
    """A colour for each bin, each on a few pixels, one very pale, one nearly black: what the bins hold."""
    rng = painter.rng
    for nbin, most in ((7, 1), (10, 4), (2, 3)):
        saturations, counts = rng.uniform(0.2, 1, nbin), rng.integers(1, most + 1, nbin)
        values = rng.uniform(0.4, 1, nbin)
        saturations[0], values[1] = rng.uniform(0.04, 0.08), rng.uniform(0.04, 0.08)
        colours = [
            pictures.colour(pictures.hue_in(rng, k, nbin), saturation, value)
            for k, (saturation, value) in enumerate(zip(saturations, values, strict=True))
        ]
        im = pictures.of(np.repeat(colours, counts, axis=0), (1, counts.sum()))
        histogram = painter.histogram(pictures.shuffled(rng, im), nbin)
        wanted, seen = np.sort(saturations * counts), np.sort(histogram)
        numbers = f"from the smallest to the largest, as {_listed(wanted)}; yours are {_listed(seen)}"
        text = "the bins are not to each other as the saturations of their pixels, summed"
        painter.require(seen[-1] > 0 and close(seen / seen.sum(), wanted / wanted.sum()), text, more=numbers)


def _listed(numbers):
    return " ".join(f"{number:.3g}" for number in numbers)


def brightness_does_not_matter(painter):
    """Every pixel is made darker by a factor of its own."""
    for nbin in (10, 7):
        im = pictures.drawn(painter.rng, nbin, (4, 5))
        darker = im * painter.rng.uniform(0.3, 1, (4, 5, 1))
        before, after = painter.histogram(im, nbin), painter.histogram(darker, nbin)
        text = "pixels are made darker, each by a factor, and the histogram is another one"
        painter.require(close(before, after), text, more=f"{shown(before)}; then {shown(after)}")


def uint8_is_as_good_as_float(painter):
    """The same numbers, and the same from 0 to 1."""
    for nbin in (7, 3, 1):
        im = pictures.drawn_bytes(painter.rng, nbin, (6, 5))
        before = painter.histogram(im, nbin)
        for what, other in (
            ("as floats", im.astype(float)),
            ("as floats of 32 bits", im.astype(np.float32)),
            ("divided by 255", im / 255),
        ):
            after = painter.histogram(other, nbin)
            text = f"the histogram of a picture of uint8 is another one than that of the same numbers {what}"
            painter.require(close(before, after), text, more=f"{shown(before)}, and {shown(after)}")


def pixels_may_move(painter):
    """In pictures of any shape."""
    for nbin in (10, 3):
        im = pictures.drawn(painter.rng, nbin, (4, 6))
        before = painter.histogram(im, nbin)
        for shape in ((4, 6), (6, 4), (1, 24), (24, 1), (3, 8)):
            after = painter.histogram(pictures.shuffled(painter.rng, im, shape), nbin)
            text = "the same pixels in other places, or in a picture of another shape, have another histogram"
            numbers = f"{shown(before)}; as {shape[0]} × {shape[1]} pixels, {shown(after)}"
            painter.require(close(before, after), text, more=numbers)


def grey_pixels_weigh_nothing(painter):
    for nbin in (10, 3):
        im = pictures.drawn(painter.rng, nbin, (3, 4))
        greys = np.outer([0, 77, 255, 128.5, 0, 20], np.ones(3)).reshape(2, 3, 3)
        more = np.concatenate([im.reshape(-1, 3), greys.reshape(-1, 3)]).reshape(3, 6, 3)
        before = painter.histogram(im, nbin)
        after = painter.histogram(pictures.shuffled(painter.rng, more), nbin)
        text = "pixels without a colour, black, grey and white, change the histogram of a picture"
        painter.require(close(before, after), text, more=f"without them {shown(before)}; then {shown(after)}")


def grey_pictures_have_none(painter):
    for nbin in (10, 1):
        for what, im in (
            ("black", np.zeros((3, 4, 3))),
            ("black, of uint8,", np.zeros((4, 3, 3), dtype=np.uint8)),
            ("grey", np.full((2, 5, 3), 91.0)),
            ("white, of numbers from 0 to 1,", np.ones((2, 2, 3))),
        ):
            histogram = painter.histogram(im, nbin)
            text = f"a picture that is all {what} has something in its bins"
            painter.require(not np.any(histogram), text, more=shown(histogram))


def leaves_the_picture_alone(painter):
    """And answers the same when it is asked again."""
    im = pictures.drawn(painter.rng, 10, (4, 3))
    before = painter.histogram(im, 10)
    for nbin in (10, 4):
        other = pictures.drawn_bytes(painter.rng, 7, (3, 5))
        painter.histogram(other, nbin)
        for one in (im, other, im / 255, im.astype(np.float32)):
            painter.require(not painter.changes(one, nbin), "after the call, the picture is another one", one)
    text = "the same picture has another histogram when it is asked about again"
    painter.require(close(before, painter.histogram(im, 10)), text, im)
