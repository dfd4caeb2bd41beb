"""How much a pixel adds, and by what all of it is divided."""

from functools import partial

from cs231n_utils.promises.misconception import Misconception

Row = partial(Misconception, severity="wrong", lecture="1:07:33", example="pale")

ROWS = (
    # --- the weight of a pixel ---
    Row(
        id="hue_pixels_counted",
        title="Pixels are counted, not weighted by their saturation",
        seen="A pale pixel adds as much as a full one, and grey ones may fill the bin of red.",
        hint="A pixel that is almost grey has a hue, but it hardly means anything: a little noise would "
        "turn it anywhere. That is why each pixel adds its saturation. In yours each adds the same. "
        "Compare two pictures, one of a full and one of a pale red beside the same blue.",
        question="What does a pixel of (200, 190, 190) add to your histogram, and what one of (200, 0, 0)?",
    ),
    Row(
        id="hue_weighted_by_chroma",
        title="The weight is max − min, and the pixel's own max does not matter",
        seen="A pixel that is made darker counts less, though its saturation is the same.",
        hint="Saturation asks which share of the largest number is not grey; a dark red can be as "
        "saturated as a bright one. Your weight is the difference of the largest and the smallest number, "
        "perhaps in units that are the same for all pixels, so dark colours weigh little. The docstring's "
        "fraction has something under the line, for every pixel.",
        question="What are the saturations of (200, 0, 0) and of (20, 0, 0), and what are your weights?",
    ),
    Row(
        id="hue_weighted_by_brightness",
        title="Pixels weigh as much as they are bright",
        seen="White pixels count most, and dark ones, however colourful, hardly at all.",
        hint="Three numbers describe a pixel: which colour it has, how much of a colour, and how bright "
        "it is. You weigh with the last, and should with the second. If they come out of a function "
        "together, look up in which order.",
        question="What is the weight of a white pixel in your histogram, and what should it be?",
    ),
    Row(
        id="hue_another_saturation",
        title="The weight is not (max − min) / max",
        seen="Pale and full colours have another share than the docstring's saturation gives them.",
        hint="More than one number is called saturation: the one of HSL divides by something else than "
        "the one of HSV, and there are others. Here it is the docstring's. Yours is 0 or largest for the "
        "same colours, perhaps, but it is different in between. Work out both for (200, 100, 100).",
        question="What is the docstring's saturation of (200, 100, 100), and what is your weight of it?",
    ),
    Row(
        id="hue_mean_not_sum",
        title="A bin holds the mean of its pixels, not their sum",
        seen="Three red pixels and a blue one have the same histogram as one of each.",
        hint="How many pixels have a hue should matter as much as how full they are: a bin holds what all "
        "of its pixels add. A mean forgets how many they were, so that a single pixel counts as much as "
        "half of the picture.",
        question="Of three pixels in one bin and one in another, all of saturation 1: which two shares?",
        example="repeats",
    ),
    Row(
        id="hue_repeats_lost",
        title="Of several pixels in one bin only one counts",
        seen="Three red pixels and a blue one have the same histogram as one of each.",
        hint="Each pixel should add to what the bin has already. In yours, the next one for the same bin "
        "takes the place of the one before. In a loop that is a matter of one sign. With arrays it "
        "happens unseen: when a number stands several times among the indices of an array, NumPy reads "
        "the old value once and writes once. There are functions that add up such repeats.",
        question="What is in z after z = np.zeros(2); z[[0, 0, 1]] += 1?",
        example="repeats",
    ),
    # --- what all is divided by ---
    Row(
        id="hue_not_divided",
        title="The sum is not divided by anything",
        seen="The sum grows with the picture.",
        hint="A large and a small picture of the same colours should have the same histogram: otherwise a "
        "classifier sees mostly how colourful the picture is. What you have collected is right, but it is "
        "returned as it is.",
        question="What should the bins sum up to, and what do yours sum up to for one pixel and for a "
        "hundred?",
    ),
    Row(
        id="hue_divided_by_pixels",
        title="It is divided by the number of pixels",
        seen="The sum is the mean saturation of the picture, not 1.",
        hint="The pixels did not add 1 each, but their saturations. So the number of pixels is not what "
        "all bins sum up to. What is in the bins should be compared with what is in them altogether.",
        question="Of a picture with four pixels of saturation 0.5, what is the sum of your histogram?",
    ),
    Row(
        id="hue_density",
        title="It is a density: the sum is nbin, not 1",
        seen="The sum of the bins is the number of bins.",
        hint="A density is a share for each unit of hue, so that the area under it is 1; each bin is "
        "1/nbin wide, and the sum of the bins comes out too large. What is asked for are shares, whose "
        "plain sum is 1. An option of the function that you use may do that, or a division by the width "
        "of a bin.",
        question="What do your bins sum up to for nbin = 4 and for nbin = 8?",
    ),
    Row(
        id="hue_divided_by_largest",
        title="It is divided by the largest bin, or by its length",
        seen="The largest bin, or the sum of all squares, is 1.",
        hint="There are several ways to bring a histogram to a common size: by its largest bin, by its "
        "length as a vector, by its sum. Yours is one of the first two. Asked for is the one after which "
        "the bins are shares of a whole.",
        question="What do the bins of a picture of two equally frequent colours sum up to in yours?",
    ),
    # --- grey ---
    Row(
        id="hue_grey_breaks",
        title="A pixel without a colour breaks the histogram",
        seen="One grey or black pixel in a picture, and there is nan, or an error.",
        hint="Where red, green and blue are equal, max − min is 0, and where all are 0, so is max. Each "
        "is under a line somewhere in your code. Real pictures have such pixels. Nothing of theirs should "
        "count: see to it that nothing is divided by 0 there, and remember that 0 times nan is nan.",
        question="What are your hue and your saturation of (90, 90, 90) and of (0, 0, 0)?",
        severity="fragile",
        example="grey",
    ),
    Row(
        id="hue_grey_counts",
        title="Grey pixels count, though all others weigh what they should",
        seen="The histogram changes when grey or black pixels are added.",
        hint="A grey pixel has no hue and the saturation 0, a black one as well, as the docstring says. "
        "In yours such a pixel adds something to a bin. Look for what you put in the place of a division "
        "by 0.",
        question="Which saturation does a grey, and which a black pixel have in your code, just before "
        "they are added?",
        example="grey",
    ),
    Row(
        id="hue_grey_picture_breaks",
        title="A picture without any colour breaks the last division",
        seen="For a picture that is all grey or black there is nan, or an error.",
        hint="Your function does well as long as there is some colour. In a black-and-white photograph "
        "the bins are all 0, and so is their sum, by which you divide. The docstring says what should "
        "come back then.",
        question="What is 0/0 in NumPy, and how would you keep your last line from asking for it?",
        severity="fragile",
        example="grey",
    ),
    Row(
        id="hue_grey_picture_filled",
        title="A picture without any colour has something in its bins",
        seen="For a picture that is all grey or black the bins are not 0.",
        hint="Where nothing adds anything, the docstring wants all bins to be 0. Yours hold something: "
        "the same number each, or something in the first one. Look for the case that you wrote for a sum "
        "of 0.",
        question="What does your function return when the sum is 0, and what does the docstring say?",
        severity="fragile",
        example="grey",
    ),
)
