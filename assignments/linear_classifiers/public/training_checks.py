"""What must hold of `train` and `predict`, one small function a promise. No loss needs to be right for it.

They are tried with a probe in place of the loss. A promise that does not hold raises a `Finding`, with a
misconception's name where the numbers leave no doubt.
"""

import numpy as np

from cs231n_utils.losses.probe import STEPS, N, examples
from cs231n_utils.promises.finding import Finding

SAME = 1e-6  # two numbers that agree up to rounding

# --- train ------------------------------------------------------------------------------------------------


def leaves_the_examples_alone(student):
    X, y = examples()
    student.train(data=(X, y))
    for name, before, after in zip("Xy", examples(), (X, y), strict=True):
        if not np.array_equal(before, after):
            raise Finding(f"{name} was changed by the call of train.", "inputs_changed")


def one_question_a_step(student):
    wanted = (1, 5, STEPS)
    runs = [student.train(num_iters=count) for count in wanted]
    asked = tuple(len(run.questions) for run in runs)
    if asked != wanted:
        seen = f"For num_iters = {wanted} self.loss was called {asked} times."
        raise Finding(seen, *_name_calls(asked, wanted, runs[-1]))


def _name_calls(asked, wanted, run):
    """Always as many steps, or so many calls in each step; a call after which W moves is a step."""
    if len(set(asked)) == 1:
        return ("num_iters_ignored",)
    times = {calls / count for calls, count in zip(asked, wanted, strict=True)}
    several = len(times) == 1 and times.pop() > 1 and any(not move.any() for move, _ in run.moves())
    return ("loss_called_more_than_once",) if several else ()


def every_step_goes_downhill(student):
    """W moves by a multiple of dW, and the multiple follows the learning rate."""
    rates = (0.1, 0.004)
    multiples = [_multiples(student.train(learning_rate=rate)) for rate in rates]
    wrong = [not np.allclose(m, -rate, rtol=SAME) for m, rate in zip(multiples, rates, strict=True)]
    if any(wrong):
        which = wrong.index(True)
        farthest = max(multiples[which], key=lambda multiple: abs(multiple + rates[which]))
        seen = f"With learning_rate = {rates[which]:g} a step changed W by {farthest:.6g} times dW."
        raise Finding(seen, *_name_multiples(multiples, rates))


def _multiples(run):
    """By which multiple of its gradient every step moved W."""
    multiples = []
    for step, (move, dW) in enumerate(run.moves()):
        multiple = np.sum(move * dW) / np.sum(dW * dW)
        if np.max(np.abs(move - multiple * dW)) > SAME * max(1.0, np.max(np.abs(move))):
            raise Finding(f"In step {step} the change of W is not a multiple of the dW of that step.")
        multiples.append(multiple)
    return np.array(multiples)


def _name_multiples(multiples, rates):
    first = [m[0] for m in multiples]
    if all(np.allclose(m, 0, atol=1e-12) for m in multiples):
        return ("never_updates",)
    if np.allclose(first, rates, rtol=SAME):
        return ("gradient_ascent",)
    ignored = abs(first[0]) > SAME and np.isclose(first[0], first[1], rtol=SAME)
    return ("learning_rate_ignored",) if ignored else ()


def history_of_losses(student):
    run = student.train()
    seen = f"For {STEPS} steps, loss_history is not {STEPS} numbers: {run.history!r:.60}"
    try:
        history = np.array(run.history, dtype=float)
    except (TypeError, ValueError):
        raise Finding(seen) from None
    if history.shape != (STEPS,):
        names = {0: ["history_missing"], 1: ["history_wrong_length"]}  # by dimensions: None has none
        raise Finding(seen, *names.get(history.ndim, []))
    losses = [question.loss for question in run.questions]
    if not np.allclose(history, losses, rtol=SAME):
        raise Finding("loss_history does not hold what self.loss returned, in the order of the steps.")


def penalty_handed_on(student):
    """What does not follow reg at all has a name; a multiple of reg, for instance, has none."""
    wanted = (0.5, 30.0)
    runs = [student.train(reg=reg) for reg in wanted]
    given = [[question.reg for question in run.questions] for run in runs]
    names = ["reg_not_passed"] if np.array_equal(*given) else []
    for reg, run, numbers in zip(wanted, runs, given, strict=True):
        if not np.array_equal(numbers, [reg] * STEPS):
            raise Finding(f"train was given reg = {reg:g}, self.loss was given {run.regs}.", *names)


def goes_on_from_where_it_was(student):
    classifier = student.make()
    first = student.train(classifier)
    again = student.train(classifier)
    if not np.array_equal(first.W, again.questions[0].W):
        seen = "The second call of train did not begin with the W that the first one ended with."
        raise Finding(seen, "training_starts_again")


def single_precision_will_do(student):
    run = student.train(data=examples(np.float32))
    for move, dW in run.moves():
        if not np.allclose(move, -0.1 * dW, atol=1e-5):
            raise Finding("With float32 examples W moves in another way than with float64 ones.")


# --- its batches ------------------------------------------------------------------------------------------


def batches_of_the_size_asked_for(student):
    """An epoch may end with a smaller batch: what is left of N after whole ones."""
    wanted = (4, 11)
    sizes = [[len(question.X) for question in student.train(batch_size=size).questions] for size in wanted]
    for size, seen in zip(wanted, sizes, strict=True):
        if not set(seen) <= {size, N % size} or size not in seen:
            ignored = ["batch_size_ignored"] if sizes[0] == sizes[1] else []
            raise Finding(f"batch_size = {size}, N = {N}: batches of {sorted(set(seen))} rows.", *ignored)


def labels_stay_with_their_rows(student):
    X, y = examples()
    for question in student.train().questions:
        if question.y.shape != question.rows.shape:
            seen = f"The batch has X {question.X.shape} and y {question.y.shape}."
            raise Finding(seen, "labels_apart_from_rows")
        if not np.array_equal(question.X, X[question.rows]):
            raise Finding("A batch holds rows that are not rows of X.")
        apart = np.flatnonzero(question.y != y[question.rows])
        if len(apart):
            row = question.rows[apart[0]]
            seen = f"Row {row} of X came with the label {question.y[apart[0]]}; y[{row}] is {y[row]}."
            raise Finding(seen, "labels_apart_from_rows")


def batches_differ(student):
    batches = {tuple(question.rows) for question in student.train().questions}
    if len(batches) == 1:
        raise Finding(f"{STEPS} steps, and every batch holds the same rows.", "same_batch_every_step")


def every_example_takes_part(student):
    """After 1,200 random draws, the chance that one of 43 examples was not drawn is 2 in 10¹¹."""
    run = student.train(num_iters=150)
    never = set(range(N)) - {row for question in run.questions for row in question.rows}
    if never:
        seen = f"After 150 batches of 8 from {N} examples, these were in none: {sorted(never)}."
        raise Finding(seen, "part_of_the_set_never_seen")


def small_sets_are_no_trouble(student):
    sizes = {len(question.X) for question in student.train(batch_size=3 * N).questions}
    if not sizes <= {N, 3 * N}:
        raise Finding(f"batch_size = {3 * N}, N = {N}: batches of {sorted(sizes)} rows.")


# --- predict ----------------------------------------------------------------------------------------------

SIZES = ((1, 5), (3, 5), (11, 4))  # (examples, classes): fewer and more


def planned(student, count, classes):
    """W, X and the labels that must come out: every row of X looks at a row of W with one entry on top."""
    random = np.random.default_rng((student.seed, count))
    labels = random.integers(classes, size=count)
    W = random.uniform(-1.0, 0.0, size=(count, classes))
    W[np.arange(count), labels] = 1.5  # a score that cannot be taken for a label
    return W, np.eye(count), labels


def one_label_a_row(student):
    for count, classes in SIZES:
        W, X, _ = planned(student, count, classes)
        labels = student.predict(W, X)
        if labels.dtype == object:
            raise Finding(f"predict returned {labels!r:.60}, not an array of labels (is there a return?).")
        seen = f"N = {count}, C = {classes}: predict returned {labels.dtype} of shape {labels.shape}."
        if labels.shape in ((count,), (count, classes)) and not np.isin(labels, range(classes)).all():
            raise Finding(seen, "predict_scores_not_labels")
        if labels.shape != (count,):
            raise Finding(seen, *(["predict_wrong_axis"] if labels.shape in ((classes,), ()) else []))


def highest_score(student):
    drawn = [planned(student, count, classes) for count, classes in SIZES]
    tried = [(W + shift, X, labels) for W, X, labels in drawn for shift in (0.0, -5.0)]
    said = [student.predict(scores, X) for scores, X, _ in tried]  # X is the identity, so W holds the scores
    lowest = [[np.argmin(row) for row in scores] for scores, _, _ in tried]
    names = ["predict_argmin"] if all(map(np.array_equal, said, lowest)) else []
    for got, (scores, _, labels) in zip(said, tried, strict=True):
        if not np.array_equal(got, labels):
            i = int(np.flatnonzero(got != labels)[0])
            row = ", ".join(f"{score:.2f}" for score in scores[i])
            raise Finding(f"The scores of row {i} are ({row}); predict says class {got[i]}.", *names)
