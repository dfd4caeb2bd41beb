"""Right quarters and right bags of words in other styles."""

from .bag import BAG, HALVES, POOL, STEPS
from .patch import unusual

OF_POOL = {
    "four slices": HALVES,
    "in float64": HALVES.replace("codes.reshape", "codes.astype(np.float64).reshape"),
    "masks": """
    i, j = np.divmod(np.arange(rows * cols), cols)
    upper, left = i < rows // 2, j < cols // 2
    masks = [upper & left, upper & ~left, ~upper & left, ~upper & ~left]
    return np.concatenate([codes[:, mask].sum(axis=1) for mask in masks], axis=1)
""",
    "a product": """
    where = np.zeros((4, rows, cols), np.float32)
    where[0, :rows // 2, :cols // 2] = where[1, :rows // 2, cols // 2:] = 1
    where[2, rows // 2:, :cols // 2] = where[3, rows // 2:, cols // 2:] = 1
    return (where.reshape(4, -1) @ codes).reshape(len(codes), -1)
""",
    "reduceat": """
    grid = codes.reshape(codes.shape[0], rows, cols, codes.shape[2])
    halves = np.add.reduceat(grid, [0, rows // 2], axis=1)
    return np.add.reduceat(halves, [0, cols // 2], axis=2).reshape(codes.shape[0], -1)
""",
    "add.at": """
    N, P, K = codes.shape
    p = np.arange(P)
    quarter = 2 * (p // cols >= rows // 2) + (p % cols >= cols // 2)
    out = np.zeros((4, N, K))
    np.add.at(out, quarter, codes.transpose(1, 0, 2))
    return out.transpose(1, 0, 2).reshape(N, 4 * K)
""",
    "loops": """
    N, P, K = codes.shape
    out = np.zeros((N, 4 * K), dtype=codes.dtype)
    for n in range(N):
        for p in range(P):
            row, col = divmod(p, cols)
            q = 2 * int(row >= rows // 2) + int(col >= cols // 2)
            out[n, q * K:(q + 1) * K] += codes[n, p]
    return out
""",
    "split": """
    grid = np.reshape(codes, (-1, rows, cols, codes.shape[-1]))
    upper, lower = np.split(grid, [rows // 2], axis=1)
    parts = [*np.split(upper, [cols // 2], axis=2), *np.split(lower, [cols // 2], axis=2)]
    print([part.shape for part in parts])
    return np.hstack([np.einsum("nrck->nk", part) for part in parts])
""",
    "means times counts": HALVES.replace(
        "part.sum(axis=(1, 2))", "part.mean(axis=(1, 2)) * part.shape[1] * part.shape[2]"
    ),
    "running sums of a copy": """
    N, P, K = codes.shape
    grid = codes.reshape(N, rows, cols, K).astype(float).cumsum(axis=1).cumsum(axis=2)
    r, c = rows // 2 - 1, cols // 2 - 1
    a, b, d, e = grid[:, r, c], grid[:, r, -1], grid[:, -1, c], grid[:, -1, -1]
    return np.hstack([a, b - a, d - a, e - b - d + a])
""",
    "whole less parts": """
    grid = codes.reshape(len(codes), rows, cols, -1)
    whole, top, left = grid.sum((1, 2)), grid[:, :rows // 2].sum((1, 2)), grid[:, :, :cols // 2].sum((1, 2))
    corner = grid[:, :rows // 2, :cols // 2].sum((1, 2))
    return np.concatenate((corner, top - corner, left - corner, whole - top - left + corner), axis=1)
""",
}
HEAD = """
    size = next(s for s in range(1, 99) if 3 * s * s == len(dictionary["mean"]))
    N, H, W = images.shape[:3]
    rows, cols = H - size + 1, W - size + 1
"""
OF_BAG = {
    "a picture at a time": STEPS,
    "all at once": HEAD
    + """
    x = normalize_patches(extract_patches(images, size, 1), 10)
    x = np.matmul(x - dictionary["mean"][None, None], dictionary["whitening"])
    return pool(encode(x, dictionary["centroids"]), rows, cols)
""",
    "blocks of two": HEAD
    + """
    blocks = []
    for start in range(0, N, 2):
        x = normalize_patches(extract_patches(images[start:start + 2], size=size, stride=1), eps=10)
        x = (x - dictionary["mean"]).dot(dictionary["whitening"])
        blocks.append(pool(codes=encode(patches=x, centroids=dictionary["centroids"]), rows=rows, cols=cols))
    return np.vstack(blocks)
""",
    "the mean multiplied out": HEAD
    + """
    mean, whitening = dictionary["mean"], dictionary["whitening"]
    out = np.zeros((N, 4 * len(dictionary["centroids"])))
    for n in range(N):
        x = normalize_patches(extract_patches(images[n:n + 1], size))
        out[n] = pool(encode(x @ whitening - mean @ whitening, dictionary["centroids"]), rows, cols)
    return out
""",
    "in float64": HEAD
    + """
    c, m, w = (np.asarray(dictionary[k], dtype=float) for k in ("centroids", "mean", "whitening"))
    x = [normalize_patches(extract_patches(i[None].astype(float), size)) for i in images]
    out = [pool(encode((each - m) @ w, c), rows, cols) for each in x]
    return np.concatenate(out)
""",
    "normalised by itself": HEAD
    + """
    out = []
    for im in images:
        x = extract_patches(im[np.newaxis], size)
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 10)
        x = (x - dictionary["mean"]) @ dictionary["whitening"]
        out.append(pool(encode(x, dictionary["centroids"]), rows, cols))
    return np.concatenate(out, axis=0)
""",
    "all by itself": HEAD
    + """
    out = []
    for im in images:
        x = sliding_window_view(im, (size, size), axis=(0, 1)).transpose(0, 1, 3, 4, 2)
        x = x.reshape(rows * cols, -1).astype(float)
        x = x - x.mean(1, keepdims=True)
        x = x / np.sqrt(x.var(1, keepdims=True) + 10)
        x = (x - dictionary["mean"]) @ dictionary["whitening"]
        z = np.sqrt(np.maximum(((x[:, None] - dictionary["centroids"][None]) ** 2).sum(-1), 0))
        codes = np.maximum(z.mean(1, keepdims=True) - z, 0).reshape(rows, cols, -1)
        r, c = rows // 2, cols // 2
        parts = codes[:r, :c], codes[:r, c:], codes[r:, :c], codes[r:, c:]
        out.append(np.hstack([part.sum((0, 1)) for part in parts]))
    return np.array(out)
""",
    "patches in blocks": HEAD
    + """
    words = []
    for im in images:
        x = normalize_patches(extract_patches(im[None], size))
        x = (x - dictionary["mean"]) @ dictionary["whitening"]
        codes = [encode(x[:, p:p + 7], dictionary["centroids"]) for p in range(0, x.shape[1], 7)]
        words.append(pool(np.concatenate(codes, axis=1), rows, cols).ravel())
    return np.stack(words).astype(np.float32)
""",
    "a function within": HEAD
    + """
    def one(im):
        print(im.shape)
        x = extract_patches(im.reshape(1, H, W, 3), size)
        x = np.einsum("npd,de->npe", normalize_patches(x) - dictionary["mean"], dictionary["whitening"])
        return pool(encode(x.astype(np.float32), dictionary["centroids"]), rows, cols).squeeze(0)
    return np.array(list(map(one, images)))
""",
}
UNUSUAL = [
    *(unusual(POOL, *row) for row in OF_POOL.items()),
    *(unusual(BAG, *row) for row in OF_BAG.items()),
]
