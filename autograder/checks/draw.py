"""Fresh inputs for a check, drawn from its seed."""

from dataclasses import dataclass, replace

import numpy as np

KINK_DISTANCE = 1e-3
OFFSET = 1e12


@dataclass(frozen=True)
class Case:
    """The arguments of a loss function: W: (D, C), X: (N, D) with the bias last, y: (N,), reg: float."""

    W: np.ndarray
    X: np.ndarray
    y: np.ndarray
    reg: float

    def __iter__(self):
        yield from (self.W, self.X, self.y, self.reg)

    def with_offset(self, rng):
        """The same case with a huge loss on top that leaves the gradient of all old entries as exact.

        One more example has a feature of its own with huge weights, so differences of losses drown in
        rounding, while an analytic gradient does not notice.  One more row of W stands over a feature
        that is always zero: it does the same to the penalty, and no score is touched.
        """
        (N, D), C = self.X.shape, self.W.shape[1]
        W = np.vstack([OFFSET * _separated(rng, C), OFFSET * _separated(rng, C), self.W])
        X = np.zeros((N + 1, D + 2))
        X[:N, 2:] = self.X
        X[N, 2:] = self.X[rng.integers(N)]
        X[N, 0] = 1.0
        return replace(self, W=W, X=X, y=np.append(self.y, rng.integers(C)))


def _separated(rng, C):
    """C values in (-1, 1), no two of them close, in random order."""
    return rng.permutation(np.linspace(-0.9, 0.9, C)) + rng.uniform(-0.05, 0.05, C) / C


class Draw:
    """Draws cases; one that comes near a kink of the hinge loss is drawn again."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def case(self, N, D, C, reg=0.0):
        """A case in general position: some margins violated and some not, all away from the kink."""
        while True:
            case = self._any_case(N, D, C, reg)
            margins = self._margins(case)
            violated = (margins > 0).mean()
            if np.abs(margins).min() > KINK_DISTANCE and 0.2 < violated < 0.8:
                return case

    def gradient_case(self, N, D, C, reg=0.0):
        """A case on which numeric differences cannot pass for an analytic gradient."""
        return self.case(N, D, C, reg).with_offset(self.rng)

    def _any_case(self, N, D, C, reg):
        X = self.rng.normal(size=(N, D))
        X[:, -1] = 1.0
        return Case(self.rng.normal(size=(D, C)), X, self.rng.integers(C, size=N), reg)

    def _margins(self, case):
        """s_j − s_y + 1 of all examples and wrong classes, (N·(C−1),)"""
        scores = case.X @ case.W
        right = np.eye(scores.shape[1], dtype=bool)[case.y]
        return (scores - scores[right][:, np.newaxis] + 1.0)[~right]
