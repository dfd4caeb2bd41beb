"""The curve of a schedule: what can be read off it, whichever schedule it is."""

from functools import cached_property

import numpy as np

TOTAL, EVERY, FACTOR, DECAY, WARMUP = 40, 5, 0.3, 0.06, 8
SETTINGS = {
    "step_decay": {"factor": FACTOR, "every": EVERY},
    "inverse_decay": {"decay": DECAY},
    "cosine_with_warmup": {"warmup_steps": WARMUP},
}
OTHER = {  # one after the other in place of those
    "step_decay": ({"factor": 0.6}, {"every": 7}),
    "inverse_decay": ({"decay": 0.11},),
    "cosine_with_warmup": ({"warmup_steps": 17},),
}
TIGHT = 1e-5


def same(a, b):
    return bool(np.allclose(a, b, rtol=TIGHT, atol=TIGHT))


def a_line(values):
    return len(values) > 2 and same(np.diff(values, 2), 0)


class Curves:
    """A schedule's rates of all steps, for learning_rate 1 and the settings above unless others are given."""

    def __init__(self, item, rate):
        self.item, self.rate = item, rate

    def of(self, learning_rate=1.0, total=TOTAL, steps=None, **settings):
        settings = SETTINGS[self.item] | settings
        steps = range(total + 1) if steps is None else steps
        return np.array([self.rate(step, total, learning_rate, **settings) for step in steps])

    @cached_property
    def usual(self):
        return self.of()

    @property
    def factors(self):
        """From each step to the next."""
        return self.usual[1:] / self.usual[:-1]

    @property
    def drops(self):
        """The steps at which the rate is another than one step before."""
        stays = np.isclose(self.usual[1:], self.usual[:-1], rtol=TIGHT, atol=0)
        return [int(step) for step in 1 + np.flatnonzero(~stays)]


# --- any of them ------------------------------------------------------------------------------------------


def base_rate_ignored(curves):
    return same(curves.usual, curves.of(learning_rate=3.0)) and curves.usual.any()


def remembers(curves):
    steps = range(TOTAL, -1, -1)
    back = curves.of(steps=steps)[::-1]
    return not (same(curves.usual, back) and same(curves.usual, curves.of()))


def settings_ignored(curves):
    """One of them changes nothing; of rates that are all 0 nothing can be said."""
    return curves.usual.any() and any(same(curves.usual, curves.of(**other)) for other in OTHER[curves.item])


def depends_on_total(curves):
    return not same(curves.usual, curves.of(total=2 * TOTAL)[: TOTAL + 1])


def rises(curves):
    return curves.usual[-1] > curves.usual[WARMUP] + TIGHT
