"""Oracles of patches, of quarters and of words: many sizes beside the definition, nothing changed."""

import numpy as np

from autograder.words.oracle import BROKEN, deviation, left_alone

from . import patch_reference as reference

SINGLE = 2e-4  # as far as float32 has digits, where squares are subtracted
SHAPES = ((1, 6, 6), (2, 7, 9), (3, 12, 8), (1, 13, 6))
GRIDS = ((2, 2), (2, 3), (3, 2), (5, 4), (4, 7), (9, 9), (27, 27))


def extract_patches(item, function, rng):
    if np.asarray(function(np.ones((1, 6, 6, 3), np.uint8))).dtype.kind != "f":
        return BROKEN
    asked = [({}, kind) for kind in (np.uint8, np.float32, float)]
    asked += [
        ({"size": size, "stride": stride}, np.float32) for size in (1, 2, 3, 5, 6) for stride in (1, 2, 3, 7)
    ]
    return seen(
        _off(
            function,
            reference.extract_patches,
            scale(rng.uniform(0, 255, (*shape, 3))).astype(kind),
            **settings,
        )
        for shape in SHAPES
        for settings, kind in asked
        for scale in ((lambda x: x), (lambda x: x / 255))
    )


def normalize_patches(item, function, rng):
    def patches(shape, contrast):
        return (rng.uniform(60, 190, (*shape[:2], 1)) + contrast * rng.normal(size=shape)).astype(np.float32)

    return seen(
        _off(function, reference.normalize_patches, patches(shape, contrast), **settings)
        for shape in ((1, 1, 12), (2, 5, 27), (3, 4, 108))
        for contrast in (0, 1, 4, 20)
        for settings in ({}, {"eps": 10}, {"eps": 1.5}, {"eps": 300})
    )


def pool(item, function, rng):
    return seen(
        _off(function, reference.pool, rng.uniform(0, 3, (N, rows * cols, K)).astype(np.float32), rows, cols)
        for rows, cols in GRIDS
        for N, K in ((1, 1), (2, 5), (4, 3))
    )


def bag_of_words(item, function, rng):
    return seen(
        _off(function, reference.words, images(rng, shape, kind), dictionary(rng, size, K))
        for size, shape in ((1, (2, 2, 3)), (2, (3, 5, 8)), (3, (1, 9, 4)), (6, (2, 9, 8)))
        for K in (1, 2, 7)
        for kind in (np.uint8, np.float32)
    )


def images(rng, shape, kind):
    """Bright and dark ones, with much and with little contrast."""
    contrast = rng.uniform(3, 60, (shape[0], 1, 1, 1))
    return np.clip(
        rng.uniform(60, 190, contrast.shape) + contrast * rng.normal(size=(*shape, 3)), 0, 255
    ).astype(kind)


def dictionary(rng, size, K):
    D = 3 * size**2
    parts = {
        "centroids": rng.normal(0, 1.2, (K, D)),
        "mean": rng.normal(0, 0.3, D),
        "whitening": rng.normal(0, 1, (D, D)) / np.sqrt(D) + np.eye(D),
    }
    return {name: part.astype(np.float32) for name, part in parts.items()}


def seen(found):
    worst = max(found)
    return worst if worst > SINGLE else 0.0


def _off(function, right, given, *more, **settings):
    own = given.copy()
    return max(
        deviation(function(own, *more, **settings), right(given, *more, **settings)),
        left_alone([own], [given]),
    )


ORACLES = {
    function.__name__: function for function in (extract_patches, normalize_patches, pool, bag_of_words)
}
