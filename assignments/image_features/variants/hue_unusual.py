"""Right histograms of hues that do not look like the solution."""

from autograder.verify.rows import Unusual

HUE = "color_histogram_hsv"
FIRST = "def color_histogram_hsv(im, nbin=10):\n"


def code(body):
    """The whole function; what stands before a line of dashes stands before it in the file."""
    before, _, inside = body.rpartition("---\n")
    lines = "\n".join(f"    {line}" if line else "" for line in inside.strip("\n").split("\n"))
    return f"import numpy as np\n{before}\n\n{FIRST}{lines}\n"


def right(style, body):
    return Unusual(HUE, style, code(body))


LOOPS = """
im = np.array(im, dtype=float)
histogram = np.zeros(nbin)
for i in range(im.shape[0]):
    for j in range(im.shape[1]):
        r, g, b = im[i, j]
        largest = max(r, g, b)
        smallest = min(r, g, b)
        reach = largest - smallest
        if reach == 0:
            continue
        if largest == r:
            h = (g - b) / reach
        elif largest == g:
            h = 2 + (b - r) / reach
        else:
            h = 4 + (r - g) / reach
        h = h / 6
        if h < 0:
            h += 1
        k = int(h * nbin)
        histogram[k] += reach / largest
total = histogram.sum()
if total > 0:
    histogram /= total
return histogram
"""
MASKS = """
pixels = im.reshape(-1, 3).astype(np.float64)
r, g, b = pixels[:, 0], pixels[:, 1], pixels[:, 2]
mx = pixels.max(axis=1)
mn = pixels.min(axis=1)
d = mx - mn
h = np.zeros(len(pixels))
colored = d > 0
is_r = colored & (mx == r)
is_g = colored & (mx == g) & ~is_r
is_b = colored & ~is_r & ~is_g
h[is_r] = (g[is_r] - b[is_r]) / d[is_r]
h[is_g] = (b[is_g] - r[is_g]) / d[is_g] + 2
h[is_b] = (r[is_b] - g[is_b]) / d[is_b] + 4
h = (h / 6) % 1.0
s = np.zeros(len(pixels))
s[mx > 0] = d[mx > 0] / mx[mx > 0]
hist = np.zeros(nbin)
np.add.at(hist, (h * nbin).astype(int), s)
if hist.sum() == 0:
    return hist
return hist / hist.sum()
"""
HISTOGRAM = """
import matplotlib.colors as colors
---
im = np.asarray(im) / 255.0
hsv = colors.rgb_to_hsv(im)
hist, _ = np.histogram(hsv[..., 0], bins=nbin, range=(0, 1), weights=hsv[..., 1])
total = hist.sum()
return hist / total if total > 0 else hist
"""
COLORSYS = """
import colorsys
---
hist = [0.0] * nbin
for row in im.tolist():
    for r, g, b in row:
        h, s, v = colorsys.rgb_to_hsv(r, g, b)
        hist[int(h * nbin) % nbin] += s
total = sum(hist)
return np.array([x / total for x in hist] if total else hist)
"""
UNUSUAL = [
    right("loops", LOOPS),
    right("masks_and_add_at", MASKS),
    right("matplotlib_and_histogram", HISTOGRAM),
    right("colorsys_on_lists", COLORSYS),
    right("colorsys_on_bytes", COLORSYS.replace("in im.tolist()", "in im")),
    right(
        "colorsys_vectorized_by_numpy",
        """
import colorsys
---
h, s, v = np.vectorize(colorsys.rgb_to_hsv)(*np.moveaxis(im / 255, -1, 0))
total = s.sum()
if total == 0:
    return np.zeros(nbin)
return np.bincount(np.floor(h * nbin).astype(int).ravel(), s.ravel(), nbin) / total
""",
    ),
    right(
        "one_hot_product",
        """
P = np.asarray(im, np.float64).reshape(-1, 3)
top = P.max(1)
order = P.argmax(1)
reach = top - P.min(1)
n = np.arange(len(P))
after, before = P[n, (order + 1) % 3], P[n, (order + 2) % 3]
turns = (2 * order + (after - before) / np.maximum(reach, 1e-300)) / 6
bins = np.floor(turns * nbin).astype(int) % nbin
one_hot = (bins[:, None] == np.arange(nbin)).astype(float)
sums = (reach / np.maximum(top, 1e-300)) @ one_hot
return sums / max(sums.sum(), 1e-300)
""",
    ),
    right(
        "float32_degrees",
        """
x = im.astype(np.float32)
if x.max() > 1:
    x = x / np.float32(255)
r, g, b = x[..., 0], x[..., 1], x[..., 2]
v = x.max(-1)
c = v - x.min(-1)
with np.errstate(divide="ignore", invalid="ignore"):
    h = np.select(
        [c == 0, v == r, v == g, v == b],
        [np.zeros_like(v), 60 * ((g - b) / c) % 360, 60 * ((b - r) / c) + 120, 60 * ((r - g) / c) + 240],
    )
    s = np.where(v == 0, 0, c / v)
hist = np.histogram(h, bins=np.linspace(0, 360, nbin + 1), weights=s)[0]
return (hist / hist.sum() if hist.sum() else hist).astype(np.float32)
""",
    ),
    right(
        "a_mask_for_each_bin",
        """
rgb = np.array(im, dtype=float)
mx, mn = rgb.max(axis=2), rgb.min(axis=2)
delta = mx - mn
safe = np.where(delta == 0, 1, delta)
r, g, b = rgb[:, :, 0], rgb[:, :, 1], rgb[:, :, 2]
hue = np.zeros(mx.shape)
hue = np.where(mx == b, (r - g) / safe + 4, hue)
hue = np.where(mx == g, (b - r) / safe + 2, hue)
hue = np.where(mx == r, ((g - b) / safe) % 6, hue)
hue /= 6
sat = np.divide(delta, mx, out=np.zeros_like(mx), where=mx > 0)
hist = np.array([sat[(hue >= k / nbin) & (hue < (k + 1) / nbin)].sum() for k in range(nbin)])
s = hist.sum()
return hist if s == 0 else hist / s
""",
    ),
    right(
        "like_scikit_image",
        """
arr = np.asarray(im, dtype=float) / 255
out = np.empty_like(arr)
out_v = arr.max(-1)
delta = np.ptp(arr, axis=-1)
old = np.seterr(invalid="ignore", divide="ignore")
out_s = delta / out_v
out_s[delta == 0.0] = 0.0
idx = arr[..., 0] == out_v
out[idx, 0] = (arr[idx, 1] - arr[idx, 2]) / delta[idx]
idx = arr[..., 1] == out_v
out[idx, 0] = 2.0 + (arr[idx, 2] - arr[idx, 0]) / delta[idx]
idx = arr[..., 2] == out_v
out[idx, 0] = 4.0 + (arr[idx, 0] - arr[idx, 1]) / delta[idx]
out_h = (out[..., 0] / 6.0) % 1.0
out_h[delta == 0.0] = 0.0
np.seterr(**old)
edges = np.arange(nbin + 1) / nbin
place = np.digitize(out_h.ravel(), edges) - 1
hist = np.zeros(nbin)
for k, s in zip(place, out_s.ravel()):
    hist[k] += s
return np.nan_to_num(hist / max(hist.sum(), 1e-20))
""",
    ),
    right(
        "a_dictionary",
        """
from collections import defaultdict
from math import floor
---
sums = defaultdict(float)
for pixel in np.reshape(im, (-1, 3)):
    pixel = [float(c) for c in pixel]
    low, mid, high = sorted(pixel)
    if high > low:
        k = pixel.index(high)
        d = pixel[(k + 1) % 3] - pixel[(k + 2) % 3]
        turn = (k / 3 + d / (high - low) / 6) % 1
        sums[floor(turn * nbin)] += 1 - low / high
total = sum(sums.values())
return np.array([sums[k] / total if total else 0.0 for k in range(nbin)])
""",
    ),
    right(
        "sorted_and_split",
        """
x = np.asarray(im).astype(float).reshape(-1, 3)
mx, mn = x.max(axis=1), x.min(axis=1)
keep = mx > mn
x, mx, mn = x[keep], mx[keep], mn[keep]
which = x.argmax(axis=1)
hue = np.choose(which, [(x[:, 1] - x[:, 2]), (x[:, 2] - x[:, 0]), (x[:, 0] - x[:, 1])]) / (mx - mn)
hue = np.mod(hue + 2 * which, 6) / 6
sat = (mx - mn) / mx
order = np.argsort(hue)
cuts = np.searchsorted(hue[order], np.arange(1, nbin) / nbin)
hist = np.array([part.sum() for part in np.split(sat[order], cuts)])
return hist / hist.sum() if len(hue) else hist
""",
    ),
    right(
        "negative_indices_wrap",
        """
im = im.astype("float64")
M, m = im.max(2), im.min(2)
C = M - m
C_ = C + (C == 0)
R, G, B = im.transpose(2, 0, 1)
H = np.where(M == R, (G - B) / C_, np.where(M == G, 2 + (B - R) / C_, 4 + (R - G) / C_)) * nbin / 6
S = C / (M + (M == 0))
hist = np.zeros(nbin)
np.add.at(hist, np.floor(H).astype(int), S)
return hist / (np.sum(hist) + (np.sum(hist) == 0))
""",
    ),
]
