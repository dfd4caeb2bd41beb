"""What grades hog_feature: each check looks at one promise, whatever became of the others."""

import numpy as np
import pytest

from autograder.sandbox.student import Fault, Unusable
from autograder.words.vocabulary import Failed, item, names

from ..public.hog_misconceptions_probes import crossed
from ..public.hog_misconceptions_seen import named as seen
from . import hog_fits
from .hog_reference import LUMA, drawn, hog, ramp

ITEM = "hog_feature"
SAME = 1e-4  # relative; lets float32 through
ALIKE = 1e-3  # lets the weights of grey through that have one more digit
MOST = 0.8  # of a ramp: what is wrong at the border is no matter of directions


class Hog:
    """The student's histograms beside the right ones."""

    def __init__(self, student, draw, kept):
        self.student, self.rng, self.kept = student, draw.rng, kept

    def of(self, where, im, **settings):
        """-> (what it gives, what is right), (n,) floats each; Failed where it gives anything else."""
        try:
            answer = self.ask(im, **settings)
        except Unusable:
            raise
        except Fault as fault:
            raise Failed(f"{where} {fault}", self.names()) from None
        right = hog(im, **settings)
        if answer is None or answer.shape != right.shape:
            table = answer is not None and answer.size == right.size
            ids = ["hog_not_flat"] if table else self.names()
            raise Failed(f"{where} the answer is not one array of rows * cols * nbin numbers", ids)
        if not np.isfinite(answer).all():
            raise Failed(f"{where} the answer holds inf or nan", self.names())
        return answer, right

    def ask(self, im, **settings):
        """None for what is no array of numbers."""
        answer = np.asarray(self.student.hog_feature(im, **settings))
        return answer.astype(float) if answer.dtype.kind in "biuf" and answer.ndim else None

    def compare(self, text, answer, right, tolerance=SAME):
        self.require(text, np.max(np.abs(answer - right)) <= tolerance * np.max(np.abs(right)))

    def require(self, text, holds):
        if not holds:
            raise Failed(text, self.names())

    def names(self):
        if "hog" not in self.kept:
            self.kept["hog"] = named(self)
        return self.kept["hog"]


@names
def named(hogs):
    """Ids of what explains the answers to a few pictures."""
    answers = []
    for im, cell, nbin in pictures(np.random.default_rng(hogs.rng.integers(2**32))):
        try:
            answer = hogs.ask(im, cell=cell, nbin=nbin)
        except Unusable:
            raise
        except Fault:
            continue
        if answer is not None:
            answers.append((im, cell, nbin, np.ravel(answer)))
    return hog_fits.explained(answers, 1) or seen(hogs.ask) or hog_fits.explained(answers, 2)


def pictures(rng):
    """(im, cell, nbin)"""
    yield drawn(rng, (11, 17, 3), 7), 5, 7
    yield drawn(rng, (16, 24), 9, whole=True), 8, 9
    yield drawn(rng, (10, 12, 3), 9, whole=True), 8, 9
    yield drawn(rng, (8, 12), 6), 4, 6


def stacked(im):
    """The same in red, green and blue."""
    return np.repeat(im[..., np.newaxis], 3, axis=-1)


def blob(rng, shape, row, col):
    """Black, with 2 × 2 bright pixels from this row and column on."""
    im = np.zeros(shape)
    im[row : row + 2, col : col + 2] = rng.uniform(50, 255, (2, 2))
    return im


@pytest.fixture
def hogs(student, draw, kept):
    return Hog(student, draw, kept)


@item(ITEM, share=3)
def test_hog_magnitudes(hogs):
    """All bins together hold the magnitudes of all pixels, those at the border, too."""
    for shape in ((16, 16), (8, 16), (8, 8)):
        answer, right = hogs.of("a grey picture:", drawn(hogs.rng, shape))
        hogs.compare("the sum of all bins is another one", answer.sum(), right.sum())
    answer, _ = hogs.of("a flat picture:", np.full((16, 16), 91.0))
    hogs.require("a flat picture has slopes", np.abs(answer).max() < SAME)


@item(ITEM, share=3)
def test_hog_directions(hogs):
    """A ramp at any angle lands in the bin of this angle, and the opposite one in the same."""
    for degrees in (*range(7, 360, 15), *range(0, 360, 90)):
        im = stacked(ramp(degrees, (24, 24), hogs.rng.uniform(1, 7)))
        answer, right = hogs.of("a ramp:", im, cell=24)
        hogs.require("a ramp lands in another bin", answer[right.argmax()] > MOST * answer.sum())


@item(ITEM, share=3)
def test_hog_cells(hogs):
    """What a pixel adds stands in its own cell: row after row of cells, the last ones smaller."""
    for shape, cell in (((24, 16), 8), ((16, 40), 8), ((13, 26), 7)):
        row, col = (cell * hogs.rng.integers(-(-side // cell)) + 2 for side in shape)
        im = stacked(blob(hogs.rng, shape, row, col))
        answer, right = (part.reshape(-1, 9).sum(axis=1) for part in hogs.of("cells:", im, cell=cell))
        own = right.argmax()
        hogs.require("a bright spot shows in other cells than its own", answer[own] > 0)
        hogs.compare("a bright spot shows in other cells than its own", answer.sum(), answer[own])


@item(ITEM, share=2)
def test_hog_whole(hogs):
    """All histograms of random pictures, for any size, cell and nbin."""
    for shape, settings in (
        ((16, 16), {}),
        ((9, 21), {"cell": 4, "nbin": 7}),
        ((13, 8), {"cell": 1, "nbin": 4}),
    ):
        im = drawn(hogs.rng, shape, settings.get("nbin", 9))
        hogs.compare("the histograms are others", *hogs.of("a grey picture:", im, **settings))
        hogs.compare(
            "in colour the histograms are others", *hogs.of("a picture:", stacked(im), **settings), ALIKE
        )


@item(ITEM, share=1)
def test_hog_grey(hogs):
    """Red, green and blue count for brightness what the docstring says, and grey is all three of them."""
    im = ramp(37, (8, 8))
    grey, equal = (hogs.of("a picture:", kind)[0].sum() for kind in (im, stacked(im)))
    hogs.compare("a picture of three equal channels is another one than in grey", equal, grey, ALIKE)
    for channel, weight in enumerate(LUMA.values()):
        answer, _ = hogs.of("a picture in one colour:", im[..., np.newaxis] * np.eye(3)[channel])
        hogs.require("a picture in one colour has other magnitudes", grey > 0)
        hogs.compare("a picture in one colour has other magnitudes", answer.sum() / grey, weight, ALIKE)
    together, red, green = (hogs.of("a picture in two colours:", im)[0].sum() for im in crossed())
    text = "where two colours rise in two directions, their slopes are no vector of the brightness"
    hogs.compare(text, together, np.hypot(red, green), 10 * ALIKE)


@item(ITEM, share=1)
def test_hog_bytes(hogs):
    """uint8 pictures give what floats give, from 0 to 1 their share of it, and are left as they are."""
    for shape in ((16, 16), (8, 16, 3)):
        im = hogs.rng.integers(256, size=shape).astype(np.uint8)
        floats, whole = (hogs.of("a picture:", kind)[0].sum() for kind in (im.astype(float), im))
        hogs.require("all bins of a random picture are 0", floats > 0)
        hogs.compare("of a uint8 picture, the sum is another one than of the same in floats", whole, floats)
        small = hogs.of("a picture from 0 to 1:", im / 255)[0].sum()
        hogs.compare("of a picture from 0 to 1, the sum is not its share", 255 * small, floats)
        for kind in (im, im.astype(float)):
            kept = hogs.student.keep(kind)
            hogs.student.hog_feature(kept)
            if not np.array_equal(kept.fetch(), kind):
                raise Failed("the picture holds other numbers after the call", ["hog_picture_changed"])
