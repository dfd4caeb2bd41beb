"""What is checked of patches, and of the quarters that their codes are summed in."""

from cs231n_utils.promises.item import Examples, Item
from cs231n_utils.promises.law import promise

from . import patch_misconception_contrast as contrast
from . import (
    patch_misconception_contrast_named,
    patch_misconception_places_named,
    patch_misconception_quarters_named,
)
from . import patch_misconception_places as places
from . import patch_misconception_quarters as quarters
from . import patch_worked as worked
from .patch_misconception_asker import Call


class OfPatches(Call):
    naming = staticmethod(patch_misconception_places_named.names)


class OfContrast(Call):
    naming = staticmethod(patch_misconception_contrast_named.names)


class OfQuarters(Call):
    naming = staticmethod(patch_misconception_quarters_named.names)


PATCHES = (
    promise(
        "form",
        "one row for each patch, for pictures of any height and width, any size and stride",
        places.gives_a_row_for_each_patch,
        "How many places are there for a patch along the height, and how many along the width? Count them on "
        "paper for a picture of 4 × 6 and patches of 3.",
    ),
    promise(
        "form",
        "patches of 6, one pixel apart, where nothing else is said",
        places.uses_what_the_docstring_says,
        "Are the first lines of the function still those that were given?",
    ),
    promise(
        "numbers",
        "the patches are floats, of uint8 pictures, too",
        places.gives_floats,
        "Print the dtype of what you return. What is 10 − 20 in uint8?",
    ),
    promise(
        "numbers",
        "a patch holds numbers of the picture, as they are",
        places.takes_numbers_as_they_are,
        "Which of your lines makes other numbers of those in the picture?",
    ),
    promise(
        "order",
        "the first patch is the upper left corner",
        places.begins_in_the_corner,
        "Which pixel does your first patch begin with?",
    ),
    promise(
        "order",
        "patches stand as one reads, `stride` pixels apart, and picture after picture",
        places.patches_stand_as_one_reads,
        "Number the patches of a picture of 3 × 4 pixels on paper, with size 2. Where does your patch 1 "
        "begin, where patch 3?",
    ),
    promise(
        "order",
        "in a patch, pixels stand as one reads, the three numbers of a pixel side by side",
        places.pixels_stand_as_one_reads,
        "Which shape has your array just before the last reshape, and what does each axis of it count?",
    ),
    promise(
        "pictures",
        "the pictures are left as they are",
        places.leaves_images_alone,
        "Which of your lines writes into images, or into a view of it?",
    ),
)
NORMALIZED = (
    promise(
        "form",
        "as many patches as there were, and as long",
        contrast.gives_as_many_as_there_were,
        "Print the shape of your mean and of your variance: which axes should be left of (N, P, D)?",
    ),
    promise(
        "flat",
        "a patch without any contrast is 0",
        contrast.flat_patches_are_zero,
        "What is left of such a patch, and by what is it divided?",
    ),
    promise(
        "brightness",
        "the mean of a patch is 0",
        contrast.the_mean_is_zero,
        "Of which numbers is the mean that you take off?",
    ),
    promise(
        "brightness",
        "a patch that is made brighter gives the same",
        contrast.brightness_does_not_matter,
        "Where in your code does the brightness of a patch still matter?",
    ),
    promise(
        "contrast",
        "from a variance v becomes v / (v + eps)",
        contrast.contrast_is_as_promised,
        "Work out the variance of (1, 2, 6) on paper, and then by what the three are divided. What does your "
        "code have at each of these steps?",
    ),
    promise(
        "contrast",
        "it looks as before: what stood out stands out, and as much",
        contrast.numbers_keep_their_proportions,
        "By how many different numbers is one patch divided in your code?",
    ),
    promise(
        "others",
        "a patch does not depend on those beside it",
        contrast.patches_are_by_themselves,
        "Over which axes of (N, P, D) do your mean and variance go?",
    ),
    promise(
        "others",
        "the patches that were given are left as they are",
        contrast.leaves_patches_alone,
        "Which of your lines has `patches` on its left side, or an operator that ends in =?",
    ),
)
POOL = (
    promise(
        "form",
        "four numbers for each word, for any rows and columns",
        quarters.gives_four_numbers_for_each_word,
        "Print the shape of what you return for rows=3, cols=4 and 5 words.",
    ),
    promise(
        "quarters",
        "a code counts once, as much as it is, for its own word",
        quarters.a_code_counts_in_one_place,
        "With rows=5: which rows are in your upper half, and which in the lower one? How are four times K "
        "numbers put together?",
    ),
    promise(
        "quarters",
        "the corners of a picture count in the four quarters, as one reads",
        quarters.corners_are_in_their_quarters,
        "In which order do you put the four parts together?",
    ),
    promise(
        "quarters",
        "the upper half are the first rows // 2 rows, the left half the first cols // 2 columns",
        quarters.halves_are_as_large_as_promised,
        "Take rows=3 and cols=4. On paper: which quarter does each of the 12 patches belong to?",
    ),
    promise(
        "quarters",
        "the four quarters add up to the whole picture",
        quarters.quarters_add_up,
        "With 5 rows: which of them are in your upper half, which in your lower one?",
    ),
    promise(
        "quarters",
        "the codes of a quarter are summed",
        quarters.codes_of_a_quarter_are_summed,
        "What becomes of a 2 and a 3 for the same word in one quarter?",
    ),
    promise(
        "pictures",
        "a picture does not depend on those beside it",
        quarters.pictures_are_by_themselves,
        "Which axis of your array counts the pictures, and is it among those that are summed?",
    ),
    promise(
        "pictures",
        "the codes are left as they are",
        quarters.leaves_codes_alone,
        "Which of your lines writes into codes, or into a view of it?",
    ),
)
ITEMS = tuple(
    Item(id, "visual_words", promises, trial, Examples({kind: example}, usual=kind))
    for id, promises, trial, kind, example in (
        ("extract_patches", PATCHES, OfPatches, "patches", worked.small_picture),
        ("normalize_patches", NORMALIZED, OfContrast, "contrast", worked.small_patches),
        ("pool", POOL, OfQuarters, "quarters", worked.small_codes),
    )
)
