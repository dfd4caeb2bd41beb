"""Slopes of a loss: pictures of a surface, of differences and their errors, and three losses to catch out.

Every numeric slope in them is the student's.
"""

import time

import matplotlib.pyplot as plt
import numpy as np

from cs231n_utils.demonstration import squared_error
from cs231n_utils.gradient_check import relative_error
from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, GREEN, GREY, ORANGE, STYLES, WIDTH
from cs231n_utils.promises.speech import progress

SMALLEST = 1e-10  # relative errors below are drawn as this: a log axis has no place for 0


def surface_along(loss, W, ways, along, sideways):
    """The loss at W + along[j] * ways[0] + sideways[i] * ways[1], row i and column j."""
    return np.array(
        [[loss(W + a * ways[0] + b * ways[1]) for a in along] for b in progress(sideways, "surface")]
    )


def surface(along, sideways, losses, names):
    """The losses of `surface_along` as a hill and as a map; `names` of the two ways.  W is at (0, 0)."""
    unit = 10.0 ** np.floor(np.log10(np.max(along)))
    figure = plt.figure(figsize=(WIDTH, 4.2), layout="constrained")
    hill, plan = figure.add_subplot(1, 2, 1, projection="3d"), figure.add_subplot(1, 2, 2)
    a, b = np.meshgrid(along / unit, sideways / unit)
    hill.plot_surface(a, b, losses, cmap="cividis", linewidth=0.2, edgecolor="0.3")
    hill.view_init(elev=32, azim=-120)
    hill.set(zlabel="loss")
    levels = np.quantile(losses, np.linspace(0.02, 0.98, 9))
    plan.clabel(plan.contour(a, b, losses, levels=levels, cmap="cividis"), fmt="%.3g", fontsize=8)
    plan.plot(0, 0, "o", color=ORANGE, markersize=9, label="you")
    plan.legend(loc="upper left")
    for axis in (hill, plan):
        axis.set(xlabel=f"{names[0]} (in {unit:g})", ylabel=f"{names[1]} (in {unit:g})")
        axis.locator_params(axis="both", nbins=6)
    low = np.unravel_index(losses.argmin(), losses.shape)
    here = losses[np.abs(sideways).argmin(), np.abs(along).argmin()]
    words = (
        f"You stand at (0, 0), loss {here:.3g}.",
        f"The lowest on the plane is {losses[low]:.3g}, at {along[low[1]]:.2g} along the first way;",
        f"the other way the loss grows to {losses[:, 0].max():.3g}.",
        f"Along the second way it changes by {np.ptp(losses, axis=0).max():.2g} at most.",
    )
    show(figure, f"The loss over a plane of weights, as a hill and as a map. {' '.join(words)}")


def chords(f, x, h, forward, centred):
    """The graph of f near x, and the two lines whose slopes are the student's: forward, centred."""
    near = np.linspace(x - 1.6 * h, x + 1.6 * h, 101)
    figure, axis = plt.subplots(figsize=(WIDTH, 3.8), layout="constrained")
    axis.plot(near, [f(value) for value in near], color="black", linewidth=2, label="f")
    lines = (
        (f"to one side: slope {forward:.3f}", forward, (x, x + h), f(x)),
        (f"to both sides: slope {centred:.3f}", centred, (x - h, x + h), f(x - h)),
    )
    for (label, slope, ends, height), (colour, marker, line) in zip(lines, STYLES, strict=False):
        axis.axline((ends[0], height), slope=slope, color=colour, linestyle=line, linewidth=1, label=label)
        axis.plot(ends, [f(end) for end in ends], marker, color=colour)
    axis.set(xlabel="x", ylabel="f(x)", xlim=(near[0], near[-1]))
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    told = "; ".join(label for label, *_ in lines)
    show(figure, f"A curve and two lines through points of it, at x = {x:g} with h = {h:g}. {told}")


def timed(call):
    """How many seconds a call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def cost(counts, seconds, weights, analytic):
    """Seconds of a numeric gradient of more and more weights, and of all of them, by a straight line.

    counts, seconds: what was measured; weights: how many there are; analytic: seconds of one call.
    """
    whole = np.mean(np.divide(seconds, counts)) * weights
    figure, axis = plt.subplots(figsize=(WIDTH, 3.8), layout="constrained")
    axis.plot(counts, seconds, "s", color=ORANGE, label="your numeric gradient, measured")
    ends = np.array([counts[0], weights])
    axis.plot(ends, whole * ends / weights, "--", color=ORANGE, linewidth=1)
    axis.plot(
        weights, whole, "X", color=ORANGE, markersize=11, label=f"all {weights:,} weights, extrapolated"
    )
    axis.axhline(analytic, color=GREEN, linewidth=2, label="analytic gradient, all weights, measured")
    axis.set(xscale="log", yscale="log", xlabel="weights", ylabel="seconds")
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    show(figure, f"Seconds of a numeric gradient: {whole:.3g} for all weights, analytic {analytic:.2g}")
    return whole


def errors_against_h(steps, errors):
    """The relative error of numeric slopes against h: {title: {label: errors}}, a panel for each title."""
    figure, axes = plt.subplots(1, len(errors), figsize=(WIDTH, 4.2), sharey=True, squeeze=False)
    for axis, (title, lines) in zip(axes[0], errors.items(), strict=True):
        for (label, values), (colour, marker, line) in zip(lines.items(), STYLES, strict=False):
            axis.plot(steps, values, marker=marker, linestyle=line, color=colour, label=label)
        axis.set(xscale="log", yscale="log", title=title, xlabel="h")
        axis.grid(alpha=0.3)
    axes[0, 0].set_ylabel("relative error")
    axes[0, -1].legend(frameon=False, loc="lower right")
    figure.tight_layout()
    told = (
        f"{title}, {label}: lowest {min(values):.1e} at h = {steps[int(np.argmin(values))]:.0e}"
        for title, lines in errors.items()
        for label, values in lines.items()
    )
    show(figure, f"The relative error of numeric slopes against h, log axes: V shapes. {'; '.join(told)}")


def bent_error(W, X, y, reg):
    """A smooth loss that no item asks for: like the squared error near 0, like |off| far away.

    W: (D, C), X: (N, D), y: (N,).  Returns loss: float, dW: (D, C), in the precision of X @ W.
    """
    off = X @ W
    off[np.arange(len(y)), y] -= 1
    root = np.sqrt(1 + off**2)
    return float(np.sum(root - 1) / len(y)) + reg * np.sum(W**2), X.T @ (off / root) / len(y) + 2 * reg * W


def broken_a(W, X, y, reg):
    """The squared error, with a mistake in its gradient."""
    loss, dW = squared_error(W, X, y, reg)
    return loss, dW * len(y)


def broken_b(W, X, y, reg):
    """The squared error, with another mistake in its gradient."""
    loss, dW = squared_error(W, X, y, reg)
    dW[-1] -= 2 * reg * W[-1]
    return loss, dW


def broken_c(W, X, y, reg):
    """The squared error, with a third mistake in its gradient."""
    loss, dW = squared_error(W, X, y, reg)
    dW[:, -1] = 0
    return loss, dW


BROKEN = {"broken A": broken_a, "broken B": broken_b, "broken C": broken_c}


def errors_of_entries(numeric, analytic):
    """The relative error of every entry; what is as good as zero is compared with the largest entry."""
    floor = 1e-6 * max(np.max(np.abs(numeric)), np.max(np.abs(analytic)))
    return relative_error(numeric, analytic, floor)


def where_wrong(found):
    """Relative errors entry by entry, the shape of W, a panel for each {title: (numeric, analytic)}."""
    figure, axes = plt.subplots(1, len(found), figsize=(WIDTH, 4.6), sharey=True, layout="constrained")
    told = []
    for axis, (title, (numeric, analytic)) in zip(axes, found.items(), strict=True):
        errors = errors_of_entries(numeric, analytic)
        logs = np.log10(np.maximum(errors, SMALLEST))
        image = axis.imshow(logs, cmap="cividis", vmin=np.log10(SMALLEST), vmax=0, aspect="auto")
        axis.set(title=title, xlabel="class", xticks=range(0, numeric.shape[1], 3))
        wrong = np.argwhere(errors > 1e-4)
        rows, columns = (len(set(wrong[:, k])) for k in (0, 1))
        told.append(f"{title}: {len(wrong)} entries off, in {rows} rows and {columns} columns")
    axes[0].set_ylabel("row of W: pixels, the bias last")
    figure.colorbar(image, ax=axes, label="relative error, as a power of 10")
    show(figure, f"Where a gradient and numeric slopes differ. {'; '.join(told)}")


def step_sizes(sizes, before, after, promised):
    """The loss after one step of each size; and how much of the promised fall there was.

    before: the loss at the start; after: (S,) losses; promised: (S,), the fall if the slope stayed as it is.
    """
    got = (before - after) / promised
    figure, (left, right) = plt.subplots(1, 2, figsize=(WIDTH, 3.9), layout="constrained")
    left.plot(sizes, after, "o-", color=BLUE, label="after one step")
    left.axhline(before, color=GREY, linestyle="--", label="before")
    top = min(2 * after.max(), 1e3 * before)  # or what is far above would press the dip flat
    left.set(xscale="log", yscale="log", ylabel="loss", ylim=(0.6 * after.min(), top))
    right.plot(sizes, np.maximum(got, -0.5), "s-", color=ORANGE)
    right.axhline(0, color=GREY, linewidth=0.8)
    promise = "fall of the loss, as a share of\nwhat the slope promises"
    right.set(xscale="log", ylim=(-0.55, 1.1), title=promise)
    right.text(sizes[0], -0.44, "below: uphill (cut off at −0.5)", fontsize=9, color=GREY)
    left.set_title("one step down the gradient")
    left.legend(frameon=False)
    for axis in (left, right):
        axis.set_xlabel("step size")
        axis.grid(alpha=0.3)
    best = int(np.argmin(after))
    show(
        figure,
        f"The loss after one step of each size: {before:.3g} before, lowest {after[best]:.3g} at "
        f"{sizes[best]:.0e}, {after[-1]:.3g} at {sizes[-1]:.0e}. The share of the promised fall is "
        f"{got[0]:.2f} for the shortest step and {got[best]:.2f} for the best",
    )
