"""Shows pictures to a student's color_histogram_hsv: what the laws and the names ask it through."""

from functools import cached_property

import numpy as np

from cs231n_utils.losses import forms
from cs231n_utils.promises.seen import Seen, assert_returned

from . import hue_misconception_story as story

DEFAULT = 10  # bins


class Painter:
    """Of either side: `ask` calls the student's function with a picture of its own, `changes` looks at it.

    `refusals`: what `ask` raises where there is no answer.
    """

    refusals = ()

    def ask(self, im, *nbin):
        raise NotImplementedError

    def changes(self, im, nbin):
        """Whether the picture holds other numbers after the call."""
        raise NotImplementedError

    @cached_property
    def names(self):
        """Of the mistakes that explain this function, if some do."""
        return tuple(story.names(self))

    def histogram(self, im, nbin=None):
        """(nbin,) floats, finite and at least 0.  Raises Seen, or a refusal."""
        returned = self.ask(im) if nbin is None else self.ask(im, nbin)
        assert_returned(returned)
        try:
            histogram = forms.array(returned, (DEFAULT if nbin is None else nbin,))
        except forms.BadForm as error:
            asked = DEFAULT if nbin is None else nbin
            self.fail(f"with nbin = {asked}, what came back {error}, and not one number for each bin")
        self.require(np.all(np.isfinite(histogram)), "there is nan or inf in the histogram", im)
        self.require(np.all(histogram >= 0), "a bin is below 0", im)
        return histogram

    def tried(self, im, nbin):
        """The same, whatever the numbers are; None where there is no answer of this form."""
        try:
            return forms.array(self.ask(im, nbin), (nbin,))
        except (*self.refusals, forms.BadForm):
            return None

    def shape_for(self, im, nbin):
        """Of what comes back: () for parts that do not fit together; None where there is no answer."""
        try:
            return np.shape(self.ask(im, nbin))
        except self.refusals:
            return None
        except ValueError:
            return ()

    def require(self, holds, text, im=None, more=""):
        if not holds:
            self.fail(text, more or ("" if im is None else f"a picture of {in_words(im)}"))

    def fail(self, text, numbers=""):
        raise Seen(text, named=lambda: self.names, numbers=numbers)


def in_words(im):
    """Shape and dtype, and the first pixel."""
    first = ", ".join(f"{number:.4g}" for number in im[0, 0])
    return f"shape {im.shape}, {im.dtype}, that begins with ({first})"
