"""fit_whitening as students write it, and right."""

from autograder.verify.rows import Unusual

ITEM = "fit_whitening"


def code(body, before=""):
    return f"import numpy as np\n\n{before}\ndef {ITEM}(patches, eps):\n" + body.strip("\n") + "\n"


EIGH = """
    N, P, D = patches.shape
    X = patches.reshape(N * P, D)
    mean = X.mean(axis=0)
    X = X - mean
    C = X.T @ X / (N * P)
    lam, V = np.linalg.eigh(C)
    W = V @ np.diag(1.0 / np.sqrt(lam + eps)) @ V.T
    return mean, W
"""
NARROW = """
    X = patches.reshape(-1, patches.shape[-1]).astype(np.float64)
    mean = np.mean(X, axis=0)
    C = np.cov(X, rowvar=False, bias=True)
    U, S, Vt = np.linalg.svd(C)
    W = (U / np.sqrt(S + eps)) @ U.T
    return mean.astype(np.float32), W.astype(np.float32)
"""
OF_DATA = """
    X = patches.reshape(-1, patches.shape[2])
    M = len(X)
    mean = X.mean(0)
    U, S, Vt = np.linalg.svd(X - mean)
    lam = np.zeros(X.shape[1])
    lam[:len(S)] = S ** 2 / M
    W = Vt.T @ np.diag(1 / np.sqrt(lam + eps)) @ Vt
    return mean, W
"""
SUM = """
    D = patches.shape[2]
    mean = patches.mean(axis=(0, 1))
    centred = (patches - mean).reshape(-1, D)
    C = np.einsum("md,me->de", centred, centred) / centred.shape[0]
    values, vectors = np.linalg.eigh(C)
    W = np.zeros((D, D), dtype=np.float32)
    for value, v in zip(values, vectors.T):
        W += np.outer(v, v) / np.sqrt(max(value, 0) + eps)
    return mean, W
"""
EPS_FIRST = """
    flat = np.concatenate(list(patches), axis=0)
    mean = flat.sum(axis=0) / len(flat)
    centred = flat - mean
    C = np.matmul(centred.T, centred) / len(flat) + eps * np.eye(flat.shape[1])
    lam, V = np.linalg.eigh(C)
    return mean, (V * lam ** -0.5).dot(V.T)
"""


def right(style, body, *changes, before=""):
    for old, new in changes:
        assert old in body, (style, old)
        body = body.replace(old, new)
    return Unusual(ITEM, style, code(body, before))


UNUSUAL = [
    right("eigh", EIGH),
    right("float64", NARROW),
    right("svd_of_data", OF_DATA),
    right("sum_of_outer_products", SUM),
    right("eps_on_the_diagonal", EPS_FIRST),
    right("as_a_list", EIGH, ("return mean, W", "return [mean, W]")),
    right("eig", EIGH, ("np.linalg.eigh(C)", "np.linalg.eig(C)")),
    right(
        "sorted_pairs",
        EIGH,
        ("    W =", "    order = np.argsort(lam)[::-1]\n    lam, V = lam[order], V[:, order]\n    W ="),
    ),
    right("power", EIGH, ("np.diag(1.0 / np.sqrt(lam + eps))", "np.diag((lam + eps) ** -0.5)")),
    right(
        "inverse_of_root",
        EIGH,
        ("V @ np.diag(1.0 / np.sqrt(lam + eps)) @ V.T", "np.linalg.inv((V * np.sqrt(lam + eps)) @ V.T)"),
    ),
    right(
        "uncentred_less_the_mean",
        EIGH,
        ("    X = X - mean\n", ""),
        ("/ (N * P)", "/ (N * P) - np.outer(mean, mean)"),
    ),
    right("clipped", EIGH, ("    W =", "    lam = np.clip(lam, 0, None)\n    W =")),
    right("cov_with_ddof", NARROW, ("bias=True", "ddof=0")),
    right("cov_transposed", NARROW, ("np.cov(X, rowvar=False, bias=True)", "np.cov(X.T, bias=True)")),
    right(
        "singular_values_of_C_eps",
        EPS_FIRST,
        ("lam, V = np.linalg.eigh(C)", "V, lam, _ = np.linalg.svd(C, hermitian=True)"),
    ),
    right(
        "loops_over_pictures",
        SUM,
        (
            '    C = np.einsum("md,me->de", centred, centred) / centred.shape[0]\n',
            "    C = sum(np.dot((p - mean).T, p - mean) for p in patches)\n"
            "    C = C / (len(patches) * patches.shape[1])\n",
        ),
    ),
    right(
        "matrix",
        """
    X = np.matrix(patches.reshape(-1, patches.shape[2]))
    mean = X.mean(axis=0)
    A = X - mean
    lam, V = np.linalg.eigh(A.T * A / X.shape[0])
    W = V * np.diag(1 / np.sqrt(lam + eps)) * V.T
    return np.asarray(mean).ravel(), np.asarray(W)
""",
    ),
    right(
        "helper_and_prints",
        """
    mean, C = moments(patches.reshape(-1, patches.shape[2]))
    print("covariance", C.shape)
    return mean, inverse_root(C + np.diag(np.full(len(C), eps)))
""",
        before="""
def moments(X):
    mean = np.average(X, axis=0)
    return mean, np.tensordot(X - mean, X - mean, axes=(0, 0)) / X.shape[0]


def inverse_root(A):
    lam, V = np.linalg.eigh(A)
    assert (lam > 0).all()
    return np.dot(V, np.dot(np.diag(np.reciprocal(np.sqrt(lam))), V.T))

""",
    ),
    right(
        "newton",
        """
    X = patches.reshape(-1, patches.shape[2]).astype(float)
    mean = X.mean(0)
    C = (X - mean).T @ (X - mean) / len(X) + eps * np.eye(X.shape[1])
    size = np.trace(C)
    Y, Z = C / size, np.eye(len(C))
    for _ in range(60):
        T = 1.5 * np.eye(len(C)) - 0.5 * Z @ Y
        Y, Z = Y @ T, T @ Z
    return mean, Z / np.sqrt(size)
""",
    ),
    right("reflected", EIGH, ("    W =", "    V = -V\n    W =")),
    right(
        "copy_in_place",
        EIGH,
        ("X = patches.reshape(N * P, D)", "X = patches.copy().reshape(-1, D)"),
        ("X = X - mean", "X -= mean"),
    ),
]
