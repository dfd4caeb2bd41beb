"""Numbers that say more of a picture than its pixels: which colours it has, which way its edges run."""

import sys

import numpy as np
from tqdm import tqdm

from cs231n_utils import NotStarted


def color_histogram_hsv(im, nbin=10):
    """How much of each hue is in a picture (lecture 3, 1:07:33).

    The hue of a pixel is its place on the circle of colours, from 0 up to 1, where it is 0 again: red is at
    0, green at 1/3, blue at 2/3, and mixtures of two of them lie between, as `colorsys.rgb_to_hsv` has it.
    Its saturation is (max − min) / max of its three numbers, and 0 where max is 0: a grey pixel has none.

    Args:
        im: (H, W, 3) picture of any size, red, green, blue; uint8, or float from 0 to 255 or from 0 to 1.  It
            is not changed.
        nbin: the number of bins; bin k holds the hues from k/nbin up to (k + 1)/nbin, without the latter.

    Returns:
        histogram: (nbin,) floats.  Every pixel adds its saturation to the bin of its hue; then all are
            divided by their sum.  Where the sum is 0, all of them are 0.
    """
    # TODO color_histogram_hsv: hue and saturation of every pixel, then a sum for each bin.
    ### BEGIN SOLUTION
    red, green, blue = np.asarray(im, dtype=float).reshape(-1, 3).T
    largest, smallest = np.maximum(np.maximum(red, green), blue), np.minimum(np.minimum(red, green), blue)
    reach = largest - smallest
    whole = np.where(reach > 0, reach, 1.0)
    sector = np.where(
        largest == red,
        (green - blue) / whole,
        np.where(largest == green, 2 + (blue - red) / whole, 4 + (red - green) / whole),
    )
    bins = np.floor(sector / 6 % 1 * nbin).astype(int) % nbin
    saturation = reach / np.where(largest > 0, largest, 1.0)
    histogram = np.bincount(bins, weights=saturation, minlength=nbin)
    return histogram / (histogram.sum() or 1.0)
    ### END SOLUTION


def hog_feature(im, cell=8, nbin=9):
    """In which directions the brightness changes, cell by cell (lecture 3, 1:08:15).

    A colour picture is made grey first: 0.299 red + 0.587 green + 0.114 blue.  The slopes along the rows and
    along the columns are those of `np.gradient`.  Every pixel then has a magnitude, the length of the vector
    of both slopes, and an angle, atan2(slope from row to row, slope from column to column): rows are counted
    downwards.  An angle and the opposite one are the same: all are from 0 up to 180 degrees, without the
    latter.

    Args:
        im: (H, W, 3) picture, red, green, blue, or (H, W), grey already; H and W are at least 2; uint8, or
            float from 0 to 255 or from 0 to 1.  Its numbers are taken as they are: those of a picture from 0
            to 1 give histograms 255 times smaller than the same from 0 to 255.  It is not changed.
        cell: the height and width of a cell in pixels.  Cells start in the upper left corner; where H or W is
            not a multiple, the last ones are smaller.
        nbin: the number of bins; bin k holds the angles from k·180/nbin up to (k + 1)·180/nbin degrees.

    Returns:
        histograms: (rows * cols * nbin,) floats; rows = ⌈H/cell⌉ and cols = ⌈W/cell⌉.  Every pixel adds
            its magnitude to one bin of its own cell.  First all bins of the upper left cell, then those of
            the cell to the right of it, row after row.
    """
    # TODO hog_feature: grey, two slopes, magnitude and angle of every pixel, then a sum a cell and bin.
    ### BEGIN SOLUTION
    im = np.asarray(im, dtype=float)
    grey = im if im.ndim == 2 else im @ [0.299, 0.587, 0.114]
    down, right = np.gradient(grey)
    angle = np.degrees(np.arctan2(down, right)) % 180
    bins = np.minimum((angle * (nbin / 180)).astype(int), nbin - 1)
    rows, cols = -(-grey.shape[0] // cell), -(-grey.shape[1] // cell)
    row, col = np.indices(grey.shape) // cell
    place = (row * cols + col) * nbin + bins
    return np.bincount(place.ravel(), weights=np.hypot(down, right).ravel(), minlength=rows * cols * nbin)
    ### END SOLUTION


def extract_features(imgs, feature_fns, verbose=False):
    """All features of many pictures, a row each (lecture 3, 1:10:03).

    Args:
        imgs: (N, H, W, 3) pictures, or (N, H, W) grey ones, N at least 1.
        feature_fns: list of functions; each takes one picture, as it is, and gives a one-dimensional array,
            of the same length for every picture.
        verbose: show how far it is.

    Returns:
        features: (N, F) floats; row i holds what the functions give for picture i, one behind the other, in
            the order of the list.
    """
    features = []
    for im in tqdm(imgs, "features", disable=not verbose, file=sys.stdout, leave=False):
        # TODO extract_features: append all features of this one picture.
        ### BEGIN SOLUTION
        features.append(np.concatenate([feature(im) for feature in feature_fns]))
        ### END SOLUTION
    return np.array(features, dtype=float)


def fit_standardizer(X):
    """What to take off every feature, and by what to divide it, so that all are alike in size.

    With them, (X - mean) / deviation has mean 0 and standard deviation 1 in every column, but for columns
    that are constant, which are 0.  Other pictures are standardised with the same two: nothing of theirs
    enters.

    Args:
        X: (N, F) features of the pictures that are trained on, N at least 1.  It is not changed.

    Returns:
        mean: (F,) floats, the mean of every column.
        deviation: (F,) floats, its standard deviation, the root of the mean squared distance from the mean
            (it divides by N); 1 for a column that is constant but for rounding: whose values differ by no
            more than a millionth of the largest absolute value among them.
    """
    # TODO fit_standardizer: a column at a time or all at once; which columns are constant?
    ### BEGIN SOLUTION
    X = np.asarray(X, dtype=float)
    constant = np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)
    return X.mean(axis=0), np.where(constant, 1.0, X.std(axis=0))
    ### END SOLUTION
