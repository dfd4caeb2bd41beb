"""What grades color_histogram_hsv: the laws that students can try, each on its own, and whole histograms."""

import numpy as np
import pytest

from autograder.sandbox.student import Fault, Unusable
from autograder.words.laws import assert_keeps
from autograder.words.vocabulary import Failed, item

from ..public import hue_misconception_laws as laws
from ..public import hue_misconception_pictures as pictures
from ..public.hue_misconception_painter import Painter
from .hue_reference import color_histogram_hsv as reference

HUE = "color_histogram_hsv"


class Shown(Painter):
    """The student's function in its own process."""

    refusals = (Fault,)

    def __init__(self, student, draw, kept):
        self.student, self.rng, self.kept = student, draw.rng, kept

    def ask(self, im, *nbin):
        return self.student.color_histogram_hsv(im, *nbin)

    def changes(self, im, nbin):
        given = self.student.keep(im)
        self.student.color_histogram_hsv(given, nbin)
        return not np.array_equal(given.fetch(), im)

    @property
    def names(self):
        """Found once for all checks of a run."""
        if HUE not in self.kept:
            with np.errstate(all="ignore"):  # of whatever came back
                self.kept[HUE] = super().names
        return self.kept[HUE]

    def keeps(self, *those):
        try:
            assert_keeps(self, *those)
        except Unusable:
            raise
        except Fault as fault:
            raise Failed(f"for a picture there is no histogram: {fault}", self.names) from None


@pytest.fixture
def painter(student, draw, kept):
    return Shown(student, draw, kept)


@item(HUE, share=2)
def test_hues(painter):
    """A picture of one colour stands in the bin of its hue, all around the circle."""
    painter.keeps(
        laws.has_a_number_for_each_bin,
        laws.one_colour_is_in_one_bin,
        laws.turning_all_hues_moves_the_bins,
        laws.exchanging_colours_moves_the_bins,
    )


@item(HUE, share=2)
def test_saturations(painter):
    """Pixels count as much as they are saturated, pale or full, dark or bright."""
    painter.keeps(laws.saturations_are_the_weights, laws.brightness_does_not_matter)


@item(HUE, share=1)
def test_the_sum_is_one(painter):
    """The sum is 1."""
    painter.keeps(laws.follows_the_picture, laws.sums_to_one)


@item(HUE, share=1)
def test_pixels_without_a_colour(painter):
    """Black, grey and white pixels weigh nothing; a picture of nothing else has only zeros."""
    painter.keeps(laws.grey_pixels_weigh_nothing, laws.grey_pictures_have_none)


@item(HUE, share=1)
def test_kinds_of_pictures(painter):
    """uint8 or float, from 0 to 255 or from 0 to 1; the picture is not changed."""
    painter.keeps(laws.follows_the_picture, laws.uint8_is_as_good_as_float, laws.leaves_the_picture_alone)


@item(HUE, share=2)
def test_whole_histograms(painter):
    """Whole histograms of pictures of any shape, with any number of bins."""
    painter.keeps(laws.pixels_may_move, is_as_defined)


def is_as_defined(painter):
    rng = painter.rng
    for shape in ((1, 1), (7, 4), (3, 11), (12, 1), (8, 8)):
        nbin = int(rng.integers(1, 37))
        im = pictures.drawn(rng, nbin, shape)
        im[rng.random(shape) < 0.2] = rng.uniform(0, 255)  # grey
        painter.require(
            laws.close(painter.histogram(im, nbin), reference(im, nbin)),
            "the histogram of a random picture is another one",
        )
