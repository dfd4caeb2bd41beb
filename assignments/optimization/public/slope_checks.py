"""Calls a student's numeric gradient, for the laws that it must keep."""

import numpy as np

from cs231n_utils.promises.finding import Crash, Trial
from cs231n_utils.promises.speech import known_as

from .slope_misconceptions_record import Slope


class Forward(Trial):
    """A student's gradient by differences to one side: a `Sloper`, as the laws want it."""

    two_sided = False

    def __init__(self, function, seed=0):
        self.function, self.rng = function, np.random.default_rng(seed)

    def slope(self, f, x, h):
        @known_as("f")
        def asked(point):
            return f(point)

        given = x.copy()
        try:
            kind = "integers" if x.dtype.kind == "i" else "floats"
            where = f"x of shape {x.shape}, of {kind}, and h = {h:g}"
            returned = self.attempt(self.function, where, asked, given, h)
        except Crash:
            if refused := f.refused():
                raise refused from None
            raise
        return Slope(f, x, h, returned, given)


class Centred(Forward):
    """A student's gradient by differences to both sides."""

    two_sided = True
