"""Hues, tables of features and standardizers as in repositories of students, held out from the detectors."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # The course's own histogram, with its range mended: pixels are counted, grey ones as red.
    Wrong(
        "color_histogram_hsv",
        "hue_pixels_counted",
        "the_courses_own_counts_pixels",
        """
import matplotlib.colors

def color_histogram_hsv(im, nbin=10, xmin=0, xmax=255, normalized=True):
    bins = np.linspace(xmin, xmax, nbin + 1)
    hsv = matplotlib.colors.rgb_to_hsv(im / xmax) * xmax
    imhist, bin_edges = np.histogram(hsv[:, :, 0], bins=bins)
    return imhist / imhist.sum()
""",
    ),
    # np.histogram takes its range from the hues there are.
    Wrong(
        "color_histogram_hsv",
        "hue_range_from_data",
        "histogram_finds_its_own_range",
        """
from matplotlib.colors import rgb_to_hsv

def color_histogram_hsv(im, nbin=10):
    hsv = rgb_to_hsv(im.astype(float) / 255.0)
    hue, sat = hsv[..., 0].ravel(), hsv[..., 1].ravel()
    hist, _ = np.histogram(hue, bins=nbin, weights=sat)
    total = hist.sum()
    if total == 0:
        return np.zeros(nbin)
    return hist / total
""",
    ),
    # h, s, v taken apart in the wrong order: the weight is the value.
    Wrong(
        "color_histogram_hsv",
        "hue_weighted_by_brightness",
        "weights_are_the_third_channel",
        """
from matplotlib import colors

def color_histogram_hsv(im, nbin=10):
    img = im.astype(np.float64)
    hsv = colors.rgb_to_hsv(img / 255.0 if img.max() > 1.0 else img)
    h = hsv[:, :, 0]
    s = hsv[:, :, 2]
    idx = np.clip((h * nbin).astype(int), 0, nbin - 1)
    hist = np.bincount(idx.ravel(), weights=s.ravel(), minlength=nbin)
    return hist / hist.sum() if hist.sum() > 0 else hist
""",
    ),
    # rgb_to_hls: its saturation is another one.
    Wrong(
        "color_histogram_hsv",
        "hue_another_saturation",
        "saturation_of_hls",
        """
import colorsys

def color_histogram_hsv(im, nbin=10):
    pixels = im.reshape(-1, 3).astype(float)
    if pixels.max() > 1:
        pixels /= 255.0
    hist = np.zeros(nbin)
    for r, g, b in pixels:
        h, l, s = colorsys.rgb_to_hls(r, g, b)
        hist[int(h * nbin) % nbin] += s
    s = hist.sum()
    return hist if s == 0 else hist / s
""",
    ),
    # Blue, green, red as OpenCV reads pictures.
    Wrong(
        "color_histogram_hsv",
        "hue_channels_swapped",
        "channels_as_in_opencv",
        """
def color_histogram_hsv(im, nbin=10):
    b, g, r = im[:, :, 0].astype(float), im[:, :, 1].astype(float), im[:, :, 2].astype(float)
    v = np.maximum(r, np.maximum(g, b))
    d = v - np.minimum(r, np.minimum(g, b))
    dd = np.where(d == 0, 1.0, d)
    h = np.where(v == g, 120 + 60 * (b - r) / dd, 240 + 60 * (r - g) / dd)
    h = np.where(v == r, 60 * (g - b) / dd, h)
    h[h < 0] += 360
    s = np.where(v == 0, 0, d / np.where(v == 0, 1.0, v))
    hist, _ = np.histogram(h.ravel(), bins=nbin, range=(0, 360), weights=s.ravel())
    return hist / max(hist.sum(), 1e-12)
""",
    ),
    # Hues below 0 are clipped into bin 0.
    Wrong(
        "color_histogram_hsv",
        "hue_off_the_circle",
        "negative_hues_clipped",
        """
def color_histogram_hsv(im, nbin=10):
    r, g, b = np.moveaxis(im.astype(float), -1, 0)
    mx = np.max([r, g, b], axis=0)
    mn = np.min([r, g, b], axis=0)
    df = mx - mn
    df_ = df + (df == 0)
    h = np.select([mx == r, mx == g, mx == b], [(g - b) / df_, 2 + (b - r) / df_, 4 + (r - g) / df_]) / 6
    s = df / (mx + (mx == 0))
    k = np.clip((h * nbin).astype(int), 0, nbin - 1)
    out = np.zeros(nbin)
    for i in range(nbin):
        out[i] = s[k == i].sum()
    if out.sum() > 0:
        out = out / out.sum()
    return out
""",
    ),
    # Black pixels: 0 / 0.
    Wrong(
        "color_histogram_hsv",
        "hue_grey_breaks",
        "saturation_of_black_is_nan",
        """
def color_histogram_hsv(im, nbin=10):
    im = im.astype(float)
    mx, mn = im.max(-1), im.min(-1)
    diff = mx - mn
    r, g, b = im[..., 0], im[..., 1], im[..., 2]
    h = np.zeros(mx.shape)
    ok = diff > 0
    i = ok & (mx == r)
    h[i] = (g - b)[i] / diff[i] % 6
    i = ok & (mx == g) & (mx != r)
    h[i] = (b - r)[i] / diff[i] + 2
    i = ok & (mx == b) & (mx != r) & (mx != g)
    h[i] = (r - g)[i] / diff[i] + 4
    s = diff / mx
    hist = np.bincount((h / 6 * nbin).astype(int).ravel() % nbin, weights=s.ravel(), minlength=nbin)
    return hist / hist.sum() if hist.sum() != 0 else hist
""",
    ),
    # Differences of uint8 wrap around.
    Wrong(
        "color_histogram_hsv",
        "hue_bytes_wrap",
        "differences_in_uint8",
        """
def color_histogram_hsv(im, nbin=10):
    r, g, b = im[:, :, 0], im[:, :, 1], im[:, :, 2]
    maxc = im.max(axis=2)
    minc = im.min(axis=2)
    delta = maxc - minc
    d = np.where(delta == 0, 1, delta)
    h = np.where(maxc == r, (g - b) / d % 6,
        np.where(maxc == g, (b - r) / d + 2, (r - g) / d + 4)) / 6
    s = delta / np.where(maxc == 0, 1, maxc)
    hist = np.bincount((h * nbin).astype(int).ravel() % nbin, weights=s.ravel(), minlength=nbin)
    return hist / (hist.sum() + (hist.sum() == 0))
""",
    ),
    # "Images are uint8": pictures from 0 to 1 become black.
    Wrong(
        "color_histogram_hsv",
        "hue_whole_numbers",
        "everything_made_uint8",
        """
import colorsys

def color_histogram_hsv(im, nbin=10):
    im = np.array(im).astype(np.uint8)
    hist = np.zeros(nbin)
    for row in im:
        for (r, g, b) in row:
            h, s, v = colorsys.rgb_to_hsv(r / 255., g / 255., b / 255.)
            k = min(nbin - 1, int(np.floor(h * nbin)))
            hist[k] += s
    if hist.sum() == 0:
        return hist
    return hist / hist.sum()
""",
    ),
    # OpenCV's hues end at 180, the range goes to 256 as in its tutorials.
    Wrong(
        "color_histogram_hsv",
        "hue_range_mismatched",
        "hues_to_180_range_to_256",
        """
from matplotlib.colors import rgb_to_hsv

def color_histogram_hsv(im, nbin=10):
    hsv = rgb_to_hsv(im / 255.0)
    hue = hsv[:, :, 0] * 180      # like cv2
    hist = np.histogram(hue.ravel(), nbin, [0, 256], weights=hsv[:, :, 1].ravel())[0]
    n = hist.sum()
    return hist / n if n > 0 else hist
""",
    ),
    # The loop ends one bin early.
    Wrong(
        "color_histogram_hsv",
        "hue_bins_one_short",
        "last_bin_never_filled",
        """
from matplotlib.colors import rgb_to_hsv

def color_histogram_hsv(im, nbin=10):
    hsv = rgb_to_hsv(im.astype('float64') / 255)
    h, s = hsv[..., 0], hsv[..., 1]
    edges = np.linspace(0, 1, nbin + 1)
    hist = np.zeros(nbin)
    for k in range(len(edges) - 2):
        inside = (h >= edges[k]) & (h < edges[k + 1])
        hist[k] = s[inside].sum()
    total = hist.sum()
    return hist / total if total else hist
""",
    ),
    # Divided by its length.
    Wrong(
        "color_histogram_hsv",
        "hue_divided_by_largest",
        "divided_by_the_norm",
        """
import colorsys

def color_histogram_hsv(im, nbin=10):
    hist = np.zeros(nbin)
    for p in np.reshape(im, (-1, 3)).astype(float):
        h, s, _ = colorsys.rgb_to_hsv(p[0], p[1], p[2])
        hist[int(h * nbin)] += s
    norm = np.linalg.norm(hist)
    return hist / norm if norm > 0 else hist
""",
    ),
    # 4 + (green - red): the sign of the last third.
    Wrong(
        "color_histogram_hsv",
        "hue_sector_difference",
        "sign_in_the_blue_sector",
        """
def color_histogram_hsv(im, nbin=10):
    hist = np.zeros(nbin)
    rows, cols = im.shape[:2]
    for i in range(rows):
        for j in range(cols):
            r, g, b = im[i, j].astype(float)
            M, m = max(r, g, b), min(r, g, b)
            C = M - m
            if C == 0:
                continue
            if M == r:
                hp = ((g - b) / C) % 6
            elif M == g:
                hp = (b - r) / C + 2
            else:
                hp = (g - r) / C + 4
            hist[int(hp / 6 * nbin) % nbin] += C / M
    total = hist.sum()
    if total > 0:
        hist /= total
    return hist
""",
    ),
    # The width is taken for the height's.
    Wrong(
        "color_histogram_hsv",
        "hue_only_square",
        "square_pictures_only",
        """
import colorsys

def color_histogram_hsv(im, nbin=10):
    n = im.shape[0]
    hist = [0.0] * nbin
    for i in range(n):
        for j in range(n):
            r, g, b = (float(x) / 255 for x in im[i, j])
            h, s, v = colorsys.rgb_to_hsv(r, g, b)
            hist[int(h * nbin) % nbin] += s
    hist = np.array(hist)
    return hist / hist.sum() if hist.sum() > 0 else hist
""",
    ),
    # np.digitize counts from 1.
    Wrong(
        "color_histogram_hsv",
        "hue_bin_shifted",
        "digitize_counts_from_one",
        """
from matplotlib.colors import rgb_to_hsv

def color_histogram_hsv(im, nbin=10):
    hsv = rgb_to_hsv(im / 255.0)
    bins = np.linspace(0, 1, nbin + 1)
    which = np.digitize(hsv[..., 0].ravel(), bins)
    hist = np.zeros(nbin)
    for k in range(nbin):
        hist[k] = hsv[..., 1].ravel()[which == k].sum()
    return hist / hist.sum() if hist.sum() > 0 else hist
""",
    ),
    # asarray does not copy floats: the caller's picture is scaled.
    Wrong(
        "color_histogram_hsv",
        "hue_picture_changed",
        "scales_the_callers_picture",
        """
from matplotlib.colors import rgb_to_hsv

def color_histogram_hsv(im, nbin=10):
    im = np.asarray(im, dtype=float)
    if im.max() > 1:
        im /= 255.0
    hsv = rgb_to_hsv(im)
    hist, _ = np.histogram(hsv[..., 0], bins=nbin, range=(0, 1), weights=hsv[..., 1])
    return hist / hist.sum() if hist.sum() > 0 else hist
""",
    ),
    # Saturation is a mask only: all that are coloured enough count the same.
    Wrong(
        "color_histogram_hsv",
        "hue_pixels_counted",
        "coloured_pixels_count_the_same",
        """
from matplotlib.colors import rgb_to_hsv

def color_histogram_hsv(im, nbin=10):
    hsv = rgb_to_hsv(im / 255.0)
    h, s = hsv[..., 0], hsv[..., 1]
    mask = s > 0
    hist, _ = np.histogram(h[mask], bins=nbin, range=(0, 1))
    hist = hist.astype(float)
    return hist / hist.sum() if hist.sum() > 0 else hist
""",
    ),
    # The course's loop, without its first picture.
    Wrong(
        "extract_features",
        "features_picture_left_out",
        "first_picture_only_measured",
        """
def extract_features(imgs, feature_fns, verbose=False):
    num_images = imgs.shape[0]
    feature_dims = []
    for feature_fn in feature_fns:
        feats = feature_fn(imgs[0].squeeze())
        assert len(feats.shape) == 1, "Feature functions must be one-dimensional"
        feature_dims.append(feats.size)
    total_feature_dim = sum(feature_dims)
    imgs_features = np.zeros((num_images, total_feature_dim))
    for i in range(1, num_images):
        idx = 0
        for feature_fn, feature_dim in zip(feature_fns, feature_dims):
            next_idx = idx + feature_dim
            imgs_features[i, idx:next_idx] = feature_fn(imgs[i].squeeze())
            idx = next_idx
        if verbose and i % 1000 == 999:
            print("Done extracting features for %d / %d images" % (i + 1, num_images))
    return imgs_features
""",
    ),
    # idx never moves on: every function writes into the first columns.
    Wrong(
        "extract_features",
        "features_of_one_function",
        "all_write_into_the_first_columns",
        """
def extract_features(imgs, feature_fns, verbose=False):
    N = len(imgs)
    dims = [fn(imgs[0]).size for fn in feature_fns]
    out = np.zeros((N, sum(dims)))
    for i in range(N):
        idx = 0
        for fn, d in zip(feature_fns, dims):
            out[i, idx:idx + d] = fn(imgs[i])
    return out
""",
    ),
    # zeros of the pictures' own type: uint8.
    Wrong(
        "extract_features",
        "features_cut",
        "zeros_of_the_pictures_type",
        """
def extract_features(imgs, feature_fns, verbose=False):
    first = np.concatenate([f(imgs[0]) for f in feature_fns])
    X = np.zeros((imgs.shape[0], first.shape[0]), dtype=imgs.dtype)
    for i, img in enumerate(imgs):
        X[i] = np.concatenate([f(img) for f in feature_fns])
    return X
""",
    ),
    # One picture alone gives (F,).
    Wrong(
        "extract_features",
        "features_not_flat",
        "squeezed",
        """
def extract_features(imgs, feature_fns, verbose=False):
    features = []
    for im in imgs:
        features.append(np.hstack([fn(im) for fn in feature_fns]))
    return np.squeeze(np.array(features, dtype=np.float64))
""",
    ),
    # N // 10 is 0 for few pictures.
    Wrong(
        "extract_features",
        "",
        "verbose_fails_for_few_pictures",
        """
def extract_features(imgs, feature_fns, verbose=False):
    feats = []
    for i, im in enumerate(imgs):
        feats.append(np.concatenate([fn(im) for fn in feature_fns]))
        if verbose and i % (len(imgs) // 10) == 0:
            print(f"{i}/{len(imgs)}")
    return np.array(feats, dtype=float)
""",
    ),
    # The list lives as long as the function.
    Wrong(
        "extract_features",
        "",
        "list_as_default_argument",
        """
def extract_features(imgs, feature_fns, verbose=False, features=[]):
    for im in imgs:
        features.append(np.concatenate([f(im) for f in feature_fns]))
    return np.array(features, dtype=float)
""",
    ),
    # Functions by rows in place of pictures: one function below the other.
    Wrong(
        "extract_features",
        "features_out_of_order",
        "functions_below_each_other",
        """
def extract_features(imgs, feature_fns, verbose=False):
    parts = []
    for fn in feature_fns:
        parts.append(np.array([fn(im) for im in imgs], dtype=float))
    F = sum(p.shape[1] for p in parts)
    return np.concatenate([p.ravel() for p in parts]).reshape(len(imgs), F)
""",
    ),
    # Every row is divided by its length.
    Wrong(
        "extract_features",
        "",
        "rows_of_length_one",
        """
def extract_features(imgs, feature_fns, verbose=False):
    out = []
    for im in imgs:
        f = np.concatenate([fn(im) for fn in feature_fns]).astype(float)
        out.append(f / (np.linalg.norm(f) + 1e-12))
    return np.array(out)
""",
    ),
    # Exactly 0 only: a constant 0.1 has a deviation of 1e-17.
    Wrong(
        "fit_standardizer",
        "standardizer_rounding",
        "exactly_zero_only",
        """
def fit_standardizer(X):
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    std[std == 0] = 1.0
    return mean, std
""",
    ),
    # A bound that does not know how large the feature is.
    Wrong(
        "fit_standardizer",
        "standardizer_fixed_threshold",
        "absolute_bound",
        """
def fit_standardizer(X):
    mean, deviation = X.mean(0), X.std(0)
    deviation = np.where(deviation < 1e-6, 1.0, deviation)
    return mean, deviation
""",
    ),
    # As the course's notebook takes the mean off, the deviation from what is left: in place.
    Wrong(
        "fit_standardizer",
        "standardizer_changes_x",
        "takes_the_mean_off_the_callers_features",
        """
def fit_standardizer(X):
    flat = np.ptp(X, axis=0) < 1e-6 * np.abs(X).max(axis=0)
    flat |= np.ptp(X, axis=0) == 0
    mean = np.mean(X, axis=0)
    X -= mean
    std = np.sqrt(np.mean(X ** 2, axis=0))
    std[flat] = 1
    return mean, std
""",
    ),
    # Never below 1.
    Wrong(
        "fit_standardizer",
        "standardizer_fixed_threshold",
        "at_least_one",
        """
def fit_standardizer(X):
    mean = np.average(X, axis=0)
    std = np.maximum(np.std(X, axis=0), 1.0)
    constant = np.ptp(X, axis=0) <= 1e-6 * abs(X).max(axis=0)
    return mean, np.where(constant, 1.0, std)
""",
    ),
    # The mean of a constant column is left at 0.
    Wrong(
        "fit_standardizer",
        "",
        "mean_of_constants_left_at_zero",
        """
def fit_standardizer(X):
    F = X.shape[1]
    mean, std = np.zeros(F), np.ones(F)
    for f in range(F):
        c = X[:, f]
        if np.ptp(c) <= 1e-6 * np.max(np.abs(c)):
            continue
        mean[f] = c.mean()
        std[f] = c.std()
    return mean, std
""",
    ),
]

UNUSUAL = [
    Unusual(
        "color_histogram_hsv",
        "colorsys_on_numpys_own_bytes",
        """
import colorsys

def color_histogram_hsv(im, nbin=10):
    hist = np.zeros(nbin)
    for y in range(im.shape[0]):
        for x in range(im.shape[1]):
            h, s, v = colorsys.rgb_to_hsv(*im[y, x])
            hist[int(h * nbin) % nbin] += s
    total = hist.sum()
    return hist / total if total > 0 else hist
""",
    ),
    Unusual(
        "color_histogram_hsv",
        "hexagon_by_its_two_coordinates",
        """
def _sector(r, g, b, c):
    out = np.zeros_like(c)
    order = np.argmax(np.stack([r, g, b]), axis=0)
    num = np.choose(order, [g - b, b - r, r - g])
    np.divide(num, c, out=out, where=c > 0)
    return (out + 2 * order) % 6

def color_histogram_hsv(im, nbin=10):
    r, g, b = (im[..., i].astype(np.float64) for i in range(3))
    v = np.maximum.reduce([r, g, b])
    c = v - np.minimum.reduce([r, g, b])
    h = 60 * _sector(r, g, b, c)
    s = np.zeros_like(c)
    np.divide(c, v, out=s, where=v > 0)
    edges = np.linspace(0, 360, nbin + 1)
    k = np.searchsorted(edges, h.ravel(), side="right") - 1
    hist = np.zeros(nbin)
    np.add.at(hist, k % nbin, s.ravel())
    return hist / max(hist.sum(), 1e-300)
""",
    ),
    Unusual(
        "color_histogram_hsv",
        "matplotlib_in_single_precision",
        """
import matplotlib.colors as mc

def color_histogram_hsv(im, nbin=10):
    im = np.array(im, dtype=np.float32)
    if im.max() > 1:
        im = im / 255
    hsv = mc.rgb_to_hsv(im)
    hist, _ = np.histogram(hsv[..., 0], bins=nbin, range=(0, 1), weights=hsv[..., 1])
    return hist / (hist.sum() + 1e-12)
""",
    ),
    Unusual(
        "fit_standardizer",
        "math_fsum_by_column",
        """
import math

def fit_standardizer(X):
    mean, dev = [], []
    for col in np.transpose(X).tolist():
        n = len(col)
        m = math.fsum(col) / n
        biggest = max(abs(c) for c in col)
        if max(col) - min(col) < 1e-6 * biggest or biggest == 0:
            d = 1.0
        else:
            d = math.sqrt(math.fsum((c - m) ** 2 for c in col) / n)
        mean.append(m)
        dev.append(d)
    return np.array(mean), np.array(dev)
""",
    ),
    Unusual(
        "fit_standardizer",
        "norm_of_the_centred_columns",
        """
def fit_standardizer(X):
    mean = np.full(len(X), 1 / len(X)) @ X
    deviation = np.linalg.norm(X - mean, axis=0) / np.sqrt(X.shape[0])
    top = np.maximum(X.max(axis=0), -X.min(axis=0))
    varies = (X.max(axis=0) - X.min(axis=0)) >= 1e-6 * top
    deviation[~varies | (top == 0)] = 1
    return mean, deviation
""",
    ),
]
