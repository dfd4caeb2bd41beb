"""What is checked of the softmax loss with weights, part by part."""

from cs231n_utils.losses import promises as any_loss
from cs231n_utils.losses.function import LossFunction
from cs231n_utils.promises.item import Item, Promise, Twin

from . import softmax_checks as softmax
from .worked_batches import OF_A_LOSS

SOFTMAX = (
    any_loss.INPUTS_LEFT_ALONE,
    Promise(
        "loss",
        "the lecture's worked example: the cat",
        softmax.worked_example,
        "Take the cat, scores (3.2, 5.1, −1.7), and print one line after the other: exponentials, their sum, "
        "probabilities, logarithm. The lecture shows each of them. Which is the first that differs?",
    ),
    Promise(
        "loss",
        "W = 0 gives the right loss, whatever the number of classes",
        softmax.zero_weights,
        "With W = 0 all scores are 0. What is each probability then, of how many? Does your code get the "
        "number of classes from W, and the number of examples from X?",
    ),
    Promise(
        "loss",
        "exp(−loss), over all labels an example could have, sums to 1",
        softmax.probabilities_sum_to_one,
        "The loss should be −log p, so exp(−loss) should give p back. Print the probabilities of one "
        "example: are there C of them, and what is their sum? Over which axis do you add?",
    ),
    any_loss.BATCH_TWICE,
    any_loss.MEAN_OF_SINGLES,
    Promise(
        "loss",
        "a thousand examples are no problem",
        softmax.many_examples,
        "Do you multiply probabilities of different examples anywhere? Each example has its own logarithm.",
    ),
    any_loss.CLASSES_RENAMED,
    any_loss.SCORES_SHIFTED,
    any_loss.SINGLE_PRECISION,
    Promise(
        "stability",
        "10,000 added to every score changes nothing",
        softmax.large_scores,
        "Which number does each exponential get? Print the largest one.",
    ),
    Promise(
        "stability",
        "the scores of one example may be far larger than those of another",
        softmax.rows_far_apart,
        "Which number does each exponential get, in every row? Print the largest one of each row.",
    ),
    Promise(
        "stability",
        "a score may be 10,000 above the others, whichever class has it",
        softmax.far_apart_in_a_row,
        "Which number does each exponential get, of the scores that are shown? Print the largest one.",
    ),
    Promise(
        "stability",
        "scores (0, 20, 40) of class 0 give 40: a small probability is no larger than it is",
        softmax.improbable_classes,
        "Print the probability of the correct class, and what the logarithm is taken of. Are they the same?",
    ),
    Promise(
        "gradient",
        "X = identity: dW is the slope of every score",
        softmax.readable_gradient,
        "Take the row that is shown and compute its probabilities by hand. How does each of your numbers "
        "differ from its probability, and how should it? Is the correct class wrong, or one of the others?",
    ),
    Promise(
        "gradient",
        "an example's slopes add up to 0 over the classes",
        softmax.slopes_sum_to_zero,
        "Adding the same to all scores changes no loss. What do the C numbers by which you multiply one "
        "example's x add up to?",
    ),
    any_loss.FOLLOWS_THE_LOSS,
    any_loss.GRADIENT_OF_BATCH_TWICE,
    Promise(
        "gradient",
        "dW, too, copes with large scores",
        softmax.gradient_of_large_scores,
        "Your loss copes with large scores. Does the gradient use the same exponentials?",
    ),
    any_loss.PENALTY_IN_THE_LOSS,
    any_loss.PENALTY_IN_THE_GRADIENT,
    Promise(
        "formula",
        "dW comes from a formula: a huge constant in all scores does not blur it",
        softmax.made_by_a_formula,
        "Which line of your code makes dW from a difference of two nearly equal numbers?",
    ),
    Promise(
        "formula",
        "dW is right where a score is 10,000 above the others",
        softmax.gradient_far_apart_in_a_row,
        "Your loss copes with these scores. Does the gradient use the same exponentials?",
    ),
)

ITEMS = (
    Item("softmax_loss_naive", "softmax", SOFTMAX, LossFunction, OF_A_LOSS),
    Item(
        "softmax_loss_vectorized",
        "softmax",
        (*SOFTMAX, any_loss.NO_LOOP),
        LossFunction,
        OF_A_LOSS,
        twin=Twin("softmax_loss_naive", any_loss.agrees),
    ),
)
