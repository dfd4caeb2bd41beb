"""The losses of the lecture's cat, car and frog, and the numbers that well-known mistakes make of them."""

import numpy as np

SVM_LOSSES = (2.9, 0.0, 12.9)
SVM = (
    ("margin_missing", (1.9, 0.0, 10.9)),
    ("correct_class_counted", (3.9, 1.0, 13.9)),
    ("squared_hinge", (8.41, 0.0, 83.25)),
    ("sign_flipped", (5.9, 8.5, 0.0)),
    ("sign_flipped", (0.9, 0.0, 8.9)),
    ("correct_score_missing", (6.1, 5.3, 6.7)),
    ("correct_score_missing", (10.3, 11.2, 6.7)),
    ("hinge_missing", (-1.0, -4.5, 12.9)),
    ("hinge_missing", (6.8, 4.5, 12.9)),
    ("some_are_skipped", (0.0, 0.0, 12.9)),
    ("some_are_skipped", (2.9, 0.0, 0.0)),
    ("some_are_skipped", (2.9, 1.0, 7.6)),
)

# Several mistakes make of them what stands first; (scores, correct class) tell which, by the loss there.
TELLING = ((4.0, 3.0, 2.0, 0.0), 3)
TOLD = (
    ("overwritten_instead_of_added", (2.9, 0.0, 6.6), 3.0),
    ("some_are_skipped", (2.9, 0.0, 6.6), 7.0),
    ("mean_instead_of_sum", (1.45, 0.0, 6.45), 4.0),
    ("mean_instead_of_sum", (2.9 / 3, 0.0, 4.3), 3.0),
)

SOFTMAX_LOSSES = np.array([2.04035515, 0.07913178, 6.15647720])
PROBABILITIES = np.array([0.12998254, 0.92391816, 0.00211971])  # of the correct classes
SOFTMAX = (
    ("wrong_log_base", SOFTMAX_LOSSES / np.log(10)),
    ("wrong_log_base", SOFTMAX_LOSSES / np.log(2)),
    ("probability_not_log", 1 - PROBABILITIES),
    ("probability_not_log", -PROBABILITIES),
    ("unnormalised", np.array([1.9, 0.0, 5.6])),
    ("unnormalised", np.array([-3.2, -4.9, 3.1])),
    ("sign_flipped", -SOFTMAX_LOSSES),
    ("mean_instead_of_sum", SOFTMAX_LOSSES - np.log(3)),
    ("correct_score_missing", np.array([0.14035515, 0.07913178, 0.55647720])),
    ("correct_score_missing", np.array([5.24035515, 4.97913178, 3.05647720])),
    ("log_missing", np.array([3.05068239, 1.08234694, 7.34451608])),
    ("log_missing", np.array([185.53712102, 140.44813245, 24.35255666])),
    ("log_missing", np.array([-2.04931761, -3.81765306, 4.84451608])),
    ("all_classes_in_the_loss", np.array([9.12106546, 6.73739533, 7.56943160])),
    ("all_classes_in_the_loss mean_instead_of_sum", np.array([3.04035515, 2.24579844, 2.52314387])),
    ("some_are_skipped", SOFTMAX_LOSSES * (1, 0, 1)),  # the car is classified rightly
    *(("too_few_digits", np.round(SOFTMAX_LOSSES, digits)) for digits in range(1, 5)),
    ("some_are_skipped", np.array([1.90111316, 0.07913178, 6.15647720])),
    ("some_are_skipped", np.array([2.04035515, 0.07913178, 6.15435524])),
    ("some_are_skipped", np.array([1.90111316, -2.49681395, 6.15435524])),
    *(("epsilon_in_the_logarithm", -np.log(PROBABILITIES + 10.0**-digits)) for digits in range(1, 9)),
    ("sign_flipped", np.array([4.90852393, 4.02127876, 0.00865192])),
)


def of_svm(losses, loss, same):
    """[(id, slip)] of those that make these losses; `loss(scores, y)` is asked where several do."""
    scores, y = TELLING
    told = [(id, slip, right) for id, slip, right in TOLD if same(losses, slip)]
    return [
        *((id, slip) for id, slip in SVM if same(losses, slip)),
        *((id, slip) for id, slip, right in told if same(loss(np.array(scores), y), right)),
    ]
