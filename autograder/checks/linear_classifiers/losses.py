"""What the checks of loss functions have in common."""

from autograder.checks.vocabulary import Failed, assert_close, relative_error
from autograder.student import Fault
from cs231n_utils import diagnosis

ROUNDING, CLOSE = 1e-12, 1e-4  # an analytic gradient is better, a mistake is worse


class LossChecks:
    """Compares a loss function with its oracle: `oracle(W, X, y, reg) -> Terms`.

    A wrong answer is named on a case of its own, without offsets and with a penalty.
    """

    def __init__(self, oracle, margin=None):
        self.oracle, self.margin = oracle, margin

    def assert_loss(self, function, case, draw):
        """The first value of `function(*case)` is the loss."""
        loss, _ = function(*case)
        assert_close(loss, self.oracle(*case).loss, "the loss", lambda: self._name_loss(function, draw))

    def assert_gradient(self, function, case, draw):
        """The second value of `function(*case)` is the gradient."""
        _, dW = function(*case)
        assert_close(dW, self.oracle(*case).dW, "dW", lambda: self._name_gradient(function, draw))

    def assert_right(self, answer, case):
        """`answer`, a (loss, dW), is right for this case."""
        assert_close(answer[0], self.oracle(*case).loss, "the loss")
        assert_close(answer[1], self.oracle(*case).dW, "dW")

    def _name_loss(self, function, draw):
        case, terms, answer = self._plain(function, draw)
        if answer is None:
            return ()
        N, margin = len(case.y), self.margin
        return diagnosis.name_loss(answer[0], terms.data_loss, case.W, case.reg, N, margin=margin)

    def _name_gradient(self, function, draw):
        case, terms, answer = self._plain(function, draw)
        if answer is None:
            return ()
        if ROUNDING < relative_error(answer[1], terms.dW) < CLOSE:
            return ("numeric_gradient",)  # nearly right, until an offset drowns differences of losses
        return diagnosis.name_gradient(answer[1], terms.data_gradient, case.W, case.reg, len(case.y))

    def _plain(self, function, draw):
        """A case without offset: (case, its Terms, the function's answer or None)."""
        case = draw.case(N=11, D=5, C=4, reg=3.0)
        try:
            return case, self.oracle(*case), function(*case)
        except (Failed, Fault):
            return case, None, None
