"""What goes wrong on the way from slopes to angles, and from angles to bins."""

from functools import partial

from cs231n_utils.promises.misconception import Misconception

Row = partial(Misconception, severity="wrong", lecture="1:08:15", example="ramps")

ROWS = (
    # --- angles ---
    Row(
        id="hog_axes_swapped",
        title="The two slopes are exchanged in the angle",
        seen="A ramp to the right lands where one that goes downwards belongs, and the other way round.",
        hint="An angle is counted from the direction to the right. A picture that only changes from "
        "column to column has the angle 0; in yours it has 90 degrees. Almost all that one can test of a "
        "histogram stays right with this mistake, sums, flips and negatives. Look at the order in which "
        "the two slopes leave np.gradient, and at the order in which they go into the function for the "
        "angle.",
        question="Which of the two slopes comes first out of np.gradient, and which has to go first into "
        "atan2?",
    ),
    Row(
        id="hog_upwards",
        title="Rows are counted upwards",
        seen="The bins are mirrored: a ramp at 37.5 degrees lands at 142.5.",
        hint="In a plot, y grows upwards; in a picture the row numbers grow downwards, and the docstring "
        "counts them that way. One of your slopes has the other sign. Ramps along an axis look right all "
        "the same.",
        question="Brightness grows to the right and downwards: which signs should your two slopes have?",
    ),
    Row(
        id="hog_angles_shifted",
        title="All angles are moved by the same amount",
        seen="Every ramp lands so many bins too far, mostly half of them.",
        hint="Adding 90 degrees is often done to bring angles from -90 … 90 into 0 … 180. It moves all of"
        " them, so that a horizontal ramp counts as a vertical one. Bringing angles into a range should "
        "leave those alone that are in it.",
        question="Which angle does your code give to a ramp to the right, and which should it be?",
    ),
    Row(
        id="hog_angles_folded",
        title="Angles that are mirror images of each other get the same bin",
        seen="Ramps at 37.5 and at 142.5 degrees land in one bin, or ramps on one side of a line land "
        "mirrored.",
        hint="Opposite directions count as one: 200 degrees is 20 degrees. Yours makes a negative angle "
        "positive by taking its sign away, and that is a mirror, not a turn by half a circle. Mark -30 "
        "degrees on a circle, and the opposite direction, and see what they have in common with 30.",
        question="Which angle between 0 and 180 is the opposite of -30 degrees, and which one do you get?",
    ),
    Row(
        id="hog_half_lost",
        title="Half of all directions fall out of the bins",
        seen="Ramps in half of the directions add nothing at all.",
        hint="The function for the angle gives a full circle, 360 degrees wide, and your bins cover 180 "
        "of them. What lies outside goes nowhere. Hundreds of copies of this exercise carry the mistake, "
        "and it is hard to see: the pictures of the histograms still look like edges. But the sum of all "
        "bins should be that of all magnitudes.",
        question="From where to where do your angles go, and from where to where do your bins?",
    ),
    Row(
        id="hog_angles_not_folded",
        title="Angles outside of 0 to 180 degrees land in wrong bins",
        seen="In one half of the directions ramps are right; in the other they are one bin off, or all in"
        " one bin.",
        hint="The function for the angle gives a full circle. Your bin numbers for angles outside of 0 to"
        " 180 degrees come about by accident: rounded towards zero, cut off at an end, or negative, which"
        " counts from the end of an array. A direction and the opposite one should be the same angle "
        "before bins are thought of.",
        question="Which bin number does your code make of -30 degrees, and which should it be?",
    ),
    Row(
        id="hog_full_circle",
        title="Opposite directions have bins of their own",
        seen="The bins go around the full circle; a negative has other histograms.",
        hint="Whether a wing is light on dark or dark on light does not matter here: a direction and the "
        "opposite one belong in the same bin. Yours are kept apart, so each bin is twice as wide as "
        "asked for.",
        question="How many degrees do all your bins cover together, and how many should they?",
    ),
    Row(
        id="hog_radians",
        title="Radians are taken for degrees",
        seen="Almost all ramps land in the first bin, or in the first and the last.",
        hint="atan2 answers in radians, where half a circle is 3.14. Your bins are made for degrees, "
        "where it is 180. Either is fine as long as angles and bins agree.",
        question="What is the largest angle in your array, and where does your last bin begin?",
    ),
    Row(
        id="hog_angles_stretched",
        title="Angles are stretched or squeezed",
        seen="Ramps that are far apart land in neighbouring bins, or some bins are never used.",
        hint="Half a circle should fill all bins, from the first to the last. In yours angles were "
        "multiplied or divided by a number too many before the bin was found.",
        question="Which bin does your code give to an angle of 175 degrees?",
    ),
    Row(
        id="hog_180_overflows",
        title="An angle of exactly 180 degrees has no bin, or a wrong one",
        seen="A ramp that falls to the right ends in an error, or in the last bin or another cell.",
        hint="180 degrees is 0 degrees. Where brightness falls to the right and does not change "
        "downwards, the angle is exactly half a circle, which is no rare case in drawn pictures. See what"
        " your code makes of it: the docstring leaves 180 out.",
        question="Which angle and which bin do you get for the slopes 0 (down) and -4 (right)?",
        severity="fragile",
    ),
    Row(
        id="hog_zero_in_no_bin",
        title="An angle of exactly 0 degrees is in no bin",
        seen="A ramp that goes straight to the right is lost; all others are where they should be.",
        hint="Bin k begins with its lower edge and ends before its upper one, so each angle is in one bin, 0 "
        "degrees in the first. Yours leaves the lower edge out, or takes 0 for a sign that a pixel was not "
        "chosen. Angles of exactly 0 are no rare case: every vertical edge in a drawn picture has them.",
        question="Into which of your bins goes an angle of exactly 0, and which comparison decides that?",
        severity="fragile",
    ),
    Row(
        id="hog_division_by_zero",
        title="Where brightness does not change along a row, the angle is undefined",
        seen="A ramp that goes straight down is lost, or lands in a wrong bin, or ends in an error.",
        hint="Your angle comes from the quotient of both slopes, and one of them can be 0. Such pixels "
        "are not rare: every horizontal edge consists of them. There is a function that takes both slopes"
        " and never divides.",
        question="What is your quotient for the slopes 4 (down) and 0 (right), and which angle comes of it?",
        severity="fragile",
    ),
    # --- bins ---
    Row(
        id="hog_bins_rounded",
        title="The number of the bin is rounded up, or moved by one",
        seen="Ramps land in the bin beside theirs, all of them or those in the upper half of a bin.",
        hint="Bin 0 begins at 0 degrees, and everything up to its upper edge belongs to it. Yours rounds "
        "to the nearest edge, or counts bins from 1. np.digitize, for example, gives 1 for what lies "
        "behind the first edge.",
        question="With bins of 20 degrees, which numbers do your angles of 5 and 15 degrees get?",
    ),
    Row(
        id="hog_bin_width",
        title="Bins are wider or narrower than 180/nbin degrees",
        seen="Small angles are right, larger ones land more and more bins off, or it is so for some nbin "
        "only.",
        hint="nbin bins of equal width cover half a circle. Yours would need another number of bins for "
        "it. It may be an edge that was counted as a bin, or a width rounded to whole degrees.",
        question="How many edges do nbin bins have, and what is the width of one if nbin is 7?",
    ),
    Row(
        id="hog_soft_votes",
        title="A magnitude is shared between two bins",
        seen="A ramp, which has one angle only, shows in two bins.",
        hint="Sharing a magnitude between the two nearest bins makes histograms smoother, and the "
        "original HOG does it. Here bins are hard: the whole magnitude of a pixel goes into the one bin "
        "that holds its angle.",
        question="How many bins does one pixel add to in your code?",
    ),
    Row(
        id="hog_automatic_range",
        title="The bins reach from the smallest to the largest angle of the picture",
        seen="The same angle lands in different bins in different pictures or cells.",
        hint="A function for histograms that is told only how many bins there are chooses their range "
        "from the data. Then bin 3 of one cell is not bin 3 of the next, and no classifier can make sense"
        " of them. What the range is stands in the docstring.",
        question="What are the edges of your bins in a cell whose angles go from 40 to 50 degrees?",
    ),
)
