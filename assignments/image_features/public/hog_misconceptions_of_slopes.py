"""What goes wrong on the way from a picture to its slopes and magnitudes."""

from functools import partial

from cs231n_utils.promises.misconception import Misconception

Row = partial(Misconception, severity="wrong", lecture="1:08:15")

ROWS = (
    # --- from a picture to its brightness ---
    Row(
        id="hog_grey_picture_breaks",
        title="A grey picture cannot be asked about",
        seen="For a picture of shape (H, W) there is an error; for one with three channels there is none.",
        hint="The docstring allows two kinds of picture: one with red, green and blue, and one that is grey "
        "already and has two dimensions only. Your function takes every picture for one of the first kind. "
        "A picture of the second kind needs nothing done to its colours.",
        question="How can your function see which kind of picture it was given?",
        severity="fragile",
        example="colours",
    ),
    Row(
        id="hog_picture_changed",
        title="The caller's picture is changed",
        seen="After the call the picture holds other numbers.",
        hint="An array that is handed in is not a copy: what you write into it, the caller sees. Whoever "
        "asks for the histograms of a picture wants to show the picture afterwards, or ask for its "
        "colours. Look for a line that assigns to a part of im, or that ends in an operator like /= on "
        "it.",
        question="Which array do your lines write into, and is it yours?",
        example="colours",
    ),
    Row(
        id="hog_uint8_wraps",
        title="Differences of uint8 numbers wrap around",
        seen="A picture has other histograms as uint8 than as floats.",
        hint="Pictures come as whole numbers from 0 to 255, one byte each, and a byte knows no negative "
        "numbers: what should be negative comes out near 255. Where brightness falls to the right or "
        "downwards, your slopes are large and positive. In floats the same lines are right.",
        question="What does NumPy answer to np.uint8(3) - np.uint8(5), and where in your code does that "
        "happen?",
        example="kinds",
    ),
    Row(
        id="hog_grey_rounded",
        title="Brightness or magnitudes are rounded to whole numbers",
        seen="Faint slopes are lost, or all magnitudes are a little off.",
        hint="Somewhere on the way a number is made an integer: a type that was asked for, a round, an "
        "array of whole numbers that is written into. Brightness is a weighted sum, a magnitude a length, "
        "and both are seldom whole. Where a picture changes slowly, all of it is in what you cut off.",
        question="Of which type are your brightness, your slopes and your magnitudes?",
        example="kinds",
    ),
    Row(
        id="hog_brightness_scaled",
        title="Brightness is scaled before slopes are taken",
        seen="All numbers are smaller or larger by the same factor, or by a factor that depends on the "
        "picture or its type.",
        hint="A picture is taken as it is, whether it goes to 1 or to 255: neither divided nor multiplied by "
        "255, nor divided by its brightest pixel, nor sent through a root. With a scale of your own, the "
        "histograms of a uint8 picture and of the same picture in floats need not agree any more. What "
        "should be alike in size is the classifier's matter, afterwards.",
        question="By what is your picture divided or multiplied, for which pictures, and does the docstring "
        "ask for that?",
        example="kinds",
    ),
    Row(
        id="hog_grey_weights",
        title="Red, green and blue have other weights",
        seen="A ramp in one colour is worth another share of the grey one than the docstring says.",
        hint="The three weights say how bright each colour looks to us, and they sum to 1, so that a picture "
        "with three equal channels stays what it is. There are several such sets, and a slip in a single "
        "digit has travelled through hundreds of copies on the web. Compare yours with the docstring's, "
        "digit by digit.",
        question="What do your three weights sum to, and which digit differs from the docstring's?",
        example="colours",
    ),
    Row(
        id="hog_channel_order",
        title="The weights of red and blue are exchanged",
        seen="A blue ramp counts as much as a red one should, and the other way round.",
        hint="Pictures here are red, green, blue, in this order. Some libraries read files as blue, "
        "green, red, and code written for them has its weights the other way round. Green is in the "
        "middle either way, so that many pictures look almost right.",
        question="Which weight does the first channel of a picture get in your code?",
        example="colours",
    ),
    Row(
        id="hog_channels_alike",
        title="All three channels count alike",
        seen="Ramps in red, green and blue are worth the same.",
        hint="A plain mean, or a sum, treats red, green and blue alike. Our eyes do not: the same number "
        "in green looks brighter than in red, and far brighter than in blue. The docstring has a number "
        "for each.",
        question="How much brighter should a step in green be than the same step in blue?",
        example="colours",
    ),
    Row(
        id="hog_one_channel",
        title="Only one of the three channels counts",
        seen="A ramp in one colour is worth all of the grey one, or nothing.",
        hint="Where your code makes a picture grey, it takes one of its channels, or the largest of the "
        "three, in place of a sum with three weights. An edge between two colours that agree in that "
        "channel is then not seen, however strong it is.",
        question="What does your function make of an edge between pure red and pure green?",
        example="colours",
    ),
    Row(
        id="hog_channels_apart",
        title="Slopes are taken of each channel, not of the grey picture",
        seen="A picture whose red rises one way and whose green another shows in two bins, or only one of "
        "the colours does.",
        hint="The original HOG takes the channel that is steepest; others add up histograms of all three. "
        "Here a picture has one brightness, and each of its pixels one vector of two slopes: the slopes of "
        "the colours are added as vectors, before there is a length or an angle.",
        question="Red rises by 2 to the right, green by 1 downwards. Which two slopes has the brightness?",
        example="colours",
    ),
    # --- from brightness to slopes ---
    Row(
        id="hog_forward_differences",
        title="A slope is the difference to one neighbour only",
        seen="Around a single bright pixel, the pixel itself has a slope, and a neighbour on one side has"
        " none.",
        hint="np.gradient looks at both neighbours of a pixel, and so its slope belongs to the pixel "
        "between them. Yours is the difference to the next pixel, or to the one before: it belongs to a "
        "place between two pixels. On an even ramp both agree; where slopes change, yours are half a "
        "pixel off, and a picture and its mirror image disagree.",
        question="For a row 0, 0, 100, 0, 0: which pixels have a slope with yours, and which with "
        "np.gradient?",
        example="borders",
    ),
    Row(
        id="hog_slopes_not_halved",
        title="Slopes are twice as large as they should be",
        seen="All numbers are doubled, or all but those at the border.",
        hint="A slope is how much brightness changes from one pixel to the next. Between the two "
        "neighbours of a pixel there are two such steps. Take a ramp that rises by 4 from pixel to pixel,"
        " and write your difference down.",
        question="How far apart are the two pixels that you subtract?",
        example="borders",
    ),
    Row(
        id="hog_sobel",
        title="Slopes are smoothed across, as a Sobel filter does",
        seen="A single bright pixel shows in all eight neighbours, not in four.",
        hint="Filters such as Sobel's take the rows or columns beside a pixel in as well: the slope of an"
        " edge is less noisy then, and less sharp, and mostly of another size. np.gradient looks along "
        "one line only, and nothing else is asked for here.",
        question="How many pixels go into one of your slopes, and how many into one of np.gradient's?",
        example="borders",
    ),
    Row(
        id="hog_border_left_out",
        title="Pixels at the border have no slope",
        seen="On a ramp the outermost rows or columns add nothing, or too little.",
        hint="A pixel at the border has a neighbour on one side only, and your slope stays 0 there. In a "
        "picture of 32 by 32 that is an eighth of all pixels. np.gradient has a slope for them, too, from "
        "what there is.",
        question="What is the slope of a ramp at its first pixel, and from which two pixels can you tell?",
        example="borders",
    ),
    Row(
        id="hog_zero_padding",
        title="Outside of the picture there is black",
        seen="At the border there are strong edges, the stronger the brighter the picture; even a flat "
        "one has them, perhaps only where its sides are no multiple of the cell.",
        hint="Your slopes at the border look at a pixel that is not there and take it for 0. So the frame of "
        "a picture becomes an edge that nobody sees in it. Convolutions do that unless they are told "
        "otherwise, and so does a picture that is filled up with zeros before its slopes are taken. A "
        "constant added to all pixels must not change a slope.",
        question="What do your border pixels of a flat picture of brightness 77 come to?",
        example="borders",
    ),
    Row(
        id="hog_border_halved",
        title="Slopes at the border are half as large as they should be",
        seen="On a ramp the outermost rows and columns have half of the slope that all others have.",
        hint="At the border your picture goes on with copies of its outermost pixels. Then a difference "
        "across two steps sees a change in one of them only. np.gradient knows that and treats a border "
        "pixel in its own way: its only neighbour is one step away.",
        question="By how many steps is your difference at the border divided, and in how many of them is "
        "there a change?",
        example="borders",
    ),
    Row(
        id="hog_wraps_around",
        title="At the border the picture goes on at the other side",
        seen="The first and the last column, or row, are treated as neighbours.",
        hint="Rolling an array moves what falls out at one end back in at the other. So your slope at the"
        " left border subtracts a pixel at the right one, and a picture of sky above grass gets an edge "
        "at its top and bottom. Pictures are no rings.",
        question="Which two pixels does your slope in the first column subtract?",
        example="borders",
    ),
    Row(
        id="hog_slopes_cell_by_cell",
        title="Slopes are taken in each cell by itself",
        seen="At the edges of cells slopes are those of a border; with cells of one pixel there may be an "
        "error.",
        hint="Your cells are cut out of the picture before the slopes are taken, so a pixel at the edge of a "
        "cell does not see its neighbour in the next one. Slopes belong to the whole picture: they are the "
        "same however it is divided into cells afterwards. Compare the sum of all bins for two values of "
        "cell.",
        question="Which two pixels does your slope subtract in the last column of a cell, and which two does "
        "np.gradient of the whole picture?",
        example="cells_apart",
    ),
    # --- from slopes to magnitudes ---
    Row(
        id="hog_counts_pixels",
        title="Pixels are counted, not their magnitudes",
        seen="A bin holds a number of pixels; a picture twice as bright has the same histograms.",
        hint="A pixel on a strong edge should say more than one in a sky that is almost even. In yours "
        "each pixel has one vote, so that noise in flat parts outvotes the edges.",
        question="What does one pixel add to its bin in your code, and what should it add?",
        example="patch",
    ),
    Row(
        id="hog_magnitude_squared",
        title="A pixel adds another power of its magnitude",
        seen="A picture twice as bright is not worth twice as much.",
        hint="The magnitude of a pixel is the length of a vector of two numbers. When both are doubled, a"
        " length is doubled; yours grows by another factor. Work it out for the slopes 3 and 4.",
        question="What is the length of the vector (3, 4), and what do you get for it?",
        example="patch",
    ),
    Row(
        id="hog_other_length",
        title="The magnitude is not the length of the vector of both slopes",
        seen="A ramp has another magnitude in one direction than in another.",
        hint="However a ramp is turned, it is equally steep, and its magnitude should be the same. Yours "
        "depends on the direction: it is the sum of both slopes, or the larger one, or only one of them. "
        "Work it out for the slopes 3 and 4.",
        question="What is the length of the vector (3, 4), and what do you get for it?",
        example="patch",
    ),
)
