"""Patches and words whose distances are known, and what known mistakes make of these.

The words stand on axes at right angles to each other, each patch straight above one of them, on one more
axis; then all of it is turned and moved.  So every distance is a side of a right triangle.
"""

from functools import cached_property

import numpy as np

CLOSE = 1e-3  # of the largest code; lets float32 through
SINGLE = np.float32


class Planted:
    """`patches` (N, P, D), `centroids` (K, D), and their distances `z` (N, P, K)."""

    def __init__(self, rng, N=2, P=7, K=5, D=9):
        lengths = rng.permutation(np.linspace(2, 6, K)) + rng.uniform(0, 0.5, K)
        self.nearest = rng.permutation(N * P) % K  # above which word a patch stands
        heights = rng.uniform(0.5, 3, N * P)
        between = lengths**2 + lengths[self.nearest, np.newaxis] ** 2  # of two words, squared
        between[np.arange(N * P), self.nearest] = 0
        self.z = np.sqrt(between + heights[:, np.newaxis] ** 2).reshape(N, P, K)
        words = np.eye(K, D) * lengths[:, np.newaxis]
        patches = words[self.nearest] + heights[:, np.newaxis] * np.eye(1, D, K)
        turn, _ = np.linalg.qr(rng.normal(size=(D, D)))
        move = rng.normal(size=D)
        self.centroids = (words @ turn + move).astype(SINGLE)
        self.patches = (patches @ turn + move).astype(SINGLE).reshape(N, P, D)

    @property
    def codes(self):
        return np.maximum(self.z.mean(axis=2, keepdims=True) - self.z, 0)

    @cached_property
    def flat(self):
        """(X (N * P, D), centroids) in double precision."""
        return self.patches.reshape(-1, self.patches.shape[2]).astype(float), self.centroids.astype(float)


def alike(codes, others):
    if codes.shape != others.shape:
        return False
    return bool(np.max(np.abs(codes - others)) <= CLOSE * max(np.max(np.abs(others)), 1e-12))


def named(planted, codes):
    """Ids of the fewest slips, two at most, that make these codes of it; what several such sets share."""
    if np.size(codes) != np.size(planted.z):
        return ()
    with np.errstate(all="ignore"):
        laid = [*_laid_out(planted, codes)]
        for count in range(3):
            found = {
                frozenset((*ids, *layout))
                for ids, slipped in _slipped(planted, count)
                for layout, array in laid
                if alike(array, slipped)
            }
            if found:
                fewest = min(map(len, found))
                return tuple(sorted(frozenset.intersection(*(ids for ids in found if len(ids) == fewest))))
    return ("encode_not_the_mean",) if _from_some_middle(planted, codes) else ()


def _from_some_middle(planted, codes):
    """Whether they are max(0, m − distance), with a number m for each patch that is not the mean."""
    if codes.shape != planted.z.shape:
        return False
    active = codes > CLOSE * codes.max()
    middles = np.where(active, codes + planted.z, np.nan)[active.sum(axis=2) > 1]
    if len(middles) < 2:  # one code of a patch says nothing about the others
        return False
    middle = np.nanmax(middles, axis=1, keepdims=True)
    rest = np.where(active, np.inf, planted.z)[active.sum(axis=2) > 1]
    return bool(np.nanmax(middle - middles) <= CLOSE and (rest >= middle - CLOSE).all())


def _laid_out(planted, codes):
    """(ids, the codes as (N, P, K)) for each way in which they may stand."""
    N, P, K = planted.z.shape
    if codes.shape == (N, P, K):
        yield (), codes
        yield ("encode_layout",), codes.reshape(K, N * P).T.reshape(N, P, K)
        yield ("encode_layout",), codes.reshape(N, K, P).transpose(0, 2, 1)
    elif codes.shape == (N, K, P):
        yield ("encode_layout",), codes.transpose(0, 2, 1)
    elif codes.shape == (K, N * P):
        yield ("encode_layout",), codes.T.reshape(N, P, K)
    else:
        yield ("encode_layout",), codes.reshape(N, P, K)


def _slipped(planted, count):
    """(ids, codes (N, P, K)) of each choice with `count` slips."""
    for id_z, distance in DISTANCES:
        z = None
        for id_mean, middle in MIDDLES:
            for id_code, code in CODES:
                ids = [id for id in (id_z, id_mean, id_code) if id]
                if len(ids) == count:
                    z = distance(planted) if z is None else z
                    yield ids, code(z, middle(z))


def _products(planted):
    X, C = planted.flat
    return (X @ C.T).reshape(planted.z.shape)


def _lengths(planted):
    """|x|² (N, P, 1) and |c|² (K,)."""
    X, C = planted.flat
    return (X**2).sum(axis=1).reshape(*planted.z.shape[:2], 1), (C**2).sum(axis=1)


def _root(squared):
    return np.sqrt(np.maximum(squared, 0))


def _city_block(planted):
    X, C = planted.flat
    return np.array([[np.abs(x - c).sum() for c in C] for x in X]).reshape(planted.z.shape)


def _farthest(planted):
    X, C = planted.flat
    return np.array([[np.abs(x - c).max() for c in C] for x in X]).reshape(planted.z.shape)


def _cosines(planted):
    of_patches, of_words = _lengths(planted)
    return _products(planted) / np.sqrt(of_patches * of_words)


DISTANCES = (  # id, what stands for the distances
    ("", lambda planted: planted.z),
    ("encode_squared", lambda planted: planted.z**2),
    ("encode_squared", lambda planted: planted.z**2 / 2),
    ("encode_city_block", _city_block),
    ("encode_city_block", lambda planted: _city_block(planted) / planted.patches.shape[2]),
    ("encode_farthest_number", _farthest),
    ("encode_mean_of_squares", lambda planted: planted.z / np.sqrt(planted.patches.shape[2])),
    ("encode_mean_of_squares", lambda planted: planted.z / planted.patches.shape[2]),
    *(
        ("encode_word_length", lambda planted, root=root: root(planted.z**2 - _lengths(planted)[1]))
        for root in (_root, lambda squared: np.sqrt(np.abs(squared)), lambda squared: squared)
    ),
    *(
        ("encode_patch_length", lambda planted, root=root: root(planted.z**2 - _lengths(planted)[0]))
        for root in (_root, lambda squared: np.sqrt(np.abs(squared)))
    ),
    ("encode_lengths", lambda planted: _root(sum(_lengths(planted)))),
    ("encode_lengths", lambda planted: np.abs(np.sqrt(_lengths(planted)[0]) - np.sqrt(_lengths(planted)[1]))),
    ("encode_product_once", lambda planted: _root(planted.z**2 + _products(planted))),
    ("encode_product_added", lambda planted: _root(planted.z**2 + 4 * _products(planted))),
    ("encode_length_not_squared", lambda planted: _root(_sum_of_lengths(planted))),
    ("encode_length_not_squared", lambda planted: np.sqrt(np.abs(_sum_of_lengths(planted)))),
    ("encode_similarity", lambda planted: -_products(planted)),
    ("encode_similarity", lambda planted: 1 - _cosines(planted)),
    ("encode_similarity", _products),
    ("encode_similarity", _cosines),
    ("encode_gaussian", lambda planted: -np.exp(-planted.z)),
    ("encode_gaussian", lambda planted: -np.exp(-(planted.z**2))),
    ("encode_gaussian", lambda planted: -np.exp(-(planted.z**2) / 2)),
    ("encode_gaussian", lambda planted: -np.exp(-(planted.z**2) / planted.patches.shape[2])),
    ("encode_gaussian", lambda planted: -np.exp(-(planted.z**2) / 2 / planted.patches.shape[2])),
    ("encode_gaussian", lambda planted: -1 / planted.z),
    ("encode_gaussian", lambda planted: -1 / (1 + planted.z)),
)


def _sum_of_lengths(planted):
    """|x| − 2 x·c + |c|, with lengths where their squares belong."""
    of_patches, of_words = (np.sqrt(each) for each in _lengths(planted))
    return of_patches - 2 * _products(planted) + of_words


MIDDLES = (  # id, that from which distances are taken
    ("", lambda z: z.mean(axis=2, keepdims=True)),
    ("encode_wrong_mean", lambda z: z.mean()),
    ("encode_wrong_mean", lambda z: z.mean(axis=1, keepdims=True)),
    ("encode_wrong_mean", lambda z: z.mean(axis=0, keepdims=True)),
    ("encode_wrong_mean", lambda z: z.mean(axis=(0, 1), keepdims=True)),
    ("encode_wrong_mean", lambda z: z.mean(axis=(1, 2), keepdims=True)),
    ("encode_not_the_mean", lambda z: np.median(z, axis=2, keepdims=True)),
    ("encode_not_the_mean", lambda z: z.max(axis=2, keepdims=True)),
    ("encode_not_the_mean", lambda z: z.max()),
    ("encode_not_the_mean", lambda z: (z.max(axis=2, keepdims=True) + z.min(axis=2, keepdims=True)) / 2),
    ("encode_not_the_mean", lambda z: np.sqrt((z**2).mean(axis=2, keepdims=True))),
    ("encode_not_the_mean", lambda z: z.sum(axis=2, keepdims=True)),
    ("encode_not_the_mean", lambda z: z.sum(axis=2, keepdims=True) / (z.shape[2] - 1)),
    ("encode_not_the_mean", lambda z: 1.0),
    ("encode_not_the_mean", lambda z: 0.0),
)


def _triangle(z, middle):
    return np.maximum(middle - z, 0)


def _softmax(scores):
    raised = np.exp(scores - scores.max(axis=2, keepdims=True))
    return raised / raised.sum(axis=2, keepdims=True)


def _hard(z, middle):
    return (z == z.min(axis=2, keepdims=True)).astype(float)


def _over(size):
    """Codes that are divided by their own size."""
    return lambda z, middle: np.nan_to_num(_triangle(z, middle) / size(_triangle(z, middle)))


CODES = (  # id, codes of distances and their middle
    ("", _triangle),
    ("encode_negative", lambda z, middle: middle - z),
    ("encode_turned_round", lambda z, middle: np.maximum(z - middle, 0)),
    ("encode_turned_round", lambda z, middle: z - middle),
    ("encode_absolute", lambda z, middle: np.abs(middle - z)),
    ("encode_absolute", lambda z, middle: (middle - z) ** 2),
    ("encode_absolute", lambda z, middle: _triangle(z, middle) ** 2),
    ("encode_counts", lambda z, middle: (z < middle).astype(float)),
    ("encode_one_hot", _hard),
    ("encode_one_hot", lambda z, middle: _hard(z, middle) * _triangle(z, middle)),
    ("encode_one_hot", lambda z, middle: (z == z.max(axis=2, keepdims=True)).astype(float)),
    ("encode_softmax", lambda z, middle: _softmax(-z)),
    ("encode_softmax", lambda z, middle: _softmax(_triangle(z, middle))),
    ("encode_distances", lambda z, middle: z),
    ("encode_distances", lambda z, middle: np.where(z < middle, z, 0)),
    ("encode_distances", lambda z, middle: np.maximum(z, middle)),
    ("encode_distances", lambda z, middle: np.minimum(z, middle)),
    ("encode_normalized", _over(lambda codes: codes.sum(axis=2, keepdims=True))),
    ("encode_normalized", _over(lambda codes: codes.sum())),
    ("encode_normalized", _over(lambda codes: codes.max(axis=2, keepdims=True))),
    ("encode_normalized", _over(lambda codes: codes.max())),
    ("encode_normalized", _over(lambda codes: np.linalg.norm(codes, axis=2, keepdims=True))),
    ("encode_normalized", lambda z, middle: _triangle(z, middle) / middle),
    ("encode_normalized", lambda z, middle: _triangle(z, middle) / z.std(axis=2, keepdims=True)),
    ("encode_cut", lambda z, middle: np.floor(_triangle(z, middle))),
    ("encode_cut", lambda z, middle: np.rint(_triangle(z, middle))),
)
