"""A place in a picture: its patch, what becomes of that, and the words which are most in it.

    PatchWords({"a frog": picture, …}, {"cut out": cut, "normalised": normalise, …}, encode, words)

cut(pictures (1, H, W, 3)) gives all patches (1, P, D), as one reads. Each next function makes another of one,
(1, 1, D), and encode(patches) -> (1, 1, K) says how much of each word is in it. `words` (K, D) are looked at.
The kit has no such functions: all that is shown is what the student's answer.
"""

import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from cs231n_utils import CheckFailed, reload
from cs231n_utils.live.widget import Live, lines, nonsense, parts, plain, trouble_in
from cs231n_utils.plots import patches
from cs231n_utils.plots.style import BLUE, ORANGE
from cs231n_utils.promises.speech import shortened

SHOWN = 8  # words
FACES = 0.4  # of the highest bar: room for the pictures of the words, below the bars


class PatchWords(Live):
    """A live picture of a place in one of the `pictures` {title: (H, W, 3)} and of the words there."""

    _esm, _css = parts("chart", "patch_words")

    def __init__(self, pictures, stages, encode, words):
        super().__init__(Pointer(pictures, stages, encode, words))


class Pointer:
    """The model of the picture: where the patch is, and what the functions say of it."""

    operations = ("go", "choose")

    def __init__(self, pictures, stages, encode, words):
        self.pictures, self.stages, self.encode = pictures, stages, encode
        self.words_seen = np.asarray(words, dtype=float)
        self.faces = patches.faces(self.words_seen)
        self.size = patches.side(self.words_seen)
        self.corner = np.zeros(2, int)  # row and column of the patch's first pixel
        self.choose(0)

    def choose(self, index):
        """Look at the picture with this index, at the same place."""
        self.picture = list(self.pictures.values())[index]
        self.chosen = index
        self.last = np.array(self.picture.shape[:2]) - self.size  # places there are
        self.corner = np.minimum(self.corner, self.last) if self.corner.any() else self.last // 2
        self.before = None
        self._look()

    def go(self, x, y):
        """Put the middle of the patch as near as can be to this column and row."""
        there = np.array([float(y), float(x)]) - (self.size - 1) / 2
        if np.isfinite(there).all():
            corner = np.clip(np.rint(there), 0, self.last).astype(int)
            if np.any(corner != self.corner):
                self.corner, self.before = corner, self.codes
            self._look()

    def _look(self):
        reload.saved()
        self.seen, self.codes = {}, None
        self.trouble = trouble_in(self._ask)

    def _ask(self):
        rows, cols = self.last + 1
        length, place = self.words_seen.shape[1], self.corner[0] * cols + self.corner[1]
        (name, cut), *others = self.stages.items()
        patch = _asked(cut, self.picture[np.newaxis].copy(), (1, rows * cols, length))[:, place : place + 1]
        self.seen[name] = patch[0, 0]
        for name, function in others:
            patch = _asked(function, patch.copy(), (1, 1, length))
            self.seen[name] = patch[0, 0]
        self.codes = _asked(self.encode, patch.copy(), (1, 1, len(self.words_seen)))[0, 0]

    # --- what is shown -------------------------------------------------------------------------------------

    def most(self):
        """The words of which there is most, and how much: [(number, code), …]."""
        if self.codes is None:
            return []
        order = np.argsort(-self.codes, kind="stable")[:SHOWN]
        return [(int(k), float(self.codes[k])) for k in order]

    def verdict(self):
        if self.codes is None:
            return "There is no code: a function fails."
        found, active = [k for k, _ in self.most()], int(np.sum(self.codes > 0))
        said = f"{active} of {len(self.codes)} words are in this patch, most of all word {found[0]}."
        if self.before is None:
            return said
        stay = len(set(found) & set(np.argsort(-self.before, kind="stable")[:SHOWN].tolist()))
        return f"{said} Of the first {len(found)}, {stay} were among them at the place before."

    def _stages(self):
        """{name: a small picture}: the first as it is, the others around grey."""
        small = {}
        for k, (name, row) in enumerate(self.seen.items()):
            small[name] = patches.tiles(row[np.newaxis], np.abs(row).max() if k else None)[0]
        return small

    def snapshot(self):
        height, width = self.picture.shape[:2]
        most = self.most()
        return plain(
            {
                "titles": list(self.pictures),
                "chosen": self.chosen,
                "place": _frame(width, height),
                "pixels": _colours(self.picture / 255),
                "corner": self.corner[::-1],
                "middle": self.corner[::-1] + (self.size - 1) / 2,
                "size": self.size,
                "stages": [(name, _colours(small)) for name, small in self._stages().items()],
                "most": [(k, code, _colours(self.faces[k])) for k, code in most],
                "bars": _bars(most),
                "verdict": self.verdict(),
                "words": self.words(),
                "trouble": self.trouble,
            }
        )

    def words(self):
        title, (row, col) = list(self.pictures)[self.chosen], self.corner
        most = ", ".join(f"word {k} {code:.2f}" for k, code in self.most())
        code = f" Its code: {most}." if most else ""
        return (
            f"{title}, the patch from row {row}, column {col}.{code} {self.verdict()} {self.trouble}".rstrip()
        )

    def draw(self, figure):
        figure.suptitle(lines(self.trouble or self.verdict()), fontsize=9)
        left, right = figure.subplots(1, 2)
        left.imshow(self.picture, interpolation="nearest")
        corner = self.corner[::-1] - 0.5
        for colour, width in (("white", 5), (ORANGE, 2.5)):
            left.add_patch(Rectangle(corner, self.size, self.size, fill=False, color=colour, linewidth=width))
        left.set(xticks=[], yticks=[])
        most = self.most()
        right.bar(range(len(most)), [code for _, code in most], color=BLUE)
        right.set_xticks(range(len(most)), [k for k, _ in most])
        right.set(xlabel="word", title="how much of each word is in the patch")
        frame = _bars(most)
        right.set(ylim=frame["bounds"][1], yticks=[tick for tick, _ in frame["ticks"][1]])
        for place, (k, _) in enumerate(most):
            low = -0.9 * FACES * most[0][1] if most[0][1] > 0 else -0.9 * FACES
            face = right.inset_axes((place - 0.45, low, 0.9, -0.9 * low), transform=right.transData)
            face.imshow(self.faces[k])
            face.set_axis_off()


def _asked(function, argument, shape):
    """What a student's function answers, as it is, if it has that shape.  Raises CheckFailed."""
    answer = function(argument)
    try:
        numbers = np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        numbers = np.empty(0)
    if numbers.shape != shape or not np.isfinite(numbers).all():
        got = (
            f"an array of shape {answer.shape}" if isinstance(answer, np.ndarray) else shortened(repr(answer))
        )
        got += " with inf or nan in it" if numbers.shape == shape else ""
        function = getattr(function, "func", function)  # of a partial
        raise CheckFailed(nonsense(got, f"finite numbers of shape {shape}", function))
    return np.asarray(answer)


def _frame(width, height):
    """The chart in which a place is chosen: rows run down, a key moves by a pixel."""
    ticks = [[(k, str(k)) for k in range(0, length, 4)] for length in (width, height)]
    return {
        "bounds": ((-0.5, width - 0.5), (height - 0.5, -0.5)),
        "ticks": ticks,
        "names": ("column", "row"),
        "outlines": (),
        "shares": (1 / width, 4 / width),
    }


def _bars(most):
    """The frame of the bars, with room below them."""
    highest = max((code for _, code in most), default=0) or 1.0
    ticks = [(t, f"{t:.3g}") for t in MaxNLocator(4).tick_values(0, highest) if 0 <= t <= 1.1 * highest]
    numbers = [(place + 0.5, str(k)) for place, (k, _) in enumerate(most)]
    bounds = (0, max(len(most), 1)), (-FACES * highest, 1.1 * highest)
    return {"bounds": bounds, "ticks": (numbers, ticks), "names": ("word", "how much of it"), "outlines": ()}


def _colours(picture):
    """Rows of colours as a browser writes them, of numbers from 0 to 1."""
    numbers = np.rint(255 * np.clip(picture, 0, 1)).astype(int)
    return [["#{:02x}{:02x}{:02x}".format(*pixel) for pixel in row] for row in numbers]
