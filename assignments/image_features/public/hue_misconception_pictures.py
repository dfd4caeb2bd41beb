"""Pictures whose hues and saturations are known, as they are made of them; none is near a bin's edge."""

import colorsys

import numpy as np

LOW, HIGH = (
    (0.2, 0.42),
    (0.58, 0.8),
)  # where in its bin a hue may be: rounding, up or down, shows in one of them


def colour(hue, saturation, value=0.8):
    """(3,) red, green, blue from 0 to 255; `value` is the share of 255 that the largest of them has."""
    return 255 * np.array(colorsys.hsv_to_rgb(hue % 1, saturation, value))


def hue_in(rng, k, nbin):
    """A hue in bin k of nbin."""
    return (k + rng.uniform(*(LOW if rng.random() < 0.5 else HIGH))) / nbin


def of(colours, shape):
    """A picture of H × W = shape pixels with these colours, one after the other, and again from the first."""
    H, W = shape
    return np.resize(np.asarray(colours, dtype=float), (H * W, 3)).reshape(H, W, 3)


def shuffled(rng, im, shape=None):
    """The same pixels in other places, and in a picture of another shape."""
    pixels = rng.permutation(im.reshape(-1, 3))
    return pixels.reshape(*(shape or im.shape[:2]), 3)


def drawn(rng, nbin, shape, turn=0.0):
    """A picture of random colours, hues turned by `turn` of the circle."""
    H, W = shape
    hues = [hue_in(rng, rng.integers(nbin), nbin) + turn for _ in range(H * W)]
    saturations, values = rng.uniform(0.25, 1, H * W), rng.uniform(0.4, 1, H * W)
    return of([colour(*hsv) for hsv in zip(hues, saturations, values, strict=True)], shape)


def drawn_bytes(rng, nbin, shape):
    """The same in whole numbers, uint8: for few bins, whose edges are far from hues that are rounded."""
    H, W = shape
    hues = [hue_in(rng, rng.integers(nbin), nbin) for _ in range(H * W)]
    saturations, values = rng.uniform(0.6, 1, H * W), rng.uniform(0.6, 1, H * W)
    return np.round(of([colour(*hsv) for hsv in zip(hues, saturations, values, strict=True)], shape)).astype(
        np.uint8
    )
