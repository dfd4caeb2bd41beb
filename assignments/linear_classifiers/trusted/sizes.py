"""Is a size to blame?  Then a part of the answers is right as soon as that size has a special value."""

from autograder.sandbox.student import Fault
from autograder.words.fits import FITS
from autograder.words.naming import Mistakes, OutOfTime
from autograder.words.vocabulary import Failed

# Sizes (N, D, C) that share one special value, or have two alike, and are different otherwise; how often to
# draw each of them.
SPECIAL = (
    ("wrong_axis", ((5, 7, 5), (4, 6, 4), (6, 3, 6)), 2),  # N = C
    ("wrong_axis", ((6, 6, 4), (4, 4, 7), (7, 7, 3)), 2),  # N = D
    ("wrong_axis", ((7, 5, 5), (3, 6, 6), (9, 4, 4)), 2),  # D = C
    ("hard_coded_sizes", ((7, 5, 10), (3, 6, 10), (12, 4, 10)), 2),
    ("hard_coded_sizes", ((7, 5, 3), (4, 6, 3), (11, 8, 3)), 3),
    ("hard_coded_sizes", ((500, 5, 4), (500, 4, 6)), 1),
    ("hard_coded_sizes", ((500, 5, 10), (500, 4, 10)), 1),
    ("hard_coded_sizes", ((7, 3073, 4), (4, 3073, 3)), 1),
    ("hard_coded_sizes", ((500, 3073, 10), (500, 3073, 10)), 1),
)


def explained(parts, asked, draw, mistakes):
    """The Mistakes with names for parts that are right for special sizes; `mistakes` is None after a crash.

    Raises Failed or Fault where no special sizes make the function run, either.
    """
    right, running, crash = {}, set(), None
    for id, sizes, times in SPECIAL:
        try:
            special = parts(asked, draw, sizes * times, FITS)
        except (Failed, Fault) as error:
            crash = error
            continue
        except OutOfTime:
            break
        running.add(id)
        for part, ids in special.parts.items():
            if part not in special.unexplained and not ids:
                right.setdefault(part, set()).add(id)
    if mistakes is None:
        mistakes = _of_what_runs(right, running, crash)
    for part in mistakes.unexplained:
        mistakes = mistakes.with_names(part, *_only(right.get(part, ())))
    return mistakes


def _of_what_runs(right, running, crash):
    if not running:
        raise crash or OutOfTime
    return Mistakes(elsewhere=() if right else _only(running), unexplained=tuple(right))


def _only(ids):
    return tuple(ids) if len(ids) == 1 else ()
