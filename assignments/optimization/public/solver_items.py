"""What is checked of training."""

import numpy as np

from cs231n_utils.losses.vocabulary import row
from cs231n_utils.losses.watched import Settings
from cs231n_utils.promises.item import Examples, Item, Promise
from cs231n_utils.promises.speech import shortened

from . import solver_checks as training

SMALL = Settings(N=5, batch_size=2, num_epochs=2)


def by_hand(student, report):
    """Which rows each step looked at, what the schedule and the rule were asked, and what came back."""
    run = student.run(SMALL)
    steps = max(map(len, (run.questions, run.updates, run.rates)))
    return [
        f"{SMALL}, learning_rate = {run.given['config']['learning_rate']:g}:",
        *(_step(run, step) for step in range(min(steps, 7))),
        *_answer(run),
    ]


def _step(run, step):
    told = []
    if step < len(run.questions):
        question = run.questions[step]
        told += [f"rows {row(question.rows)} with labels {row(question.y)}, loss {question.loss:.3f}"]
    if step < len(run.rates):
        rate = run.rates[step]
        asked = ", ".join(map(shortened, (rate.step, rate.total_steps, rate.learning_rate)))
        told += [f"schedule({asked}) → {rate.answer:.3f}"]
    if step < len(run.updates):
        told += [f"the rule finds learning_rate {run.updates[step].rate:.3f}"]
    return f"step {step}: {'; '.join(told)}"


def _answer(run):
    try:
        _, history = run.answer
        return [f"history: {shortened(row(np.array(history, dtype=float)), 90)}"]
    except (TypeError, ValueError):  # no pair, or no list of numbers
        return [f"returned: {shortened(run.answer)}"]


TRAIN = (
    Promise(
        "epochs",
        "one call of the loss and one of the rule for each batch",
        training.one_loss_and_one_step_a_batch,
        "How many batches has an epoch if N leaves a remainder, and how often does each of your loops run?",
    ),
    Promise(
        "epochs",
        "batches have batch_size rows, and the last one of an epoch what is left",
        training.batches_of_the_size_asked_for,
        "Write down where each batch of your first epoch begins and ends.",
    ),
    Promise(
        "epochs",
        "labels stay with their rows",
        training.labels_stay_with_their_rows,
        "Print the row numbers with which you take from X, and those with which you take from y.",
    ),
    Promise(
        "epochs",
        "every example once in each epoch",
        training.every_example_once_an_epoch,
        "Collect the row numbers of one epoch and sort them. Which are missing, and which come twice?",
    ),
    Promise(
        "epochs",
        "in a random order, another one in each epoch",
        training.an_order_of_chance,
        "In which line does the order come about, and how often does that line run?",
    ),
    Promise(
        "epochs",
        "all random numbers come from rng",
        training.from_rng_alone,
        "Search your function for everything random. Whose random numbers are they?",
    ),
    Promise(
        "steps",
        "W goes to the loss, dW to the rule, and on from where the rule leads",
        training.each_step_is_the_rules,
        "Follow W through two steps: who is given it, who returns a new one, and which name holds that?",
    ),
    Promise(
        "steps",
        "config goes from step to step",
        training.config_is_handed_on,
        "The rule returns two things. What becomes of the second?",
    ),
    Promise(
        "steps",
        "W, X, y and config of the caller are left as they were",
        training.nothing_of_the_callers_is_changed,
        "Which of your names are only other names for what the caller handed in? A rule may write into them.",
    ),
    Promise(
        "schedule",
        "it is asked once a step, with the step, all steps and the caller's learning_rate",
        training.schedule_asked_once_a_step,
        "Write down by hand what the three arguments should be in the first step of the second epoch.",
    ),
    Promise(
        "schedule",
        "the rule finds its answer in config",
        training.rule_finds_the_schedules_rate,
        "Where do you put the schedule's answer, and does that happen before the rule is asked?",
    ),
    Promise(
        "schedule",
        "without a schedule the rate stays",
        training.without_a_schedule_the_rate_stays,
        "What does your loop do if schedule is None?",
    ),
    Promise(
        "results",
        "the W after the last step comes back, and the loss of each batch before its step",
        training.the_last_W_and_the_losses,
        "What do you return, in which order, and when does a loss go into the history?",
    ),
)

ITEMS = (Item("train", "solver", TRAIN, training.Trainee, Examples({"run": by_hand}, usual="run")),)
