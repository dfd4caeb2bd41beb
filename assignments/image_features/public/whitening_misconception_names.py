"""Which mistakes explain a mean or a whitening that is another one."""

import numpy as np

CLOSE = 2e-3


def named(drawn, eps, mean, whitening):
    """Ids; () for what is right, or has no name."""
    D = len(drawn.mean)
    if (mean.shape, whitening.shape) == ((D, D), (D,)):
        return ("whitening_order",)
    if drawn.patches.size in (mean.size, whitening.size) and whitening.shape != (D, D):
        return ("whitening_patches_returned",)
    found = _of_mean(drawn, mean)
    if whitening.shape == (D, D) and np.isfinite(whitening).all():
        found += _of_matrix(drawn, eps, whitening)
    return tuple(dict.fromkeys(found))


def _of_mean(drawn, mean):
    D = len(drawn.mean)
    if mean.size == D:
        flat = mean.reshape(D)
        if _near(flat, drawn.mean):
            return ["whitening_mean_of_rows"] if mean.shape != (D,) else []
        return ["whitening_mean_elsewhere"] if _near(flat, np.full(D, drawn.patches.mean())) else []
    others = [drawn.patches.mean(axis=axis) for axis in (0, 1, 2, (0, 1, 2), (1, 2), (0, 2))]
    return ["whitening_mean_elsewhere"] if any(np.squeeze(mean).shape == one.shape for one in others) else []


def _of_matrix(drawn, eps, whitening):
    if drawn.left_over(whitening, eps) <= CLOSE:
        return []
    for find in (_of_covariance, _of_lengths, _of_directions):
        if found := find(drawn, eps, whitening):
            return found.split()
    return []


def _of_covariance(drawn, eps, whitening):
    """It would be right, were the covariance this one."""
    for id, covariance in covariances(drawn):
        if drawn.left_over(whitening, eps, covariance) <= CLOSE:
            return id
    everywhere = drawn.covariance + eps
    for beside in (0.0, eps):
        if drawn.left_over(whitening, beside, everywhere) <= CLOSE:
            return "whitening_eps_everywhere"
    return ""


def covariances(drawn):
    """(id, covariance) of those that are not the covariance."""
    right, (N, P, D), M = drawn.covariance, drawn.shape, len(drawn.away)
    yield "whitening_one_less", right * M / (M - 1)
    yield "whitening_not_divided", right * M
    for count in dict.fromkeys((D, N, P, D - 1, M * D, N - 1, P - 1)):
        if count > 0:
            yield "whitening_another_count", right * M / count
    yield "whitening_not_centred", right + np.outer(drawn.mean, drawn.mean)
    patches = drawn.patches.astype(float)
    for axis in (0, 1, 2, None):
        away = (patches - patches.mean(axis=axis, keepdims=True)).reshape(-1, D)
        apart = np.mean([np.outer(one, one) for one in away], axis=0)
        yield "whitening_mean_elsewhere", apart
        yield "whitening_mean_elsewhere", apart * M / (M - 1)


def _of_lengths(drawn, eps, whitening):
    """It leaves each direction alone, and makes it another length."""
    along = drawn.turned(whitening)
    if np.abs(along - np.diag(np.diag(along))).max() > CLOSE * np.abs(along).max():
        return ""
    for id, length in LENGTHS:
        for beside, factor in ALSO:
            with np.errstate(all="ignore"):
                if _close(np.diag(along), length(factor(len(drawn.away)) * drawn.squares, eps)):
                    return f"{id} {beside}".strip()
    wanted = 1 / np.sqrt(drawn.squares + eps)
    kept = np.diag(along) > CLOSE
    if not kept.all() and _close(np.diag(along), np.where(kept, wanted, 0)):
        return "whitening_directions_lost" if kept.any() else ""
    wanted = np.sort(wanted)
    if _close(np.sort(np.diag(along)), wanted):
        return "whitening_pairs_mixed"
    more = np.diag(along) ** -2 - drawn.squares
    return "whitening_eps_fixed" if np.ptp(more) < CLOSE and more.mean() > -CLOSE else ""


ALSO = (  # beside another mistake: id, M -> by what the mean squares are multiplied
    ("", lambda count: 1),
    ("whitening_one_less", lambda count: count / (count - 1)),
    ("whitening_not_divided", lambda count: count),
)
LENGTHS = (  # of each direction, from its mean square
    ("whitening_eps_missing", lambda square, eps: 1 / np.sqrt(square)),
    ("whitening_eps_missing", lambda square, eps: 1 / np.sqrt(np.maximum(square, eps))),
    ("whitening_eps_beside_root", lambda square, eps: 1 / (np.sqrt(square) + eps)),
    ("whitening_eps_beside_root", lambda square, eps: 1 / np.sqrt(square) + eps),
    ("whitening_eps_twice", lambda square, eps: 1 / np.sqrt(square + 2 * eps)),
    ("whitening_eps_twice", lambda square, eps: 1 / (np.sqrt(square + eps) + eps)),
    ("whitening_eps_squared", lambda square, eps: 1 / np.sqrt(square + eps**2)),
    ("whitening_root_missing", lambda square, eps: 1 / (square + eps)),
    ("whitening_root_missing", lambda square, eps: 1 / square),
    ("whitening_root_twice", lambda square, eps: 1 / np.sqrt(np.sqrt(square) + eps)),
    ("whitening_root_twice", lambda square, eps: 1 / np.sqrt(np.sqrt(square + eps))),
    ("whitening_squared", lambda square, eps: 1 / np.sqrt(square**2 + eps)),
    ("whitening_multiplied", lambda square, eps: np.sqrt(square + eps)),
    ("whitening_multiplied", lambda square, eps: square + eps),
)


def _of_directions(drawn, eps, whitening):
    """The lengths are right, but it does not leave directions alone."""
    for beside, factor in ALSO:
        by = factor(len(drawn.away))
        if id := _of_turns(by * drawn.squares, by * drawn.covariance, eps, whitening):
            return f"{id} {beside}".strip()
    return ""


def _of_turns(squares, covariance, eps, whitening):
    identity, lengths = np.eye(len(whitening)), 1 / np.sqrt(squares + eps)
    inside = covariance + eps * identity
    for one in (whitening, whitening.T):
        if np.abs(one.T @ inside @ one - identity).max() <= CLOSE:
            white = one.T @ covariance @ one
            turned = np.abs(white - np.diag(np.diag(white))).max() <= CLOSE
            return "whitening_not_turned_back" if turned else "whitening_another_root"
    if np.abs(whitening - np.diag(np.diag(whitening))).max() <= CLOSE * np.abs(whitening).max():
        if _close(np.diag(whitening), 1 / np.sqrt(np.diag(covariance) + eps)):
            return "whitening_numbers_apart"
        if _close(np.sort(np.diag(whitening)), np.sort(lengths)):
            return "whitening_rows_scaled"
    if _close(whitening, whitening.T) and _close(np.linalg.eigvalsh(whitening), np.sort(lengths)):
        return "whitening_vectors_swapped"
    return ""


def _near(actual, expected):
    return np.abs(actual - expected).max() <= CLOSE


def _close(actual, expected):
    return np.isfinite(expected).all() and _near(
        actual / np.abs(expected).max(), expected / np.abs(expected).max()
    )
