"""What students can check themselves.  It goes out with the assignment, so it holds no solution.

An item is one graded function.  Its promises are what must hold whatever the solution looks like; a promise
that does not hold raises a `Finding`: what was seen, in numbers, and the ids of the mistakes that explain it.
`cs231n_utils/promises/item.py` says what an `Item` consists of.
"""

import numpy as np

from cs231n_utils.promises.finding import Finding, Trial
from cs231n_utils.promises.item import Examples, Item, Promise


class Call(Trial):
    """Calls a student's FUNCTION(scores, y): an error in it becomes a Finding with file and line."""

    def __init__(self, function, seed=0):
        self.function, self.random = function, np.random.default_rng(seed)

    def share(self, scores, y):
        return self.attempt(self.function, f"scores of shape {scores.shape}", scores, y)


def all_right(call):
    scores = call.random.normal(size=(6, 4))
    share = call.share(scores, scores.argmax(axis=1))
    if share != 1:
        names = ["counted_not_shared"] if share == 6 else []
        raise Finding(f"Every highest score was that of the right class; you answer {share}.", *names)


def twice_as_many(call):
    scores, y = call.random.normal(size=(7, 3)), call.random.integers(3, size=7)
    once, twice = call.share(scores, y), call.share(np.vstack([scores, scores]), np.append(y, y))
    if not np.isclose(once, twice):
        names = ["counted_not_shared"] if np.isclose(twice, 2 * once) else []
        raise Finding(f"7 examples: {once}; the same 7 twice: {twice}.", *names)


def six_of_eight(call):
    scores = call.random.normal(size=(8, 4))
    y = scores.argmax(axis=1)
    y[:2] = (y[:2] + 1) % 4
    share = call.share(scores, y)
    if not np.isclose(share, 6 / 8):
        names = ["counted_not_shared"] if share == 6 else []
        raise Finding(f"6 of 8 highest scores were those of the right class; you answer {share}.", *names)


def by_hand(call, report):
    """An input small enough to follow on paper, with the student's own answer."""
    share = call.share(np.array([[2.0, 1.0], [0.0, 3.0], [5.0, 4.0]]), np.array([0, 1, 1]))
    return [f"scores (2, 1), (0, 3) and (5, 4) for the classes 0, 1 and 1: you answer {share}"]


ITEMS = (
    Item(
        "FUNCTION",  # the function's name, its check cell's grade_id, and what @item(…) is given in trusted/
        "NAME",  # the file it stands in
        (
            Promise(
                "share",  # the part of the item; a part is looked at when the ones before it hold
                "1 where all are right",
                all_right,
                "Print the class with the highest score beside y, for one example after the other.",
            ),
            Promise(
                "share",
                "a batch taken twice has the same share",
                twice_as_many,
                "What do you divide by?",
            ),
            Promise(
                "share",
                "6 of 8 are 0.75",
                six_of_eight,
                "For one example after the other, say whether it is right. What share of them is?",
            ),
        ),
        Call,
        Examples({"three": by_hand}, usual="three"),
    ),
)
