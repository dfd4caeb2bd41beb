"""best_svm.npz and best_softmax.npz: the saved classifiers, scored here on the test set."""

from autograder.words.saved import assert_accuracy
from autograder.words.vocabulary import item


@item("best_svm", "best_softmax", share=1)
def test_accuracy_on_the_test_set(student, item_id, data):
    """Accuracy on the test set: points rise from 30 % to 38 %."""
    assert_accuracy(student, f"{item_id}.npz", data, nothing=0.30, everything=0.38)
