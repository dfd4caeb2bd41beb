"""Oracles for training."""

import copy

import numpy as np

from autograder.words.oracle import BROKEN, deviation
from cs231n_utils.losses.watched import Settings, prepared

SIZES = ((1, 1), (2, 1), (5, 3), (12, 4), (30, 7), (97, 10), (6, 50))  # N, batch_size
MANY = Settings(N=300, batch_size=32, num_epochs=4)


def train(item, function, rng):
    ways = [
        Settings(N, size, epochs, scheduled, in_place)
        for N, size in SIZES
        for epochs in (1, 4)
        for scheduled in (True, False)
        for in_place in (True, False)
    ]
    found = [_off(settings, function, rng) for settings in ways]
    return max(*found, _of_chance(function, rng))


def _ran(settings, function, rng, seed):
    run = prepared(settings, rng)
    watched, given = run.watched, copy.deepcopy(run.given)
    rule = watched.rule_in_place if settings.in_place else watched.rule
    run.answer = function(
        watched.loss,
        given["W"],
        given["X"],
        given["y"],
        rule,
        given["config"],
        watched.schedule if settings.scheduled else None,
        settings.num_epochs,
        settings.batch_size,
        np.random.default_rng(seed),
    )
    run.after = given
    return run


def _off(settings, function, rng):
    run = _ran(settings, function, rng, seed=int(rng.integers(2**31)))
    counts = {len(run.questions), len(run.updates), *([len(run.rates)] * settings.scheduled)}
    if counts != {settings.total} or run.changed or not _takes_all(run):
        return BROKEN
    W, history = run.pair
    found = [
        deviation(history, [question.loss for question in run.questions]),
        deviation(W, run.updates[-1].next_w),
    ]
    rate = run.given["config"]["learning_rate"]
    before = run.given["W"]
    for step, (question, update) in enumerate(zip(run.questions, run.updates, strict=True)):
        found += [deviation(question.W, before), deviation(update.w, before)]
        found += [deviation(update.dw, question.dW), deviation(update.turn, step)]
        found += [deviation(update.config["momentum"], run.given["config"]["momentum"])]
        if settings.scheduled:
            asked = run.rates[step]
            told = (asked.step, asked.total_steps, asked.learning_rate, update.rate)
            found += [deviation(told, (step, settings.total, rate, asked.answer))]
        else:
            found += [deviation(update.rate, rate)]
        if step:
            found += [deviation(update.config["memory"], run.updates[step - 1].dw)]
        before = update.next_w
    return max(found)


def _takes_all(run):
    """Whether each epoch takes each row once, in batches of the right sizes, with its label."""
    for epoch in run.epochs:
        taken = np.sort(np.concatenate(epoch))
        if [len(rows) for rows in epoch] != run.settings.sizes or taken.tolist() != [*range(run.settings.N)]:
            return False
    X, y = run.given["X"], run.given["y"]
    return all(
        np.array_equal(question.X, X[question.rows]) and np.array_equal(question.y, y[question.rows])
        for question in run.questions
    )


def _of_chance(function, rng):
    """0.0 if batches are a matter of the rng, mix the whole set, and differ between epochs."""
    seed = int(rng.integers(2**31))
    first, again, other = (_ran(MANY, function, rng, s) for s in (seed, seed, seed + 1))
    rows = [np.concatenate(run.rows) for run in (first, again, other)]
    of_rng = np.array_equal(rows[0], rows[1]) and not np.array_equal(rows[0], rows[2])
    sets = [frozenset(batch.tolist()) for batch in first.rows]
    spread = [np.std(batch) for batch in first.rows if len(batch) == MANY.batch_size]
    mixed = np.mean(spread) > 0.75 * MANY.N / np.sqrt(12)  # of neighbours it would be a tenth
    return 0.0 if of_rng and len(set(sets)) == len(sets) and mixed else BROKEN


ORACLES = {"train": train}
