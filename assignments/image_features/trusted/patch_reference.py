"""From pictures to patches to words as the docstrings say, a number, or a patch, at a time."""

import numpy as np


def extract_patches(images, size=6, stride=1):
    _, height, width, _ = images.shape
    corners = [
        (r, c) for r in range(0, height - size + 1, stride) for c in range(0, width - size + 1, stride)
    ]
    return np.array([[im[r : r + size, c : c + size].ravel() for r, c in corners] for im in images], float)


def normalize_patches(patches, eps=10):
    patches = np.asarray(patches, float)
    return (patches - patches.mean(-1, keepdims=True)) / np.sqrt(patches.var(-1, keepdims=True) + eps)


def encode(patches, centroids):
    patches, centroids = (np.asarray(part, float) for part in (patches, centroids))
    far = np.stack([np.linalg.norm(patches - word, axis=-1) for word in centroids], axis=-1)
    return np.maximum(far.mean(-1, keepdims=True) - far, 0)


def pool(codes, rows, cols):
    N, _, K = codes.shape
    grid, pooled = codes.reshape(N, rows, cols, K), np.zeros((N, 4, K))
    for row, col in np.ndindex(rows, cols):
        pooled[:, 2 * (row >= rows // 2) + (col >= cols // 2)] += grid[:, row, col]
    return pooled.reshape(N, 4 * K)


PARTS = (extract_patches, normalize_patches, encode, pool)


def words(images, dictionary, parts=PARTS):
    """What the parts give for these pictures, one after the other."""
    extract, normalize, code, sum_up = parts
    size = round(np.sqrt(len(dictionary["mean"]) / 3))
    rows, cols = (length - size + 1 for length in images.shape[1:3])
    white = (normalize(extract(images, size)) - dictionary["mean"]) @ dictionary["whitening"]
    return np.asarray(sum_up(code(white, dictionary["centroids"]), rows, cols), float)
