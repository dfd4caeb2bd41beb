"""best_optimized.npz: the saved classifier, scored here on the test set."""

from autograder.words.saved import assert_accuracy
from autograder.words.vocabulary import item


@item("best_optimized", share=1)
def test_accuracy_on_the_test_set(student, item_id, data):
    """Accuracy on the test set: points rise from 39 % to 40.5 %."""
    assert_accuracy(student, f"{item_id}.npz", data, nothing=0.39, everything=0.405)
