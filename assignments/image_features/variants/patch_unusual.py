"""Right patches and right contrast in other styles."""

from .patch import BOTH, LOOPS, NORMALIZED, PATCHES, unusual

OF_PATCHES = {
    "loops": LOOPS,
    "loops in float64": LOOPS.replace("float32", "float64"),
    "counted": """
    N, H, W, C = images.shape
    rows, cols = int((H - size) / stride) + 1, int((W - size) / stride) + 1
    out = np.empty((N, rows * cols, size * size * C), dtype=np.float32)
    for p in range(rows * cols):
        r, c = divmod(p, cols)
        out[:, p, :] = images[:, r * stride:r * stride + size, c * stride:c * stride + size, :].reshape(N, -1)
    return out
""",
    "strides": """
    images = np.ascontiguousarray(images)
    N, H, W, C = images.shape
    n, r, c, k = images.strides
    rows, cols = (H - size) // stride + 1, (W - size) // stride + 1
    steps = (n, r * stride, c * stride, r, c, k)
    view = as_strided(images, (N, rows, cols, size, size, C), steps, writeable=False)
    return view.reshape(N, rows * cols, -1).astype("f4")
""",
    "indices": """
    N, H, W, C = images.shape
    r0 = np.arange(0, H - size + 1, stride)
    c0 = np.arange(0, W - size + 1, stride)
    d = np.arange(size)
    r = (r0[:, None, None, None] + d[None, None, :, None])
    c = (c0[None, :, None, None] + d[None, None, None, :])
    out = images[:, r, c]
    return np.float32(out.reshape(N, len(r0) * len(c0), size * size * C))
""",
    "offsets stacked": """
    N, H, W, C = images.shape
    rows, cols = (H - size) // stride + 1, (W - size) // stride + 1
    parts = [images[:, a:a + (rows - 1) * stride + 1:stride, b:b + (cols - 1) * stride + 1:stride]
             for a in range(size) for b in range(size)]
    return np.concatenate(parts, axis=-1).reshape(N, rows * cols, -1).astype(np.float32)
""",
    "a window with all colours": """
    windows = sliding_window_view(images.astype(np.float32), (size, size, images.shape[3]), axis=(1, 2, 3))
    windows = windows[:, ::stride, ::stride, 0]
    n, r, c = windows.shape[:3]
    return windows.reshape(n, r * c, -1)
""",
    "while": """
    result = []
    for n in range(images.shape[0]):
        i = 0
        while i + size <= images.shape[1]:
            j = 0
            while j + size <= images.shape[2]:
                print(i, j)
                result.append([float(x) for x in images[n, i:i + size, j:j + size, :].flat])
                j += stride
            i += stride
    return np.array(result).astype(np.float32).reshape(images.shape[0], -1, size * size * 3)
""",
    "flat indices": """
    N, H, W, C = images.shape
    where = np.arange(H * W * C).reshape(H, W, C)
    corners = where[: H - size + 1 : stride, : W - size + 1 : stride, 0].reshape(-1, 1)
    inside = where[:size, :size].reshape(1, -1)
    return images.reshape(N, -1)[:, corners + inside].astype(np.float32)
""",
}
OF_CONTRAST = {
    "methods": """
    return (patches - patches.mean(2, keepdims=True)) / np.sqrt(patches.var(2, keepdims=True) + eps)
""",
    "float64": """
    x = np.asarray(patches, dtype=np.float64)
    x = x - x.mean(axis=-1)[..., np.newaxis]
    return x / np.sqrt((x * x).mean(axis=-1)[..., np.newaxis] + eps)
""",
    "mean of squares less the square": """
    mean = patches.mean(axis=2, keepdims=True)
    var = np.mean(patches ** 2, axis=2, keepdims=True) - mean ** 2
    return (patches - mean) / np.sqrt(np.maximum(var, 0) + eps)
""",
    "loops": """
    out = np.zeros_like(patches)
    for n in range(patches.shape[0]):
        for p in range(patches.shape[1]):
            x = patches[n, p]
            out[n, p] = (x - np.mean(x)) / (np.var(x) + eps) ** 0.5
    return out
""",
    "einsum": """
    D = patches.shape[-1]
    mean = np.einsum("npd->np", patches) / D
    x = patches - mean[:, :, None]
    scale = 1 / np.sqrt(np.einsum("npd,npd->np", x, x) / D + eps)
    return np.einsum("npd,np->npd", x, scale).astype(np.float32)
""",
    "std squared": """
    std = np.std(patches, axis=2, keepdims=True)
    return np.divide(patches - np.mean(patches, axis=2, keepdims=True), np.sqrt(std**2 + eps))
""",
    "a copy in place": """
    x = patches.copy()
    x -= x.mean(axis=2, keepdims=True)
    x /= np.sqrt(np.square(x).mean(axis=2, keepdims=True) + eps)
    return x
""",
    "one long table": """
    x = patches.reshape(-1, patches.shape[2])
    x = x - x.mean(1, keepdims=True)
    x = x / np.sqrt(np.sum(x ** 2, 1, keepdims=True) / x.shape[1] + eps)
    return x.reshape(patches.shape)
""",
    "apply": """
    def one(x):
        x = x - x.mean()
        return x / np.sqrt(x @ x / x.size + eps)
    return np.apply_along_axis(one, 2, patches)
""",
    "projection": """
    D = patches.shape[2]
    x = patches @ (np.eye(D) - 1 / D)
    norm = np.linalg.norm(x, axis=2, keepdims=True)
    return (np.sqrt(D) * x / np.sqrt(norm ** 2 + D * eps)).astype(np.float32)
""",
    "in parts": BOTH + "    return np.reciprocal(np.sqrt(var + eps)) * centred",
}
UNUSUAL = [
    *(unusual(PATCHES, *row) for row in OF_PATCHES.items()),
    *(unusual(NORMALIZED, *row) for row in OF_CONTRAST.items()),
]
