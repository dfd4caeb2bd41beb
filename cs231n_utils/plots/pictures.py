"""Pictures of data and of measurements: samples, gradient checks, times."""

import matplotlib.pyplot as plt
import numpy as np

from cs231n_utils.cifar10 import as_pictures
from cs231n_utils.gradient_check import FINE, summary
from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, GREEN, GREY, ORANGE, STYLES, WIDTH


def samples(data, each=5):
    """A column of training pictures for every class of a `cifar10.CIFAR10`."""
    count = len(data.class_names)
    figure, axes = plt.subplots(each, count, figsize=(WIDTH, 0.93 * each * WIDTH / count), squeeze=False)
    for column, (label, name) in zip(axes.T, enumerate(data.class_names), strict=True):
        rows = np.flatnonzero(data.train_labels == label)[:each]
        for axis, picture in zip(column, as_pictures(data.train_images[rows]), strict=False):
            axis.imshow(picture, interpolation="nearest")
        for axis in column:
            axis.set_axis_off()
        column[0].set_title(name, fontsize=10)
    figure.tight_layout(pad=0.3)
    show(figure, f"{each} training pictures of each class: {', '.join(data.class_names)}")


def gradient_check(*checks):
    """For each (title, probes): the relative error of every probe, kinks and directions with own markers."""
    figure, axes = plt.subplots(1, len(checks), figsize=(WIDTH, 3.6), sharey=True, squeeze=False)
    for axis, (title, probes) in zip(axes[0], checks, strict=True):
        _errors(axis, probes)
        axis.set(title=title, xlabel="probe")
    axes[0, 0].set_ylabel("relative error (log scale)")
    shown = {}
    for axis in axes[0]:
        handles, labels = axis.get_legend_handles_labels()
        shown |= dict(zip(labels, handles, strict=True))
    figure.legend(shown.values(), shown.keys(), loc="lower center", ncols=len(shown), frameon=False)
    figure.tight_layout(rect=(0, 0.1, 1, 1))
    told = "; ".join(f"{title}: {summary(probes)}" for title, probes in checks)
    show(figure, f"Relative errors of a gradient check. {told}")


def _errors(axis, probes):
    kinds = (
        ("one entry of W", BLUE, "o", lambda p: p.where is not None),
        ("random direction", GREEN, "^", lambda p: p.where is None),
        ("kink within the step", ORANGE, "x", lambda p: p.kink),
        ("drowned in rounding", GREY, "+", lambda p: p.rounding),
    )
    axis.axhspan(1e-13, FINE, color="0.9", label=f"small enough (below {FINE:g})")
    kind_of = [max(k for k, (*_, belongs) in enumerate(kinds) if belongs(probe)) for probe in probes]
    for k, (label, colour, marker, _) in enumerate(kinds):
        places = [i for i, kind in enumerate(kind_of) if kind == k]
        errors = [max(probes[i].error, 1e-12) for i in places]  # an error of 0 has no place on a log axis
        if places:
            axis.plot(places, errors, marker, color=colour, markersize=7, linestyle="", label=label)
    axis.set(yscale="log", ylim=(1e-13, 10))
    axis.grid(axis="y", alpha=0.3)


def timing(timings):
    """Time of a call against the number of examples, one panel for each number of features."""
    features = sorted({t.D for t in timings})
    names = list(dict.fromkeys(t.what for t in timings))
    figure, axes = plt.subplots(1, len(features), figsize=(WIDTH, 3.8), sharey=True, squeeze=False)
    for axis, D in zip(axes[0], features, strict=True):
        for name, (colour, marker, line) in zip(names, STYLES, strict=True):
            points = [(t.N, 1000 * t.seconds) for t in timings if t.D == D and t.what == name]
            axis.plot(*zip(*points, strict=True), color=colour, marker=marker, linestyle=line, label=name)
        axis.set(xscale="log", yscale="log", title=f"D = {D} features", xlabel="examples N")
        axis.grid(alpha=0.3)
    axes[0, 0].set_ylabel("milliseconds a call")
    axes[0, 0].legend(frameon=False)
    figure.tight_layout()
    show(figure, f"Milliseconds a call. {'; '.join(_times(timings, D) for D in features)}")


def _times(timings, D):
    """The times with the most examples, in words."""
    N = max(t.N for t in timings if t.D == D)
    last = [f"{t.what} {1000 * t.seconds:.3g}" for t in timings if (t.N, t.D) == (N, D)]
    return f"{N} examples with {D} features: {', '.join(last)}"
