"""Quarters and bags of words as students write them: WRONG with one mistake each."""

from .patch import wrong

POOL, BAG = "pool", "bag_of_words"
HALVES = """
    N, P, K = codes.shape
    grid = codes.reshape(N, rows, cols, K)
    r, c = rows // 2, cols // 2
    parts = [grid[:, :r, :c], grid[:, :r, c:], grid[:, r:, :c], grid[:, r:, c:]]
    return np.concatenate([part.sum(axis=(1, 2)) for part in parts], axis=1)
"""


def halves(old, new, text=HALVES):
    assert old in text
    return text.replace(old, new)


OF_POOL = [
    ("pool_half_too_large", "rounded up", halves("rows // 2, cols // 2", "(rows + 1) // 2, (cols + 1) // 2")),
    ("pool_half_too_large", "rows only", halves("rows // 2", "-(-rows // 2)")),
    ("pool_half_too_large", "rounded", halves("cols // 2", "int(cols / 2 + 0.5)")),
    (
        "pool_middle_lost",
        "equal halves",
        halves(
            "grid[:, r:, :c], grid[:, r:, c:]",
            "grid[:, -r:, :c], grid[:, -r:, -c:]",
            halves("grid[:, :r, c:]", "grid[:, :r, -c:]"),
        ),
    ),
    (
        "pool_middle_lost",
        "rows only",
        halves("grid[:, r:, :c], grid[:, r:, c:]", "grid[:, rows - r:, :c], grid[:, rows - r:, c:]"),
    ),
    (
        "pool_middle_twice",
        "both halves",
        """
    N, P, K = codes.shape
    grid = codes.reshape(N, rows, cols, K)
    r, c = (rows + 1) // 2, (cols + 1) // 2
    parts = [grid[:, :r, :c], grid[:, :r, -c:], grid[:, -r:, :c], grid[:, -r:, -c:]]
    return np.hstack([part.sum((1, 2)) for part in parts])
""",
    ),
    (
        "pool_middle_twice",
        "loop with two ifs",
        """
    N, P, K = codes.shape
    out = np.zeros((N, 4, K))
    for i in range(rows):
        for j in range(cols):
            for q, (a, b) in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
                vertical = i <= rows // 2 - (rows % 2 == 0) if a == 0 else i >= rows // 2
                horizontal = j < cols // 2 if b == 0 else j >= cols // 2
                if vertical and horizontal:
                    out[:, q] += codes[:, i * cols + j]
    return out.reshape(N, 4 * K)
""",
    ),
    ("pool_rows_and_cols_swapped", "reshape", halves("rows, cols, K)", "cols, rows, K)")),
    (
        "pool_rows_and_cols_swapped",
        "other half of the reshape",
        halves(
            "(N, rows, cols, K)", "(N, cols, rows, K)", halves("rows // 2, cols // 2", "cols // 2, rows // 2")
        ),
    ),
    (
        "pool_rows_and_cols_swapped",
        "remainder",
        """
    N, P, K = codes.shape
    out = np.zeros((N, 4, K))
    for p in range(P):
        i, j = p % rows, p // rows
        out[:, 2 * (i >= rows // 2) + (j >= cols // 2)] += codes[:, p]
    return out.reshape(N, -1)
""",
    ),
    (
        "pool_interleaved",
        "stack last",
        HALVES.replace("np.concatenate", "np.stack").replace("axis=1)", "axis=-1).reshape(N, -1)"),
    ),
    (
        "pool_interleaved",
        "transposed",
        """
    N, P, K = codes.shape
    grid = codes.reshape(N, rows, cols, K)
    r, c = rows // 2, cols // 2
    out = np.zeros((N, K, 4))
    out[:, :, 0], out[:, :, 1] = grid[:, :r, :c].sum((1, 2)), grid[:, :r, c:].sum((1, 2))
    out[:, :, 2], out[:, :, 3] = grid[:, r:, :c].sum((1, 2)), grid[:, r:, c:].sum((1, 2))
    return out.reshape(N, 4 * K)
""",
    ),
    (
        "pool_quarters_out_of_order",
        "down first",
        halves("grid[:, :r, c:], grid[:, r:, :c]", "grid[:, r:, :c], grid[:, :r, c:]"),
    ),
    (
        "pool_quarters_out_of_order",
        "clockwise",
        halves("grid[:, r:, :c], grid[:, r:, c:]", "grid[:, r:, c:], grid[:, r:, :c]"),
    ),
    (
        "pool_in_bands",
        "split",
        """
    parts = np.array_split(codes, 4, axis=1)
    return np.hstack([part.sum(axis=1) for part in parts])
""",
    ),
    (
        "pool_in_bands",
        "quarters of P",
        """
    N, P, K = codes.shape
    ends = np.arange(5) * P // 4
    return np.concatenate([codes[:, a:b].sum(1) for a, b in zip(ends[:-1], ends[1:])], axis=1)
""",
    ),
    ("pool_means", "of a quarter", HALVES.replace(".sum(", ".mean(")),
    ("pool_means", "of the picture", HALVES.replace("return np", "return 1 / P * np")),
    ("pool_maximum", "largest", HALVES.replace(".sum(", ".max(")),
    ("pool_whole_picture", "one sum", "    return codes.sum(axis=1)"),
    (
        "pool_whole_picture",
        "quarters added",
        HALVES.replace("np.concatenate(", "sum(").replace(", axis=1)", ")"),
    ),
    ("pool_hard_wired", "27", halves("(N, rows, cols, K)", "(N, 27, 27, K)")),
    (
        "pool_hard_wired",
        "indices",
        """
    out = []
    where = np.arange(729).reshape(27, 27)
    for part in (where[:13, :13], where[:13, 13:], where[13:, :13], where[13:, 13:]):
        out.append(codes[:, part.ravel()].sum(axis=1))
    return np.hstack(out)
""",
    ),
    ("pool_square_only", "rows twice", halves("(N, rows, cols, K)", "(N, rows, rows, K)")),
    (
        "pool_square_only",
        "root",
        """
    side = int(codes.shape[1] ** 0.5)
    return quarters(codes.reshape(len(codes), side, side, -1), side // 2)


def quarters(grid, h):
    parts = grid[:, :h, :h], grid[:, :h, h:], grid[:, h:, :h], grid[:, h:, h:]
    return np.hstack([part.sum((1, 2)) for part in parts])
""",
    ),
    ("pool_not_flat", "stacked", HALVES.replace("np.concatenate", "np.stack")),
    (
        "pool_not_flat",
        "grid of sums",
        """
    N, P, K = codes.shape
    rows_of = np.add.reduceat(codes.reshape(N, rows, cols, K), [0, rows // 2], axis=1)
    return np.add.reduceat(rows_of, [0, cols // 2], axis=2)
""",
    ),
    (
        "pool_codes_changed",
        "running sums",
        """
    N, P, K = codes.shape
    grid = codes.reshape(N, rows, cols, K)
    np.cumsum(grid, axis=1, out=grid)
    np.cumsum(grid, axis=2, out=grid)
    r, c = rows // 2 - 1, cols // 2 - 1
    a, b, d, e = grid[:, r, c], grid[:, r, -1], grid[:, -1, c], grid[:, -1, -1]
    return np.hstack([a, b - a, d - a, e - b - d + a])
""",
    ),
    ("", "half the sum", HALVES.replace("return np", "return 0.5 * np")),
    ("", "squares", HALVES.replace("part.sum", "(part ** 2).sum")),
    (
        "",
        "one to one",
        HALVES.replace(
            "np.concatenate([part.sum(axis=(1, 2)) for part in parts], axis=1)",
            """unit(
        np.concatenate([part.sum(axis=(1, 2)) for part in parts], axis=1))


def unit(pooled):
    return pooled / np.maximum(pooled.sum(axis=1, keepdims=True), 1e-8)
""",
        ),
    ),
]
STEPS = """
    size = int(round(np.sqrt(dictionary["mean"].size / 3)))
    N, H, W, C = images.shape
    rows, cols = H - size + 1, W - size + 1
    out = []
    for im in images:
        patches = extract_patches(im[None], size)
        patches = normalize_patches(patches)
        white = (patches - dictionary["mean"]) @ dictionary["whitening"]
        codes = encode(white, dictionary["centroids"])
        out.append(pool(codes, rows, cols)[0])
    return np.array(out, dtype=np.float32)
"""


def steps(old, new, text=STEPS):
    assert old in text
    return text.replace(old, new)


OF_BAG = [
    ("bag_not_flat", "a list of tables", steps("pool(codes, rows, cols)[0]", "pool(codes, rows, cols)")),
    (
        "bag_not_flat",
        "quarters apart",
        STEPS.replace("dtype=np.float32)", "dtype=np.float32).reshape(N, 4, -1)"),
    ),
    ("bag_size_hard_wired", "default", steps("im[None], size)", "im[None])")),
    ("bag_size_hard_wired", "6", steps('int(round(np.sqrt(dictionary["mean"].size / 3)))', "6")),
    ("bag_size_hard_wired", "rows of 32", steps("H - size + 1, W - size + 1", "H - 5, W - 5")),
    (
        "bag_rows_and_cols",
        "exchanged",
        steps("rows, cols = H - size + 1, W - size + 1", "cols, rows = H - size + 1, W - size + 1"),
    ),
    ("bag_rows_and_cols", "other axes", steps("N, H, W, C = images.shape", "N, W, H, C = images.shape")),
    (
        "bag_rows_and_cols",
        "root of P",
        steps("pool(codes, rows, cols)", "pool(codes, side(codes), side(codes))")
        + """

def side(codes):
    return int(codes.shape[1] ** 0.5)
""",
    ),
    ("bag_not_in_quarters", "sum", steps("pool(codes, rows, cols)[0]", "codes[0].sum(axis=0)")),
    ("bag_not_in_quarters", "mean", steps("pool(codes, rows, cols)[0]", "codes[0].mean(axis=0)")),
    (
        "bag_one_picture",
        "returns early",
        steps("    return np.array(out, dtype=np.float32)", "        return np.array(out, dtype=np.float32)"),
    ),
    ("bag_one_picture", "last", steps("out, dtype", "out[-1:], dtype")),
    ("bag_mean_left_out", "no mean", steps('(patches - dictionary["mean"])', "patches")),
    ("bag_mean_left_out", "mean of its own", steps('dictionary["mean"])', "patches.mean(axis=(0, 1)))")),
    ("bag_whitening_left_out", "no product", steps(' @ dictionary["whitening"]', "")),
    (
        "bag_whitening_left_out",
        "own covariance",
        steps('dictionary["whitening"]', "fit_whitening(patches, 0.1)[1]"),
    ),
    ("bag_whitening_transposed", "T", steps('@ dictionary["whitening"]', '@ dictionary["whitening"].T')),
    (
        "bag_whitening_transposed",
        "einsum",
        steps(
            '(patches - dictionary["mean"]) @ dictionary["whitening"]',
            'np.einsum("ij,npj->npi", dictionary["whitening"], patches - dictionary["mean"])',
        ),
    ),
    (
        "bag_mean_after_whitening",
        "order",
        steps(
            '(patches - dictionary["mean"]) @ dictionary["whitening"]',
            'patches @ dictionary["whitening"] - dictionary["mean"]',
        ),
    ),
    (
        "bag_mean_after_whitening",
        "brackets",
        steps(
            '(patches - dictionary["mean"]) @ dictionary["whitening"]',
            'patches.dot(dictionary["whitening"]) + (-dictionary["mean"])',
        ),
    ),
    ("bag_mean_added", "plus", steps('patches - dictionary["mean"]', 'patches + dictionary["mean"]')),
    (
        "bag_of_the_batch",
        "codes centred",
        """
    size = int(round(np.sqrt(dictionary["mean"].size / 3)))
    N, H, W, C = images.shape
    patches = normalize_patches(extract_patches(images, size))
    codes = encode((patches - dictionary["mean"]) @ dictionary["whitening"], dictionary["centroids"])
    codes = codes / codes.max()
    return pool(codes, H - size + 1, W - size + 1)
""",
    ),
    (
        "bag_of_the_batch",
        "scaled columns",
        STEPS.replace(
            "return np.array(out, dtype=np.float32)",
            "out = np.array(out)\n    return out - out.mean(axis=0) + 0.5",
        ),
    ),
    (
        "bag_of_the_batch",
        "all patches of all pictures",
        """
    size = int(round(np.sqrt(dictionary["mean"].size / 3)))
    N, H, W, C = images.shape
    patches = normalize_patches(extract_patches(images, size))
    patches = patches - patches.mean(axis=(0, 1)) - dictionary["mean"]
    codes = encode(patches @ dictionary["whitening"], dictionary["centroids"])
    return pool(codes, H - size + 1, W - size + 1)
""",
    ),
    ("bag_not_normalised", "forgotten", steps("        patches = normalize_patches(patches)\n", "")),
    (
        "bag_not_normalised",
        "result dropped",
        steps("patches = normalize_patches(patches)", "normalize_patches(patches)"),
    ),
    (
        "bag_normalised_too_late",
        "after whitening",
        steps(
            '(patches - dictionary["mean"]) @ dictionary["whitening"]',
            'normalize_patches((patches - dictionary["mean"]) @ dictionary["whitening"])',
            steps("        patches = normalize_patches(patches)\n", ""),
        ),
    ),
    (
        "bag_normalised_too_late",
        "after the mean",
        steps(
            '(patches - dictionary["mean"])',
            'normalize_patches(patches - 100 * dictionary["mean"])',
            steps("        patches = normalize_patches(patches)\n", ""),
        ),
    ),
    (
        "bag_other_eps",
        "that of whitening",
        steps("normalize_patches(patches)", "normalize_patches(patches, 0.1)"),
    ),
    ("bag_other_eps", "tiny", steps("normalize_patches(patches)", "normalize_patches(patches, eps=1e-8)")),
    (
        "bag_images_changed",
        "in place",
        STEPS.replace("    out = []", "    out = []\n    images += 1"),
    ),
    ("bag_images_changed", "cleared", steps("        out.append(", "        im[:] = 0\n        out.append(")),
    (
        "",
        "normalised twice",
        steps("normalize_patches(patches)", "normalize_patches(normalize_patches(patches))"),
    ),
    (
        "",
        "scaled pictures",
        steps("extract_patches(im[None], size)", "extract_patches(im[None] / 255, size)"),
    ),
    (
        "",
        "whitened twice",
        steps('dictionary["whitening"]', 'dictionary["whitening"] @ dictionary["whitening"]'),
    ),
    ("", "means", steps("pool(codes, rows, cols)[0]", "pool(codes, rows, cols)[0] / (rows * cols)")),
    (
        "",
        "counts",
        steps("pool(codes, rows, cols)", "pool((codes == codes.max(2, keepdims=True)) * 1.0, rows, cols)"),
    ),
    (
        "bag_centroids_whitened",
        "both",
        steps('dictionary["centroids"])', 'dictionary["centroids"] @ dictionary["whitening"])'),
    ),
]
WRONG = [*(wrong(POOL, *row) for row in OF_POOL), *(wrong(BAG, *row) for row in OF_BAG)]
