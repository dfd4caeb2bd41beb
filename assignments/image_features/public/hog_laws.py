"""What must hold of any right histograms of oriented gradients, one small function a promise."""

from functools import lru_cache

import numpy as np

from cs231n_utils.promises.finding import Crash, Finding, Trial
from cs231n_utils.promises.speech import shortened

from .hog_misconceptions_probes import AROUND, DOT, STEEP, dot, ramp, stacked
from .hog_misconceptions_seen import named

SAME = 1e-4  # of the largest number; lets float32 through
CLEAR = 0.01  # how far a slope is from the edge of a bin, at least


class Hog(Trial):
    """The student's histograms of pictures."""

    def __init__(self, function, seed=0):
        self.function, self.rng = function, np.random.default_rng(seed)

    def of(self, im, **settings):
        """(rows * cols * nbin,) floats"""
        where = _in_words(im, settings)
        try:
            answer = self.attempt(self.function, where, im, **settings)
        except Crash as crash:
            crash.misconceptions = self.names
            raise
        if answer is None:
            self.refuse(f"For {where} your function returned None, as one does that ends without `return`.")
        array, expected = np.asarray(answer), self.length(im, **settings)
        if array.dtype.kind not in "biuf":
            self.refuse(f"For {where} your answer is {shortened(repr(answer))}, not an array of numbers.")
        if array.shape != (expected,):
            more = ("hog_not_flat",) if array.size == expected else ()
            self.refuse(
                f"For {where} your answer has shape {array.shape}; {(expected,)} is asked for.", *more
            )
        if not np.isfinite(array).all():
            self.refuse(f"For {where} your answer holds inf or nan.")
        return array.astype(float)

    @staticmethod
    def length(im, cell=8, nbin=9):
        rows, cols = (np.ceil(side / cell) for side in im.shape[:2])
        return int(rows * cols * nbin)

    def require(self, holds, seen, *names):
        if not holds:
            self.refuse(seen, *names)

    def refuse(self, seen, *names):
        raise Finding(seen, *names, named=tuple if names else lambda: self.names)

    @property
    def names(self):
        return _named(self.function)

    def picture(self, shape, nbin=9):
        """A grey one, of random brightness, in which no slope points to the edge of a bin."""
        edges = np.deg2rad(180 / nbin * np.arange(nbin))[:, np.newaxis, np.newaxis]
        while True:
            im = self.rng.uniform(0, 255, shape)
            down, right = np.gradient(im)
            if np.abs(down * np.cos(edges) - right * np.sin(edges)).min() > CLEAR:
                return im


@lru_cache(maxsize=1)
def _named(function):
    """Many promises may break from one mistake."""
    return named(function)


def _in_words(im, settings):
    said = "".join(f", {name} = {value}" for name, value in settings.items())
    return f"a picture of shape {im.shape}, {im.dtype}{said}"


def close(one, other):
    return np.max(np.abs(one - other)) <= SAME * max(np.max(np.abs(one)), np.max(np.abs(other)), 1e-12)


# --- the form of the answer -------------------------------------------------------------------------------


def one_row_of_numbers(hog):
    for shape, settings in (
        ((8, 8, 3), {}),
        ((8, 8), {}),
        ((16, 24), {}),
        ((17, 20, 3), {}),
        ((11, 5), {"cell": 4, "nbin": 6}),
        ((2, 3, 3), {"cell": 1, "nbin": 1}),
    ):
        hog.of(hog.rng.uniform(0, 255, shape), **settings)


def leaves_the_picture_alone(hog):
    for im in (hog.rng.uniform(0, 255, (16, 16, 3)), hog.rng.uniform(0, 255, (9, 8))):
        for kind in (float, np.uint8):
            given = im.astype(kind)
            before = given.copy()
            hog.of(given)
            seen = f"After the call your picture, {before.dtype}, holds other numbers."
            hog.require(np.array_equal(given, before), seen, "hog_picture_changed")


# --- brightness -------------------------------------------------------------------------------------------


def flat_is_zero(hog):
    for im in (np.full((16, 24, 3), 77.0), np.full((7, 9), 200, np.uint8), np.zeros((8, 8))):
        largest = np.abs(hog.of(im)).max()
        hog.require(largest < 1e-9, f"For {_in_words(im, {})}, all alike, a bin holds {largest:.4g}.")


def constants_do_not_matter(hog):
    im = hog.picture((16, 24)) * (200 / 255)
    seen = "When 40 is added to every pixel, the histograms change."
    hog.require(close(hog.of(im), hog.of(im + 40)), seen)


def negatives_are_the_same(hog):
    im = hog.picture((16, 16))
    one, other = hog.of(im), hog.of(255 - im)
    hog.require(close(one, other), "The negative of a picture, 255 minus the picture, has other histograms.")


def twice_as_bright_is_twice_as_much(hog):
    im = hog.picture((8, 16)) / 2
    one, other = hog.of(im).sum(), hog.of(2 * im).sum()
    seen = f"The sum of all bins is {one:.6g}; when every pixel is multiplied by 2, it is {other:.6g}."
    hog.require(close(2 * one, other), seen)


def from_0_to_1_is_so_much_less(hog):
    for shape in ((8, 16), (16, 8, 3)):
        im = hog.rng.uniform(0, 255, shape)
        one, other = hog.of(im).sum(), hog.of(im / 255).sum()
        seen = f"The sum of all bins is {one:.6g}; when every pixel is divided by 255, it is {other:.6g}."
        hog.require(close(one, 255 * other), seen)


def faint_slopes_count(hog):
    for kind in (stacked, np.asarray):
        one, other = (hog.of(kind(ramp(37.5, steep=steep))).sum() for steep in (4.0, 0.01))
        seen = f"A ramp that rises by 4 a pixel sums to {one:.6g}, one that rises by 0.01 to {other:.6g}."
        hog.require(close(one, 400 * other), seen)


def bytes_are_as_floats(hog):
    for shape in ((16, 16), (8, 16, 3)):
        im = hog.rng.integers(256, size=shape).astype(np.uint8)
        one, other = hog.of(im).sum(), hog.of(im.astype(float)).sum()
        seen = f"Of one picture the bins sum to {one:.6g} as uint8, and to {other:.6g} as floats."
        hog.require(close(one, other), seen)


# --- magnitudes -------------------------------------------------------------------------------------------


def ramps_are_even(hog):
    """Every pixel of a ramp has the same magnitude, at the border, too."""
    for shape in ((8, 8), (16, 24), (11, 6)):
        for degrees in AROUND[::4]:
            total, pixels = hog.of(ramp(degrees, shape)).sum(), np.prod(shape)
            seen = (
                f"A ramp rises by {STEEP:g} a pixel at {degrees} degrees, {pixels} pixels: the bins should "
                f"sum to {STEEP * pixels:g}, yours to {total:.6g}."
            )
            hog.require(close(total, STEEP * pixels), seen)


AROUND_A_DOT = (  # where it is, how, and what its neighbours and itself come to, in units of its brightness
    (3, 4, "in the middle: four neighbours with a slope of 50", 2.0),
    (0, 4, "at the upper border: 100 itself, 50 for three neighbours", 2.5),
    (0, 0, "in the corner: 100 both ways itself, 50 for two neighbours", 1 + np.sqrt(2)),
)


def dots_show_around_them(hog):
    for row, col, how, expected in AROUND_A_DOT:
        total = hog.of(dot((8, 8), row, col)).sum()
        seen = (
            f"One pixel of {DOT:g} {how}. The bins should sum to {DOT * expected:.6g}, yours to {total:.6g}."
        )
        hog.require(close(total, DOT * expected), seen)


# --- directions -------------------------------------------------------------------------------------------


def ramps_land_in_their_bins(hog):
    for nbin in (9, 6, 7):
        for degrees in AROUND:
            answer = hog.of(ramp(degrees), nbin=nbin)
            _assert_in(hog, answer, degrees, int(degrees % 180 * nbin // 180), nbin)


def axes_land_in_their_bins(hog):
    for degrees in (0, 90, 180, 270):
        _assert_in(hog, hog.of(ramp(degrees)), degrees, 4 * (degrees % 180 == 90), 9)


def _assert_in(hog, answer, degrees, bin, nbin):
    width = 180 / nbin
    most = int(np.argmax(answer))
    where = f"{100 * answer[bin] / max(answer.sum(), 1e-12):.0f} % of yours is there"
    where += "" if most == bin else f", and most in bin {most}"
    seen = (
        f"A ramp that grows at {degrees:g} degrees, rows counted downwards, belongs in bin {bin} of "
        f"{nbin}, from {bin * width:.4g} to {bin * width + width:.4g} degrees: {where}."
    )
    hog.require(answer[bin] > 0 and close(answer[bin], answer.sum()), seen)


def flips_mirror(hog):
    im = hog.picture((16, 24))
    for axis, how in ((0, "upside down"), (1, "left to right")):
        one, other = (hog.of(kind).reshape(2, 3, 9) for kind in (im, np.flip(im, axis)))
        seen = f"In a picture turned {how}, cells should change places, and bin k with bin nbin - 1 - k."
        hog.require(close(np.flip(one, (axis, 2)), other), seen)


def quarter_turns_roll(hog):
    im = hog.picture((16, 24), nbin=6)
    one, other = hog.of(im, nbin=6).reshape(2, 3, 6), hog.of(np.rot90(im).copy(), nbin=6).reshape(3, 2, 6)
    seen = (
        "In a picture turned by 90 degrees, cells should turn, and 3 of 6 bins take the places of the others."
    )
    hog.require(close(np.roll(np.rot90(one), 3, axis=2), other), seen)


# --- cells ------------------------------------------------------------------------------------------------


def dots_are_in_their_cells(hog):
    for (height, width), cell in (((16, 24), 8), ((11, 14), 4)):
        rows, cols = (-(-side // cell) for side in (height, width))
        for place in range(rows * cols):
            row, col = (cell * k + 1 for k in divmod(place, cols))
            cells = hog.of(dot((height, width), row, col), cell=cell).reshape(rows * cols, 9).sum(axis=1)
            seen = (
                f"{rows} rows of {cols} cells, cell = {cell}: a dot at row {row}, column {col} is in cell "
                f"{place}, counted row after row from 0. Yours shows in cell {np.argmax(np.abs(cells))}."
            )
            hog.require(cells[place] > 0 and close(cells[place], cells.sum()), seen)


def large_cells_are_sums_of_small_ones(hog):
    im = hog.picture((20, 28))
    one = hog.of(im, cell=8).reshape(3, 4, 9)
    for cell in (4, 1):
        small = hog.of(im, cell=cell).reshape(20 // cell, 28 // cell, 9)
        starts = np.arange(0, 28 // cell, 8 // cell)
        sums = np.add.reduceat(np.add.reduceat(small, starts[:3], axis=0), starts, axis=1)
        seen = (
            f"Cells of 8 pixels should hold what their cells of {cell} hold together, also the smaller ones."
        )
        hog.require(close(one, sums), seen)


def wide_bins_are_sums_of_narrow_ones(hog):
    im = hog.picture((8, 16), nbin=12)
    narrow = hog.of(im, nbin=12)
    for nbin in (6, 4, 1):
        wide = hog.of(im, nbin=nbin)
        seen = f"Each of {nbin} bins should hold what {12 // nbin} of 12 bins hold together."
        hog.require(close(wide, narrow.reshape(-1, 12 // nbin).sum(axis=1)), seen)


def asked_again_is_the_same(hog):
    im, other = hog.picture((16, 16)), hog.picture((8, 24))
    first = hog.of(im)
    hog.of(other)
    hog.require(close(first, hog.of(im)), "The same picture has other histograms when you are asked again.")
