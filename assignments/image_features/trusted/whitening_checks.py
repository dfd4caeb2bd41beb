"""What grades fit_whitening: the laws that students can try, each on its own."""

import pytest

from autograder.words.laws import assert_keeps
from autograder.words.vocabulary import item

from ..public import whitening_misconception_laws as laws

ITEM = "fit_whitening"


class Asked:
    """The student's function, as the laws want it."""

    def __init__(self, student, draw):
        self.student, self.rng = student, draw.rng

    def fitted(self, patches, eps):
        kept = self.student.keep(patches)
        return self.student.fit_whitening(kept, eps), kept.fetch()

    def keeps(self, *asked):
        assert_keeps(self, *asked)


@pytest.fixture
def whitening(student, draw):
    return Asked(student, draw)


@item(ITEM, share=1)
def test_whitening_pair(whitening):
    """A mean of D numbers and a matrix of D × D."""
    whitening.keeps(laws.gives_a_mean_and_a_matrix, laws.listens_to_patches)


@item(ITEM, share=2)
def test_whitening_mean(whitening):
    """The mean of all patches of all pictures."""
    whitening.keeps(laws.has_the_mean_of_all)


@item(ITEM, share=3)
def test_whitening_eigenvalues(whitening):
    """λ/(λ + eps) are the eigenvalues of the covariance of whitened patches."""
    whitening.keeps(laws.evens_the_covariance_out)


@item(ITEM, share=1)
def test_whitening_symmetric(whitening):
    """The whitening is symmetric and positive."""
    whitening.keeps(laws.is_symmetric, laws.listens_to_patches)


@item(ITEM, share=3)
def test_whitening_directions(whitening):
    """It leaves every direction of the patches alone."""
    whitening.keeps(laws.leaves_directions_alone)


@item(ITEM, share=1)
def test_whitening_few(whitening):
    """Fewer patches than numbers in each, and large numbers."""
    whitening.keeps(laws.whitens_few_patches)


@item(ITEM, share=1)
def test_whitening_left_alone(whitening):
    """The patches hold the same numbers afterwards."""
    whitening.keeps(laws.leaves_patches_alone)
