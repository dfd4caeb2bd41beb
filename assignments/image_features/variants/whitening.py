"""fit_whitening as students write it, with one mistake each."""

from autograder.verify.rows import Wrong

from .whitening_unusual import EIGH, EPS_FIRST, ITEM, NARROW, OF_DATA, SUM, code

ROOT = "np.diag(1.0 / np.sqrt(lam + eps))"


def edited(name, style, body, *changes, **options):
    for old, new in changes:
        assert old in body, (name, style, old)
        body = body.replace(old, new)
    return Wrong(ITEM, name, style, code(body), **options)


WRONG = [
    edited("whitening_order", "swapped", EIGH, ("return mean, W", "return W, mean")),
    edited("whitening_patches_returned", "flat", EIGH, ("return mean, W", "return mean, X @ W")),
    edited(
        "whitening_patches_returned",
        "only_them",
        SUM,
        ("return mean, W", "return centred.reshape(patches.shape) @ W"),
    ),
    edited("whitening_mean_of_rows", "keepdims", EIGH, ("mean(axis=0)", "mean(axis=0, keepdims=True)")),
    edited("whitening_mean_of_rows", "three", SUM, ("axis=(0, 1))", "axis=(0, 1), keepdims=True)")),
    edited("whitening_mean_elsewhere", "pictures", SUM, ("axis=(0, 1)", "axis=0")),
    edited("whitening_mean_elsewhere", "of_all_numbers", EIGH, ("X.mean(axis=0)", "X.mean() * np.ones(D)")),
    edited("whitening_mean_elsewhere", "one_number", EIGH, ("X.mean(axis=0)", "X.mean()")),
    edited(
        "whitening_mean_elsewhere",
        "of_each_patch",
        SUM,
        ("(patches - mean)", "(patches - patches.mean(axis=2, keepdims=True))"),
    ),
    edited("whitening_not_centred", "forgotten", EIGH, ("    X = X - mean\n", "")),
    edited(
        "whitening_not_centred",
        "centred_too_late",
        EPS_FIRST,
        ("np.matmul(centred.T, centred)", "np.matmul(flat.T, flat)"),
    ),
    edited("whitening_one_less", "cov", NARROW, (", bias=True", "")),
    edited("whitening_one_less", "by_hand", EIGH, ("/ (N * P)", "/ (N * P - 1)")),
    edited("whitening_one_less", "svd", OF_DATA, ("/ M", "/ (M - 1)")),
    edited("whitening_not_divided", "sum", EIGH, (" / (N * P)", "")),
    edited("whitening_not_divided", "singular_values", OF_DATA, (" / M", "")),
    edited("whitening_another_count", "pictures", SUM, ("centred.shape[0]", "len(patches)")),
    edited("whitening_another_count", "numbers", EIGH, ("/ (N * P)", "/ D")),
    edited(
        "whitening_another_count",
        "rows_for_columns",
        EPS_FIRST,
        ("centred) / len(flat)", "centred) / flat.shape[1]"),
    ),
    edited("whitening_eps_missing", "left_out", EIGH, ("lam + eps", "lam")),
    edited("whitening_eps_missing", "guarded", EIGH, ("lam + eps", "np.maximum(lam, 1e-12)")),
    edited(
        "whitening_eps_beside_root",
        "in_the_denominator",
        EIGH,
        ("1.0 / np.sqrt(lam + eps)", "1.0 / (np.sqrt(np.abs(lam)) + eps)"),
    ),
    edited(
        "whitening_eps_beside_root",
        "behind_it",
        EIGH,
        ("1.0 / np.sqrt(lam + eps)", "1.0 / np.sqrt(np.maximum(lam, 1e-6)) + eps"),
    ),
    edited("whitening_eps_twice", "matrix_and_root", EPS_FIRST, ("lam ** -0.5", "(lam + eps) ** -0.5")),
    edited(
        "whitening_eps_twice", "root_and_beside", EIGH, ("np.sqrt(lam + eps)", "(np.sqrt(lam + eps) + eps)")
    ),
    edited("whitening_eps_everywhere", "entries", EPS_FIRST, (" * np.eye(flat.shape[1])", "")),
    edited("whitening_eps_everywhere", "entries_and_root", EIGH, ("/ (N * P)", "/ (N * P) + eps")),
    edited("whitening_eps_squared", "square", EIGH, ("lam + eps", "lam + eps ** 2")),
    edited("whitening_eps_fixed", "number", EIGH, ("lam + eps", "lam + 0.1")),
    edited("whitening_eps_missing", "tiny_number", EIGH, ("lam + eps", "lam + 1e-5")),
    edited("whitening_root_missing", "no_root", EIGH, ("np.sqrt(lam + eps)", "(lam + eps)")),
    edited(
        "whitening_root_missing", "inverse", SUM, ("np.sqrt(max(value, 0) + eps)", "(max(value, 0) + eps)")
    ),
    edited(
        "whitening_root_twice", "of_covariance", NARROW, ("np.sqrt(S + eps)", "np.sqrt(np.sqrt(S) + eps)")
    ),
    edited("whitening_root_twice", "quarter", EPS_FIRST, ("lam ** -0.5", "lam ** -0.25")),
    edited("whitening_squared", "as_of_data", NARROW, ("np.sqrt(S + eps)", "np.sqrt(S ** 2 + eps)")),
    edited("whitening_multiplied", "times", EIGH, ("1.0 / np.sqrt(lam + eps)", "np.sqrt(lam + eps)")),
    edited("whitening_multiplied", "power", EPS_FIRST, ("lam ** -0.5", "lam ** 0.5")),
    edited(
        "whitening_pairs_mixed", "values_sorted", EIGH, ("    W =", "    lam = np.sort(lam)[::-1]\n    W =")
    ),
    edited("whitening_pairs_mixed", "vectors_sorted", EIGH, ("    W =", "    V = V[:, ::-1]\n    W =")),
    edited("whitening_not_turned_back", "columns", EIGH, (f"V @ {ROOT} @ V.T", f"V @ {ROOT}")),
    edited("whitening_not_turned_back", "rows", EIGH, (f"V @ {ROOT} @ V.T", f"{ROOT} @ V.T")),
    edited(
        "whitening_not_turned_back", "svd", NARROW, ("(U / np.sqrt(S + eps)) @ U.T", "U / np.sqrt(S + eps)")
    ),
    edited(
        "whitening_another_root",
        "cholesky",
        EPS_FIRST,
        (
            "    lam, V = np.linalg.eigh(C)\n    return mean, (V * lam ** -0.5).dot(V.T)",
            "    return mean, np.linalg.cholesky(np.linalg.inv(C))",
        ),
    ),
    edited(
        "whitening_another_root",
        "cholesky_inverted",
        EPS_FIRST,
        (
            "    lam, V = np.linalg.eigh(C)\n    return mean, (V * lam ** -0.5).dot(V.T)",
            "    return mean, np.linalg.inv(np.linalg.cholesky(C))",
        ),
    ),
    edited("whitening_vectors_swapped", "transposed", EIGH, (f"V @ {ROOT} @ V.T", f"V.T @ {ROOT} @ V")),
    edited("whitening_vectors_swapped", "svd", OF_DATA, ("Vt.T @", "Vt @"), ("@ Vt\n", "@ Vt.T\n")),
    edited(
        "whitening_vectors_swapped",
        "rows_of_columns",
        SUM,
        ("zip(values, vectors.T)", "zip(values, vectors)"),
    ),
    edited(
        "whitening_rows_scaled",
        "broadcast",
        EIGH,
        (f"V @ {ROOT} @ V.T", "V / np.sqrt(lam + eps)[:, None] @ V.T"),
    ),
    edited("whitening_rows_scaled", "diagonal_only", EIGH, (f"V @ {ROOT} @ V.T", ROOT)),
    edited(
        "whitening_numbers_apart", "variances", EIGH, ("C = X.T @ X / (N * P)", "C = np.diag(X.var(axis=0))")
    ),
    edited(
        "whitening_directions_lost",
        "thin",
        OF_DATA,
        ("X - mean)", "X - mean, full_matrices=False)"),
        ("    lam = np.zeros(X.shape[1])\n    lam[:len(S)] = S ** 2 / M\n", "    lam = S ** 2 / M\n"),
    ),
    edited(
        "whitening_directions_lost",
        "not_near_0",
        SUM,
        (
            "zip(values, vectors.T):\n",
            "zip(values, vectors.T):\n        if value < 1e-4:\n            continue\n",
        ),
    ),
    edited(
        "whitening_vectors_askew",
        "eig",  # of float64; what float32 rounds keeps vectors apart, by good luck
        NARROW,
        ("U, S, Vt = np.linalg.svd(C)", "S, U = np.linalg.eig(C)"),
        ("W = (U / np.sqrt(S + eps)) @ U.T", "W = np.real((U / np.sqrt(S + eps)) @ U.T)"),
    ),
    edited("whitening_changes_patches", "in_place", EIGH, ("X = X - mean", "X -= mean")),
    edited(
        "whitening_changes_patches",
        "out",
        SUM,
        ("(patches - mean)", "np.subtract(patches, mean, out=patches)"),
    ),
    edited("", "both_square", EIGH, (f"V @ {ROOT} @ V.T", f"(V @ {ROOT}) ** 2"), named=False),
    edited("", "correlation", NARROW, ("np.cov(X, rowvar=False, bias=True)", "np.corrcoef(X, rowvar=False)")),
    edited("", "nothing", "\n    return np.zeros(patches.shape[2]), np.eye(patches.shape[2])\n"),
    edited("", "identity", EIGH, ("W = V", "W = np.eye(D) #")),
    edited("", "no_mean", SUM, ("return mean, W", "return 0 * mean, W")),
]
