"""What a picture looks like to its pixels, and to any features: what moves them, and what does not."""

import matplotlib.pyplot as plt
import numpy as np

from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, GREEN, GREY, ORANGE, WIDTH
from cs231n_utils.promises.speech import progress

SIDE, LAST = 24, 8  # of the windows that are cut out of pictures of 32 pixels; the farthest shift


def window(pictures, shift):
    """(n, 24, 24, 3) floats, cut out of the pictures (n, 32, 32, 3), so many columns farther to the right."""
    return pictures[:, LAST // 2 : LAST // 2 + SIDE, shift : shift + SIDE].astype(float)


def shifted(pictures, shifts):
    """Windows of some pictures at some shifts, and how far each pixel is from what it was without."""
    seen = [window(pictures, shift) for shift in shifts]
    off = [abs(each - window(pictures, 0)).mean(axis=3) for each in seen]
    rows, side = 2 * len(pictures), 0.8 * WIDTH / len(shifts)
    size = side * len(shifts) + 0.5, side * rows
    figure, axes = plt.subplots(rows, len(shifts), figsize=size, layout="constrained")
    for column, shift, windows, differences in zip(axes.T, shifts, seen, off, strict=True):
        column[0].set_title(f"shifted by {shift}")
        for i in range(len(pictures)):
            column[2 * i].imshow(windows[i] / 255)
            column[2 * i + 1].imshow(differences[i], cmap="gray", vmin=0, vmax=120)
    for axis in axes.flat:
        axis.set(xticks=[], yticks=[])
    for i, axis in enumerate(axes[:, 0]):
        axis.set_ylabel(("picture", "difference")[i % 2])
    told = "; ".join(", ".join(f"{each[i].mean():.0f}" for each in off) for i in range(len(pictures)))
    moved = ", ".join(map(str, shifts))
    show(
        figure, f"Pictures shifted by {moved} pixels, and how far a pixel is from before, on average: {told}"
    )


def scores_left(left):
    """What is left of each picture's score with itself as template: (n,) shares for each shift 0, 1, …"""
    low, middle, high = np.percentile(100 * np.array(left), (10, 50, 90), axis=1)
    figure, axis = plt.subplots(figsize=(WIDTH, 3.6), layout="constrained")
    axis.fill_between(range(len(left)), low, high, color=BLUE, alpha=0.2, label="of eight pictures in ten")
    axis.plot(range(len(left)), middle, "o-", color=BLUE, label="of the picture in the middle")
    axis.set(xlabel="shifted by (pixels)", ylabel="score that is left (%)", ylim=(min(0, low.min()), 105))
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    told = ", ".join(f"{k}: {value:.0f} %" for k, value in enumerate(middle))
    show(figure, f"What is left of a picture's score with its own template, by shift, in the middle: {told}")


def nearer_strangers(windows):
    """Of how many pictures, as a share, another one is nearer than its own copy, at each shift 0, 1, …"""
    flat = [each.reshape(len(each), -1) for each in windows]
    squares = np.sum(flat[0] ** 2, axis=1)
    distances = squares[:, np.newaxis] + squares - 2 * flat[0] @ flat[0].T
    np.fill_diagonal(distances, np.inf)
    nearest = distances.min(axis=1)
    return [float(np.mean(nearest < np.sum((each - flat[0]) ** 2, axis=1))) for each in flat]


def of_all(feature, pictures, what):
    """`feature` of every picture, as rows (n, F)."""
    return np.array([feature(picture) for picture in progress(pictures, what)], dtype=float)


def right_by_means(rows, labels, known):
    """How often the nearest class mean is the right one; the first `known` rows make the means."""
    classes = np.unique(labels)
    means = np.array([rows[:known][labels[:known] == c].mean(axis=0) for c in classes])
    distances = np.sum(means**2, axis=1) - 2 * rows[known:] @ means.T
    return float(np.mean(classes[np.argmin(distances, axis=1)] == labels[known:]))


def nearest(pictures, rows, asked, count=6):
    """Some pictures, each with those whose rows of features are nearest to its own."""
    figure, axes = plt.subplots(
        len(asked), count + 1, figsize=(WIDTH, 1.28 * len(asked)), squeeze=False, layout="constrained"
    )
    order = [np.argsort(np.sum((rows - rows[i]) ** 2, axis=1))[: count + 1] for i in asked]
    for line, found in zip(axes, order, strict=True):
        for axis, i in zip(line, found, strict=True):
            axis.imshow(pictures[i])
            axis.set(xticks=[], yticks=[])
        for side in line[0].spines.values():
            side.set(color=ORANGE, linewidth=4)
    axes[0, 0].set_title("asked for", fontsize=10)
    axes[0, 1].set_title("nearest", fontsize=10)
    show(figure, f"{len(asked)} pictures, each with the {count} that are nearest to it by these features")
    return [found[1:] for found in order]


def disturbed(pictures, rng):
    """The windows in the middle of the pictures, and what was done to them: {what: (n, 24, 24, 3)}."""
    plain = window(pictures, LAST // 2)
    order = rng.permutation(SIDE**2)
    shuffled = plain.reshape(len(plain), -1, 3)[:, order].reshape(plain.shape)
    return plain, {
        "shifted by 2 pixels": window(pictures, LAST // 2 + 2),
        "mirrored": plain[:, :, ::-1],
        "half as bright": plain / 2,
        "negative": 255 - plain,
        "pixels shuffled": shuffled,
    }


def moves(rows, others):
    """How far rows of features move, in the middle: beside the distance between two different pictures."""
    apart = np.median(np.linalg.norm(rows - np.roll(rows, 1, axis=0), axis=1))
    return {
        what: float(np.median(np.linalg.norm(other - rows, axis=1)) / apart) for what, other in others.items()
    }


def forgotten(moved):
    """How far each change moves each kind of features: {kind: {what: share of the usual distance}}."""
    figure, axis = plt.subplots(figsize=(WIDTH, 3.6), layout="constrained")
    styles = zip(moved.items(), ((GREY, "D"), (ORANGE, "s"), (BLUE, "o")), (0.22, 0, -0.22), strict=False)
    for (kind, shares), (colour, marker), aside in styles:
        places = np.arange(len(shares))[::-1] + aside
        axis.hlines(places, 0, list(shares.values()), color=colour, linewidth=1)
        axis.plot(list(shares.values()), places, marker, color=colour, markersize=8, label=kind)
    names = list(next(iter(moved.values())))
    axis.set(yticks=np.arange(len(names))[::-1], yticklabels=names, xlim=(-0.03, None))
    axis.axvline(1, color=GREEN, linestyle="--", label="another picture")
    axis.set_xlabel("how far it moves, beside the distance between two different pictures")
    axis.grid(axis="x", alpha=0.3)
    figure.legend(loc="outside upper center", ncols=4, frameon=False)
    told = "; ".join(
        f"{kind}: " + ", ".join(f"{w} {v:.2f}" for w, v in s.items()) for kind, s in moved.items()
    )
    show(figure, f"How far each change moves the features, where another picture is 1. {told}")
