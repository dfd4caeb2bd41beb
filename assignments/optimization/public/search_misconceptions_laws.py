"""The laws of a search: what must hold of any code, for students' own checks and for the grader.

A law takes a `Searcher` and raises `Seen`.  Where a law speaks of chance, it does so beyond doubt: its limits
are passed by right code but once in 10^10 runs.
"""

from functools import partial

import numpy as np

from cs231n_utils.promises.seen import Seen, often

from . import search_misconceptions_distribution as distribution
from . import search_misconceptions_record as record
from . import search_misconceptions_story as story

SHAPES = ((5,), (2, 3), (2, 1), (2, 1, 4))
COUNTS = (1, 2, 9)
PATIENCE = 150  # tries without a better one, or all of them better: no reason to stop
SCALES = (0.5, 0.07)
TRIES = 15
ALL_ALIKE = 1e-6  # losses so small that a difference says little
LARGE = (80, 70)  # of a W for random numbers: what is off by a few percent shows
SIGMAS = 7.0


def asks_once_a_try(searcher):
    """One call of the loss for each try, and one for the start."""
    plans = [tuple(searcher.rng.uniform(1, 9, size=count + searcher.local).tolist()) for count in COUNTS]
    for plan in (*plans, (1.0, *range(2, PATIENCE)), (*range(PATIENCE, 1, -1), 0.5)):
        (search,) = searcher.searches(plan)
        names = story.names_of_count(search)
        if len(search.asked) != len(plan):
            raise Seen(_count_in_words(search), *names)
        if names:
            raise Seen("the loss was not asked about the start", *names)
        _assert_tries(searcher, search)


def _count_in_words(search):
    one, more = ("step", "steps") if search.local else ("try", "tries")
    tries = f"1 {one}" if search.count == 1 else f"{search.count} {more}"
    return f"for {tries} the loss was called {often(len(search.asked))}, not {often(len(search.plan))}"


def takes_any_shape(searcher):
    """Every try, and the W that comes back, has the shape that was asked for."""
    for shape in SHAPES:
        (search,) = searcher.searches(record.plain(searcher.rng), shape=shape)  # the loss refuses others
        _assert_tries(searcher, search)
        try:
            search.part(0)
        except Seen as seen:
            raise Seen(seen.text, *(story.names_of_bound(search) or seen.names)) from None


def gives_the_lowest(searcher):
    """W and best_loss are those of the lowest loss, the start among them."""
    search = _plain(searcher)
    _assert_lowest(search, partial(_or_form, search, story.names))
    if searcher.local:
        (search,) = searcher.searches(record.start_is_lowest(searcher.rng), shape=story.MANY)
        _assert_lowest(search, partial(story.names, search))


def gives_the_first_of_equals(searcher):
    """Of equal losses the first one counts."""
    _holds_for(searcher, [record.with_ties(searcher.rng)], "search_ties_move")


def ignores_nan(searcher):
    """A loss of nan is never the lowest; that of a start is a number."""
    late, first = record.with_nans(searcher.rng)
    _holds_for(searcher, [late] if searcher.local else [late, first], "search_nan_wins")


def takes_losses_of_any_size(searcher):
    """Losses may be huge, or below zero."""
    _holds_for(searcher, record.of_other_sizes(searcher.rng), "search_first_bound")


def sees_small_improvements(searcher):
    """A loss counts as lower by however little it is."""
    _holds_for(searcher, [record.close_together(searcher.rng)])


def keeps_a_history(searcher):
    """The lowest loss so far, after each try."""
    search = _plain(searcher)
    _assert_history(search, partial(_or_form, search, story.names, 2))


def leaves_the_start_alone(searcher):
    (search,) = searcher.searches(record.plain(searcher.rng))
    _assert_tries(searcher, search)
    if not np.array_equal(search.after, search.start):
        raise Seen("the W that was given holds other numbers after the call", "search_start_changed")


def steps_from_the_best(searcher):
    """A try is the best W so far plus a step, all of one size."""
    search, alike = (_plain(searcher, TRIES, size) for size in (1, ALL_ALIKE))
    if not search.starts_right:
        raise Seen("the loss was not asked about the start first", *story.names(search))
    if story.centre(alike) == story.LAST:  # who goes up now and then does so where it costs little
        raise Seen("steps do not begin at the best W so far", *story.names(alike))
    if story.centre(search) != story.BEST:
        raise Seen("steps do not begin at the best W so far", *story.names(search))
    if story.centre(alike) != story.BEST:
        raise Seen("where losses are close to each other, steps do not begin at the best W so far")
    if not story.steps_are_alike(search):
        names = ["search_scale_ignored"] if distribution.is_normal(story.in_units(search)) else []
        raise Seen("some steps are longer than others: step_size should set the size of all of them", *names)


def draws_from_rng(searcher):
    """The same seed gives the same tries, another seed others; a second call goes on drawing."""
    drawn, again, other = (_numbers(searcher, seed) for seed in (3, 3, 4))
    if np.array_equal(drawn, other):
        raise Seen("two generators with different seeds give the same tries", "search_fixed_seed")
    if not np.array_equal(drawn, again):
        raise Seen("two generators with the same seed give different tries", "search_not_from_rng")
    if _begins_again(searcher):
        raise Seen("a second call with the same generator gives the same tries again", "search_fixed_seed")


def draws_normal_numbers(searcher):
    """Steps, or tries, are the scale times standard normal numbers."""
    if searcher.local:
        steps_from_the_best(searcher)
    spreads = []
    for scale in SCALES:
        numbers = _numbers(searcher, 6, scale)
        _assert_fresh(searcher, numbers, scale)
        spreads.append(np.std(numbers))
        _assert_normal(numbers)
    for scale, spread in zip(SCALES, spreads, strict=True):
        if not abs(spread / scale - 1) < SIGMAS / np.sqrt(2 * numbers.size):
            text = "the numbers are normal, but their standard deviation is not the one asked for"
            shown = f"asked for {scale:g}, found {spread:.3g}"
            raise Seen(text, *_names_of_spread(spreads), numbers=shown)
    if not abs(np.mean(numbers)) < SIGMAS * scale / np.sqrt(numbers.size):
        raise Seen("the mean of all numbers is not 0", numbers=f"{np.mean(numbers):.3g}")


def assert_held(searcher, law):
    """Raises Seen unless the law holds, or did before."""
    if law not in searcher.held:
        law(searcher)
        searcher.held.add(law)


# --- their parts ------------------------------------------------------------------------------------------


def _plain(searcher, tries=9, size=1.0):
    shape = story.MANY if searcher.local else (3, 2)
    plan = [size * loss for loss in record.plain(searcher.rng, tries + searcher.local)]
    (search,) = searcher.searches(tuple(plan), shape=shape)
    _assert_tries(searcher, search)
    return search


def _assert_tries(searcher, search):
    """That there was a search at all: laws hold easily for one that tries next to nothing."""
    if 2 * len({W.tobytes() for W, _ in search.asked}) < len(search.plan):
        names = story.names_of_count(search) or _names_of_sameness(searcher)
        raise Seen("the loss was asked about few different W's", *names)


def _names_of_sameness(searcher):
    try:
        _assert_fresh(searcher, _numbers(searcher, 6), SCALES[0])
    except Seen as seen:
        return seen.names
    return ()


def _holds_for(searcher, plans, *names):
    """What comes back is right for special losses; only then wrong, if it is, it has these `names`."""
    assert_held(searcher, gives_the_lowest)
    try:
        assert_held(searcher, keeps_a_history)
    except Seen:
        parts = (_assert_lowest,)
    else:
        parts = (_assert_lowest, _assert_history)
    for plan in plans:
        (search,) = searcher.searches(plan)
        for assert_part in parts:
            assert_part(search, partial(_special, search, *names))


def _special(search, *names):
    found = story.names_of_count(search) or story.names_of_bound(search)
    return found or (() if _by_size_alone(search) else names)


def _by_size_alone(search):
    """Whether the loss nearest to 0 came back, where all are below it: no matter of a first number."""
    try:
        best_loss = search.part(1)
    except Seen:
        return False
    return best_loss < 0 and np.isclose(best_loss, np.max(search.losses), rtol=1e-6)


def _or_form(search, named, *indices):
    """The names that `named(search)` finds, or else what is said of the form of the parts."""
    for index in indices or (0, 1):
        try:
            search.part(index)
        except Seen as seen:
            return named(search) or seen.names
    return named(search)


def _assert_lowest(search, named):
    try:
        W, best_loss = search.part(0), search.part(1)
    except Seen as seen:
        raise Seen(seen.text, named=named) from None
    if not search.asked:
        raise Seen("the loss was never called")
    lowest = record.lowest_so_far(search.losses)[-1]
    right = search.losses[lowest]
    if not np.isclose(best_loss, right, rtol=1e-6, atol=0):
        shown = f"the lowest was {right:.4g}, best_loss is {best_loss:.4g}"
        raise Seen("the returned best_loss is not the lowest loss", named=named, numbers=shown)
    if not search.is_same(W, search.Ws[lowest]):
        shown = f"W[…] begins with {W.flat[0]:.4g}, the best one with {search.Ws[lowest].flat[0]:.4g}"
        raise Seen("the W that came back is not the first with the lowest loss", named=named, numbers=shown)


def _assert_history(search, named):
    try:
        found = search.part(2)
    except Seen as seen:
        form = seen.names
        raise Seen(seen.text, named=lambda: named() or form) from None
    losses = search.losses
    right = losses[record.lowest_so_far(losses)][search.local :]
    if len(right) != len(found):
        raise Seen("the history does not fit the losses that were asked for", named=named)
    known = ~np.isnan(right)  # what stands before the first finite loss is free
    if not np.allclose(found[known], right[known], rtol=1e-6, atol=0):
        raise Seen("the history does not hold the lowest loss so far after each try", named=named)


def _numbers(searcher, seed, scale=SCALES[0]):
    """(tries, entries) that were drawn: the tries, or the steps from the best W so far."""
    plan = (9.0, *(8.0 - k / 2 for k in range(TRIES)))  # each try is better: best and last are one
    (search,) = searcher.searches(plan, shape=LARGE, scale=scale, seed=seed)
    Ws = np.array([W for W, _ in search.asked]).reshape(len(search.asked), -1)
    if len(Ws) < 2:
        raise Seen("the loss was called less than twice in all")
    return np.diff(Ws, axis=0) if search.local else Ws


def _begins_again(searcher):
    """Whether a second call with one generator gives the same tries again."""
    first, second = searcher.searches((4.0, 3.0, 5.0), seed=5, times=2)
    return np.array_equal(first.Ws[-1], second.Ws[-1])


def _assert_fresh(searcher, numbers, scale):
    """No number comes twice."""
    if story.repeated(numbers.reshape(-1, *LARGE), scale):
        raise Seen("many entries of a try move by one and the same number", "search_one_number")
    if len(numbers) > 1 and np.all(np.std(numbers, axis=0) < 1e-6 * scale):
        fixed = np.allclose(numbers, _numbers(searcher, 7, scale)) or _begins_again(searcher)
        name = "search_fixed_seed" if fixed else "search_drawn_once"
        raise Seen("every try has the same random numbers", name)
    if len(np.unique(np.abs(numbers))) < 0.9 * numbers.size:  # in single precision some agree
        raise Seen("the same random numbers come again and again, where each should be new")
    if not searcher.local and story.walk(numbers):
        raise Seen("a try goes on from where the one before it was", "search_tries_walk")


def _assert_normal(numbers):
    if not distribution.is_normal(numbers):
        names = ["search_uniform"] if distribution.is_uniform(numbers) else []
        sizes = np.maximum(np.std(numbers, axis=1, keepdims=True), 1e-300)
        if distribution.is_normal(numbers / sizes):  # each try by itself
            names = ["search_scale_ignored"]
        raise Seen("the numbers are not normal: their distribution has another shape", *names)


def _names_of_spread(spreads):
    """From how the spread follows the scale."""
    power = np.log(spreads[0] / spreads[1]) / np.log(SCALES[0] / SCALES[1])
    return ["search_scale_squared" if np.min(np.abs(power - [0.5, 2])) < 0.05 else "search_scale_ignored"]
