"""The lecture's playground (45:52): points, W and b under your fingers, driven by the student's own loss.

    LinearPlayground([of_batch(loss_vectorized, SVM), of_example(another_loss, SOFTMAX)])

It shows what these functions answer, whatever that is. What else can be chosen is in `formulations`.
"""

import numpy as np
from matplotlib.patches import Polygon
from matplotlib.ticker import MaxNLocator

from cs231n_utils.live import geometry
from cs231n_utils.live.formulations import KitLoss, of_batch, of_the_kit
from cs231n_utils.live.plane import CLASSES, Plane
from cs231n_utils.live.widget import STYLES, Live, parts
from cs231n_utils.plots.style import BLUE, GREY


class LinearPlayground(Live):
    """Nine points, three classes; `losses` are choices of `formulations`, or a student's f(W, X, y, reg)."""

    _esm, _css = parts("playground")

    def __init__(self, losses):
        choices = [loss if isinstance(loss, KitLoss) else of_batch(loss) for loss in losses]
        super().__init__(Board([*choices, *of_the_kit()]))


class Board(Plane):
    """A plane that can be drawn without a browser."""

    def draw(self, figure):
        left, right = figure.subplots(1, 2, width_ratios=(1, 1))
        self._draw_plane(left)
        self._draw_curve(right)
        figure.suptitle(self.losses[self.position.chosen].title, fontsize=10)

    def words(self):
        """What a person who cannot see the picture is told."""
        reading, points = self.reading, self._points()
        title = self.losses[self.position.chosen].title
        loss = reading.trouble if reading.total is None else f"loss {reading.total:.3f}"
        right = sum(bool(point["right"]) for point in points)
        return f"Playground, {title}: {loss}; {right} of {len(points)} points have the right class"

    def _draw_plane(self, axis):
        position = self.position
        shapes = zip(
            STYLES[:3],
            geometry.regions(position.W),
            geometry.zero_lines(position.W),
            geometry.arrows(position.W),
            strict=True,
        )
        for c, ((colour, marker, _), region, line, arrow) in enumerate(shapes):
            if len(region):
                axis.add_patch(Polygon(region, color=colour, alpha=0.15, linewidth=0))
            if line is not None:
                axis.plot(*line.T, color=colour, linewidth=1.5)
            if arrow is not None:
                style = {"arrowstyle": "-|>", "color": colour, "linewidth": 1.5}
                axis.annotate("", xy=arrow[1], xytext=arrow[0], arrowprops=style)
            own = position.points[position.labels == c]
            axis.plot(*own.T, marker, color=colour, markeredgecolor="black", markersize=8, label=CLASSES[c])
        wrong = [(point["x"], point["y"]) for point in self._points() if not point["right"]]
        axis.plot(*np.reshape(wrong, (-1, 2)).T, "x", color="white", markersize=5)
        reach = (-geometry.BORDER, geometry.BORDER)
        axis.set(xlim=reach, ylim=reach, aspect="equal", xlabel="x", ylabel="y")

    def _draw_curve(self, axis):
        values = [float("nan") if loss is None else loss for loss in self.position.curve]
        axis.plot(values, color=BLUE, marker=None if len(values) > 1 else "o")
        axis.set(xlabel="changes so far", ylabel="loss", xlim=(0, max(len(values) - 1, 1)))
        axis.set_ylim(bottom=0)
        axis.xaxis.set_major_locator(MaxNLocator(integer=True))
        axis.grid(alpha=0.3)
        words = self.words().split(": ", 1)[1].replace("$", r"\$")  # a line of the student's is no formula
        axis.set_title(words, fontsize=9, color=GREY, wrap=True)
