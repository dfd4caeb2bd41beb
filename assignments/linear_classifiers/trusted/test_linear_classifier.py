"""linear_classifier.py: training by mini-batches, with a probe in place of the loss, and prediction."""

from contextlib import suppress

import numpy as np

from autograder.sandbox.student import Fault
from autograder.words.naming import Mistakes
from autograder.words.vocabulary import Failed, item, names
from cs231n_utils.losses import diagnosis, forms
from cs231n_utils.losses.batch_sizes import as_asked

from .loss_probe import SETTINGS, C, D, LossProbe, N, descended, numbers


def trained(student, draw, kept):
    """-> (probe, history, W): `train` as SETTINGS say; several checks look at the same steps."""
    if "trained" not in kept:
        probe = LossProbe(draw)
        kept["trained"] = probe, *probe.train(student)
    return kept["trained"]


@item("train", share=3)
def test_each_step_goes_down_the_gradient(student, draw, kept):
    """W moves by −learning_rate · dW, once for each of num_iters steps."""
    probe, _, W = trained(student, draw, kept)
    calls, wanted, rate = len(probe.steps), SETTINGS["num_iters"], SETTINGS["learning_rate"]
    if calls != wanted:
        raise Failed(f"{wanted} steps asked the loss {calls} times", name_calls(W, probe))
    if not descended(W, probe, rate):
        raise Failed("W is not where the gradients lead", name_steps(W, probe, student, draw))


@names
def name_steps(W, probe, student, draw):
    """Where the steps led instead."""
    ways = {
        "never_updates": np.array_equal(W, probe.W),
        "gradient_ascent": descended(W, probe, SETTINGS["learning_rate"], sign=1.0),
        "learning_rate_ignored": learning_rate_ignored(W, probe, student, draw),
        "training_starts_again": started_near_zero(W, probe),
        "penalty_in_train": any(descended_with_penalty(W, probe, factor) for factor in (1, 2)),
    }
    return [name for name, holds in ways.items() if holds]


def descended_with_penalty(W, probe, factor):
    """Whether W is where the steps lead if each has factor·reg·W in it, beside the gradient."""
    rate, reg, expected = SETTINGS["learning_rate"], SETTINGS["reg"], probe.W
    for step in probe.steps:
        expected = expected - rate * (step + factor * reg * expected)
    return W.shape == expected.shape and np.allclose(W, expected, rtol=1e-4, atol=1e-4)


@names
def name_history(history, probe):
    """Whether it holds the loss and the penalty, of every step, once more."""
    before = np.cumsum([probe.W, *(-SETTINGS["learning_rate"] * step for step in probe.steps[:-1])], axis=0)
    penalties = SETTINGS["reg"] * np.sum(before**2, axis=(1, 2))
    more = np.subtract(history, probe.losses)
    return ["penalty_in_train"] if any(np.allclose(more, k * penalties, 1e-4) for k in (0.5, 1)) else []


@names
def name_calls(W, probe):
    """Why the loss is asked another number of times than there should be steps."""
    calls, wanted = len(probe.steps), SETTINGS["num_iters"]
    if descended(W, probe, SETTINGS["learning_rate"]):
        return ["num_iters_ignored"] if calls else []  # every call was a step
    return ["loss_called_more_than_once"] if calls > wanted else []


def learning_rate_ignored(W, probe, student, draw):
    """Whether W moved by one and the same multiple of every gradient, and does so with another rate."""
    other = LossProbe(draw)
    _, moved = other.train(student, learning_rate=2 * SETTINGS["learning_rate"])
    once, again = multiple_of_steps(W, probe), multiple_of_steps(moved, other)
    return bool(once < 0 and np.isclose(once, again, rtol=1e-3))


def multiple_of_steps(W, probe):
    """By which multiple of the sum of all gradients W moved; nan if by none."""
    if W.shape != probe.W.shape:
        return np.nan
    return diagnosis.multiple(W - probe.W, sum(probe.steps), 1e-4)


def started_near_zero(W, probe):
    """Whether training did not start from the W that was there, but from small numbers."""
    start = W + SETTINGS["learning_rate"] * sum(probe.steps) if W.shape == probe.W.shape else probe.W
    return bool(np.abs(start).max() < 0.1 * np.abs(probe.W).max())


@item("train", share=2)
def test_batches_are_rows_of_the_set_with_their_labels(student, draw, kept):
    """Every batch has batch_size examples, each with its own label; reg is handed on."""
    probe, _, _ = trained(student, draw, kept)
    wanted, sizes = SETTINGS["batch_size"], [len(batch.rows) for batch in probe.batches]
    if not as_asked(sizes, wanted, N):
        known = ["batch_size_ignored"] if sizes and wanted not in sizes else []
        raise Failed(f"batch_size is {wanted}, and the batches have {in_words(sizes)} rows", known)
    for batch in probe.batches:
        if len(batch.labels) != len(batch.rows):
            raise Failed("a batch has more rows than labels, or fewer", ["labels_apart_from_rows"])
        if not batch.are_of_X:
            raise Failed("a batch holds rows that are not rows of X")
        if not np.array_equal(batch.labels, probe.y[batch.rows]):
            raise Failed("labels do not belong to the rows beside them", ["labels_apart_from_rows"])
        if batch.reg != SETTINGS["reg"]:
            raise Failed("the loss is not given the reg that train was given", ["reg_not_passed"])


def in_words(sizes):
    return ", ".join(map(str, sorted(set(sizes))[:5])) or "no"


@item("train", share=2)
def test_batches_change_and_reach_the_whole_set(student, draw):
    """Batches differ from step to step, and over many steps every example is seen."""
    probe = LossProbe(draw)
    steps = 300  # a row is missed by chance once in 10^10 runs
    probe.train(student, num_iters=steps, batch_size=129)
    rows = [batch.rows for batch in probe.batches]
    if len(rows) != steps:
        raise Failed("train does not take the steps it was told to take")
    as_told = any(len(batch) == 129 for batch in rows)
    if len({tuple(batch) for batch in rows}) <= 2:
        known = ["same_batch_every_step"] if as_told else []
        raise Failed("the same batch comes again and again", known)
    seen = len(np.unique(np.concatenate(rows)))
    if seen < N:
        known = ["part_of_the_set_never_seen"] if as_told else []
        raise Failed(f"{N - seen} of {N} examples are never seen", known)


@item("train", share=1)
def test_history(student, draw, kept):
    """The loss of every step, in order."""
    probe, history, _ = trained(student, draw, kept)
    wanted = len(probe.losses)
    try:
        history = forms.numbers(history, wanted)
    except forms.BadForm as error:
        names_of = {0: ["history_missing"], 1: ["history_wrong_length"]}  # by dimensions
        as_told = (SETTINGS["num_iters"],)  # then the loss was asked too often, and the history is right
        known = [] if error.shape in (None, as_told) else names_of.get(len(error.shape), [])
        raise Failed(f"the history is not {wanted} numbers, one for each step", known) from None
    if not np.allclose(history, probe.losses, atol=1e-5):
        raise Failed("the history does not hold the losses of the steps", name_history(history, probe))


@item("train", share=1)
def test_training_goes_on(student, draw):
    """A second call goes on with W, X and y are left alone, N may be less than a batch."""
    probe = LossProbe(draw, rows=20)
    _, between = probe.train(student, num_iters=3)
    first = len(probe.steps)
    probe.y = np.maximum(probe.y, 1)  # labels that do not begin with 0
    _, W = probe.again(num_iters=4)
    rate = SETTINGS["learning_rate"]
    if not descended(W, probe, rate):
        known = name_second_start(W, between, rate * sum(probe.steps[first:]))
        raise Failed("a second call of train does not go on where the first one stopped", known)
    if not as_asked([len(batch.rows) for batch in probe.batches], SETTINGS["batch_size"], 20):
        raise Failed("from a set smaller than batch_size, no batch has batch_size rows or the whole set")
    if not probe.left_alone:
        raise Failed("train changes the X or the y it was given", ["inputs_changed"])
    probe.W = None
    shapes = [probe.train(student, num_iters=1)[1].shape]
    probe.shape = (1, 1)  # a gradient that gives no shape to a W that has none
    with suppress(Fault):  # of code that wants all entries of dW
        shapes.append(probe.train(student, num_iters=1)[1].shape)
    for shape in shapes:
        if shape != (D, C):
            known = ["wrong_shape"] if shape == (C, D) else []
            raise Failed(f"W has shape {shape} after training on {D} features and {C} classes", known)


@names
def name_second_start(W, between, way):
    """Whether the second call began near zero, not with the W between the calls; `way` is what it went."""
    start = W + way
    again = not np.allclose(start, between, atol=1e-4) and np.abs(start).max() < 0.1
    return ["training_starts_again"] if again else []


@item("predict", share=3)
def test_prediction_is_the_class_with_the_highest_score(student, draw):
    """One label for every row, for more rows than classes and for fewer, and for large scores."""
    drawn = [draw.case(*sizes) for sizes in ((9, 6, 4), (3, 6, 7), (1, 6, 3))]
    large = [case.with_W(1e3 * case.W) for case in drawn]
    lifted = [case.with_scores_plus(np.resize([1e4, -1e4, 0.0], (len(case.X), 1))) for case in drawn]
    lasts = 2e3 * np.eye(5, 300, k=294) + 3e3 * np.eye(5, 300, k=295)  # two stand out, and the later one wins
    many = draw.case(5, 6, 300).with_scores_plus(lasts)
    for case in (*drawn, *large, *lifted, many):
        rows, classes = len(case.X), case.W.shape[1]
        classifier = student.make("LinearClassifier")
        classifier.set("W", case.W)
        labels = classifier.call("predict", case.X)
        right = (case.X @ case.W).argmax(axis=1)
        text = f"{rows} rows should give {rows} labels; the result "
        labels = numbers(labels, f"{text}is no array of numbers", "wrong_shape")
        if labels.shape != (rows,):
            raise Failed(f"{text}has shape {labels.shape}", name_shape(labels, rows, classes))
        if not np.array_equal(labels, right):
            text = "the labels are not those of the highest scores"
            raise Failed(text, name_labels(np.asarray(labels), case.X @ case.W))


@item("predict", share=0.5)
def test_prediction_changes_nothing(student, draw):
    """X and W as they were."""
    case, _ = draw.telltale_cases()
    classifier, X = student.make("LinearClassifier"), student.keep(case.X)
    classifier.set("W", case.W)
    classifier.call("predict", X)
    for name, after, before in (("X", X.fetch(), case.X), ("W", classifier.get("W"), case.W)):
        if not np.array_equal(after, before):
            raise Failed(f"predict changes {name}", ["inputs_changed"])


@names
def name_shape(labels, rows, classes):
    """Which other shape the labels have."""
    if not isinstance(labels, (np.ndarray, list, int)):
        return ["wrong_shape"]
    values, shape = np.asarray(labels), np.shape(labels)
    if shape in ((classes,), ()) and rows != 1:
        return ["predict_wrong_axis"]
    if shape == (rows, classes) and not np.array_equal(values, np.round(values)):
        return ["predict_scores_not_labels"]
    return ["wrong_shape"] if values.size in (rows, rows * classes) else []


@names
def name_labels(labels, scores):
    """What stands where the labels of the highest scores should stand."""
    if np.allclose(labels, scores.max(axis=1)):
        return ["predict_scores_not_labels"]
    others = (scores[:, :-1].argmax(axis=1), scores[:, 1:].argmax(axis=1) + 1)
    ways = {
        "predict_argmin": np.array_equal(labels, scores.argmin(axis=1)),
        "counter_overflows": np.array_equal(labels % 256, scores.argmax(axis=1) % 256),
        "some_are_skipped": any(np.array_equal(labels, other) for other in others),
    }
    return [name for name, holds in ways.items() if holds]


# --- names ------------------------------------------------------------------------------------------------


def name_mistakes(student, item, draw, found):
    """Mistakes of `train` or `predict`; what the checks did not find may be a size written as a number."""
    if "loss_called_more_than_once" in found:  # then its batches say nothing
        return Mistakes(elsewhere=("loss_called_more_than_once",))
    name_sizes = {"train": name_sizes_of_W, "predict": name_sizes_of_scores}[item]
    return Mistakes(elsewhere=found or name_sizes(student, draw))


def name_sizes_of_W(student, draw):
    """Whether `train` makes the first W right for special sizes only."""
    if makes_W(student, draw, D, C):
        return ()
    if makes_W(student, draw, D, 10) or makes_W(student, draw, 3073, 10):
        return ("hard_coded_sizes",)
    return ("wrong_shape",) if makes_W(student, draw, C, C) else ()  # features and classes exchanged


def makes_W(student, draw, D, C):
    probe = LossProbe(draw, 20, D, C)
    probe.W = None
    try:
        return probe.train(student, num_iters=1)[1].shape == (D, C)
    except Fault:
        return False


def name_sizes_of_scores(student, draw):
    """Whether `predict` is right for ten classes, or for a thousand rows, and not for other numbers."""
    works = []
    for rows, classes in ((9, 4), (9, 10), (1000, 4), (1000, 10), (500, 10)):
        case = draw._any_case(rows, 6, classes, 0.0)
        classifier = student.make("LinearClassifier")
        classifier.set("W", case.W)
        try:
            labels = classifier.call("predict", case.X)
            works.append(np.array_equal(labels, (case.X @ case.W).argmax(axis=1)))
        except Fault:
            works.append(False)
    return ("hard_coded_sizes",) if any(works) and not works[0] else ()
