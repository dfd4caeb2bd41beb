"""What grades encode: the laws that students can try, each on its own, and whole codes."""

import numpy as np
import pytest

from autograder.sandbox.student import Fault
from autograder.words.laws import assert_keeps
from autograder.words.vocabulary import Failed, item
from cs231n_utils.promises.seen import Seen

from ..public import encode_misconceptions_laws as laws
from ..public.encode_misconceptions_planted import Planted, alike, named
from .encode_reference import encode as reference

ENCODE = "encode"
SHAPES = ((1, 1, 1, 1), (3, 5, 4, 12), (2, 30, 27, 9), (1, 4, 108, 50))  # N, P, D, K


class Asked:
    """The student's function, as the laws want it."""

    def __init__(self, student, draw):
        self.student, self.rng = student, draw.rng

    def encoded(self, patches, centroids):
        kept = [self.student.keep(array) for array in (patches, centroids)]
        return self.student.encode(*kept), *(remote.fetch() for remote in kept)

    def steps(self, patches, centroids):
        return self.student.steps(ENCODE, patches, centroids)

    def most_bytes(self, patches, centroids):
        return self.student.most_bytes(ENCODE, patches, centroids)

    def keeps(self, *those):
        assert_keeps(self, *those)


@pytest.fixture
def codes(student, draw):
    return Asked(student, draw)


@item(ENCODE, share=1)
def test_codes_form(codes):
    """A finite number for each patch and word, (N, P, K)."""
    codes.keeps(laws.gives_a_number_for_each_patch_and_word)


@item(ENCODE, share=5)
def test_codes(codes):
    """max(0, mean of the distances − distance)."""
    codes.keeps(laws.is_the_mean_less_the_distance, laws.small_ones_are_right_too)


@item(ENCODE, share=2)
def test_whole_codes(codes):
    """Of patches of any size, near words and far from them."""
    for N, P, D, K in SHAPES:
        patches, centroids = (codes.rng.normal(size=shape) for shape in ((N, P, D), (K, D)))
        if K > 1:
            centroids[-1] = centroids[0]  # a word that is there twice
        patches, centroids = (each.astype(np.float32) for each in (patches, centroids))
        given = np.asarray(codes.student.encode(patches, centroids))
        right = given.dtype.kind in "biuf" and alike(given.astype(float), reference(patches, centroids))
        if not right:
            raise Failed("the codes are not those of the patch's distances from all words", _names(codes))


@item(ENCODE, share=1)
def test_codes_half_active(codes):
    """None is negative, and about half are more than 0."""
    codes.keeps(laws.is_never_negative, laws.about_half_are_active)


@item(ENCODE, share=2)
def test_codes_of_distances(codes):
    """They follow the distances alone: moved, or three times as far."""
    codes.keeps(laws.words_are_most_like_themselves, laws.only_distances_count, laws.scale_with_all)


@item(ENCODE, share=2)
def test_codes_alone(codes):
    """A patch has the same code alone as among others, in any order."""
    codes.keeps(laws.order_does_not_matter, laws.patches_stand_for_themselves)


@item(ENCODE, share=2)
def test_codes_rounding(codes):
    """Neither nan nor less than 0, where float32 rounds a squared distance to less than 0."""
    codes.keeps(laws.rounding_breaks_nothing)


@item(ENCODE, share=1)
def test_codes_left_alone(codes):
    """Patches and centroids hold the same numbers afterwards."""
    codes.keeps(laws.leaves_arguments_alone)


@item(ENCODE, share=2)
def test_codes_loops(codes):
    """No Python loop over patches."""
    codes.keeps(laws.no_loop_over_patches)


@item(ENCODE, share=2)
def test_codes_memory(codes):
    """No array of N * P * K * D numbers."""
    codes.keeps(laws.no_huge_array)


def _names(codes):
    planted = Planted(codes.rng)
    try:
        return named(planted, laws.numbers(codes.encoded(planted.patches, planted.centroids)[0]))
    except (Fault, Seen):
        return ()
