"""Which mistake explains the batches that a training loop makes: its symptoms, functions of `Runs`."""

from itertools import pairwise

import numpy as np

from cs231n_utils.losses.watched import Settings

TOGETHER = 0.6  # of all neighbours in X in one batch: by chance it is a sixth, without shuffling 7 of 8


def batches_of(epoch):
    """The batches of an epoch, in whatever order."""
    return {frozenset(rows.tolist()) for rows in epoch}


def neighbours(epochs):
    """The share of examples that are in one batch with the one that stands after them in X."""
    batches = [set(rows.tolist()) for epoch in epochs for rows in epoch]
    pairs = [row + 1 in batch for batch in batches for row in batch if row + 1 < Settings().N]
    return np.mean(pairs)


def drawn(run):
    """The rows of all batches, one after the other."""
    return np.concatenate(run.rows)


def twice_in_an_epoch(run):
    """Whether an example comes twice in an epoch: of all batches, or of the whole ones if there are fewer."""
    whole = max(1, run.settings.N // run.settings.batch_size)
    count = whole if len(run.rows) < run.settings.total else run.settings.per_epoch
    parts = [np.concatenate(run.rows[start : start + count]) for start in range(0, len(run.rows), count)]
    return any(len(np.unique(part)) < len(part) for part in parts[:2])


def of_X(shows):
    """The same symptom, where batches hold rows of X; of others the numbers of rows say nothing."""

    def are_rows(question, X):
        return np.isin(question.rows, range(len(X))).all() and np.allclose(question.X, X[question.rows])

    def shows_in_X(runs):
        return all(are_rows(each, runs.usual.given["X"]) for each in runs.usual.questions) and shows(runs)

    return shows_in_X


def labels_apart_from_rows(runs):
    return any(
        not np.array_equal(question.y, runs.usual.given["y"][question.rows])
        for question in runs.usual.questions
    )


def batch_size_ignored(runs):
    sizes = [max(len(rows) for rows in runs.of(batch_size=size).rows) for size in (8, 5)]
    return sizes[0] == sizes[1]


def short_batch_dropped(runs):
    """Every epoch is one smaller batch short, whether it could have been the only one or not."""
    run = runs.usual
    whole = run.settings.N // run.settings.batch_size
    sizes = {len(rows) for rows in run.rows}
    fewer = len(run.rows) == whole * run.settings.num_epochs and sizes == {run.settings.batch_size}
    return fewer and not twice_in_an_epoch(run)


def short_batch_filled(runs):
    """The last batch of an epoch has batch_size rows all the same; but all examples are there."""
    run = runs.usual
    sizes, (first, *_) = {len(rows) for rows in run.rows}, run.epochs
    complete = len(np.unique(np.concatenate(first))) == run.settings.N
    return len(run.rows) == run.settings.total and sizes == {run.settings.batch_size} and complete


def drawn_anew(runs):
    """In an epoch some examples come twice, and others not at all."""
    run = runs.usual
    some = len(np.unique(np.concatenate(run.epochs[0]))) < run.settings.N
    return twice_in_an_epoch(run) and some


def overlapping(runs):
    """Slices of one order that begin too close together: each is the one before, moved on by a few rows."""
    first, *_ = runs.usual.epochs
    return _moved_on(first) and len(np.unique(np.concatenate(first))) < runs.usual.settings.N


def _moved_on(batches):
    return len(batches) > 1 and any(
        all(np.array_equal(a[step:], b[: len(a) - step]) for a, b in pairwise(batches))
        for step in range(1, min(map(len, batches)))
    )


def examples_left_out(runs):
    """Some come in no epoch, or every epoch leaves some out and takes none twice."""
    run = runs.usual
    of_epochs = [len(np.unique(np.concatenate(epoch))) for epoch in run.epochs]
    some = max(of_epochs) < run.settings.N and not twice_in_an_epoch(run)
    return some or len(np.unique(drawn(runs.of(num_epochs=12)))) < run.settings.N


def never_shuffled(runs):
    return neighbours(runs.usual.epochs) >= TOGETHER


def same_batches_every_epoch(runs):
    first, second, third = runs.usual.epochs
    return batches_of(first) == batches_of(second) == batches_of(third)


def same_batches_in_another_order(runs):
    """Whole batches are shuffled, not the examples."""
    orders = [np.concatenate(epoch).tolist() for epoch in runs.usual.epochs]
    return same_batches_every_epoch(runs) and orders[0] != orders[1]


def other_random_numbers(runs):
    """Same seed, other batches; or another seed, same batches."""
    first, other = (drawn(runs.of(seed=seed)) for seed in (0, 1))
    again = drawn(runs.run(Settings()))
    return not np.array_equal(first, again) or np.array_equal(first, other)


SYMPTOMS = tuple(
    (id, of_X(shows))
    for id, shows in (
        ("labels_without_their_rows", labels_apart_from_rows),
        ("size_of_batches_ignored", batch_size_ignored),
        ("examples_left_out", overlapping),
        ("batches_drawn_anew", drawn_anew),
        ("short_batch_dropped", short_batch_dropped),
        ("short_batch_filled", short_batch_filled),
        ("examples_left_out", examples_left_out),
        ("same_batches_every_epoch", same_batches_in_another_order),
        ("never_shuffled", never_shuffled),
        ("same_batches_every_epoch", same_batches_every_epoch),
        ("random_numbers_from_elsewhere", other_random_numbers),
    )
)
