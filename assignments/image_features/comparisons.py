"""Pictures of classifiers side by side: which settings suit them, what they reach, and what they mix up."""

import colorsys

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import PercentFormatter

from cs231n_utils.cifar10 import as_pictures
from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, GREY, ORANGE, SIX, WIDTH


def settings(results, carried):
    """Validation accuracy against λ, a line for each learning rate; crosses for the settings carried over.

    Both are {(learning rate, reg): (training accuracy, validation accuracy)}.
    """
    lines = _by_rate(results)
    figure, axis = plt.subplots(figsize=(WIDTH, 4.0), layout="constrained")
    for (label, reached), (colour, marker, line) in zip(lines.items(), SIX, strict=False):
        axis.plot(*_curve(reached), linestyle=line, color=colour, marker=marker, label=label)
    cross = {"color": "black", "markersize": 10, "markeredgewidth": 2, "zorder": 4}
    pairs = [(reg, validation) for (_, reg), (_, validation) in carried.items()]
    axis.plot(*zip(*pairs, strict=True), "x", label="carried over from raw pixels", **cross)
    axis.set(xscale="log", xlabel="λ", ylabel="validation accuracy", ylim=(0, None))
    axis.yaxis.set_major_formatter(PercentFormatter(1))
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    told = [
        f"{label}: highest {max(reached.values()):.1%} at λ = {max(reached, key=reached.get):g}"
        for label, reached in lines.items()
    ]
    highest = max(validation for _, validation in pairs)
    show(figure, f"Accuracy against λ. {'; '.join(told)}; carried over: {highest:.1%} at most")


def _by_rate(results):
    """{label of a learning rate: {reg: validation accuracy}}; one label, where it makes no difference."""
    lines = {}
    for (rate, reg), (_, validation) in results.items():
        lines.setdefault(f"learning rate {rate:g}", {})[reg] = validation
    first = next(iter(lines.values()))
    if len(lines) > 1 and all(line == first for line in lines.values()):
        return {"any learning rate": first}
    return lines


def _curve(reached):
    return zip(*sorted(reached.items()), strict=True)


def ladder(accuracies, count):
    """A bar for each {features: accuracy on `count` pictures}, with the standard error of that."""
    names, reached = list(accuracies), np.array(list(accuracies.values()))
    errors = np.sqrt(reached * (1 - reached) / count)
    figure, axis = plt.subplots(figsize=(WIDTH, 0.8 + 0.55 * len(names)), layout="constrained")
    bars = axis.barh(names, reached, xerr=errors, color=BLUE, ecolor="black", capsize=4, height=0.6)
    axis.bar_label(bars, [f"{value:.1%}" for value in reached], padding=6)
    axis.axvline(0.1, color=GREY, linestyle="--", linewidth=1)
    axis.set(xlim=(0, 1.15 * reached.max()), xlabel=f"accuracy on {count:,} pictures (dashed: guessing)")
    axis.invert_yaxis()
    axis.xaxis.set_major_formatter(PercentFormatter(1))
    told = (f"{name} {value:.1%}" for name, value in accuracies.items())
    show(figure, f"Accuracies, with a standard error of about {errors.mean():.1%}: {'; '.join(told)}")


def growth(reached, count):
    """Accuracy against the number of words: {words: (training accuracy, accuracy on `count` pictures)}."""
    words, (training, validation) = list(reached), zip(*reached.values(), strict=True)
    errors = np.sqrt(np.multiply(validation, np.subtract(1, validation)) / count)
    figure, axis = plt.subplots(figsize=(WIDTH, 3.6), layout="constrained")
    for accuracies, label, (colour, marker, line) in zip(
        (training, validation), ("training pictures", "validation pictures"), SIX, strict=False
    ):
        axis.plot(words, accuracies, color=colour, marker=marker, linestyle=line, label=label)
    axis.errorbar(words, validation, errors, fmt="none", ecolor="black", capsize=4)
    axis.set(xscale="log", xlabel="words", ylabel="accuracy", ylim=(0, 1.02))
    axis.set_xticks(words, [f"{number:,}" for number in words])
    axis.minorticks_off()
    axis.yaxis.set_major_formatter(PercentFormatter(1))
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    told = (f"{k} words {of_val:.1%} (training {of_train:.1%})" for k, (of_train, of_val) in reached.items())
    show(figure, f"Validation accuracy against the number of words: {', '.join(told)}")


def liked_hues(W, names):
    """What a linear classifier of hue histograms thinks of each hue: W (bins, classes), without the bias."""
    largest = np.abs(W).max()
    figure, (strip, axis) = plt.subplots(
        2, 1, figsize=(WIDTH, 4.4), height_ratios=(1, 9), sharex=True, layout="constrained"
    )
    colours = [colorsys.hsv_to_rgb((k + 0.5) / len(W), 0.9, 0.9) for k in range(len(W))]
    strip.bar(range(len(W)), 1, width=1, color=colours)
    strip.set(ylim=(0, 1), xlim=(-0.5, len(W) - 0.5), title="hue")
    strip.set_axis_off()
    image = axis.imshow(W.T, aspect="auto", cmap="PuOr_r", vmin=-largest, vmax=largest)
    axis.set_yticks(range(len(names)), names)
    axis.set_xticks(range(len(W)))
    axis.set_xlabel("bin of the histogram")
    figure.colorbar(image, ax=axis, label="weight: dislikes < 0 < likes")
    told = (f"{name} likes bin {best}" for name, best in zip(names, W.argmax(axis=0), strict=True))
    show(figure, f"The weight of every hue for every class. Most of all {', '.join(told)}")


def confusions(predictions, y, names):
    """Which class is taken for which, a panel for each {title: predicted labels}; a row adds up to 100 %."""
    tables = {title: confusion(y, predicted, len(names)) for title, predicted in predictions.items()}
    figure, axes = plt.subplots(1, len(tables), figsize=(WIDTH, 5.0), sharey=True, layout="constrained")
    highest = max(table.max() for table in tables.values())
    for axis, (title, table) in zip(np.atleast_1d(axes), tables.items(), strict=True):
        axis.imshow(table, cmap="cividis", vmin=0, vmax=highest)
        for row, column in np.ndindex(*table.shape):
            colour = "w" if table[row, column] < highest / 2 else "k"
            text = f"{100 * table[row, column]:.0f}"
            axis.text(column, row, text, ha="center", va="center", color=colour, fontsize=8)
        axis.set(title=title, xlabel="predicted")
        axis.set_xticks(range(len(names)), names, rotation=90)
    np.atleast_1d(axes)[0].set_yticks(range(len(names)), names)
    np.atleast_1d(axes)[0].set_ylabel("is (rows, in %)")
    told = (f"{title}: {'; '.join(most_confused(table, names))}" for title, table in tables.items())
    show(figure, f"Which class is taken for which. Most of all, {'. '.join(told)}")


def confusion(y, predicted, classes):
    """(C, C): in row c, which share of the pictures of class c was predicted as each class."""
    table = np.zeros((classes, classes))
    np.add.at(table, (y, predicted), 1)
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1)


def most_confused(table, names, most=3):
    """The largest shares that are wrong, in words."""
    wrong = table - np.diag(np.diag(table))
    places = np.argsort(-wrong, axis=None)[:most]
    pairs = zip(*np.unravel_index(places, table.shape), strict=True)
    return [f"{names[row]} taken for {names[column]}, {wrong[row, column]:.0%}" for row, column in pairs]


def moved(images, y, before, after, names, each=7):
    """Pictures that were wrong before and are right after, above; and below those it is the other way."""
    ways = {
        "right now": (BLUE, (before != y) & (after == y), "was", before),
        "wrong now": (ORANGE, (before == y) & (after != y), "now", after),
    }
    figure, axes = plt.subplots(2, each, figsize=(WIDTH, 3.9), layout="constrained")
    told = []
    for row, (title, (colour, rows, when, taken)) in zip(axes, ways.items(), strict=True):
        chosen = np.flatnonzero(rows)[:each]
        for axis in row:
            axis.set_axis_off()
        for axis, number in zip(row, chosen, strict=False):
            axis.imshow(as_pictures(images[number : number + 1])[0], interpolation="nearest")
            is_a, mistaken = names[y[number]], f"{when}: {names[taken[number]]}"
            axis.set_title(f"{title}:\n{is_a}\n({mistaken})", fontsize=9, color=colour)
            told.append(f"{title}: {is_a} ({mistaken})")
    show(figure, f"Pictures that moved. {'; '.join(told)}")
