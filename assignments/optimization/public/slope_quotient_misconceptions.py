"""What goes wrong with the quotients of a numeric gradient: a row for each mistake."""

from cs231n_utils.promises.misconception import Misconception

NUMERIC, CHECK = "53:29", "57:34"

ROWS = (
    Misconception(
        id="slope_one_sided",
        title="Only one side is looked at where the formula looks to both",
        seen="The error shrinks like h, not like h².",
        hint="The formula of this function looks a step ahead and a step back, and takes the middle x itself "
        "into no account. Yours looks to one side only and compares with x. That is the formula of the "
        "lecture, and it is not wrong, but its error is much larger: on a curve the slope changes on the way "
        "from x to the next point. With one step to each side these errors cancel. Draw a parabola, a chord "
        "from x to one side, and a chord from left to right, and compare how steep they are.",
        question="At which two numbers does your code ask f for x = 3 and h = 0.1, and which two does the "
        "formula name?",
        severity="wrong",
        lecture=CHECK,
        example="parabola",
    ),
    Misconception(
        id="slope_two_sided",
        title="Both sides are looked at where the formula looks to one",
        seen="f is asked on either side of x, which costs nearly twice as many calls.",
        hint="What you wrote is the better formula, and the next function asks for it. This one is to be as "
        "the lecture has it: one look at where we stand, and one small step for each entry, always in the "
        "same direction. It needs the value at x only once, so it costs about half as many calls, and it has "
        "a larger error. The notebook compares the two, so both are needed as they are written in their "
        "docstrings. Read the formula there once more, and mark its two points on a line.",
        question="Which two points stand in the formula of this docstring, and which of them is the same for "
        "all entries?",
        severity="style",
        lecture=NUMERIC,
        example="lecture",
    ),
    Misconception(
        id="slope_backward",
        title="The step goes to the wrong side",
        seen="f is asked about x minus h, where the formula has x plus h.",
        hint="The slope is nearly right, but the point beside x lies on the other side than the formula "
        "says. On a straight line that makes no difference; on a curve the slope is measured behind x in "
        "place of ahead of it, and the error has the other sign. The lecture adds a small h to the first "
        "weight and asks what has become of the loss. Take x = 3 and h = 0.1, and write down the two numbers "
        "at which f is asked.",
        question="Is the second point of your difference larger or smaller than x, and which one is it in "
        "the formula?",
        severity="wrong",
        lecture=NUMERIC,
        example="lecture",
    ),
    Misconception(
        id="slope_wrong_distance",
        title="The difference is not divided by the distance of its two points",
        seen="Every slope is twice, or half, of what it should be.",
        hint="A slope is how far it goes up, divided by how far it goes along. Your two points are in the "
        "right places, and so is the difference of their heights. But it is divided by another distance than "
        "the one between the two points, so everything comes out twice or half as steep. Draw the two points "
        "on a line, with x between them or at the end, and measure how far they are apart. Then look at what "
        "your code divides by; if the formula changed on the way, both have to change.",
        question="For x = 3 and h = 0.1, at which two numbers do you ask f, and how far are these two apart?",
        severity="wrong",
        lecture=NUMERIC,
        example="lecture",
    ),
    Misconception(
        id="slope_not_divided",
        title="The difference is not divided at all",
        seen="What comes back shrinks with h: it is a difference, not a slope.",
        hint="What you compute is how much f changes when an entry takes a small step. That depends on the "
        "step: half the step, half the change. A slope does not depend on it; it is the change for each unit "
        "of the way. In the lecture the loss goes from 1.25347 to 1.25322, which is a change of only "
        "0.00025, and yet the slope is as steep as 2.5, downhill, because the step was so small. Follow "
        "these two numbers through your code, with h = 0.0001.",
        question="What does your code do with 1.25322 and 1.25347, and how would it get from there to 2.5?",
        severity="wrong",
        lecture=NUMERIC,
        example="lecture",
    ),
    Misconception(
        id="slope_one_divided",
        title="Only the second value is divided, not the difference",
        seen="The first value of f stands undivided in what comes back.",
        hint="Your slopes are far off, and they have to do with how large f is: a slope should only depend "
        "on how f changes. Python divides before it subtracts, so that `10 - 6 / 2` is 7, and not 2. It also "
        "works through `6 / 2 * 3` from left to right. Work your line out for two values of f that are "
        "equal: a flat curve has the slope 0.",
        question="If f is 10 at both points and h is 0.1, what does your line come to, and what should it?",
        severity="wrong",
        lecture=NUMERIC,
        example="lecture",
    ),
    Misconception(
        id="slope_divided_twice",
        title="The difference is divided by h twice",
        seen="What comes back grows without end as h gets smaller.",
        hint="A slope hardly depends on h, as long as h is small. Yours grows like 1/h: with a step ten "
        "times smaller it is ten times as large. So h stands under the fraction once too often, as a square "
        "or in two lines of which each divides. In the lecture's example the change of 0.00025 should become "
        "2.5 with h = 0.0001. Work out what your code makes of these numbers, and look for every place in "
        "which h divides something.",
        question="How often does h divide the difference on its way to the result, and in which lines?",
        severity="wrong",
        lecture=NUMERIC,
        example="lecture",
    ),
    Misconception(
        id="slope_times_h",
        title="The difference is multiplied by h where it should be divided",
        seen="What comes back shrinks like h² as h gets smaller.",
        hint="Your slopes are tiny, and the smaller h, the tinier they get, by a factor of a hundred for a "
        "step ten times smaller. So h multiplies where it should divide. Sometimes the formula is written "
        "with a times by mistake. More often it is a matter of order: Python works through products and "
        "quotients from left to right, and `1 / 2 * 0.1` is 0.05, while `1 / (2 * 0.1)` is 5. Work your own "
        "line out for h = 0.1, one sign after the other.",
        question="In which order does Python evaluate your line, and on which side of the fraction does h "
        "end up?",
        severity="wrong",
        lecture=NUMERIC,
        example="lecture",
    ),
    Misconception(
        id="slope_sign_flipped",
        title="Every slope has the wrong sign",
        seen="Where f goes up as an entry grows, the slope is negative.",
        hint="The size of every slope is right, and its sign is not: your gradient points downhill. A slope "
        "is positive where f grows as the entry grows. In the lecture the weight grows a little, the loss "
        "falls from 1.25347 to 1.25322, and the slope is −2.5. Which of the two values comes first in a "
        "difference decides the sign. That a step of training goes against the gradient is the business of "
        "the step: the gradient itself is not turned round.",
        question="In your difference, is the value at the larger x the one that is taken away, or the one it "
        "is taken from?",
        severity="wrong",
        lecture=NUMERIC,
        example="lecture",
    ),
    Misconception(
        id="slope_wrong_shape",
        title="The gradient does not have the shape of x",
        seen="What comes back is flat, transposed, or has another number of entries.",
        hint="A gradient holds one slope for each entry of x, in the same place. So it can be compared with "
        "the other gradient, or subtracted from the weights, entry by entry. Yours has another shape: "
        "perhaps the slopes were collected one after the other in a flat list, or there is one for each row "
        "only. NumPy may then stretch the smaller array over the larger one and say nothing, and training "
        "goes wrong in silence. Print the shapes of x and of your result for x of shape (2, 3).",
        question="Where in your code is the shape of the result decided, and does it know the shape of x?",
        severity="wrong",
        lecture=NUMERIC,
        example="parabola",
    ),
)
