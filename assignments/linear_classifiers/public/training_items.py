"""What is checked of training: `train`, `predict` and `tune`, and what must hold of each."""

from cs231n_utils.losses.probe import Trainee
from cs231n_utils.promises.item import Item, Promise

from . import training_checks as training
from . import tuning_checks as tuning
from .worked_training import OF_TRAINING, OF_TUNING

TRAIN = (
    Promise(
        "calls",
        "num_iters steps, and one call of self.loss in each",
        training.one_question_a_step,
        "Loss and gradient come out of the same call. How often does your code call self.loss in one step?",
    ),
    Promise(
        "steps",
        "every step moves W downhill, by learning_rate times dW",
        training.every_step_goes_downhill,
        "Write down W before and after one step for W = 3, dW = 2 and learning_rate = 0.1. Does your line do "
        "the same, in every step, with the dW of that very step?",
    ),
    Promise(
        "steps",
        "loss_history holds the loss of every step",
        training.history_of_losses,
        "What does the list hold after the first step? It should be the loss as self.loss gave it.",
    ),
    Promise(
        "steps",
        "reg arrives at the loss",
        training.penalty_handed_on,
        "Which reg does your call of self.loss hand on: the one that train was given?",
    ),
    Promise(
        "steps",
        "a second call of train goes on from the first",
        training.goes_on_from_where_it_was,
        "What does self.W hold when train is called again, and what does your code do with it?",
    ),
    Promise(
        "steps",
        "X and y are left as they were",
        training.leaves_the_examples_alone,
        "Which of your lines writes into X or y? Shuffle row numbers instead of the rows.",
    ),
    Promise(
        "steps",
        "the first W has a row for each feature and a column for each class",
        training.first_weights_fit_the_set,
        "Where does your code learn how many features and how many classes there are?",
    ),
    Promise(
        "steps",
        "float32 examples work as well",
        training.single_precision_will_do,
        "Which arrays does your code make, and with which dtype?",
    ),
    Promise(
        "batches",
        "a batch has batch_size rows (the last one of an epoch may have fewer)",
        training.batches_of_the_size_asked_for,
        "How many row numbers do you draw in each step?",
    ),
    Promise(
        "batches",
        "labels stay with their rows",
        training.labels_stay_with_their_rows,
        "Print the row numbers with which you take from X, and those with which you take from y.",
    ),
    Promise(
        "batches",
        "batches differ from step to step",
        training.batches_differ,
        "In which line are the rows of a batch drawn, and how often does that line run?",
    ),
    Promise(
        "batches",
        "every example gets its turn sooner or later",
        training.every_example_takes_part,
        "From which numbers do you draw? Which is the smallest that can come out, and which the largest?",
    ),
    Promise(
        "batches",
        "a set may be smaller than batch_size",
        training.small_sets_are_no_trouble,
        "What does your code do when batch_size is larger than N? Must all rows of a batch be different?",
    ),
)

PREDICT = (
    Promise(
        "shape",
        "one integer for every row: shape (N,)",
        training.one_label_a_row,
        "Write the shape of the scores beside your line. Which of the two letters should be left?",
    ),
    Promise(
        "labels",
        "it is the class with the highest score",
        training.highest_score,
        "Take the row that is shown. Which class has the highest score? All scores may be negative, too.",
    ),
    Promise(
        "labels",
        "X and W are left as they were",
        training.leaves_rows_and_weights_alone,
        "Which of your arrays are new, and which are other names for X or self.W?",
    ),
)

TUNE = (
    Promise(
        "pairs",
        "every pair of learning rate and reg is in results",
        tuning.every_pair,
        "Print each pair when its turn comes, and the keys of results at the end.",
    ),
    Promise(
        "pairs",
        "every pair has a new classifier, trained with its settings on the training set",
        tuning.trained_as_asked,
        "Follow one pair through your loop: what is made, what does train get, and does num_iters arrive?",
    ),
    Promise(
        "pairs",
        "the data are left as they were",
        tuning.leaves_the_data_alone,
        "Which of your lines writes into X_train, y_train, X_val or y_val?",
    ),
    Promise(
        "accuracies",
        "a run that diverges is entered with a number",
        tuning.diverged_runs_count,
        "Which line gives nan? An accuracy is a count of right labels, and a count is never nan.",
    ),
    Promise(
        "accuracies",
        "both accuracies are right, training first, from 0 to 1",
        tuning.both_accuracies,
        "Which labels do you compare, and over how many do you take the mean? Which of the two "
        "numbers comes first?",
    ),
    Promise(
        "choice",
        "best has the highest validation accuracy in results",
        tuning.best_on_validation,
        "When one is better than all before it: what has to be kept of it, and what is compared later?",
    ),
)

ITEMS = (
    Item("train", "linear_classifier", TRAIN, Trainee, OF_TRAINING, holder="LinearClassifier"),
    Item("predict", "linear_classifier", PREDICT, Trainee, OF_TRAINING, holder="LinearClassifier"),
    Item("tune", "tuning", TUNE, tuning.Tuner, OF_TUNING),
)
