"""What goes wrong in tuning.

A hint says where to look, a question leads on; neither holds the line that is missing. `lecture` points
into lecture 3 (winter 2016).
"""

from cs231n_utils.promises.misconception import Misconception

ROWS = (
    Misconception(
        id="tune_chooses_on_training",
        title="The choice is made by training accuracy",
        seen="The classifier that comes back is the one with the highest training accuracy.",
        hint="The classifier that comes back is the one with the highest accuracy on the pictures that it "
        "was trained on. That is like handing out the exam questions for practice: whoever learns them by "
        "heart wins, and nobody knows who has understood anything. For this very reason some pictures were "
        "set aside, the validation set. Write down both accuracies for three pairs, one of which has "
        "learned by heart, and circle the pair that you would want.",
        question="Which of the two accuracies does your `if` compare, and which pictures does it stand for?",
        severity="wrong",
        lecture="20:23",
        example="run",
    ),
    Misconception(
        id="tune_skips_pairs",
        title="Some pairs are missing",
        seen="results does not hold every learning rate with every reg.",
        hint="Three learning rates and two penalties are six pairs, and results should have an entry for "
        "each. In yours some are missing. Perhaps the two lists are walked through side by side, so that "
        "each rate meets one penalty only. Or something leaves the loop early or passes over a run, for "
        "instance one that diverged. Such a run belongs in the table, too: you wanted to know that this "
        "pair is no good.",
        question="Which pairs does your loop visit, in which order, and after which one does it stop or "
        "jump?",
        severity="wrong",
        lecture="1:03:38",
        example="run",
    ),
    Misconception(
        id="tune_keeps_nan",
        title="An accuracy is nan",
        seen="For a run that diverged, results holds nan or inf.",
        hint="One of the runs diverged: its weights became inf or nan. Nan is neither larger nor smaller "
        "than any number, every comparison with it is False, and so a choice that involves it is left to "
        "chance. An accuracy has a plain meaning, though: the share of the pictures that are classified "
        "correctly. A classifier whose weights are nan predicts something useless, or nothing at all, but "
        "its right answers can be counted like any others.",
        question="How many pictures does such a classifier get right, and from what did you compute the "
        "nan in your table instead?",
        severity="fragile",
        lecture="1:03:38",
        example="run",
    ),
    Misconception(
        id="tune_returns_last",
        title="The last classifier comes back, not the best",
        seen="The classifier that comes back is that of the last pair.",
        hint="What comes back is the classifier of the last pair, whatever it was worth. During the loop "
        "one after the other is trained, and only when one has been tried do you know whether it is the "
        "best so far. If nothing is put aside at that moment, it is gone as soon as the next one takes its "
        "name. Write down four validation accuracies, go through them from top to bottom as your loop "
        "does, and note after each who leads.",
        question="Which variable holds the leader while the next pair is tried, and which variable do you "
        "return?",
        severity="wrong",
        lecture="1:03:38",
        example="run",
    ),
    Misconception(
        id="tune_goes_on_training",
        title="One classifier is trained for all pairs, one after the other",
        seen="train is called on a classifier that has weights already.",
        hint="train goes on from the weights that are there; that was asked of it. So when one classifier "
        "is used for all pairs, the second pair starts where the first one ended, and its result says "
        "nothing about this pair alone. And as there is only one, the classifier that you kept as the best "
        "so far is changed by every later round. Write down for two pairs which classifier is trained, "
        "what its weights are at the start, and what is kept.",
        question="How many classifiers do six pairs need, and at which point of the loop should each of "
        "them be made?",
        severity="wrong",
        lecture="1:03:38",
        example="run",
    ),
    Misconception(
        id="tune_returns_untrained",
        title="The classifier that comes back is not trained",
        seen="best is a new classifier, without the weights that were found.",
        hint="tune tries every pair and finds out which one is best, but what it returns was never "
        "trained: a new classifier, whose W is None, or the class itself and no classifier at all. The "
        "weights that reached the best accuracy are lost. A class is a plan, and each call of it makes a "
        "new classifier that knows nothing yet. Follow the best one through your code: where was it "
        "trained, under which name, and what happens to this name until the end?",
        question="Which object was trained with the best pair, and is it this very object that is "
        "returned, or another one of its kind?",
        severity="wrong",
        lecture="1:03:38",
        example="run",
    ),
    Misconception(
        id="tune_accuracy_in_percent",
        title="Accuracies are in percent, not from 0 to 1",
        seen="results holds numbers such as 38 where 0.38 is asked for.",
        hint="The docstring of tune asks for accuracies as shares, from 0 to 1. Yours are a hundred times "
        "as large. To a person both say the same, but whoever uses the table compares its numbers with "
        "others: with chance, which is 0.1 for ten classes, or with an accuracy that another function "
        "computed. Next to those, 38 looks better than anything. And where percentages are rounded, two "
        "pairs may look alike although one of them was better. Read the part of the docstring about "
        "results again.",
        question="For 19 right answers out of 50, which number should stand in results, and which of your "
        "steps changes it?",
        severity="style",
        lecture="1:03:38",
        example="run",
    ),
    Misconception(
        id="tune_swaps_lr_and_reg",
        title="Learning rate and reg have changed places",
        seen="One arrives where the other should be: in train, or in the keys of results.",
        hint="Two numbers belong to each run, and their sizes are far apart: the learning rate may be a "
        "ten-millionth, the penalty in the thousands. In your code they change places somewhere: in the "
        "call of train, in the key of results, or in the line that takes the two out of a list of pairs. "
        "With the large one as learning rate, every run diverges. Write down one pair, and follow each of "
        "the two numbers through the loop, into the call of train and into the table.",
        question="In which order does each of these places name the two, and which of them differs from "
        "the docstring?",
        severity="wrong",
        lecture="1:03:38",
        example="run",
    ),
    Misconception(
        id="tune_swaps_accuracies",
        title="Training and validation accuracy have changed places",
        seen="results holds (validation, training) where (training, validation) is asked for.",
        hint="Each entry of results holds two accuracies, and the docstring says which one comes first. "
        "Yours are the other way round: both numbers are right, but each stands in the other's place. "
        "Whoever reads the table takes one for the other, and would choose the classifier that has learned "
        "its training pictures by heart. Look at the line that makes the pair, then at the names of its "
        "two numbers, and then at the pictures from which each of them was computed.",
        question="Which of your two numbers comes from pictures that were seen in training, and at which "
        "place does the docstring want it?",
        severity="wrong",
        lecture="1:03:38",
        example="run",
    ),
    Misconception(
        id="tune_trains_on_validation",
        title="The validation pictures are used for training",
        seen="train is given X_val and y_val, alone or together with the training set.",
        hint="The validation pictures were set aside to answer one question: how well does a classifier do "
        "on pictures that it has never seen? In your code train sees them, alone or together with the "
        "others. So the validation accuracy becomes one more training accuracy: it looks better than it "
        "is, it no longer tells which penalty is a good one, and the one that learns best by heart is "
        "chosen. Go through the calls of train and predict, and say for each which pictures it is given.",
        question="Which of the two sets may change the weights, which one may only be looked at, and "
        "where does your code mix them up?",
        severity="wrong",
        lecture="20:23",
        example="run",
    ),
    Misconception(
        id="tune_results_in_another_form",
        title="results has another form than was agreed on",
        seen="Its keys are not pairs of numbers, or its entries are not pairs of shares.",
        hint="Your search does its work, but whoever reads the table does not find it there. results "
        "is a dictionary. Its keys are pairs (learning_rate, reg), just as they were given, and "
        "not texts, rounded numbers or places in a list; its entries are pairs of two shares, "
        "first of the training set and then of the validation set. The notebook looks up a pair "
        "by its numbers and draws a map from what it finds. Print results after a search over two "
        "pairs and hold it against the docstring, symbol by symbol.",
        question="In which of the two, key or entry, does the form differ, and which line of your loop "
        "makes it?",
        severity="style",
        lecture="1:03:38",
        example="run",
    ),
)
