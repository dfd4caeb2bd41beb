"""Which mistake explains what a search did: where its steps began, what came back, what the history holds.

A name is given when it explains what was seen; one mistake shows in several places, and is named once.
"""

import numpy as np

from cs231n_utils.promises.seen import Seen

from .search_misconceptions_record import (
    highest_so_far,
    last_below_before,
    last_below_start,
    lowest_so_far,
    without_start,
)

MANY = (40, 30)  # a shape with over a thousand entries
NEAR = 0.16  # 7 sigma of the length of a step of so many normal numbers, relative
ALIGNED = 0.22  # 7 sigma of the cosine between two of these steps

BEST, LAST, START, HIGHEST = "best", "last", "start", "highest"
BELOW, BEFORE, NOT_START = "below", "before", "not_start"


def names(search):
    """Ids of what explains a search whose plan was `plain`; none if nothing does."""
    if counted := names_of_count(search):
        return counted
    if bound := names_of_bound(search):
        return bound
    kinds = {*returned(search), history(search)}
    if history(search) != BEST or centre(search) != NOT_START:  # else the start takes part, and it goes up
        kinds.add(centre(search))
    apart = returned(search) in ((LAST, BEST), (START, BEST), (BEST, LAST))
    if HIGHEST in kinds:
        return ["search_maximises"]
    if kinds & {BELOW, BEFORE}:
        return ["search_best_loss_not_updated"]
    if NOT_START in kinds:
        return ["search_start_not_tried"]
    of_history = {LAST: "search_history_of_all", "late": "search_history_late"}.get(history(search))
    found = [of_history] if of_history else []
    if apart:
        return ["search_W_and_loss_apart", *found]
    if centre(search) == LAST:
        return ["search_around_last", *(found if returned(search) == (BEST, BEST) else [])]
    if returned(search) == (LAST, LAST):
        return ["search_last_returned"]
    return [*(["search_around_start"] if centre(search) == START else []), *found]


def names_of_count(search):
    """Why the loss was asked another number of times than there should be questions."""
    calls, different, wanted = len(search.asked), len(search.distinct), len(search.plan)
    started = any(search.is_same(W, search.start) for W, _ in search.asked) if search.local else True
    if not started:
        return ["search_start_not_tried"] if different in (search.count, wanted) else ["search_wrong_count"]
    if calls == wanted:
        return []
    return ["search_calls_loss_twice" if different == wanted else "search_wrong_count"]


def names_of_bound(search):
    """Whether a number from before the first try counts as a loss: no try beats it, or only some do."""
    return ["search_first_bound"] if _kept_nothing(search) or _is_capped(search) else []


def _kept_nothing(search):
    try:
        best_loss = search.part(1)
    except Seen:
        return False
    W = search.returned[0]
    return best_loss < np.nanmin(search.losses) and not any(search.is_same(W, tried) for tried in search.Ws)


def _is_capped(search):
    """Whether the history is the lowest loss so far, but for a number below the first ones."""
    losses = search.losses
    try:
        found = search.part(2)
    except Seen:
        return False
    lowest = losses[lowest_so_far(losses)][search.local :]
    if len(found) != len(lowest) or np.isclose(found[0], losses).any() or not found[0] < lowest[0]:
        return False
    return np.allclose(found, np.fmin(lowest, found[0]))


def places(search):
    """{kind: after each question the number of the W that a search of this kind holds on to}"""
    losses = search.losses
    every = np.arange(len(losses))
    found = {BEST: lowest_so_far(losses), LAST: every}
    if search.local:
        found |= {START: 0 * every, NOT_START: without_start(losses)}
    others = {HIGHEST: highest_so_far, BELOW: last_below_start, BEFORE: last_below_before}
    return found | {kind: held(losses) for kind, held in others.items()}


def lengths(search, held):
    """How long each step was, from the W that was held to the next that was asked about."""
    return np.sqrt(np.mean(steps(search, held) ** 2, axis=1))


def steps(search, held):
    """(questions − 1, entries): the steps to what was asked about, from what was held then."""
    Ws = search.Ws.reshape(len(search.Ws), -1)
    return Ws[1:] - Ws[held[:-1]]


def centre(search):
    """Where all steps began: of which kind; BEST for a search without a start, '' if of none."""
    if not search.local:
        return BEST
    for kind, held in places(search).items():
        if shared(search, held) or own_directions(search, held) or same_direction(search, held):
            return kind
    return ""


def shared(search, held):
    """Whether entries share the numbers of a step: how far it goes says nothing then."""
    return repeated(steps(search, held).reshape(-1, *search.shape), np.min(lengths(search, held)))


def repeated(moves, size):
    """Whether the same numbers come along an axis of W.  `moves`: (moves, *shape), not smaller than `size`"""
    axes = [axis for axis in range(1, moves.ndim) if moves.shape[axis] > 1]
    return any(np.max(np.std(moves, axis=axis)) < 1e-6 * size for axis in axes)


def own_directions(search, held):
    """Whether no step has to do with another: from a wrong place, a step holds some of those before it."""
    return np.max(np.abs(np.triu(cosines(search, held), 1))) < ALIGNED


def same_direction(search, held):
    """Whether the same numbers served for all steps."""
    return alike(lengths(search, held)) and np.min(cosines(search, held)) > 1 - 1e-6


def cosines(search, held):
    """(steps, steps): of the angles between them, each without its mean"""
    found = steps(search, held)
    found = found - found.mean(axis=1, keepdims=True)
    found = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-300)
    return found @ found.T


def walk(tries):
    """Whether each of these tries is the one before and something new: (tries, entries), many of them."""
    moves = np.diff(tries, axis=0)
    return np.min(_neighbours(tries)) > ALIGNED > np.max(np.abs(_neighbours(moves)))


def _neighbours(rows):
    """The correlation of each row with the next one."""
    rows = rows - rows.mean(axis=1, keepdims=True)
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-300)
    return np.sum(rows[1:] * rows[:-1], axis=1)


def alike(lengths):
    return np.all(np.abs(lengths / np.median(lengths) - 1) < NEAR)


def steps_are_alike(search):
    """Whether all steps from the best W so far have the length of so many normal numbers."""
    held = places(search)[BEST]
    return shared(search, held) or alike(lengths(search, held))


def in_units(search):
    """The steps from the best W so far, each in units of its own length."""
    held = places(search)[BEST]
    return steps(search, held) / lengths(search, held)[:, np.newaxis]


def returned(search):
    """Of which kinds W and best_loss are that came back, the same one if both can be; '' for none."""
    try:
        W, best_loss = search.part(0), search.part(1)
    except Seen:
        return "", ""
    held = {kind: index[-1] for kind, index in places(search).items()}
    of_W = [kind for kind, index in held.items() if search.is_same(W, search.Ws[index])]
    of_loss = [kind for kind, index in held.items() if np.isclose(best_loss, search.losses[index])]
    if np.isposinf(best_loss):  # what it was before the first try
        of_loss.append(START)
    if BELOW in of_W and of_loss == [START]:
        return BELOW, START
    both = [kind for kind in of_W if kind in of_loss]
    return (both[0], both[0]) if both else (_first(of_W), _first(of_loss))


def history(search):
    """Of which kind it is: as `places`, or "late" where each number is the one of the try before."""
    try:
        found = search.part(2)
    except Seen:
        return ""
    losses = search.losses
    if len(found) != len(losses) - search.local:
        return ""
    for kind, held in places(search).items():
        if np.allclose(found, losses[held][search.local :]):
            return kind
    late = losses[lowest_so_far(losses)]
    return "late" if np.allclose(found[1:], late[search.local : -1]) else ""


def _first(kinds):
    return kinds[0] if kinds else ""
