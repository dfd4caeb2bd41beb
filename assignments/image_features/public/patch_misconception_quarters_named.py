"""Which mistakes explain where codes count in a student's pool."""

import numpy as np

from .patch_misconception_quarters import LARGE, Single, drawn

GRIDS = ((5, 3), (4, 6), (3, 7))


def names(asker):
    singles = [Single(asker, *grid) for grid in GRIDS]
    for explained in (of_form, of_counts, of_amounts, of_places, of_change):
        if id := explained(asker, singles):
            return (id,)
    return ()


def of_form(asker, singles):
    square = asker.tried(drawn(asker.rng, 4, 4), 4, 4)
    if square is None:
        fixed = asker.tried(drawn(asker.rng, *LARGE), *LARGE)
        return "" if fixed is None else "pool_hard_wired"
    if any(single.pooled is None for single in singles):
        return "pool_square_only"
    if all(single.pooled.shape == (len(single.pooled), Single.K) for single in singles) and len(square) == 2:
        return "pool_whole_picture"
    return "pool_not_flat" if square.size == 2 * 4 * 3 and square.shape != (2, 12) else ""


def of_counts(asker, singles):
    """Not in one place: the patches in the middle, if their number is odd."""
    if not all(single.stands for single in singles):
        return ""
    counts = np.concatenate([single.counts.ravel() for single in singles])
    if np.all(counts == 1):
        return ""
    if not counts.max() > 1:
        return "pool_middle_lost"
    return "pool_middle_twice" if counts.min() == 1 else ""


def of_amounts(asker, singles):
    """Not as much as it is: of which number is a code a share?  And what if there are more?"""
    if not all(single.stands for single in singles):
        return ""
    weights = [single.pooled.max(axis=3) for single in singles]
    if all(_near(weight, 1 / weight.shape[0] / weight.shape[1]) for weight in weights):
        return "pool_means"
    sharing = [_sharing(single.places) for single in singles]
    if all(_near(weight * number, 1) for weight, number in zip(weights, sharing, strict=True)):
        return "pool_means"
    alike = asker.tried(np.ones((1, 24, Single.K), np.float32), 4, 6)
    return "pool_maximum" if alike is not None and np.all(alike == 1) else ""


def of_places(asker, singles):
    if not all(single.stands and np.all(single.counts == 1) for single in singles):
        return ""
    if not all(single.for_its_word for single in singles):
        by_word = (
            np.array_equal(single.places[..., k] // 4, 0 * single.quarters + k)
            for single in singles
            for k in (0, 1)
        )
        return "pool_interleaved" if all(by_word) else ""
    if not any(np.any(single.quarters) for single in singles):
        return "pool_hard_wired" if _corners_apart(asker, *LARGE) else ""
    if not all(_in_blocks(single.quarters) for single in singles):
        if all(np.all(np.diff(single.quarters.ravel()) >= 0) for single in singles):
            return "pool_in_bands"
        swapped = (_in_blocks(single.quarters.reshape(single.quarters.shape[::-1])) for single in singles)
        return "pool_rows_and_cols_swapped" if sum(swapped) > 1 else ""  # in one a half may be empty
    if any(not np.array_equal(_corners(single.quarters), range(4)) for single in singles):
        return "pool_quarters_out_of_order"
    larger = [
        _first_halves(single.quarters) > np.array(grid) // 2
        for single, grid in zip(singles, GRIDS, strict=True)
    ]
    return "pool_half_too_large" if np.any(larger) else ""


def of_change(asker, singles):
    return "pool_codes_changed" if asker.changes(drawn(asker.rng, 4, 6), 4, 6) else ""


def _sharing(places):
    """How many codes count in the place in which each of them does."""
    _, where, numbers = np.unique(places, return_inverse=True, return_counts=True)
    return numbers[where].reshape(places.shape)


def _corners_apart(asker, rows, cols):
    """Whether the patches in the corners count in the four quarters, as one reads."""
    codes = np.zeros((4, rows, cols, 1), np.float32)
    codes[range(4), [0, 0, -1, -1], [0, -1, 0, -1]] = 1
    return np.array_equal(asker.tried(codes.reshape(4, -1, 1), rows, cols), np.eye(4))


def _in_blocks(quarters):
    """Whether what counts in one place are rectangles, one in each corner."""
    corners = _corners(quarters)
    sizes = [np.ptp(np.argwhere(quarters == corner), axis=0) + 1 for corner in corners]
    filled = [size.prod() == np.sum(quarters == corner) for size, corner in zip(sizes, corners, strict=True)]
    return len(set(corners)) == 4 and all(filled)


def _corners(quarters):
    return quarters[[0, 0, -1, -1], [0, -1, 0, -1]].tolist()


def _first_halves(quarters):
    """How many rows count with the first one, and how many columns."""
    return np.array([np.sum(quarters[:, 0] == quarters[0, 0]), np.sum(quarters[0] == quarters[0, 0])])


def _near(actual, expected):
    return np.allclose(actual, expected, rtol=1e-4, atol=0)
