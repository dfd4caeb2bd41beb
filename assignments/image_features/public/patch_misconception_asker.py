"""Asks a student's function of an array: what the laws of patches, of quarters and of words go through."""

from functools import cached_property

import numpy as np

from cs231n_utils.losses import forms
from cs231n_utils.promises.finding import Crash, Trial
from cs231n_utils.promises.seen import Seen, assert_returned


class Asker:
    """Of either side: `ask` calls the function with an array of its own, `changes` looks at that afterwards.

    `naming(asker)`: ids of the mistakes that explain the function; `refusals`: what `ask` raises where there
    is no answer.
    """

    refusals = ()
    naming = staticmethod(lambda asker: ())

    def ask(self, given, *more, **settings):
        raise NotImplementedError

    def changes(self, given, *more, **settings):
        """Whether the array holds other numbers after the call."""
        raise NotImplementedError

    @cached_property
    def names(self):
        try:
            with np.errstate(all="ignore"):
                return tuple(self.naming(self))
        except Exception:  # anything may have come back, and a name decides nothing
            return ()

    def numbers(self, shape, given, *more, **settings):
        """Finite floats of this shape.  Raises Seen, or a refusal."""
        returned = self.ask(given, *more, **settings)
        assert_returned(returned)
        said = in_words(given, *more, **settings)
        try:
            numbers = forms.array(returned, shape)
        except forms.BadForm as error:
            return self.fail(
                "the answer is not of the shape that the docstring says", f"for {said} it {error}"
            )
        self.require(np.isfinite(numbers).all(), "there is nan or inf in the answer", f"for {said}")
        return numbers

    def tried(self, given, *more, **settings):
        """Floats of any shape, or None where there are none."""
        try:
            return forms.real(self.ask(given, *more, **settings))
        except (*self.refusals, forms.BadForm):
            return None

    def require(self, holds, text, numbers=""):
        if not holds:
            self.fail(text, numbers)

    def fail(self, text, numbers=""):
        raise Seen(text, named=lambda: self.names, numbers=numbers)


class Call(Trial, Asker):
    """The student's function, on the student's side."""

    refusals = (Crash,)

    def __init__(self, function, seed=0):
        self.function, self.rng = function, np.random.default_rng(seed)

    def ask(self, given, *more, **settings):
        said = in_words(given, *more, **settings)
        return self.attempt(self.function, said, given.copy(), *more, **settings)

    def changes(self, given, *more, **settings):
        own = given.copy()
        self.attempt(self.function, in_words(given, *more, **settings), own, *more, **settings)
        return not np.array_equal(own, given)

    def numbers(self, shape, given, *more, **settings):
        try:
            return super().numbers(shape, given, *more, **settings)
        except Crash as crash:
            crash.misconceptions = crash.misconceptions or self.names
            raise


def in_words(given, *more, **settings):
    """Shape and dtype of an array, and what else a function is given."""
    told = [f"an array of shape {given.shape}, {given.dtype}"]
    told += [str(value) for value in more if isinstance(value, int)]
    told += [f"{name}={value}" for name, value in settings.items()]
    return ", ".join(told)
