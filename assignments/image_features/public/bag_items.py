"""What is checked of bag_of_words."""

import numpy as np

from cs231n_utils.promises.item import Examples, Item
from cs231n_utils.promises.law import promise

from . import bag_misconception_laws as laws
from . import bag_misconception_named
from .patch_misconception_asker import Call
from .patch_worked import rows_of


class OfWords(Call):
    naming = staticmethod(bag_misconception_named.names)


def flat_picture(asker, report):
    """Its patches are 0 once they are normalised, so that only mean, whitening and words are left."""
    words = np.zeros((3, 12), np.float32)
    words[:, 0] = 1, 2, 6
    given = {"centroids": words, "mean": np.zeros(12, np.float32), "whitening": np.eye(12, dtype=np.float32)}
    picture = np.full((1, 4, 6, 3), 90, np.uint8)
    return [
        "a grey picture of 4 × 6 pixels, patches of 2 × 2, mean 0, a whitening that changes nothing; three "
        "words that are 1, 2 and 6 away from a flat patch",
        f"your sums: {rows_of(asker, picture, given)}",
    ]


PROMISES = (
    promise(
        "form",
        "four numbers for each word, for pictures of any shape, and patches as large as the dictionary's",
        laws.gives_four_numbers_for_each_word,
        "Do the checks of extract_patches, normalize_patches, encode and pool pass? Then print the shape "
        "after each of your lines, for a picture of 5 × 8 and a dictionary for patches of 2 × 2.",
    ),
    promise(
        "patches",
        "a picture that is made brighter, or darker, has the same words",
        laws.brightness_does_not_matter,
        "In which order does the docstring say that things are done, and in which order does your code?",
    ),
    promise(
        "patches",
        "of little contrast, patches are as small as eps = 10 makes them",
        laws.contrast_is_that_of_patches,
        "Which eps do your patches get?",
    ),
    promise(
        "dictionary",
        "when mean and words move together, nothing changes",
        laws.mean_and_words_may_move,
        "What do you do with the dictionary's mean, and when?",
    ),
    promise(
        "dictionary",
        "when whitening and words turn together, nothing changes",
        laws.whitening_and_words_may_turn,
        "What do you do with the dictionary's whitening, and which of its axes is summed over?",
    ),
    promise(
        "dictionary",
        "the words of a flat picture are those that its distances say",
        laws.flat_pictures_are_known,
        "What is a flat patch after each of your steps, and how far from the words is it?",
    ),
    promise(
        "pictures",
        "each corner counts in its own quarter",
        laws.corners_count_in_their_quarters,
        "How many patches of 2 × 2 stand side by side in a picture of 5 × 9, and how many below each other? "
        "What does your pool get?",
    ),
    promise(
        "pictures",
        "a picture has the same words alone and beside others",
        laws.pictures_are_by_themselves,
        "Which of your numbers is worked out from more than one picture?",
    ),
    promise(
        "pictures",
        "uint8 and float pictures have the same words",
        laws.bytes_are_as_floats,
        "Print the dtype after each of your lines.",
    ),
    promise(
        "pictures",
        "the pictures are left as they are",
        laws.leaves_images_alone,
        "Which of your lines writes into images, or into a view of it?",
    ),
)
ITEMS = (
    Item("bag_of_words", "visual_words", PROMISES, OfWords, Examples({"flat": flat_picture}, usual="flat")),
)
