"""Which mistake explains the rates that a schedule gives: one way to see it, for both sides.

Each mistake is known by a symptom, a function of the schedule's `Curves`; the first that fits gives its name.
"""

import numpy as np

from . import misconceptions_of_waves as waves
from .misconceptions_in_curves import (
    DECAY,
    EVERY,
    FACTOR,
    TIGHT,
    TOTAL,
    Curves,
    a_line,
    base_rate_ignored,
    depends_on_total,
    remembers,
    rises,
    same,
    settings_ignored,
)

FAR = (1000, 10_000)  # steps


def named(item, rate):
    """Ids, one at most.  `rate(step, total_steps, learning_rate, **settings) -> float` may raise anything."""
    curves = Curves(item, rate)
    for id, shows in SYMPTOMS[item]:
        try:
            with np.errstate(all="ignore"):
                if shows(curves):
                    return (id,)
        except Exception:  # whatever came is no sign of this mistake
            continue
    return ()


# --- step decay -------------------------------------------------------------------------------------------


def decays_every_step(curves):
    return same(curves.factors, FACTOR) or (exponential(curves) and settings_ignored(curves))


def decays_between_drops(curves):
    multiples, rises = curves.usual[::EVERY], np.diff(curves.usual) > TIGHT
    steady = same(multiples[1:] / multiples[:-1], FACTOR) and not rises.any()
    return steady and len(curves.drops) > TOTAL // EVERY


def spaced(curves):
    """The drops, if they are `every` steps apart and each is by the factor; else none."""
    drops = curves.drops
    regular = len(drops) > 2 and set(np.diff(drops)) == {EVERY} and same(curves.factors[drops[0] - 1], FACTOR)
    return drops if regular else []


def too_early(curves):
    drops = spaced(curves)
    return bool(drops) and (0 < drops[0] < EVERY or curves.usual[0] < 1 - TIGHT)


def too_late(curves):
    drops = spaced(curves)
    return bool(drops) and (drops[0] > EVERY or curves.usual[0] > 1 + TIGHT)


def rises_again(curves):
    """Somewhere; but at the right steps, by another factor each time, it is about the factor."""
    factors = curves.factors[np.array(curves.drops) - 1]
    return (np.diff(curves.usual) > TIGHT).any() and (same(factors, factors[0]) or not another_drop(curves))


def drops_once(curves):
    return len(curves.drops) == 1


def another_drop(curves):
    """At the right steps, and by something else from the first or the second on: later it may be held."""
    first_two = curves.factors[[EVERY - 1, 2 * EVERY - 1]]
    return curves.drops[:2] == [EVERY, 2 * EVERY] and not (
        np.mod(curves.drops, EVERY).any() or same(first_two, FACTOR)
    )


# --- one over the time ------------------------------------------------------------------------------------


def one_missing(curves):
    """Beyond the start, learning_rate over the rate is proportional to the step."""
    steps = np.arange(1, TOTAL + 1)
    over = 1 / curves.of(steps=range(1, TOTAL + 1)) / steps
    return same(over, over[0])


def exponential(curves):
    first = curves.factors[0]
    return same(curves.factors, first) and not same(first, 1)


def straight(curves):
    """Down to 0 at least, where it may be held."""
    falling = curves.usual[:10]
    return a_line(falling) and falling[0] > falling[-1] > 0


def step_off_by_one(curves):
    over = 1 / curves.usual
    moved = over[1] - over[0]
    return a_line(over) and moved > TIGHT and same(abs(over[0] - 1), moved)


def another_power(curves):
    """1/rate is (1 + decay·step) to a power, or 1 + decay·(a power of the step)."""
    over = 1 / curves.usual
    powers = np.log(over[1:]) / np.log1p(DECAY * np.arange(1, TOTAL + 1))
    grown = over[[4, 8, 16, 32]] - over[0]
    ratios = grown[1:] / grown[:-1]
    moves = over[-1] > 1 + TIGHT
    return moves and any(same(p, p[0]) and not same(p[0], right) for p, right in ((powers, 1), (ratios, 2)))


def in_stairs(curves):
    """A few different rates, and no more; or one as far as the usual steps go, and others far beyond."""
    few = len(np.unique(np.round(curves.usual, 9)))
    return 1 < few <= TOTAL // 8 or (few == 1 and not same(curves.of(steps=FAR), curves.usual[0]))


SYMPTOMS = {
    "step_decay": (
        ("schedule_remembers", remembers),
        ("base_rate_ignored", base_rate_ignored),
        ("decays_every_step", decays_every_step),
        ("decays_between_drops", decays_between_drops),
        ("rate_rises", rises_again),
        ("drops_too_early", too_early),
        ("drops_too_late", too_late),
        ("schedule_depends_on_total", depends_on_total),
        ("schedule_setting_ignored", settings_ignored),
        ("drops_once", drops_once),
        ("drops_by_something_else", another_drop),
    ),
    "inverse_decay": (
        ("schedule_remembers", remembers),
        ("base_rate_ignored", base_rate_ignored),
        ("rate_rises", rises),
        ("rate_in_stairs", in_stairs),
        ("one_missing_under_the_rate", one_missing),
        ("schedule_setting_ignored", settings_ignored),
        ("schedule_depends_on_total", depends_on_total),
        ("exponential_not_inverse", exponential),
        ("line_not_inverse", straight),
        ("inverse_step_off_by_one", step_off_by_one),
        ("another_power_of_the_time", another_power),
    ),
    "cosine_with_warmup": (
        ("schedule_remembers", remembers),
        ("base_rate_ignored", base_rate_ignored),
        ("breaks_without_warmup", waves.breaks_without_warmup),
        ("warmup_missing", waves.warmup_missing),
        *((id, waves.wave(id)) for id in dict.fromkeys(id for id, *_ in waves.WAVES)),
        ("rate_rises", waves.upside_down),
        ("line_instead_of_cosine", waves.straight_fall),
        ("wave_of_another_height", waves.wrong_height),
        ("rate_never_falls", waves.never_falls),
        ("rate_in_stairs", waves.falls_at_the_end),
        ("warmup_starts_above_0", waves.starts_above_0),
        ("warmup_arrives_elsewhere", waves.arrives_elsewhere),
        ("warmup_not_a_line", waves.bent_warmup),
    ),
}
