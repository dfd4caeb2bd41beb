"""The oracle of the histogram of hues: pictures of any kind and size, beside the definition."""

import numpy as np

from autograder.words.oracle import BROKEN, deviation

from ..public.hue_misconception_pictures import colour
from .hue_reference import color_histogram_hsv as reference

SHAPES = ((1, 1), (1, 9), (8, 1), (5, 6), (7, 4), (16, 16))
NBINS = (1, 2, 3, 5, 10, 12, 17, 36)
NEAR = 0.0045  # of the circle: hues that are nearer to a bin's edge are nobody's business
SINGLE = 1e-6  # as far as float32 has digits


def color_histogram_hsv(item, function, rng):
    return max(_off(function, rng, shape, nbin) for shape in SHAPES for nbin in NBINS)


def _off(function, rng, shape, nbin):
    floats, few = _picture(rng, shape, nbin), _picture(rng, shape, 3)
    pictures = [(floats, nbin), (floats / 255, nbin), (0.02 * floats, nbin)]
    pictures += [(np.round(few).astype(kind), 3) for kind in (np.uint8, float, np.float32)]
    pictures += [(np.full((*shape, 3), grey), nbin) for grey in (0.0, 77.3)]
    worst = max(_of_one(function, im, nbin) for im, nbin in pictures)
    ten = _picture(rng, shape, 10)
    worst = max(worst, deviation(function(ten), reference(ten)), _of_one(function, *pictures[0]))
    return worst if worst > SINGLE else 0.0


def _of_one(function, im, nbin):
    given = im.copy()
    off = deviation(function(given, nbin), reference(im, nbin))
    return off if np.array_equal(given, im) else BROKEN


def _picture(rng, shape, nbin):
    """A third of it grey or black."""
    im = np.array([_colour(rng, nbin) for _ in range(shape[0] * shape[1])])
    grey = rng.random(len(im)) < 0.3
    im[grey] = rng.choice([0.0, 50.0, 200.5, 255.0], size=(np.count_nonzero(grey), 1))
    return im.reshape(*shape, 3)


def _colour(rng, nbin):
    near = max(0.05, NEAR * nbin)
    hue = (rng.integers(nbin) + rng.uniform(near, 1 - near)) / nbin
    return colour(hue, rng.uniform(0.5, 1), rng.uniform(0.5, 1))


ORACLES = {"color_histogram_hsv": color_histogram_hsv}
