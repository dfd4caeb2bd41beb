"""Mistakes that have no name: seen as wrong, and nothing else is said of them."""

from autograder.verify.rows import Wrong

WRONG = [
    # Pixels of little saturation are taken for noise.
    Wrong(
        "color_histogram_hsv",
        "",
        "pale_pixels_dropped",
        """
def color_histogram_hsv(im, nbin=10):
    from matplotlib.colors import rgb_to_hsv
    hsv = rgb_to_hsv(np.asarray(im, float).reshape(-1, 3) / 255)
    keep = hsv[:, 1] > 0.2  # pale pixels have no reliable hue
    hist = np.bincount((hsv[keep, 0] * nbin).astype(int) % nbin, hsv[keep, 1], minlength=nbin)
    return hist / hist.sum() if keep.any() else np.zeros(nbin)
""",
    ),
    # Edges belong to the bin below: red itself lands in the last one.
    Wrong(
        "color_histogram_hsv",
        "",
        "edges_to_the_lower_bin",
        """
def color_histogram_hsv(im, nbin=10):
    from matplotlib.colors import rgb_to_hsv
    hsv = rgb_to_hsv(im / 255.0).reshape(-1, 3)
    which = np.digitize(hsv[:, 0], np.linspace(0, 1, nbin + 1), right=True) - 1
    hist = np.zeros(nbin)
    for k, s in zip(which, hsv[:, 1]):
        hist[k] += s
    return hist / hist.sum() if hist.sum() > 0 else hist
""",
    ),
    # The angle in the plane of opponent colours: right for six hues, up to a degree off between them.
    Wrong(
        "color_histogram_hsv",
        "",
        "angle_of_opponent_colours",
        """
def color_histogram_hsv(im, nbin=10):
    r, g, b = np.asarray(im, dtype=float).reshape(-1, 3).T
    hue = np.arctan2(np.sqrt(3) * (g - b), 2 * r - g - b) / (2 * np.pi) % 1
    mx = np.maximum(np.maximum(r, g), b)
    mn = np.minimum(np.minimum(r, g), b)
    s = np.where(mx > 0, (mx - mn) / np.where(mx > 0, mx, 1), 0)
    hist = np.bincount((hue * nbin).astype(int) % nbin, s, nbin)
    return hist / (hist.sum() or 1)
""",
    ),
    # One constant column turns all deviations into 1.
    Wrong(
        "fit_standardizer",
        "",
        "one_constant_switches_all",
        """
def fit_standardizer(X):
    mean, dev = X.mean(axis=0), X.std(axis=0)
    if np.any(np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)):
        dev = np.ones(X.shape[1])
    return mean, dev
""",
    ),
    # Constants below 0 are compared with a number below 0.
    Wrong(
        "fit_standardizer",
        "",
        "max_without_absolute_value",
        """
def fit_standardizer(X):
    std = X.std(axis=0)
    spread = X.max(axis=0) - X.min(axis=0)
    std[spread <= 1e-6 * X.max(axis=0)] = 1
    return X.mean(axis=0), std
""",
    ),
]
