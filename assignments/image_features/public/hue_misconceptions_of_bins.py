"""Where a colour goes: its hue, and the bin of it."""

from functools import partial

from cs231n_utils.promises.misconception import Misconception

Row = partial(Misconception, severity="wrong", lecture="1:07:33", example="circle")

ROWS = (
    # --- the hue ---
    Row(
        id="hue_channels_swapped",
        title="Red, green and blue are taken for each other",
        seen="Every colour goes to the bin of another one, as if two or three of its numbers were exchanged.",
        hint="Your hues are right for a picture whose three numbers stand in another order. Some "
        "libraries store blue first; in this course the last axis is red, green, blue. Show your function "
        "a pixel that is almost pure red, and follow which of your names gets the large number.",
        question="Into which of your variables does the first of a pixel's three numbers go?",
    ),
    Row(
        id="hue_sector_offset",
        title="A third of the circle stands in the wrong place",
        seen="Colours in which one of the three is largest all have a hue that is off by the same part of "
        "a turn.",
        hint="There are three cases, by which of red, green and blue is largest, and in each of them the "
        "hue is counted from that colour's own place on the circle. In one of your cases the place is "
        "another one. On the circle, red is at 0, green at 1/3, blue at 2/3. Put pure green and pure blue "
        "into your formula and see where they come out.",
        question="What is your hue of pure green, and what is it of pure blue?",
    ),
    Row(
        id="hue_sector_difference",
        title="In a part of the circle the hue is made of the wrong difference",
        seen="Colours in which one of the three is largest run backwards around the circle, or stand still.",
        hint="In each of the three cases the hue moves away from the largest colour with the difference "
        "of the two others, and towards the right one of them: orange lies between red and yellow, not "
        "between red and magenta. In one of your cases the two are exchanged, one of them is another "
        "colour, or the case is chosen when a different colour is largest. An `if` behind an `if` may "
        "also undo what the first one did.",
        question="Take a red with a little more green than blue. On which side of red should it lie, and "
        "which sign has your difference?",
    ),
    Row(
        id="hue_off_the_circle",
        title="Hues beyond the ends of the circle are not brought back",
        seen="Colours on one side of red are lost, or stand in a bin where they should not be.",
        hint="Hue is a circle: a little less than 0 is a little less than 1, and both ends are red. Your "
        "formula gives negative numbers, or numbers from 1 on, for some reds, and nothing brings them back: "
        "they fall out of the histogram, are cut off, or are counted on the other side. Print your hue of "
        "(200, 20, 60).",
        question="Between which numbers do your hues lie, over all colours, and where on the circle is a "
        "hue of −0.05?",
    ),
    Row(
        id="hue_divided_by_another",
        title="The hue depends on how pale or dark the colour is",
        seen="Pale or dark colours crowd together around red, green and blue.",
        hint="On the circle a colour is as far from red, green or blue as the difference of its two "
        "smaller numbers says, in units of how far the largest is from the smallest. You divide by "
        "something else, or not at all, so the same hue comes out elsewhere when it is paler. Try (200, "
        "100, 0) and (200, 150, 100): both are the same orange, one of them pale.",
        question="By what is the difference divided in your code, and what is that for the two oranges?",
        example="pale",
    ),
    Row(
        id="hue_range_mismatched",
        title="Hues and bins are not on the same scale",
        seen="The circle is stretched or squeezed over the bins: some stay empty, or colours are lost.",
        hint="Hue may be counted in turns, from 0 to 1, in sixths of a turn, in degrees, or in half "
        "degrees, as some libraries do. All of that works, if the bins cover the very same range. Yours "
        "do not: print the smallest and the largest hue that your code can give, and the range that the "
        "bins divide.",
        question="What is the hue of pure blue on your scale, and at which share of your bins' range does "
        "that stand?",
    ),
    Row(
        id="hue_all_in_one_bin",
        title="All colours land in one bin",
        seen="Red, green and blue pictures have the same histogram, with a single bin that is not empty.",
        hint="Whatever the colour is, the bin's number comes out the same. Either a hue was made a whole "
        "number when it was still a fraction of 1, or it was divided once too often, or the bins cover a "
        "far larger range than the hues. Print the hue and the number of the bin of three different "
        "colours.",
        question="At which of your lines do the numbers of three colours become equal?",
    ),
    Row(
        id="hue_all_lost",
        title="Every colour falls out of the histogram",
        seen="Of red, green and blue pictures, all bins are 0, or nan once that is divided by itself.",
        hint="No hue lies within any of your bins, so nothing is ever counted. Print the smallest and the "
        "largest hue that your code gives, and the edges of the bins: degrees, for instance, are far "
        "beyond bins that go from 0 to 1.",
        question="Between which numbers are your hues, and between which are your bins?",
    ),
    # --- its bin ---
    Row(
        id="hue_range_from_data",
        title="The bins stretch from the smallest to the largest hue of each picture",
        seen="A picture of one colour has its histogram in the middle bin or in the first, whatever the "
        "colour is.",
        hint="A bin should stand for the same hues in every picture: otherwise two histograms cannot be "
        "compared. Yours divide what lies between the smallest and the largest hue of the picture at "
        "hand. Some functions choose that range themselves when nobody tells them another one. Try two "
        "pictures of one colour each.",
        question="Where in your code is it said that the bins go from 0 to 1?",
    ),
    Row(
        id="hue_bin_rounded",
        title="Hues are rounded to the nearest bin",
        seen="Colours in the upper half of a bin are counted in the next one.",
        hint="Bin k holds what lies from its lower edge up to the next one, so a hue belongs to the last "
        "edge that it has passed. Yours goes to the nearest edge instead, which moves all bins by half of "
        "their width, and may need one more than there are. Take nbin = 3 and a hue of 0.3.",
        question="With nbin = 3, in which bin is a hue of 0.3, and what does your code make of it?",
    ),
    Row(
        id="hue_bins_one_short",
        title="The circle is divided into one bin too few, or too many",
        seen="Bins are wider or narrower than 1/nbin of the circle, or the last one stays empty.",
        hint="nbin bins have nbin + 1 edges, the first at 0 and the last at 1. In your code, in a width, an "
        "edge or a loop, one of these numbers stands where another should: a posts-and-fences mistake. "
        "Write down all edges for nbin = 4 and count what lies between them.",
        question="For nbin = 4, at which hues does your code begin a new bin?",
    ),
    Row(
        id="hue_bin_shifted",
        title="Every colour is counted in the bin beside its own",
        seen="The histogram is the right one, but a bin further.",
        hint="All of your bins have the right width, and all are off by one. Some functions that look a "
        "number up among edges count from 1, others from 0. Check what yours gives for a hue in the very "
        "first bin.",
        question="Which number does your code give to the bin that begins at hue 0?",
    ),
    Row(
        id="hue_nbin_ignored",
        title="nbin is not used everywhere",
        seen="There are as many bins, or as wide ones, whatever nbin is.",
        hint="The caller chooses how many bins there are; ten is only what holds if nothing is said. "
        "Somewhere in your code a number stands in the place of nbin. Call it with nbin=4 and look at "
        "what comes back.",
        question="Which of your lines would do the same if nbin were 4, and which of them should not?",
    ),
)
