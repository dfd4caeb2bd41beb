"""Small patches of pictures drawn: as they are, without their contrast, and whitened."""

import matplotlib.pyplot as plt
import numpy as np

from cs231n_utils.plots.patches import sheet, side, tiles
from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, ORANGE, WIDTH
from cs231n_utils.promises.speech import progress

NOTHING = 1e-5  # an eigenvalue below it is 0, but for rounding
COLOURS = ("red", "green", "blue")


def sample(cut, pictures, each, rng):
    """(n * each, D): some of the patches that `cut` gives for each picture, drawn by chance."""
    rows = []
    for picture in progress(pictures, "patches"):
        (patches,) = cut(picture[np.newaxis])
        rows.append(patches[rng.choice(len(patches), each, replace=False)])
    return np.concatenate(rows)


def draw(axis, pictures, columns):
    """Small pictures on an axis, row after row."""
    axis.imshow(sheet(pictures, columns), interpolation="nearest")
    axis.set_axis_off()


def cut_up(picture, rows):
    """A picture, its patches beside each other without overlap, and some that are a column apart.

    rows: all patches of it (P, D), as one reads.
    """
    size, length = side(rows), rows.shape[1]
    grid = rows.reshape(picture.shape[0] - size + 1, picture.shape[1] - size + 1, length)
    apart = grid[::size, ::size]
    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(WIDTH, 3.3), layout="constrained")
    left.imshow(picture)
    left.set_axis_off()
    left.set_title(f"{picture.shape[0]} × {picture.shape[1]} pixels", fontsize=10)
    draw(middle, tiles(apart.reshape(-1, length)), apart.shape[1])
    middle.set_title(f"each {size} pixels from the next", fontsize=10)
    draw(right, tiles(grid[len(grid) // 2, :25]), 5)
    right.set_title("each a column from the next", fontsize=10)
    show(figure, f"A picture, cut into patches of {size} by {size}, and patches that are a column apart")


def before_and_after(shown):
    """The same patches in each panel: {title: pictures (n, side, side, 3)}."""
    figure, axes = plt.subplots(1, len(shown), figsize=(WIDTH, 4.7), layout="constrained")
    for axis, (title, pictures) in zip(axes, shown.items(), strict=True):
        draw(axis, pictures, columns=12)
        axis.set_title(title, fontsize=10)
    count = len(next(iter(shown.values())))
    show(figure, f"The same {count} patches, row after row, in each panel: {' and '.join(shown)}")


def covariance(rows):
    """(D, D), of patches as rows."""
    centred = rows - rows.mean(axis=0)
    return centred.T @ centred / len(rows)


def neighbours(shown):
    """How each number of a patch goes with the green of a pixel in its middle: {title: patches (n, D)}."""
    figure, axes = plt.subplots(
        len(shown), 3, figsize=(7, 2.3 * len(shown)), squeeze=False, layout="constrained"
    )
    told = []
    for row, (title, rows) in zip(axes, shown.items(), strict=True):
        together = _correlations(rows)
        for axis, channel, colour in zip(row, np.moveaxis(together, 2, 0), COLOURS, strict=True):
            image = axis.imshow(channel, cmap="PuOr_r", vmin=-1, vmax=1)
            for (i, j), value in np.ndenumerate(channel):
                tint, text = "white" if abs(value) > 0.6 else "black", f"{round(float(value), 1) + 0:.1f}"
                axis.text(j, i, text, ha="center", va="center", color=tint, fontsize=7)
            axis.set(xticks=[], yticks=[])
            axis.set_title(f"{title}: {colour}", fontsize=10)
        half = len(together) // 2
        red, green = together[half, half, 0], together[half, half - 1, 1]
        told.append(f"{title}: with its own red {red:.2f}, with the green beside it {green:.2f}")
    figure.colorbar(image, ax=axes, label="correlation", shrink=0.8)
    show(figure, f"How numbers of a patch go with the green of a pixel in its middle. {'; '.join(told)}")


def _correlations(rows):
    """(side, side, 3), of each number with the green of the pixel in the middle."""
    size = side(rows)
    middle = 3 * (size * (size // 2) + size // 2) + 1
    table = covariance(rows)
    deviations = np.sqrt(np.diag(table))
    return (table[middle] / deviations[middle] / deviations).reshape(size, size, 3)


def eigenvalues(before, after, eps):
    """Those of the covariance of patches (n, D), before and after whitening, and what they should become."""
    old, new = (np.linalg.eigvalsh(covariance(rows))[::-1] for rows in (before, after))
    figure, axis = plt.subplots(figsize=(WIDTH, 3.8), layout="constrained")
    known = old > NOTHING
    axis.plot(np.flatnonzero(known), old[known], "s", color=ORANGE, markersize=4, label="before: λ")
    axis.plot(np.flatnonzero(known), new[known], "o", color=BLUE, markersize=5, label="after whitening")
    axis.plot(np.flatnonzero(known), (old / (old + eps))[known], "-", color="black", label="λ / (λ + ε)")
    axis.axhline(eps, color="0.4", linestyle=":", label=f"ε = {eps:g}")
    axis.set(yscale="log", xlabel="direction, by its eigenvalue", ylabel="eigenvalue")
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    spans = (f"from {values[0]:.2g} down to {values[known][-1]:.2g}" for values in (old, new))
    told = " and ".join(spans)
    show(figure, f"Eigenvalues of the covariance of patches, before and after whitening: {told}")
    print(
        f"{np.sum(old > eps)} of {len(old)} eigenvalues are above ε, {np.sum(~known)} are 0 but for rounding"
    )
