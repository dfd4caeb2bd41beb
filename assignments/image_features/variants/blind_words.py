"""Patches, dictionaries and codes as students write them, held out from the detectors."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # Everything goes down first, and a colour at a time.
    Wrong(
        "extract_patches",
        "patches_down_first patches_pixels_down_first patches_channels_first",
        "im2col_of_matlab",
        """
def extract_patches(images, size=6, stride=1):
    def im2col(A, s):
        H, W = A.shape
        cols = []
        for j in range(0, W - s + 1, stride):
            for i in range(0, H - s + 1, stride):
                cols.append(A[i:i + s, j:j + s].flatten(order="F"))
        return np.array(cols)
    res = []
    for im in images:
        res.append(np.hstack([im2col(im[:, :, c], size) for c in range(3)]))
    return np.asarray(res, dtype=np.float32)
""",
    ),
    # A stride that counts whole patches.
    Wrong(
        "extract_patches",
        "patches_side_by_side",
        "size_times_stride",
        """
def extract_patches(images, size=6, stride=1):
    N, H, W, C = images.shape
    step = size * stride
    out = [images[:, i:i + size, j:j + size].reshape(N, -1)
           for i in range(0, H - size + 1, step) for j in range(0, W - size + 1, step)]
    return np.stack(out, axis=1).astype(np.float32)
""",
    ),
    # eps as a lower limit.
    Wrong(
        "fit_whitening",
        "whitening_eps_missing",
        "at_least_eps",
        """
def fit_whitening(patches, eps):
    X = patches.reshape(-1, patches.shape[2]).astype(np.float64)
    mean = X.mean(0)
    X = X - mean
    lam, V = np.linalg.eigh(X.T @ X / X.shape[0])
    lam = np.maximum(lam, eps)
    return mean.astype(np.float32), (V / np.sqrt(lam) @ V.T).astype(np.float32)
""",
    ),
    # Singular values of the data are roots, of sums.
    Wrong(
        "fit_whitening",
        "whitening_not_divided whitening_root_twice",
        "singular_values_of_data",
        """
def fit_whitening(patches, eps):
    X = patches.reshape(-1, patches.shape[2]).astype(np.float64)
    mean = X.mean(axis=0)
    U, S, Vt = np.linalg.svd(X - mean, full_matrices=False)
    W = Vt.T @ np.diag(1 / np.sqrt(S + eps)) @ Vt
    return mean.astype(np.float32), W.astype(np.float32)
""",
    ),
    # As many directions as hold nearly all of the variance.
    Wrong(
        "fit_whitening",
        "whitening_directions_lost",
        "most_of_the_variance",
        """
def fit_whitening(patches, eps):
    X = patches.reshape(-1, patches.shape[-1]).astype(np.float64)
    mean = X.mean(axis=0)
    Xc = X - mean
    U, S, _ = np.linalg.svd(Xc.T @ Xc / len(X))
    k = np.searchsorted(np.cumsum(S) / S.sum(), 0.99) + 1
    U, S = U[:, :k], S[:k]
    return mean.astype(np.float32), (U / np.sqrt(S + eps) @ U.T).astype(np.float32)
""",
    ),
    # A table of zeros that is not filled to its end.
    Wrong(
        "kmeans",
        "kmeans_stops_early",
        "tolerance",
        """
def kmeans(X, K, num_iters, rng):
    N, D = X.shape
    C = X[rng.choice(N, K, replace=False)].copy()
    costs = np.zeros(num_iters)
    for t in range(num_iters):
        d = (X ** 2).sum(1, keepdims=True) + (C ** 2).sum(1) - 2 * X @ C.T
        labels = d.argmin(1)
        costs[t] = d.min(1).sum()
        for k in range(K):
            if np.any(labels == k):
                C[k] = X[labels == k].mean(axis=0)
        if t > 0 and costs[t - 1] - costs[t] < 0.01 * costs[t - 1]:
            break
    return C, labels, costs
""",
    ),
    # How far each centroid is from its nearest row.
    Wrong(
        "kmeans",
        "",
        "smallest_of_each_centroid",
        """
def kmeans(X, K, num_iters, rng):
    N, D = X.shape
    C = X[rng.choice(N, K, replace=False)].copy()
    costs = []
    for t in range(num_iters):
        d = (X ** 2).sum(1, keepdims=True) + (C ** 2).sum(1) - 2 * X @ C.T
        labels = d.argmin(1)
        costs.append(d.min(0).sum())
        for k in range(K):
            if np.any(labels == k):
                C[k] = X[labels == k].mean(axis=0)
    return C, labels, np.array(costs)
""",
    ),
    # For one picture that is all there is.
    Wrong(
        "encode",
        "encode_memory",
        "all_differences_of_a_picture",
        """
def encode(patches, centroids):
    out = []
    for p in patches:
        z = np.sqrt(((p[:, None] - centroids[None]) ** 2).sum(2))
        out.append(np.maximum(0, z.mean(1, keepdims=True) - z))
    return np.stack(out)
""",
    ),
    Wrong(
        "encode",
        "encode_gaussian",
        "width_of_a_patch",
        """
def encode(patches, centroids):
    D = patches.shape[-1]
    z2 = (patches ** 2).sum(-1)[..., None] - 2 * patches @ centroids.T + (centroids ** 2).sum(-1)
    a = np.exp(-z2 / (2 * D))
    return np.maximum(0, a - a.mean(-1, keepdims=True))
""",
    ),
    Wrong(
        "encode",
        "encode_not_the_mean",
        "without_the_nearest",
        """
def encode(patches, centroids):
    z2 = (patches ** 2).sum(-1)[..., None] - 2 * patches @ centroids.T + (centroids ** 2).sum(-1)
    z = np.sqrt(np.maximum(z2, 0))
    mu = (z.sum(-1) - z.min(-1)) / (z.shape[-1] - 1)
    return np.maximum(0, mu[..., None] - z)
""",
    ),
    # For 27 × 27 it is right.
    Wrong(
        "pool",
        "pool_hard_wired",
        "thirteen_of_27",
        """
def pool(codes, rows, cols):
    N, P, K = codes.shape
    g = codes.reshape(N, rows, cols, K)
    return np.concatenate([g[:, :13, :13].sum((1, 2)), g[:, :13, 13:].sum((1, 2)),
                           g[:, 13:, :13].sum((1, 2)), g[:, 13:, 13:].sum((1, 2))], axis=1)
""",
    ),
    # The mean cancels out, too.
    Wrong(
        "bag_of_words",
        "bag_centroids_whitened",
        "with_their_mean",
        """
def bag_of_words(images, dictionary):
    c, m, W = dictionary["centroids"], dictionary["mean"], dictionary["whitening"]
    s = int(np.sqrt(len(m) / 3))
    white = lambda x: (x - m) @ W
    rows, cols = images.shape[1] - s + 1, images.shape[2] - s + 1
    found = []
    for im in images:
        patches = normalize_patches(extract_patches(im[None], s))
        found.append(pool(encode(white(patches), white(c)), rows, cols))
    return np.concatenate(found)
""",
    ),
    Wrong(
        "bag_of_words",
        "",
        "floats_cut_to_bytes",
        """
def bag_of_words(images, dictionary):
    c, m, W = dictionary["centroids"], dictionary["mean"], dictionary["whitening"]
    s = int(np.sqrt(len(m) / 3))
    images = images.astype(np.uint8)
    N, H, Wd, _ = images.shape
    p = (normalize_patches(extract_patches(images, s)) - m) @ W
    return pool(encode(p, c), H - s + 1, Wd - s + 1)
""",
    ),
]

UNUSUAL = [
    Unusual(
        "extract_patches",
        "one_flat_index",
        """
def extract_patches(images, size=6, stride=1, verbose=False):
    N, H, W, C = images.shape
    ys = np.arange(0, H - size + 1, stride)
    xs = np.arange(0, W - size + 1, stride)
    start = (ys[:, None] * W + xs[None, :]).ravel() * C
    inside = (np.arange(size)[:, None] * (W * C) + np.arange(size * C)[None, :]).ravel()
    flat = images.reshape(N, -1)
    return flat[:, start[:, None] + inside[None, :]].astype(np.float64).astype(np.float32)
""",
    ),
    Unusual(
        "normalize_patches",
        "centring_matrix",
        """
def normalize_patches(patches, eps=10):
    D = patches.shape[-1]
    C = np.eye(D, dtype=np.float32) - np.float32(1 / D)
    z = patches @ C
    return z * (1 / np.sqrt(np.einsum("npd,npd->np", z, z) / D + eps))[..., np.newaxis]
""",
    ),
    Unusual(
        "fit_whitening",
        "newton_schulz",
        """
def fit_whitening(patches, eps):
    D = patches.shape[-1]
    X = patches.reshape(-1, D).astype(np.float64)
    mean = X.mean(axis=0)
    A = np.cov(X.T, bias=True).reshape(D, D) + eps * np.eye(D)
    c = np.linalg.norm(A)
    Y, Z = A / c, np.eye(D)
    for _ in range(60):
        T = 0.5 * (3 * np.eye(D) - Z @ Y)
        Y, Z = Y @ T, T @ Z
    return mean.astype(np.float32), (Z / np.sqrt(c)).astype(np.float32)
""",
    ),
    Unusual(
        "kmeans",
        "ends_and_repeats",
        """
def kmeans(X, K, num_iters, rng):
    C = X[rng.choice(len(X), K, replace=False)]
    costs, labels = [], None
    for t in range(num_iters):
        d = (X**2).sum(1)[:, None] - 2 * X @ C.T + (C**2).sum(1)
        new = d.argmin(1)
        costs.append(float(np.maximum(d.min(1), 0).sum()))
        if labels is not None and (new == labels).all():
            costs += [costs[-1]] * (num_iters - len(costs))
            break
        labels = new
        for k in range(K):
            if (labels == k).any():
                C[k] = X[labels == k].mean(0)
    return C, labels, np.array(costs)
""",
    ),
    Unusual(
        "kmeans",
        "smallest_labels",
        """
def kmeans(X, K, num_iters, rng):
    kind = np.uint8 if K <= 256 else np.uint16
    C = X[rng.permutation(len(X))[:K]]
    costs = np.zeros(num_iters, np.float32)
    for t in range(num_iters):
        d = (X**2).sum(1)[:, None] - 2 * X @ C.T + (C**2).sum(1)
        labels = d.argmin(1).astype(kind)
        costs[t] = d.min(1).sum()
        members = [np.flatnonzero(labels == k) for k in range(K)]
        for k, m in enumerate(members):
            if m.size:
                C[k] = X[m].sum(0) / m.size
    return C, labels, costs
""",
    ),
    Unusual(
        "kmeans",
        "centred_reduceat",
        """
def kmeans(X, K, num_iters, rng):
    shift = X.mean(0)
    Z = (X - shift).astype(np.float64)
    pick = rng.choice(Z.shape[0], size=K, replace=False)
    C = Z[pick]
    zz = (Z ** 2).sum(1)
    costs = np.empty(num_iters)
    for t in range(num_iters):
        d = zz[:, None] + (C ** 2).sum(1) - 2 * (Z @ C.T)
        labels = d.argmin(axis=1)
        costs[t] = np.clip(d[np.arange(len(Z)), labels], 0, None).sum()
        order = np.argsort(labels)
        present, first, n = np.unique(labels[order], return_index=True, return_counts=True)
        C[present] = np.add.reduceat(Z[order], first, axis=0) / n[:, None]
    return (C + shift).astype(np.float32), labels, costs
""",
    ),
    Unusual(
        "encode",
        "gap_and_its_size",
        """
def encode(patches, centroids):
    def distances(a, b):
        sq = np.add.outer((a * a).sum(-1), (b * b).sum(-1))
        sq -= 2 * np.inner(a, b)
        np.maximum(sq, 0, out=sq)
        return np.sqrt(sq, out=sq)
    z = distances(patches, centroids)
    gap = np.average(z, axis=2)[:, :, None] - z
    return ((gap + np.abs(gap)) / 2).astype(np.float32)
""",
    ),
    Unusual(
        "pool",
        "cumulative_table",
        """
def pool(codes, rows, cols):
    N, P, K = codes.shape
    g = codes.reshape((N, rows, cols, K)).astype(np.float64)
    S = np.zeros((N, rows + 1, cols + 1, K))
    S[:, 1:, 1:] = g.cumsum(1).cumsum(2)
    y, x = [0, rows // 2, rows], [0, cols // 2, cols]
    q = S[:, y][:, :, x]
    q = q[:, 1:, 1:] - q[:, :-1, 1:] - q[:, 1:, :-1] + q[:, :-1, :-1]
    return q.reshape(N, 4 * K)
""",
    ),
    Unusual(
        "bag_of_words",
        "all_by_itself",
        """
def bag_of_words(images, dictionary):
    c = dictionary["centroids"]; mean = dictionary["mean"]; zca = dictionary["whitening"]
    size = 1
    while size * size * 3 < len(mean):
        size += 1
    def one(im):
        v = sliding_window_view(im.astype(np.float32), (size, size, 3))[:, :, 0]
        rows, cols = v.shape[:2]
        p = v.reshape(rows * cols, -1)
        p = p - p.mean(1, keepdims=True)
        p = p / np.sqrt((p * p).mean(1, keepdims=True) + 10)
        p = (p - mean) @ zca
        z = np.sqrt(np.maximum((p * p).sum(1)[:, None] + (c * c).sum(1) - 2 * p @ c.T, 0))
        f = np.maximum(0, z.mean(1, keepdims=True) - z).reshape(rows, cols, -1)
        r, q = rows // 2, cols // 2
        return np.concatenate([b.sum((0, 1)) for b in (f[:r, :q], f[:r, q:], f[r:, :q], f[r:, q:])])
    return np.array(list(map(one, images)))
""",
    ),
    Unusual(
        "fit_whitening",
        "eig_and_inverse",
        """
def fit_whitening(patches, eps):
    X = patches.reshape(-1, patches.shape[-1]).astype(np.float64)
    mean = X.mean(axis=0)
    lam, V = np.linalg.eig((X - mean).T @ (X - mean) / len(X) + eps * np.eye(X.shape[1]))
    W = np.real(V @ np.diag(1 / np.sqrt(lam)) @ np.linalg.inv(V))
    return mean.astype(np.float32), W.astype(np.float32)
""",
    ),
]
