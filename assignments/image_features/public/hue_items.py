"""What is checked of the histogram of hues."""

from cs231n_utils.promises.item import Item
from cs231n_utils.promises.law import promise

from . import hue_misconception_laws as laws
from .hue_checks import Call
from .hue_worked import OF_HUES

PROMISES = (
    promise(
        "form",
        "nbin numbers come back, none of them below 0",
        laws.has_a_number_for_each_bin,
        "Print what you return for nbin=4, and its shape. Which of your lines decides how long it is?",
    ),
    promise(
        "hue",
        "a picture of one colour stands in the bin of its hue, and in no other",
        laws.one_colour_is_in_one_bin,
        "Take the colour that is shown and work out its hue on paper, then its bin. What does your code have "
        "at each of these steps?",
    ),
    promise(
        "hue",
        "when all hues go one bin further, the histogram does, and from the last bin to the first",
        laws.turning_all_hues_moves_the_bins,
        "Which bin does a colour between magenta and red stand in, and which one that is a little more red?",
    ),
    promise(
        "hue",
        "when green is put for red, blue for green and red for blue, the bins move by a third of the circle",
        laws.exchanging_colours_moves_the_bins,
        "In your code, what becomes of a colour whose largest number is red, green, blue? The three cases "
        "should be the same but for a third of a turn.",
    ),
    promise(
        "saturation",
        "the bins are to each other as the saturations of their pixels, summed",
        laws.saturations_are_the_weights,
        "Take two pixels, one pale and one full, and work out both saturations on paper. What does each of "
        "them add to your histogram?",
    ),
    promise(
        "saturation",
        "a pixel that is made darker counts as before",
        laws.brightness_does_not_matter,
        "Halve the three numbers of a pixel. Which of the numbers that you work out from them should change?",
    ),
    promise(
        "grey",
        "black, grey and white pixels weigh nothing",
        laws.grey_pixels_weigh_nothing,
        "What are hue and saturation of (90, 90, 90) and of (0, 0, 0) in your code?",
    ),
    promise(
        "grey",
        "of a picture that is all grey, or black, every bin is 0",
        laws.grey_pictures_have_none,
        "What do all pixels of such a picture add up to, and what does your last line do with that?",
    ),
    promise(
        "sum",
        "the sum is 1",
        laws.sums_to_one,
        "By what do you divide, and is it the sum of what you divide?",
    ),
    promise(
        "picture",
        "uint8 and float pictures, from 0 to 255 or from 0 to 1, give the same",
        laws.uint8_is_as_good_as_float,
        "Print the dtype after each of your lines. What is 10 − 20 in uint8?",
    ),
    promise(
        "picture",
        "it does not matter where the pixels stand, in pictures of any shape",
        laws.pixels_may_move,
        "Which pixels do your lines, or loops, go through, in a picture of 4 × 6?",
    ),
    promise(
        "picture",
        "the picture is left as it was, and gives the same when it is asked about again",
        laws.leaves_the_picture_alone,
        "Which array do your lines write into, and what do they keep from one call to the next?",
    ),
)
ITEMS = (Item("color_histogram_hsv", "features", PROMISES, Call, OF_HUES),)
