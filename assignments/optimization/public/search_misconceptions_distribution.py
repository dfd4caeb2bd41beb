"""The distribution of random numbers: whether numbers that a search drew can be normal, or uniform."""

from statistics import NormalDist

import numpy as np

DOUBT = 1e-12
QUANTILES = np.array(NormalDist().quantiles(n=200))
TAIL = 3.0  # of 10,000 normal numbers some 27 are farther out


def is_normal(numbers):
    normal = np.arange(1, len(QUANTILES) + 1) / (len(QUANTILES) + 1)
    return is_distributed(numbers, normal) and np.max(np.abs(centred(numbers))) > TAIL


def is_uniform(numbers):
    found = centred(numbers)
    return is_distributed(numbers, np.clip((QUANTILES - found.min()) / np.ptp(found), 0, 1))


def centred(numbers):
    return (numbers - numbers.mean()).ravel() / numbers.std()


def is_distributed(numbers, shares):
    """Whether these `shares` of all numbers may lie below QUANTILES.

    By the largest distance of two distributions, with the bound of Dvoretzky, Kiefer and Wolfowitz.
    """
    limit = np.sqrt(np.log(2 / DOUBT) / (2 * numbers.size))
    below = np.searchsorted(np.sort(centred(numbers)), QUANTILES) / numbers.size
    return np.max(np.abs(below - shares)) < limit
