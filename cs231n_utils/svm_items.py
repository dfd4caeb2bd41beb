"""What is checked of the multiclass SVM loss, part by part."""

from cs231n_utils import svm_gradient_checks as gradient
from cs231n_utils import svm_loss_checks as loss
from cs231n_utils.promise import Item, Promise

SVM = (
    Promise(
        "loss",
        "it returns (loss, dW), and W, X and y are left as they were",
        loss.leaves_its_inputs_alone,
        "Which of your arrays are new, and which are other names for W, X or y?",
    ),
    Promise(
        "loss",
        "the lecture's worked example: 2.9, 0, 12.9, mean 5.27",
        loss.worked_example,
        "Work out one of the three by hand, as the table in the notebook does, and print the same terms in "
        "your code. Which is the first that differs? The scores are X @ W; here W holds them.",
    ),
    Promise(
        "loss",
        "small margins count: scores (1, 0.5, 0.2) of class 0 give 0.7",
        loss.small_margins,
        "Write the two terms by hand. Both margins lie between 0 and 1. What does your code do with these?",
    ),
    Promise(
        "loss",
        "W = 0 gives C − 1",
        loss.zero_weights,
        "With W = 0 all scores are 0. What is each term of the sum then, and how many terms are there? Does "
        "your code get the number of classes from W, and the number of examples from X?",
    ),
    Promise(
        "loss",
        "the same batch twice has the same loss",
        loss.batch_twice,
        "What in your code depends on how many examples there are? It should be one division.",
    ),
    Promise(
        "loss",
        "the loss of a batch is the mean of its examples'",
        loss.mean_of_singles,
        "Each example should add its own loss, whatever the others hold. Which variables keep a value from "
        "one round of the loop to the next? Does every example get its turn, and every class in it?",
    ),
    Promise(
        "loss",
        "renaming the classes changes nothing",
        loss.classes_renamed,
        "No class is special, but for the label of the example. Does your loop reach the first class and the "
        "last one, and does it leave out the class y[i] rather than a fixed one?",
    ),
    Promise(
        "loss",
        "a constant added to all scores changes nothing",
        loss.scores_shifted,
        "The formula has only differences of scores in it. Where does your code use a score by itself?",
    ),
    Promise(
        "loss",
        "float32 arrays are as good",
        loss.single_precision,
        "Which arrays does your code make, and with which dtype? A sum in few digits loses some.",
    ),
    Promise(
        "gradient",
        "X = identity: dW is the slope of every score",
        gradient.readable_gradient,
        "Take the row that is shown, write its max terms by hand, and hold each number of your dW against "
        "them. Is a class wrong that violates its margin, one that does not, or the correct one?",
    ),
    Promise(
        "gradient",
        "dW is the slope in single entries and random directions",
        gradient.follows_the_loss,
        "The slopes of the scores are right, the way from there to the weights is not. Which row of X "
        "belongs to which score, and does every entry of that row arrive in dW?",
    ),
    Promise(
        "gradient",
        "the same batch twice has the same gradient",
        gradient.gradient_of_batch_twice,
        "The loss is a mean over the examples. Is dW one too?",
    ),
    Promise(
        "penalty",
        "the loss grows by reg·ΣW²",
        loss.penalty_in_the_loss,
        "Compare the line of your code with the second term of the formula, symbol by symbol. Over which "
        "entries of W does the sum run? Is anything applied to the sum that is not in the formula?",
    ),
    Promise(
        "penalty",
        "dW is the slope with a small and a large reg",
        gradient.penalty_in_the_gradient,
        "For reg = 0 your dW is right. What does the penalty add to the slope of one single weight? Write "
        "your penalty for that weight alone, and differentiate it on paper.",
    ),
    Promise(
        "formula",
        "dW comes from a formula: a huge weight elsewhere does not blur it",
        gradient.made_by_a_formula,
        "Which line of your code lets one column of dW depend on weights that have no part in it?",
    ),
)
NO_LOOP = Promise(
    "vectorized",
    "no Python loop over examples or classes",
    gradient.no_python_loop,
    "Which line takes longer, in Python, when there are more examples or classes?",
)

ITEMS = (
    Item("svm_loss_naive", "linear_svm", SVM),
    Item("svm_loss_vectorized", "linear_svm", (*SVM, NO_LOOP), twin="svm_loss_naive"),
)
