"""K-means by hand in the plane, and visual words drawn: the dictionary, and pictures in it."""

import timeit
from numbers import Integral

import matplotlib.pyplot as plt
import numpy as np
import patches

from cs231n_utils.plots.patches import faces, side
from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, SIX, WIDTH
from cs231n_utils.promises.speech import OneLine

MOST = 400  # words for which there are points
SIX_POINTS = np.array([(0, 0), (0, 3), (3, 0), (6, 6), (9, 6), (6, 9)], dtype=np.float32)
NAMES = "ABCDEF"
STARTS = SIX_POINTS[:2]  # A and B
CLOUDS = (
    [(1, 8), (1.5, 9), (2, 8), (2.5, 9), (3, 8.5)],
    [(7, 9), (8, 8.5), (8.5, 9.5), (9, 8), (7.5, 8)],
    [(4, 1), (5, 1.5), (5, 2.5), (6, 1), (6, 2)],
)
PLANES = {  # sets of points for k-means, from 0 to 10
    "the six points": SIX_POINTS,
    "three clouds": np.concatenate(CLOUDS),
    "two columns": [(x, y) for x in (1, 9) for y in (3, 5, 7)],
    "five in one place": [*[(2, 2)] * 5, (8, 3), (7, 4), (8, 8), (3, 8)],
}


class NotAsked(OneLine, ValueError):
    """Something else than was asked for; the message says what."""


def by_hand(labels, averages, cost):
    """The six points with a line to the centroid that each is given to, and where each of those goes."""
    try:
        labels, cost = np.array(labels, dtype=int).reshape(len(NAMES)).tolist(), float(cost)
        averages = np.array(averages, dtype=float).reshape(len(STARTS), 2)
        squared = np.sum((SIX_POINTS - STARTS[labels]) ** 2)
    except (TypeError, ValueError, IndexError):
        raise NotAsked("step_by_hand should give six labels, each 0 or 1, a cost, and two (x, y)") from None
    told = "; ".join(f"{name} to centroid {label}" for name, label in zip(NAMES, labels, strict=True))
    figure, axis = plt.subplots(figsize=(5, 5), layout="constrained")
    for name, point, label in zip(NAMES, SIX_POINTS, labels, strict=True):
        colour, marker, _ = SIX[label]
        axis.plot(*zip(point, STARTS[label], strict=True), "-", color=colour, linewidth=1, alpha=0.6)
        axis.plot(*point, marker, color=colour, markersize=9)
        aside = (9 if point[0] else -20, 8)  # lines leave the first ones to the right
        axis.annotate(name, point, xytext=aside, textcoords="offset points", fontsize=12)
    for k, (start, end) in enumerate(zip(STARTS, averages, strict=True)):
        axis.plot(*start, "o", color="black", markersize=17, fillstyle="none")
        axis.plot(*end, "X", color=SIX[k][0], markersize=14, markeredgecolor="black")
        axis.annotate("", xy=end, xytext=start, arrowprops={"arrowstyle": "->", "linewidth": 1.5})
        axis.annotate(str(k), end, xytext=(-4, -24), textcoords="offset points", fontsize=12)
    axis.set(xlim=(-1, 10.5), ylim=(-1, 10.5), xticks=range(0, 11, 3), yticks=range(0, 11, 3), aspect="equal")
    axis.grid(alpha=0.3)
    moved = ", ".join(f"({x:g}, {y:g})" for x, y in averages)
    show(figure, f"Six points, each with a line to one of two centroids: {told}. The centroids go to {moved}")
    print(f"The squared lengths of your lines add up to {squared:g}; you say {cost:g}.")


def allowed(K):
    """K, where it is a number of words that counts.  Raises NotAsked."""
    if isinstance(K, Integral) and 1 <= K <= MOST:
        return int(K)
    raise NotAsked(
        f"how_many_words gives {K!r}, where a whole number from 1 to {MOST} should be: with more words, a "
        "dictionary gets no points"
    )


def duration(kmeans, X, K, num_iters, rng, part=50):
    """About how many seconds `kmeans` will take, from steps on a part of the rows: the fastest of three."""
    few = X[: max(len(X) // part, K)]
    each = timeit.repeat(lambda: kmeans(few, K, 1, rng), repeat=3, number=1)  # the first one also warms up
    return min(each) * len(X) / len(few) * num_iters


def falling(costs, rows):
    """The cost of each step, for a row.  Raises NotAsked."""
    if not np.isfinite(costs).all():
        raise NotAsked("the costs hold inf or nan: what does the check cell of kmeans say?")
    each, steps = np.array(costs) / rows, np.arange(1, len(costs) + 1)
    figure, axis = plt.subplots(figsize=(WIDTH, 2.8), layout="constrained")
    axis.plot(steps, each, "o-", color=BLUE)
    axis.set(xlabel="step", ylabel="mean squared distance", xticks=steps)
    axis.grid(alpha=0.3)
    told = f"from {each[0]:.3g} in the first to {each[-1]:.3g} in the last"
    show(figure, f"The mean squared distance to the nearest word in each step: {told}")


def mosaic(words, labels, columns=25):
    """All words (K, D), those first that stand for most patches -> for how many each does."""
    sizes = np.bincount(labels, minlength=len(words))
    order, rows = np.argsort(-sizes), -(-len(words) // columns)
    figure, axis = plt.subplots(figsize=(WIDTH, WIDTH * rows / columns + 0.3), layout="constrained")
    patches.draw(axis, faces(words[order]), columns)
    told = f"the first stands for {sizes.max():,} patches, the last for {sizes.min():,}"
    show(figure, f"The {len(words)} words as small pictures; {told}")
    return sizes


def written(picture, nearest, words):
    """A picture, and the same in words: each patch of those beside each other as the word that leads there.

    nearest: (rows, cols), the number of that word at every place.
    """
    size = side(words)
    there = nearest[::size, ::size]
    rows, cols = there.shape
    large = faces(words)[there].transpose(0, 2, 1, 3, 4).reshape(rows * size, cols * size, 3)
    panels = {"the picture": picture, f"{there.size} words in their places": large}
    figure, axes = plt.subplots(1, 3, figsize=(WIDTH, 3.2), layout="constrained")
    for axis, (title, panel) in zip(axes, panels.items(), strict=False):
        axis.imshow(panel)
        axis.set_title(title, fontsize=10)
    axes[2].imshow(nearest, cmap="nipy_spectral", interpolation="nearest")
    axes[2].set_title("each place in the colour of its word", fontsize=10)
    for axis in axes:
        axis.set_axis_off()
    count = len(np.unique(nearest))
    show(
        figure, f"A picture, and the words that lead at its places: {count} different ones at {nearest.size}"
    )


def quarters(picture, pooled, words, most=7):
    """The words of which each quarter of a picture has most: pooled (4, K)."""
    names = [f"{row} {column}" for row in ("upper", "lower") for column in ("left", "right")]
    small, (height, width) = faces(words), (length // 2 for length in picture.shape[:2])
    figure, axes = plt.subplots(2, 4, figsize=(WIDTH, 4.4), width_ratios=(1, 2.6) * 2, layout="constrained")
    told = []
    for k, (name, sums) in enumerate(zip(names, pooled, strict=True)):
        shown, axis = axes[k // 2, 2 * (k % 2)], axes[k // 2, 2 * (k % 2) + 1]
        row, column = k // 2 * height, k % 2 * width
        shown.imshow(picture[row : row + height, column : column + width])
        shown.set_title(name, fontsize=10)
        shown.set_axis_off()
        first = np.argsort(-sums)[:most]
        axis.bar(range(len(first)), sums[first], color=BLUE)
        axis.set(ylim=(0, 1.45 * pooled.max()), xticks=range(len(first)), xticklabels=first)
        for place, word in enumerate(first):
            box = (place - 0.45, sums[word] + 0.02 * pooled.max(), 0.9, 0.35 * pooled.max())
            face = axis.inset_axes(box, transform=axis.transData)
            face.imshow(small[word])
            face.set_axis_off()
        told.append(f"{name}: words {', '.join(map(str, first[:3]))}")
    show(figure, f"The words of which each quarter has most. {'; '.join(told)}")
