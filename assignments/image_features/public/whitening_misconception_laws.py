"""The laws of whitening, on patches whose mean and covariance were planted.

A law takes a `Trial` of fit_whitening, which has `rng` and `fitted(patches, eps) ->
(returned, patches after)`, and raises `Seen`.
"""

import numpy as np

from cs231n_utils.promises.seen import Seen, assert_returned

from .whitening_misconception_names import named
from .whitening_misconception_patches import SIZES, Patches

CLOSE = 2e-3  # lets float32 through
EPS = 0.1, 0.9


def gives_a_mean_and_a_matrix(trial):
    for sizes in SIZES:
        drawn = Patches(trial.rng, *sizes)
        mean, whitening = _pair(trial, drawn, EPS[0])
        D = len(drawn.mean)
        if mean.shape != (D,) or whitening.shape != (D, D):
            shapes = f"for patches of shape {sizes} their shapes are {mean.shape} and {whitening.shape}"
            raise Seen(
                "mean and whitening have other shapes", *named(drawn, EPS[0], mean, whitening), numbers=shapes
            )


def has_the_mean_of_all(trial):
    for sizes in SIZES:
        drawn = Patches(trial.rng, *sizes)
        mean, whitening = _fitted(trial, drawn, EPS[0])
        if not _near(mean, drawn.mean):
            raise Seen("the mean is not that of all patches", *named(drawn, EPS[0], mean, whitening))


def is_symmetric(trial):
    """And turns no direction around."""
    for eps in EPS:
        _, whitening, names = _whitening(trial, SIZES[0], eps)
        if not _near(whitening, whitening.T):
            raise Seen("the whitening is not symmetric", *names)
        if np.linalg.eigvalsh(whitening).min() <= 0:
            raise Seen("the whitening turns a direction around, or leaves nothing of it", *names)


def listens_to_patches(trial):
    """What does nothing has the right shape, and is symmetric, for nothing."""
    _, whitening, names = _whitening(trial, SIZES[0], EPS[0])
    if np.array_equal(whitening, whitening[0, 0] * np.eye(len(whitening))):
        raise Seen("the whitening treats all directions alike", *names)


def evens_the_covariance_out(trial):
    """Of whitened patches, it has the eigenvalues that the docstring says, in whatever directions."""
    for eps in EPS:
        for sizes in SIZES:
            drawn, whitening, names = _whitening(trial, sizes, eps)
            white = np.linalg.eigvalsh(whitening.T @ drawn.covariance @ whitening)
            if not _near(white, np.sort(drawn.squares / (drawn.squares + eps))):
                raise Seen("the covariance of whitened patches has other eigenvalues", *names)


def leaves_directions_alone(trial):
    """A direction of its own stays one: patches still look like patches."""
    for eps in EPS:
        for sizes in SIZES:
            drawn, whitening, names = _whitening(trial, sizes, eps)
            if not drawn.left_over(whitening, eps) <= CLOSE:
                raise Seen("along some direction the whitening does something else than asked", *names)


def whitens_few_patches(trial):
    """Fewer of them than numbers in each, and any size of numbers."""
    for sizes, rank, scale in (((1, 4, 9), 3, 1.0), ((2, 12, 6), 4, 1.0), ((2, 12, 6), 6, 20.0)):
        drawn = Patches(trial.rng, *sizes, rank=rank, scale=scale)
        eps = EPS[0] * scale**2
        _, whitening = _fitted(trial, drawn, eps)
        if not drawn.left_over(whitening, eps) <= CLOSE:
            _, _, names = _whitening(trial, SIZES[0], EPS[0])
            names = names or _of_flat_directions(drawn, rank, eps, whitening)
            raise Seen("where patches do not differ in some direction, the whitening is another one", *names)


def _of_flat_directions(drawn, rank, eps, whitening):
    """Names for what becomes of directions in which patches do not differ, where all else is right."""
    along = drawn.turned(whitening) * np.sqrt(drawn.squares + eps)
    flat = along[rank:, rank:].copy()
    along[rank:, rank:] = np.eye(len(flat))
    if not flat.size or not _near(along, np.eye(len(along))):
        return ()
    left = np.linalg.eigvalsh((flat + flat.T) / 2)  # 1 where it should be, 0 where nothing is
    lost = np.abs(left - np.rint(left)).max() <= CLOSE and 0 in np.rint(left)
    return ("whitening_directions_lost",) if lost else ("whitening_vectors_askew",)


def leaves_patches_alone(trial):
    drawn, whitening, names = _whitening(trial, SIZES[0], EPS[0])
    if not drawn.left_over(whitening, EPS[0]) <= 0.5:  # what does hardly anything is worth nothing
        raise Seen("the whitening is none", *names)
    _, after = trial.fitted(drawn.patches, EPS[0])
    if not np.array_equal(after, drawn.patches):
        raise Seen("the patches are changed", "whitening_changes_patches")


def _whitening(trial, sizes, eps):
    """-> (Patches, their whitening, the names of what is wrong with it or with the mean)"""
    drawn = Patches(trial.rng, *sizes)
    mean, whitening = _fitted(trial, drawn, eps)
    return drawn, whitening, named(drawn, eps, mean, whitening)


def _fitted(trial, drawn, eps):
    """(mean (D,), whitening (D, D)): of a mean of one row, the row."""
    mean, whitening = _pair(trial, drawn, eps)
    D = len(drawn.mean)
    if mean.size == D:
        mean = mean.reshape(D)
    if mean.shape != (D,) or whitening.shape != (D, D):
        raise Seen("mean and whitening have other shapes", *named(drawn, eps, mean, whitening))
    return mean, whitening


def _pair(trial, drawn, eps):
    """(mean, whitening) as floats.  Raises Seen for anything else."""
    returned, _ = trial.fitted(drawn.patches, eps)
    assert_returned(returned)
    try:
        mean, whitening = returned
        pair = [np.asarray(part) for part in (mean, whitening)]
    except (TypeError, ValueError):
        names = ("whitening_patches_returned",) if np.size(returned) == drawn.patches.size else ()
        raise Seen("the answer is not a pair, mean and whitening", *names) from None
    if any(part.dtype.kind not in "biuf" for part in pair):
        raise Seen("mean or whitening is no array of real numbers")
    pair = [part.astype(float) for part in pair]
    if not all(np.isfinite(part).all() for part in pair):
        raise Seen("mean or whitening holds inf or nan", *_why_not_finite(trial))
    return pair


def _why_not_finite(trial):
    """What other patches say of it, or ()."""
    drawn = Patches(trial.rng, *SIZES[0])
    try:
        mean, whitening = trial.fitted(drawn.patches, EPS[0])[0]
        return named(drawn, EPS[0], np.asarray(mean, float), np.asarray(whitening, float))
    except (TypeError, ValueError):
        return ()


def _near(actual, expected):
    return np.abs(actual - expected).max() <= CLOSE * max(1.0, np.abs(expected).max())
