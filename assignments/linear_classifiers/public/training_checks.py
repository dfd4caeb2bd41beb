"""What must hold of `train` and `predict`, one small function a promise. No loss needs to be right for it.

They are tried with a probe in place of the loss. A promise that does not hold raises a `Finding`, with a
misconception's name where the numbers leave no doubt.
"""

import numpy as np

from cs231n_utils.losses import cases, diagnosis, forms
from cs231n_utils.losses.batch_sizes import as_asked
from cs231n_utils.losses.probe import STEPS, C, D, N, examples
from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.speech import shortened

REG = 0.5
SAME = 1e-6  # two numbers that agree up to rounding
WELL_KNOWN = (3073, 10)  # CIFAR-10's features, with the bias, and its classes

# --- train ------------------------------------------------------------------------------------------------


def leaves_the_examples_alone(student):
    X, y = examples()
    for labels in (y, np.maximum(y, 1)):  # with class 0, and without it
        given = X.copy(), labels.copy()
        student.train(data=given)
        for name, before, after in zip("Xy", (X, labels), given, strict=True):
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
    multiples = [_multiples(student.train(learning_rate=rate, reg=REG), rate) for rate in rates]
    wrong = [not np.allclose(m, -rate, rtol=SAME) for m, rate in zip(multiples, rates, strict=True)]
    if any(wrong):
        which = wrong.index(True)
        farthest = max(multiples[which], key=lambda multiple: abs(multiple + rates[which]))
        seen = f"With learning_rate = {rates[which]:g} a step changed W by {farthest:.6g} times dW."
        raise Finding(seen, *_name_multiples(multiples, rates))


def _multiples(run, rate):
    """By which multiple of its gradient every step moved W."""
    multiples = []
    for step, (move, dW) in enumerate(run.moves()):
        multiple = np.sum(move * dW) / np.sum(dW * dW)
        if np.max(np.abs(move - multiple * dW)) > SAME * max(1.0, np.max(np.abs(move))):
            seen = f"In step {step} the change of W is not a multiple of the dW of that step."
            raise Finding(seen, *_name_rest(run, rate))
        multiples.append(multiple)
    return np.array(multiples)


def _name_rest(run, rate):
    """Beside the step along the gradient, did every step move W by one and the same multiple of W?"""
    factors = [
        diagnosis.multiple(move + rate * dW, question.W)
        for (move, dW), question in zip(run.moves(), run.questions, strict=True)
    ]
    known = any(np.allclose(factors, -rate * REG * times) for times in (1, 2))
    return ["penalty_in_train"] if known else []


def _name_multiples(multiples, rates):
    first = [m[0] for m in multiples]
    if all(np.allclose(m, 0, atol=1e-12) for m in multiples):
        return ("never_updates",)
    if np.allclose(first, rates, rtol=SAME):
        return ("gradient_ascent",)
    ignored = abs(first[0]) > SAME and np.isclose(first[0], first[1], rtol=SAME)
    return ("learning_rate_ignored",) if ignored else ()


def history_of_losses(student):
    run = student.train(reg=REG)
    try:
        history = forms.numbers(run.history, STEPS)
    except forms.BadForm as error:
        names = {0: ["history_missing"], 1: ["history_wrong_length"]}  # by dimensions
        seen = f"For {STEPS} steps, loss_history is not {STEPS} numbers: {shortened(run.history)}"
        known = [] if error.shape is None else names.get(len(error.shape), [])
        raise Finding(seen, *known) from None
    losses = np.array([question.loss for question in run.questions])
    if not np.allclose(history, losses, rtol=SAME):
        penalties = np.array([REG * np.sum(question.W**2) for question in run.questions])
        more = diagnosis.multiple(history - losses, penalties)
        seen = "loss_history does not hold what self.loss returned, in the order of the steps."
        raise Finding(seen, *(["penalty_in_train"] if more > 0 else []))


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


def first_weights_fit_the_set(student):
    """W has a row for each feature and a column for each class."""
    shape = student.train(num_iters=1).W.shape
    if shape != (D, C):
        seen = f"X has {D} features and y has labels from 0 to {C - 1}: W has shape {shape}."
        raise Finding(seen, *(["hard_coded_sizes"] if set(shape) & set(WELL_KNOWN) else []))


def single_precision_will_do(student):
    run = student.train(data=examples(np.float32))
    for move, dW in run.moves():
        if not np.allclose(move, -0.1 * dW, atol=1e-5):
            raise Finding("With float32 examples W moves differently than with float64 ones.")


# --- its batches ------------------------------------------------------------------------------------------


def batches_of_the_size_asked_for(student):
    wanted = (4, 11)
    runs = [sizes(student.train(num_iters=60, batch_size=size)) for size in wanted]
    for size, seen in zip(wanted, runs, strict=True):
        if not as_asked(seen, size, N):
            ignored = ["batch_size_ignored"] if set(runs[0]) == set(runs[1]) else []
            raise Finding(f"batch_size = {size}, N = {N}: batches of {sorted(set(seen))} rows.", *ignored)


def sizes(run):
    """How many rows each batch had."""
    return [len(question.X) for question in run.questions]


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
    """The chance that one of so many random draws leaves out an example is below 1 in 10¹⁰."""
    for rows, batch_size, steps in ((N, 8, 150), (N, 2, 700), (1303, 129, 320)):
        run = student.train(data=examples(rows=rows), batch_size=batch_size, num_iters=steps)
        drawn = {row for question in run.questions for row in question.rows}
        if never := sorted(set(range(rows)) - drawn):
            some = ", ".join(map(str, never[:10])) + ", …" * (len(never) > 10)
            raise Finding(
                f"After {steps} batches of {batch_size} from {rows} examples, these were in none: {some}.",
                "part_of_the_set_never_seen",
            )


def small_sets_are_no_trouble(student):
    size = 2 * N + 3
    seen = sizes(student.train(batch_size=size))
    if not as_asked(seen, size, N):
        raise Finding(f"batch_size = {size}, N = {N}: batches of {sorted(set(seen))} rows.")


# --- predict ----------------------------------------------------------------------------------------------

SIZES = ((3, 5), (1, 5), (11, 4), (3, 300))  # (examples, classes): fewer and more
TYPICAL = ((4, 10), (1000, 4), (1000, 10))  # that may stand as numbers in the code


LIFTS = (0.0, -5.0, 1e4, -1e4)  # added to all scores of every second row: those of pictures may be large


def planned(student, count, classes, size=1.0, lift=0.0):
    """W, X, the scores X @ W of `size`, and the labels that must come out: one score on top in each row."""
    random = np.random.default_rng((student.seed, count))
    labels = random.integers(classes, size=count)
    labels[1:][-1:] = classes - 1  # with hundreds of classes, more than eight bits can hold
    scores = random.uniform(-1.0, 0.0, size=(count, classes))
    scores[np.arange(count), labels] = 1.5  # a score that cannot be taken for a label
    scores = size * scores + np.resize((lift, 0.0), (count, 1))
    X = random.normal(size=(count, count + 2))
    return np.linalg.pinv(X) @ scores, X, scores, labels


def one_label_a_row(student):
    try:
        for sizes in SIZES:
            one_label_each(student, *sizes)
    except Finding as finding:
        if not finding.misconceptions and right_for_typical_sizes_only(student):
            finding.misconceptions = ("hard_coded_sizes",)
        raise


def one_label_each(student, count, classes):
    W, X, _, right = planned(student, count, classes)
    labels = student.predict(W, X)
    seen = f"N = {count}, C = {classes}: predict returned numbers of shape {labels.shape}."
    if labels.shape in ((count,), (count, classes)) and not np.isin(labels, range(classes)).all():
        raise Finding(seen, *_name_no_labels(labels, right))
    if labels.shape != (count,):
        raise Finding(seen, *_name_shape(labels, count, classes))


def _name_no_labels(labels, right):
    """Of the right number, or a table of them, but not all from 0 to C − 1."""
    if not np.array_equal(labels, np.round(labels)):
        return ["predict_scores_not_labels"]
    wrapped = labels.shape == right.shape and np.array_equal(labels % 256, right % 256)
    return ["counter_overflows"] if wrapped else []


def _name_shape(labels, count, classes):
    if count > 1 and labels.shape in ((classes,), ()):
        return ["predict_wrong_axis"]
    return ["wrong_shape"] if labels.shape in ((count, 1), (1, count), (count, classes)) else []


def right_for_typical_sizes_only(student):
    return not _is_right(student, 4, 5) and any(_is_right(student, *sizes) for sizes in TYPICAL)


def _is_right(student, count, classes):
    scores = np.random.default_rng(student.seed).normal(size=(count, classes))
    try:
        return np.array_equal(student.predict(np.eye(classes), scores), scores.argmax(axis=1))
    except Finding:
        return False


def leaves_rows_and_weights_alone(student):
    case = cases.draw(*cases.TELLTALE, seed=student.seed).telltale()
    for name, before, after in zip(
        "WX", (case.W, case.X), student.after_predict(case.W, case.X), strict=True
    ):
        if not np.array_equal(before, after):
            raise Finding(f"{name} was changed by the call of predict.", "inputs_changed")


def highest_score(student):
    drawn = [(*sizes, 1.0, lift) for sizes in SIZES for lift in LIFTS] + [(*sizes, 1e4) for sizes in SIZES]
    tried = [planned(student, *how) for how in drawn]
    said = [student.predict(W, X) for W, X, *_ in tried]
    lowest = [scores.argmin(axis=1) for *_, scores, _ in tried]
    names = ["predict_argmin"] if all(map(np.array_equal, said, lowest)) else []
    if all(np.array_equal(got % 256, labels % 256) for got, (*_, labels) in zip(said, tried, strict=True)):
        names = ["counter_overflows"]
    for got, (*_, scores, labels) in zip(said, tried, strict=True):
        if not np.array_equal(got, labels):
            i = int(np.flatnonzero(got != labels)[0])
            row = ", ".join(f"{score:.2f}" for score in scores[i][:8]) + ", …" * (len(scores[i]) > 8)
            raise Finding(f"The scores of row {i} are ({row}); predict says class {got[i]:g}.", *names)
