"""Shows pictures to a student's color_histogram_hsv, on the student's side."""

import numpy as np

from cs231n_utils.promises.finding import Crash, Trial

from .hue_misconception_painter import Painter, in_words


class Call(Trial, Painter):
    """The student's histograms of pictures."""

    refusals = (Crash,)

    def __init__(self, function, seed=0):
        self.function, self.rng = function, np.random.default_rng(seed)

    def ask(self, im, *nbin):
        said = "".join(f", nbin={number}" for number in nbin)
        return self.attempt(self.function, f"a picture of {in_words(im)}{said}", im.copy(), *nbin)

    def histogram(self, im, nbin=None):
        try:
            return super().histogram(im, nbin)
        except Crash as crash:
            crash.misconceptions = crash.misconceptions or self.names
            raise

    def changes(self, im, nbin):
        given = im.copy()
        self.attempt(self.function, f"a picture of {in_words(im)}", given, nbin)
        return not np.array_equal(given, im)
