"""solver.py: a training loop, with a loss, a rule and a schedule that are asked here."""

from functools import cached_property, partial

import numpy as np
import pytest

from autograder.sandbox.student import Fault, Unusable
from autograder.words.vocabulary import Failed, item, names
from cs231n_utils.losses import forms
from cs231n_utils.losses.watched import Settings, prepared

from ..public import misconceptions_of_batches as batches
from ..public import misconceptions_of_training as mistakes

SAME = 1e-4  # lets float32 through
USUAL = Settings(N=61, batch_size=9)
TRIED = (
    USUAL,
    Settings(N=24, batch_size=8, num_epochs=2),
    Settings(N=11, batch_size=40, num_epochs=3),
    Settings(N=13, batch_size=13, num_epochs=12),  # whatever the losses are
    Settings(N=4, batch_size=1, num_epochs=1),
)


@pytest.fixture
def train(student, draw, kept):
    """One for all checks: a run takes hundreds of questions across the wire."""
    return kept.setdefault("train", Training(student, draw))


class Training:
    """The student's `train`, with functions that run here."""

    def __init__(self, student, draw):
        self.student, self.rng = student, draw.rng
        self.seeds = self.rng.integers(2**31, size=2)
        self.runs = {}  # settings: what came of them

    def run(self, settings=USUAL):
        """-> Run.  Raises Fault."""
        run = prepared(settings, self.rng)
        watched, student = run.watched, self.student
        kept = {name: student.keep(value) for name, value in run.given.items()}
        rule = student.in_place(partial(writing, watched)) if settings.in_place else watched.rule
        run.answer = student.train(
            watched.loss,
            kept["W"],
            kept["X"],
            kept["y"],
            rule,
            kept["config"],
            watched.schedule if settings.scheduled else None,
            settings.num_epochs,
            settings.batch_size,
            student.generator(int(self.seeds[settings.seed])),
        )
        run.after = {name: remote.fetch() for name, remote in kept.items()}
        return run

    def tried(self, settings=USUAL):
        """-> Run, made once.  Raises Failed."""
        if settings not in self.runs:
            self.runs[settings] = self.tried_anew(settings)
        return self.runs[settings]

    def tried_anew(self, settings):
        try:
            return self.run(settings)
        except Unusable:
            raise
        except Fault as fault:
            raise Failed(f"{settings}: {fault}", self.names) from None

    def require(self, holds, text):
        if not holds:
            raise Failed(text, self.names)

    @cached_property
    def names(self):
        return named(self)


def writing(watched, *args, **kwargs):
    """A step of the watched rule, as `Student.in_place` wants it."""
    next_w, config = watched.rule(*args, **kwargs)
    order = [*("w", "dw", "config")[: len(args)], *kwargs]
    return [(order.index("w"), next_w), (order.index("config"), config)]


@names
def named(train):
    return mistakes.named(train.run)


def close(a, b):
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=SAME, atol=SAME)


@item("train", share=2)
def test_epochs(train):
    """An epoch takes every example once, in batches of batch_size; the rest of them is the last batch."""
    for settings in TRIED:
        run = train.tried(settings)
        wanted = settings.total
        for what, asked in (("loss", run.questions), ("rule", run.updates)):
            text = f"{wanted} batches, and the {what} was asked {len(asked)} times"
            train.require(len(asked) == wanted, text)
        for epoch in run.epochs:
            train.require([len(rows) for rows in epoch] == settings.sizes, "batches of other sizes")
            whole = np.array_equal(np.sort(np.concatenate(epoch)), np.arange(settings.N))
            train.require(whole, "an epoch does not take every example once")


@item("train", share=2)
def test_batches(train):
    """Rows of X with their labels, in an order of chance, anew in each epoch; from rng and nowhere else."""
    run = train.tried()
    train.require(run.questions, "the loss is never asked")
    X, y = run.given["X"], run.given["y"]
    for question in run.questions:
        rows = question.rows
        of_X = np.isin(rows, range(USUAL.N)).all() and close(question.X, X[rows])
        train.require(of_X, "a batch holds rows that are not rows of X")
        train.require(np.array_equal(question.y, y[rows]), "labels do not belong to the rows beside them")
    # That an order of chance fails one of these is likely less than once in 10^20.
    for before, after in zip(run.epochs, run.epochs[1:], strict=False):
        again = batches.batches_of(before) == batches.batches_of(after)
        train.require(not again, "two epochs have the same batches")
    apart = batches.neighbours(run.epochs) < batches.TOGETHER
    train.require(apart, "neighbours in X stay together in a batch")
    runs = [train.tried_anew(Settings(seed=seed)) for seed in (0, 0, 1)]
    first, again, other = ([rows.tolist() for rows in each.rows] for each in runs)
    train.require(first == again, "two generators with one seed give different batches")
    train.require(first != other, "two generators with different seeds give the same batches")


@item("train", share=2)
def test_steps(train):
    """Each step asks the loss about the present W and goes where the rule leads; config goes along."""
    for settings in (*TRIED, Settings(in_place=True), Settings(dtype="float32"), Settings(scheduled=False)):
        run = train.tried(settings)
        train.require(len(run.questions) == len(run.updates) > 0, "not one question and one step a batch")
        W, memory = run.given["W"], None
        for step, (question, update) in enumerate(zip(run.questions, run.updates, strict=True)):
            train.require(close(question.W, W), "the loss is not asked about the present W")
            train.require(close(update.w, W), "the rule is not given the present W")
            train.require(close(update.dw, question.dW), "the rule is not given the dW of this step")
            train.require(update.turn == step, "the rule is not given the config of the step before")
            held = update.config.get("momentum") == run.given["config"]["momentum"]
            whole = step == 0 or close(update.config.get("memory"), memory)
            train.require(held and whole, "something is missing in the rule's config")
            W, memory = update.next_w, update.dw


@item("train", share=2)
def test_schedule(train):
    """It is asked in each step, with the caller's learning_rate, and the rule finds its answer."""
    for settings in (*TRIED, Settings(in_place=True)):
        run = train.tried(settings)
        rate = run.given["config"]["learning_rate"]
        train.require(len(run.rates) == len(run.updates) > 0, "it is not asked once in each step")
        for step, (asked, update) in enumerate(zip(run.rates, run.updates, strict=True)):
            train.require(asked.step == step, "it is asked about another step")
            train.require(asked.total_steps == settings.total, "it is given another number of steps")
            train.require(close(asked.learning_rate, rate), "it is given another learning_rate")
            train.require(close(update.rate, asked.answer), "the rule does not find its answer")
    for in_place in (False, True):
        run = train.tried(Settings(scheduled=False, in_place=in_place))
        for update in run.updates:
            train.require(close(update.rate, run.given["config"]["learning_rate"]), "without it, no rate")


@item("train", share=1)
def test_results(train):
    """W after the last step, and the loss of every step's batch before it."""
    for settings in (*TRIED, Settings(in_place=True), Settings(dtype="float32")):
        run = train.tried(settings)
        try:
            W, history = run.pair
        except forms.BadForm as error:
            raise Failed(f"not W and a loss for each step: what came {error}", train.names) from None
        train.require(run.updates and close(W, run.updates[-1].next_w), "not the W after the last step")
        losses = [question.loss for question in run.questions]
        train.require(close(history, losses), "history does not hold the losses of the steps")


@item("train", share=1)
def test_nothing_of_the_callers_is_changed(train):
    """W, X, y and config are as they were, even if the rule writes into what it is given."""
    for in_place in (False, True):
        for scheduled in (True, False):
            run = train.tried(Settings(in_place=in_place, scheduled=scheduled))
            train.require(len(run.updates) >= run.settings.num_epochs, "the rule is hardly asked")
            train.require(not run.changed, f"changed: {', '.join(run.changed)}")
