"""Pictures of scores, probabilities, losses, weights and mistakes, and of what each pair of settings reached.

Every loss in them is the student's.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from cs231n_utils.cifar10 import as_pictures
from cs231n_utils.plots.show import show
from cs231n_utils.plots.style import BLUE, GREEN, GREY, ORANGE, STYLES, WIDTH

FLOOR, TOP = 1e-60, 1e8  # of the axis of slopes; what is exactly zero is drawn on the floor
MOVES = np.linspace(-3.0, 3.0, 121)
MOVES_FAR = np.linspace(-8.0, 8.0, 161)
LOSSES = (("SVM loss", ORANGE, "s", "-", -0.08), ("softmax loss", BLUE, "o", "--", 0.08))


def probability_bars(titles, names, scores, y, probabilities):
    """For every picture its scores, above, and its probabilities, below; the correct class is hatched.

    scores and probabilities: (N, C), y: (N,), titles: N, names: C.
    """
    figure, axes = plt.subplots(
        2, len(titles), figsize=(WIDTH, 4.6), sharex=True, sharey="row", squeeze=False
    )
    for column, title, s, p, label in zip(axes.T, titles, scores, probabilities, y, strict=True):
        for axis, values, form in zip(column, (s, p), ("{:.1f}", "{:.2f}"), strict=True):
            bars = axis.bar(names, values, color=[GREEN if c == label else "0.75" for c in range(len(names))])
            bars[label].set(hatch="///", edgecolor="black")
            axis.bar_label(bars, [form.format(value) for value in values], padding=2, fontsize=9)
            axis.axhline(0, color="black", linewidth=0.8)
            axis.margins(y=0.18)
            axis.grid(axis="y", alpha=0.3)
            axis.set_axisbelow(True)
        column[0].set_title(f"{title}\ncorrect: {names[label]} (hatched)", fontsize=10)
        column[1].set_ylim(0, 1.15)
    axes[0, 0].set_ylabel("score")
    axes[1, 0].set_ylabel("exp(−your loss)")
    figure.tight_layout()
    rows = zip(titles, scores, probabilities, strict=True)
    told = (f"{title}: scores {_list(names, s)}, probabilities {_list(names, p)}" for title, s, p in rows)
    show(figure, f"Bars. {'; '.join(told)}")


def _list(names, values):
    return ", ".join(f"{name} {value:.2g}" for name, value in zip(names, values, strict=True))


def along_scores(titles, names, scores, y, function):
    """For every picture its loss while one of its scores moves: a line for each score.

    scores: (N, C), y: (N,), function(scores, y) -> (loss, dscores).
    """
    lines = [
        [_values(function, row + MOVES_FAR[:, np.newaxis] * one, label) for one in np.eye(len(names))]
        for row, label in zip(scores, y, strict=True)
    ]
    figure, axes = plt.subplots(1, len(titles), figsize=(WIDTH, 3.4), sharey=True, squeeze=False)
    for axis, title, label, losses in zip(axes[0], titles, y, lines, strict=True):
        for c, (values, (colour, marker, line)) in enumerate(zip(losses, STYLES, strict=True)):
            spaced = (6 * c, 20)  # or equal lines would hide each other's markers
            axis.plot(MOVES_FAR, values, line, color=colour, marker=marker, markevery=spaced, label=names[c])
        axis.set(title=f"{title} (correct: {names[label]})", xlabel="one score moved by")
        axis.grid(alpha=0.3)
    axes[0, 0].set_ylabel("loss")
    axes[0, 0].legend(title="the score of", frameon=False)
    figure.tight_layout()
    ends = f"at {MOVES_FAR[0]:g}, 0 and {MOVES_FAR[-1]:g}"
    told = (
        f"{title}, {name}: {', '.join(f'{loss:.3g}' for loss in values[[0, len(values) // 2, -1]])}"
        for title, of_scores in zip(titles, lines, strict=True)
        for name, values in zip(names, np.array(of_scores), strict=True)
    )
    show(figure, f"The loss while one score moves; {ends} it is, for {'; '.join(told)}")


def jiggle(triples, svm, softmax):
    """Which of two losses moves, when the scores of a triple move? The correct class is the first.

    svm, softmax: f(scores, y) -> (loss, dscores). Above: the losses while the correct score moves; below: the
    slopes with respect to the wrong scores, on a logarithmic axis.
    """
    triples = np.array(triples, dtype=float)
    moved = MOVES[:, np.newaxis] * np.eye(1, triples.shape[1])
    losses = [[_values(f, triple + moved, 0) for f in (svm, softmax)] for triple in triples]
    slopes = [[np.ravel(f(triple.copy(), 0)[1])[1:] for f in (svm, softmax)] for triple in triples]
    figure, axes = plt.subplots(2, len(triples), figsize=(WIDTH, 6.2), sharey="row", squeeze=False)
    for (upper, lower), triple, two_losses, two_slopes in zip(axes.T, triples, losses, slopes, strict=True):
        for (name, colour, marker, line, aside), L, dL in zip(LOSSES, two_losses, two_slopes, strict=True):
            upper.plot(MOVES, L, line, color=colour, marker=marker, markevery=20, label=name)
            _slopes(lower, dL, colour, marker, aside)
        upper.set(title="scores (" + ", ".join(f"{s:g}" for s in triple) + ")", ylim=(-0.4, 6.6))
        upper.set_xlabel("correct score moved by")
        upper.grid(alpha=0.3)
        lower.set(yscale="log", ylim=(FLOOR / 1e4, TOP), xlim=(-0.6, 1.9), xlabel="wrong score")
        lower.set_xticks([0, 1], [f"{s:g}" for s in triple[1:]])
        lower.axhline(FLOOR, color=GREY, linewidth=0.8)
        lower.grid(axis="y", alpha=0.3)
    axes[0, 0].set_ylabel("loss")
    axes[1, 0].set_ylabel("slope: loss per unit of the score")
    axes[1, 0].text(-0.5, FLOOR * 1e4, "on this line: exactly 0", fontsize=9, color=GREY)
    axes[0, 0].legend(frameon=False)
    figure.tight_layout()
    told = (
        f"scores {', '.join(f'{s:g}' for s in triple)}: {name} slopes {', '.join(f'{d:.1g}' for d in dL)}"
        for triple, two_slopes in zip(triples, slopes, strict=True)
        for (name, *_), dL in zip(LOSSES, two_slopes, strict=True)
    )
    show(figure, f"Both losses while the correct score moves, and slopes. {'; '.join(told)}")


def _values(function, scores, label):
    """The losses of every row of scores (M, C)."""
    return [float(np.squeeze(function(row, label)[0])) for row in scores]


def _slopes(axis, slopes, colour, marker, aside):
    """A marker for each slope, `aside` of its place so that two losses can stand there, and its number."""
    for place, slope in enumerate(slopes):
        height = max(slope, FLOOR)
        axis.plot(place + aside, height, marker, color=colour, markersize=9)
        side = "right" if aside < 0 else "left"
        text = "0" if slope == 0 else f"{slope:.1g}"
        box = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}  # or the line of zeros would cross it
        axis.annotate(text, (place + 2.2 * aside, height), ha=side, va="center", fontsize=9, bbox=box)


def shifted_losses(constants, losses):
    """The loss (or nan, where there was none) of the same scores with larger and larger constants added."""
    losses = np.array(losses, dtype=float)
    figure, axis = plt.subplots(figsize=(WIDTH, 3.2))
    fine = np.isfinite(losses)
    axis.plot(np.array(constants)[fine], losses[fine], "o-", color=BLUE, label="your loss")
    if not fine.all():
        broken = np.array(constants)[~fine]
        axis.plot(broken, np.zeros(len(broken)), "X", color=ORANGE, markersize=10, label="inf, nan or error")
    axis.set(xscale="log", xlabel="constant added to every score", ylabel="loss")
    axis.set_ylim(-0.2, 1.4 * max(losses[fine], default=1.0))
    axis.grid(alpha=0.3)
    axis.legend(frameon=False)
    figure.tight_layout()
    told = "; ".join(f"{c} added: {loss:.3g}" for c, loss in zip(constants, losses, strict=True))
    show(figure, f"Your loss of the same scores with a constant added. {told}")


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
    show(figure, f"Two heat maps, {len(results)} pairs. {_best(results, 0)}; {_best(results, 1)}")


def _best(results, which):
    """The pair with the highest accuracy of that kind, in words."""
    pair = max(results, key=lambda pair: results[pair][which])
    kind = ("training", "validation")[which]
    return f"highest {kind} accuracy {results[pair][which]:.1%} at rate {pair[0]:g}, reg {pair[1]:g}"


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
    show(figure, f"The weights of each class as a picture: {', '.join(class_names)}")


def confusion(y, predicted, class_names):
    """How many pictures of every class, a row, were taken for which class, a column.  y, predicted: (N,)."""
    counts = np.zeros((len(class_names), len(class_names)), dtype=int)
    np.add.at(counts, (y, predicted), 1)
    figure, axis = plt.subplots(figsize=(WIDTH, 0.75 * WIDTH), layout="constrained")
    image = axis.imshow(counts, cmap="cividis")
    for (row, column), count in np.ndenumerate(counts):
        colour = "w" if count < counts.max() / 2 else "k"
        axis.text(column, row, count, ha="center", va="center", color=colour, fontsize=10)
    places = range(len(class_names))
    axis.set_xticks(places, class_names, rotation=35, ha="right")
    axis.set_yticks(places, class_names)
    axis.set(xlabel="predicted class", ylabel="correct class")
    figure.colorbar(image, ax=axis, label="pictures")
    mixed = np.where(np.eye(len(class_names), dtype=bool), 0, counts)
    row, column = np.unravel_index(np.argmax(mixed), mixed.shape)
    most = f"{class_names[row]} taken for {class_names[column]}, {mixed[row, column]} of {counts[row].sum()}"
    show(figure, f"Confusion matrix: {np.trace(counts)} of {len(y)} on the diagonal; most often {most}")


def surest(images, scores, y, predicted, class_names, each=6):
    """The pictures whose highest score is farthest ahead of the second, above, and least far, below.

    images: (N, 3072) uint8, scores: (N, C), y, predicted: (N,).
    """
    two = np.sort(scores, axis=1)[:, -2:]
    lead = two[:, 1] - two[:, 0]
    order = np.argsort(lead)
    chosen = np.array([order[::-1][:each], order[:each]])
    figure, axes = plt.subplots(2, each, figsize=(WIDTH, 4.6), layout="constrained", squeeze=False)
    told = []
    for axis, i in zip(axes.flat, chosen.flat, strict=True):
        right = predicted[i] == y[i]
        answer = class_names[predicted[i]] if right else f"✗ {class_names[predicted[i]]}"
        correct = "correct" if right else f"it is: {class_names[y[i]]}"
        axis.imshow(as_pictures(images[i : i + 1])[0], interpolation="nearest")
        axis.set_title(f"{answer}\n{correct}\nlead {lead[i]:.2g}", fontsize=10)
        axis.set_axis_off()
        told.append(f"{answer}, {correct}, lead {lead[i]:.2g}")
    above, below = "; ".join(told[:each]), "; ".join(told[each:])
    show(figure, f"Pictures with the largest lead: {above}. With the smallest: {below}")
