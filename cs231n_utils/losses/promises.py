"""What must hold of any loss f(W, X, y, reg) with an L2 penalty: rows from which an assignment picks."""

from cs231n_utils.losses import gradient_checks, loss_checks
from cs231n_utils.promises.item import Promise

INPUTS_LEFT_ALONE = Promise(
    "loss",
    "it returns (loss, dW), and W, X and y are left as they were",
    loss_checks.leaves_its_inputs_alone,
    "Which of your arrays are new, and which are other names for W, X or y?",
)
BATCH_TWICE = Promise(
    "loss",
    "the same batch twice has the same loss",
    loss_checks.batch_twice,
    "What in your code depends on how many examples there are? It should be one division.",
)
MEAN_OF_SINGLES = Promise(
    "loss",
    "the loss of a batch is the mean of its examples'",
    loss_checks.mean_of_singles,
    "Each example should add its own loss, whatever the others hold. Which variables keep a value from "
    "one round of the loop to the next? Does every example get its turn, and every class in it?",
)
CLASSES_RENAMED = Promise(
    "loss",
    "renaming the classes changes nothing",
    loss_checks.classes_renamed,
    "No class is special except the label of the example. Does your loop reach the first class and the "
    "last one, and does it leave out the class y[i] rather than a fixed one?",
)
SCORES_SHIFTED = Promise(
    "loss",
    "a constant added to all scores changes nothing",
    loss_checks.scores_shifted,
    "The formula has only differences of scores in it. Where does your code use a score by itself?",
)
SINGLE_PRECISION = Promise(
    "loss",
    "float32 arrays work as well",
    loss_checks.single_precision,
    "Which arrays does your code make, and with which dtype? A sum that keeps few digits loses some.",
)
FOLLOWS_THE_LOSS = Promise(
    "gradient",
    "dW is the slope in single entries and random directions",
    gradient_checks.follows_the_loss,
    "The slopes of the scores are right, but the step from there to the weights is not. Which row of X "
    "belongs to which score, and does every entry of that row arrive in dW?",
)
GRADIENT_OF_BATCH_TWICE = Promise(
    "gradient",
    "the same batch twice has the same gradient",
    gradient_checks.gradient_of_batch_twice,
    "The loss is a mean over the examples. Is dW one too?",
)
PENALTY_IN_THE_LOSS = Promise(
    "penalty",
    "the loss grows by reg·ΣW²",
    loss_checks.penalty_in_the_loss,
    "Compare the line of your code with the second term of the formula, symbol by symbol. Over which "
    "entries of W does the sum run? Is anything applied to the sum that is not in the formula?",
)
PENALTY_IN_THE_GRADIENT = Promise(
    "penalty",
    "dW is the slope with a small and a large reg",
    gradient_checks.penalty_in_the_gradient,
    "For reg = 0 your dW is right. What does the penalty add to the slope of one single weight? Write "
    "your penalty for that weight alone, and differentiate it on paper.",
)
NO_LOOP = Promise(
    "vectorized",
    "no Python loop over examples or classes",
    gradient_checks.no_python_loop,
    "Which line takes longer, in Python, when there are more examples or classes?",
)


def agrees(id, function):
    """The promise that loss and dW are those of the student's `function`, which is called `id`."""
    hint = "Print the scores of the first example, and each step from them to the loss, in both functions."
    return Promise("vectorized", f"loss and dW are those of {id}", gradient_checks.same_as(function), hint)
