"""The histogram of hues by its definition, pixel by pixel, apart from the solution."""

import colorsys

import numpy as np


def color_histogram_hsv(im, nbin=10):
    histogram = np.zeros(nbin)
    for pixel in np.asarray(im, dtype=float).reshape(-1, 3) / 255:
        hue, saturation, _ = colorsys.rgb_to_hsv(*pixel)
        histogram[int(hue * nbin) % nbin] += saturation
    return histogram / (histogram.sum() or 1)
