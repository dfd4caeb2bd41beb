"""What grades kmeans: the laws that students can try, each on its own."""

import pytest

from autograder.words.laws import assert_keeps
from autograder.words.vocabulary import item

from ..public import kmeans_misconception_laws as laws

ITEM = "kmeans"


class Asked:
    """The student's function, as the laws want it; the steps that one check saw are kept for the others."""

    def __init__(self, student, draw):
        self.student, self.rng, self.kept = student, draw.rng, {}

    def run(self, X, K, num_iters, seed):
        return self.student.kmeans(X, K, num_iters, self.student.generator(seed))

    def after(self, X, K, num_iters):
        kept = self.student.keep(X)
        self.student.kmeans(kept, K, num_iters, self.student.generator(0))
        return kept.fetch()

    def steps(self, X, K):
        return self.student.steps(ITEM, X, K, 1, self.student.generator(0))

    def most_bytes(self, X, K):
        return self.student.most_bytes(ITEM, X, K, 1, self.student.generator(0))

    def keeps(self, law):
        assert_keeps(self, law)


@pytest.fixture
def clusters(student, draw, kept):
    return kept.setdefault(ITEM, Asked(student, draw))


@item(ITEM, share=1)
def test_kmeans_form(clusters):
    """Centroids, labels that are integers, and a cost for each step."""
    clusters.keeps(laws.gives_three)


@item(ITEM, share=2)
def test_kmeans_start(clusters):
    """The first centroids are K different rows of X."""
    clusters.keeps(laws.starts_from_rows)


@item(ITEM, share=3)
def test_kmeans_labels(clusters):
    """Every row gets the label of its nearest centroid."""
    clusters.keeps(laws.rows_go_to_the_nearest)


@item(ITEM, share=3)
def test_kmeans_means(clusters):
    """Every centroid becomes the mean of the rows with its label."""
    clusters.keeps(laws.centroids_are_means)


@item(ITEM, share=2)
def test_kmeans_costs(clusters):
    """Each cost is the sum of the squared distances of its step."""
    clusters.keeps(laws.costs_are_squared_distances)


@item(ITEM, share=1)
def test_kmeans_end(clusters):
    """It goes on as often as it is told."""
    clusters.keeps(laws.goes_on_to_the_end)


@item(ITEM, share=1)
def test_kmeans_empty(clusters):
    """A centroid without rows becomes a row of X, or stays."""
    clusters.keeps(laws.keeps_empty_centroids)


@item(ITEM, share=1)
def test_kmeans_chance(clusters):
    """rng is the only source of chance."""
    clusters.keeps(laws.chance_is_rng)


@item(ITEM, share=1)
def test_kmeans_left_alone(clusters):
    """X holds the same numbers afterwards."""
    clusters.keeps(laws.leaves_x_alone)


@item(ITEM, share=2)
def test_kmeans_loops(clusters):
    """Nothing loops over rows of X in Python."""
    clusters.keeps(laws.loops_over_no_rows)


@item(ITEM, share=2)
def test_kmeans_memory(clusters):
    """No array is as large as N * K * D."""
    clusters.keeps(laws.fits_into_memory)
