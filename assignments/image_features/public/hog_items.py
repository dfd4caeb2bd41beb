"""What is checked of the histograms of oriented gradients."""

from cs231n_utils.promises.item import Item, Promise

from . import hog_laws as laws
from . import hog_laws_of_colour as colour
from .hog_worked import OF_HOG

PROMISES = (
    Promise(
        "form",
        "the answer is one row of rows * cols * nbin numbers",
        laws.one_row_of_numbers,
        "How many cells has this picture, the smaller ones counted, and how many bins has each?",
    ),
    Promise(
        "form",
        "the picture is left as it was",
        laws.leaves_the_picture_alone,
        "Which of your lines writes into im, or into an array that may be the same one?",
    ),
    Promise(
        "brightness",
        "a flat picture has no slopes",
        laws.flat_is_zero,
        "What is subtracted from what at the border, and what is divided by what where all are 0?",
    ),
    Promise(
        "brightness",
        "a constant that is added changes nothing",
        laws.constants_do_not_matter,
        "Where in your code does the brightness of one pixel matter, and not a difference of two?",
    ),
    Promise(
        "brightness",
        "uint8 and float pictures are worth the same",
        laws.bytes_are_as_floats,
        "In which type is your brightness, and in which are your differences? What is 3 - 5 in uint8, and "
        "what is left of 3.7?",
    ),
    Promise(
        "brightness",
        "a picture twice as bright has twice the histograms",
        laws.twice_as_bright_is_twice_as_much,
        "What does a pixel add to its bin, and what is that number multiplied by or divided by afterwards?",
    ),
    Promise(
        "brightness",
        "a picture from 0 to 1 has histograms 255 times smaller than the same from 0 to 255",
        laws.from_0_to_1_is_so_much_less,
        "What does your code do with a picture whose largest number is 1, and what with one of 255?",
    ),
    Promise(
        "brightness",
        "faint slopes count as well",
        laws.faint_slopes_count,
        "Do your numbers stay floats all the way, or are they rounded or cut off somewhere?",
    ),
    Promise(
        "colour",
        "a grey picture is as good as three equal channels",
        colour.equal_channels_are_grey,
        "What is the sum of your three weights, and which way does a picture of two dimensions go?",
    ),
    Promise(
        "colour",
        "red, green and blue count 0.299, 0.587 and 0.114",
        colour.channels_are_weighed,
        "Which channel does each of your weights stand for?",
    ),
    Promise(
        "colour",
        "slopes are those of the brightness, not of each colour",
        colour.colours_are_mixed_first,
        "At which line are there no three channels any more: before or after your slopes?",
    ),
    Promise(
        "magnitudes",
        "every pixel of a ramp counts, at the border, too",
        laws.ramps_are_even,
        "Take the first row of a ramp on paper: which slope has its first, its second and its last pixel?",
    ),
    Promise(
        "magnitudes",
        "a single bright pixel shows in its neighbours",
        laws.dots_show_around_them,
        "For a row 0, 0, 100, 0, 0: what are your five slopes, and what are those of np.gradient?",
    ),
    Promise(
        "directions",
        "a ramp lands in the bin of its angle, all around",
        laws.ramps_land_in_their_bins,
        "Work out both slopes of this ramp on paper, then your angle, then your bin. Which is the first to "
        "differ?",
    ),
    Promise(
        "directions",
        "so do ramps along the rows and the columns",
        laws.axes_land_in_their_bins,
        "Which of the two slopes is 0 here, and which angle do you get, exactly 0, 90 or 180 degrees?",
    ),
    Promise(
        "directions",
        "a negative has the same histograms",
        laws.negatives_are_the_same,
        "In a negative both slopes change their sign. By how much does your angle change, and what becomes "
        "of it?",
    ),
    Promise(
        "directions",
        "a flipped picture has its cells and bins mirrored",
        laws.flips_mirror,
        "Which pixels do you subtract: are those on both sides treated alike?",
    ),
    Promise(
        "cells",
        "every pixel shows in its own cell, row after row",
        laws.dots_are_in_their_cells,
        "What are row and column of the cell of this pixel, and which place has that cell in your answer?",
    ),
    Promise(
        "cells",
        "large cells hold what small ones hold together",
        laws.large_cells_are_sums_of_small_ones,
        "Which pixels are in no cell of yours, or in two?",
    ),
    Promise(
        "cells",
        "wide bins hold what narrow ones hold together",
        laws.wide_bins_are_sums_of_narrow_ones,
        "For which numbers of bins do your bins cover all angles from 0 to 180, and each angle once?",
    ),
    Promise(
        "cells",
        "a picture turned by 90 degrees has its cells turned and its bins moved on",
        laws.quarter_turns_roll,
        "Are rows and columns treated alike everywhere in your code?",
    ),
    Promise(
        "cells",
        "the same picture has the same histograms again",
        laws.asked_again_is_the_same,
        "What does your function keep from one call to the next? It should keep nothing.",
    ),
)
ITEMS = (Item("hog_feature", "features", PROMISES, laws.Hog, OF_HOG),)
