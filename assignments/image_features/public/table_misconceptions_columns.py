"""The laws of a standardizer, on columns whose means and deviations were planted.

A law takes a `Trial` of fit_standardizer, which has `rng` and `fitted(X) -> (returned, X after)`, and raises
`Seen`.
"""

import numpy as np

from cs231n_utils.promises.seen import Seen

CLOSE = 1e-4
ROUNDED = (0.1, 0.7, 1 / 3, 1.1, -123.4, 2.3e9, -0.3e-7)
WHOLE = (5.0, 0.0, -3.0)
LARGE, SPREAD = np.array([700.0, -0.4, 3e6]), 2e-5  # of columns that are no constants, beside their values


class Columns:
    """X (N, F): each column its mean plus its deviation times a pattern of mean 0 and mean square 1."""

    def __init__(self, rng, N=9, F=4, scale=1.0):
        patterns = rng.exponential(size=(N, F))  # the median is not the mean
        patterns -= patterns.mean(axis=0)
        self.patterns = patterns / np.sqrt(np.mean(patterns**2, axis=0))
        self.mean = scale * rng.uniform(4, 9, F) * rng.choice([-1, 1], F)
        self.deviation = scale * rng.permutation(np.linspace(1.6, 3.4, F))
        self.X = self.mean + self.deviation * self.patterns

    def scale(self, by):
        """Multiplies all of it; `by`: a number, or one for each column."""
        self.X, self.mean, self.deviation = self.X * by, self.mean * by, self.deviation * by


def gives_two_rows(trial):
    """(mean, deviation), a finite number for each column in both."""
    _assert_measured(trial)
    columns = Columns(trial.rng)
    pair = _pair(trial.fitted(columns.X)[0])
    if any(part.shape != columns.mean.shape for part in pair):
        shapes = " and ".join(str(part.shape) for part in pair)
        text = "mean and deviation do not have one number for each column"
        rows = [_row(part) for part in pair]
        flat = all(part.shape == columns.mean.shape for part in rows)
        ids = named(columns, rows) or (["standardizer_two_dimensions"] if flat else [])
        raise Seen(text, *ids, numbers=f"X has shape {columns.X.shape}, they have {shapes}")
    if not all(np.isfinite(part).all() for part in pair):
        raise Seen("mean or deviation holds inf or nan", *named(columns, pair))


def mean_of_every_column(trial):
    _compare(trial, 0, "the mean is not that of the column")


def deviation_of_every_column(trial):
    _compare(trial, 1, "the deviation is not that of the column")


def constant_columns_get_one(trial):
    """Whole numbers: no rounding in them."""
    _assert_measured(trial)
    columns = Columns(trial.rng)
    for repeated in (WHOLE, (7.0, 7.0, 1.0)):
        X = np.hstack([columns.X, np.tile(repeated, (len(columns.X), 1))])
        _constant(trial, X, len(repeated), "a constant column has another deviation than 1")
        beside = [part[: len(columns.mean)] for part in _rows(trial, X)]
        if not all(map(_near, beside, _both(trial, columns))):
            raise Seen("beside constant columns, others have another mean or deviation")


def rounding_makes_no_difference(trial):
    """Constant columns whose mean, as it is rounded, is not quite the constant; also as float32."""
    _assert_measured(trial)
    for count, kind in ((49, float), (49, np.float32), (7, np.float32), (1, float)):
        X = np.tile(ROUNDED, (count, 1)).astype(kind)
        _constant(
            trial, X, len(ROUNDED), "a column that is constant but for rounding has another deviation than 1"
        )
    jitter = 5e-9 * trial.rng.uniform(-1, 1, (60, 3))
    X = np.array([3e6, -40.0, 2e-5]) * (1 + jitter)
    text = "a column that is constant to a millionth of its values has another deviation than 1"
    _constant(trial, X, 3, text)


def small_columns_count(trial):
    """However small the numbers are: what differs, compared with them, is no constant."""
    _assert_measured(trial)
    for scale in (1e-4, 1e-10, 1e8, np.array([1e-9, 1e5, 1.0, 1e-4])):
        columns = Columns(trial.rng)
        mean, usual = _both(trial, columns)
        columns.scale(scale)
        _, deviation = _both(trial, columns)
        if not _near(deviation, usual * scale):
            ones = deviation.shape == columns.deviation.shape and (deviation == 1).any()
            names = ["standardizer_fixed_threshold"] if ones else named(columns, (mean * scale, deviation))
            raise Seen("columns of very small or very large numbers have another deviation", *names)
    alike = Columns(trial.rng, F=len(LARGE))
    usual = _both(trial, alike)[1] / alike.deviation
    X = LARGE * (1 + SPREAD * alike.patterns)
    if not _near(_rows(trial, X)[1], np.abs(LARGE) * SPREAD * usual):
        raise Seen("columns that differ by more than a millionth of their values have another deviation")


def leaves_x_alone(trial):
    _assert_measured(trial)
    columns = Columns(trial.rng)
    if not np.array_equal(trial.fitted(columns.X)[1], columns.X):
        raise Seen("X is changed", "standardizer_changes_x")


def _assert_measured(trial):
    """That both follow X: what holds of (0, 1) holds of any constants."""
    one, other = (_both(trial, Columns(trial.rng, scale=scale)) for scale in (1.0, 3.0))
    for name, *parts in zip(("mean", "deviation"), one, other, strict=True):
        if np.array_equal(*parts, equal_nan=True):
            raise Seen(f"the {name} is the same, whatever X holds")


def _both(trial, columns):
    return _rows(trial, columns.X)


def _rows(trial, X):
    """[mean, deviation] of X, without a dimension of length 1 in front."""
    return [_row(part) for part in _pair(trial.fitted(X.copy())[0])]


def _row(part):
    return part[0] if part.ndim == 2 and len(part) == 1 else part


def _pair(returned):
    """(mean, deviation) as floats.  Raises Seen for anything else."""
    try:
        mean, deviation = returned
        pair = [np.asarray(part) for part in (mean, deviation)]
    except (TypeError, ValueError):
        raise Seen("the answer is not a pair, mean and deviation") from None
    if any(part.dtype.kind not in "biuf" for part in pair):
        raise Seen("mean or deviation is no array of numbers")
    return [part.astype(float) for part in pair]


def _compare(trial, part, text):
    """Columns of several sizes, some of them as float32; as many rows as columns, too."""
    drawn = [Columns(trial.rng), Columns(trial.rng, N=4), Columns(trial.rng, N=30, F=2)]
    for columns in drawn:
        pair = _both(trial, columns)
        if not _near(pair[part], (columns.mean, columns.deviation)[part]):
            raise Seen(text, *named(columns, pair))


def _constant(trial, X, count, text):
    """The last `count` columns are constant."""
    mean, deviation = _rows(trial, X)
    if mean.shape != X.shape[1:] or deviation.shape != X.shape[1:]:
        raise Seen("mean and deviation do not have one number for each column", *_why(trial))
    if not _near(deviation[-count:], np.ones(count)):
        found = zip(X[0, -count:], deviation[-count:], strict=True)
        said = [f"of values of {x:.4g} it is {d:.3g}" for x, d in found if not _near(d, 1)]
        raise Seen(text, *_why(trial), numbers="; ".join(said[:3]))
    if not _near(mean[-count:], X[0, -count:]):
        raise Seen("the mean of a constant column is another number than the one in it")


def _why(trial):
    """Why constant columns did not get 1: what other columns show, too, or those of plain numbers."""
    columns = Columns(trial.rng)
    if found := named(columns, _both(trial, columns)):
        return found
    ours = _deviations_of(trial, columns, WHOLE)
    if not np.isfinite(ours).all() or (ours[:2] == 0).any():  # below 0 only, it has another reason
        return ("standardizer_zero_deviation",)
    if 0 < ours[0] < 0.2 and _near(ours, np.full(len(ours), ours[0])):
        return ("standardizer_epsilon",)
    if not _near(ours, np.ones(len(ours))):
        return ()
    tiny = _both(trial, Columns(trial.rng, scale=1e-10))[1]
    return ("standardizer_fixed_threshold" if (tiny == 1).all() else "standardizer_rounding",)


def _deviations_of(trial, columns, constants):
    """Of columns that hold these constants, behind others."""
    X = np.hstack([columns.X, np.tile(constants, (len(columns.X), 1))])
    return _rows(trial, X)[1][-len(constants) :]


def named(columns, pair):
    """Ids of what explains a pair that is not right."""
    found = [id for id, explains in SLIPS.items() if explains(columns, *pair)]
    return tuple(found[:1]) or tuple(id for id, explains in OF_ONE.items() if explains(columns, *pair))


def _near(actual, expected):
    actual, expected = np.asarray(actual, float), np.asarray(expected, float)
    if actual.shape != expected.shape:
        return False
    return bool(np.all(np.abs(actual - expected) <= CLOSE * np.abs(expected)))


def _epsilon(columns, mean, deviation):
    """The same small number more, in every column; or under the root."""
    if deviation.shape != columns.deviation.shape:
        return False
    beside, inside = deviation - columns.deviation, deviation**2 - columns.deviation**2
    return any(1e-4 < more.mean() < 0.5 and np.ptp(more) < 0.01 * more.mean() for more in (beside, inside))


def _of_all(columns, mean, deviation):
    X = columns.X
    total, spread = X.mean(), np.sqrt(np.mean((X - X.mean()) ** 2))
    return all(
        part.size and _near(part, np.full(part.shape, whole))
        for part, whole in ((mean, total), (deviation, spread))
    )


def _of_rows(columns, mean, deviation):
    rows = columns.X.mean(axis=1)
    return _near(np.ravel(mean), rows) or (len(rows) != len(columns.mean) and np.size(mean) == len(rows))


SLIPS = {  # id: f(columns, mean, deviation) -> whether that explains both
    "standardizer_swapped": lambda c, mean, deviation: _near(mean, c.deviation) and _near(deviation, c.mean),
    "standardizer_of_all": _of_all,
    "standardizer_rows": _of_rows,
}
OF_ONE = {  # of the mean or of the deviation
    "standardizer_median": lambda c, mean, _: _near(
        mean, c.mean + c.deviation * np.median(c.patterns, axis=0)
    ),
    "standardizer_n_minus_one": lambda c, _, deviation: _near(
        deviation, c.deviation * np.sqrt(len(c.X) / (len(c.X) - 1))
    ),
    "standardizer_variance": lambda c, _, deviation: _near(deviation, c.deviation**2),
    "standardizer_uncentred": lambda c, _, deviation: _near(deviation, np.hypot(c.mean, c.deviation)),
    "standardizer_other_spread": lambda c, _, deviation: (
        _near(deviation, c.deviation * np.abs(c.patterns).mean(axis=0))
        or _near(deviation, c.deviation * np.ptp(c.patterns, axis=0))
        or _near(deviation, c.deviation * np.sqrt(len(c.X)))
    ),
    "standardizer_epsilon": _epsilon,
}
