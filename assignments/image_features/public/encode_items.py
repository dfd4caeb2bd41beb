"""What is checked of the codes of patches."""

import numpy as np

from cs231n_utils.promises import effort
from cs231n_utils.promises.finding import Trial
from cs231n_utils.promises.item import Item
from cs231n_utils.promises.law import promise

from . import encode_misconceptions_laws as laws
from .encode_worked import OF_CODES


class Coder(Trial):
    """Calls the student's function."""

    def __init__(self, function, seed=0):
        self.function, self.rng = function, np.random.default_rng(seed)

    def encoded(self, patches, centroids):
        """-> (what is returned, patches afterwards, centroids afterwards)"""
        where = f"patches of shape {patches.shape} and centroids of shape {centroids.shape}, float32"
        return self.attempt(self.function, where, patches, centroids), patches, centroids

    def steps(self, patches, centroids):
        return effort.steps(self.function, lambda: self.encoded(patches, centroids))

    def most_bytes(self, patches, centroids):
        return effort.most_bytes(lambda: self.encoded(patches, centroids))


PROMISES = (
    promise(
        "form",
        "one number for each patch and word, in the shape (N, P, K)",
        laws.gives_a_number_for_each_patch_and_word,
        "Write down the shape after each of your lines, with the letters N, P, D and K.",
    ),
    promise(
        "codes",
        "a code is max(0, mean − distance), where distances are known",
        laws.is_the_mean_less_the_distance,
        "Take a patch and two words on paper. Which is the first of your numbers that is another one?",
    ),
    promise(
        "codes",
        "one patch, one picture, one or two words will do",
        laws.small_ones_are_right_too,
        "Which of your lines counts on more than one of them, or drops a dimension of length 1?",
    ),
    promise(
        "triangle",
        "no code is negative",
        laws.is_never_negative,
        "What becomes of a word that is farther away than the average one?",
    ),
    promise(
        "triangle",
        "about half of them are more than 0, and for no patch all",
        laws.about_half_are_active,
        "For one patch, print its distances, their mean, and its codes. Which words are left?",
    ),
    promise(
        "distances",
        "a word, as a patch, is most like itself",
        laws.words_are_most_like_themselves,
        "What is the distance of a word from itself, in your code, and what is its code?",
    ),
    promise(
        "distances",
        "moved together, patches and words have the same codes",
        laws.only_distances_count,
        "|x − c|² is written as a sum of three terms: do all of them stand in your code, as they should?",
    ),
    promise(
        "distances",
        "three times as far is three times the code",
        laws.scale_with_all,
        "Which of your numbers grow by 3 when all patches and words do, and which by 9, or not at all?",
    ),
    promise(
        "alone",
        "patches and words may stand in any order",
        laws.order_does_not_matter,
        "Along which axis do you take means, sums or largest numbers, and what stands along it?",
    ),
    promise(
        "alone",
        "a patch has the same code alone as among others",
        laws.patches_stand_for_themselves,
        "The mean is that of a single patch's distances: along which axis do these stand?",
    ),
    promise(
        "rounding",
        "rounding leaves nothing negative, and no nan",
        laws.rounding_breaks_nothing,
        "What is the distance of a word from itself, in your code, when all numbers are about 1000?",
    ),
    promise(
        "arguments",
        "patches and centroids are left as they are",
        laws.leaves_arguments_alone,
        "Which of your lines writes into an array that was handed in, or into a view of it?",
    ),
    promise(
        "effort",
        "no loop over patches",
        laws.no_loop_over_patches,
        "Which product of two matrices holds all x·c at once, and which shapes have these matrices?",
    ),
    promise(
        "effort",
        "no array of N * P * K * D numbers",
        laws.no_huge_array,
        "Which of your arrays has four dimensions? Which of its letters is summed away in the next line?",
    ),
)
ITEMS = (Item("encode", "visual_words", PROMISES, Coder, OF_CODES),)
