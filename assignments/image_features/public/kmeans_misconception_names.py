"""Which mistakes explain steps of k-means that are others: each part of a step is looked at by itself."""

import numpy as np

from .kmeans_misconception_steps import CLOSE, apart, size


def named(steps):
    """Ids of what explains the labels, the centroids or the costs of all steps that are not right."""
    later = [step for step in steps if step.long_before is not None]
    labels, costs = (_common(later, kind) for kind in (of_labels, of_costs))
    centroids = _common(steps, of_centroids)
    return tuple(id for id in (labels, centroids, "" if labels else costs) if id)


def _common(steps, kind):
    """The first id that explains all of those in which something is wrong: None from the others."""
    wrong = [list(ids) for ids in map(kind, steps) if ids is not None]
    return next((id for id in wrong[0] if all(id in ids for ids in wrong)), "") if wrong else ""


def of_labels(step):
    return None if step.holds_nearest() else _of_labels(step)


def _of_labels(step):
    for centroids in (step.after, step.long_before):
        if step.of(centroids).holds_nearest():
            yield "kmeans_labels_of_another_step"
    for id, measure in MEASURES:
        rows = zip(step.X.astype(float), step.labels, strict=True)
        if all(_is_smallest(label, measure(step.before, row)) for row, label in rows):
            yield id


def _is_smallest(label, measured):
    return measured[label] <= measured.min() + CLOSE * np.abs(measured).max()


def _squares(centroids):
    return np.sum(centroids**2, axis=1)


MEASURES = (  # of centroids from a row: the smallest wins
    ("kmeans_farthest", lambda centroids, row: -apart(centroids, row)),
    ("kmeans_square_missing", lambda centroids, row: -centroids @ row),
    ("kmeans_product_factor", lambda centroids, row: _squares(centroids) - centroids @ row),
    ("kmeans_product_factor", lambda centroids, row: _squares(centroids) - 4 * centroids @ row),
    ("kmeans_product_factor", lambda centroids, row: _squares(centroids) + centroids @ row),
    ("kmeans_product_factor", lambda centroids, row: _squares(centroids) + 2 * centroids @ row),
    ("kmeans_product_factor", lambda centroids, row: _squares(centroids)),
    ("kmeans_product_factor", lambda centroids, row: -_squares(centroids) - 2 * centroids @ row),
    ("kmeans_another_distance", lambda centroids, row: np.sum(np.abs(centroids - row), axis=1)),
    ("kmeans_another_distance", lambda centroids, row: np.max(np.abs(centroids - row), axis=1)),
    ("kmeans_another_distance", lambda centroids, row: np.abs(np.sum(centroids - row, axis=1))),
    ("kmeans_another_distance", lambda centroids, row: np.sum(centroids - row, axis=1)),
    ("kmeans_another_distance", lambda centroids, row: -(centroids @ row) / np.sqrt(_squares(centroids))),
)


def of_centroids(step):
    return None if step.holds_means() else _of_centroids(step)


def _of_centroids(step):
    present = sorted(set(step.labels))
    if np.array_equal(step.after, step.before):
        yield "kmeans_never_moves"
    if len(present) > 1 and np.ptp(step.after[present], axis=0).max() <= CLOSE:
        yield "kmeans_one_mean_for_all"
    if np.array_equal(step.after, step.after.astype(np.float16)):
        yield "kmeans_half_precision"
    groups = [
        (step.X[step.labels == label].astype(float), step.before[label], step.after[label])
        for label in present
    ]
    for id, explains in AVERAGES:
        if all(explains(*group) for group in groups):
            yield id


def _same(one, other):
    return np.abs(one - other).max() <= CLOSE * max(1, np.abs(other).max())


def _is_median(rows, before, after):
    return _same(after, np.median(rows, axis=0)) or apart(rows, after).min() <= CLOSE**2


def _is_between(rows, before, after):
    """On the way from the centroid before to the mean, but not at its end."""
    way, gone = rows.mean(axis=0) - before, after - before
    part = gone @ way / max(way @ way, CLOSE**2)
    return part < 1.5 and _same(gone, part * way)


def _is_multiple(rows, before, after):
    total = rows.sum(axis=0)
    return _same(after, after @ total / (total @ total) * total)


AVERAGES = (  # (id, f(the rows of a centroid, where it was, where it is) -> whether that explains it)
    ("kmeans_sums", lambda rows, before, after: _same(after, rows.sum(axis=0))),
    ("kmeans_medians", _is_median),
    ("kmeans_damped", _is_between),
    ("kmeans_another_divisor", _is_multiple),
)


def of_costs(step):
    """Where the labels are right, which cost is it?"""
    return None if step.holds_cost() or not step.holds_nearest() else _of_costs(step)


def _of_costs(step):
    own = step.squares()
    for id, cost in (
        ("kmeans_cost_of_roots", np.sqrt(own).sum()),
        ("kmeans_cost_of_roots", np.sqrt(own.sum())),
        ("kmeans_cost_averaged", own.mean()),
        ("kmeans_cost_averaged", np.sqrt(own).mean()),
        ("kmeans_cost_averaged", np.sqrt(own.mean())),
        ("kmeans_cost_averaged", own.sum() / step.X.size),
        ("kmeans_cost_averaged", own.sum() / len(step.before)),
        ("kmeans_cost_averaged", own.sum() / 2),
        ("kmeans_cost_without_rows", own.sum() - size(step.X)),
        *(("kmeans_cost_of_another_step", cost) for cost in step.other_costs()),
    ):
        if np.isclose(step.cost, cost, rtol=CLOSE):
            yield id
