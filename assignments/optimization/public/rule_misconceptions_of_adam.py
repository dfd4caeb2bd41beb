"""What goes wrong with Adam beyond its averages: the correction of their start, and its clock."""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="bias_correction_missing",
        title="The start at zero is not made up for",
        seen="The first steps are longer than the learning rate, about three times with the defaults.",
        hint="Both averages begin at zero, so after the first step each holds only a small share of "
        "what it should: a tenth of the slope, a thousandth of its square, with the defaults. "
        "Since one of them is under a root, the quotient does not come out even, and the first "
        "steps are several times too long, just when nothing is known yet. Adam divides each "
        "average by the share that it has by now. In yours they are used as they are. Look at the "
        "first step for a slope of 3.",
        question="Which share of the slope is in m after one step, and which share of its square is in v?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="only_one_corrected",
        title="The start at zero is made up for in only one of the two averages",
        seen="One of m and v is divided by its share, the other is not, or not in the same way.",
        hint="Both averages begin at zero, and each is too small by a share of its own, which depends "
        "on its own setting and on the number of steps. In yours one of them is divided by its "
        "share and the other is used as it is: the first steps are then far too long, or far too "
        "short, depending on which one it is. A corrected value may have been computed and not "
        "been used: the line of the step then still has the old name in it. Look at the first "
        "step for a slope of 3.",
        question="Which two names stand in the line that moves w, and what was each of them last divided by?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="bias_correction_multiplied",
        title="The averages are multiplied by their share, not divided",
        seen="The start at zero is not made up for but made worse.",
        hint="After the first steps each average is only a share of what it should be: half of it, "
        "say. To make up for that you have to find the number of which it is a half. In yours it "
        "is made smaller by the same share once more. For m this gives steps that are too short, "
        "for v, under the root in the denominator, steps that are too long. After many steps the "
        "share is nearly 1 and nobody sees it any more; the first steps tell. Take a slope of 3 "
        "and the defaults.",
        question="If m holds a tenth of the slope after the first step, what has to be done to it to get "
        "the slope?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="bias_correction_wrong_form",
        title="The share by which an average is too small is computed otherwise",
        seen="The number by which an average is divided is not the docstring's.",
        hint="How much of the start at zero is left in an average? In every step it is multiplied by "
        "its setting, so after t steps what is left is the setting times itself, t times over; "
        "the rest is the share that you divide by. In yours another expression stands there: a "
        "product where a power should be, the power of another number, what is left in place of "
        "the rest, or no brackets that hold the share together. For the first step several of "
        "these agree. The second tells them apart, so do it on paper, with a setting of a half.",
        question="For a setting of a half, which share do you divide by after one, two and three steps, "
        "and is it growing towards 1?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="root_before_correction",
        title="The root is taken before v is corrected",
        seen="v's root, not v itself, is divided by the share.",
        hint="It is the average of squares that is too small by a share, so this average has to be "
        "divided by it. In yours the root is taken first, and then the root is divided by the "
        "whole share. But the root of a number that is a hundred times too small is only ten "
        "times too small: you correct too much, the denominator becomes too large, and the first "
        "steps are far too short. Brackets decide this. Take a first slope of 3: what should the "
        "root come to?",
        question="What do your brackets do first, the root or the division, and which of them does the "
        "docstring's formula have inside?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="t_ahead",
        title="t runs ahead of the steps",
        seen="The averages are corrected as if more steps had been done.",
        hint="t says how many steps were done: 1 in the first call, as soon as it is counted. In yours "
        "it is larger, since it is raised in two places, begins at 1 and is raised before it is "
        "used, or is raised once more where it is used. The averages then seem to be more "
        "complete than they are, and are divided by a share that is too close to 1. As v needs "
        "far longer than m to fill up, the first steps are wrong, and after a thousand steps "
        "nobody sees it. Print t in three calls in a row.",
        question="Which t do you use in the very first step, and which one stands in config after it?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="t_behind",
        title="t lags behind the steps",
        seen="The averages are corrected as if one step fewer had been done.",
        hint="t says how many steps were done, and the step that is being done counts: in the first "
        "call the averages already hold one slope. In yours t is smaller by one: it is used "
        "before it is raised, or stored before. With no step done the averages hold nothing, and "
        "their share is zero, by which nothing can be divided; if the count begins elsewhere to "
        "avoid this, all later steps are a little off. Print t where it is used, in three calls "
        "in a row.",
        question="How many slopes are in m at the moment at which you correct it, and what is t then?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="t_stuck",
        title="t does not count",
        seen="The averages are corrected in every step as if it were the first, or as if none were done.",
        hint="The share by which the averages are too small changes from step to step, and t is there "
        "to say which step it is. In yours t is the same in every step: it is counted in a name "
        "that is gone after the call, or never raised, or not used in the formula at all. So the "
        "averages fill up, and are nevertheless divided by the small share of a first step, and "
        "the steps grow and grow; or t stays 0, and the share is no number to divide by. Print "
        "config after three calls.",
        question="Which t does the third call find in config, and which t does its correction use?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="betas_swapped",
        title="beta1 and beta2 are exchanged",
        seen="One of the two averages, or its correction, uses the setting of the other.",
        hint="Each of the two averages has a setting of its own: the one of slopes is to forget within "
        "about ten steps, the one of squares within about a thousand. In yours a setting stands "
        "where the other belongs: in the line of an average, in a correction, or in the list of "
        "defaults. While the slope stays the same, the quotient may not even show it, as both go "
        "wrong alike. It shows when slopes change. Go through your lines and write beside each "
        "whether it is about m or about v.",
        question="Which of the two settings stands in each of your four lines: m, its correction, v, its "
        "correction?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="corrected_averages_stored",
        title="The corrected averages are stored in place of the averages",
        seen="m or v in config is already divided by its share.",
        hint="The correction is for the step that is being taken, and only for that: it makes up for "
        "what the average still lacks. The average itself has to go on as it is, since it is what "
        "the next step's average is computed from. In yours the corrected value takes its place, "
        "under the same name or in config. The next step then corrects what has been corrected "
        "already, and both averages become too large. Print m in config after a first slope of 3: "
        "with the default it should be a tenth of that.",
        question="How many different names do m and its corrected value have in your lines, and which one "
        "goes into config?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
    Misconception(
        id="m_not_averaged",
        title="The slope itself stands where its average should",
        seen="The step follows the newest slope: the rule does not roll on.",
        hint="Adam is two ideas in one: a velocity, as in momentum, and a size for each entry, as in "
        "RMSProp. In yours the second is there and the first is not: the numerator is the newest "
        "slope, and what m remembers of the earlier ones is not used, or not remembered. After a "
        "push and then no slope, Adam rolls on for a while; yours stops at once. Look at the line "
        "that moves w, and at the one that renews m, and say of each where the old m enters.",
        question="If the slope is suddenly zero, what is your numerator, and what should be left in it?",
        severity="wrong",
        lecture="1:05:39",
        example="steps",
    ),
)
