"""Patches and their contrast as students write them, with one mistake each."""

from autograder.verify.rows import Unusual, Wrong

PATCHES, NORMALIZED = "extract_patches", "normalize_patches"
HEADS = {
    PATCHES: "images, size=6, stride=1",
    NORMALIZED: "patches, eps=10",
    "pool": "codes, rows, cols",
    "bag_of_words": "images, dictionary",
}


def code(item, body):
    imports = "import numpy as np\nfrom numpy.lib.stride_tricks import as_strided, sliding_window_view\n"
    return f"{imports}\n\ndef {item}({HEADS[item]}):\n" + body.strip("\n") + "\n"


def wrong(item, name, style, body, **options):
    return Wrong(item, name, style, code(item, body), **options)


def unusual(item, style, body):
    return Unusual(item, style, code(item, body))


WINDOWS = """
    N = len(images)
    windows = sliding_window_view(images, (size, size), axis=(1, 2))[:, ::stride, ::stride]
"""
LOOPS = """
    N, H, W, C = images.shape
    patches = []
    for im in images:
        own = []
        for i in range(0, H - size + 1, stride):
            for j in range(0, W - size + 1, stride):
                own.append(im[i:i + size, j:j + size].reshape(-1))
        patches.append(own)
    return np.array(patches, dtype=np.float32)
"""


def loops(old, new):
    assert old in LOOPS
    return LOOPS.replace(old, new)


OF_PATCHES = [
    (
        "patches_down_first",
        "loops exchanged",
        """
    N, H, W, C = images.shape
    out = []
    for n in range(N):
        row = []
        for j in range(0, W - size + 1, stride):
            for i in range(0, H - size + 1, stride):
                row.append(images[n, i:i + size, j:j + size, :].flatten())
        out.append(row)
    return np.asarray(out, dtype=np.float32)
""",
    ),
    (
        "patches_down_first",
        "axes exchanged",
        WINDOWS
        + """
    return windows.transpose(0, 2, 1, 4, 5, 3).reshape(N, -1, size * size * 3).astype(np.float32)
""",
    ),
    ("patches_pixels_down_first", "swapped", loops(".reshape(-1)", ".swapaxes(0, 1).reshape(-1)")),
    (
        "patches_pixels_down_first",
        "transposed windows",
        WINDOWS
        + """
    return windows.transpose(0, 1, 2, 5, 4, 3).reshape(N, -1, size * size * 3).astype(np.float32)
""",
    ),
    (
        "patches_channels_first",
        "as the windows are",
        WINDOWS
        + """
    return windows.reshape(N, -1, 3 * size * size).astype(np.float32)
""",
    ),
    ("patches_channels_first", "as frameworks do", loops(".reshape(-1)", ".transpose(2, 0, 1).ravel()")),
    ("patches_channels_first", "blue first", loops("].reshape(-1)", ", ::-1].reshape(-1)")),
    (
        "patches_channels_first patches_pixels_down_first",
        "Fortran",
        loops(".reshape(-1)", '.flatten(order="F")'),
    ),
    (
        "patches_pictures_mixed",
        "reshape at the end",
        """
    N, H, W, C = images.shape
    out = []
    for i in range(0, H - size + 1, stride):
        for j in range(0, W - size + 1, stride):
            out.append(images[:, i:i + size, j:j + size].reshape(N, -1))
    return np.array(out, dtype=np.float32).reshape(N, -1, size * size * C)
""",
    ),
    (
        "patches_stride_ignored",
        "no step",
        loops("range(0, H - size + 1, stride)", "range(H - size + 1)").replace(
            "range(0, W - size + 1, stride)", "range(W - size + 1)"
        ),
    ),
    (
        "patches_stride_ignored",
        "windows as they come",
        """
    windows = sliding_window_view(images, (size, size), axis=(1, 2)).transpose(0, 1, 2, 4, 5, 3)
    return np.float32(windows.reshape(len(images), -1, size * size * 3))
""",
    ),
    ("patches_stride_on_one_axis", "down", loops("range(0, W - size + 1, stride)", "range(W - size + 1)")),
    (
        "patches_stride_on_one_axis",
        "to the right",
        """
    windows = sliding_window_view(images, (size, size), axis=(1, 2))[:, :, ::stride]
    windows = windows.transpose(0, 1, 2, 4, 5, 3)
    return np.float32(windows.reshape(len(images), -1, size * size * 3))
""",
    ),
    ("patches_side_by_side", "steps of size", loops(", stride)", ", size)")),
    ("patches_scaled", "divided", LOOPS.replace("dtype=np.float32)", "dtype=np.float32) / 255")),
    (
        "patches_scaled",
        "only where it seems to be needed",
        """
    if images.dtype == np.uint8:
        images = images / 255.0
"""
        + LOOPS,
    ),
    (
        "patches_scaled",
        "up",
        """
    if images.max() <= 1:
        images = images * 255
"""
        + LOOPS,
    ),
    (
        "patches_cut",
        "bytes",
        """
    images = images.astype(np.uint8)
"""
        + LOOPS,
    ),
    (
        "patches_cut",
        "into whole numbers",
        """
    N, H, W, C = images.shape
    rows, cols = (H - size) // stride + 1, (W - size) // stride + 1
    out = np.zeros((N, rows * cols, size * size * C), dtype=int)
    for p in range(rows * cols):
        i, j = p // cols * stride, p % cols * stride
        out[:, p] = images[:, i:i + size, j:j + size].reshape(N, -1)
    return out.astype(np.float32)
""",
    ),
    ("patches_no_floats", "no type", LOOPS.replace(", dtype=np.float32", "")),
    (
        "patches_no_floats",
        "that of the pictures",
        WINDOWS
        + """
    return windows.transpose(0, 1, 2, 4, 5, 3).reshape(N, -1, size * size * 3).copy()
""",
    ),
    (
        "patches_images_changed",
        "cleared behind",
        """
    N, H, W, C = images.shape
    out = LOOPS_OF(images, size, stride)
    images[:] = 0
    return out


def LOOPS_OF(images, size, stride):
"""
        + LOOPS,
    ),
    ("patches_images_changed", "in place", LOOPS.replace("return", "images -= images.min()\n    return")),
    (
        "patches_square_only",
        "height twice",
        """
    N, H, W, C = images.shape
    rows = (H - size) // stride + 1
    out = np.zeros((N, rows * rows, size * size * C), np.float32)
    for i in range(rows):
        for j in range(rows):
            r, c = i * stride, j * stride
            out[:, i * rows + j] = images[:, r:r + size, c:c + size].reshape(N, -1)
    return out
""",
    ),
    ("patches_square_only", "exchanged", LOOPS.replace("N, H, W, C", "N, W, H, C")),
    ("patches_size_ignored", "six", LOOPS.replace("return", "return", 1).replace("size", "6")),
    (
        "patches_size_ignored",
        "in the row",
        """
    N, H, W, C = images.shape
    rows, cols = (H - size) // stride + 1, (W - size) // stride + 1
    out = np.zeros((N, rows * cols, 108), np.float32)
    for i in range(rows):
        for j in range(cols):
            r, c = i * stride, j * stride
            out[:, i * cols + j] = images[:, r:r + size, c:c + size].reshape(N, -1)
    return out
""",
    ),
    (
        "patches_one_picture",
        "first",
        """
    N, H, W, C = images.shape
    im = images[0]
    own = [im[i:i + size, j:j + size].ravel() for i in range(0, H - size + 1, stride)
           for j in range(0, W - size + 1, stride)]
    return np.array([own], np.float32)
""",
    ),
    (
        "patches_one_picture",
        "returns early",
        LOOPS.replace("        patches.append(own)", "        patches.append(own)\n        break"),
    ),
    (
        "patches_not_flat",
        "a grid",
        WINDOWS
        + """
    return windows.transpose(0, 1, 2, 4, 5, 3).reshape(*windows.shape[:3], -1).astype(np.float32)
""",
    ),
    (
        "patches_not_flat",
        "all in one",
        WINDOWS
        + """
    return windows.transpose(0, 1, 2, 4, 5, 3).reshape(-1, size * size * 3).astype(np.float32)
""",
    ),
    ("patches_not_flat", "pixels", loops(".reshape(-1)", ".reshape(-1, 3)")),
    ("patches_in_columns", "swapped", LOOPS.replace("dtype=np.float32)", "dtype=np.float32).swapaxes(1, 2)")),
    (
        "patches_in_columns",
        "columns stacked",
        """
    N, H, W, C = images.shape
    corners = [(i, j) for i in range(0, H - size + 1, stride) for j in range(0, W - size + 1, stride)]
    parts = [images[:, i:i + size, j:j + size].reshape(N, -1) for i, j in corners]
    return np.stack(parts, axis=2).astype(float)
""",
    ),
    (
        "patches_one_picture",
        "the others stay empty",
        """
    N, H, W, C = images.shape
    rows, cols = (H - size) // stride + 1, (W - size) // stride + 1
    out = np.zeros((N, rows * cols, size * size * C), np.float32)
    for p in range(rows * cols):
        r, c = p // cols * stride, p % cols * stride
        out[0, p] = images[0, r:r + size, c:c + size].ravel()
    return out
""",
    ),
    (
        "patches_stride_ignored",
        "counted, not stepped",
        """
    N, H, W, C = images.shape
    rows, cols = (H - size) // stride + 1, (W - size) // stride + 1
    out = np.zeros((N, rows * cols, size * size * C), np.float32)
    for i in range(rows):
        for j in range(cols):
            out[:, i * cols + j] = images[:, i:i + size, j:j + size].reshape(N, -1)
    return out
""",
    ),
    ("patches_last_missing", "no + 1", LOOPS.replace(" - size + 1", " - size")),
    ("patches_last_missing", "rows only", loops("H - size + 1", "H - size")),
    (
        "patches_last_missing",
        "counted without",
        """
    N, H, W, C = images.shape
    rows, cols = (H - size) // stride, (W - size) // stride
    out = [[im[i * stride:i * stride + size, j * stride:j * stride + size].ravel()
            for i in range(rows) for j in range(cols)] for im in images]
    return np.array(out, dtype=np.float32).reshape(N, rows * cols, -1)
""",
    ),
    (
        "patches_too_many",
        "padded",
        """
    N, H, W, C = images.shape
    images = np.pad(images, ((0, 0), (0, size - 1), (0, size - 1), (0, 0)))
    H, W = images.shape[1:3]
    return np.array([[im[i:i + size, j:j + size].ravel() for i in range(0, H - size + 1, stride)
                      for j in range(0, W - size + 1, stride)] for im in images], np.float32)
""",
    ),
    (
        "patches_too_many",
        "over the end",
        """
    N, H, W, C = images.shape
    wide = np.concatenate([images, images[:, -1:]], axis=1)
    return np.array([[im[i:i + size, j:j + size].ravel() for i in range(0, H - size + 2, stride)
                      for j in range(0, W - size + 1, stride)] for im in wide], np.float32)
""",
    ),
]
BOTH = """
    mean = patches.mean(axis=2, keepdims=True)
    centred = patches - mean
    var = np.mean(centred ** 2, axis=2, keepdims=True)
"""


OF_CONTRAST = [
    ("normalize_only_centred", "mean off", "    return patches - patches.mean(axis=2, keepdims=True)"),
    (
        "normalize_eps_outside",
        "std",
        """
    return (patches - patches.mean(2, keepdims=True)) / (patches.std(2, keepdims=True) + eps)
""",
    ),
    (
        "normalize_eps_outside",
        "root closed early",
        BOTH + "    return centred / (np.sqrt(var) + np.sqrt(eps))",
    ),
    ("normalize_eps_squared", "squared", BOTH + "    return centred / np.sqrt(var + eps ** 2)"),
    (
        "normalize_eps_squared",
        "hypot",
        """
    return (patches - patches.mean(2, keepdims=True)) / np.hypot(patches.std(2, keepdims=True), eps)
""",
    ),
    ("normalize_without_eps", "plain", BOTH + "    return centred / np.sqrt(var)"),
    ("normalize_without_eps", "1e-8", BOTH + "    return centred / np.sqrt(var + 1e-8)"),
    ("normalize_without_eps", "lower limit", BOTH + "    return centred / np.sqrt(np.maximum(var, eps))"),
    (
        "normalize_root_twice",
        "std for the variance",
        """
    return (patches - patches.mean(2, keepdims=True)) / np.sqrt(patches.std(2, keepdims=True) + eps)
""",
    ),
    ("normalize_without_root", "variance", BOTH + "    return centred / (var + eps)"),
    (
        "normalize_without_root",
        "std for its square",
        """
    mu, sigma = patches.mean(-1), patches.std(-1)
    return ((patches - mu[..., None]) / (sigma ** 2 + eps)[..., None]).astype(np.float32)
""",
    ),
    (
        "normalize_d_minus_one",
        "ddof",
        """
    return (patches - patches.mean(2, keepdims=True)) / np.sqrt(patches.var(2, ddof=1, keepdims=True) + eps)
""",
    ),
    (
        "normalize_d_minus_one",
        "by hand",
        BOTH
        + """
    D = patches.shape[2]
    return centred / np.sqrt((centred ** 2).sum(2, keepdims=True) / (D - 1) + eps)
""",
    ),
    (
        "normalize_by_length",
        "norm",
        BOTH + "    return centred / (np.linalg.norm(centred, axis=2, keepdims=True) + eps)",
    ),
    (
        "normalize_by_length",
        "sum of squares",
        BOTH
        + """
    return centred / np.sqrt(np.sum(centred ** 2, axis=2, keepdims=True) + eps)
""",
    ),
    ("normalize_not_centred", "above the line", BOTH + "    return patches / np.sqrt(var + eps)"),
    (
        "normalize_uncentred_variance",
        "second moment",
        BOTH
        + """
    return centred / np.sqrt(np.mean(patches ** 2, axis=2, keepdims=True) + eps)
""",
    ),
    ("normalize_eps_ignored", "ten", BOTH + "    return centred / np.sqrt(var + 10)"),
    (
        "normalize_across_patches",
        "each place in a patch",
        """
    mu, var = patches.mean(axis=(0, 1)), patches.var(axis=(0, 1))
    return (patches - mu) / np.sqrt(var + eps)
""",
    ),
    (
        "normalize_across_patches",
        "everything",
        """
    return (patches - patches.mean()) / np.sqrt(patches.var() + eps)
""",
    ),
    (
        "normalize_across_patches",
        "mean only",
        """
    centred = patches - patches.mean(axis=1, keepdims=True)
    return centred / np.sqrt(patches.var(axis=2, keepdims=True) + eps)
""",
    ),
    (
        "normalize_each_colour",
        "channels",
        """
    N, P, D = patches.shape
    x = patches.reshape(N, P, D // 3, 3)
    x = (x - x.mean(axis=2, keepdims=True)) / np.sqrt(x.var(axis=2, keepdims=True) + eps)
    return x.reshape(N, P, D)
""",
    ),
    (
        "normalize_each_pixel",
        "threes",
        """
    N, P, D = patches.shape
    x = patches.reshape(N, P, -1, 3)
    x = (x - x.mean(axis=3, keepdims=True)) / np.sqrt(x.var(axis=3, keepdims=True) + eps)
    return x.reshape(N, P, D)
""",
    ),
    (
        "normalize_patches_changed",
        "in place",
        """
    patches -= patches.mean(axis=2, keepdims=True)
    patches /= np.sqrt(np.mean(patches ** 2, axis=2, keepdims=True) + eps)
    return patches
""",
    ),
    (
        "normalize_patches_changed",
        "a view",
        """
    flat = patches.reshape(-1, patches.shape[-1])
    for row in flat:
        row -= row.mean()
    return (patches / np.sqrt(patches.var(2, keepdims=True) + eps)).astype(np.float32)
""",
    ),
    ("", "absolute", BOTH + "    return np.abs(centred) / np.sqrt(var + eps)"),
    (
        "",
        "mean distance",
        BOTH
        + """
    return centred / np.sqrt(np.mean(np.abs(centred), axis=2, keepdims=True) + eps)
""",
    ),
    (
        "",
        "largest number",
        BOTH + "    return centred / np.maximum(np.abs(centred).max(2, keepdims=True), 1)",
    ),
    (
        "",
        "bytes on the way",
        """
    centred = patches.astype(np.uint8) - patches.mean(axis=2, keepdims=True).astype(np.uint8)
    return centred / np.sqrt(patches.var(axis=2, keepdims=True) + eps)
""",
    ),
    (
        "",
        "median",
        """
    centred = patches - np.median(patches, axis=2, keepdims=True)
    return centred / np.sqrt(patches.var(axis=2, keepdims=True) + eps)
""",
    ),
]
WRONG = [
    *(wrong(PATCHES, *row) for row in OF_PATCHES),
    *(wrong(NORMALIZED, *row) for row in OF_CONTRAST),
]
