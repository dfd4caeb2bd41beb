"""What no check had foreseen: it had full marks, another name or none until a law was drawn wider."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # Density over hues from 0 to 255: the sum is no nbin either.
    Wrong(
        "color_histogram_hsv",
        "hue_density",
        "density_of_bytes",
        """
def color_histogram_hsv(im, nbin=10):
    import matplotlib.colors
    hsv = matplotlib.colors.rgb_to_hsv(im / 255.0)
    if hsv[..., 1].sum() == 0:
        return np.zeros(nbin)
    edges = np.linspace(0, 255, nbin + 1)
    hist, _ = np.histogram(hsv[..., 0] * 255, bins=edges, weights=hsv[..., 1], density=True)
    return hist
""",
    ),
    # Each bin is a mean: no pixel's own saturation.
    Wrong(
        "color_histogram_hsv",
        "hue_mean_not_sum",
        "mean_of_each_bin",
        """
def color_histogram_hsv(im, nbin=10):
    from matplotlib.colors import rgb_to_hsv
    hsv = rgb_to_hsv(im / 255.0).reshape(-1, 3)
    k = (hsv[:, 0] * nbin).astype(int) % nbin
    out = np.array([hsv[k == i, 1].mean() if np.any(k == i) else 0.0 for i in range(nbin)])
    return out / out.sum() if out.sum() > 0 else out
""",
    ),
    # NumPy itself ends a ramp with an error.
    Wrong(
        "hog_feature",
        "hog_automatic_range",
        "histogram_of_a_cell_without_range",
        """
def hog_feature(im, cell=8, nbin=9):
    im = im.astype(float)
    gray = im if im.ndim == 2 else im.dot([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    ang, mag = np.degrees(np.arctan2(gy, gx)) % 180, np.hypot(gx, gy)
    out = []
    for i in range(0, gray.shape[0], cell):
        for j in range(0, gray.shape[1], cell):
            s = (slice(i, i + cell), slice(j, j + cell))
            out.append(np.histogram(ang[s], bins=nbin, weights=mag[s])[0])
    return np.concatenate(out)
""",
    ),
    # Edges from the smallest to the largest angle of the whole picture.
    Wrong(
        "hog_feature",
        "hog_automatic_range",
        "edges_of_the_whole_picture",
        """
def hog_feature(im, cell=8, nbin=9):
    im = im.astype(float)
    gray = im if im.ndim == 2 else im.dot([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    ang, mag = np.degrees(np.arctan2(gy, gx)) % 180, np.hypot(gx, gy)
    edges = np.linspace(ang.min(), ang.max(), nbin + 1)
    k = np.clip(np.digitize(ang, edges) - 1, 0, nbin - 1)
    r, c = np.indices(gray.shape) // cell
    out = np.zeros((r.max() + 1, c.max() + 1, nbin))
    np.add.at(out, (r, c, k), mag)
    return out.ravel()
""",
    ),
    # A mean of those in the bin: no single pixel's magnitude.
    Wrong(
        "hog_feature",
        "hog_mean_not_sum",
        "mean_of_those_in_the_bin",
        """
def hog_feature(im, cell=8, nbin=9):
    im = np.asarray(im, float)
    g = im if im.ndim == 2 else np.dot(im, [0.299, 0.587, 0.114])
    dy, dx = np.gradient(g)
    m, a = np.sqrt(dx * dx + dy * dy), np.arctan2(dy, dx) % np.pi
    k = np.floor(a / (np.pi / nbin)).astype(int) % nbin
    feats = []
    for y in range(0, g.shape[0], cell):
        for x in range(0, g.shape[1], cell):
            kk, mm = k[y:y + cell, x:x + cell], m[y:y + cell, x:x + cell]
            for b in range(nbin):
                feats.append(mm[kk == b].mean() if (kk == b).any() else 0.0)
    return np.array(feats)
""",
    ),
    # Other pictures than those of the course end in an error.
    Wrong(
        "hog_feature",
        "hog_hard_coded",
        "thirty_two_pixels",
        """
def hog_feature(im, cell=8, nbin=9):
    im = im.astype(float)
    gray = im if im.ndim == 2 else im.dot([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    k = (np.degrees(np.arctan2(gy, gx)) % 180 / 180 * nbin).astype(int) % nbin
    mag = np.hypot(gx, gy)
    n = 32 // cell
    h = np.zeros((n, n, nbin))
    for i in range(32):
        for j in range(32):
            h[i // cell, j // cell, k[i, j]] += mag[i, j]
    return h.ravel()
""",
    ),
    # All around, and in both directions at once.
    Wrong(
        "hog_feature",
        "hog_border_left_out",
        "inner_pixels_only",
        """
def hog_feature(im, cell=8, nbin=9):
    im = im.astype(float)
    gray = im if im.ndim == 2 else im.dot([0.299, 0.587, 0.114])
    H, W = gray.shape
    h = np.zeros((-(-H // cell), -(-W // cell), nbin))
    for i in range(1, H - 1):
        for j in range(1, W - 1):
            dx = (gray[i, j + 1] - gray[i, j - 1]) / 2
            dy = (gray[i + 1, j] - gray[i - 1, j]) / 2
            a = np.degrees(np.arctan2(dy, dx)) % 180
            h[i // cell, j // cell, int(a / 180 * nbin) % nbin] += np.sqrt(dx**2 + dy**2)
    return h.ravel()
""",
    ),
    # Right on every grey ramp, and on a ramp in one colour.
    Wrong(
        "hog_feature",
        "hog_channels_apart",
        "channel_by_channel",
        """
def hog_feature(im, cell=8, nbin=9):
    im = np.asarray(im, float)
    if im.ndim == 3:
        return sum(w * hog_feature(im[..., c], cell, nbin) for c, w in enumerate((0.299, 0.587, 0.114)))
    gy, gx = np.gradient(im)
    k = (np.degrees(np.arctan2(gy, gx)) % 180 / 180 * nbin).astype(int) % nbin
    r, c = np.indices(im.shape) // cell
    h = np.zeros((r.max() + 1, c.max() + 1, nbin))
    np.add.at(h, (r, c, k), np.hypot(gx, gy))
    return h.ravel()
""",
    ),
    # Slopes follow the root of brightness: not of a magnitude.
    Wrong(
        "hog_feature",
        "hog_brightness_scaled",
        "square_root_before",
        """
def hog_feature(im, cell=8, nbin=9):
    im = im.astype(float)
    gray = im @ np.array([0.299, 0.587, 0.114]) if im.ndim == 3 else im
    gray = np.sqrt(gray)
    gy, gx = np.gradient(gray)
    k = (np.degrees(np.arctan2(gy, gx)) % 180 / 180 * nbin).astype(int) % nbin
    r, c = np.indices(gray.shape) // cell
    h = np.zeros((r.max() + 1, c.max() + 1, nbin))
    np.add.at(h, (r, c, k), np.hypot(gx, gy))
    return h.ravel()
""",
    ),
    # Only a float picture in colour is written into.
    Wrong(
        "hog_feature",
        "hog_picture_changed",
        "weights_in_place",
        """
def hog_feature(im, cell=8, nbin=9):
    if im.dtype == np.uint8:
        im = im.astype(float)
    if im.ndim == 3:
        for ch, w in enumerate([0.299, 0.587, 0.114]):
            im[:, :, ch] *= w
        gray = im.sum(axis=2)
    else:
        gray = im
    gy, gx = np.gradient(gray)
    k = (np.degrees(np.arctan2(gy, gx)) % 180 / 180 * nbin).astype(int) % nbin
    r, c = np.indices(gray.shape) // cell
    h = np.zeros((r.max() + 1, c.max() + 1, nbin))
    np.add.at(h, (r, c, k), np.hypot(gx, gy))
    return h.ravel()
""",
    ),
    # It ends in an error before there is a table.
    Wrong(
        "extract_features",
        "features_of_the_batch",
        "functions_of_the_whole_batch",
        """
def extract_features(imgs, feature_fns, verbose=False):
    return np.concatenate([fn(imgs) for fn in feature_fns], axis=1)
""",
    ),
    # Only when it tells how far it is.
    Wrong(
        "extract_features",
        "features_picture_left_out",
        "continue_behind_the_print",
        """
def extract_features(imgs, feature_fns, verbose=False):
    rows = []
    for i, im in enumerate(imgs):
        if verbose and i % 1000 == 0:
            print(f"{i} of {len(imgs)}")
            continue
        rows.append(np.hstack([fn(im) for fn in feature_fns]))
    return np.vstack(rows)
""",
    ),
    # One row: not one picture in every row.
    Wrong(
        "extract_features",
        "features_picture_left_out",
        "return_in_the_loop",
        """
def extract_features(imgs, feature_fns, verbose=False):
    features = []
    for im in tqdm(imgs, disable=not verbose):
        features.append(np.concatenate([fn(im) for fn in feature_fns]))
        return np.array(features, dtype=float)
""",
    ),
    # A length, not divided by the number of pictures.
    Wrong(
        "fit_standardizer",
        "standardizer_other_spread",
        "norm_of_the_column",
        """
def fit_standardizer(X):
    mean = X.mean(axis=0)
    dev = np.linalg.norm(X - mean, axis=0)
    dev[np.ptp(X, axis=0) <= 1e-6 * np.abs(X).max(axis=0)] = 1
    return mean, dev
""",
    ),
]

UNUSUAL = [
    # NumPy warns, and every number is right: 0/0 has no length.
    Unusual(
        "hog_feature",
        "arctan_of_the_quotient",
        """
def hog_feature(im, cell=8, nbin=9):
    im = im.astype(float)
    gray = im if im.ndim == 2 else im.dot([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    theta = np.degrees(np.arctan(gy / gx))
    theta[theta < 0] += 180
    mag = np.sqrt(gx**2 + gy**2)
    hist = []
    for i in range(0, gray.shape[0], cell):
        for j in range(0, gray.shape[1], cell):
            t, m = theta[i:i + cell, j:j + cell], mag[i:i + cell, j:j + cell]
            for b in range(nbin):
                lo, hi = b * 180 / nbin, (b + 1) * 180 / nbin
                hist.append(m[(t >= lo) & (t < hi)].sum())
    return np.array(hist)
""",
    ),
    # Twice the angle of a complex number: opposite directions are one.
    Unusual(
        "hog_feature",
        "complex_angles",
        """
def hog_feature(im, cell=8, nbin=9):
    g = np.asarray(im, float)
    if g.ndim == 3:
        g = np.tensordot(g, [0.299, 0.587, 0.114], axes=1)
    dy, dx = np.gradient(g)
    z = dx + 1j * dy
    double = np.angle(z * z) % (2 * np.pi)  # opposite directions are one
    k = np.floor(double / (2 * np.pi) * nbin).astype(int) % nbin
    r, c = np.indices(g.shape) // cell
    out = np.zeros((r.max() + 1, c.max() + 1, nbin))
    np.add.at(out, (r, c, k), np.abs(z))
    return out.ravel()
""",
    ),
    # Moments about the first row: no digits are lost.
    Unusual(
        "fit_standardizer",
        "shifted_by_the_first",
        """
def fit_standardizer(X):
    X = np.asarray(X, float)
    d = X - X[0]
    m = d.mean(axis=0)
    v = (d**2).mean(axis=0) - m**2
    same = np.ptp(X, axis=0) <= 1e-6 * np.max(np.abs(X), axis=0)
    return X[0] + m, np.sqrt(np.where(same, 1.0, np.maximum(v, 0)))
""",
    ),
]
