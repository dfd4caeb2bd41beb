"""Histograms of oriented gradients, pixel by pixel, apart from the solution; and pictures to try them on."""

import cmath
import math

import numpy as np

LUMA = {"red": 0.299, "green": 0.587, "blue": 0.114}
CLEAR = 0.01  # in units of brightness: honest rounding never decides


def hog(im, cell=8, nbin=9):
    """(rows * cols * nbin,)"""
    lines = brightness(im)
    columns = [*zip(*lines, strict=True)]
    height, width = len(lines), len(columns)
    rows, cols = math.ceil(height / cell), math.ceil(width / cell)
    histograms = [0.0] * (rows * cols * nbin)
    for r in range(height):
        for c in range(width):
            down, right = slope(columns[c], r), slope(lines[r], c)
            turned = cmath.phase(complex(right, down)) / math.pi % 1  # in half turns
            at = r // cell * cols + c // cell
            histograms[at * nbin + int(turned * nbin) % nbin] += math.hypot(down, right)
    return np.array(histograms)


def brightness(im):
    """A list of rows of floats."""
    lines = np.asarray(im, float).tolist()
    if np.ndim(im) == 2:
        return lines
    of_red, of_green, of_blue = LUMA.values()
    return [[of_red * red + of_green * green + of_blue * blue for red, green, blue in line] for line in lines]


def slope(values, k):
    """How steep a list of numbers is at place k, between its neighbours, as far as there are two."""
    before, after = max(k - 1, 0), min(k + 1, len(values) - 1)
    return (values[after] - values[before]) / (after - before)


def drawn(rng, shape, nbin=9, whole=False):
    """A random picture (H, W) or (H, W, 3) with no angle at the edge of a bin; uint8 if `whole`."""
    again, im = np.ones(shape[:2], bool), np.empty(shape, np.uint8 if whole else float)
    while again.any():
        some = (again.sum(), *shape[2:])
        im[again] = rng.integers(256, size=some) if whole else rng.uniform(0, 255, some)
        bad = from_edges(im, nbin) < CLEAR
        again = bad | sum(np.roll(bad, step, axis) for step in (-1, 1) for axis in (0, 1)).astype(bool)
    return im


def from_edges(im, nbin):
    """(H, W): how far the vector of both slopes of each pixel is from the line of any edge of a bin."""
    edges, grey = np.exp(1j * np.pi * np.arange(nbin) / nbin), np.array(brightness(im))
    down, right = np.gradient(grey)
    return np.abs(np.multiply.outer(edges.real, down) - np.multiply.outer(edges.imag, right)).min(axis=0)


def ramp(degrees, shape, steep=5.0):
    """Brightness that grows evenly in this direction; rows are counted downwards."""
    rows, cols = np.indices(shape)
    turned = np.deg2rad(degrees)
    down, right = np.round([np.sin(turned), np.cos(turned)], 12)  # 0 where it should be
    im = steep * (rows * down + cols * right)
    return im - im.min()
