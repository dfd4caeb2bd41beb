"""What grades extract_patches, normalize_patches and pool: the laws that students can try, one by one."""

import pytest

from autograder.sandbox.student import Fault, Unusable
from autograder.words.laws import assert_keeps
from autograder.words.vocabulary import Failed, item, names

from ..public import patch_misconception_contrast as contrast
from ..public import patch_misconception_contrast_named as of_contrast
from ..public import patch_misconception_places as places
from ..public import patch_misconception_places_named as of_places
from ..public import patch_misconception_quarters as quarters
from ..public import patch_misconception_quarters_named as of_quarters
from ..public.patch_misconception_asker import Asker

PATCHES, NORMALIZED, POOL = "extract_patches", "normalize_patches", "pool"


class Asked(Asker):
    """The student's function `item` in its own process."""

    refusals = (Fault,)

    def __init__(self, item, naming, student, draw, kept):
        self.item, self.naming, self.student, self.rng, self.kept = item, naming, student, draw.rng, kept

    def ask(self, given, *more, **settings):
        return getattr(self.student, self.item)(given, *more, **settings)

    def changes(self, given, *more, **settings):
        own = self.student.keep(given)
        self.ask(own, *more, **settings)
        return not (own.fetch() == given).all()

    @property
    def names(self):
        """Found once for all checks of a run."""
        if self.item not in self.kept:
            self.kept[self.item] = names(lambda: super(Asked, self).names)()
        return self.kept[self.item]

    def keeps(self, *laws):
        try:
            assert_keeps(self, *laws)
        except Unusable:
            raise
        except Fault as fault:
            raise Failed(f"there is no answer: {fault}", self.names) from None


@pytest.fixture
def patches(student, draw, kept):
    return Asked(PATCHES, of_places.names, student, draw, kept)


@pytest.fixture
def normalized(student, draw, kept):
    return Asked(NORMALIZED, of_contrast.names, student, draw, kept)


@pytest.fixture
def pooled(student, draw, kept):
    return Asked(POOL, of_quarters.names, student, draw, kept)


@item(PATCHES, share=1)
def test_patches_form(patches):
    """So many patches of so many numbers, for any size and stride; size 6 and stride 1 if none are given."""
    patches.keeps(places.gives_a_row_for_each_patch, places.uses_what_the_docstring_says)


@item(PATCHES, share=1)
def test_patches_numbers(patches):
    """The numbers are those of the pictures, as floats."""
    patches.keeps(places.gives_floats, places.takes_numbers_as_they_are)


@item(PATCHES, share=3)
def test_patches_order(patches):
    """Patches stand as one reads."""
    patches.keeps(places.begins_in_the_corner, places.patches_stand_as_one_reads)


@item(PATCHES, share=2)
def test_patches_pixels(patches):
    """Within a patch, pixels stand as one reads, and the three numbers of a pixel side by side."""
    patches.keeps(places.begins_in_the_corner, places.pixels_stand_as_one_reads)


@item(PATCHES, share=1)
def test_patches_images_left_alone(patches):
    """The pictures hold the same numbers afterwards."""
    patches.keeps(places.gives_a_row_for_each_patch, places.leaves_images_alone)


@item(NORMALIZED, share=1)
def test_normalized_flat(normalized):
    """As many patches as there were; one without any contrast is 0."""
    normalized.keeps(contrast.gives_as_many_as_there_were, contrast.flat_patches_are_zero)


@item(NORMALIZED, share=2)
def test_normalized_brightness(normalized):
    """The mean of each patch is 0, however bright it was."""
    normalized.keeps(contrast.the_mean_is_zero, contrast.brightness_does_not_matter)


@item(NORMALIZED, share=3)
def test_normalized_contrast(normalized):
    """The contrast of each patch is what the docstring says, for any eps; it looks as before."""
    normalized.keeps(contrast.contrast_is_as_promised, contrast.numbers_keep_their_proportions)


@item(NORMALIZED, share=1)
def test_normalized_alone(normalized):
    """A patch does not depend on those beside it."""
    normalized.keeps(contrast.the_mean_is_zero, contrast.patches_are_by_themselves)


@item(NORMALIZED, share=1)
def test_normalized_left_alone(normalized):
    """The patches that were given hold the same numbers afterwards."""
    normalized.keeps(contrast.the_mean_is_zero, contrast.leaves_patches_alone)


@item(POOL, share=1)
def test_pool_form(pooled):
    """Four numbers for each word, for any rows and columns."""
    pooled.keeps(quarters.gives_four_numbers_for_each_word)


@item(POOL, share=3)
def test_pool_quarters(pooled):
    """Each code counts in its own quarter, for its own word."""
    pooled.keeps(quarters.a_code_counts_in_one_place)
    pooled.keeps(quarters.corners_are_in_their_quarters, quarters.halves_are_as_large_as_promised)


@item(POOL, share=2)
def test_pool_sums(pooled):
    """The codes of a quarter are summed, and the quarters add up to the picture."""
    pooled.keeps(quarters.quarters_add_up, quarters.codes_of_a_quarter_are_summed)


@item(POOL, share=1)
def test_pool_pictures(pooled):
    """A picture does not depend on those beside it, and the codes are not changed."""
    pooled.keeps(quarters.gives_four_numbers_for_each_word, quarters.pictures_are_by_themselves)
    pooled.keeps(quarters.leaves_codes_alone)
