"""What goes wrong with training: a row for each mistake."""

from functools import partial

from cs231n_utils.promises.misconception import Misconception

from . import solver_schedule_misconceptions as schedules

Row = partial(Misconception, severity="wrong", lecture="1:00:39", example="run")

ROWS = (
    # --- how often ---
    Row(
        id="rule_not_used",
        title="The rule is not asked",
        seen="W is changed by a step of the loop's own; the rule is never called.",
        hint="How a step is made is the rule's business: this is how one loop serves them all. Yours makes "
        "a step of its own, so Adam and momentum would give the same path. Look for the line in which W "
        "changes.",
        question="Which of the arguments is never mentioned in your loop?",
    ),
    Row(
        id="rule_asked_again",
        title="The rule is asked more than once for a gradient",
        seen="There are more calls of the rule than of the loss.",
        hint="A rule remembers: each call is a step, in its velocity, in its averages and in its count. "
        "Called twice, once for W and once for config for instance, it has made two steps with one "
        "gradient. One call returns both.",
        question="How many values does one call of the rule return, and what do you do with each?",
    ),
    Row(
        id="batch_loss_asked_again",
        title="The loss is asked more often than there are steps",
        seen="There are more calls of the loss than of the rule.",
        hint="A call of the loss is what costs, and one call gives both the loss and the gradient. In your "
        "loop it stands in more than one place, or also looks at all examples now and then. History wants "
        "what the step has computed anyway.",
        question="Which calls of the loss in your code are not followed by a step?",
        severity="slow",
    ),
    Row(
        id="epochs_taken_for_steps",
        title="An epoch is a single step",
        seen="There are as many steps as epochs.",
        hint="An epoch goes through the whole set, batch after batch, with a step for each. Yours has a "
        "single step: it ends after the first batch, so that most examples are not seen, or the rule is only "
        "asked when all batches are through. Look at how many loops there are, one inside the other, and at "
        "which lines stand in the inner one.",
        question="With 43 examples and batches of 8, how many steps has an epoch, and how many has yours?",
    ),
    Row(
        id="epochs_miscounted",
        title="There are more or fewer epochs than asked for",
        seen="The number of steps is a whole number of epochs, but not num_epochs.",
        hint="The caller says how often each example is used. Your loop runs once more or once less, or "
        "always equally often. Look at the range of the outer loop, and at whether something returns from "
        "inside it.",
        question="For num_epochs = 3, which values does your outer loop go through?",
    ),
    # --- batches ---
    Row(
        id="labels_without_their_rows",
        title="The labels of a batch do not belong to its rows",
        seen="A row of the batch comes with the label of another example.",
        hint="Row i of X and entry i of y belong together. In your batches a picture comes with the label "
        "of another one, and then there is nothing to learn. Look at what is shuffled, or drawn, twice: "
        "two draws are two different orders.",
        question="Which one list of numbers could say both which rows and which labels are in a batch?",
    ),
    Row(
        id="size_of_batches_ignored",
        title="batch_size is not used",
        seen="Batches have as many rows whatever batch_size is.",
        hint="The batch size is the caller's choice between steps that are exact and steps that are quick. "
        "Your batches do not follow it. Print the shape of what goes into the loss, for two sizes.",
        question="Which number says how far your inner loop goes on from one batch to the next?",
    ),
    Row(
        id="batches_drawn_anew",
        title="Batches are drawn independently, so that an epoch is none",
        seen="Within an epoch some examples come twice and others not at all.",
        hint="Here an epoch takes every example exactly once: one order for all of it, cut into batches. "
        "In yours each batch is drawn without a look at the ones before it, as if the cards were put back "
        "after each hand.",
        question="How does your second batch know which examples were in the first?",
    ),
    Row(
        id="short_batch_dropped",
        title="The last, smaller batch of an epoch is left out",
        seen="Every epoch has only whole batches; what is left over is not used.",
        hint="If N is no multiple of batch_size, an epoch ends with a smaller batch. Yours ends before it, "
        "so a few examples are missing in each epoch. Look at how the number of batches is worked out, or "
        "at where the loop stops.",
        question="With 43 examples and batches of 8, what becomes of the last three?",
        severity="fragile",
    ),
    Row(
        id="short_batch_filled",
        title="The last batch of an epoch is filled up",
        seen="All batches have batch_size rows, so some examples come twice in an epoch.",
        hint="The last batch may be smaller. Yours is filled with examples that were taken before, from "
        "the start or from the batch before it, and these count twice in the epoch.",
        question="With 43 examples and batches of 8, how many rows should the sixth batch have?",
        severity="fragile",
    ),
    Row(
        id="examples_left_out",
        title="Some examples are left out",
        seen="An epoch does not take all rows, or some rows are in no batch even after many epochs.",
        hint="In an epoch every row of X should have its turn, and in yours some have none. Two places can "
        "do that: the numbers that are shuffled begin too late or end too early; or the slices that are cut "
        "from them leave gaps, at their beginning or end, or overlap. Print the rows of all batches of one "
        "epoch for N = 6, in order.",
        question="Which numbers do you shuffle, and where does a batch begin when the one before has ended?",
        severity="fragile",
    ),
    Row(
        id="never_shuffled",
        title="The examples keep the order in which they stand in X",
        seen="Examples that stand beside each other in X are in a batch together.",
        hint="A file is often sorted in some way, and then a batch of neighbours is no fair sample. The "
        "order of the examples should be a random one; in yours, neighbours stay neighbours. It may also "
        "be that an order is drawn and then not used.",
        question="Which line of yours uses the shuffled numbers, and which uses the position itself?",
    ),
    Row(
        id="same_batches_every_epoch",
        title="Every epoch has the same batches",
        seen="The examples that are together in one epoch are together in all.",
        hint="A batch is a sample, and its error averages out only if it is another sample next time. Your "
        "batches are put together once and come again in each epoch. See where the shuffling stands, and "
        "what it shuffles: the examples, or only the batches.",
        question="How often does the line that shuffles the examples run in three epochs?",
    ),
    Row(
        id="random_numbers_from_elsewhere",
        title="The random numbers do not come from rng",
        seen="The same seed gives other batches, or another seed gives the same.",
        hint="Whoever hands in a generator wants a run that can be repeated, and another one by another "
        "seed. In your loop the order comes from elsewhere: from NumPy's global generator, from Python's, "
        "or from one that the loop makes for itself with a seed of its own.",
        question="On which object do you call the function that shuffles?",
        severity="fragile",
    ),
    # --- steps ---
    Row(
        id="gradient_changed_on_its_way",
        title="The rule is given another gradient than the loss's",
        seen="What arrives as dw is not the dW of this step's loss.",
        hint="The loss's dW goes to the rule as it is: the mean over the batch is taken already, the "
        "penalty is in it, and the rule knows how far to go. In your loop something is done to it on the "
        "way, or it is another step's.",
        question="What happens to dW between the call of the loss and the call of the rule?",
    ),
    Row(
        id="steps_thrown_away",
        title="Every step starts again from the first W",
        seen="The loss is always asked about the W that was handed in.",
        hint="The rule returns a new W, and the next batch should be asked about that one. In your loop it "
        "gets lost: it is kept under another name, or W is made again from the start.",
        question="Which name holds the W that the rule returned, and which one goes into the loss?",
    ),
    Row(
        id="step_beside_the_rule",
        title="W does not go where the rule leads",
        seen="The W that the loss is asked about is not the one that the rule returned.",
        hint="What the rule returns is W after the step: not the step itself, and nothing has to be added "
        "to it or taken from it. In your loop W is another one when the next batch comes.",
        question="What does the first of the two values mean that the rule returns, and what do you do "
        "with it?",
    ),
    Row(
        id="rules_config_starts_again",
        title="The rule's memory is lost",
        seen="The rule is given a config that does not know of the steps before.",
        hint="A rule keeps what it remembers in config, its velocity for instance, and returns it for the "
        "next step. In your loop the next step, or the next epoch, begins with a fresh config: then "
        "momentum has no momentum.",
        question="What becomes of the second value that the rule returns?",
    ),
    Row(
        id="callers_W_changed",
        title="The caller's W is changed",
        seen="After training, the W that was handed in is another one.",
        hint="A rule may write into the W it is given. If that is the caller's, a second training cannot "
        "start from the same point, and two rules cannot be compared. Another name for an array is no copy "
        "of it.",
        question="Is the W of your first step the caller's own array?",
        severity="fragile",
    ),
    Row(
        id="callers_config_changed",
        title="The caller's config is changed",
        seen="After training, the config that was handed in holds other things.",
        hint="The rule writes its memory into config, and you write a learning rate. If that is the "
        "caller's dict, the next training begins with the memory of this one, and with its last rate.",
        question="Is the dict of your first step the caller's own?",
        severity="fragile",
    ),
    Row(
        id="examples_changed",
        title="X or y is changed",
        seen="After training, the examples stand in another order, or hold other numbers.",
        hint="The examples are the caller's. Yours are shuffled where they stand, or worked on. Shuffle "
        "row numbers instead, and take rows by them.",
        question="Which of your lines writes into X or y?",
        severity="fragile",
    ),
    # --- results ---
    Row(
        id="results_swapped",
        title="The two results come back in the wrong order",
        seen="First the history, then W.",
        hint="The docstring says what comes back, and in which order. Yours is the other way round.",
        question="What should the caller find in the first place?",
        severity="style",
    ),
    Row(
        id="history_missing",
        title="The losses of the steps do not come back",
        seen="What comes back is nothing, or W alone.",
        hint="The curve of the losses shows whether training works. Look at the last line of your "
        "function: what does the caller get?",
        question="Which variable holds the losses when the loops are over?",
        severity="style",
        lecture="1:02:16",
    ),
    Row(
        id="history_too_short",
        title="The history does not hold a loss for each step",
        seen="It has fewer entries than there were steps: as many as epochs, or as an epoch has steps.",
        hint="One number a step: its noise tells something, too. Your list gets one in each epoch, or is "
        "made anew in each. Look at how far the line that appends is indented, and where the list begins.",
        question="How many losses does your list hold after the first epoch?",
        severity="style",
        lecture="1:02:16",
    ),
    Row(
        id="history_in_another_form",
        title="The history does not hold the losses as they came",
        seen="Its entries are other numbers than the losses of the batches.",
        hint="History is what the loss answered in each step, in the order of the steps. In yours "
        "something is done to the numbers, an average or a division, or some are missing or come twice.",
        question="What did the loss answer in the first two steps, and what does history hold there?",
        severity="style",
        lecture="1:02:16",
    ),
    Row(
        id="another_W_returned",
        title="The W that comes back is not the last one",
        seen="It is the W of the start or of an earlier step, or put together from several.",
        hint="What comes back is W after the last step, whatever the losses were: on a batch they say "
        "little about which W is best. Yours is one from before, or a mean of some.",
        question="Which W does the name hold that you return, and when was it written last?",
    ),
    *schedules.ROWS,
)
