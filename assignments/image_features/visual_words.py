"""Pictures as counts of small patches: a dictionary of visual words, and how much of each is where.

All of it is float32: half the memory, and twice as fast.  P is the number of patches of a picture, D that of
the numbers in a patch, K that of the words.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from cs231n_utils import NotStarted


def extract_patches(images, size=6, stride=1):
    """All small squares of some pictures (lecture 3, 1:08:54).

    Args:
        images: (N, H, W, 3) pictures, N at least 1, H and W at least `size`; uint8, or float, whose numbers
            are taken as they are.  It is not changed.
        size: the height and width of a patch in pixels.
        stride: how many pixels one patch starts behind the one before it, along rows and along columns.

    Returns:
        patches: (N, P, D) float32; P = rows * cols, rows = (H - size) // stride + 1, and cols likewise;
            D = size * size * 3.  The first is the upper left corner, the next one starts `stride` columns
            to the right of it, row after row: as one reads.  Within a patch, too, its pixels stand as one
            reads, and the three numbers of a pixel side by side.
    """
    # TODO extract_patches: a window slides over the pictures.
    ### BEGIN SOLUTION
    windows = sliding_window_view(images, (size, size), axis=(1, 2))[:, ::stride, ::stride]
    patches = windows.transpose(0, 1, 2, 4, 5, 3).reshape(len(images), -1, size * size * images.shape[3])
    return patches.astype(np.float32)
    ### END SOLUTION


def normalize_patches(patches, eps=10):
    """Each patch without its own brightness, and with its own contrast made 1 or less.

    From each patch its own mean is taken off, and what is left is divided by the root of its own variance
    plus eps: √(variance + eps).  The variance is the mean squared distance from that mean (it divides by D).

    Args:
        patches: (N, P, D) float32, with numbers from 0 to 255.  It is not changed.
        eps: what keeps a patch without any contrast at 0, and one with hardly any from being all noise.

    Returns:
        normalized: (N, P, D) float32.
    """
    # TODO normalize_patches: for each patch by itself.
    ### BEGIN SOLUTION
    centred = patches - patches.mean(axis=2, keepdims=True)
    return centred / np.sqrt(np.mean(centred**2, axis=2, keepdims=True) + np.float32(eps))
    ### END SOLUTION


def fit_whitening(patches, eps):
    """What takes from patches all that neighbouring pixels always have in common.

    The covariance is (1/M) Σ (x − mean)(x − mean)ᵀ over all M patches x.  With its eigenvectors v and
    eigenvalues λ, the whitening is the symmetric matrix Σ v vᵀ / √(λ + eps).  The covariance of
    (patches - mean) @ whitening then has the eigenvalues λ/(λ + eps), all below 1: large ones become nearly
    1, and what is far below eps, noise mostly, stays small.

    Args:
        patches: (N, P, D) float32, all M = N * P of them.  It is not changed.
        eps: more than 0.

    Returns:
        mean: (D,) float32, the mean patch.
        whitening: (D, D) float32.
    """
    # TODO fit_whitening: mean, covariance, np.linalg.eigh.
    ### BEGIN SOLUTION
    X = patches.reshape(-1, patches.shape[2])
    mean = X.mean(axis=0)
    centred = X - mean
    eigenvalues, vectors = np.linalg.eigh(centred.T @ centred / len(X))
    whitening = vectors / np.sqrt(np.maximum(eigenvalues, 0) + eps) @ vectors.T
    return mean, whitening.astype(np.float32)
    ### END SOLUTION


def kmeans(X, K, num_iters, rng):
    """K words that stand for many patches: each for those that are nearest to it (lecture 3, 1:09:04).

    It starts once, from K different rows of X.  Then, num_iters times: every row gets the label of its
    nearest centroid, the sum of the squared distances to these is noted, and every centroid becomes the mean
    of the rows that have its label.  If no row has, it may become, or stay, any row of X or centroid that was
    there: finite, in any case.

    Args:
        X: (N, D) float32, N at least K.  It is not changed.
        K: the number of centroids.
        num_iters: how often, at least 1.
        rng: a `numpy.random.Generator`, the only source of chance: which rows are the first.

    Returns:
        centroids: (K, D) float32, after the last step.
        labels: (N,) integers from 0 to K - 1, those of the last step; the centroids are their means.
        costs: (num_iters,) floats, what was noted.

    No array is as large as N * K * D, and nothing loops over rows of X in Python.
    """
    # TODO kmeans: assign, note, average.
    ### BEGIN SOLUTION
    centroids, costs = X[rng.choice(len(X), K, replace=False)], []
    for _ in range(num_iters):
        squared = squared_distances(X, centroids)
        labels = squared.argmin(axis=1)
        costs.append(squared[np.arange(len(X)), labels].sum(dtype=float))
        sizes = np.bincount(labels, minlength=K)
        filled = np.flatnonzero(sizes)
        starts = np.cumsum(sizes[filled]) - sizes[filled]
        sums = np.add.reduceat(X[labels.argsort(kind="stable")], starts, axis=0)
        centroids = centroids.copy()
        centroids[filled] = sums / sizes[filled, None]
    return centroids, labels, np.array(costs)
    ### END SOLUTION


def encode(patches, centroids):
    """How much each patch looks like each word (lecture 3, 1:09:26).

    Let z be the K distances of a patch from all centroids: Euclidean ones, not squared.  Its code is
    max(0, mean of z − z), for each word: 0 for words that are farther than the average word, and the more,
    the nearer the word.

    Args:
        patches: (N, P, D) float32.  It is not changed.
        centroids: (K, D) float32.  It is not changed.

    Returns:
        codes: (N, P, K) float32.

    No array is as large as N * P * K * D, and nothing loops over patches in Python.
    """
    # TODO encode: all distances at once, from products of matrices.
    ### BEGIN SOLUTION
    distances = squared_distances(patches, centroids)
    np.sqrt(distances, out=distances)
    codes = np.subtract(distances.mean(axis=2, keepdims=True), distances, out=distances)
    return np.maximum(codes, 0, out=codes)


def squared_distances(X, centroids):
    """|x − c|² = |x|² − 2 x·c + |c|²: (…, K) from X (…, D) and centroids (K, D)."""
    squared = X @ (-2 * centroids.T)
    squared += np.einsum("...d,...d->...", X, X)[..., np.newaxis]
    squared += np.einsum("kd,kd->k", centroids, centroids)
    return np.maximum(squared, 0, out=squared)  # rounding may leave a little less
    ### END SOLUTION


def pool(codes, rows, cols):
    """Sums of codes over the four quarters of a picture.

    Args:
        codes: (N, P, K), of P = rows * cols patches as `extract_patches` orders them.  It is not changed.
        rows, cols: how many patches stand below each other, and side by side; at least 2.

    Returns:
        pooled: (N, 4 * K); first the K sums over the upper left quarter, then upper right, lower left, lower
            right.  The upper half are the first rows // 2 rows of patches, the left half the first cols // 2.
    """
    # TODO pool: which patches stand in which quarter?
    ### BEGIN SOLUTION
    grid = codes.reshape(len(codes), rows, cols, -1)
    halves = (slice(rows // 2), slice(rows // 2, None)), (slice(cols // 2), slice(cols // 2, None))
    quarters = [grid[:, upper, left].sum(axis=(1, 2)) for upper in halves[0] for left in halves[1]]
    return np.concatenate(quarters, axis=1)
    ### END SOLUTION


def bag_of_words(images, dictionary):
    """How much of each word is in each quarter of a picture: from pixels to numbers for a classifier.

    All patches (stride 1) are normalised (eps 10), the dictionary's mean is taken off, they are multiplied
    by its whitening, encoded and pooled.

    Args:
        images: (N, H, W, 3) pictures with numbers from 0 to 255, uint8 or float.  It is not changed.
        dictionary: {"centroids": (K, D), "mean": (D,), "whitening": (D, D)}, float32; D = size * size * 3
            says how large the patches are.

    Returns:
        words: (N, 4 * K) float32.  Those of a picture do not depend on the pictures beside it.

    It may loop over pictures: all codes of many pictures at once are gigabytes.
    """
    # TODO bag_of_words: the functions above, one after the other, for a picture at a time.
    ### BEGIN SOLUTION
    size = round((len(dictionary["mean"]) / 3) ** 0.5)
    rows, cols = (length - size + 1 for length in images.shape[1:3])
    words = []
    for start in range(len(images)):
        patches = normalize_patches(extract_patches(images[start : start + 1], size))
        white = (patches - dictionary["mean"]) @ dictionary["whitening"]
        words.append(pool(encode(white, dictionary["centroids"]), rows, cols))
    return np.concatenate(words)
    ### END SOLUTION


def features(images, dictionary):
    """What your classifier sees of pictures: change it as you like.

    Your `best_features.npz` holds weights for what this gives, and the grader calls it with your
    `dictionary.npz`, for a picture at a time: 1,000 of them, in two minutes at most.

    Args:
        images: (N, 32, 32, 3) uint8.
        dictionary: as `bag_of_words` takes it.

    Returns:
        features: (N, F) floats.
    """
    from features import color_histogram_hsv, extract_features, hog_feature  # words do without them

    others = extract_features(images, [hog_feature, color_histogram_hsv])
    return np.hstack([bag_of_words(images, dictionary), others])
