"""What a student's `train`, `predict` and `tune` do, step by step, with a probe in place of the loss."""

import numpy as np

from cs231n_utils.losses.probe import N, examples
from cs231n_utils.losses.vocabulary import row
from cs231n_utils.promises.item import Examples
from cs231n_utils.promises.speech import shortened

from .tuning_checks import PLAN, TRAIN, VAL

SETTINGS = {"num_iters": 3, "batch_size": 4, "learning_rate": 0.1, "reg": 0.5}
SHOWN = 4  # rows of a batch, at most
SCORES = np.array([(0.2, 1.7, -3.0), (2.0, 0.5, 1.0)])


def training(student, report):
    """Which rows each step looked at, with which labels, and how W moved then."""
    if report.item.id == "predict":
        return prediction(student, report)
    run, (_, y) = student.train(**SETTINGS), examples()
    given = ", ".join(f"{name} = {value:g}" for name, value in SETTINGS.items())
    asked = list(zip(run.questions, run.moves(), strict=True))
    return [
        f"{N} examples, {given}:",
        f"your train asked self.loss {len(asked)} times, with reg = {run.regs}; it returned {_history(run)}",
        *(f"step {i}: {_batch(question, y)}; {_move(*move)}" for i, (question, move) in enumerate(asked[:3])),
    ]


def _history(run):
    try:
        return shortened(row(np.array(run.history, dtype=float)), 40)
    except (TypeError, ValueError):  # no list, or not of numbers
        return shortened(run.history, 40)


def _batch(question, y):
    rows, more = question.rows[:SHOWN], " …" * (len(question.rows) > SHOWN)
    labels = question.y.ravel()[:SHOWN]
    return f"{len(question.rows)} rows {row(rows)}{more} with labels {row(labels)}, in y {row(y[rows])}"


def _move(move, dW):
    multiple = np.sum(move * dW) / np.sum(dW * dW)
    if np.allclose(move, multiple * dW):
        return f"W moved by {multiple:.3g}·dW"
    return "W moved by no multiple of dW"


def again(student, report):
    classifier = student.make()
    first, second = (student.train(classifier, **SETTINGS) for _ in range(2))
    ended, began = first.W[0, 0], second.questions[0].W[0, 0]
    return [f"W[0, 0] was {ended:.4g} after the first call of train, and {began:.4g} when the second began"]


def coverage(student, report):
    rows = {int(i) for question in student.train(num_iters=150).questions for i in question.rows}
    never = sorted(set(range(N)) - rows)
    return [f"150 batches of 8 from the rows 0 to {N - 1}; in none of them: {', '.join(map(str, never))}"]


def prediction(student, report):
    answer = student.predict(SCORES, np.eye(2))
    return [
        f"two rows of scores: {row(SCORES[0])} and {row(SCORES[1])}",
        f"your predict gives {shortened(answer.tolist())}, of shape {answer.shape}",
    ]


def tuning(student, report):
    """What every pair reaches, what stands in the student's table, what came back, how train was called."""
    results, best, trained = student.tune()
    table = [
        f"learning rate {pair[0]:g}, reg {pair[1]:g}: reaches {plan}, in results {_entry(results, pair)}"
        for pair, plan in PLAN.items()
    ]
    calls = ", ".join(row((*run["pair"], len(run["data"][0]))) for run in trained[: len(PLAN)])
    return [
        *table,
        f"(training, validation accuracy); the classifier that came back has {_reached(student, best)}",
        f"calls of train, as (learning rate, reg, rows of X): {calls}",
    ]


def _reached(student, best):
    if getattr(best, "W", None) is None:
        return "no W"
    return row([np.mean(student.attempt(best.predict, "the examples", X) == y) for X, y in (TRAIN, VAL)])


def _entry(results, pair):
    if pair not in results:
        return "nothing"
    return row(results[pair]) if np.shape(results[pair]) == (2,) else shortened(results[pair], 40)


OF_TRAINING = Examples(
    {"run": training, "again": again, "coverage": coverage, "prediction": prediction}, usual="run"
)
OF_TUNING = Examples({"run": tuning}, usual="run")
