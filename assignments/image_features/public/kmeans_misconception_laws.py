"""The laws of k-means, of any start: what one step makes of the one before, in the student's own numbers.

A law takes a `Trial` of kmeans, which has `rng`; `kept`, what laws keep for each other; `run(X, K, num_iters,
seed) -> returned`, with a generator of that seed; `after(X, K, num_iters) -> X as it is then`; and, of a
single step, `steps(X, K) -> lines of Python` and `most_bytes(X, K) -> bytes`.  It raises `Seen`.
"""

from functools import partial

import numpy as np

from cs231n_utils.promises.seen import Seen

from .kmeans_misconception_answers import read
from .kmeans_misconception_names import named
from .kmeans_misconception_steps import CLOSE, Step, apart, points, size

RUNS = ((150, 4, 4), (120, 8, 5), (100, 6, 8))  # N, K, D: nothing has come to an end after four steps
MANY = 300
ROUNDING = 3e-6  # of float32, where distances are far smaller than what they are between
LARGE = 12_000, 16, 64  # blocks of 1,000 rows are far smaller


def gives_three(trial):
    """In this form, labels as integers."""
    _assert_k_means(trial)
    for N, K, D, num_iters in ((40, 3, 4, 2), (1, 1, 1, 1), (5, 1, 3, 1)):
        returned = trial.run(points(trial.rng, N, D), K, num_iters, 0)
        _read(trial, returned, (N, K, D), num_iters)
        if np.asarray(returned[1]).dtype.kind not in "iu":
            raise Seen("labels are no integers", "kmeans_labels_floats")


def starts_from_rows(trial):
    """From K different ones, once; with K = N from all of them."""
    for _ in range(3):
        if not _one_starts_from_a_row(trial):
            raise Seen(
                "with one centroid the first cost is not that of a row of X",
                named=partial(_names, trial, "kmeans_starts_elsewhere"),
            )
    for N, D in ((8, 4), (8, 2), (MANY, 3)):
        X = points(trial.rng, N, D)
        answer = _answer(trial, X, N, 1, *_seeds(trial, 1))
        if not _near(answer.costs[0], 0, X) or len(set(answer.labels)) < N:
            text = "with as many centroids as rows, the first are not all rows of X"
            if N == MANY and len(set(answer.labels)) <= 256 and _near(answer.costs[0], 0, X):
                raise Seen(text, "kmeans_labels_wrap")
            raise Seen(text, named=partial(_names, trial, "kmeans_rows_repeated"))
    for seed in _seeds(trial, 4):
        X = points(trial.rng, 9, 3)
        if not _from_two_rows(_answer(trial, X, 2, 1, seed), X):
            raise Seen(
                "the first labels and the first cost are not those of K rows of X",
                named=partial(_names, trial, "kmeans_starts_elsewhere"),
            )
    if _starts_often(trial):
        raise Seen("the first cost changes with how many steps are asked for", named=partial(_names, trial))


def _one_starts_from_a_row(trial):
    """Whether the first cost with one centroid is that of a row."""
    X = points(trial.rng, 7, 3)
    cost = _answer(trial, X, 1, 1, *_seeds(trial, 1)).costs[0]
    return any(_near(cost, apart(X, row).sum(), X) for row in X)


def _from_two_rows(answer, X):
    """Whether there are two rows, one of each label, that explain what the first step answered."""
    parts = [X[answer.labels == label] for label in (0, 1)]
    return any(
        step.holds_nearest() and step.holds_cost()
        for one in parts[0]
        for other in parts[1]
        for step in [Step(X, np.array([one, other]), answer.labels, costs=answer.costs)]
    )


def rows_go_to_the_nearest(trial):
    for step in _steps(trial):
        if not step.holds_nearest():
            raise Seen(
                "a row has another label than that of its nearest centroid", named=partial(_names, trial)
            )


def centroids_are_means(trial):
    for step in _steps(trial):
        if not step.holds_means():
            raise Seen(
                "a centroid is not the mean of the rows that have its label", named=partial(_names, trial)
            )


def costs_are_squared_distances(trial):
    """Those of the labels to the centroids of which they are, and one more with each step."""
    for step in _steps(trial):
        if not step.holds_cost():
            raise Seen("a cost is not the sum of the squared distances", named=partial(_names, trial))
        if not np.allclose(step.earlier, step.costs[:-1], rtol=CLOSE):
            raise Seen("the first costs change with how many there are")


def goes_on_to_the_end(trial):
    """As often as it is told, though nothing changes any more."""
    _assert_k_means(trial)
    X = np.concatenate([points(trial.rng, 6, 2) * 0.01 + middle for middle in (-1, 1)]).astype(np.float32)
    for scale in (1, 0.01):
        answer = _read(trial, trial.run(scale * X, 2, 25, *_seeds(trial, 1)), (12, 2, 2), 25)
        if (np.diff(answer.costs) > ROUNDING * size(scale * X)).any():
            raise Seen("the cost rises", named=partial(_names, trial))
        last = apart(scale * X, answer.centroids[answer.labels]).sum()
        if not abs(answer.costs[-1] - last) <= 0.05 * last + ROUNDING * size(scale * X):
            names = _names(trial) or (() if answer.costs[-1] else ("kmeans_stops_early",))
            raise Seen("when nothing changes any more, the cost is not that of the answer", *names)


def keeps_empty_centroids(trial):
    """Finite ones: rows of X, or centroids that were there."""
    _assert_k_means(trial)
    others = points(trial.rng, 4, 3)
    X = np.concatenate([np.tile(others[:1], (16, 1)), others[1:]])[trial.rng.permutation(19)]
    for seed in _seeds(trial, 4):
        before = X
        for num_iters in (1, 2):
            answer = _answer(trial, X, 3, num_iters, seed)
            empty = answer.centroids[np.setdiff1d(range(3), answer.labels)]
            allowed = np.concatenate([X, before, answer.centroids[np.unique(answer.labels)]])
            if any(apart(allowed, one).min() > CLOSE * size(X) / len(X) for one in empty):
                id = "kmeans_empty_elsewhere" if _one_starts_from_a_row(trial) else "kmeans_starts_elsewhere"
                raise Seen("a centroid without rows is somewhere else", named=partial(_names, trial, id))
            before = answer.centroids


def chance_is_rng(trial):
    """Equal generators give equal answers, and others different ones."""
    _assert_k_means(trial)
    X, (seed, *others) = points(trial.rng, 40, 3), _seeds(trial, 9)
    first, again = (_answer(trial, X, 3, 1, seed) for _ in range(2))
    if not first.equals(again):
        raise Seen("equal generators give different answers", "kmeans_other_chance")
    if all(first.equals(_answer(trial, X, 3, 1, one)) for one in others):
        raise Seen("all generators give the same answer", "kmeans_rng_unused")


def leaves_x_alone(trial):
    _assert_k_means(trial)
    for N, K, num_iters in ((12, 3, 3), (4, 4, 2)):
        X = points(trial.rng, N, 3)
        if not np.array_equal(trial.after(X, K, num_iters), X):
            raise Seen("X is changed", "kmeans_changes_x")


def loops_over_no_rows(trial):
    _assert_k_means(trial)
    few, many = (trial.steps(points(trial.rng, N, 4), 3) for N in (40, 400))
    if many - few > 180:
        raise Seen("360 rows more take many more steps of Python", "kmeans_loops_over_rows")


def fits_into_memory(trial):
    for step in _steps(trial)[:2]:
        if not step.holds_nearest():
            raise Seen(
                "whether it goes without N * K * D numbers is open: labels are others",
                named=partial(_names, trial),
            )
    N, K, D = LARGE
    X = trial.rng.random((N, D), dtype=np.float32)
    if not trial.most_bytes(X, K) < X.itemsize * N * K * D:
        raise Seen("there are as many numbers as N * K * D at one time", "kmeans_all_at_once")


def _steps(trial):
    """Of a few runs, the steps between num_iters and num_iters + 1, as `Step`s."""
    steps = _walk(trial)
    if not steps:
        raise Seen("equal generators give different answers", "kmeans_other_chance")
    _assert_k_means(trial)
    return steps


def _walk(trial):
    """Those steps, made once for all trials of a run; [] where equal generators do not give equal answers."""
    if "steps" not in trial.kept:
        walked = []
        for N, K, D in RUNS:
            X, (seed,) = points(trial.rng, N, D), _seeds(trial, 1)
            answers = [_answer(trial, X, K, num_iters, seed) for num_iters in (1, 2, 3, 4)]
            if not answers[0].equals(_answer(trial, X, K, 1, seed)):
                walked = []
                break
            walked += Step.all_of(X, answers)
        trial.kept["steps"] = walked
    return trial.kept["steps"]


def _assert_k_means(trial):
    """What does next to nothing is worth nothing."""
    answer = _answer(trial, points(trial.rng, 30, 3), 4, 1, *_seeds(trial, 1))
    present = sorted(set(answer.labels))
    if len(present) == 1:
        raise Seen("all rows have one label")
    if np.ptp(answer.centroids[present], axis=0).max() <= CLOSE:
        raise Seen("after a step all centroids are the same", "kmeans_one_mean_for_all")


def _names(trial, otherwise=""):
    """What explains the steps; where these are right, `otherwise`."""
    steps = _walk(trial)
    if not steps:
        return ("kmeans_other_chance",)
    if all(len(set(step.labels)) == 1 for step in steps):
        return ()
    if _starts_often(trial):
        return ("kmeans_starts_often",)
    if found := named(steps):
        return found
    if all(step.holds_nearest() and step.holds_cost() for step in steps):
        return (otherwise,) if otherwise else ()
    X = points(trial.rng, 12, 3)
    return () if np.array_equal(trial.after(X, 3, 1), X) else ("kmeans_changes_x",)


def _starts_often(trial):
    """Whether from equal generators another start is the better one when more steps are asked for."""
    N, K, D = RUNS[0]
    X = points(trial.rng, N, D)
    return any(
        not _near(one.costs[0], other.costs[0], X)
        for seed in _seeds(trial, 12)
        for one, other in [(_answer(trial, X, K, 1, seed), _answer(trial, X, K, 4, seed))]
    )


def _answer(trial, X, K, num_iters, seed):
    return _read(trial, trial.run(X, K, num_iters, seed), (*X.shape[:1], K, *X.shape[1:]), num_iters)


def _read(trial, returned, sizes, num_iters):
    N, K, D = sizes
    return read(returned, np.empty((N, D)), K, num_iters)


def _seeds(trial, count):
    return [int(seed) for seed in trial.rng.integers(2**31, size=count)]


def _near(actual, expected, X):
    return abs(actual - expected) <= CLOSE * size(X)
