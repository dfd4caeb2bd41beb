"""What is checked of k-means."""

import numpy as np

from cs231n_utils.promises import effort
from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Finding, Trial
from cs231n_utils.promises.item import Examples, Item
from cs231n_utils.promises.law import promise
from cs231n_utils.promises.speech import shortened

from . import kmeans_misconception_laws as laws


class Clusters(Trial):
    """Calls the student's function."""

    def __init__(self, function, seed=0):
        self.function, self.rng = function, np.random.default_rng(seed)

    def run(self, X, K, num_iters, seed):
        return self._run(X.copy(), K, num_iters, seed)

    def after(self, X, K, num_iters):
        given = X.copy()
        self._run(given, K, num_iters, 0)
        return given

    def steps(self, X, K):
        return effort.steps(self.function, lambda: self._run(X, K, 1, 0))

    def most_bytes(self, X, K):
        return effort.most_bytes(lambda: self._run(X, K, 1, 0))

    def _run(self, X, K, num_iters, seed):
        where = f"X of shape {X.shape}, K={K}, num_iters={num_iters}"
        return self.attempt(self.function, where, X, K, num_iters, np.random.default_rng(seed))


def on_a_line(trial, report):
    """Six numbers."""
    X = np.array([[0], [1], [2], [10], [11], [15]], dtype=np.float32)
    told = ["X: 0, 1, 2, 10, 11, 15, one number in a row; K = 2; the same generator each time"]
    for num_iters in (1, 2, 3):
        try:
            centroids, labels, costs = trial.run(X, 2, num_iters, 3)
            said = f"labels {flat(labels)}, centroids {flat(centroids)}, costs {flat(costs)}"
        except Finding as finding:
            said = short(finding)
        except (TypeError, ValueError):
            said = "no centroids, labels and costs"
        told.append(f"num_iters={num_iters}: {said}")
    return told


def flat(numbers):
    array = np.asarray(numbers)
    if array.dtype.kind not in "biuf":
        return shortened(numbers, 40)
    return shortened(", ".join(f"{number:.4g}" for number in np.ravel(array)), 60)


PROMISES = (
    promise(
        "three",
        "centroids, labels and costs come back, in their shapes",
        laws.gives_three,
        "Print the three shapes for X of shape (11, 4), K=3, num_iters=2.",
    ),
    promise(
        "start",
        "it starts from K different rows of X",
        laws.starts_from_rows,
        "With as many centroids as rows: which rows are your first centroids?",
    ),
    promise(
        "labels",
        "every row gets the label of its nearest centroid",
        laws.rows_go_to_the_nearest,
        "Take one row of the example and the centroids of the step before: how far is it from each?",
    ),
    promise(
        "centroids",
        "every centroid is the mean of the rows with its label",
        laws.centroids_are_means,
        "Take the labels that are shown, and work out the mean of each on paper.",
    ),
    promise(
        "costs",
        "each cost is the sum of the squared distances of its step",
        laws.costs_are_squared_distances,
        "For num_iters=2: from which centroids are the distances of the second cost?",
    ),
    promise(
        "end",
        "it goes on as often as it is told",
        laws.goes_on_to_the_end,
        "How many numbers are in your costs for num_iters=25? What does your loop do when nothing changes?",
    ),
    promise(
        "empty",
        "a centroid without rows is a row of X, or stays",
        laws.keeps_empty_centroids,
        "If nothing has label 2: what is the mean of no rows in your code?",
    ),
    promise(
        "chance",
        "all chance comes from rng",
        laws.chance_is_rng,
        "Which lines of yours draw something, and from what?",
    ),
    promise(
        "X",
        "X is left as it is",
        laws.leaves_x_alone,
        "Is what you start from a copy of rows of X, or a window on them?",
    ),
    promise(
        "effort",
        "nothing loops over rows of X in Python",
        laws.loops_over_no_rows,
        "Which of your loops runs more often if X has more rows?",
    ),
    promise(
        "effort",
        "no array is as large as N * K * D",
        laws.fits_into_memory,
        "Write the shape beside each of your lines, with N, K and D. Which one has all three?",
    ),
)
ITEM = Item("kmeans", "visual_words", PROMISES, Clusters, Examples({"line": on_a_line}, usual="line"))
