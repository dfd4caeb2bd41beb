"""Fresh inputs for a check, drawn from its seed."""

from dataclasses import replace

import numpy as np

from cs231n_utils.losses.cases import TELLTALE, Case, telltale

KINK_DISTANCE = 1e-3
FEATURES = 6  # with more of them, each is smaller: the scores are not
OFFSET = 1e12  # of the hinge loss and of the penalty
SOFTMAX_OFFSET = 18.0  # gaps below e^36: probabilities down to 1e-15, which float32 still has


class DrawnCase(Case):
    """A case that can be written out as arguments, and changed in ways that tell right code from wrong."""

    def __iter__(self):
        yield from (self.W, self.X, self.y, self.reg)

    def with_offset(self, rng, offset):
        """The same case with something on top that only differences of losses feel.

        One more example has a feature of its own (row 0 of W) with large weights.  With a hinge loss
        differences then drown in rounding; with a softmax the gradient of row 0 holds probabilities far
        smaller than any difference can show.  One more row of W (row 1) stands over a feature that is
        always zero: it makes the penalty huge, and no score is touched.
        """
        (N, D), C = self.X.shape, self.W.shape[1]
        own = offset * _separated(rng, C)
        W = np.vstack([own, OFFSET * _separated(rng, C), self.W])
        X = np.zeros((N + 1, D + 2))
        X[:N, 2:] = self.X
        X[N, 0] = 1.0
        lowest = np.argmin(own)  # of the best class, p − 1 would be lost in rounding
        return replace(self, W=W, X=X, y=np.append(self.y, lowest))

    def with_scores_plus(self, amounts):
        """The same case with amounts (N, C), or (N, 1), added to its scores, by N features of the examples.

        The first N rows of dW are then what the examples' own slopes are, (1/N)·∂L_i/∂s.
        """
        N, C = len(self.y), self.W.shape[1]
        W = np.vstack([np.broadcast_to(amounts, (N, C)), self.W])
        return replace(self, W=W, X=np.hstack([np.eye(N), self.X]))


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

    def gradient_case(self, N, D, C, reg=0.0, offset=OFFSET):
        """A case on which numeric differences cannot pass for an analytic gradient."""
        return self.case(N, D, C, reg).with_offset(self.rng, offset)

    def telltale_cases(self):
        """Cases whose arrays show whatever is done to them; the penalty of huge weights hides nothing."""
        return telltale(lambda _: self.case(*TELLTALE, reg=1e-6))

    def _any_case(self, N, D, C, reg):
        X = self.rng.normal(size=(N, D)) * min(1.0, np.sqrt(FEATURES / D))
        X[:, -1] = 1.0
        return DrawnCase(self.rng.normal(size=(D, C)), X, self.rng.integers(C, size=N), reg)

    def _margins(self, case):
        """s_j − s_y + 1 of all examples and wrong classes, (N·(C−1),)"""
        scores = case.X @ case.W
        right = np.eye(scores.shape[1], dtype=bool)[case.y]
        return (scores - scores[right][:, np.newaxis] + 1.0)[~right]

    def scores(self, C):
        """(scores (C,), y) of one example, in general position for the margins 1 and less."""
        case = self.case(N=1, D=6, C=C)
        return (case.X @ case.W)[0], int(case.y[0])
