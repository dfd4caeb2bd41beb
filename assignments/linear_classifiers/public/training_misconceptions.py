"""What goes wrong in training and predicting.

A hint says where to look, a question leads on; neither holds the line that is missing. `lecture` points
into lecture 3 (winter 2016).
"""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="same_batch_every_step",
        title="Every step uses the same batch",
        seen="The loss is asked about the same rows in all steps.",
        hint="A mini-batch is a small sample that stands for the whole training set. It can do so only if "
        "it is drawn anew in every step. Otherwise the classifier sees the same few pictures again and "
        "again, learns them by heart and knows nothing of the others; and the training loss looks "
        "wonderful. Look for the line that draws the rows and see how often it runs. A seed that is set "
        "inside the loop makes all draws alike, too.",
        question="Does the line that draws the rows run once, or once in every step, and is something "
        "reset just before it?",
        severity="wrong",
        lecture="1:00:39",
        example="run",
    ),
    Misconception(
        id="labels_apart_from_rows",
        title="The labels of a batch do not belong to its rows",
        seen="A row of the batch comes with the label of another example.",
        hint="Row i of X and entry i of y belong together: one is the picture, the other says what it "
        "shows. In your batches a picture comes with the label of another one, so there is nothing to "
        "learn from them, and the loss hardly falls. Look at how a batch is made. If something random is "
        "called twice, once for the pictures and once for the labels, it gives two different answers.",
        question="What single thing, drawn once, could say both which pictures and which labels are in "
        "the batch?",
        severity="wrong",
        lecture="1:00:39",
        example="run",
    ),
    Misconception(
        id="gradient_ascent",
        title="The steps go uphill",
        seen="W changes by plus learning_rate times dW.",
        hint="The gradient points to where the loss grows fastest, and your steps go there: the loss "
        "rises from step to step. Think of a single weight and a loss that is shaped like a bowl. On the "
        "right side of the bowl the slope is positive: to get down, should the weight become larger or "
        "smaller? And on the left side, where the slope is negative? Both answers come from one and the "
        "same sign.",
        question="By which multiple of dW does your step move W, and which sign does this multiple need "
        "to lead downhill on both sides?",
        severity="wrong",
        lecture="58:40",
        example="run",
    ),
    Misconception(
        id="loss_called_more_than_once",
        title="The loss is computed more than once in a step",
        seen="self.loss is called two or more times for each of num_iters steps.",
        hint="Every step of yours calls self.loss more than once. One call computes both results, the loss "
        "and its gradient, and that is the costly part of training: a second call doubles the time of "
        "everything. It is worse than slow if the batch is drawn again in between, for then loss and "
        "gradient belong to different pictures. Look for all places in the loop where self.loss stands, "
        "even in lines that only print, and say what each takes from the answer.",
        question="What does the second call give you that the first one did not, and how could one call "
        "serve both?",
        severity="slow",
        lecture="1:00:39",
        example="run",
    ),
    Misconception(
        id="batch_size_ignored",
        title="batch_size is not used",
        seen="The batches have the same number of rows, whatever batch_size is.",
        hint="The caller says with batch_size how many examples a step looks at. Your batches have the "
        "same number of rows whatever it says. A batch of all examples makes each step exact but slow, a "
        "batch of a few makes it quick but noisy, and the choice is the caller's. Print the shape of the "
        "batch that goes into self.loss, once for batch_size = 4 and once for 11, and follow the number of "
        "its rows back to where it comes from.",
        question="Does this number come from the argument, from the shape of X, or from a default that "
        "nobody has replaced?",
        severity="fragile",
        lecture="1:00:39",
        example="run",
    ),
    Misconception(
        id="num_iters_ignored",
        title="num_iters is not used",
        seen="There are as many steps for num_iters = 1 as for 12.",
        hint="The caller says with num_iters how many steps to take. Your loop takes the same number "
        "whatever it says. So a quick trial takes as long as the real run, or the real run stops long "
        "before it is done. Look at the line that starts your loop, and say where its number of rounds "
        "comes from. If one function hands its settings on to another, look there, too: what is not handed "
        "on is replaced by its default.",
        question="For num_iters = 1, how often should W change, and how often does it change in your code?",
        severity="fragile",
        lecture="58:40",
        example="run",
    ),
    Misconception(
        id="learning_rate_ignored",
        title="learning_rate is not used",
        seen="W changes by the same multiple of dW for every learning rate.",
        hint="The gradient says in which direction to go; the learning rate says how far. Your steps have "
        "the same length for every learning rate, so there is nothing left to tune: a rate that is far too "
        "large does no harm, and a tiny one does just as well. Search your function for the name "
        "`learning_rate`, and ask of each place whether it touches the step that changes the weights.",
        question="Which line changes the weights, what does it multiply the gradient by, and where does "
        "this number come from?",
        severity="wrong",
        lecture="58:40",
        example="run",
    ),
    Misconception(
        id="never_updates",
        title="self.W does not change",
        seen="W is the same before and after every step.",
        hint="Your loop computes losses and gradients, but self.W is the same before and after. The loss "
        "looks at self.W and at nothing else. If the step goes into another name, such as a W without "
        "self, the new weights live there, and the classifier never hears of them. Print self.W[0, 0] "
        "before and after the line that should change it. If it stays the same, follow the new weights: "
        "which name holds them, and who reads that name?",
        question="When the loop is over, in which variable are the trained weights, and which one does "
        "predict use?",
        severity="wrong",
        lecture="58:40",
        example="run",
    ),
    Misconception(
        id="part_of_the_set_never_seen",
        title="Some examples are never in a batch",
        seen="After many steps there are examples that no batch has held.",
        hint="Some examples never get into a batch, however long you train, so all that could be learned "
        "from them is lost. There are two usual reasons. The row numbers may be drawn from a range that "
        "ends too early or starts too late: compare its two ends with the rows of X. Or the set is walked "
        "through in order, and the few rows that are left over at its end are skipped every time.",
        question="What are the smallest and the largest row number that your line can draw, and which "
        "rows does X have?",
        severity="fragile",
        lecture="1:00:39",
        example="coverage",
    ),
    Misconception(
        id="training_starts_again",
        title="A second call of train starts again",
        seen="The second call does not begin with the weights that the first one ended with.",
        hint="train may be called again, to go on for a few hundred steps or with a smaller learning "
        "rate. The second call should begin with the weights that the first one ended with. Yours throws "
        "them away and begins with new ones, so all that was learned is lost. Only a classifier that has "
        "no weights yet needs new ones. Look for all lines that give self.W a value outside of the step, "
        "and say in which calls they run.",
        question="What does your code ask before it makes new weights, and what is the answer in the "
        "second call?",
        severity="wrong",
        lecture="58:40",
        example="again",
    ),
    Misconception(
        id="predict_wrong_axis",
        title="The search for the highest score runs along the wrong axis",
        seen="The result does not have one entry for each row of X.",
        hint="The scores are a table with a row for each example and a column for each class, (N, C). For "
        "each example you want the class with the highest score, so there is one answer for each row. Your "
        "code compares along another direction: it finds which example has the highest score for a class, "
        "or one answer for the whole table. Draw a table of two pictures and three classes and circle the "
        "highest score of each picture.",
        question="How many answers should this table give, two or three, and along which direction do you "
        "walk to find each of them?",
        severity="wrong",
        lecture="15:22",
        example="prediction",
    ),
    Misconception(
        id="predict_scores_not_labels",
        title="Scores come back, not labels",
        seen="The result holds floats, or a number for each class.",
        hint="What comes back are scores, or floats, where labels are asked for. A label is the number of "
        "a class, an integer that can be compared with y. The highest score itself says how sure the "
        "classifier is, but not of what. Take the row of scores (0.2, 1.7, −3). Its highest score is 1.7, "
        "but the answer that predict should give for this row is another number. Write it down, and see "
        "what your code returns for it.",
        question="Is your result a value out of the table of scores or a position in it, and which of the "
        "two can be compared with y?",
        severity="wrong",
        lecture="4:15",
        example="prediction",
    ),
    Misconception(
        id="reg_not_passed",
        title="reg does not reach the loss",
        seen="self.loss is given a reg other than the one that train was given.",
        hint="The caller says with reg how much the size of W counts beside the fit. train has no use for "
        "the number itself; it only hands it on to the loss, in every step. In your code the loss is given "
        "another number, whatever the caller says: a 0, a default, or an argument that stands in the wrong "
        "place. So every penalty that is tried leads to the same classifier, and tuning chooses by chance. "
        "Look at the call of self.loss, and at the names and the order of what it asks for.",
        question="When train is called with reg = 0.5, which number arrives at self.loss as reg, and "
        "where does it come from?",
        severity="wrong",
        lecture="20:23",
        example="run",
    ),
    Misconception(
        id="history_missing",
        title="The losses of the steps do not come back",
        seen="train does not return a list with the loss of every step.",
        hint="Perhaps your train trains well, but what comes back from it is not the history of the "
        "losses: it is nothing, or only the last one. The curve of these losses shows whether training "
        "works at all: whether the learning rate is too small, too large or about right, and whether to go "
        "on. See what becomes of the loss of a step once the step is done, and look at the last line of "
        "the function. A function without a `return`, or with one that is never reached, gives None.",
        question="After three steps, which variable holds the three losses, and does the caller ever get it?",
        severity="style",
        lecture="1:02:16",
        example="run",
    ),
    Misconception(
        id="history_wrong_length",
        title="The history does not hold one loss for each step",
        seen="loss_history has more or fewer numbers than there were steps.",
        hint="The history should hold one number for each step, in the order of the steps, so that the "
        "caller can draw the loss against the step. Yours has another length. Perhaps a loss is noted in "
        "some steps only, for instance where something is printed; perhaps there is one more, from before "
        "the first step; or the list is made anew on the way, and what stood in it is lost. Go through "
        "three steps line by line and write down what the list holds after each.",
        question="How many losses does your list hold after three steps, and which line added or lost the "
        "others?",
        severity="style",
        lecture="1:02:16",
        example="run",
    ),
    Misconception(
        id="predict_argmin",
        title="The class with the lowest score is predicted",
        seen="For every row of X the label with the smallest score comes back.",
        hint="A score says how well a picture fits a class: the higher, the better. Training has pushed "
        "the score of the correct class up and the others down. Your predict picks the class that fits "
        "worst, so a good classifier looks far worse than chance. That happens with a function that looks "
        "for the smallest value, and also with one that sorts, for then the order runs from the smallest "
        "to the largest. Write down three scores, and say which class predict should give and which one "
        "yours gives.",
        question="Does what you call look for the smallest or for the largest entry, and, if it sorts, at "
        "which end does the largest stand?",
        severity="wrong",
        lecture="4:15",
        example="prediction",
    ),
    Misconception(
        id="penalty_in_train",
        title="The penalty is added in train once more",
        seen="A step moves W by the gradient and by a multiple of W on top, or the history holds more "
        "than the loss.",
        hint="self.loss is given reg, and what it returns has the penalty in it already: in the loss "
        "and in the gradient. In your train it comes in a second time: reg stands in the line of "
        "the step, or in what goes into the history. Then W shrinks twice as fast as it should, "
        "and a reg that was tuned with one of the two is wrong for the other. Let train do one "
        "thing only: ask self.loss for the batch and go down the slope that it was told.",
        question="Which line of your loop uses reg for anything but the call of self.loss, and what would "
        "W do there if the gradient were 0?",
        severity="wrong",
        lecture="58:40",
        example="run",
    ),
)
