"""How the picture is gone through, which numbers it may hold, and what comes back."""

from functools import partial

from cs231n_utils.promises.misconception import Misconception

Row = partial(Misconception, severity="wrong", lecture="1:07:33", example="pixels")

ROWS = (
    Row(
        id="hue_bytes_wrap",
        title="Pictures of uint8 are computed in uint8",
        seen="A picture of uint8 has another histogram than the same numbers as floats.",
        hint="Pictures come as whole numbers from 0 to 255, and NumPy keeps to that type: 10 − 20 is 246 "
        "in uint8, 200 + 100 is 44, and nothing warns you. Differences and sums of such numbers are what "
        "hue is made of. Print the dtype of what you compute with, and turn it into one that has negative "
        "numbers before the first of them.",
        question="Which of your lines is the first to subtract or add two numbers of the picture, and of "
        "which dtype are they there?",
        example="kinds",
    ),
    Row(
        id="hue_only_up_to_one",
        title="Only pictures from 0 to 1 are taken",
        seen="For a picture from 0 to 255 there is an error or nothing usable; divided by 255, it works.",
        hint="Some functions, such as matplotlib's for HSV, want colours from 0 to 1 and refuse others. "
        "Pictures here go up to 255 as well, and hue and saturation are the same for both: they do not "
        "change when all three numbers are divided by the same.",
        question="What is the largest number in a picture that your function can take?",
        example="kinds",
    ),
    Row(
        id="hue_whole_numbers",
        title="On the way, numbers are cut to whole ones",
        seen="Weights are off by less than a hundredth or so; pictures from 0 to 1 may come out empty.",
        hint="Hue, saturation and the picture itself may be any floats. Somewhere you make them whole "
        "numbers: a cast to an integer type, a division that leaves no fraction, a library that keeps hue "
        "and saturation as bytes. What is cut off is lost, and of a picture from 0 to 1 everything is.",
        question="Which of your lines changes (0.6, 0.2, 0.9), and to what?",
        example="kinds",
    ),
    Row(
        id="hue_channels_mixed",
        title="The three numbers of a pixel are torn apart",
        seen="A picture of one colour has several hues; a picture of a single pixel is right.",
        hint="The picture's numbers lie in memory pixel after pixel, red, green, blue, red, green, blue. "
        "When it is given another shape they stay in that order. In your code what is called red holds "
        "numbers of all three. Look at the new shape on a picture of 2 × 2, with numbers that you "
        "recognise.",
        question="A picture of 2 × 2 holds the numbers 0 to 11, in the order in which they lie in memory. "
        "Which of them are in what you call red?",
    ),
    Row(
        id="hue_picture_for_pixel",
        title="The largest or smallest number is the picture's, not the pixel's",
        seen="How much a pixel counts, or its hue, changes with what else is in the picture.",
        hint="Hue and saturation belong to one pixel: its own largest and its own smallest number make "
        "them. In your code one of the two is taken over more than that, the whole picture or a row. A "
        "picture of a single colour hides it. Print the shape of your largest and of your smallest "
        "numbers.",
        question="How many largest numbers has a picture of 4 × 6 pixels, and how many has your code?",
        example="pale",
    ),
    Row(
        id="hue_pixels_left_out",
        title="Some pixels are not looked at",
        seen="A pixel of another colour is seen in some places of the picture and not in others.",
        hint="Every pixel of the picture adds to a bin. In yours some places never do: the last row or "
        "column, every second pixel, all but one row. Move a blue pixel over a red picture of 3 × 3 and "
        "see where your function is blind.",
        question="Through which rows and columns do your loops, or slices, go in a picture of 3 × 4?",
    ),
    Row(
        id="hue_only_square",
        title="Only square pictures are gone through whole",
        seen="In a picture that is wider than high, or higher than wide, pixels are lost or there is an "
        "error.",
        hint="A picture has H rows and W columns, and they may be different. Somewhere in your code one "
        "of them stands for both. CIFAR-10 is square and would hide that for ever.",
        question="Where in your code does the number of columns come in?",
        severity="fragile",
    ),
    Row(
        id="hue_wrong_shape",
        title="What comes back is not one number for each bin",
        seen="The shape is not (nbin,), or there is more than the histogram.",
        hint="One number for each bin, in one dimension, is what the docstring says. Some functions hand "
        "back more than the counts, such as the edges of the bins; others keep an axis, or give as many "
        "numbers as there are edges between bins. Print what you return, and its shape, for nbin=4.",
        question="What is the shape of what you return for nbin=4, and what stands in each part of it?",
    ),
    Row(
        id="hue_picture_changed",
        title="The picture is written into",
        seen="After the call the picture holds other numbers.",
        hint="The array that was handed in is the caller's: the next feature is computed from it, too. "
        "Your function writes into it. `/=`, `*=` and assignments to parts change the array itself, and "
        "so does whatever else shares its memory: some conversions make a copy only if they have to.",
        question="Which of your lines writes into an array, and is it sure that this one is your own?",
        severity="fragile",
    ),
    Row(
        id="hue_remembers",
        title="The histogram remembers earlier pictures",
        seen="The same picture has another histogram when it is asked about again.",
        hint="Something outlives the call: a global name, a default that is written into, a cache. So the "
        "histogram of a picture depends on which pictures came before. Each call should begin with empty "
        "bins.",
        question="Which name in your function was there before the call, and is written into during it?",
        severity="fragile",
    ),
)
