"""Call a student's loss of one example safely, as a function of its scores."""

from functools import cached_property, partial

import numpy as np

from cs231n_utils import gradient_check
from cs231n_utils.gradient_check import is_single
from cs231n_utils.losses import forms
from cs231n_utils.losses.function import DOUBLE, SINGLE
from cs231n_utils.losses.order import seem_swapped
from cs231n_utils.losses.vocabulary import close, row
from cs231n_utils.promises.finding import Finding, Trial

SIZES = (5, 3, 8)  # numbers of classes
HARMLESS_SIZES = (10, 3)  # for which a size that is written as a number does no harm


class LossOfScores(Trial):
    """A student's f(scores, y) -> (loss, dscores), called on the scores (C,) of one example."""

    def __init__(self, function, seed=0):
        self.function = function
        self.seed = seed  # of the random scores it is tried on

    def loss(self, scores, y, **options):
        """The loss as a float; whatever holds one number will do."""
        return finite(self.loss_or_inf(scores, y, **options), "The loss", scores)

    def loss_or_inf(self, scores, y, **options):
        """The same where the logarithm of a probability of 0 may have been taken; perhaps nan."""
        try:
            return forms.number(self.call(scores.copy(), y, **options)[0])
        except forms.BadForm as error:
            raise Finding(f"The loss should be one number, but it {error}.", *error.misconceptions) from None

    def gradient(self, scores, y, **options):
        """dscores as an array (C,); a list will do."""
        dscores = self.call(scores.copy(), y, **options)[1]
        try:
            return finite(forms.array(dscores, scores.shape), "dscores", scores)
        except forms.BadForm as error:
            seen = f"scores has shape {scores.shape}, but dscores {error}."
            raise Finding(seen, *error.misconceptions) from None

    def gradients(self, case, **options):
        """dscores of every row of a case whose W holds the scores, (N, C)."""
        return np.array([self.gradient(s, int(y), **options) for s, y in zip(case.W, case.y, strict=True)])

    def slopes(self, case, **options):
        """The same by centred differences of the student's own loss."""
        step = self.precision
        losses = [partial(self.loss, y=int(y), **options) for y in case.y]
        rows = zip(losses, case.W, strict=True)
        return np.array([gradient_check.numeric_gradient(f, s, step.h, step.eps)[0] for f, s in rows])

    def draw(self):
        """Random scores and a correct class, for each of a few numbers of classes."""
        random = np.random.default_rng((self.seed, 4))
        return [(3 * random.normal(size=C), int(random.integers(C))) for C in SIZES]

    @cached_property
    def precision(self):
        """Single precision if the losses have no more digits than that."""
        return SINGLE if is_single([self.loss(*drawn) for drawn in self.draw()]) else DOUBLE

    def same(self, a, b):
        return close(a, b, self.precision.tolerance)

    def tolerance(self, dscores):
        """What counts as equal to dscores (any shape); whole numbers say nothing about their digits."""
        coarse = is_single(dscores) and not np.array_equal(dscores, np.round(dscores))
        return SINGLE.tolerance if coarse else self.precision.tolerance

    def call(self, scores, y, **options):
        given = "".join(f", {name} = {value:g}" for name, value in options.items())
        where = f"scores {row(scores)}, y = {y}{given}"
        try:
            result = self.attempt(self.function, where, scores, y, **options)
        except Finding as crash:
            if self._runs_for_some_sizes():
                crash.misconceptions = ("hard_coded_sizes",)
            raise
        if not isinstance(result, tuple | list) or len(result) != 2:
            kind = "None (is there a return?)" if result is None else type(result).__name__
            raise Finding(f"It returned {kind}, where a pair (loss, dscores) should be.", "wrong_shape")
        if seem_swapped(result, scores.shape):
            seen = "The two seem to be in the wrong order: (dscores, loss), not (loss, dscores)."
            raise Finding(seen, "wrong_shape")
        return result

    def _runs_for_some_sizes(self):
        """Whether small scores go through for 3 classes or for 10, but not for 5."""
        return not self._runs(5) and any(map(self._runs, HARMLESS_SIZES))

    def _runs(self, C):
        try:
            self.attempt(self.function, "", np.linspace(-1.0, 1.0, C), 1)
        except Finding:
            return False
        return True


def finite(values, name, scores):
    if not np.all(np.isfinite(values)):
        raise Finding(f"{name} holds inf or nan for the scores {row(scores)}.", "not_finite")
    return values
