"""What goes wrong in training, predicting and tuning.

A hint says where to look and asks a question; it never holds the line that is missing. `lecture` points into
lecture 3 (winter 2016).
"""

from cs231n_utils.misconception import Misconception

ROWS = (
    Misconception(
        id="same_batch_every_step",
        title="Every step uses the same batch",
        seen="The loss is asked about the same rows in all steps.",
        hint="The loop only ever sees these few examples and learns them by heart. In which line are the "
        "rows drawn, and does that line run once, or once a step? If you set a seed: where?",
        lecture="1:00:39",
    ),
    Misconception(
        id="labels_apart_from_rows",
        title="The labels of a batch do not belong to its rows",
        seen="A row of the batch comes with the label of another example.",
        hint="Row i of X and entry i of y are one example. If you draw twice, once for X and once for y, do "
        "the same numbers come out? Which one thing should both be taken with?",
        lecture="1:00:39",
    ),
    Misconception(
        id="gradient_ascent",
        title="The steps go uphill",
        seen="W changes by plus learning_rate times dW.",
        hint="The gradient points to where the loss grows fastest. If dW is positive for some weight, should "
        "that weight become larger or smaller? Compare with the sign in your update.",
        lecture="58:40",
    ),
    Misconception(
        id="loss_called_more_than_once",
        title="The loss is computed more than once in a step",
        seen="self.loss is called two or more times for each of num_iters steps.",
        hint="One call returns two things. What does each of your calls give you that the other did not? It "
        "costs the same time again, and if the batches differ, loss and gradient do not belong together.",
        lecture="1:00:39",
    ),
    Misconception(
        id="batch_size_ignored",
        title="batch_size is not used",
        seen="The batches have the same number of rows, whatever batch_size is.",
        hint="How many rows has a batch of yours, and where does this number come from: from batch_size, "
        "from X, or is it written in the code?",
        lecture="1:00:39",
    ),
    Misconception(
        id="num_iters_ignored",
        title="num_iters is not used",
        seen="There are as many steps for num_iters = 1 as for 12.",
        hint="How often does your loop run, and where does this number come from?",
        lecture="58:40",
    ),
    Misconception(
        id="learning_rate_ignored",
        title="learning_rate is not used",
        seen="W changes by the same multiple of dW for every learning rate.",
        hint="The gradient gives the direction, the learning rate says how far to go. Search your code for "
        "`learning_rate`: where does it enter the step?",
        lecture="58:40",
    ),
    Misconception(
        id="never_updates",
        title="self.W does not change",
        seen="W is the same before and after every step.",
        hint="After the step, which name holds the new weights? The loss looks at self.W. If you gave the "
        "new weights to another name, who will ever see them?",
        lecture="58:40",
    ),
    Misconception(
        id="part_of_the_set_never_seen",
        title="Some examples are never in a batch",
        seen="After many steps there are examples that no batch has held.",
        hint="From which numbers are the rows drawn? They should run from the first row of X to the last. If "
        "you walk through the set in order: what happens to the rows that are left over at its end?",
        lecture="1:00:39",
    ),
    Misconception(
        id="training_starts_again",
        title="A second call of train starts again",
        seen="The second call does not begin with the weights that the first one ended with.",
        hint="Only weights that are None are to be made new. Which line of yours sets self.W, and does it "
        "also run when there are weights already?",
        lecture="58:40",
    ),
    Misconception(
        id="predict_wrong_axis",
        title="The highest score is looked for along the wrong axis",
        seen="The result does not have one entry for each row of X.",
        hint="The scores are (N, C). For each example you compare its classes. Which axis are the classes "
        "lying along, which one should be left over, and which of them does your line go along?",
        lecture="15:22",
    ),
    Misconception(
        id="predict_scores_not_labels",
        title="Scores come back, not labels",
        seen="The result holds floats, or a number for each class.",
        hint="The question is which class has the highest score, not how high it is. Is your result a value "
        "from the table of scores, or a position in it?",
        lecture="4:15",
    ),
    Misconception(
        id="tune_chooses_on_training",
        title="The choice is made by training accuracy",
        seen="The classifier that comes back is the one with the highest training accuracy.",
        hint="Training pictures have been seen: a classifier that learned them by heart would win. Which "
        "pictures were kept aside for this choice, and which number do you compare in your `if`?",
        lecture="20:23",
    ),
    Misconception(
        id="tune_skips_pairs",
        title="Some pairs are missing",
        seen="results does not hold every learning rate with every reg.",
        hint="Three learning rates and two penalties are six pairs. Which of them has your loop visited, and "
        "does something leave it early, or pass over a run that diverged?",
        lecture="1:03:38",
    ),
    Misconception(
        id="tune_keeps_nan",
        title="An accuracy is nan",
        seen="For a run that diverged, results holds nan or inf.",
        hint="Nan is neither larger nor smaller than any number, so a comparison with it says nothing and "
        "the choice becomes chance. How many labels are right when the weights are nan? That is a number.",
        lecture="1:03:38",
    ),
    Misconception(
        id="tune_returns_last",
        title="The last classifier comes back, not the best",
        seen="The classifier that comes back is that of the last pair.",
        hint="When the loop is over, what does the name that you return stand for? At which moment do you "
        "know that a classifier is the best so far, and what do you do with it then?",
        lecture="1:03:38",
    ),
    Misconception(
        id="tune_goes_on_training",
        title="One classifier is trained for all pairs, one after the other",
        seen="train is called on a classifier that has weights already.",
        hint="train goes on from the weights that are there. So what does the second pair start from, and "
        "what is the classifier that you kept for the first one now? How often should one be made?",
        lecture="1:03:38",
    ),
)
