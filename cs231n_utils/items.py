"""What is checked: the graded functions, and what must hold of each."""

from cs231n_utils import example_items, softmax_items, svm_items, training_items
from cs231n_utils.promise import Promise
from cs231n_utils.svm_gradient_checks import same_as as agree_with

SUBJECTS = (example_items, svm_items, softmax_items, training_items)
ITEMS = {item.id: item for subject in SUBJECTS for item in subject.ITEMS}


def same_as(twin, function):
    """The promise that an item agrees with its twin, whose code is `function`."""
    hint = "Print the scores of the first example, and each step from them to the loss, in both functions."
    title = f"loss and dW are those of {twin}"
    return Promise("vectorized", title, agree_with(function), hint)
