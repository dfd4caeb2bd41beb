"""What is checked of the multiclass SVM loss, part by part."""

from cs231n_utils.losses import promises as any_loss
from cs231n_utils.losses.function import LossFunction
from cs231n_utils.promises.item import Item, Promise, Twin

from . import svm_gradient_checks as gradient
from . import svm_loss_checks as loss
from .worked_batches import OF_A_LOSS

SVM = (
    any_loss.INPUTS_LEFT_ALONE,
    Promise(
        "loss",
        "the lecture's worked example: the cat, the car and the frog, and their mean",
        loss.worked_example,
        "Work out one of the three by hand, as the table in 1_losses.ipynb does, and print the same terms in "
        "your code. Which is the first that differs? The scores are X @ W; here W holds them.",
    ),
    Promise(
        "loss",
        "what is above 0 counts: scores (1, 0.5, 0.2) of class 0 give 0.7, (1, −0.1, −0.6) give 0",
        loss.small_margins,
        "Write the two terms by hand, before and after the max is taken. What does your code do with these?",
    ),
    Promise(
        "loss",
        "W = 0 gives the right loss, whatever the number of classes",
        loss.zero_weights,
        "With W = 0 all scores are 0. What is each term of the sum then, and how many terms are there? Does "
        "your code get the number of classes from W, and the number of examples from X?",
    ),
    any_loss.BATCH_TWICE,
    any_loss.MEAN_OF_SINGLES,
    any_loss.CLASSES_RENAMED,
    any_loss.SCORES_SHIFTED,
    any_loss.SINGLE_PRECISION,
    Promise(
        "gradient",
        "X = identity: dW is the slope of every score",
        gradient.readable_gradient,
        "Take the row that is shown, write its max terms by hand, and hold each number of your dW against "
        "them. Which is wrong: a class that violates its margin, one that does not, or the correct one?",
    ),
    Promise(
        "gradient",
        "an example's slopes add up to 0 over the classes",
        gradient.slopes_sum_to_zero,
        "Adding the same to all scores changes no loss. What do the C numbers by which you multiply one "
        "example's x add up to?",
    ),
    any_loss.FOLLOWS_THE_LOSS,
    any_loss.GRADIENT_OF_BATCH_TWICE,
    any_loss.PENALTY_IN_THE_LOSS,
    any_loss.PENALTY_IN_THE_GRADIENT,
    Promise(
        "formula",
        "dW comes from a formula: a huge weight elsewhere does not blur it",
        gradient.made_by_a_formula,
        "Which line of your code lets one column of dW depend on weights that have no part in it?",
    ),
    Promise(  # after the formula: differences would take a minute for it
        "many classes",
        "an example's slopes add up to 0 over 300 classes, too",
        gradient.slopes_of_many_sum_to_zero,
        "With W = 0 every class but the correct one violates its margin. How many do you count, and what "
        "is the largest number that your counter can hold?",
    ),
)

ITEMS = (
    Item("svm_loss_naive", "linear_svm", SVM, LossFunction, OF_A_LOSS),
    Item(
        "svm_loss_vectorized",
        "linear_svm",
        (*SVM, any_loss.NO_LOOP),
        LossFunction,
        OF_A_LOSS,
        twin=Twin("svm_loss_naive", any_loss.agrees),
    ),
)
