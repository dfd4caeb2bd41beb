"""Pictures of which the answer can be told by hand, and what a student's function makes of them.

Each probe looks at one stage and is blind to the others: a mistake in one hides none in another.
"""

from functools import cached_property

import numpy as np

STEEP, DOT = 4.0, 100.0
AROUND = np.arange(7, 360, 15)  # degrees: no edge of 6 to 10 bins
NEAR = 1e-3


def ramp(degrees, shape=(8, 8), steep=STEEP):
    """(H, W), growing evenly in this direction, rows counted downwards; the darkest pixel is 0."""
    down, right = np.round([np.sin(np.deg2rad(degrees)), np.cos(np.deg2rad(degrees))], 12)
    rows, cols = np.indices(shape)
    im = steep * (rows * down + cols * right)
    return im - im.min()


def dot(shape, row, col):
    """(H, W), black, with one bright pixel."""
    im = np.zeros(shape)
    im[row, col] = DOT
    return im


def stacked(im):
    """The same in red, green and blue, (H, W, 3)."""
    return np.repeat(im[..., np.newaxis], 3, axis=-1)


def only(im, channel):
    """(H, W, 3), of one colour."""
    return im[..., np.newaxis] * np.eye(3)[channel]


def crossed(shape=(8, 8)):
    """Red that rises at 10 degrees, half as steep green at 100: both, and each alone, (H, W, 3) each."""
    red, green = 2 * only(ramp(10, shape), 0), only(ramp(100, shape), 1)
    return red + green, red, green


def bent(ridge):
    """(24, 24): angles from 29 to 60 degrees; a `ridge` far from the middle has others, and nothing else."""
    rows, cols = np.indices((24, 24))
    slopes = np.linspace(5.4, 1.8, 12)[np.clip(np.arange(24) - 6, 0, 11)]
    slopes[[1, 3]] += np.array([20, -20]) * ridge
    return 3.0 * rows + np.cumsum(slopes)[cols]


def kinked(shape=(24, 24)):
    """(H, W), growing downwards, by 2 a row up to the middle and by 6 from there on."""
    rows, _ = np.indices(shape)
    return np.where(rows < 12, 2.0 * rows, 6.0 * rows - 48)


def alike(number, other):
    return bool(np.allclose(number, other, rtol=NEAR, atol=1e-9))


class Probes:
    """Asks the function, once for each picture.  `ask(im, **settings)` -> an array, or raises."""

    def __init__(self, ask):
        self._ask = ask

    def raw(self, im, **settings):
        """(n,) floats; None where no array of numbers comes back."""
        try:
            answer = np.asarray(self._ask(im.copy(), **settings))
        except Exception:  # whatever it is, it is no answer
            return None
        return np.ravel(answer).astype(float) if answer.dtype.kind in "biuf" else None

    def of(self, im, **settings):
        """The same of any picture, in three equal channels where grey ones cannot be asked about."""
        return self.raw(im if self.takes_grey or im.ndim == 3 else stacked(im), **settings)

    def total(self, im, **settings):
        answer = self.of(im, **settings)
        return np.nan if answer is None else answer.sum()

    @cached_property
    def takes_grey(self):
        return self.raw(ramp(35)) is not None

    @cached_property
    def works(self):
        return self.of(ramp(35)) is not None

    @cached_property
    def steady(self):
        """Whether the same picture has the same answer again: what was in memory before may be in it."""
        once, again = (self.of(ramp(35, (24, 24))) for _ in range(2))
        return once is None or again is None or once.shape != again.shape or alike(once, again)

    @cached_property
    def bins_first(self):
        """Whether the middle cell of 3 × 3 is one place in every bin; None if a dot shows elsewhere."""
        black, even = np.zeros((24, 24)), ramp(37, (24, 24))
        for ground in (black, even):  # on the second no slope is along an axis
            answers = self.of(ground + dot((24, 24), 11, 12)), self.of(ground)
            if any(one is None or one.size != 81 for one in answers):
                continue
            table = np.abs(answers[0] - answers[1]).reshape(9, 9)
            for turn in (False, True):
                if table.any() and alike(_middle(table, turn).sum(), table.sum()):
                    return turn
        return None

    def middle(self, im, nbin=9):
        """(nbin,): the middle one of 3 × 3 cells, where no border is near; None if it is not found."""
        answer = self.of(im) if nbin == 9 else self.of(im, nbin=nbin)
        if self.bins_first is None or answer is None or answer.size != 9 * nbin:
            return None
        return _middle(answer.reshape((nbin, 9) if self.bins_first else (9, nbin)), self.bins_first)

    @cached_property
    def around(self):
        """(24, 9): the middle cell for a ramp in each direction, in units of what 64 pixels should give."""
        found = [self.middle(ramp(degrees, (24, 24))) for degrees in AROUND]
        return None if any(one is None for one in found) else np.array(found) / (64 * STEEP)

    @cached_property
    def steeper(self):
        """By what a picture twice as bright multiplies the middle cell."""
        once, twice = (self.middle(ramp(37.5, (24, 24), steep)) for steep in (STEEP / 2, STEEP))
        return np.nan if once is None or not once.sum() else twice.sum() / once.sum()

    @cached_property
    def linear(self):
        return alike(self.steeper, 2)

    @cached_property
    def size(self):
        """A magnitude in units of what is right, for each direction; nan where it is lost."""
        sums = self.around.sum(axis=1)
        return np.where(np.abs(sums) > 1e-9, sums, np.nan)

    @cached_property
    def scale(self):
        """The one number that `size` is in all directions, or nan."""
        if self.around is None or np.isnan(self.size).all():
            return np.nan
        middle = np.nanmedian(self.size)
        return middle if np.nanmax(np.abs(self.size / middle - 1)) < NEAR else np.nan

    @cached_property
    def dot_sum(self):
        """What a single pixel comes to all around it, in units of its brightness."""
        return self.total(dot((24, 24), 11, 12)) / DOT / self.scale


def _middle(table, bins_first):
    return table[:, 4] if bins_first else table[4]
