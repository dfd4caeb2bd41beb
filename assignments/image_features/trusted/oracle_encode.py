"""The oracle of encode: patches and words of any number and size, and what was handed in left as it was."""

import numpy as np

from autograder.words.oracle import BROKEN, deviation, left_alone
from cs231n_utils.promises import effort

from .encode_reference import encode as reference

SHAPES = [(N, P, D, K) for N in (1, 3) for P in (1, 2, 10) for D in (1, 3, 27) for K in (1, 2, 5, 20)]
SINGLE = 1e-3  # as far as roots of rounded float32 numbers have digits
FAR = 1000.0


def encode(item, function, rng):
    worst = max(_off(function, rng, *shape) for shape in SHAPES)
    worst = worst if worst > SINGLE else 0.0
    return max(worst, _far(function, rng), _loops(function, rng), _memory(function, rng))


def _off(function, rng, N, P, D, K):
    centroids = rng.normal(size=(K, D)) * rng.uniform(0.5, 3)
    patches = rng.normal(size=(N, P, D)) * rng.uniform(0.5, 3) + rng.normal(size=D)
    given = [each.astype(np.float32) for each in (patches, centroids)]
    copies = [each.copy() for each in given]
    return max(deviation(function(*given), reference(*copies)), left_alone(given, copies))


def _far(function, rng):
    words = (FAR + 40 * rng.normal(size=(20, 30))).astype(np.float32)
    codes = np.asarray(function(words[np.newaxis].copy(), words), dtype=float)
    return BROKEN if deviation(codes, reference(words[np.newaxis], words)) > 0.3 else 0.0


def _loops(function, rng):
    few, many = (
        effort.steps(function, lambda count=count: function(_drawn(rng, 1, count, 6), _drawn(rng, 4, 6)))
        for count in (4, 60)
    )
    return BROKEN if many - few > 20 else 0.0


def _memory(function, rng):
    N, P, K, D = 1, 1500, 48, 48
    patches, centroids = _drawn(rng, N, P, D), _drawn(rng, K, D)
    return BROKEN if effort.most_bytes(lambda: function(patches, centroids)) > 4 * N * P * K * D else 0.0


def _drawn(rng, *shape):
    return rng.normal(size=shape).astype(np.float32)


ORACLES = {"encode": encode}
