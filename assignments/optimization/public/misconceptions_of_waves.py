"""Which mistake explains the rates of a cosine with a warm-up: its symptoms, functions of `Curves`."""

import numpy as np

from .misconceptions_in_curves import TIGHT, TOTAL, WARMUP, a_line, same

FALL = TOTAL - WARMUP
WAVES = (  # id, steps that half a wave takes, steps that it is ahead at the end of the warm-up, its heights
    ("fall_counted_from_step_0", TOTAL, WARMUP),
    ("fall_counted_from_step_0", FALL, WARMUP),
    ("fall_divided_by_all_steps", TOTAL, 0),
    ("fall_off_by_one", FALL - 1, 0),
    ("fall_off_by_one", FALL + 1, 0),
    ("fall_off_by_one", FALL - 1, -1),
    ("fall_off_by_one", FALL + 1, 1),
    ("fall_off_by_one", FALL, 1),
    ("fall_off_by_one", FALL, -1),
    ("fall_off_by_one", TOTAL - 1, WARMUP),
    ("another_part_of_the_wave", FALL / 2, 0),
    ("another_part_of_the_wave", 2 * FALL, 0),
    ("another_part_of_the_wave", FALL, FALL / 2),
    ("another_part_of_the_wave", FALL, -FALL / 2),
    ("another_part_of_the_wave", 2 * FALL, 0, (0, 1)),
    ("another_part_of_the_wave", 2 * FALL, FALL, (1, 1)),
    ("pi_missing", np.pi * FALL, 0),
    ("degrees_for_radians", np.pi * FALL / 180, 0),
    ("degrees_for_radians", 180 * FALL / np.pi, 0),
    ("degrees_for_radians", 180 * FALL, 0),
)


def fits(curves, length, ahead, steps=slice(1, FALL - 1)):
    """The heights (a, b) if the fall is a + b·cos of such a wave, else None; its ends may be held."""
    angles = np.pi * (np.arange(FALL + 1) + ahead)[steps] / length
    table = np.stack([np.ones_like(angles), np.cos(angles)], axis=1)
    seen = curves.usual[WARMUP:][steps]
    heights = np.linalg.lstsq(table, seen, rcond=None)[0]
    return heights if same(table @ heights, seen) else None


def wave(id):
    def shows(curves):
        return any(goes_as(curves, *how) for known, *how in WAVES if known == id)

    return shows


def goes_as(curves, length, ahead, expected=(0.5, 0.5)):
    heights = fits(curves, length, ahead)
    return heights is not None and same(heights, expected)


def breaks_without_warmup(curves):
    finite = np.isfinite(curves.usual).all()
    try:
        return finite and not np.isfinite(curves.of(warmup_steps=0)).all()
    except Exception:
        return finite


def wrong_height(curves):
    heights = fits(curves, FALL, 0)
    return heights is not None and not same(heights, 0.5) and heights[1] > TIGHT


def upside_down(curves):
    heights = fits(curves, FALL, 0)
    return heights is not None and heights[1] < -TIGHT


def straight_fall(curves):
    fall = curves.usual[WARMUP:-1]
    return a_line(fall) and fall[0] > fall[-1] + TIGHT


def never_falls(curves):
    return same(curves.usual[WARMUP:], 1)


def falls_at_the_end(curves):
    return same(curves.usual[WARMUP:-1], 1)


def fall_is_right(curves):
    heights = fits(curves, FALL, 0, slice(None))
    return heights is not None and same(heights, 0.5)


def warmup_missing(curves):
    at_its_height = fall_is_right(curves) and curves.usual[0] > 1 - TIGHT
    return at_its_height or same(curves.usual, curves.of(warmup_steps=0))


def starts_above_0(curves):
    rise = curves.usual[:WARMUP]
    return fall_is_right(curves) and a_line(rise) and abs(rise[0]) > TIGHT


def arrives_elsewhere(curves):
    rise = curves.usual[:WARMUP]
    rises = a_line(rise) and same(rise[0], 0) and rise[1] > TIGHT
    return fall_is_right(curves) and rises and not same(rise[1] * WARMUP, 1)


def bent_warmup(curves):
    rise = curves.usual[: WARMUP + 1]
    return fall_is_right(curves) and same(rise[0], 0) and not a_line(rise)
