"""Makes what a solution hands in besides its code, in the folder of the solved stubs, from the data in DATA.

400 words, and on all features the least squares whose λ suits them best.  Of a small data set, which is the
kit's own, half of the pictures and fewer words are enough: tests make this often.
"""

import sys

import numpy as np
from features import fit_standardizer
from visual_words import extract_patches, features, fit_whitening, kmeans, normalize_patches

from cs231n_utils import cifar10, saved

PICTURES, OF_EACH, STEPS, EPS = 2_000, 50, 10, 0.1
REGS, BLOCK = (1e-4, 1e-3, 1e-2), 500

data = cifar10.load(sys.argv[1])
parts = cifar10.split(data)
count = len(parts.train_images)
words, used = (400, count) if count > 20_000 else (300, count // 2)
rng = np.random.default_rng(231)

patches = extract_patches(cifar10.as_pictures(parts.train_images[:PICTURES]))
patches = normalize_patches(patches[:, rng.choice(patches.shape[1], OF_EACH, replace=False)])
mean, whitening = fit_whitening(patches, EPS)
white = ((patches - mean) @ whitening).reshape(-1, len(mean))
centroids, _, _ = kmeans(white, words, STEPS, rng)
dictionary = {"centroids": centroids, "mean": mean, "whitening": whitening}
saved.save_dictionary("dictionary.npz", dictionary, data.name)


def computed(images):
    """(N, F) float32, block by block: that takes a third of the memory."""
    starts = range(0, len(images), BLOCK)
    blocks = (features(cifar10.as_pictures(images[start : start + BLOCK]), dictionary) for start in starts)
    return np.concatenate([block.astype(np.float32) for block in blocks])


train, val = computed(parts.train_images[:used]), computed(parts.val_images)
mean, deviation = fit_standardizer(train)
for table in (train, val):
    table -= mean
    table /= deviation
X, X_val = (np.insert(table, len(mean), 1.0, axis=1) for table in (train, val))
covariance, target = X.T @ X / used, X.T @ np.eye(10, dtype=X.dtype)[parts.train_labels[:used]] / used
accuracy, W = max(
    (
        (float(np.mean((X_val @ W).argmax(axis=1) == parts.val_labels)), W)
        for W in (np.linalg.solve(covariance + reg * np.eye(len(covariance)), target) for reg in REGS)
    ),
    key=lambda reached: reached[0],
)
saved.save_on_features("best_features.npz", W, mean, deviation, accuracy, data.name)
