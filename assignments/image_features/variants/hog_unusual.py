"""Histograms of oriented gradients that are right and do not look like the solution."""

from autograder.verify.rows import Unusual

from .hog import BASE, ITEM, instead

GREY = """im = np.asarray(im, dtype=float)
    gray = im if im.ndim == 2 else 0.299 * im[..., 0] + 0.587 * im[..., 1] + 0.114 * im[..., 2]
    H, W = gray.shape
"""
START = f"""
import math
import numpy as np


def hog_feature(im, cell=8, nbin=9):
    {GREY}"""

UNUSUAL = [
    Unusual(ITEM, "base", BASE),
    Unusual(
        ITEM,
        "loops_over_pixels",
        START
        + """
    rows, cols = math.ceil(H / cell), math.ceil(W / cell)
    out = [0.0] * (rows * cols * nbin)
    for i in range(H):
        for j in range(W):
            up, down = max(i - 1, 0), min(i + 1, H - 1)
            left, right = max(j - 1, 0), min(j + 1, W - 1)
            dy = (gray[down, j] - gray[up, j]) / (down - up)
            dx = (gray[i, right] - gray[i, left]) / (right - left)
            angle = math.degrees(math.atan2(dy, dx))
            if angle < 0:
                angle += 180
            if angle >= 180:
                angle -= 180
            b = int(angle // (180 / nbin))
            if b == nbin:
                b = nbin - 1
            out[((i // cell) * cols + j // cell) * nbin + b] += math.sqrt(dx * dx + dy * dy)
    return np.array(out)
""",
    ),
    Unusual(
        ITEM,
        "slices_and_masks",
        START
        + """
    gx, gy = np.empty((H, W)), np.empty((H, W))
    gx[:, 1:-1] = 0.5 * (gray[:, 2:] - gray[:, :-2])
    gx[:, 0] = gray[:, 1] - gray[:, 0]
    gx[:, -1] = gray[:, -1] - gray[:, -2]
    gy[1:-1] = 0.5 * (gray[2:] - gray[:-2])
    gy[0] = gray[1] - gray[0]
    gy[-1] = gray[-1] - gray[-2]
    m = (gx**2 + gy**2) ** 0.5
    a = np.rad2deg(np.arctan2(gy, gx))
    a[a < 0] += 180
    a[a >= 180] = 0
    edges = np.linspace(0, 180, nbin + 1)
    feats = []
    for top in range(0, H, cell):
        for left in range(0, W, cell):
            mm, aa = m[top : top + cell, left : left + cell], a[top : top + cell, left : left + cell]
            feats.extend(mm[(aa >= lo) & (aa < hi)].sum() for lo, hi in zip(edges[:-1], edges[1:]))
    return np.array(feats)
""",
    ),
    Unusual(
        ITEM,
        "histogram_of_each_cell",
        START
        + """
    gy, gx = np.gradient(gray)
    mag, ang = np.hypot(gx, gy), np.arctan2(gy, gx) % np.pi
    ang[ang == np.pi] = 0.0
    cells = []
    for i in range(0, H, cell):
        for j in range(0, W, cell):
            here = (slice(i, i + cell), slice(j, j + cell))
            h, _ = np.histogram(ang[here].ravel(), bins=nbin, range=(0, np.pi), weights=mag[here].ravel())
            cells.append(h)
    return np.concatenate(cells)
""",
    ),
    Unusual(
        ITEM,
        "histogramdd",
        START
        + """
    gy, gx = np.gradient(gray)
    theta = np.degrees(np.arctan2(gy, gx)) % 180
    theta[theta >= 180] = 0
    i, j = np.mgrid[:H, :W] // cell
    rows, cols = i.max() + 1, j.max() + 1
    sample = np.stack([i.ravel(), j.ravel(), theta.ravel()], axis=1)
    limits = ((-0.5, rows - 0.5), (-0.5, cols - 0.5), (0, 180))
    counts, _ = np.histogramdd(sample, bins=(rows, cols, nbin), range=limits,
                               weights=np.hypot(gx, gy).ravel())
    return counts.reshape(-1)
""",
    ),
    Unusual(
        ITEM,
        "one_hot_products",
        START
        + """
    gy, gx = np.gradient(gray)
    which = (np.degrees(np.arctan2(gy, gx)) % 180 // (180 / nbin)).astype(int) % nbin
    votes = np.eye(nbin)[which] * np.hypot(gx, gy)[:, :, None]
    R = (np.arange(H)[:, None] // cell == np.arange(-(-H // cell))).astype(float)
    C = (np.arange(W)[:, None] // cell == np.arange(-(-W // cell))).astype(float)
    return np.einsum("hr,hwb,wc->rcb", R, votes, C).ravel()
""",
    ),
    Unusual(
        ITEM,
        "padded_and_reshaped",
        START
        + """
    gy, gx = np.gradient(gray)
    mag, ori = np.abs(gx + 1j * gy), np.angle(gx + 1j * gy, deg=True) % 180
    extra = ((0, -H % cell), (0, -W % cell))
    mag, ori = np.pad(mag, extra), np.pad(ori, extra)
    r, c = mag.shape[0] // cell, mag.shape[1] // cell
    mag, ori = (a.reshape(r, cell, c, cell).swapaxes(1, 2).reshape(r, c, -1) for a in (mag, ori))
    k = np.floor(ori / 180 * nbin) % nbin
    return np.stack([(mag * (k == b)).sum(axis=2) for b in range(nbin)], axis=2).reshape(r * c * nbin)
""",
    ),
    Unusual(
        ITEM,
        "reduceat",
        START
        + """
    gy, gx = np.gradient(gray)
    bins = np.minimum((np.arctan2(gy, gx) % np.pi * nbin / np.pi).astype(int), nbin - 1)
    parts = np.where(bins[None] == np.arange(nbin)[:, None, None], np.sqrt(gx * gx + gy * gy), 0)
    parts = np.add.reduceat(parts, range(0, H, cell), axis=1)
    parts = np.add.reduceat(parts, range(0, W, cell), axis=2)
    return np.moveaxis(parts, 0, -1).flatten()
""",
    ),
    Unusual(
        ITEM,
        "arctan_with_care",
        START
        + """
    gy, gx = np.gradient(gray)
    with np.errstate(divide="ignore", invalid="ignore"):
        deg = np.degrees(np.arctan(gy / gx))
    deg = np.where(gx == 0, 90.0, deg)
    deg = np.where(deg < 0, deg + 180, deg)
    deg[deg >= 180] = 0
    hist = {}
    for (i, j), m in np.ndenumerate(np.hypot(gy, gx)):
        key = (i // cell, j // cell, int(deg[i, j] * nbin / 180))
        hist[key] = hist.get(key, 0.0) + m
    rows, cols = int(np.ceil(H / cell)), int(np.ceil(W / cell))
    return np.array([hist.get((i, j, b), 0.0) for i in range(rows) for j in range(cols) for b in range(nbin)])
""",
    ),
    Unusual(
        ITEM,
        "edge_padding_corrected",
        START
        + """
    p = np.pad(gray, 1, mode="edge")
    gx, gy = (p[1:-1, 2:] - p[1:-1, :-2]) / 2, (p[2:, 1:-1] - p[:-2, 1:-1]) / 2
    gx[:, [0, -1]] *= 2
    gy[[0, -1]] *= 2
    ang = np.degrees(np.arctan2(gy, gx))
    ang = np.where(ang < 0, ang + 180, ang) % 180
    idx = np.digitize(ang, np.arange(1, nbin) * (180 / nbin))
    rows, cols = (H + cell - 1) // cell, (W + cell - 1) // cell
    hist = np.zeros(rows * cols * nbin)
    y, x = np.indices((H, W))
    np.add.at(hist, ((y // cell) * cols + x // cell) * nbin + idx, np.sqrt(gx**2 + gy**2))
    return hist
""",
    ),
    Unusual(
        ITEM,
        "extrapolated",
        START
        + """
    wide = np.pad(gray, 1, mode="reflect", reflect_type="odd")
    gx = np.apply_along_axis(np.convolve, 1, wide[1:-1], [0.5, 0, -0.5], "valid")
    gy = np.apply_along_axis(np.convolve, 0, wide[:, 1:-1], [0.5, 0, -0.5], "valid")
    b = (np.arctan2(-gy, -gx) / np.pi % 1 * nbin).astype(int) % nbin
    rows, cols = -(-H // cell), -(-W // cell)
    out = np.zeros((rows, cols, nbin))
    for i in range(rows):
        for j in range(cols):
            here = np.s_[i * cell : min((i + 1) * cell, H), j * cell : min((j + 1) * cell, W)]
            out[i, j] = np.bincount(b[here].ravel(), np.hypot(gx, gy)[here].ravel(), nbin)
    return out.ravel()
""",
    ),
    Unusual(
        ITEM,
        "single_precision",
        instead(
            ("dtype=float", "dtype=np.float32"),
            ("[0.299, 0.587, 0.114]", "np.array([0.299, 0.587, 0.114], dtype=np.float32)"),
        ),
    ),
    Unusual(ITEM, "one_more_digit", instead(("[0.299, 0.587, 0.114]", "[0.2989, 0.5870, 0.1140]"))),
    Unusual(
        ITEM,
        "helpers_and_prints",
        """
import numpy as np

DEBUG = True


def _gray(im):
    im = im.astype("float64")
    return im if im.ndim < 3 else im[:, :, :3].dot(np.r_[0.299, 0.587, 0.114])


def hog_feature(im, cell=8, nbin=9):
    g = _gray(im)
    if DEBUG:
        print("gray", g.shape)
    dx, dy = np.gradient(g, axis=1), np.gradient(g, axis=0)
    theta = np.mod(np.arctan2(dy, dx), np.pi)
    k = np.int64(np.floor(theta * nbin / np.pi))
    k = np.where(k >= nbin, 0, k)
    hist = []
    for y in range(0, len(g), cell):
        for x in range(0, len(g[0]), cell):
            window = np.index_exp[y : y + cell, x : x + cell]
            hist += [np.sum(np.hypot(dx, dy)[window] * (k[window] == b)) for b in range(nbin)]
    return np.asarray(hist)
""",
    ),
    Unusual(
        ITEM,
        "windows_with_a_frame",
        START
        + """
    wide = np.pad(gray, 1, mode="reflect", reflect_type="odd")
    out = []
    for i in range(0, H, cell):
        for j in range(0, W, cell):
            tile = wide[i : min(i + cell, H) + 2, j : min(j + cell, W) + 2]
            gy, gx = (slope[1:-1, 1:-1] for slope in np.gradient(tile))
            bins = (np.arctan2(gy, gx) / np.pi % 1 * nbin).astype(int) % nbin
            out.append(np.bincount(bins.ravel(), np.hypot(gx, gy).ravel(), nbin))
    return np.concatenate(out)
""",
    ),
]
