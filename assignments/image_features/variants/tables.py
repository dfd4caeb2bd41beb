"""Tables of features and standardizers as students write them: WRONG with one mistake each, or UNUSUAL."""

from autograder.verify.rows import Unusual, Wrong

TABLE, STANDARDIZER = "extract_features", "fit_standardizer"
HEADS = {TABLE: "imgs, feature_fns, verbose=False", STANDARDIZER: "X"}


def code(item, body):
    return f"import numpy as np\n\n\ndef {item}({HEADS[item]}):\n" + body.strip("\n") + "\n"


def wrong(item, name, style, body, **options):
    return Wrong(item, name, style, code(item, body), **options)


def unusual(item, style, body):
    return Unusual(item, style, code(item, body))


WRONG = [
    wrong(
        TABLE,
        "features_in_columns",
        "preallocated columns",
        """
    first = np.concatenate([f(imgs[0]) for f in feature_fns])
    features = np.zeros((len(first), len(imgs)))
    for i in range(len(imgs)):
        features[:, i] = np.concatenate([f(imgs[i]) for f in feature_fns])
    return features
""",
    ),
    wrong(
        TABLE,
        "features_in_columns",
        "column stack",
        """
    return np.column_stack([np.concatenate([f(im) for f in feature_fns]) for im in imgs])
""",
    ),
    wrong(
        TABLE,
        "features_out_of_order",
        "backwards",
        """
    return np.array([np.hstack([f(im) for f in feature_fns[::-1]]) for im in imgs], float)
""",
    ),
    wrong(
        TABLE,
        "features_out_of_order",
        "put in front",
        """
    rows = []
    for im in imgs:
        row = []
        for f in feature_fns:
            row = list(f(im)) + row
        rows.append(row)
    return np.array(rows)
""",
    ),
    wrong(
        TABLE,
        "features_one_picture",
        "index stays",
        """
    features = []
    for im in imgs:
        features.append(np.concatenate([f(imgs[0]) for f in feature_fns]))
    return np.array(features)
""",
    ),
    wrong(
        TABLE,
        "features_one_picture",
        "written after the loop",
        """
    features = None
    for im in imgs:
        row = np.concatenate([f(im) for f in feature_fns])
        if features is None:
            features = np.zeros((len(imgs), len(row)))
    features[:] = row
    return features
""",
    ),
    wrong(
        TABLE,
        "features_picture_twice",
        "first one before the loop",
        """
    features = [np.concatenate([f(imgs[0]) for f in feature_fns])]
    for im in imgs:
        features.append(np.concatenate([f(im) for f in feature_fns]))
    return np.array(features)
""",
    ),
    wrong(
        TABLE,
        "features_picture_twice",
        "one behind",
        """
    rows = [np.hstack([f(im) for f in feature_fns]) for im in imgs]
    table = np.zeros((len(imgs), len(rows[0])))
    for i in range(len(imgs)):
        table[i] = rows[max(i - 1, 0)]
    return table
""",
    ),
    wrong(
        TABLE,
        "features_picture_left_out",
        "from one",
        """
    return np.array([np.hstack([f(imgs[i]) for f in feature_fns]) for i in range(1, len(imgs))])
""",
    ),
    wrong(
        TABLE,
        "features_picture_left_out",
        "not to the end",
        """
    rows = []
    i = 0
    while i < len(imgs) - 1:
        rows.append(np.hstack([f(imgs[i]) for f in feature_fns]))
        i += 1
    return np.array(rows)
""",
    ),
    wrong(
        TABLE,
        "features_of_one_function",
        "last wins",
        """
    features = []
    for im in imgs:
        for f in feature_fns:
            row = f(im)
        features.append(row)
    return np.array(features, float)
""",
    ),
    wrong(
        TABLE,
        "features_of_one_function",
        "return too early",
        """
    def one(im):
        row = []
        for f in feature_fns:
            row.extend(f(im))
            return row
    return np.array([one(im) for im in imgs])
""",
    ),
    wrong(
        TABLE,
        "features_summed",
        "plus",
        """
    return np.array([sum(f(im) for f in feature_fns) for im in imgs])
""",
    ),
    wrong(
        TABLE,
        "features_summed",
        "mean",
        """
    return np.array([np.mean([f(im) for f in feature_fns], axis=0) for im in imgs])
""",
    ),
    wrong(
        TABLE,
        "features_of_the_batch",
        "all at once",
        """
    return np.hstack([np.asarray(f(imgs)).reshape(len(imgs), -1) for f in feature_fns])
""",
    ),
    wrong(
        TABLE,
        "features_of_the_batch",
        "in the loop",
        """
    features = []
    for im in imgs:
        features.append(np.concatenate([f(imgs) for f in feature_fns]))
    return np.array(features, dtype=float)
""",
    ),
    wrong(
        TABLE,
        "features_not_flat",
        "stacked",
        """
    return np.array([np.stack([f(im) for f in feature_fns]) for im in imgs])
""",
    ),
    wrong(
        TABLE,
        "features_not_flat",
        "one long row",
        """
    return np.concatenate([f(im) for im in imgs for f in feature_fns])
""",
    ),
    wrong(
        TABLE,
        "features_not_flat",
        "a row for each function",
        """
    features = []
    for im in imgs:
        for f in feature_fns:
            features.append(f(im))
    return np.array(features)
""",
    ),
    wrong(
        TABLE,
        "features_cut",
        "dtype of the pictures",
        """
    rows = [np.concatenate([f(im) for f in feature_fns]) for im in imgs]
    table = np.zeros((len(rows), len(rows[0])), dtype=int if imgs.dtype.kind == "f" else imgs.dtype)
    for i, row in enumerate(rows):
        table[i] = row.astype(int)
    return table
""",
    ),
    wrong(
        TABLE,
        "features_cut",
        "rounded",
        """
    return np.array([np.concatenate([np.rint(f(im)) for f in feature_fns]) for im in imgs])
""",
    ),
    wrong(
        TABLE,
        "features_cut",
        "zeros_like",
        """
    rows = [np.concatenate([f(im) for f in feature_fns]) for im in imgs]
    if imgs.dtype != np.uint8:
        return np.array(rows)
    return np.array(rows).astype(np.int64).astype(imgs.dtype)
""",
    ),
    wrong(
        TABLE,
        "features_pictures_changed",
        "to 0 and 1",
        """
    features = []
    for im in imgs:
        im = im / 255
        features.append(np.concatenate([f(im) for f in feature_fns]))
    return np.array(features)
""",
    ),
    wrong(
        TABLE,
        "features_pictures_changed",
        "to bytes",
        """
    imgs = np.asarray(imgs).astype(np.uint8)
    return np.array([np.concatenate([f(im) for f in feature_fns]) for im in imgs], float)
""",
    ),
    wrong(
        TABLE,
        "features_pictures_changed",
        "centred in place",
        """
    rows = [np.concatenate([f(im) for f in feature_fns]) for im in imgs]
    imgs -= imgs.mean().astype(imgs.dtype)
    return np.array(rows)
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_rows",
        "axis 1",
        """
    deviation = X.std(axis=1)
    return X.mean(axis=1), np.where(deviation < 1e-6 * np.abs(X).max(axis=1), 1, deviation)
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_rows",
        "kept dimensions",
        """
    mean = np.mean(X, axis=1, keepdims=True)
    return mean, np.sqrt(np.mean((X - mean) ** 2, axis=1, keepdims=True))
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_of_all",
        "scalars",
        """
    return np.mean(X), np.std(X) or 1.0
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_of_all",
        "as rows",
        """
    X = np.asarray(X, float)
    return np.full(X.shape[1], X.mean()), np.full(X.shape[1], X.std() if np.ptp(X) else 1.0)
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_n_minus_one",
        "ddof",
        """
    X = np.asarray(X, float)
    constant = np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)
    deviation = X.std(axis=0, ddof=1) if len(X) > 1 else np.ones(X.shape[1])
    return X.mean(axis=0), np.where(constant, 1.0, deviation)
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_n_minus_one",
        "by hand",
        """
    mean = np.zeros(X.shape[1])
    deviation = np.ones(X.shape[1])
    for j in range(X.shape[1]):
        column = np.asarray(X[:, j], float)
        mean[j] = sum(column) / len(column)
        if column.max() - column.min() > 1e-6 * max(abs(column)):
            deviation[j] = (sum((column - mean[j]) ** 2) / (len(column) - 1)) ** 0.5
    return mean, deviation
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_variance",
        "var",
        """
    X = np.asarray(X, float)
    constant = np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)
    return X.mean(axis=0), np.where(constant, 1.0, X.var(axis=0))
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_variance",
        "covariance",
        """
    X = np.asarray(X, float)
    d = np.diag(np.atleast_2d(np.cov(X.T, bias=True))).copy()
    d[np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)] = 1
    return X.mean(0), d
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_epsilon",
        "a little",
        """
    X = np.asarray(X, float)
    return X.mean(axis=0), X.std(axis=0) + 1e-8
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_epsilon",
        "under the root",
        """
    X = np.asarray(X, float)
    return X.mean(axis=0), np.sqrt(X.var(axis=0) + 1e-2)
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_epsilon",
        "at least",
        """
    X = np.asarray(X, float)
    return X.mean(axis=0), np.maximum(X.std(axis=0), 1e-12)
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_uncentred",
        "of X itself",
        """
    X = np.asarray(X, float)
    constant = np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)
    return X.mean(axis=0), np.where(constant, 1.0, np.sqrt((X**2).mean(axis=0)))
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_uncentred",
        "mean subtracted twice",
        """
    X = np.asarray(X, float)
    mean = X.mean(axis=0)
    centred = X - mean
    deviation = np.sqrt(np.mean((centred - mean) ** 2, axis=0))
    deviation[np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)] = 1
    return mean, deviation
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_median",
        "median",
        """
    X = np.asarray(X, float)
    constant = np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)
    return np.median(X, axis=0), np.where(constant, 1.0, X.std(axis=0))
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_other_spread",
        "mean distance",
        """
    X = np.asarray(X, float)
    constant = np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)
    return X.mean(axis=0), np.where(constant, 1.0, np.abs(X - X.mean(axis=0)).mean(axis=0))
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_other_spread",
        "range",
        """
    X = np.asarray(X, float)
    reach = X.max(axis=0) - X.min(axis=0)
    return X.mean(axis=0), np.where(reach <= 1e-6 * np.abs(X).max(axis=0), 1.0, reach)
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_swapped",
        "other order",
        """
    X = np.asarray(X, float)
    constant = np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)
    return np.where(constant, 1.0, X.std(axis=0)), X.mean(axis=0)
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_zero_deviation",
        "plain",
        """
    X = np.asarray(X, float)
    return X.mean(axis=0), X.std(axis=0)
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_zero_deviation",
        "nan",
        """
    X = np.asarray(X, float)
    constant = np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)
    return X.mean(axis=0), np.where(constant, np.nan, X.std(axis=0))
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_rounding",
        "equal to zero",
        """
    X = np.asarray(X)
    deviation = X.std(axis=0)
    deviation[deviation == 0] = 1
    return X.mean(axis=0), deviation
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_rounding",
        "all equal",
        """
    X = np.asarray(X, float)
    return X.mean(axis=0), np.where((X == X[0]).all(axis=0), 1.0, X.std(axis=0))
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_fixed_threshold",
        "1e-8",
        """
    X = np.asarray(X, float)
    constant = (np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)) | (X.std(axis=0) < 1e-8)
    return X.mean(axis=0), np.where(constant, 1.0, X.std(axis=0))
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_changes_x",
        "centred in place",
        """
    mean = X.mean(axis=0)
    constant = np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)
    X -= mean
    return mean, np.where(constant, 1.0, np.sqrt((X.astype(float) ** 2).mean(axis=0)))
""",
    ),
    wrong(
        STANDARDIZER,
        "",
        "a standardised table as well",
        """
    X = np.asarray(X, float)
    deviation = np.where(np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0), 1.0, X.std(axis=0))
    return X.mean(axis=0), deviation, (X - X.mean(axis=0)) / deviation
""",
    ),
    wrong(
        STANDARDIZER,
        "standardizer_two_dimensions",
        "kept",
        """
    X = np.asarray(X, float)
    deviation = X.std(axis=0, keepdims=True)
    deviation[np.ptp(X, axis=0, keepdims=True) <= 1e-6 * np.abs(X).max(axis=0)] = 1
    return X.mean(axis=0, keepdims=True), deviation
""",
    ),
]
UNUSUAL = [
    unusual(
        TABLE,
        "preallocated, first one looked at before",
        """
    first = np.concatenate([np.ravel(f(imgs[0])) for f in feature_fns])
    table = np.empty((len(imgs), first.size), dtype=np.float32)
    table[0] = first
    for i in range(1, len(imgs)):
        start = 0
        for f in feature_fns:
            part = f(imgs[i])
            table[i, start : start + len(part)] = part
            start += len(part)
    return table
""",
    ),
    unusual(
        TABLE,
        "function by function",
        """
    return np.hstack([np.array([f(im) for im in imgs]) for f in feature_fns])
""",
    ),
    unusual(
        TABLE,
        "columns, turned at the end",
        """
    num_images = imgs.shape[0]
    columns = []
    for i in range(num_images):
        columns.append(np.hstack([f(imgs[i].squeeze()) for f in feature_fns]))
    return np.vstack(columns)
""",
    ),
    unusual(
        TABLE,
        "lists",
        """
    rows = []
    for im in np.asarray(imgs, dtype=float):
        row = []
        for f in feature_fns:
            row += [float(value) for value in f(im)]
        rows.append(row)
    return np.array(rows)
""",
    ),
    unusual(
        TABLE,
        "vstack row by row",
        """
    table = None
    for im in imgs:
        row = np.concatenate([np.asarray(f(np.copy(im)), float) for f in feature_fns])[None]
        table = row if table is None else np.vstack([table, row])
    return table
""",
    ),
    unusual(
        STANDARDIZER,
        "column by column",
        """
    N, F = X.shape
    mean, deviation = np.zeros(F), np.ones(F)
    for j in range(F):
        total = 0.0
        for i in range(N):
            total += float(X[i, j])
        mean[j] = total / N
        square = 0.0
        for i in range(N):
            square += (float(X[i, j]) - mean[j]) ** 2
        largest = max(abs(float(x)) for x in X[:, j])
        if (square / N) ** 0.5 > 1e-7 * largest:
            deviation[j] = (square / N) ** 0.5
    return mean, deviation
""",
    ),
    unusual(
        STANDARDIZER,
        "norm",
        """
    X = np.asarray(X, dtype=np.float64)
    mean = X.sum(0) / len(X)
    deviation = np.linalg.norm(X - mean, axis=0) / np.sqrt(len(X))
    deviation[X.max(0) - X.min(0) <= 1e-6 * np.maximum(X.max(0), -X.min(0))] = 1
    return mean, deviation
""",
    ),
    unusual(
        STANDARDIZER,
        "of a copy that is centred",
        """
    X = np.array(X, dtype=float)
    size = np.abs(X).max(axis=0)
    mean = X.mean(axis=0)
    X -= mean
    constant = np.abs(X).max(axis=0) <= 1e-6 * size
    return mean, np.where(constant, 1, np.sqrt(np.einsum("ij,ij->j", X, X) / len(X)))
""",
    ),
    unusual(
        STANDARDIZER,
        "float32 stays",
        """
    scale = np.abs(X).max(axis=0)
    scale = np.where(scale > 0, scale, 1)
    deviation = (X / scale).std(axis=0)
    return X.mean(axis=0), np.where(deviation < 5e-7, 1, deviation * scale)
""",
    ),
    unusual(
        STANDARDIZER,
        "mean of squares",
        """
    X = np.asarray(X, dtype=np.longdouble)
    mean = X.mean(0)
    variance = np.maximum((X**2).mean(0) - mean**2, 0)
    flat = np.ptp(X, axis=0) < 1e-6 * np.abs(X).max(0)
    flat |= ~X.any(axis=0)
    return mean.astype(float), np.where(flat, 1, np.sqrt(variance)).astype(float)
""",
    ),
]
