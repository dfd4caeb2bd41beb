"""Pictures of training: loss curves, what each pair of settings reached, and the weights as pictures."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.ticker import StrMethodFormatter

from cs231n_utils.cifar10 import as_pictures
from cs231n_utils.plots import ORANGE, STYLES, WIDTH

WINDOW = 25  # steps: a batch's loss jumps, the mean of this many shows the way


def loss_curves(histories):
    """The loss at every step, on a log axis: {label: loss_history}; where it leaves the numbers, a cross."""
    figure, axis = plt.subplots(figsize=(WIDTH, 4.2), layout="constrained")
    for (label, history), style in zip(histories.items(), STYLES, strict=False):
        losses = before_it_blows_up(np.array(history, dtype=float))
        last = (len(losses) - 1, losses[-1]) if 0 < len(losses) < len(history) else None
        draw_curve(axis, (range(len(losses)), losses), running_mean(losses), style, label, last)
    axis.set(yscale="log", xlabel="step", ylabel="loss of the batch (log scale)")
    low, high = axis.get_ylim()
    if high < 1000 * low:  # plain numbers are easier to read, as long as there is room for them
        for which in (axis.yaxis.set_major_formatter, axis.yaxis.set_minor_formatter):
            which(StrMethodFormatter("{x:g}"))
    axis.grid(alpha=0.3, which="both")
    figure.legend(loc="outside upper center", ncols=3, frameon=False)
    plt.show()


def draw_curve(axis, batches, means, style, label, last=None):
    """Losses of batches, pale, and means of them, bold, as (steps, losses); a cross where they blow up."""
    colour, marker, line = style
    axis.plot(*batches, color=colour, alpha=0.25, linewidth=0.8)
    every = max(1, len(means[0]) // 8)
    axis.plot(*means, color=colour, linestyle=line, marker=marker, markevery=every, linewidth=2, label=label)
    if last is not None:
        axis.plot(*last, "x", color=colour, markersize=12, markeredgewidth=3, clip_on=False, zorder=4)


def before_it_blows_up(losses):
    """The losses up to the first that is no finite number."""
    broken = np.flatnonzero(~np.isfinite(losses))
    return losses[: broken[0]] if len(broken) else losses


def running_mean(losses):
    """The steps in the middle of WINDOW neighbours, and the means of these, taken on the log axis."""
    if not len(losses):
        return losses, losses
    width = min(WINDOW, len(losses))
    logs = np.log(np.maximum(losses, 1e-12))
    means = np.exp(np.convolve(logs, np.full(width, 1 / width), mode="valid"))
    return np.arange(len(means)) + width // 2, means


def heat_maps(results):
    """Training and validation accuracy of every pair in {(learning rate, reg): (training, validation)}."""
    rates, regs = (sorted({pair[k] for pair in results}) for k in (0, 1))
    tables = np.full((2, len(regs), len(rates)), np.nan)
    for (rate, reg), reached in results.items():
        tables[:, regs.index(reg), rates.index(rate)] = 100 * np.array(reached)
    size = (WIDTH, 1.5 + 0.55 * len(regs))
    figure, axes = plt.subplots(1, 2, figsize=size, sharey=True, layout="constrained")
    colours = {"cmap": "cividis", "vmin": np.nanmin(tables), "vmax": max(np.nanmax(tables), 1)}
    for axis, title, table in zip(axes, ("training", "validation"), tables, strict=True):
        image = axis.imshow(table, origin="lower", aspect="auto", **colours)
        for rate, reg in results:
            column, row = rates.index(rate), regs.index(reg)
            dark = table[row, column] < (colours["vmin"] + colours["vmax"]) / 2
            _mark(axis, column, row, table, "w" if dark else "k", _must_blow_up(rate, reg))
        axis.set(title=f"{title} accuracy (%)", xlabel="learning rate")
        axis.set_xticks(range(len(rates)), [f"{rate:.2g}" for rate in rates])
        axis.set_yticks(range(len(regs)), [f"{reg:.3g}" for reg in regs])
    axes[0].set_ylabel("reg (λ)")
    figure.colorbar(image, ax=axes, label="%")
    if any(_must_blow_up(*pair) for pair in results):
        figure.supxlabel("hatched: |1 − 2·learning rate·reg| > 1", fontsize=9, color="0.3")
    plt.show()


def _must_blow_up(rate, reg):
    return abs(1 - 2 * rate * reg) > 1


def _mark(axis, column, row, table, colour, hatched):
    """The number in a cell; the best cell framed, and one that must blow up hatched."""
    value, corner = table[row, column], (column - 0.5, row - 0.5)
    axis.text(column, row, f"{value:.1f}", ha="center", va="center", color=colour, zorder=3)
    if hatched:
        axis.add_patch(Rectangle(corner, 1, 1, fill=False, hatch="//", edgecolor="0.6", linewidth=0))
    if value == np.nanmax(table):
        frame = Rectangle(corner, 1, 1, fill=False, edgecolor=ORANGE, linewidth=3, clip_on=False, zorder=4)
        axis.add_patch(frame)


def templates(W, class_names):
    """The weights (3073, 10) without the bias row as pictures, one a class, grey where a weight is zero."""
    figure, axes = plt.subplots(2, 5, figsize=(WIDTH, 4.2))
    for axis, weights, name in zip(axes.flat, np.asarray(W)[:-1].T, class_names, strict=True):
        largest = 3 * weights.std() or 1.0  # what is beyond is rare, and would make the rest pale
        picture = as_pictures(np.clip(0.5 + weights / (2 * largest), 0, 1))[0]
        axis.imshow(picture, interpolation="nearest")
        axis.set_title(name, fontsize=11)
        axis.set_axis_off()
    figure.tight_layout(pad=0.4, h_pad=1.2)
    plt.show()
