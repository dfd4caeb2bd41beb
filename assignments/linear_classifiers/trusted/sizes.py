"""Is a size to blame?  Then the function is right, or explained, as soon as that size has a special value."""

from autograder.sandbox.student import Fault
from autograder.words.fits import FITS
from autograder.words.naming import Mistakes, OutOfTime
from autograder.words.vocabulary import Failed

# Sizes (N, D, C) that share one special value, or have two alike, and are different otherwise; how often to
# draw each of them.
SPECIAL = (
    ("wrong_axis", ((5, 7, 5), (4, 6, 4), (6, 3, 6)), 3),  # N = C
    ("wrong_axis", ((6, 6, 4), (4, 4, 7), (7, 7, 3)), 3),  # N = D
    ("wrong_axis", ((7, 5, 5), (3, 6, 6), (9, 4, 4)), 3),  # D = C
    ("hard_coded_sizes", ((7, 5, 10), (3, 6, 10), (12, 4, 10)), 3),
    ("hard_coded_sizes", ((7, 5, 3), (4, 6, 3), (11, 8, 3)), 3),
    ("hard_coded_sizes", ((500, 5, 4), (500, 4, 6), (500, 6, 3)), 1),
    ("hard_coded_sizes", ((500, 5, 10), (500, 4, 10)), 1),
    ("hard_coded_sizes", ((7, 3073, 4), (4, 3073, 3)), 1),
    ("hard_coded_sizes", ((500, 3073, 10), (500, 3073, 10)), 1),
)


def explained(parts, asked, draw, mistakes):
    """The Mistakes with names for those parts that special sizes explain; `mistakes` is None after a crash.

    Raises Failed or Fault where no special sizes make the function run, either.
    """
    open_parts = mistakes.unexplained if mistakes else None
    found, running, crash = {}, [], None
    for id, sizes, times in SPECIAL:
        try:
            special = parts(asked, draw, sizes * times, FITS)
        except (Failed, Fault) as error:
            crash = error
            continue
        except OutOfTime:
            break
        running.append(id)
        for part in special.parts:
            if part not in special.unexplained:
                found.setdefault(part, []).append((id, *special.parts[part]))
    if mistakes is None:
        mistakes = _of_what_runs(found, running, crash)
    for part in open_parts or found:
        mistakes = mistakes.with_names(part, *_simplest(found.get(part, ())))
    return mistakes


def _of_what_runs(found, running, crash):
    if not running:
        raise crash or OutOfTime
    only = set(running)
    return Mistakes(elsewhere=tuple(only) if len(only) == 1 and not found else (), unexplained=tuple(found))


def _simplest(named):
    """The fewest names that explain a part; none if different names are equally few."""
    fewest = [ids for ids in named if len(ids) == min(map(len, named))]
    return fewest[0] if len({frozenset(ids) for ids in fewest}) == 1 else ()
