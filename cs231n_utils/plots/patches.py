"""Small square patches, which are rows of numbers, as pictures."""

import numpy as np


def side(rows):
    """The height and width of patches, given as rows (…, side * side * 3)."""
    return round((rows.shape[-1] / 3) ** 0.5)


def tiles(rows, largest=None):
    """Patches (n, D) as pictures (n, side, side, 3) from 0 to 1.

    Without `largest` the numbers are those of pictures, up to 255; otherwise 0 is grey, and what is as far
    from it as `largest`, a number or one for each row, is as light or dark as can be.
    """
    shaped = np.reshape(rows, (len(rows), side(rows), side(rows), 3))
    if largest is None:
        return np.clip(shaped / 255, 0, 1)
    return np.clip(0.5 + 0.5 * shaped / np.reshape(np.maximum(largest, 1e-9), (-1, 1, 1, 1)), 0, 1)


def faces(words):
    """Rows (K, D) around 0 as small pictures: each as strong as can be, but the faintest stay faint."""
    strongest = np.abs(words).max(axis=1)
    return tiles(words, np.maximum(strongest, 0.25 * strongest.max()))


def sheet(pictures, columns):
    """Small pictures (n, h, w, 3) as one, row after row, with a white pixel between them."""
    count, height, width, _ = pictures.shape
    rows = -(-count // columns)
    large = np.ones((rows * (height + 1) - 1, columns * (width + 1) - 1, 3))
    for k, picture in enumerate(pictures):
        row, column = (height + 1) * (k // columns), (width + 1) * (k % columns)
        large[row : row + height, column : column + width] = picture
    return large
