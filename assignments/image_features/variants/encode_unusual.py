"""Right codes of patches that do not look like the solution."""

from autograder.verify.rows import Unusual


def unusual(style, body, head="patches, centroids", before=""):
    return Unusual("encode", style, f"import numpy as np\n{before}\n\ndef encode({head}):\n{body}")


UNUSUAL = [
    unusual(
        "double",
        """    X, C = patches.astype(np.float64), centroids.astype(np.float64)
    d2 = (X * X).sum(-1)[..., None] + (C * C).sum(-1) - 2 * np.matmul(X, C.T)
    z = np.sqrt(np.where(d2 > 0, d2, 0))
    f = z.mean(-1)[..., None] - z
    f[f < 0] = 0
    return f
""",
    ),
    unusual(
        "single_throughout",
        """    two = np.float32(2)
    xx = np.square(patches).sum(axis=2, keepdims=True, dtype=np.float32)
    cc = np.square(centroids).sum(axis=1, dtype=np.float32)
    d2 = np.fmax(xx + cc - two * (patches @ centroids.T), np.float32(0))
    z = np.sqrt(d2)
    return np.fmax(z.mean(axis=2, keepdims=True, dtype=np.float32) - z, np.float32(0))
""",
    ),
    unusual(
        "picture_by_picture",
        """    codes = []
    cc = (centroids**2).sum(axis=1)[np.newaxis, :]
    for picture in patches:
        d2 = (picture**2).sum(axis=1)[:, np.newaxis] + cc - 2 * picture.dot(centroids.T)
        d2[d2 < 0] = 0
        z = d2**0.5
        mu = np.mean(z, axis=1)
        codes.append(np.maximum(mu[:, np.newaxis] - z, 0))
    return np.array(codes, dtype=np.float32)
""",
    ),
    unusual(
        "differences_of_a_few_patches",
        """    codes = np.empty((len(patches), patches.shape[1], len(centroids)), dtype=np.float32)
    for n, picture in enumerate(patches):
        for start in range(0, len(picture), 100):
            z = np.sqrt(((picture[start : start + 100, None] - centroids[None]) ** 2).sum(2))
            codes[n, start : start + 100] = np.maximum(z.mean(1, keepdims=True) - z, 0)
    return codes
""",
    ),
    unusual(
        "word_by_word",
        """    z = np.zeros((patches.shape[0], patches.shape[1], centroids.shape[0]))
    for k in range(len(centroids)):
        difference = patches - centroids[k]
        z[:, :, k] = np.sqrt(np.einsum("npd,npd->np", difference, difference))
    average = z.sum(axis=2) / z.shape[2]
    return np.maximum(average[:, :, np.newaxis] - z, 0)
""",
    ),
    unusual(
        "one_product",
        """    ones = np.ones((*patches.shape[:2], 1), np.float32)
    X = np.concatenate([patches, (patches**2).sum(2, keepdims=True), ones], axis=2)
    C = np.vstack([-2 * centroids.T, np.ones(len(centroids)), (centroids**2).sum(1)])
    z = np.sqrt(np.abs(X @ C))
    return np.maximum(0, z @ np.full((z.shape[2], 1), 1 / z.shape[2]) - z)
""",
    ),
    unusual(
        "einsum",
        """    d2 = np.einsum("npd,npd->np", patches, patches)[:, :, None]
    d2 = d2 - 2 * np.einsum("npd,kd->npk", patches, centroids, optimize=True)
    d2 = d2 + np.einsum("kd,kd->k", centroids, centroids)
    z = np.sqrt(d2.clip(min=0))
    return (np.mean(z, -1, keepdims=True) - z).clip(min=0).astype("float32")
""",
    ),
    unusual(
        "centred_first",
        """    middle = centroids.mean(axis=0)
    X, C = patches - middle, centroids - middle
    d2 = np.tensordot(X, -2 * C, axes=(2, 1))
    d2 += np.linalg.norm(X, axis=2, keepdims=True) ** 2
    d2 += np.linalg.norm(C, axis=1) ** 2
    np.clip(d2, 0, None, out=d2)
    np.sqrt(d2, out=d2)
    codes = d2.mean(axis=2, keepdims=True) - d2
    return codes * (codes > 0)
""",
    ),
    unusual(
        "matrix",
        """    X = np.matrix(patches.reshape(-1, patches.shape[2]))
    C = np.matrix(centroids)
    d2 = np.power(X, 2).sum(axis=1) - 2 * X * C.T + np.power(C, 2).sum(axis=1).T
    z = np.sqrt(np.maximum(d2, 0))
    codes = np.asarray(np.maximum(z.mean(axis=1) - z, 0))
    return codes.reshape(len(patches), -1, len(centroids))
""",
    ),
    unusual(
        "blocks_of_patches",
        """    N, P, D = patches.shape
    X, out = patches.reshape(-1, D), []
    for start in range(0, N * P, step):
        rows = X[start : start + step]
        d2 = (rows**2).sum(1)[:, None] - 2 * rows @ centroids.T + (centroids**2).sum(1)[None]
        z = np.sqrt(np.maximum(d2, 0.0))
        out.append(np.maximum(z.mean(1)[:, None] - z, 0.0))
    return np.concatenate(out).reshape(N, P, -1)
""",
        head="patches, centroids, step=256",
    ),
    unusual(
        "helper_and_print",
        """    N, P, D = patches.shape
    z = pairwise(patches.reshape(N * P, D), centroids)
    if verbose:
        print("distances", z.shape)
    return np.maximum(0, z.mean(axis=1).reshape(-1, 1) - z).reshape(N, P, -1)
""",
        head="patches, centroids, verbose=True",
        before="""

def pairwise(a, b):
    squared = np.add.outer((a**2).sum(1), (b**2).sum(1)) - 2 * np.dot(a, b.T)
    return np.sqrt(np.maximum(squared, 1e-12))
""",
    ),
    unusual(
        "masked",
        """    d2 = (patches**2).sum(-1, keepdims=True) - 2 * (patches @ centroids.swapaxes(0, 1))
    d2 = d2 + np.sum(np.power(centroids, 2), axis=-1).reshape(1, 1, -1)
    z = np.sqrt(np.where(d2 < 0, 0, d2))
    mean = np.average(z, axis=-1)[..., np.newaxis]
    codes = np.zeros_like(z)
    near = z < mean
    codes[near] = (mean - z)[near]
    return codes
""",
    ),
    unusual(
        "nan_is_no_distance",
        """    with np.errstate(invalid="ignore"):
        z = np.nan_to_num(
            np.sqrt((patches**2).sum(2)[..., None] - 2 * patches @ centroids.T + (centroids**2).sum(1))
        )
    return np.maximum(z.mean(2)[..., None] - z, 0)
""",
    ),
]
