"""What goes wrong where training asks its schedule: a row for each mistake."""

from functools import partial

from cs231n_utils.promises.misconception import Misconception

Row = partial(Misconception, severity="wrong", lecture="1:04:42", example="run")

ROWS = (
    Row(
        id="schedule_not_used",
        title="The schedule is not asked",
        seen="There is a schedule, and no call of it.",
        hint="The caller hands in a schedule so that the rate changes while training goes on. Your loop "
        "never asks it, and keeps the rate it began with.",
        question="Where in your loop should the rate of the next step be known?",
    ),
    Row(
        id="schedule_needed",
        title="Without a schedule the loop does not work",
        seen="With schedule = None there is an error.",
        hint="None says that the rate stays as it is. Your loop calls the schedule all the same, and None "
        "cannot be called.",
        question="What should your loop ask before it asks the schedule?",
        severity="fragile",
    ),
    Row(
        id="schedule_counts_epochs",
        title="The schedule is asked about epochs, not about steps",
        seen="It is asked once an epoch, or with the epoch's number as the step.",
        hint="The rate changes from step to step. Your loop asks once for a whole epoch, or says how many "
        "epochs are done where the schedule wants to know how many steps are: with the cosine, for "
        "instance, the rate would hardly move.",
        question="How many steps are done at the beginning of the second epoch, and what does your loop say?",
    ),
    Row(
        id="schedule_starts_again",
        title="The steps are counted from 0 again in every epoch",
        seen="In every epoch the schedule is asked about the same steps.",
        hint="Steps are counted through all epochs, from 0 to the end of training. Yours begin again with "
        "each epoch, so the rate never gets past the schedule's beginning.",
        question="Which of your variables counts the steps, and where is it set to 0?",
    ),
    Row(
        id="schedule_counts_from_one",
        title="The schedule is asked about the step after this one",
        seen="In the first step it is asked about step 1.",
        hint="`step` is how many steps were done before: 0 in the first one. Yours counts the step that is "
        "under way as done already.",
        question="Does your counter grow before or after the schedule is asked?",
    ),
    Row(
        id="schedule_arguments_swapped",
        title="The schedule's arguments are in another order",
        seen="It is asked with the right three numbers, each in the place of another.",
        hint="Without names, Python goes by the order alone. Yours is another one than in the first line "
        "of a schedule, so the number of steps is taken for the step, or the rate for a number of steps.",
        question="In which order does schedules.py list the three?",
    ),
    Row(
        id="schedule_given_its_own_answer",
        title="The schedule is given its own last answer as the learning rate",
        seen="From the second step on, its learning_rate is what it answered in the step before.",
        hint="A schedule turns the highest rate into the rate of a step. Handed its own answer, it lowers "
        "what was lowered already, and after a few steps nothing is left. Look at where you keep the "
        "answer and from where you take what you ask with.",
        question="After the first step, where is the learning rate that the caller wrote into config?",
    ),
    Row(
        id="total_steps_miscounted",
        title="The schedule is told another number of steps",
        seen="total_steps is not the number of all steps of the training.",
        hint="total_steps is how many steps there will be in all epochs, the smaller batches among them. "
        "Yours is another number: that of an epoch, of the epochs, or one that forgets what is left over.",
        question="For 43 examples, batches of 8 and 3 epochs: how many steps are there, and what do you say?",
    ),
    Row(
        id="schedule_answer_late",
        title="The rule finds the rate of the step before",
        seen="The schedule's answer is in config only when the next step comes.",
        hint="The schedule is asked for the rate of this step, so the rule has to find it in this step. In "
        "your loop the rule is asked first, or is given a config from before.",
        question="In which order do your lines ask the schedule, write its answer, and ask the rule?",
    ),
    Row(
        id="schedule_answer_not_used",
        title="The schedule's answer does not reach the rule",
        seen="The learning_rate in the rule's config is another number.",
        hint="The rule looks for its rate in the config it is given, under its name. The schedule's answer "
        "does not stand there: it is kept in a variable, written into another dict, or changed on the way.",
        question="Which dict does the rule get, and what stands in it under learning_rate?",
    ),
)
