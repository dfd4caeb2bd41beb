"""What a student's search does on a handful of tries, in their own numbers."""

import numpy as np

from cs231n_utils.losses.vocabulary import row
from cs231n_utils.promises.item import Examples
from cs231n_utils.promises.speech import shortened

LOSSES = (4.0, 6.0, 3.0, 5.0, 3.5)
WITH_TIE = (4.0, 3.0, 5.0, 3.0, 6.0)
WITH_NAN = (4.0, np.nan, 3.0, np.nan, 5.0)
NAN_FIRST = (np.nan, 4.0, 3.0, np.nan, 5.0)
HUGE = tuple(1e14 * loss for loss in LOSSES)
SHAPE = (2,)
SCALES = (0.1, 0.4)


def story(*plans):
    """Of searches in which the loss answers as planned."""
    return lambda caller, report: [line for plan in plans for line in _told(caller, plan)]


def nan(caller, report):
    """The loss of a start is a number, that of a first try need not be."""
    return _told(caller, WITH_NAN if caller.local else NAN_FIRST)


def _told(caller, plan):
    (search,) = caller.searches(plan, shape=SHAPE)
    asked = [f"{row(W)}: {loss:g}" for W, loss in search.asked[:7]]
    more = " …" if len(search.asked) > len(asked) else ""
    what = f"{search.count} steps from the first" if caller.local else f"{search.count} tries"
    lines = [
        f"your search makes {what}; the loss was asked, and answered: {'; '.join(asked)}{more}",
        f"it returned {_returned(search.returned)}",
    ]
    if caller.local and not np.array_equal(search.start, search.after):
        lines.append(f"the W that it was given was {row(search.start)}, and is {row(search.after)} now")
    return lines


def _returned(value):
    if isinstance(value, tuple | list) and len(value) == 3:
        W, best_loss, history = value
        try:
            history = row(np.array(history, dtype=float))
        except (TypeError, ValueError):
            history = shortened(history, 40)
        return f"W = {_numbers(W)}, best_loss = {best_loss}, history = {history}"
    return shortened(value)


def _numbers(W):
    return row(np.ravel(W)) if isinstance(W, np.ndarray) else shortened(W, 40)


def chance(caller, report):
    """The random part of the first tries, for two scales, and twice for one seed."""
    lines = []
    for scale, seed in ((SCALES[0], 1), (SCALES[1], 1), (SCALES[1], 2)):
        (search,) = caller.searches((5.0, 4.0, 3.0, 2.0), shape=SHAPE, scale=scale, seed=seed)
        Ws = search.Ws
        moved = Ws[1:] - Ws[:-1] if caller.local else Ws
        what = "step_size" if caller.local else "scale"
        shown = "; ".join(row(numbers) for numbers in moved[:3])
        lines.append(f"{what} {scale:g}, seed {seed}: {'steps' if caller.local else 'tries'} {shown}")
    (search,) = caller.searches((5.0, 4.0), shape=(50, 40), scale=SCALES[1])
    moved = np.diff(search.Ws, axis=0)[0] if caller.local else search.Ws[0]
    lowest, highest = moved.min(), moved.max()
    numbers = f"mean {moved.mean():.3f}, standard deviation {moved.std():.3f}"
    return [*lines, f"2,000 numbers, {what} {SCALES[1]:g}: {numbers}, from {lowest:.3f} to {highest:.3f}"]


OF_SEARCH = Examples(
    {
        "story": story(LOSSES),
        "tie": story(WITH_TIE),
        "nan": nan,
        "size": story(HUGE),
        "chance": chance,
    },
    usual="story",
    by_part={"numbers": "chance"},
)
