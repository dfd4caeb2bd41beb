"""What is checked of the softmax loss with weights, part by part."""

from cs231n_utils import softmax_checks as softmax
from cs231n_utils import svm_gradient_checks, svm_loss_checks
from cs231n_utils.promise import Item, Promise
from cs231n_utils.svm_items import NO_LOOP, SVM

OF_ANY_LOSS = {promise.test: promise for promise in SVM}  # the SVM's promises that are not about margins

SOFTMAX = (
    OF_ANY_LOSS[svm_loss_checks.leaves_its_inputs_alone],
    Promise(
        "loss",
        "the lecture's worked example: p = (0.13, 0.87, 0.00), loss 2.04",
        softmax.worked_example,
        "Take the cat, scores (3.2, 5.1, −1.7), and print one line after the other: exponentials, their sum, "
        "probabilities, logarithm. The lecture shows each of them. Which is the first that differs?",
    ),
    Promise(
        "loss",
        "W = 0 gives log C",
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
    OF_ANY_LOSS[svm_loss_checks.batch_twice],
    OF_ANY_LOSS[svm_loss_checks.mean_of_singles],
    Promise(
        "loss",
        "a thousand examples are no problem",
        softmax.many_examples,
        "Do you multiply probabilities of different examples anywhere? Each example has its own logarithm.",
    ),
    OF_ANY_LOSS[svm_loss_checks.classes_renamed],
    OF_ANY_LOSS[svm_loss_checks.scores_shifted],
    OF_ANY_LOSS[svm_loss_checks.single_precision],
    Promise(
        "stability",
        "10,000 added to every score changes nothing",
        softmax.large_scores,
        "Which number does each exponential get? Print the largest one.",
    ),
    Promise(
        "stability",
        "examples with scores of very different size are all right",
        softmax.rows_far_apart,
        "Which number does each exponential get, in every row? Print the largest one of each row.",
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
    OF_ANY_LOSS[svm_gradient_checks.follows_the_loss],
    OF_ANY_LOSS[svm_gradient_checks.gradient_of_batch_twice],
    Promise(
        "gradient",
        "dW too does not mind large scores",
        softmax.gradient_of_large_scores,
        "Your loss copes with large scores. Does the gradient use the same exponentials?",
    ),
    OF_ANY_LOSS[svm_loss_checks.penalty_in_the_loss],
    OF_ANY_LOSS[svm_gradient_checks.penalty_in_the_gradient],
    Promise(
        "formula",
        "dW comes from a formula: a huge constant in all scores does not blur it",
        softmax.made_by_a_formula,
        "Which line of your code makes dW from a difference of two nearly equal numbers?",
    ),
)

ITEMS = (
    Item("softmax_loss_naive", "softmax", SOFTMAX),
    Item("softmax_loss_vectorized", "softmax", (*SOFTMAX, NO_LOOP), twin="softmax_loss_naive"),
)
