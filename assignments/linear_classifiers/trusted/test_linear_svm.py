"""linear_svm.py: the multiclass SVM loss and its gradient, naive and vectorised."""

from functools import partial

import numpy as np

from autograder.words.losses import LossChecks, implementation
from autograder.words.vocabulary import item

from . import mistakes, naming, reference

SVM = LossChecks(reference.svm)
BOTH = ("svm_loss_naive", "svm_loss_vectorized")
name_mistakes = partial(naming.name_mistakes, mistakes.SVM)


@item(*BOTH, share=1.5)
def test_loss_of_the_data(implementation, draw):
    """The mean hinge loss, more examples than classes."""
    case = draw.case(N=9, D=6, C=4)
    SVM.assert_loss(implementation, case)


@item(*BOTH, share=1)
def test_loss_with_few_examples(implementation, draw):
    """The mean hinge loss, fewer examples than classes, some of them or all right by far."""
    case = draw.case(N=3, D=5, C=7)
    right_by_far = 50.0 * np.eye(7)[case.y]
    for share in (0, [[0], [0], [1]], 1):
        SVM.assert_loss(implementation, case.with_scores_plus(share * right_by_far))


@item(*BOTH, share=1)
def test_loss_includes_the_penalty(implementation, draw):
    """The loss contains λ ΣW², over all of W."""
    case = draw.case(N=7, D=5, C=4, reg=3.0)
    SVM.assert_loss(implementation, case)


@item(*BOTH, share=1.5)
def test_gradient_of_the_data(implementation, draw):
    """dW of the data term, more examples than classes."""
    case = draw.gradient_case(N=9, D=6, C=4)
    SVM.assert_gradient(implementation, case, draw)


@item(*BOTH, share=1)
def test_gradient_with_few_examples(implementation, draw):
    """dW of the data term, fewer examples than classes, and hundreds of classes."""
    for C in (7, 300):
        SVM.assert_gradient(implementation, draw.gradient_case(N=3, D=5, C=C), draw)


@item(*BOTH, share=1.5)
def test_gradient_includes_the_penalty(implementation, draw):
    """dW contains the gradient of λ ΣW²."""
    case = draw.gradient_case(N=7, D=5, C=4, reg=3.0)
    SVM.assert_gradient(implementation, case, draw)


@item(*BOTH, share=0.5)
def test_arguments_are_left_alone(implementation, draw):
    """The right answer, and W, X and y as they were."""
    for case in draw.telltale_cases():
        SVM.assert_arguments_left_alone(implementation, case)


@item("svm_loss_vectorized", share=2)
def test_no_python_loop(implementation, draw):
    """The right answer without a Python loop over examples or classes."""
    SVM.assert_no_loop(implementation, draw)
