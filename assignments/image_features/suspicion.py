"""Ramps, a few drawn pictures, and a stranger's answers to them; what answers look like beside each other."""

import json
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, ORANGE, WIDTH
from cs231n_utils.promises.speech import progress

ANGLES = range(15, 360, 30)  # degrees, of the ramps
BINS = 9
CELL = 8


def ramp(angle):
    """(8, 8) grey picture that gets brighter in one direction; 0 is to the right, 90 is down."""
    rows, cols = np.indices((CELL, CELL))
    direction = np.radians(angle)
    return 100 + 10 * (np.cos(direction) * cols + np.sin(direction) * rows)


def drawn():
    """{name: (16, 16) grey picture}"""
    rows, cols = np.indices((16, 16))
    far = np.hypot(rows - 7.3, cols - 7.6)
    return {
        "a disc": 200 / (1 + np.exp(far - 5)),
        "stripes": 100 + 90 * np.sin(0.9 * cols + 0.4 * rows),
        "a blob": 220 * np.exp(-((rows - 4) ** 2 / 30 + (cols - 10) ** 2 / 12)),
    }


def pictures():
    """{name: picture} of all that the stranger was asked."""
    return {f"{angle}°": ramp(angle) for angle in ANGLES} | drawn()


def stranger():
    """{name: what the stranger's hog_feature answers for this picture}, with cell=8 and nbin=9."""
    text = (Path(__file__).parent / "stranger.json").read_text(encoding="utf-8")
    return {name: np.array(answer) for name, answer in json.loads(text).items()}


def answers(hog_feature):
    """{name: what `hog_feature` answers for this picture}"""
    return {name: np.asarray(hog_feature(picture), float).ravel() for name, picture in pictures().items()}


def show_pictures():
    """What both are asked: the ramps, and the drawn pictures."""
    shown = pictures()
    figure, axes = plt.subplots(2, 8, figsize=(WIDTH, 2.8), layout="constrained")
    for axis in axes.flat:
        axis.axis("off")
    for axis, (name, picture) in zip(axes.flat, shown.items(), strict=False):
        axis.imshow(picture, cmap="gray", vmin=0, vmax=220)
        axis.set_title(name)
    show(figure, f"{len(shown)} grey pictures: {', '.join(shown)}. A ramp gets brighter towards its angle.")


def beside(yours, theirs):
    """Two maps, a row a ramp and a column a bin: where each ramp's magnitude lies, and how much of it."""
    figure, axes = plt.subplots(1, 2, figsize=(WIDTH, 4.6), layout="constrained", sharey=True)
    tables = [np.array([found[f"{angle}°"] for angle in ANGLES]) for found in (yours, theirs)]
    most = max(table.max() for table in tables)
    for axis, title, table in zip(axes, ("yours", "the stranger's"), tables, strict=True):
        image = axis.imshow(table, cmap="cividis", vmin=0, vmax=most, aspect="auto")
        axis.set(title=title, xlabel="bin", xticks=range(BINS))
        axis.set_yticks(range(len(ANGLES)), [f"{angle}°" for angle in ANGLES])
    axes[0].set_ylabel("the ramp rises towards")
    figure.colorbar(image, ax=axes, label="magnitude in the bin")
    show(
        figure,
        f"Two maps, a row a ramp. Yours: {_in_words(tables[0])} The stranger's: {_in_words(tables[1])}",
    )


def _in_words(table):
    said = [
        f"{angle}° in {'no bin' if not row.any() else f'bin {row.argmax()}'}"
        for angle, row in zip(ANGLES, table, strict=True)
    ]
    return f"{', '.join(said)}."


def different(found, theirs):
    """The names of the pictures for which the two answer differently."""
    return [name for name in theirs if not same(found[name], theirs[name])]


def same(one, other):
    return one.shape == other.shape and np.allclose(one, other, atol=1e-6 * np.abs(other).max() + 1e-9)


def table(hog_feature, images):
    """(N, F): what `hog_feature` answers for each of the pictures."""
    return np.array([np.ravel(hog_feature(im)) for im in progress(images, "pictures")], dtype=float)


def kept(yours, theirs):
    """Bars: how much of all magnitude lies in each bin, without the fault and with it.

    yours, theirs: (N, cells * BINS), of the same N pictures.
    """
    figure, axis = plt.subplots(figsize=(WIDTH, 3.2), layout="constrained")
    places, total, words = np.arange(BINS), yours.sum(), []
    for shift, name, found, color in ((-0.2, "yours", yours, BLUE), (0.2, "with the fault", theirs, ORANGE)):
        shares = found.reshape(-1, BINS).sum(axis=0) / total
        axis.bar(places + shift, shares, width=0.4, label=f"{name}: {shares.sum():.1%} in all", color=color)
        words += [f"{name}, {', '.join(f'{share:.1%}' for share in shares)}, in all {shares.sum():.1%}"]
    axis.set(xlabel="bin", ylabel="share of your magnitude", xticks=places)
    axis.legend()
    show(figure, f"Bars: what share of all magnitude lies in each of the bins. {'; '.join(words)}.")


def accuracy(X, y, X_new, y_new):
    """The share of new pictures that a linear classifier gets right which is fitted to X by least squares.

    X: (N, F), y: (N,) labels; X_new, y_new: others.
    """
    largest = np.abs(X).max() or 1.0
    with_bias, new_with_bias = (np.column_stack([x / largest, np.ones(len(x))]) for x in (X, X_new))
    W = np.linalg.lstsq(with_bias, np.eye(y.max() + 1)[y], rcond=None)[0]
    return float(np.mean((new_with_bias @ W).argmax(axis=1) == y_new))
