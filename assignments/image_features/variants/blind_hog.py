"""Histograms of oriented gradients as in repositories of students, held out from the detectors."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    # The course's own angle: + 90 without modulo, so that half of all pixels are in no bin.
    Wrong(
        "hog_feature",
        "hog_half_lost",
        "plus_ninety_as_the_course",
        """
def hog_feature(im, cell=8, nbin=9):
    if im.ndim == 3:
        image = np.dot(im[..., :3], [0.299, 0.587, 0.114])
    else:
        image = im.astype(float)
    gy, gx = np.gradient(image)
    grad_mag = np.sqrt(gx ** 2 + gy ** 2)
    grad_ori = np.arctan2(gy, (gx + 1e-15)) * (180 / np.pi) + 90
    sx, sy = image.shape
    n_cellsx = int(np.ceil(sx / cell))
    n_cellsy = int(np.ceil(sy / cell))
    hist = np.zeros((n_cellsx, n_cellsy, nbin))
    for i in range(nbin):
        temp_ori = np.where(grad_ori < 180 / nbin * (i + 1), grad_ori, 0)
        temp_ori = np.where(grad_ori >= 180 / nbin * i, temp_ori, 0)
        temp_mag = np.where(temp_ori > 0, grad_mag, 0)
        for r in range(n_cellsx):
            for c in range(n_cellsy):
                hist[r, c, i] = temp_mag[r * cell:(r + 1) * cell, c * cell:(c + 1) * cell].sum()
    return hist.ravel()
""",
    ),
    # The course's whole function, for cells and bins of any number: faults of which each has its name.
    Wrong(
        "hog_feature",
        "hog_uint8_wraps hog_grey_weights hog_forward_differences hog_half_lost hog_mean_not_sum "
        "hog_last_cells",
        "the_courses_whole_function",
        """
def hog_feature(im, cell=8, nbin=9):
    if im.ndim == 3:
        image = np.dot(im[..., :3], [0.299, 0.587, 0.144])
    else:
        image = np.atleast_2d(im)
    sx, sy = image.shape
    gx = np.zeros(image.shape)
    gy = np.zeros(image.shape)
    gx[:, :-1] = np.diff(image, n=1, axis=1)
    gy[:-1, :] = np.diff(image, n=1, axis=0)
    grad_mag = np.sqrt(gx ** 2 + gy ** 2)
    grad_ori = np.arctan2(gy, (gx + 1e-15)) * (180 / np.pi) + 90
    n_cellsx, n_cellsy = int(np.floor(sx / cell)), int(np.floor(sy / cell))
    orientation_histogram = np.zeros((n_cellsx, n_cellsy, nbin))
    for i in range(nbin):
        temp_ori = np.where(grad_ori < 180 / nbin * (i + 1), grad_ori, 0)
        temp_ori = np.where(grad_ori >= 180 / nbin * i, temp_ori, 0)
        temp_mag = np.where(temp_ori > 0, grad_mag, 0)
        for x in range(n_cellsx):
            for y in range(n_cellsy):
                part = temp_mag[x * cell:(x + 1) * cell, y * cell:(y + 1) * cell]
                orientation_histogram[x, y, i] = part.mean()
    return orientation_histogram.ravel()
""",
        named=False,
    ),
    # gx, gy = np.gradient: rows come first.
    Wrong(
        "hog_feature",
        "hog_axes_swapped",
        "gx_gy_from_np_gradient",
        """
def hog_feature(im, cell=8, nbin=9):
    if len(im.shape) == 3:
        im = im @ np.array([0.299, 0.587, 0.114])
    gx, gy = np.gradient(im.astype(float))
    magnitude = np.hypot(gx, gy)
    orientation = np.degrees(np.arctan2(gy, gx))
    orientation[orientation < 0] += 180
    orientation[orientation >= 180] -= 180
    H, W = im.shape
    out = []
    for y in range(0, H, cell):
        for x in range(0, W, cell):
            h, _ = np.histogram(orientation[y:y + cell, x:x + cell], bins=nbin, range=(0, 180),
                                weights=magnitude[y:y + cell, x:x + cell])
            out.append(h)
    return np.concatenate(out)
""",
    ),
    # abs of the angle: -30 becomes 30, not 150.
    Wrong(
        "hog_feature",
        "hog_angles_folded",
        "absolute_value_of_the_angle",
        """
def to_gray(rgb):
    return np.dot(rgb[..., :3], [0.299, 0.587, 0.114])

def hog_feature(im, cell=8, nbin=9):
    gray = to_gray(im) if im.ndim == 3 else np.asarray(im, float)
    gy, gx = np.gradient(gray)
    mag = np.sqrt(np.square(gx) + np.square(gy))
    theta = np.abs(np.arctan2(gy, gx)) * 180 / np.pi
    bins = np.floor(theta / (180.0 / nbin)).astype(int)
    bins[bins >= nbin] = 0
    rows = (gray.shape[0] + cell - 1) // cell
    cols = (gray.shape[1] + cell - 1) // cell
    feats = np.zeros((rows, cols, nbin))
    ii, jj = np.mgrid[:gray.shape[0], :gray.shape[1]]
    np.add.at(feats, (ii // cell, jj // cell, bins), mag)
    return feats.reshape(-1)
""",
    ),
    # Radians against bins in degrees.
    Wrong(
        "hog_feature",
        "hog_radians",
        "radians_in_bins_of_degrees",
        """
def hog_feature(im, cell=8, nbin=9):
    g = im.astype(float)
    if g.ndim > 2:
        g = g.dot([0.299, 0.587, 0.114])
    dy, dx = np.gradient(g)
    mag = (dx ** 2 + dy ** 2) ** 0.5
    ang = np.arctan2(dy, dx) % np.pi
    width = 180 / nbin
    nr, nc = int(np.ceil(g.shape[0] / cell)), int(np.ceil(g.shape[1] / cell))
    res = np.zeros((nr, nc, nbin))
    for r in range(nr):
        for c in range(nc):
            a = ang[r*cell:(r+1)*cell, c*cell:(c+1)*cell]
            m = mag[r*cell:(r+1)*cell, c*cell:(c+1)*cell]
            for k in range(nbin):
                res[r, c, k] = m[(a >= k * width) & (a < (k + 1) * width)].sum()
    return res.ravel()
""",
    ),
    # The course's 0.144.
    Wrong(
        "hog_feature",
        "hog_grey_weights",
        "the_courses_grey",
        """
def rgb2gray(rgb):
    return np.dot(rgb[..., :3], [0.299, 0.587, 0.144])

def hog_feature(im, cell=8, nbin=9):
    image = rgb2gray(im) if im.ndim == 3 else np.atleast_2d(im).astype(float)
    gy, gx = np.gradient(image)
    grad_mag = np.sqrt(gx ** 2 + gy ** 2)
    grad_ori = np.rad2deg(np.arctan2(gy, gx)) % 180
    idx = np.floor(grad_ori / (180 / nbin)).astype(int) % nbin
    n_y, n_x = [int(np.ceil(s / cell)) for s in image.shape]
    hist = np.zeros((n_y, n_x, nbin))
    for k in range(nbin):
        m = np.where(idx == k, grad_mag, 0)
        for y in range(n_y):
            for x in range(n_x):
                hist[y, x, k] = np.sum(m[y * cell:y * cell + cell, x * cell:x * cell + cell])
    return hist.ravel()
""",
    ),
    # Own differences in the picture's type: a grey picture of bytes wraps.
    Wrong(
        "hog_feature",
        "hog_uint8_wraps",
        "grey_bytes_subtracted",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im if im.ndim == 2 else im.dot([0.299, 0.587, 0.114])
    gx = np.zeros(gray.shape)
    gy = np.zeros(gray.shape)
    gx[:, 1:-1] = (gray[:, 2:] - gray[:, :-2]) / 2
    gx[:, 0] = gray[:, 1] - gray[:, 0]
    gx[:, -1] = gray[:, -1] - gray[:, -2]
    gy[1:-1] = (gray[2:] - gray[:-2]) / 2
    gy[0] = gray[1] - gray[0]
    gy[-1] = gray[-1] - gray[-2]
    mag = np.sqrt(gx * gx + gy * gy)
    ang = np.arctan2(gy, gx) * 180 / np.pi % 180
    k = (ang / (180 / nbin)).astype(int) % nbin
    R, C = int(np.ceil(gray.shape[0] / cell)), int(np.ceil(gray.shape[1] / cell))
    hist = np.zeros((R, C, nbin))
    for i in range(gray.shape[0]):
        for j in range(gray.shape[1]):
            hist[i // cell, j // cell, k[i, j]] += mag[i, j]
    return hist.ravel()
""",
    ),
    # As scikit-image: no slope at the border.
    Wrong(
        "hog_feature",
        "hog_border_left_out",
        "no_slope_at_the_border_as_skimage",
        """
def _hog_channel_gradient(channel):
    g_row = np.zeros(channel.shape, dtype=float)
    g_row[1:-1, :] = (channel[2:, :] - channel[:-2, :]) / 2
    g_col = np.zeros(channel.shape, dtype=float)
    g_col[:, 1:-1] = (channel[:, 2:] - channel[:, :-2]) / 2
    return g_row, g_col

def hog_feature(im, cell=8, nbin=9):
    image = im.astype(float)
    if image.ndim == 3:
        image = image @ [0.299, 0.587, 0.114]
    g_row, g_col = _hog_channel_gradient(image)
    magnitude = np.hypot(g_col, g_row)
    orientation = np.rad2deg(np.arctan2(g_row, g_col)) % 180
    s_row, s_col = image.shape
    n_row, n_col = -(s_row // -cell), -(s_col // -cell)
    out = np.zeros((n_row, n_col, nbin))
    for i in range(nbin):
        start, end = 180. / nbin * i, 180. / nbin * (i + 1)
        part = np.where((orientation >= start) & (orientation < end), magnitude, 0)
        for r in range(n_row):
            for c in range(n_col):
                out[r, c, i] = part[r * cell:(r + 1) * cell, c * cell:(c + 1) * cell].sum()
    return out.ravel()
""",
    ),
    # [-1, 0, 1] without the half, but border as it should be.
    Wrong(
        "hog_feature",
        "hog_slopes_not_halved",
        "central_difference_not_halved",
        """
def hog_feature(im, cell=8, nbin=9):
    im = im.astype(float)
    I = im if im.ndim == 2 else (im * np.array([0.299, 0.587, 0.114])).sum(axis=-1)
    H, W = I.shape
    gx, gy = np.zeros((H, W)), np.zeros((H, W))
    for y in range(H):
        for x in range(W):
            gx[y, x] = I[y, min(x + 1, W - 1)] - I[y, max(x - 1, 0)]
            gy[y, x] = I[min(y + 1, H - 1), x] - I[max(y - 1, 0), x]
    mag = np.sqrt(gx ** 2 + gy ** 2)
    ang = np.degrees(np.arctan2(gy, gx)) % 180
    b = (ang // (180 / nbin)).astype(int) % nbin
    R, C = (H + cell - 1) // cell, (W + cell - 1) // cell
    hist = np.zeros(R * C * nbin)
    for y in range(H):
        for x in range(W):
            hist[((y // cell) * C + x // cell) * nbin + b[y, x]] += mag[y, x]
    return hist
""",
    ),
    # Edge-padded, halved everywhere: the slope at the border is half.
    Wrong(
        "hog_feature",
        "hog_border_halved",
        "edge_padding_halves_the_border",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im.astype(float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    p = np.pad(gray, 1, mode="edge")
    gx = 0.5 * (p[1:-1, 2:] - p[1:-1, :-2])
    gy = 0.5 * (p[2:, 1:-1] - p[:-2, 1:-1])
    mag, ang = np.hypot(gx, gy), np.degrees(np.arctan2(gy, gx)) % 180
    bins = np.minimum(np.floor(ang * nbin / 180).astype(int), nbin - 1)
    feats = []
    for r in range(0, gray.shape[0], cell):
        for c in range(0, gray.shape[1], cell):
            feats.append(np.bincount(bins[r:r + cell, c:c + cell].ravel(),
                                     weights=mag[r:r + cell, c:c + cell].ravel(), minlength=nbin))
    return np.array(feats).ravel()
""",
    ),
    # One plane for each bin, all behind each other.
    Wrong(
        "hog_feature",
        "hog_bins_before_cells",
        "one_plane_for_each_bin",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im.astype(float) if im.ndim == 2 else np.tensordot(im, [0.299, 0.587, 0.114], axes=1)
    gy, gx = np.gradient(gray)
    mag = np.hypot(gx, gy)
    k = (np.degrees(np.arctan2(gy, gx)) % 180 // (180 / nbin)).astype(int) % nbin
    planes = []
    for b in range(nbin):
        m = np.where(k == b, mag, 0.0)
        m = np.add.reduceat(m, np.arange(0, m.shape[0], cell), axis=0)
        m = np.add.reduceat(m, np.arange(0, m.shape[1], cell), axis=1)
        planes.append(m)
    return np.array(planes).ravel()
""",
    ),
    # Each cell divided by its sum.
    Wrong(
        "hog_feature",
        "hog_normalised",
        "each_cell_sums_to_one",
        """
def cell_hist(ang, mag, nbin):
    h = np.zeros(nbin)
    for a, m in zip(ang.ravel(), mag.ravel()):
        h[int(a * nbin / 180) % nbin] += m
    s = h.sum()
    return h / s if s > 0 else h

def hog_feature(im, cell=8, nbin=9):
    gray = im.astype(float) if im.ndim == 2 else im @ np.array([.299, .587, .114])
    gy, gx = np.gradient(gray)
    mag, ang = np.hypot(gx, gy), np.rad2deg(np.arctan2(gy, gx)) % 180
    return np.concatenate([cell_hist(ang[y:y+cell, x:x+cell], mag[y:y+cell, x:x+cell], nbin)
                           for y in range(0, gray.shape[0], cell) for x in range(0, gray.shape[1], cell)])
""",
    ),
    # Means over a cell of cell * cell pixels, as uniform_filter gives.
    Wrong(
        "hog_feature",
        "hog_mean_not_sum",
        "means_as_of_a_uniform_filter",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im.astype(float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    mag = np.sqrt(gx ** 2 + gy ** 2)
    ori = np.rad2deg(np.arctan2(gy, gx)) % 180
    R, C = int(np.ceil(gray.shape[0] / cell)), int(np.ceil(gray.shape[1] / cell))
    hist = np.zeros((R, C, nbin))
    for k in range(nbin):
        part = mag * ((ori >= 180 / nbin * k) & (ori < 180 / nbin * (k + 1)))
        for r in range(R):
            for c in range(C):
                hist[r, c, k] = np.mean(part[r*cell:(r+1)*cell, c*cell:(c+1)*cell])
    return hist.ravel()
""",
    ),
    # 180 degrees goes into the last bin, not into the first.
    Wrong(
        "hog_feature",
        "hog_180_overflows",
        "minus_180_plus_180_and_180_stays",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = np.array(im, float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    mag = np.hypot(gx, gy)
    ang = np.degrees(np.arctan2(gy, gx))
    ang[ang < 0] += 180
    bins = np.clip((ang / (180 / nbin)).astype(int), 0, nbin - 1)
    R, C = int(np.ceil(gray.shape[0] / cell)), int(np.ceil(gray.shape[1] / cell))
    hist = np.zeros((R, C, nbin))
    for y in range(gray.shape[0]):
        for x in range(gray.shape[1]):
            hist[y // cell, x // cell, bins[y, x]] += mag[y, x]
    return hist.ravel()
""",
    ),
    # int() goes towards 0: -10 degrees is in the bin of 10.
    Wrong(
        "hog_feature",
        "hog_angles_not_folded",
        "int_of_a_negative_angle",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = np.array(im, float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    mag = np.hypot(gx, gy)
    ang = np.degrees(np.arctan2(gy, gx))
    H, W = gray.shape
    R, C = -(-H // cell), -(-W // cell)
    hist = np.zeros((R, C, nbin))
    for y in range(H):
        for x in range(W):
            k = int(ang[y, x] / (180 / nbin)) % nbin
            hist[y // cell, x // cell, k] += mag[y, x]
    return hist.ravel()
""",
    ),
    # Width of 20 degrees whatever nbin is.
    Wrong(
        "hog_feature",
        "hog_hard_coded",
        "twenty_degrees_always",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = np.array(im, float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    mag = np.hypot(gx, gy)
    ang = np.degrees(np.arctan2(gy, gx)) % 180
    out = []
    for y in range(0, gray.shape[0], cell):
        for x in range(0, gray.shape[1], cell):
            h = np.zeros(nbin)
            for a, m in zip(ang[y:y + cell, x:x + cell].flat, mag[y:y + cell, x:x + cell].flat):
                h[min(int(a // 20), nbin - 1)] += m
            out.append(h)
    return np.array(out).ravel()
""",
    ),
    # The strongest of three colours, as Dalal and Triggs.
    Wrong(
        "hog_feature",
        "hog_channels_apart",
        "strongest_of_three_colours",
        """
def hog_feature(im, cell=8, nbin=9):
    im = im.astype(float)
    if im.ndim == 2:
        im = im[:, :, None]
    gy, gx = np.gradient(im, axis=(0, 1))
    mags = np.hypot(gy, gx)
    best = mags.argmax(axis=2)[..., None]
    mag = np.take_along_axis(mags, best, 2)[..., 0]
    dy, dx = np.take_along_axis(gy, best, 2), np.take_along_axis(gx, best, 2)
    ang = np.degrees(np.arctan2(dy, dx))[..., 0] % 180
    out = []
    for y in range(0, im.shape[0], cell):
        for x in range(0, im.shape[1], cell):
            a, m = ang[y:y+cell, x:x+cell], mag[y:y+cell, x:x+cell]
            out.append(np.histogram(a, nbin, (0, 180), weights=m)[0])
    return np.concatenate(out)
""",
    ),
    # Sums in whole numbers.
    Wrong(
        "hog_feature",
        "hog_grey_rounded",
        "magnitudes_cut_to_whole_numbers",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray.astype(float))
    mag = np.hypot(gx, gy)
    ang = np.degrees(np.arctan2(gy, gx)) % 180
    H, W = gray.shape
    hist = np.zeros((int(np.ceil(H / cell)), int(np.ceil(W / cell)), nbin), dtype=int)
    for y in range(H):
        for x in range(W):
            hist[y // cell, x // cell, int(ang[y, x] * nbin / 180) % nbin] += int(mag[y, x])
    return hist.ravel().astype(float)
""",
    ),
    # Zeros are put on before the slopes: an edge at the end of the picture.
    Wrong(
        "hog_feature",
        "hog_zero_padding",
        "padded_with_zeros_before_the_slopes",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im.astype(float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    H, W = gray.shape
    gray = np.pad(gray, ((0, -H % cell), (0, -W % cell)))
    gy, gx = np.gradient(gray)
    mag, ang = np.hypot(gx, gy), np.degrees(np.arctan2(gy, gx)) % 180
    bins = (ang / 180 * nbin).astype(int) % nbin
    R, C = gray.shape[0] // cell, gray.shape[1] // cell
    votes = np.eye(nbin)[bins] * mag[..., None]
    return votes.reshape(R, cell, C, cell, nbin).sum((1, 3)).ravel()
""",
    ),
    # "Normalise the image": pictures from 0 to 1 are made 0 to 255.
    Wrong(
        "hog_feature",
        "hog_brightness_scaled",
        "small_pictures_times_255",
        """
def hog_feature(im, cell=8, nbin=9):
    im = np.asarray(im, dtype=float)
    if im.max() <= 1.0:
        im = im * 255.0
    gray = im if im.ndim == 2 else im @ [0.299, 0.587, 0.114]
    gy, gx = np.gradient(gray)
    mag, ang = np.hypot(gx, gy), np.degrees(np.arctan2(gy, gx)) % 180
    return np.concatenate([
        np.histogram(ang[y:y+cell, x:x+cell], nbin, (0, 180), weights=mag[y:y+cell, x:x+cell])[0]
        for y in range(0, gray.shape[0], cell)
        for x in range(0, gray.shape[1], cell)
    ])
""",
    ),
    # y upwards as in mathematics.
    Wrong(
        "hog_feature",
        "hog_upwards",
        "rows_counted_upwards",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im.astype(float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    dy, dx = np.gradient(gray)
    dy = -dy  # image rows go down, y goes up
    mag, ang = np.hypot(dx, dy), np.degrees(np.arctan2(dy, dx)) % 180
    bins = (ang // (180 / nbin)).astype(int) % nbin
    out = []
    for r in np.array_split(np.arange(gray.shape[0]), range(cell, gray.shape[0], cell)):
        for c in np.array_split(np.arange(gray.shape[1]), range(cell, gray.shape[1], cell)):
            ix = np.ix_(r, c)
            out.append(np.bincount(bins[ix].ravel(), mag[ix].ravel(), minlength=nbin))
    return np.concatenate(out)
""",
    ),
    # angle > lower: exactly 0 degrees is in no bin.
    Wrong(
        "hog_feature",
        "hog_zero_in_no_bin",
        "zero_degrees_in_no_bin",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im.astype(float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    mag, ang = np.hypot(gx, gy), np.degrees(np.arctan2(gy, gx)) % 180
    R, C = int(np.ceil(gray.shape[0] / cell)), int(np.ceil(gray.shape[1] / cell))
    hist = np.zeros((R, C, nbin))
    for k in range(nbin):
        m = mag * (ang > k * 180 / nbin) * (ang <= (k + 1) * 180 / nbin)
        for r in range(R):
            for c in range(C):
                hist[r, c, k] = m[r * cell:(r + 1) * cell, c * cell:(c + 1) * cell].sum()
    return hist.ravel()
""",
    ),
    # Sobel.
    Wrong(
        "hog_feature",
        "hog_sobel",
        "sobel",
        """
def convolve3(img, k):
    p = np.pad(img, 1, mode="edge")
    out = np.zeros_like(img)
    for i in range(3):
        for j in range(3):
            out += k[i][j] * p[i:i + img.shape[0], j:j + img.shape[1]]
    return out

def hog_feature(im, cell=8, nbin=9):
    gray = im.astype(float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    gx = convolve3(gray, [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    gy = convolve3(gray, [[-1, -2, -1], [0, 0, 0], [1, 2, 1]])
    mag, ang = np.hypot(gx, gy), np.degrees(np.arctan2(gy, gx)) % 180
    return np.concatenate([
        np.histogram(ang[y:y+cell, x:x+cell], nbin, (0, 180), weights=mag[y:y+cell, x:x+cell])[0]
        for y in range(0, gray.shape[0], cell) for x in range(0, gray.shape[1], cell)
    ])
""",
    ),
    # Slopes inside each cell only.
    Wrong(
        "hog_feature",
        "hog_slopes_cell_by_cell",
        "slopes_cell_by_cell",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im.astype(float) if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    out = []
    for y in range(0, gray.shape[0], cell):
        for x in range(0, gray.shape[1], cell):
            patch = gray[y:y + cell, x:x + cell]
            gy = np.gradient(patch, axis=0) if patch.shape[0] > 1 else np.zeros_like(patch)
            gx = np.gradient(patch, axis=1) if patch.shape[1] > 1 else np.zeros_like(patch)
            mag, ang = np.hypot(gx, gy), np.degrees(np.arctan2(gy, gx)) % 180
            h, _ = np.histogram(ang, bins=nbin, range=(0, 180), weights=mag)
            out.append(h)
    return np.concatenate(out)
""",
    ),
]

UNUSUAL = [
    Unusual(
        "hog_feature",
        "plain_arctan_of_the_quotient",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = np.asarray(im, float)
    if gray.ndim == 3:
        gray = np.dot(gray, [0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    with np.errstate(all="ignore"):
        ang = np.nan_to_num(np.degrees(np.arctan(gy / gx)))
    mag = np.sqrt(gx ** 2 + gy ** 2)
    k = np.floor(ang / (180 / nbin)).astype(int) % nbin
    R, C = int(np.ceil(gray.shape[0] / cell)), int(np.ceil(gray.shape[1] / cell))
    hist = np.zeros((R, C, nbin))
    for b in range(nbin):
        m = np.where(k == b, mag, 0)
        for r in range(R):
            for c in range(C):
                hist[r, c, b] = m[r * cell:(r + 1) * cell, c * cell:(c + 1) * cell].sum()
    return hist.ravel()
""",
    ),
    Unusual(
        "hog_feature",
        "floor_of_signed_angle_then_modulo",
        """
def hog_feature(im, cell=8, nbin=9):
    gray = im if im.ndim == 2 else im @ np.array([0.299, 0.587, 0.114])
    gy, gx = np.gradient(gray)
    z = gx + 1j * gy
    k = np.floor(np.angle(z, deg=True) * nbin / 180).astype(int) % nbin
    votes = np.abs(z)[..., None] * np.eye(nbin)[k]
    rows = np.arange(0, gray.shape[0], cell)
    cols = np.arange(0, gray.shape[1], cell)
    return np.add.reduceat(np.add.reduceat(votes, rows, axis=0), cols, axis=1).ravel()
""",
    ),
    Unusual(
        "hog_feature",
        "matrices_that_sum_over_cells",
        """
def pooling(n, cell):
    return (np.arange(n) // cell == np.arange((n + cell - 1) // cell)[:, None]).astype(float)

def slopes(f):
    n = len(f)
    D = (np.eye(n, k=1) - np.eye(n, k=-1)) / 2
    D[0, :2] = -1, 1
    D[-1, -2:] = -1, 1
    return D @ f

def hog_feature(im, cell=8, nbin=9):
    im = im.astype(np.float64)
    gray = im if im.ndim == 2 else np.average(im, axis=2, weights=[0.299, 0.587, 0.114])
    gy, gx = slopes(gray), slopes(gray.T).T
    ang = np.arctan2(gy, gx) % np.pi
    ang[ang == np.pi] = 0
    mag = np.hypot(gy, gx)
    P, Q = pooling(gray.shape[0], cell), pooling(gray.shape[1], cell)
    w = np.pi / nbin
    planes = [P @ (mag * ((ang >= b * w) & (ang < (b + 1) * w))) @ Q.T for b in range(nbin)]
    return np.stack(planes, axis=-1).ravel()
""",
    ),
]
