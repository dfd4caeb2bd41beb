"""What is checked of the losses of one example, part by part."""

from cs231n_utils.losses.of_scores import LossOfScores
from cs231n_utils.promises.item import Item, Promise

from . import example_checks as example
from .worked_examples import OF_SCORES

ALONE = Promise(
    "loss",
    "it returns (loss, dscores), and scores is left as it was",
    example.leaves_scores_alone,
    "Which of your arrays are new, and which are other names for scores?",
)
RENAMED = Promise(
    "loss",
    "renaming the classes changes nothing",
    example.classes_renamed,
    "No class is special except y. Does your code reach the first class and the last one?",
)
FORMULA = Promise(
    "formula",
    "dscores comes from a formula: a huge constant in all scores does not blur it",
    example.made_by_a_formula,
    "Which line of your code makes dscores from a difference of two nearly equal numbers?",
)

SVM = (
    ALONE,
    Promise(
        "loss",
        "the lecture's worked example: the cat, the car and the frog",
        example.svm_worked_example,
        "Write the terms of one of the three pictures by hand, and print the same terms in your code. Which "
        "is the first that differs?",
    ),
    Promise(
        "loss",
        "what is above 0 counts: scores (1, 0.5, 0.2) of class 0 give 0.7, (1, −0.1, −0.6) give 0",
        example.small_margins,
        "Write the two terms by hand, before and after the max is taken. What does your code do with these?",
    ),
    Promise(
        "loss",
        "equal scores give the right loss, whatever the number of classes",
        example.svm_equal_scores,
        "What is each term of the sum when all scores are 0, and how many terms are there?",
    ),
    RENAMED,
    Promise(
        "gradient",
        "dscores holds the slopes of your loss",
        example.svm_follows_the_loss,
        "Take the scores that are shown and write the max terms by hand. Let one score grow by 0.1: by how "
        "much does the sum grow? Which of your numbers is wrong: of a class whose term is above zero, of one "
        "whose term is not, or of the correct class?",
    ),
    Promise(
        "gradient",
        "a constant added to all scores changes nothing",
        example.constant_added({}),
        "The formula has only differences of scores in it. Where does your code use a score by itself?",
    ),
    Promise(
        "gradient",
        "(10, −100, −100): a class far behind has no part in loss or slopes",
        example.far_ahead_is_flat,
        "Both terms are far below zero here. What does the max turn them into, and what are their slopes?",
    ),
    Promise(
        "delta",
        "delta counts: scores and delta times 3 give 3 times the loss, and the same slopes",
        example.delta_counts,
        "delta is the margin. Where in the formula does it stand, and does it stand there in your code?",
    ),
    FORMULA,
)

SOFTMAX = (
    ALONE,
    Promise(
        "loss",
        "the lecture's worked example: the cat",
        example.softmax_worked_example,
        "Take the cat, scores (3.2, 5.1, −1.7), and print one line after the other: exponentials, their sum, "
        "probabilities, logarithm. The lecture shows each of them. Which is the first that differs?",
    ),
    Promise(
        "loss",
        "equal scores give the right loss, whatever the number of classes",
        example.softmax_equal_scores,
        "What is each probability when all scores are 0? Over how many classes do you add?",
    ),
    Promise(
        "loss",
        "exp(−loss), over all classes as the correct one, sums to 1",
        example.probabilities_sum_to_one,
        "The loss should be −log p, so exp(−loss) should give p back. Do your probabilities add up to 1?",
    ),
    RENAMED,
    Promise(
        "gradient",
        "dscores holds the slopes of your loss",
        example.follows_the_loss(example.name_softmax_slopes),
        "Take the scores that are shown and compute their probabilities. How does each of your numbers "
        "differ from its probability, and how should it? Is the correct class wrong, or one of the others?",
    ),
    Promise(
        "gradient",
        "the slopes add up to 0",
        example.slopes_sum_to_zero,
        "Adding the same to all scores changes nothing. So what must the slopes add up to?",
    ),
    Promise(
        "stability",
        "a constant added to all scores changes nothing, not even 10,000",
        example.constant_added({1e4: ("no_max_shift",), -1e4: ("wrong_shift",)}),
        "Which number does each exponential get? Print the largest one.",
    ),
    Promise(
        "stability",
        "a score may be 10,000 above the others, whichever class has it",
        example.far_apart,
        "Which number does each exponential get, of the scores that are shown? Print the largest one.",
    ),
    Promise(
        "stability",
        "scores (0, 20, 40) of class 0 give 40: a small probability is no larger than it is",
        example.improbable_classes,
        "Print the probability of the correct class, and what the logarithm is taken of. Are they the same?",
    ),
    FORMULA,
    Promise(
        "formula",
        "dscores is right where a score is 10,000 above the others",
        example.slopes_far_apart,
        "Your loss copes with these scores. Do the slopes use the same exponentials?",
    ),
    Promise(
        "formula",
        "(10, −20, −20): every wrong class still pulls",
        example.never_flat,
        "A probability is small here, but never 0. Where do your numbers lose it?",
    ),
)

ITEMS = (
    Item("svm_example_loss", "example_losses", SVM, LossOfScores, OF_SCORES),
    Item("softmax_example_loss", "example_losses", SOFTMAX, LossOfScores, OF_SCORES),
)
