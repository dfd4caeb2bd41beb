"""Codes of patches as students write them, with one mistake each."""

from autograder.verify.rows import Wrong

ITEM = "encode"
BASE = """
import numpy as np


def encode(patches, centroids):
    N, P, D = patches.shape
    K = centroids.shape[0]
    X = patches.reshape(N * P, D)
    xx = np.sum(X**2, axis=1, keepdims=True)
    cc = np.sum(centroids**2, axis=1)
    xc = X @ centroids.T
    d2 = xx - 2 * xc + cc
    d2 = np.maximum(d2, 0)
    z = np.sqrt(d2)
    mean = z.mean(axis=1, keepdims=True)
    codes = np.maximum(0, mean - z)
    return codes.reshape(N, P, K).astype(np.float32)
"""


def instead(*pairs):
    """The code above, with other lines in it: (what stands there, what a student has in its place)."""
    code = BASE
    for there, other in pairs:
        if there not in code:
            raise ValueError(f"{there!r} does not stand in the code")
        code = code.replace(there, other)
    return code


def wrong(misconception, style, *pairs, **options):
    return Wrong(ITEM, misconception, style, instead(*pairs), **options)


def whole(misconception, style, body, **options):
    code = f"import numpy as np\n\n\ndef encode(patches, centroids):\n{body}"
    return Wrong(ITEM, misconception, style, code, **options)


SUM = "d2 = xx - 2 * xc + cc"
CLIP = "    d2 = np.maximum(d2, 0)\n"
ROOT = "z = np.sqrt(d2)"
MEAN = "mean = z.mean(axis=1, keepdims=True)"
CODES = "codes = np.maximum(0, mean - z)"
BACK = "return codes.reshape(N, P, K)"
XX = "xx = np.sum(X**2, axis=1, keepdims=True)"
CC = "cc = np.sum(centroids**2, axis=1)"
THREE = f"""z = np.sqrt(d2).reshape(N, P, K)
    {MEAN}"""

WRONG = [
    # --- distances ---
    wrong("encode_squared", "no_root", (ROOT, "z = d2")),
    wrong(
        "encode_squared", "root_at_the_end", (ROOT, "z = d2"), (CODES, "codes = np.maximum(0, mean - z) / 2")
    ),
    whole(
        "encode_city_block",
        "word_by_word",
        """    z = np.stack([np.abs(patches - c).sum(axis=2) for c in centroids], axis=2)
    return np.maximum(z.mean(axis=2, keepdims=True) - z, 0)
""",
    ),
    whole(
        "encode_city_block",
        "norm_of_order_1",
        """    z = np.stack([np.linalg.norm(patches - c, ord=1, axis=2) for c in centroids], axis=-1)
    return np.maximum(z.mean(axis=-1)[:, :, None] - z, 0)
""",
    ),
    whole(
        "encode_farthest_number",
        "max",
        """    z = np.stack([np.abs(patches - c).max(axis=2) for c in centroids], axis=2)
    return np.maximum(z.mean(axis=2, keepdims=True) - z, 0)
""",
    ),
    wrong("encode_mean_of_squares", "mean", (ROOT, "z = np.sqrt(d2 / D)")),
    whole(
        "encode_mean_of_squares",
        "word_by_word",
        """    z = np.stack([np.sqrt(np.mean((patches - c) ** 2, axis=2)) for c in centroids], axis=2)
    return np.maximum(z.mean(axis=2, keepdims=True) - z, 0)
""",
    ),
    wrong("encode_word_length", "left_out", (SUM, "d2 = xx - 2 * xc")),
    wrong("encode_word_length", "absolute", (SUM, "d2 = np.abs(xx - 2 * xc)")),
    wrong("encode_patch_length", "left_out", (SUM, "d2 = cc - 2 * xc")),
    wrong("encode_patch_length", "absolute", (SUM, "d2 = np.abs(cc - 2 * xc)")),
    wrong("encode_lengths", "no_product", (SUM, "d2 = xx + cc")),
    wrong("encode_lengths", "difference_of_norms", (ROOT, "z = np.abs(np.sqrt(xx) - np.sqrt(cc))")),
    wrong("encode_product_once", "no_2", (SUM, "d2 = xx - xc + cc")),
    wrong("encode_product_added", "plus", (SUM, "d2 = xx + 2 * xc + cc")),
    wrong(
        "encode_length_not_squared",
        "norms",
        (XX, "xx = np.linalg.norm(X, axis=1, keepdims=True)"),
        (CC, "cc = np.linalg.norm(centroids, axis=1)"),
    ),
    wrong(
        "encode_similarity", "products", (CODES, "codes = np.maximum(0, xc - xc.mean(axis=1, keepdims=True))")
    ),
    wrong(
        "encode_similarity",
        "cosines",
        (ROOT, "z = 1 - xc / np.sqrt(xx * cc)"),
    ),
    wrong("encode_gaussian", "exp", (ROOT, "z = -np.exp(-np.sqrt(d2))")),
    wrong("encode_gaussian", "exp_of_squares", (ROOT, "z = -np.exp(-d2)")),
    wrong("encode_gaussian", "inverse", (ROOT, "z = -1 / (1 + np.sqrt(d2))")),
    # --- the mean ---
    wrong("encode_wrong_mean", "of_all", (MEAN, "mean = z.mean()")),
    wrong("encode_wrong_mean", "of_words", (MEAN, "mean = z.mean(axis=0)")),
    wrong(
        "encode_wrong_mean",
        "of_pictures",
        (MEAN, "z = z.reshape(N, P, K)\n    mean = z.mean(axis=1, keepdims=True)"),
    ),
    wrong("encode_not_the_mean", "median", (MEAN, "mean = np.median(z, axis=1, keepdims=True)")),
    wrong("encode_not_the_mean", "largest", (MEAN, "mean = z.max(axis=1, keepdims=True)")),
    wrong("encode_not_the_mean", "of_squares", (MEAN, "mean = np.sqrt(d2.mean(axis=1, keepdims=True))")),
    # --- codes ---
    wrong("encode_negative", "no_max", (CODES, "codes = mean - z")),
    wrong("encode_turned_round", "distance_first", (CODES, "codes = np.maximum(0, z - mean)")),
    wrong("encode_turned_round", "no_max", (CODES, "codes = z - mean")),
    wrong("encode_absolute", "abs", (CODES, "codes = np.abs(mean - z)")),
    wrong("encode_absolute", "squared", (CODES, "codes = np.maximum(0, mean - z) ** 2")),
    wrong("encode_counts", "comparison", (CODES, "codes = (z < mean).astype(float)")),
    wrong("encode_one_hot", "argmin", (CODES, "codes = np.eye(K)[z.argmin(axis=1)]")),
    wrong(
        "encode_one_hot",
        "only_the_largest",
        (CODES, "codes = np.maximum(0, mean - z)\n    codes *= codes == codes.max(axis=1, keepdims=True)"),
    ),
    wrong(
        "encode_softmax",
        "of_distances",
        (CODES, "codes = np.exp(-z)\n    codes /= codes.sum(axis=1, keepdims=True)"),
    ),
    wrong(
        "encode_softmax",
        "of_codes",
        (CODES, "codes = np.exp(np.maximum(0, mean - z))\n    codes /= codes.sum(axis=1, keepdims=True)"),
    ),
    wrong("encode_distances", "returned", (CODES, "codes = z")),
    wrong("encode_distances", "where_near", (CODES, "codes = np.where(z < mean, z, 0)")),
    wrong(
        "encode_normalized",
        "sum",
        (CODES, CODES + "\n    codes /= codes.sum(axis=1, keepdims=True) + 1e-12"),
    ),
    wrong(
        "encode_normalized",
        "length",
        (CODES, CODES + "\n    codes /= np.linalg.norm(codes, axis=1, keepdims=True) + 1e-12"),
    ),
    wrong("encode_normalized", "share_of_the_mean", (CODES, "codes = np.maximum(0, 1 - z / mean)")),
    wrong("encode_cut", "int", (CODES, CODES.replace("mean - z", "(mean - z).astype(int)"))),
    wrong(
        "encode_cut",
        "into_bytes",
        (CODES, "codes = np.zeros((N * P, K), np.uint8)\n    codes[:] = np.maximum(0, mean - z)"),
    ),
    # --- the form ---
    wrong("encode_layout", "flat", (BACK, "return codes")),
    wrong("encode_layout", "words_first", (BACK, "return codes.reshape(N, P, K).transpose(0, 2, 1)")),
    wrong("encode_layout", "reshaped", (BACK, "return codes.T.reshape(N, P, K)")),
    wrong("encode_layout", "first_picture", (BACK, "return codes.reshape(N, P, K)[0]"), named=False),
    # --- rounding ---
    wrong("encode_root_of_negative", "no_clip", (CLIP, "")),
    wrong(
        "encode_root_of_negative",
        "nan_to_zero",
        (CLIP, ""),
        (CODES, "codes = np.nan_to_num(np.maximum(0, mean - z))"),
    ),
    wrong(
        "encode_root_of_negative",
        "epsilon",
        (CLIP, ""),
        (ROOT, "z = np.sqrt(d2 + 1e-8)"),
    ),
    # --- manner ---
    whole(
        "encode_changes_arguments",
        "centred",
        """    N, P, D = patches.shape
    move = centroids.mean(axis=0)
    patches -= move
    centroids -= move
    d2 = (patches**2).sum(2)[..., None] - 2 * patches @ centroids.T + (centroids**2).sum(1)
    z = np.sqrt(np.maximum(d2, 0))
    return np.maximum(z.mean(axis=2, keepdims=True) - z, 0)
""",
    ),
    wrong(
        "encode_changes_arguments",
        "factor",
        ("xc = X @ centroids.T", "centroids *= -2\n    xc = -(X @ centroids.T) / 2"),
    ),
    whole(
        "encode_loop",
        "for_each_patch",
        """    codes = np.zeros((*patches.shape[:2], len(centroids)), np.float32)
    for n in range(len(patches)):
        for p in range(patches.shape[1]):
            z = np.linalg.norm(patches[n, p] - centroids, axis=1)
            codes[n, p] = np.maximum(0, z.mean() - z)
    return codes
""",
    ),
    whole(
        "encode_loop",
        "apply_along_axis",
        """    def code(patch):
        z = np.sqrt(((centroids - patch) ** 2).sum(axis=1))
        return np.maximum(0, z.mean() - z)

    return np.apply_along_axis(code, 2, patches)
""",
    ),
    whole(
        "encode_loop",
        "comprehension",
        """    d2 = [[((x - centroids) ** 2).sum(axis=1) for x in picture] for picture in patches]
    z = np.sqrt(np.array(d2))
    return np.clip(z.mean(axis=2, keepdims=True) - z, 0, None)
""",
    ),
    whole(
        "encode_memory",
        "broadcast",
        """    z = np.sqrt(((patches[:, :, None, :] - centroids) ** 2).sum(axis=-1))
    return np.maximum(z.mean(axis=-1, keepdims=True) - z, 0)
""",
    ),
    whole(
        "encode_memory",
        "norm",
        """    z = np.linalg.norm(patches[:, :, np.newaxis] - centroids[np.newaxis, np.newaxis], axis=3)
    mean = np.mean(z, axis=2, keepdims=True)
    return np.where(mean > z, mean - z, 0).astype(np.float32)
""",
    ),
]
