"""Small inputs on which the checks try a loss function, and the ways of changing them that matter."""

from dataclasses import dataclass, replace
from itertools import count

import numpy as np

# (N, D, C): fewer and more examples than classes, to find mistaken axes; no two sizes alike.
FEW, MANY = (3, 6, 5), (11, 4, 3)
TELLTALE = (13, 4, 12)  # more classes than ten: labels that are clipped to those of well-known sets


@dataclass(frozen=True)
class Case:
    """One input of a loss function: W (D, C), X (N, D), y (N,) and reg."""

    W: np.ndarray
    X: np.ndarray
    y: np.ndarray
    reg: float = 0.0

    def arguments(self):
        """Fresh copies, so that a function that writes into them spoils nothing else."""
        return self.W.copy(), self.X.copy(), self.y.copy(), self.reg

    def __str__(self):
        return f"W {self.W.shape}, X {self.X.shape}, y {self.y.shape}, reg = {self.reg:g}"

    def with_reg(self, reg):
        return replace(self, reg=reg)

    def with_W(self, W):
        return replace(self, W=W)

    def single(self, i):
        """Example i alone."""
        return replace(self, X=self.X[i : i + 1], y=self.y[i : i + 1])

    def twice(self):
        """Every example two times."""
        return replace(self, X=np.vstack([self.X, self.X]), y=np.concatenate([self.y, self.y]))

    def classes_renamed(self, order):
        """Class order[c] becomes class c."""
        return replace(self, W=self.W[:, order], y=np.argsort(order)[self.y])

    def shifted(self, amount):
        """The same constant added to every score, through the bias row."""
        W = self.W.copy()
        W[-1] += amount
        return replace(self, W=W)

    def with_empty_feature(self, weights):
        """One more row of W, first, over a feature that no example has: no score changes."""
        W, X = np.vstack([weights, self.W]), np.insert(self.X, 0, 0.0, axis=1)
        return replace(self, W=W, X=X)

    def with_lone_example(self, weights):
        """One more example with nothing but a feature of its own, and that feature's row of W, first."""
        wider = self.with_empty_feature(weights)
        alone = np.eye(1, wider.X.shape[1])
        return replace(wider, X=np.vstack([wider.X, alone]), y=np.append(self.y, self.y[0]))

    def telltale(self):
        """The same scores, but for rounding, from arrays that show whatever is done to them.

        Two more features: a tiny one (first) with huge weights, and a huge one (last) with tiny weights.
        """
        N, C = len(self.y), self.W.shape[1]
        W = np.vstack([HUGE * spread(C), self.W, TINY * spread(C)])
        X = np.column_stack([TINY * spread(N), self.X, HUGE * spread(N)])
        return replace(self, W=W, X=X)

    def without_class_0(self):
        """Its examples of other classes."""
        others = self.y > 0
        return replace(self, X=self.X[others], y=self.y[others])


HUGE, TINY = 5e3, 1e-12  # beyond what anybody clips to, and less than anybody adds


def spread(size):
    """Numbers from −1 to 1.1, but not 0, in an order that neither sorting nor reversing would keep."""
    numbers = np.linspace(-1.0, 1.1, size)
    numbers[[0, -1]] = numbers[[-1, 0]]
    return numbers


def tells(y, C):
    """Whether sorting, reversing or clipping would show: first and last class are among the labels."""
    steps = np.diff(y)
    in_order = (steps >= 0).all() or (steps <= 0).all() or np.array_equal(y, y[::-1])
    return bool({0, C - 1} <= set(y.tolist()) and not in_order)


def telltale(case_of):
    """Two cases that show whatever is done to their arrays, of the first of `case_of(i)` whose labels do.

    The second has no example of class 0: labels that are counted from the lowest one on are changed.
    """
    drawn = (case_of(i) for i in count())
    case = next(case for case in drawn if tells(case.y, case.W.shape[1])).telltale()
    return case, case.without_class_0()


def draw(N, D, C, seed, reg=0.0):
    """Random numbers with a bias column of ones last; the first label occurs twice."""
    random = np.random.default_rng(seed)
    X = random.normal(size=(N, D))
    X[:, -1] = 1.0
    y = random.integers(C, size=N)
    y[-1] = y[0]
    return Case(random.normal(size=(D, C)), X, y, reg)


def of_scores(scores, y):
    """X = identity, so that W is the table of scores (N, C): row i holds the scores of example i."""
    scores = np.array(scores, dtype=float)
    return Case(scores, np.eye(len(scores)), np.array(y))


def correct(case):
    """1 at the correct class of every example, 0 elsewhere, (N, C)."""
    return np.eye(case.W.shape[1])[case.y]


# The lecture's example: scores for cat, car and frog, of a cat, a car and a frog picture.
LECTURE = of_scores([(3.2, 5.1, -1.7), (1.3, 4.9, 2.0), (2.2, 2.5, -3.1)], [0, 1, 2])
