"""Pictures of ways down: how noisy a batch is, how rates and losses change.

Every gradient, rate, step and loss in them is the student's.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import PercentFormatter, StrMethodFormatter

from cs231n_utils.plots.curves import before_it_blows_up
from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, GREEN, GREY, ORANGE, SIX, STYLES, WIDTH


def batches(gradients, full):
    """The gradient of every batch of a few pictures as a point: {batch size: (K, D·C)}; full: (D·C,).

    Across is the direction of the full gradient, up the one in which the pictures differ most besides.
    """
    along = full / np.linalg.norm(full)
    across = _most_different(gradients[min(gradients)], along)
    figure, axes = plt.subplots(1, len(gradients), figsize=(WIDTH, 3.0), sharex=True, sharey=True)
    told = []
    for axis, (size, points) in zip(axes, gradients.items(), strict=True):
        axis.plot(points @ along, points @ across, "o", color=BLUE, alpha=0.5, markersize=5, label="a batch")
        axis.plot(full @ along, full @ across, "+", color=ORANGE, markersize=16, mew=3, label="all pictures")
        axis.set(title=f"B = {size}: {len(points)} batches", xlabel="along the gradient")
        axis.axvline(0, color="black", linewidth=0.8)  # left of it, a step would go uphill
        axis.grid(alpha=0.3)
        off = np.sqrt(np.mean(np.sum((points - full) ** 2, axis=1))) / np.linalg.norm(full)
        told.append(f"B = {size}, {len(points)} batches: off by {off:.0%} of the full gradient's length")
    axes[0].set_ylabel("across it")
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=2, frameon=False)
    figure.set_layout_engine("constrained")
    show(figure, f"Clouds of gradients around the full one, smaller for larger batches. {'; '.join(told)}")


def _most_different(gradients, along):
    """The direction (D·C,) at a right angle to `along` in which the gradients (K, D·C) vary most."""
    rest = gradients - gradients.mean(axis=0)
    rest = rest - np.outer(rest @ along, along)
    return np.linalg.svd(rest, full_matrices=False)[2][0]


def noise(sizes, measured, promised):
    """Variance of a batch's gradient, in that of a single picture's: {how it is drawn: value of each size}.

    `promised` has the same keys; an exact zero stands at the bottom.
    """
    bottom = 0.3 * min(value for values in promised.values() for value in values if value > 0)
    figure, axis = plt.subplots(figsize=(WIDTH, 4.0), layout="constrained")
    for name, (colour, marker, line) in zip(measured, STYLES, strict=False):
        axis.plot(sizes, np.maximum(promised[name], bottom), line, color=colour, label=f"{name}: formula")
        axis.plot(
            sizes, np.maximum(measured[name], bottom), marker, color=colour, label="measured", clip_on=False
        )
    axis.set(xscale="log", yscale="log", xlabel="batch size B", ylabel="variance (one picture: 1)")
    axis.set_ylim(bottom=bottom)
    axis.xaxis.set_major_formatter(StrMethodFormatter("{x:g}"))
    axis.annotate("exactly 0", (sizes[-1], bottom), (-9, 5), textcoords="offset points", ha="right")
    axis.grid(alpha=0.3)
    axis.legend(frameon=False, ncols=2)
    told = (
        f"{name}, B = {B}: {m:.3g} (formula {p:.3g})"
        for name in measured
        for B, m, p in list(zip(sizes, measured[name], promised[name], strict=True))[::3]
    )
    show(figure, f"Variance against batch size, on log axes. {'; '.join(told)}")


def rates(schedules):
    """The learning rate of every step: {label: rates}."""
    figure, axis = plt.subplots(figsize=(WIDTH, 3.0), layout="constrained")
    for (label, values), (colour, marker, line) in zip(schedules.items(), SIX, strict=False):
        every = max(1, len(values) // 10)
        axis.plot(values, linestyle=line, color=colour, marker=marker, markevery=every, label=label)
    axis.set(xlabel="step", ylabel="learning rate")
    axis.set_ylim(bottom=0)
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    told = (
        f"{label}: begins at {values[0]:.3g}, half way {values[len(values) // 2]:.3g}, "
        f"ends at {values[-1]:.3g}, highest {max(values):.3g}"
        for label, values in schedules.items()
    )
    show(figure, f"Learning rates. {'; '.join(told)}")


def seen(histories):
    """Losses against the number of pictures seen: {label: (batch size, loss history)}.

    A dot is the loss of a batch, when its pictures have been seen, a line the mean over a fortieth of the
    way; a cross, where it blows up.
    """
    figure, axis = plt.subplots(figsize=(WIDTH, 4.2), layout="constrained")
    first = max(history[0] for _, history in histories.values())
    ends, told = [], []
    for (label, (size, history)), (colour, marker, line) in zip(histories.items(), SIX, strict=False):
        losses = before_it_blows_up(np.array(history, dtype=float))
        places, means = _means(losses, max(1, min(len(history) // 40, len(losses))))
        dots = np.arange(0, len(losses), -(-len(losses) // 200))
        label = f"{label}: {len(losses):,} steps"
        style = {"linestyle": line, "color": colour, "marker": marker, "markevery": 5, "label": label}
        axis.plot(size * (dots + 1), losses[dots], ".", color=colour, alpha=0.35, markersize=4)
        axis.plot(size * (places + 1), means, **style)
        blows_up = len(losses) < len(history)
        if blows_up:
            high = {"transform": axis.get_xaxis_transform(), "clip_on": False, "zorder": 4}
            cross = {"color": colour, "markersize": 12, "markeredgewidth": 3}
            axis.plot(size * (len(losses) + 1), 1, "x", **cross, **high)
        else:
            ends.append(means[-1])
        told.append(f"{label}, {'blows up' if blows_up else f'ends at {means[-1]:.3g}'}")
    ends = ends or [first]
    top = np.clip(1.1 * max(ends), 1.2 * first, 4 * first)
    axis.set(xlabel="pictures seen", ylabel="loss of the batch", ylim=(0.85 * min(ends), top))
    axis.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    show(figure, f"Loss against the pictures seen. {'; '.join(told)}")


def _means(losses, width):
    """The middles of stretches of `width` steps, and the mean loss of each."""
    count = len(losses) // width
    return width * np.arange(count) + (width - 1) / 2, losses[: count * width].reshape(count, width).mean(
        axis=1
    )


def gap(runs):
    """Training and validation loss after every epoch, a panel each: {title: (training, validation)}.

    What rises far above the first losses, because it blows up, leaves the picture.
    """
    figure, axes = plt.subplots(1, len(runs), figsize=(WIDTH, 3.6), sharey=True, layout="constrained")
    told = []
    for axis, (title, (training, validation)) in zip(np.atleast_1d(axes), runs.items(), strict=True):
        epochs = np.arange(1, len(training) + 1)
        best = int(np.argmin(np.nan_to_num(validation, nan=np.inf)))
        axis.fill_between(epochs, training, validation, color="0.9", label="the gap")
        axis.plot(epochs, training, "--", color=BLUE, linewidth=2, label="training")
        axis.plot(epochs, validation, "-", color=ORANGE, linewidth=2, label="validation")
        axis.plot(epochs[best], validation[best], "v", color="black", markersize=9, label="lowest validation")
        title = title if np.isfinite(validation[-1]) else f"{title}: blows up"
        axis.set(title=title, xlabel="epoch", xlim=(0, len(epochs) + 1))
        axis.grid(alpha=0.3)
        told.append(
            f"{title}: training ends at {training[-1]:.3g}, validation at {validation[-1]:.3g}; "
            f"validation is lowest, {validation[best]:.3g}, after epoch {epochs[best]}"
        )
    first = np.atleast_1d(axes)[0]
    begins = [validation[0] for _, validation in runs.values()]
    top = 2 * min(filter(np.isfinite, begins), default=np.inf)
    first.set(ylabel="loss without the penalty", ylim=(None, min(top, first.get_ylim()[1])))
    handles = first.get_legend_handles_labels()
    figure.legend(*handles, loc="outside upper center", ncols=4, frameon=False)
    show(figure, f"Training and validation loss after every epoch. {'; '.join(told)}")


def starts(curves):
    """Walks along losses of one weight, a row each: {title: (loss, {label: weights at every step})}.

    On the left the loss and where the walks lead, on the right their loss at every step.
    """
    figure, axes = plt.subplots(
        len(curves), 2, figsize=(WIDTH, 2.7 * len(curves)), layout="constrained", squeeze=False
    )
    told = []
    for (left, right), (title, (loss, walks)) in zip(axes, curves.items(), strict=True):
        weights = np.linspace(-2, 2, 201)
        left.plot(weights, loss(weights), color=GREY)
        left.set(title=title, xlabel="weight", ylabel="loss")
        for (label, walk), (colour, marker, line) in zip(walks.items(), STYLES, strict=False):
            losses = loss(np.array(walk))
            left.plot(walk, losses, marker, color=colour, markersize=5, fillstyle="none")
            left.plot(walk[-1], losses[-1], marker, color=colour, markersize=11)
            right.plot(losses, line, color=colour, marker=marker, markevery=10, label=label)
            told.append(f"{title}, {label}: ends at weight {walk[-1]:.2f}, loss {losses[-1]:.3g}")
        right.set(xlabel="step")
        right.legend(frameon=False)
        right.grid(alpha=0.3)
    show(figure, f"Walks downhill from two starts. {'; '.join(told)}")


def steps(rule, gradients):
    """What the rule does to a weight on its own at each of these gradients, whatever the weight: (n,)."""
    w, config, moved = np.zeros(1), None, []
    for gradient in gradients:
        before = w.copy()
        w, config = rule(w.copy(), np.array([float(gradient)]), config)
        moved.append((w - before).item())
    return np.array(moved)


def step_lengths(runs):
    """The length of every step, in learning rates: {label: lengths}, on log axes."""
    figure, axis = plt.subplots(figsize=(WIDTH, 4.0), layout="constrained")
    for (label, lengths), (colour, marker, line), size in zip(
        runs.items(), SIX, (12, 10, 8, 8, 7, 6), strict=False
    ):  # where lines coincide, the lower markers are the larger ones
        marked = list(np.unique(np.geomspace(1, len(lengths), 10).astype(int)) - 1)
        style = {"color": colour, "linestyle": line, "marker": marker, "markersize": size}
        axis.plot(1 + np.arange(len(lengths)), lengths, markevery=marked, label=label, **style)
    axis.set(xscale="log", yscale="log", xlabel="step", ylabel="length of the step, in learning rates")
    axis.grid(alpha=0.3, which="both")
    axis.legend(frameon=False)
    told = (
        f"{label}: step 1 {lengths[0]:.3g}, 2 {lengths[1]:.3g}, 10 {lengths[9]:.3g}, last {lengths[-1]:.3g}"
        for label, lengths in runs.items()
    )
    show(figure, f"Lengths of steps where the gradient never changes. {'; '.join(told)}")


def reached(accuracies):
    """Validation accuracy against the learning rate: {rule: {learning rate: accuracy}}."""
    figure, axis = plt.subplots(figsize=(WIDTH, 4.0), layout="constrained")
    for (name, found), (colour, marker, line) in zip(accuracies.items(), SIX, strict=False):
        axis.plot(
            *zip(*sorted(found.items()), strict=True), linestyle=line, color=colour, marker=marker, label=name
        )
    axis.set(xscale="log", xlabel="learning rate", ylabel="validation accuracy")
    axis.yaxis.set_major_formatter(PercentFormatter(1))
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    best = {name: max(found, key=found.get) for name, found in accuracies.items()}
    told = (f"{name}: highest {accuracies[name][rate]:.1%} at {rate:g}" for name, rate in best.items())
    show(figure, f"Validation accuracy of every rule and learning rate. {'; '.join(told)}")
