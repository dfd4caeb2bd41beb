"""What a loss looks like from above, and to somebody who can only try: counts, and pictures of them.

Every search and every slope in them is the student's.
"""

from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np

from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, GREEN, GREY, ORANGE, STYLES, WIDTH
from cs231n_utils.promises.speech import progress

HALF_TURN = np.pi * (np.arange(20_000) + 0.5) / 20_000  # angles from 0 to π, for sums in place of integrals
LINES = [*STYLES, (GREY, "D", ":"), ("black", "v", "-.")]  # colour, marker, line


@dataclass(frozen=True)
class Run:
    """What a search found, the lowest loss after each try, and the loss of every W it asked for."""

    W: np.ndarray
    history: list
    tried: list

    @property
    def kept(self):
        """How many tries were better than all before them."""
        return int(np.sum(np.diff(self.history) < 0)) + int(self.tried[0] > self.history[0])


def watched(what, calls, loss, search):
    """`search(loss)` -> (W, best_loss, history), as a `Run`, with a bar of as many calls of the loss."""
    tried = []
    with progress(range(calls), what) as bar:
        bar.mininterval = 1  # seconds: an exported page keeps every line that it has shown

        def asked(W):
            tried.append(float(loss(W)))
            bar.update()
            return tried[-1]

        W, _, history = search(asked)
    return Run(W, history, tried)


def searches(runs):
    """Every try, pale, and the lowest loss so far, bold: a panel for each of {title: Run}."""
    figure, axes = plt.subplots(1, len(runs), figsize=(WIDTH, 3.6), squeeze=False, layout="constrained")
    for axis, (title, run), (colour, marker, line) in zip(axes[0], runs.items(), STYLES, strict=False):
        tries = np.arange(1, len(run.history) + 1)
        every = run.tried[-len(tries) :]  # a local search has asked for its start before
        axis.plot(tries, every, ".", color=GREY, markersize=3, alpha=0.4, label="each try")
        best = {"color": colour, "linestyle": line, "marker": marker, "markevery": max(1, len(tries) // 6)}
        axis.plot(tries, run.history, linewidth=2, label="lowest so far", **best)
        axis.set(title=title, xlabel="tries")
        axis.grid(alpha=0.3)
        axis.legend(frameon=False, loc="upper right")
    axes[0, 0].set_ylabel("loss")
    told = (
        f"{title}: tries from {min(run.tried):.3g} to {max(run.tried):.3g}, "
        f"lowest so far {run.history[0]:.3g} at first, {run.history[-1]:.3g} at last"
        for title, run in runs.items()
    )
    show(figure, f"The loss of every try, and the lowest so far. {'; '.join(told)}")


def chance(length, dimensions):
    """The chance that a step of this length, at distance 1 from a bowl's lowest point, goes down.

    It does so if its angle to the way to that point is below arccos(length / 2).  On a sphere in D dimensions
    the angle θ is as frequent as sin(θ) ** (D - 2).  (Half a regularised incomplete beta function.)
    """
    frequent = np.sin(HALF_TURN) ** (dimensions - 2)
    return float(np.sum(frequent[np.cos(HALF_TURN) > length / 2]) / np.sum(frequent))


def directions(dimensions, count, rng):
    """How well `count` random directions point to the lowest point: cosines of their angles, (count,)."""
    towards = np.empty(count)
    for i in range(count):
        way = rng.standard_normal(dimensions)
        towards[i] = way[0] / np.linalg.norm(way)
    return towards


def nearer(length, towards):
    """How much nearer such steps of this length come to the lowest point, from distance 1."""
    return 1 - np.sqrt(1 - 2 * length * towards + length**2)


def bowls(lengths, towards):
    """How often a random step goes down; and how far it comes on average, if only such steps are kept.

    lengths: of a step, times the root of D; towards: {D: cosines, as of `directions`}.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(WIDTH, 4), layout="constrained")
    fine, told = np.linspace(0, max(lengths), 61), []
    for (D, cosines), (colour, marker, line) in zip(towards.items(), LINES, strict=False):
        steps = [nearer(length / np.sqrt(D), cosines) for length in lengths]
        down = [100 * np.mean(step > 0) for step in steps]
        gained = [D * np.mean(np.maximum(step, 0)) for step in steps]
        left.plot(lengths, down, marker, color=colour, label=f"D = {D:,}")
        left.plot(fine, [100 * chance(x / np.sqrt(D), D) for x in fine], line, color=colour, linewidth=1)
        right.plot(lengths, gained, marker=marker, linestyle=line, color=colour, linewidth=1)
        told.append(
            f"D = {D}: {down[0]:.0f} to {down[-1]:.0f} % go down, progress at most {max(gained):.2f}/D"
        )
    left.set(title="steps that go down (%)\nmarkers: counted, lines: formula", ylim=(0, 52))
    right.set(title="mean progress per try, times D\n(distance to the lowest point: 1)", ylim=(0, None))
    for axis in (left, right):
        axis.set_xlabel("length of the step, times √D")
        axis.grid(alpha=0.3)
    left.legend(frameon=False)
    span = f"steps of {lengths[0]:g} to {lengths[-1]:g} over the root of D"
    show(figure, f"Random steps on bowls, {span}. {'; '.join(told)}")


def tries_until_halfway(search, dimensions, seeds):
    """How many tries a local search needs to come half way to the lowest point: {D: [count for each seed]}.

    search(loss, x, num_steps, step_size, rng), with steps of about the best length for 0.7 of the distance.
    """
    needed = {}
    for D in progress(dimensions, "bowls"):
        start, needed[D] = np.eye(1, D)[0], []
        for seed in seeds:
            rng = np.random.default_rng(seed)
            _, _, history = search(lambda x: float(x @ x), start, 8 * D + 40, 0.85 / D, rng)
            there = np.flatnonzero(np.array(history) <= 0.25)  # half the distance, a quarter of its square
            needed[D] += [1 + int(there[0])] if len(there) else []
    return needed


def costs(needed):
    """Calls of the loss against the number of weights: {D: [count, …]} of a search, and what slopes cost."""
    D = np.array(list(needed))
    figure, axis = plt.subplots(figsize=(WIDTH, 4), layout="constrained")
    points = [(d, count) for d in needed for count in needed[d]]
    axis.plot(*zip(*points, strict=True), "s", color=ORANGE, label="your local search, to come half way")
    axis.plot(D, 2 * D, "o-", color=BLUE, label="numeric gradient: 2D")
    axis.plot(D, np.ones(len(D)), "^--", color=GREEN, label="analytic gradient: 1")
    axis.set(xscale="log", yscale="log", xlabel="weights D", ylabel="calls of the loss")
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    told = "; ".join(f"D = {d}: {np.mean(counts):.0f}" for d, counts in needed.items() if counts)
    show(figure, f"Tries that local search needs to come half way, beside 2D and 1. {told}")
