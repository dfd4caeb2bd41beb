"""What is checked of nearest neighbours."""

import numpy as np

from cs231n_utils.promises.finding import Finding, Trial
from cs231n_utils.promises.item import Examples, Item, Promise


class Search(Trial):
    """A student's predict(X, y, Z)."""

    def __init__(self, function, seed=0):
        self.function, self.random = function, np.random.default_rng(seed)

    def predict(self, X, y, Z):
        return np.asarray(self.attempt(self.function, f"X {X.shape}, Z {Z.shape}", X, y, Z))


def own_neighbours(search):
    X, y = search.random.normal(size=(7, 3)), np.array([2, 0, 1, 2, 2, 0, 1])
    labels = search.predict(X, y, X)
    if not np.array_equal(labels, y):
        names = ["row_numbers"] if np.array_equal(labels, np.arange(7)) else []
        raise Finding(f"The labels are {y}; yours are {labels}.", *names)


def by_hand(search, report):
    labels = search.predict(np.array([[0.0], [4.0]]), np.array([5, 9]), np.array([[1.0], [3.0]]))
    return [f"rows at 0 and 4 with labels 5 and 9; for 1 and 3 you answer {labels}"]


ITEMS = (
    Item(
        "predict",
        "neighbours",
        (
            Promise(
                "search",
                "an example is its own neighbour",
                own_neighbours,
                "Ask for one training example alone, and print all distances. Where is the smallest?",
            ),
        ),
        Search,
        Examples({"rows": by_hand}, usual="rows"),
    ),
)
