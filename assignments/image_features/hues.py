"""The circle of colours, and what a student's histograms of hues say of classes."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import colors

from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import WIDTH

PIXELS = np.array([(200, 100, 0), (60, 180, 90), (50, 125, 200), (200, 50, 100)])  # whose hues are worked out


def mixtures():
    """The three numbers of every pure hue, once around the circle."""
    hues = np.linspace(0, 1, 361)
    mixed = colors.hsv_to_rgb(np.stack([hues, np.ones(361), np.ones(361)], axis=1))
    figure, (axis, strip) = plt.subplots(
        2, 1, figsize=(WIDTH, 3.4), sharex=True, height_ratios=(5, 1), layout="constrained"
    )
    styles = (("red", "#D00000", "-", 4), ("green", "#008F00", "--", 3), ("blue", "#0040E0", ":", 3))
    for (name, colour, line, width), values in zip(styles, mixed.T, strict=True):
        axis.plot(hues, values, line, color=colour, linewidth=width, label=name)
    axis.set(ylabel="share of the largest", yticks=(0, 0.5, 1), xticks=np.arange(7) / 6)
    axis.grid(alpha=0.3)
    axis.legend(ncols=3, loc="lower left", bbox_to_anchor=(0, 1), frameon=False)
    strip.imshow(mixed[np.newaxis], extent=(0, 1, 0, 1), aspect="auto")
    strip.set(yticks=[], xlabel="hue", xticklabels=["0", "1/6", "1/3", "1/2", "2/3", "5/6", "1"])
    words = "red is 1 up to 1/6, falls to 0 at 1/3, rises again from 2/3 to 5/6; green is 1 from 1/6 to 1/2"
    show(
        figure,
        f"The pure colours by their hue, and what they are mixed of: {words}; blue is 1 from 1/2 to 5/6",
    )


def pure(pixels):
    """The pixels (n, 3) without their grey, as bright as can be."""
    pixels = np.array(pixels, dtype=float) - np.min(pixels, axis=1, keepdims=True)
    return pixels / pixels.max(axis=1, keepdims=True)


def on_the_circle(hues):
    """Each of the PIXELS without its grey, on the circle of colours at the hue that it is said to have."""
    placed = list(zip(PIXELS, hues, pure(PIXELS), strict=True))
    figure, axis = plt.subplots(figsize=(4.2, 4.2), subplot_kw={"projection": "polar"}, layout="constrained")
    fine = (np.arange(360) + 0.5) / 360
    ring = colors.hsv_to_rgb(np.stack([fine, np.ones(360), np.ones(360)], axis=1))
    around = 2 * np.pi * np.arange(361) / 360
    axis.pcolormesh(around, (0.7, 1), [np.arange(360)], cmap=colors.ListedColormap(ring), shading="flat")
    for i, (_, hue, colour) in enumerate(placed):
        axis.plot(2 * np.pi * hue, 0.85, "o", color=colour, markersize=22, markeredgecolor="black")
        axis.annotate(str(i), (2 * np.pi * hue, 0.55), ha="center", va="center", fontsize=12)
    axis.set(yticks=[], xticks=2 * np.pi * np.arange(6) / 6, ylim=(0, 1))
    axis.set_xticklabels(["0 red", "1/6", "1/3 green", "1/2", "2/3 blue", "5/6"])
    axis.tick_params(pad=8)
    axis.grid(visible=False)
    told = "; ".join(f"{i} at {hue:.3f}" for i, hue in enumerate(hues))
    show(figure, f"The circle of colours, with each pixel at the hue that you gave it: {told}")
    for i, (pixel, hue, colour) in enumerate(placed):
        there = _rgb(255 * colors.hsv_to_rgb((hue % 1, 1, 1)))
        print(f"{i}: {_rgb(pixel)} without its grey is {_rgb(255 * colour)}; {hue:.3f} is {there}")


def _rgb(numbers):
    return "({})".format(", ".join(f"{number:.0f}" for number in numbers))


def hues_of_classes(names, histograms):
    """The mean histogram of every class (C, nbin), in its own colours, and that of all classes as a line."""
    nbin, columns = histograms.shape[1], 5
    rows = -(-len(names) // columns)
    figure, axes = plt.subplots(
        rows, columns, figsize=(WIDTH, 1.9 * rows), sharex=True, sharey=True, layout="constrained"
    )
    middles = (np.arange(nbin) + 0.5) / nbin
    tints = colors.hsv_to_rgb(np.stack([middles, np.full(nbin, 0.9), np.full(nbin, 0.9)], axis=1))
    everything = histograms.mean(axis=0)
    for axis, name, histogram in zip(axes.flat, names, histograms, strict=False):
        axis.bar(middles, histogram, 1 / nbin, color=tints, edgecolor="black", linewidth=0.5)
        axis.stairs(
            everything, np.linspace(0, 1, nbin + 1), color="black", linestyle="--", label="all classes"
        )
        axis.set_title(name, fontsize=10)
        axis.set(xticks=(0, 1 / 3, 2 / 3), xlim=(0, 1))
        axis.set_xticklabels(("0", "1/3", "2/3"))
    figure.supxlabel("hue; dashed: the mean of all classes", fontsize=10)
    figure.supylabel("share", fontsize=10)
    told = "; ".join(
        f"{name} most at {middles[np.argmax(h)]:.2f}" for name, h in zip(names, histograms, strict=True)
    )
    show(figure, f"The mean histogram of hues of every class: {told}")
