"""kmeans as students write it, with one mistake each."""

from autograder.verify.rows import Wrong

from .kmeans_unusual import ADDED, BLOCKS, BY_CENTROIDS, ITEM, NEAREST, ONE_HOT, PLAIN, code

START = "X[rng.choice(N, K, replace=False)]"
ASSIGN = "        d = (X ** 2).sum(1)[:, None] - 2 * X @ centroids.T + (centroids ** 2).sum(1)\n"
COST = "        costs.append(np.sum(np.min(d, axis=1)))\n"
LABELS = "        labels = np.argmin(d, axis=1)\n"
MEANS = """        for k in range(K):
            members = X[labels == k]
            if len(members) > 0:
                centroids[k] = members.mean(axis=0)
"""
LOOP = "    for it in range(num_iters):\n"
END = "    return centroids, labels, np.array(costs)\n"


def edited(name, style, body, *changes, before="", **options):
    for old, new in changes:
        assert old in body, (name, style, old)
        body = body.replace(old, new)
    return Wrong(ITEM, name, style, code(body, before), **options)


WRONG = [
    edited("kmeans_starts_elsewhere", "normal", PLAIN, (START, "rng.normal(size=(K, D)).astype(X.dtype)")),
    edited(
        "kmeans_starts_elsewhere", "in_the_box", PLAIN, (START, "rng.uniform(X.min(0), X.max(0), (K, D))")
    ),
    edited(
        "kmeans_starts_elsewhere",
        "random_labels",
        PLAIN,
        (START, "np.array([X[rng.integers(0, K, N) == k].sum(0) for k in range(K)]) / (N / K)"),
    ),
    edited(
        "kmeans_starts_elsewhere",
        "rows_and_noise",
        PLAIN,
        (START, START + " + 0.1 * rng.normal(size=(K, D))"),
    ),
    edited(
        "kmeans_rows_repeated",
        "integers",
        PLAIN,
        ("rng.choice(N, K, replace=False)", "rng.integers(0, N, K)"),
    ),
    edited("kmeans_rows_repeated", "choice", PLAIN, (", replace=False", "")),
    # As n_init does.
    Wrong(
        ITEM,
        "kmeans_starts_often",
        "best_of_three",
        """
def kmeans(X, K, num_iters, rng, restarts=3):
    best = None
    for _ in range(restarts):
        C = X[rng.choice(len(X), K, replace=False)].copy()
        costs = []
        for t in range(num_iters):
            d = (X ** 2).sum(1)[:, None] - 2 * X @ C.T + (C ** 2).sum(1)
            labels = d.argmin(1)
            costs.append(np.take_along_axis(d, labels[:, None], 1).sum())
            hot = np.zeros((K, len(X)), np.float32)
            hot[labels, np.arange(len(X))] = 1
            n = hot.sum(1, keepdims=True)
            C = np.where(n > 0, (hot @ X) / np.maximum(n, 1), C)
        if best is None or costs[-1] < best[2][-1]:
            best = C, labels, np.array(costs)
    return best
""",
    ),
    edited(
        "kmeans_farthest",
        "argmax",
        PLAIN,
        ("np.argmin(d, axis=1)", "np.argmax(d, axis=1)"),
        ("np.min(d", "np.max(d"),
    ),
    edited(
        "kmeans_farthest",
        "score_for_distance",
        ONE_HOT,
        ('0.5 * np.einsum("kd,kd->k", C, C)', '0.5 * np.einsum("kd,kd->k", C, C)'),
        ("score.argmax", "score.argmin"),
        ("score.max", "score.min"),
    ),
    edited("kmeans_square_missing", "two_parts", PLAIN, (" + (centroids ** 2).sum(1)", "")),
    edited("kmeans_square_missing", "products", ONE_HOT, (' - 0.5 * np.einsum("kd,kd->k", C, C)', "")),
    edited("kmeans_product_factor", "once", PLAIN, ("- 2 * X @", "- X @")),
    edited("kmeans_product_factor", "sign", PLAIN, ("- 2 * X @", "+ 2 * X @")),
    edited("kmeans_product_factor", "score", ONE_HOT, ("- 0.5 *", "-")),
    edited(
        "kmeans_another_distance",
        "absolute",
        BY_CENTROIDS,
        ("((X - centers[j]) ** 2).sum(axis=1)", "np.abs(X - centers[j]).sum(axis=1)"),
    ),
    edited(
        "kmeans_another_distance",
        "largest",
        BY_CENTROIDS,
        ("((X - centers[j]) ** 2).sum(axis=1)", "np.abs(X - centers[j]).max(axis=1)"),
    ),
    edited(
        "kmeans_another_distance",
        "cosine",
        PLAIN,
        (
            ASSIGN,
            "        d = -X @ centroids.T / np.linalg.norm(centroids, axis=1)\n",
        ),
    ),
    edited("kmeans_labels_of_another_step", "assigned_again", PLAIN, (END, ASSIGN[4:] + LABELS[4:] + END)),
    edited(
        "kmeans_labels_of_another_step",
        "means_first",
        BY_CENTROIDS,
        (
            "    return centers",
            """    labels = np.array([((X - c) ** 2).sum(1) for c in centers]).argmin(0)
    return centers""",
        ),
    ),
    edited(
        "kmeans_labels_of_another_step",
        "last_means_missing",
        PLAIN,
        ("            if len(members) > 0:", "            if len(members) > 0 and it < num_iters - 1:"),
    ),
    edited("kmeans_sums", "forgotten", PLAIN, ("members.mean(axis=0)", "members.sum(axis=0)")),
    edited("kmeans_sums", "add_at", ADDED, (" / counts[full, None]", ""), before=NEAREST),
    edited("kmeans_medians", "median", PLAIN, ("members.mean(axis=0)", "np.median(members, axis=0)")),
    edited(
        "kmeans_medians",
        "medoid",
        PLAIN,
        ("members.mean(axis=0)", "members[((members - members.mean(0)) ** 2).sum(1).argmin()]"),
    ),
    edited("kmeans_another_divisor", "all_rows", PLAIN, ("members.mean(axis=0)", "members.sum(axis=0) / N")),
    edited("kmeans_another_divisor", "one_more", ONE_HOT, ("np.maximum(counts, 1)", "(counts + 1)")),
    edited(
        "kmeans_another_divisor", "even_share", ADDED, ("counts[full, None]", "(len(X) / K)"), before=NEAREST
    ),
    edited(
        "kmeans_damped",
        "half",
        PLAIN,
        ("= members.mean(axis=0)", "+= 0.5 * (members.mean(axis=0) - centroids[k])"),
    ),
    edited(
        "kmeans_damped",
        "as_a_row",
        ADDED,
        ("np.zeros_like(centroids), np.zeros(K)", "centroids.copy(), np.ones(K)"),
        before=NEAREST,
    ),
    edited(
        "kmeans_damped",
        "learning_rate",
        PLAIN,
        ("= members.mean(axis=0)", "+= 0.9 * (members.mean(axis=0) - centroids[k])"),
    ),
    edited("kmeans_one_mean_for_all", "of_all_rows", PLAIN, ("members.mean(axis=0)", "X.mean(axis=0)")),
    edited(
        "kmeans_one_mean_for_all",
        "of_whole_array",
        PLAIN,
        ("centroids[k] = members", "centroids[:] = members"),
    ),
    edited(
        "kmeans_never_moves",
        "lost",
        PLAIN,
        (
            "                centroids[k] = members.mean(axis=0)\n",
            "                new = members.mean(axis=0)\n",
        ),
    ),
    edited(
        "kmeans_never_moves",
        "local_copy",
        BY_CENTROIDS,
        (
            "        for j in range(K):\n            mask",
            "        new = centers.copy()\n        for j in range(K):\n            mask",
        ),
        ("                centers[j] =", "                new[j] ="),
    ),
    edited(
        "kmeans_cost_of_roots",
        "sum_of_roots",
        PLAIN,
        ("np.min(d, axis=1))", "np.sqrt(np.maximum(np.min(d, axis=1), 0)))"),
    ),
    edited(
        "kmeans_cost_of_roots", "root_of_sum", ADDED, ("best.sum()", "np.sqrt(best.sum())"), before=NEAREST
    ),
    edited("kmeans_cost_averaged", "mean", PLAIN, ("np.sum(np.min(", "np.mean(np.min(")),
    edited("kmeans_cost_averaged", "half", ADDED, ("best.sum()", "best.sum() / 2"), before=NEAREST),
    edited("kmeans_cost_averaged", "all_numbers", BY_CENTROIDS, ("labels].sum()", "labels].sum() / X.size")),
    edited(
        "kmeans_cost_of_another_step",
        "after_the_means",
        PLAIN,
        (COST, ""),
        (MEANS, MEANS + "        costs.append(np.sum((X - centroids[labels]) ** 2))\n"),
    ),
    edited(
        "kmeans_cost_of_another_step", "assigned_again", PLAIN, (COST, ""), (MEANS, MEANS + ASSIGN + COST)
    ),
    edited(
        "kmeans_cost_of_another_step",
        "one_step_more",
        PLAIN,
        (LOOP, "    for it in range(num_iters + 1):\n"),
        ("np.array(costs)", "np.array(costs[:-1])"),
    ),
    edited("kmeans_cost_without_rows", "scores", ONE_HOT, ("sq - 2 *", "-2 *")),
    edited("kmeans_cost_without_rows", "two_parts", PLAIN, ("(X ** 2).sum(1)[:, None] - 2", "-2")),
    edited("kmeans_empty_nan", "means", PLAIN, ("            if len(members) > 0:\n    ", "")),
    edited(
        "kmeans_empty_nan",
        "divided",
        ADDED,
        ("        full = counts > 0\n", ""),
        ("[full]", ""),
        ("[full, None]", "[:, None]"),
        before=NEAREST,
    ),
    edited(
        "kmeans_empty_dropped",
        "unique",
        PLAIN,
        (MEANS, "        centroids = np.array([X[labels == k].mean(axis=0) for k in np.unique(labels)])\n"),
    ),
    edited(
        "kmeans_empty_dropped",
        "if",
        PLAIN,
        (
            MEANS,
            "        groups = [X[labels == k] for k in range(len(centroids))]\n"
            "        centroids = np.array([group.mean(0) for group in groups if len(group)])\n",
        ),
    ),
    edited(
        "kmeans_empty_elsewhere",
        "zeros",
        ONE_HOT,
        (
            "np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], C)",
            "sums / np.maximum(counts, 1)[:, None]",
        ),
    ),
    edited(
        "kmeans_empty_elsewhere",
        "random",
        BY_CENTROIDS,
        ("X[rng.integers(len(X))]", "rng.normal(size=X.shape[1])"),
    ),
    edited(
        "kmeans_empty_elsewhere",
        "nan_to_num",
        PLAIN,
        ("            if len(members) > 0:\n    ", ""),
        ("members.mean(axis=0)", "np.nan_to_num(members.mean(axis=0))"),
    ),
    edited("kmeans_other_chance", "np_random", PLAIN, ("rng.choice", "np.random.choice")),
    edited("kmeans_other_chance", "own_generator", PLAIN, ("rng.choice", "np.random.default_rng().choice")),
    edited("kmeans_rng_unused", "first_rows", PLAIN, (START, "X[:K].copy()")),
    edited("kmeans_rng_unused", "own_seed", PLAIN, ("rng.choice", "np.random.default_rng(0).choice")),
    edited("kmeans_rng_unused", "evenly", PLAIN, (START, "X[np.linspace(0, N - 1, K).astype(int)]")),
    edited(
        "kmeans_changes_x",
        "window",
        PLAIN,
        (
            "    centroids = " + START,
            "    first = rng.integers(N - K + 1)\n    centroids = X[first:first + K]",
        ),
    ),
    edited(
        "kmeans_changes_x",
        "shuffle",
        PLAIN,
        ("    centroids = " + START, "    rng.shuffle(X)\n    centroids = X[:K].copy()"),
    ),
    edited(
        "kmeans_changes_x",
        "centred",
        PLAIN,
        (LOOP, "    shift = X.mean(0)\n    X -= shift\n    centroids -= shift\n" + LOOP),
        ("return centroids,", "return centroids + shift,"),
    ),
    edited("kmeans_order", "labels_first", PLAIN, ("return centroids, labels,", "return labels, centroids,")),
    edited(
        "kmeans_labels_floats",
        "zeros",
        BY_CENTROIDS,
        ("labels = dist.argmin(axis=1)", "labels = dist.argmin(axis=1).astype(np.float32)"),
        ("), labels]", "), labels.astype(int)]"),
    ),
    edited(
        "kmeans_labels_from_one",
        "plus_one",
        PLAIN,
        ("return centroids, labels,", "return centroids, labels + 1,"),
    ),
    edited(
        "kmeans_labels_wrap",
        "uint8",
        PLAIN,
        ("np.argmin(d, axis=1)", "np.argmin(d, axis=1).astype(np.uint8)"),
    ),
    edited(
        "kmeans_stops_early",
        "labels",
        PLAIN,
        (
            LABELS,
            LABELS
            + "        if it and np.array_equal(labels, old):\n            break\n        old = labels\n",
        ),
    ),
    edited(
        "kmeans_stops_early",
        "cost",
        PLAIN,
        (
            COST,
            COST + "        if it and abs(costs[-2] - costs[-1]) < 1e-6 * costs[-1]:\n            break\n",
        ),
    ),
    edited(
        "kmeans_costs_of_other_times",
        "one_step_less",
        PLAIN,
        (LOOP, "    labels = np.zeros(N, int)\n    for it in range(1, num_iters):\n"),
    ),
    edited("kmeans_costs_of_other_times", "last_one_too", PLAIN, (END, ASSIGN[4:] + COST[4:] + END)),
    edited("kmeans_costs_of_other_times", "best_only", PLAIN, ("np.array(costs)", "min(costs)"), named=False),
    edited(
        "kmeans_costs_not_finite",
        "root_below_0",
        PLAIN,
        (ASSIGN, ASSIGN + "        d = np.sqrt(d)\n"),
        ("np.min(d, axis=1))", "np.min(d, axis=1) ** 2)"),
    ),
    edited(
        "kmeans_half_precision",
        "float16",
        PLAIN,
        (MEANS, MEANS + "        centroids = centroids.astype(np.float16).astype(np.float32)\n"),
    ),
    edited(
        "kmeans_loops_over_rows",
        "assign",
        PLAIN,
        (ASSIGN, "        d = np.array([((x - centroids) ** 2).sum(axis=1) for x in X])\n"),
    ),
    edited(
        "kmeans_loops_over_rows",
        "average",
        ADDED,
        (
            "        np.add.at(sums, labels, X)\n",
            "        for x, k in zip(X, labels):\n            sums[k] += x\n",
        ),
        before=NEAREST,
    ),
    edited(
        "kmeans_loops_over_rows",
        "apply_along_axis",
        PLAIN,
        (ASSIGN, "        d = np.apply_along_axis(lambda x: ((centroids - x) ** 2).sum(1), 1, X)\n"),
    ),
    edited(
        "kmeans_all_at_once",
        "broadcast",
        PLAIN,
        (ASSIGN, "        d = ((X[:, None] - centroids) ** 2).sum(axis=2)\n"),
    ),
    edited(
        "kmeans_all_at_once",
        "norm",
        PLAIN,
        (ASSIGN, "        d = np.linalg.norm(X[:, None] - centroids[None], axis=-1) ** 2\n"),
    ),
    edited(
        "kmeans_all_at_once",
        "members",
        PLAIN,
        (
            MEANS,
            """        mask = (labels == np.arange(K)[:, None])[..., None]
        n = mask.sum(axis=1)
        centroids = np.where(n > 0, (mask * X).sum(axis=1) / np.maximum(n, 1), centroids).astype(np.float32)
""",
        ),
    ),
    edited(
        "", "nothing", "\n    return np.zeros((K, X.shape[1])), np.zeros(len(X), int), np.zeros(num_iters)\n"
    ),
    edited(
        "kmeans_never_moves",
        "start_only",
        "\n    i = rng.choice(len(X), K, replace=False)\n"
        "    return X[i], rng.integers(0, K, len(X)), np.zeros(num_iters)\n",
    ),
    edited(
        "kmeans_damped kmeans_loops_over_rows",
        "updates_within",
        """
    N, D = X.shape
    centroids = X[rng.choice(N, K, replace=False)]
    counts, costs = np.ones(K), []
    for it in range(num_iters):
        labels, cost = np.zeros(N, int), 0.0
        for i, x in enumerate(X):
            d = ((centroids - x) ** 2).sum(1)
            k = labels[i] = d.argmin()
            cost += d[k]
            counts[k] += 1
            centroids[k] += (x - centroids[k]) / counts[k]
        costs.append(cost)
    return centroids, labels, costs
""",
        named=False,
    ),
    edited(
        "", "mini_batch", PLAIN, ("members = X[labels == k]", "members = X[:N // 2][labels[:N // 2] == k]")
    ),
    edited("", "as_standardised", PLAIN, (LOOP, "    X = (X - X.mean(0)) / X.std(0)\n" + LOOP)),
    edited(
        "", "a_number_short", PLAIN, ("return centroids, labels, np.array(costs)", "return centroids, labels")
    ),
]
