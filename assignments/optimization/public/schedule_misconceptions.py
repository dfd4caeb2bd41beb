"""What goes wrong with schedules of the learning rate: a row for each mistake."""

from functools import partial

from cs231n_utils.promises.misconception import Misconception

Row = partial(Misconception, severity="wrong", lecture="1:04:42", example="rates")

ROWS = (
    # --- any of them ---
    Row(
        id="base_rate_ignored",
        title="The learning rate that is handed in does not matter",
        seen="For two learning rates your schedule gives the same numbers.",
        hint="A schedule says how the rate changes; how high it begins is the caller's choice. Your "
        "numbers are the same for every learning_rate, so a rate that somebody tuned is thrown away. Look "
        "for a number in your formula that stands where the argument should stand.",
        question="Which of your lines would give another result if learning_rate were ten times as large?",
    ),
    Row(
        id="schedule_remembers",
        title="The schedule remembers what it was asked before",
        seen="The same step has another rate when it is asked about again, or in another order.",
        hint="Your answer to one question depends on the questions before it: something outlives the call, "
        "a global name, a default that is written into, an attribute. Two trainings, or a picture of the "
        "curve, would then disturb each other. A schedule can work out the rate from the step alone.",
        question="What does your function read that was written by an earlier call?",
        severity="fragile",
    ),
    Row(
        id="schedule_setting_ignored",
        title="A setting of the schedule is not used",
        seen="The rates are the same whatever that setting is.",
        hint="Your function has the settings in its first line, but one of them changes nothing: a number "
        "was written in its place, or another name stands there. Read your formula and tick off each "
        "argument that occurs in it.",
        question="Which of the arguments does not stand in your formula?",
    ),
    Row(
        id="schedule_depends_on_total",
        title="The rate depends on how long training takes",
        seen="At the same step the rate is another one if total_steps is larger.",
        hint="This schedule looks at how many steps are done, not at how many are to come: all three are "
        "called alike, and this one simply has no use for total_steps. In your formula it stands all the "
        "same, so the rates of the first steps change when somebody trains longer.",
        question="Which of the numbers in the docstring's description does not appear in your formula, and "
        "what stands in its place?",
    ),
    Row(
        id="rate_rises",
        title="The rate rises where it should fall",
        seen="At some step the rate is higher than at the one before it.",
        hint="Start high and decay: large steps first, small ones to settle down. Your rate goes the other "
        "way, all the time or right after a drop. See whether something is multiplied that should divide, "
        "whether a sign is the wrong one, and in which order Python works out your line: without brackets, "
        "× and / come before + and −. If it jumps back after a drop: each step has to count all drops so "
        "far.",
        question="Put two steps into your formula, an early one and a late one. Which part of it makes the "
        "late one larger?",
    ),
    Row(
        id="rate_in_stairs",
        title="The rate stays where it should fall a little in every step",
        seen="Many steps in a row have one and the same rate.",
        hint="The curve should be smooth, and yours has only a few values. A whole number came out "
        "somewhere on the way: a division that leaves no fraction, or a rounding. Print what stands under "
        "the fraction, or inside the cosine, for three steps in a row.",
        question="Which of your intermediate results is a whole number and should not be one?",
    ),
    # --- step decay ---
    Row(
        id="decays_between_drops",
        title="The rate falls between the drops as well",
        seen="At the multiples of `every` the rates are right, and in between it goes down step by step.",
        hint="Step decay is a staircase: nothing happens for `every` steps, then the rate is multiplied "
        "once. Yours is a slope through the corners of these stairs. The factor is applied a fraction of a "
        "time where it should be applied a whole number of times.",
        question="How many drops has the rate behind it at step 7 if every = 5, and what does your formula "
        "have there instead?",
    ),
    Row(
        id="decays_every_step",
        title="The rate is multiplied in every step",
        seen="From each step to the next the rate is multiplied, whatever `every` is.",
        hint="`every` says how many steps lie between two drops. Your rate drops in each of them, so after "
        "a few dozen steps nothing is left of it. Look at what the factor is raised to, or at when your "
        "loop multiplies.",
        question="How often should the rate have been multiplied after 10 steps with every = 5, and how "
        "often did your code do it?",
    ),
    Row(
        id="drops_too_early",
        title="The drops come too early",
        seen="The rate is multiplied before the step at which it should be.",
        hint="Steps count from 0, so the first `every` of them are the steps 0 to every - 1, and they all "
        "have the whole learning_rate. Yours drops before these are over. Somewhere a 1 is added, or one "
        "drop is counted too many.",
        question="Write down your number of drops for the steps 0, every - 1 and every. Which of the three "
        "is not what the docstring says?",
    ),
    Row(
        id="drops_too_late",
        title="The drops come too late",
        seen="At step `every` the rate is still what it was before, and drops later.",
        hint="At step `every` the first `every` steps are over, and the rate has dropped: the docstring "
        "says so. Yours waits longer. Somewhere a 1 is taken away, or a comparison leaves out the case "
        "that both sides are equal.",
        question="Write down your number of drops for the steps every - 1, every and every + 1. At which "
        "of them should it change?",
    ),
    Row(
        id="drops_once",
        title="The rate drops once, and never again",
        seen="After the first drop the rate stays for ever.",
        hint="After another `every` steps the rate drops again, and so on to the end. Your function only "
        "asks whether the first drop has come, not how many there were.",
        question="What does your function do differently at step 3 every than at step every?",
    ),
    Row(
        id="drops_by_something_else",
        title="A drop does not multiply the rate by factor",
        seen="The drops come at the right steps, but the rate changes there by another amount.",
        hint="`factor` is what is left of the rate after a drop: every time, of what there was just before "
        "it. In yours, the rate after a drop is another share of the rate before. Divide the one by the "
        "other, for the first three drops, and see how the three numbers are related to factor.",
        question="Is factor what is left or what is taken away, and is it left of the rate at the start or "
        "of the rate before the drop?",
    ),
    # --- one over the time ---
    Row(
        id="one_missing_under_the_rate",
        title="The rate has no start: at step 0 it is divided by 0",
        seen="Beyond the start the rate is proportional to one over the step.",
        hint="At step 0 no time has passed, and the rate should be learning_rate. In your formula what "
        "stands under the fraction is 0 there. The docstring's has something more under it, which matters "
        "at the start and hardly at all in the end.",
        question="By what must learning_rate be divided at step 0 so that it stays what it is?",
    ),
    Row(
        id="exponential_not_inverse",
        title="The rate falls exponentially, not as one over the time",
        seen="From each step to the next it is multiplied by the same number.",
        hint="There are two well-known smooth decays. In the one, a fixed share is lost in every step: "
        "that is yours. In the other, the rate falls quickly at first and then ever more slowly, as one "
        "over the time, and it has a far longer tail. The second one is asked for.",
        question="For decay = 1, what are the docstring's rates at the steps 1, 2 and 3, and what are yours?",
    ),
    Row(
        id="line_not_inverse",
        title="The rate falls in a straight line",
        seen="It loses the same amount in every step.",
        hint="A line reaches 0 at some step, and is negative after it. One over the time never is: its steps "
        "down become smaller and smaller. Compare where decay times step stands in your formula with where "
        "it stands in the docstring's.",
        question="What is your rate at the step 2 / decay?",
    ),
    Row(
        id="inverse_step_off_by_one",
        title="The rate is that of the step before or after",
        seen="At step 0 the rate is not learning_rate; the whole curve is moved by one step.",
        hint="`step` says how many steps were done before, so that it is 0 at the first one. Your formula "
        "counts one more or one less.",
        question="What should decay be multiplied by in the very first step, and by what does your code "
        "multiply it?",
    ),
    Row(
        id="another_power_of_the_time",
        title="The rate falls with another power of the time",
        seen="One over the rate does not grow in a straight line; a power of it does.",
        hint="One over the square root of the time and one over its square are schedules, too, a slower "
        "and a quicker one; here it is the plain one. Look for a root or a power in your formula, or for a "
        "step that is multiplied twice.",
        question="By how much should the rate have fallen at the step 1 / decay, and by how much has yours?",
    ),
    # --- the cosine ---
    Row(
        id="fall_counted_from_step_0",
        title="The fall is counted from step 0, not from the end of the warm-up",
        seen="At step warmup_steps the cosine is on its way down already.",
        hint="The fall begins when the warm-up is over: there the rate is learning_rate, and progress is "
        "0. Your progress has counted the steps of the warm-up as well, so the rate jumps down at the "
        "seam, or never gets to the top.",
        question="What is your progress at step = warmup_steps, and what should it be?",
    ),
    Row(
        id="fall_divided_by_all_steps",
        title="The fall takes longer than there is time",
        seen="At the end the rate is not 0 yet: progress has not reached 1.",
        hint="Your progress begins with 0 at the right step, but it grows too slowly: it is measured "
        "against all steps, and those of the warm-up were none of the fall's.",
        question="With 8 of 40 steps for the warm-up, over how many steps should the rate fall, and over "
        "how many does yours?",
    ),
    Row(
        id="fall_off_by_one",
        title="The fall begins or ends one step beside where it should",
        seen="The curve is the right one, moved or stretched by a single step.",
        hint="At step warmup_steps progress is 0, and at step total_steps it is 1; total_steps is a step "
        "that may be asked about, even if training is over there. Your curve gets to one of its ends a "
        "step too early or too late. Look for a 1 that is added or taken away.",
        question="What is your progress at the steps warmup_steps and total_steps?",
    ),
    Row(
        id="another_part_of_the_wave",
        title="The fall is another part of the wave than the half that goes down",
        seen="The rate is a cosine, but a whole wave, a quarter of one, or one that begins elsewhere.",
        hint="A cosine begins at its highest value, goes down for half of its wave and comes up again for "
        "the other half. The schedule is the first half, no more and no less. Draw your curve from "
        "progress 0 to progress 1 and see which part of a wave it is.",
        question="Which angle goes into your cosine at progress 0, and which at progress 1?",
    ),
    Row(
        id="pi_missing",
        title="The angle of the cosine goes to 1, not to half a turn",
        seen="The rate falls only a little, and is far from 0 at the end.",
        hint="progress goes from 0 to 1, and the cosine wants an angle. At the end of the fall that angle "
        "should be half a turn. Yours is 1 radian, less than a sixth of a turn.",
        question="How large is half a turn in the unit that np.cos takes?",
    ),
    Row(
        id="degrees_for_radians",
        title="The angle of the cosine is in the wrong unit",
        seen="The rate goes up and down many times, or hardly moves.",
        hint="np.cos and math.cos take angles in radians. Yours is handed in in degrees, or was turned "
        "from degrees into radians although it was none.",
        question="Which number stands for half a turn in degrees, which in radians, and which of them is "
        "in your line?",
    ),
    Row(
        id="wave_of_another_height",
        title="The wave does not go from learning_rate down to 0",
        seen="The curve has the form of the right one, but is higher, lower or flatter.",
        hint="A cosine goes from 1 to −1. What the schedule needs goes from 1 to 0, and then it is "
        "multiplied by learning_rate. Yours has other ends. Check the brackets, too: what do you halve, "
        "and what do you multiply?",
        question="What do you get when the cosine is 1, and what when it is −1?",
    ),
    Row(
        id="rate_never_falls",
        title="After the warm-up the rate stays as it is",
        seen="From the end of the warm-up to the last step the rate is learning_rate.",
        hint="The warm-up is one half of this schedule, the fall is the other, and every training has both. "
        "In yours the steps after the warm-up never get to the cosine. See which case they fall into, and "
        "whether your condition asks about this step, or about what is the same for all steps.",
        question="For 8 steps of warm-up, which of your lines gives the rate of step 20?",
    ),
    Row(
        id="line_instead_of_cosine",
        title="The fall is a straight line",
        seen="The rate loses the same amount in every step of the fall.",
        hint="A cosine is flat at both ends: the rate stays high for a while, falls in the middle and "
        "comes to rest slowly. Yours falls evenly. It has the right ends, but what goes on in between is "
        "not what the docstring says.",
        question="Where in your function does a cosine come in, and for which steps?",
    ),
    Row(
        id="breaks_without_warmup",
        title="Without a warm-up the schedule breaks",
        seen="For warmup_steps = 0 there is an error, or no number.",
        hint="warmup_steps is 0 by default: then the fall begins at step 0. Your function still divides by "
        "the length of the warm-up there, and that is 0. See which of your two cases step 0 falls into.",
        question="For warmup_steps = 0, which steps belong to the warm-up, and how does your condition say "
        "so?",
        severity="fragile",
    ),
    Row(
        id="warmup_missing",
        title="There is no warm-up",
        seen="The rate is as high from step 0 on as after the warm-up, or warmup_steps changes nothing.",
        hint="The first steps go in directions that know little yet, so they should be short: the rate "
        "begins at 0 and rises for warmup_steps. Yours is at its height from the start.",
        question="Which line of yours is for the steps before warmup_steps, and what does it return at "
        "step 0?",
    ),
    Row(
        id="warmup_starts_above_0",
        title="The warm-up does not begin at 0",
        seen="At step 0 of a warm-up the rate is above 0.",
        hint="The docstring says 0 at step 0, and learning_rate at step warmup_steps. Your line begins "
        "above that: a step is counted that was not done yet, or something is added to the line.",
        question="Which share of the warm-up is over at step 0?",
    ),
    Row(
        id="warmup_arrives_elsewhere",
        title="The warm-up does not lead to learning_rate",
        seen="The rate rises in a line from 0, but jumps at the end of the warm-up.",
        hint="The line goes from 0 at step 0 to learning_rate at step warmup_steps, where the fall takes "
        "over. Yours is steeper or flatter, so there is a jump at the seam.",
        question="Go on with your line to step = warmup_steps. What does it give there?",
    ),
    Row(
        id="warmup_not_a_line",
        title="The warm-up is bent",
        seen="The rate rises from 0, but not by the same amount in every step.",
        hint="The warm-up is a straight line, and the cosine comes in only after it. In yours the rate "
        "rises by more in some steps than in others.",
        question="By how much should the rate rise from step 0 to step 1, and from the last step of the "
        "warm-up to the next?",
    ),
)
