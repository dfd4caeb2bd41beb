"""What the notebooks of the assignment hand to the playground, by the names of its functions."""

from cs231n_utils.live.formulations import SOFTMAX, SVM, UNKNOWN, of_batch, of_example, of_the_kit

STUDENTS = {
    "svm_example_loss": (of_example, SVM),
    "softmax_example_loss": (of_example, SOFTMAX),
    "svm_loss_naive": (of_batch, SVM),
    "svm_loss_vectorized": (of_batch, SVM),
    "softmax_loss_naive": (of_batch, SOFTMAX),
    "softmax_loss_vectorized": (of_batch, SOFTMAX),
}


def formulations(functions):
    """The student's functions, then what the kit has."""
    known = [(function, *STUDENTS.get(function.__name__, (of_batch, UNKNOWN))) for function in functions]
    return [*(make(function, family) for function, make, family in known), *of_the_kit()]
