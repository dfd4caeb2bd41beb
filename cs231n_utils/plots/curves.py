"""Loss curves: every batch pale, the mean of its neighbours bold, on a log axis."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import NullFormatter, StrMethodFormatter

from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import SIX, STYLES, WIDTH

WINDOW = 25  # steps: a batch's loss jumps, the mean of this many shows the way


def loss_curves(histories):
    """The loss at every step, on a log axis: {label: history}, up to six; where it overflows, a cross."""
    styles = STYLES if len(histories) <= len(STYLES) else SIX
    figure, axis = plt.subplots(figsize=(WIDTH, 4.2), layout="constrained")
    for (label, history), style in zip(histories.items(), styles, strict=False):
        losses = before_it_blows_up(np.array(history, dtype=float))
        last = (len(losses) - 1, losses[-1]) if 0 < len(losses) < len(history) else None
        draw_curve(axis, (range(len(losses)), losses), running_mean(losses), style, label, last)
    axis.set(yscale="log", xlabel="step", ylabel="loss of the batch (log scale)")
    low, high = axis.get_ylim()
    if high < 1000 * low:  # plain numbers are easier to read, as long as there is room for them
        axis.yaxis.set_major_formatter(StrMethodFormatter("{x:g}"))
        axis.yaxis.set_minor_formatter(StrMethodFormatter("{x:g}") if high < 20 * low else NullFormatter())
    axis.grid(alpha=0.3, which="both")
    figure.legend(loc="outside upper center", ncols=3, frameon=False)
    show(figure, "Loss at every step. " + "; ".join(_told(*item) for item in histories.items()))


def _told(label, history):
    """The curve in words."""
    losses = before_it_blows_up(np.array(history, dtype=float))
    if not len(losses):
        return f"{label}: no loss"
    end = f"blows up after {len(losses)} steps" if len(losses) < len(history) else "ends"
    return f"{label}: starts at {losses[0]:.3g}, {end} at {running_mean(losses)[1][-1]:.3g}"


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
