"""kmeans as students write it, and right."""

from autograder.verify.rows import Unusual

ITEM = "kmeans"


def code(body, before=""):
    return f"import numpy as np\n\n{before}\ndef {ITEM}(X, K, num_iters, rng):\n" + body.strip("\n") + "\n"


PLAIN = """
    N, D = X.shape
    centroids = X[rng.choice(N, K, replace=False)]
    costs = []
    for it in range(num_iters):
        d = (X ** 2).sum(1)[:, None] - 2 * X @ centroids.T + (centroids ** 2).sum(1)
        labels = np.argmin(d, axis=1)
        costs.append(np.sum(np.min(d, axis=1)))
        for k in range(K):
            members = X[labels == k]
            if len(members) > 0:
                centroids[k] = members.mean(axis=0)
    return centroids, labels, np.array(costs)
"""
BY_CENTROIDS = """
    start = rng.permutation(len(X))[:K]
    centers = X[start].astype(np.float64)
    costs = np.zeros(num_iters)
    for t in range(num_iters):
        dist = np.zeros((len(X), K))
        for j in range(K):
            dist[:, j] = ((X - centers[j]) ** 2).sum(axis=1)
        labels = dist.argmin(axis=1)
        costs[t] = dist[np.arange(len(X)), labels].sum()
        for j in range(K):
            mask = labels == j
            if mask.any():
                centers[j] = np.mean(X[mask], axis=0)
            else:
                centers[j] = X[rng.integers(len(X))]
    return centers.astype(np.float32), labels, costs
"""
ONE_HOT = """
    C = X[rng.choice(X.shape[0], size=K, replace=False), :].copy()
    sq = np.einsum("nd,nd->n", X, X)
    costs = []
    for _ in range(num_iters):
        score = X.dot(C.T) - 0.5 * np.einsum("kd,kd->k", C, C)
        labels = score.argmax(axis=1)
        costs.append(float(np.sum(sq - 2 * score.max(axis=1))))
        onehot = np.zeros((len(X), K), dtype=np.float32)
        onehot[np.arange(len(X)), labels] = 1
        counts = onehot.sum(axis=0)
        sums = onehot.T @ X
        C = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], C)
    return C, labels, costs
"""
ADDED = """
    picks = rng.permutation(len(X))[:K]
    centroids, costs = np.array(X[picks], dtype=float), []
    for i in range(num_iters):
        labels, best = nearest(np.asarray(X, float), centroids)
        costs.append(best.sum())
        sums, counts = np.zeros_like(centroids), np.zeros(K)
        np.add.at(sums, labels, X)
        np.add.at(counts, labels, 1)
        full = counts > 0
        centroids[full] = sums[full] / counts[full, None]
    return centroids, labels, np.asarray(costs)
"""
NEAREST = """
def nearest(X, C):
    d = np.add.outer((X * X).sum(1), (C * C).sum(1)) - 2 * np.dot(X, C.T)
    d[d < 0] = 0
    return d.argmin(1), d.min(1)

"""
BLOCKS = """
    centroids = X[rng.choice(len(X), K, replace=False)]
    costs, labels = [], np.empty(len(X), dtype=int)
    for _ in range(num_iters):
        cost = 0.0
        for start in range(0, len(X), 500):
            block = X[start:start + 500]
            d = ((block[:, None, :] - centroids[None]) ** 2).sum(axis=2)
            labels[start:start + 500] = d.argmin(axis=1)
            cost += d.min(axis=1).sum()
        costs.append(cost)
        groups = [X[labels == k] for k in range(K)]
        centroids = np.array([g.mean(axis=0) if len(g) else c for g, c in zip(groups, centroids)])
    return centroids, labels, np.array(costs)
"""
PLUS_PLUS = """
    first = rng.integers(len(X))
    chosen = [first]
    d = np.sum((X - X[first]) ** 2, axis=1, dtype=float)
    while len(chosen) < K:
        d[chosen] = 0
        chosen.append(rng.choice(len(X), p=d / d.sum()))
        d = np.minimum(d, np.sum((X - X[chosen[-1]]) ** 2, axis=1))
    centroids = X[chosen]
"""


def right(style, body, *changes, before=""):
    for old, new in changes:
        assert old in body, (style, old)
        body = body.replace(old, new)
    return Unusual(ITEM, style, code(body, before))


AT_MOST = "        d = (X ** 2).sum(1)[:, None] - 2 * X @ centroids.T + (centroids ** 2).sum(1)\n"
UNUSUAL = [
    right("plain", PLAIN),
    right("loops_over_centroids", BY_CENTROIDS),
    right("one_hot", ONE_HOT),
    right("add_at", ADDED, before=NEAREST),
    right("blocks", BLOCKS),
    right("small_blocks", BLOCKS, ("500", "16")),
    right("large_blocks", BLOCKS, ("500", "1000")),
    right("plus_plus", PLAIN, ("    centroids = X[rng.choice(N, K, replace=False)]\n", PLUS_PLUS)),
    right("shuffled_copy", PLAIN, ("X[rng.choice(N, K, replace=False)]", "rng.permutation(X)[:K].copy()")),
    right("choice_of_rows", PLAIN, ("X[rng.choice(N, K, replace=False)]", "rng.choice(X, K, replace=False)")),
    right(
        "shuffled_indices",
        PLAIN,
        (
            "    centroids = X[rng.choice(N, K, replace=False)]\n",
            "    order = np.arange(N)\n    rng.shuffle(order)\n    centroids = X[order[:K]].copy()\n",
        ),
    ),
    right(
        "drawn_one_by_one",
        PLAIN,
        (
            "    centroids = X[rng.choice(N, K, replace=False)]\n",
            "    picks = []\n    while len(picks) < K:\n        i = int(rng.integers(N))\n"
            "        if i not in picks:\n            picks.append(i)\n    centroids = X[picks]\n",
        ),
    ),
    right(
        "largest_random_numbers", PLAIN, ("rng.choice(N, K, replace=False)", "np.argsort(rng.random(N))[:K]")
    ),
    right(
        "neighbouring_rows",
        PLAIN,
        ("rng.choice(N, K, replace=False)", "(rng.integers(N) + np.arange(K)) % N"),
    ),
    right(
        "bincount",
        PLAIN,
        (
            """        for k in range(K):
            members = X[labels == k]
            if len(members) > 0:
                centroids[k] = members.mean(axis=0)
""",
            """        n = np.bincount(labels, minlength=K)
        s = np.stack([np.bincount(labels, weights=X[:, d], minlength=K) for d in range(D)], axis=1)
        centroids = np.where(n[:, None] > 0, s / np.maximum(n[:, None], 1), centroids).astype(np.float32)
""",
        ),
    ),
    right("unique_labels", PLAIN, ("for k in range(K):", "for k in np.unique(labels):")),
    right(
        "nan_to_old",
        PLAIN,
        (
            """        for k in range(K):
            members = X[labels == k]
            if len(members) > 0:
                centroids[k] = members.mean(axis=0)
""",
            """        means = np.stack([X[labels == k].mean(axis=0) for k in range(K)])
        centroids = np.where(np.isnan(means), centroids, means)
""",
        ),
    ),
    right(
        "empty_gets_the_farthest",
        PLAIN,
        (
            "                centroids[k] = members.mean(axis=0)\n",
            "                centroids[k] = members.mean(axis=0)\n            else:\n"
            "                centroids[k] = X[d.min(axis=1).argmax()]\n",
        ),
    ),
    right(
        "root_of_distances",
        PLAIN,
        (AT_MOST, AT_MOST + "        d = np.sqrt(np.maximum(d, 0))\n"),
        ("np.sum(np.min(d, axis=1))", "np.sum(np.min(d, axis=1) ** 2)"),
    ),
    right(
        "float64",
        PLAIN,
        ("    N, D = X.shape\n", "    X = np.array(X, dtype=np.float64)\n    N, D = X.shape\n"),
    ),
    right(
        "matrix",
        PLAIN,
        ("    N, D = X.shape\n", "    X = np.matrix(X)\n    N, D = X.shape\n"),
        (
            AT_MOST,
            "        own, other = np.sum(np.square(X), axis=1), np.sum(np.square(centroids), axis=1).T\n"
            "        d = own - 2 * X * centroids.T + other\n",
        ),
        ("np.argmin(d, axis=1)", "np.asarray(d).argmin(axis=1)"),
        ("return centroids,", "return np.asarray(centroids),"),
    ),
    right("int32_labels", PLAIN, ("np.argmin(d, axis=1)", "np.argmin(d, axis=1).astype(np.int32)")),
    right(
        "filled_to_the_end",
        PLAIN,
        (
            "        costs.append(np.sum(np.min(d, axis=1)))\n",
            """        costs.append(np.sum(np.min(d, axis=1)))
        if it and np.array_equal(labels, old):
            costs += [costs[-1]] * (num_iters - it - 1)
            break
        old = labels
""",
        ),
    ),
    right("a_while", PLAIN, ("    for it in range(num_iters):\n", "    while len(costs) < num_iters:\n")),
    right(
        "norms_of_one_centroid",
        BY_CENTROIDS,
        ("((X - centers[j]) ** 2).sum(axis=1)", "np.linalg.norm(X - centers[j], axis=1) ** 2"),
    ),
    right(
        "augmented",
        PLAIN,
        (
            AT_MOST,
            """        A = np.hstack([X, np.ones((N, 1), X.dtype)])
        B = np.vstack([-2 * centroids.T, (centroids ** 2).sum(1)])
        d = A @ B + np.square(X).sum(axis=1, keepdims=True)
""",
        ),
    ),
    right(
        "lists_and_prints",
        PLAIN,
        ("return centroids, labels, np.array(costs)", "return [centroids, labels, costs]"),
        ("        labels =", "        print(it, d)\n        labels ="),
    ),
    right("verbose_argument", PLAIN.replace("\n    N, D", "\n    N, D", 1)),
    right(
        "sorted_and_split",
        PLAIN,
        (
            """        for k in range(K):
            members = X[labels == k]
            if len(members) > 0:
                centroids[k] = members.mean(axis=0)
""",
            """        order = np.argsort(labels, kind="stable")
        ends = np.cumsum(np.bincount(labels, minlength=K))[:-1]
        for k, members in enumerate(np.split(X[order], ends)):
            centroids[k] = members.mean(0) if len(members) else centroids[k]
""",
        ),
    ),
]
UNUSUAL[-2] = Unusual(ITEM, "verbose_argument", code(PLAIN).replace("rng):", "rng, verbose=False, tol=0):"))
