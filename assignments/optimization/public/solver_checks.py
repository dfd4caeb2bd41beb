"""What must hold of `train`, one small function a promise.

It is tried with a loss, a rule and a schedule that note what they are asked and answer at random.
"""

import copy

import numpy as np

from cs231n_utils.losses import forms
from cs231n_utils.losses.watched import C, D, Settings, prepared
from cs231n_utils.promises.finding import Finding, Trial
from cs231n_utils.promises.speech import known_as, shortened

from . import misconceptions_of_batches as batches
from . import misconceptions_of_training as mistakes

SAME = 1e-5  # lets float32 through
USUAL = Settings()
TRIED = (
    USUAL,
    Settings(N=10, batch_size=5, num_epochs=2),  # nothing is left over
    Settings(N=7, batch_size=20, num_epochs=3),  # less than a batch
    Settings(N=6, batch_size=6, num_epochs=12),  # whatever the losses are
    Settings(N=5, batch_size=1, num_epochs=1),
)


class Trainee(Trial):
    """The student's `train`, with functions of ours."""

    def __init__(self, train, seed=0):
        self.train, self.seed = train, seed  # of what it is tried on

    def run(self, settings=USUAL):
        """-> Run, each way of it once for all promises."""
        if settings not in self.kept:
            self.kept[settings] = self.run_anew(settings)
        return self.kept[settings]

    def run_anew(self, settings=USUAL):
        """-> Run"""
        run = prepared(settings, np.random.default_rng((self.seed, 1)))
        watched, given = run.watched, copy.deepcopy(run.given)
        functions = {
            "loss": watched.loss,
            "rule": watched.rule_in_place if settings.in_place else watched.rule,
            "schedule": watched.schedule if settings.scheduled else None,
        }
        functions = {name: function and named(name, function) for name, function in functions.items()}
        how = {"num_epochs": settings.num_epochs, "batch_size": settings.batch_size}
        rng = np.random.default_rng((self.seed, settings.seed, 2))
        run.answer = self.attempt(self.train, str(settings), **given, **functions, **how, rng=rng)
        run.after = given
        return run

    @property
    def names(self):
        return mistakes.named(self.run)

    def tried(self, settings=USUAL, anew=False):
        """The same; an error in it gets the name of the mistake that explains it."""
        try:
            return self.run_anew(settings) if anew else self.run(settings)
        except Finding as finding:
            finding.misconceptions = finding.misconceptions or self.names
            raise

    def require(self, holds, seen):
        if not holds:
            raise Finding(seen, named=lambda: self.names)


def named(name, method):
    @known_as(name)
    def function(*args, **kwargs):
        return method(*args, **kwargs)

    return function


def close(a, b):
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=SAME, atol=SAME)


# --- epochs -----------------------------------------------------------------------------------------------


def one_loss_and_one_step_a_batch(student):
    for settings in TRIED:
        run = student.tried(settings)
        seen = (
            f"{settings}: that is {settings.total} batches. The loss was called {len(run.questions)} times, "
            f"the rule {len(run.updates)} times."
        )
        student.require(len(run.questions) == len(run.updates) == settings.total, seen)


def batches_of_the_size_asked_for(student):
    for settings in TRIED:
        for epoch in student.tried(settings).epochs:
            sizes = [len(rows) for rows in epoch]
            student.require(sizes == settings.sizes, f"{settings}: an epoch has batches of {sizes} rows.")


def labels_stay_with_their_rows(student):
    for settings in TRIED:
        run = student.tried(settings)
        X, y = run.given["X"], run.given["y"]
        for question in run.questions:
            rows = question.rows
            of_X = np.isin(rows, range(settings.N)).all() and close(question.X, X[rows])
            student.require(of_X, "A batch holds rows that are not rows of X.")
            student.require(
                np.array_equal(question.y, y[rows]),
                f"Rows {shortened(rows.tolist())} of X came with labels {shortened(question.y.tolist())}; "
                f"in y they have {shortened(y[rows].tolist())}.",
            )


def every_example_once_an_epoch(student):
    for settings in TRIED:
        for number, epoch in enumerate(student.tried(settings).epochs):
            rows, times = np.unique(np.concatenate(epoch), return_counts=True)
            seen = (
                f"{settings}: epoch {number} has {len(rows)} of the {settings.N} examples, "
                f"and takes one of them {times.max()} times."
            )
            student.require(len(rows) == settings.N and times.max() == 1, seen)


def an_order_of_chance(student):
    """That a right one comes out alike is likely less than once in 10^20."""
    epochs = student.tried().epochs
    for number, epoch in enumerate(epochs[1:], 1):
        again = batches.batches_of(epoch) == batches.batches_of(epochs[number - 1])
        student.require(not again, f"The batches of epochs {number - 1} and {number} hold the same examples.")
    together = batches.neighbours(epochs)
    seen = f"{together:.0%} of all examples are in one batch with the example that stands after them in X."
    student.require(together < batches.TOGETHER, seen)


def from_rng_alone(student):
    runs = [student.tried(Settings(seed=seed), anew=True) for seed in (0, 0, 1)]
    first, again, other = ([rows.tolist() for rows in run.rows] for run in runs)
    student.require(first == again, "Two generators with one seed gave different batches.")
    student.require(first != other, "Two generators with different seeds gave the same batches.")


# --- steps ------------------------------------------------------------------------------------------------


def each_step_is_the_rules(student):
    """W goes from the caller to the loss and the rule, and on as the rule says; dW as the loss says."""
    for settings in (USUAL, TRIED[2], Settings(in_place=True), Settings(dtype="float32")):
        run = student.tried(settings)
        W = run.given["W"]
        for step, (question, update) in enumerate(zip(run.questions, run.updates, strict=True)):
            where = f"{settings}: at step {step}"
            student.require(close(question.W, W), f"{where} the loss is not asked about the present W.")
            student.require(close(update.w, W), f"{where} the rule is not given the present W.")
            student.require(close(update.dw, question.dW), f"{where} the rule is not given the loss's dW.")
            W = update.next_w


def config_is_handed_on(student):
    for settings in (USUAL, Settings(in_place=True), Settings(scheduled=False)):
        run = student.tried(settings)
        for step, update in enumerate(run.updates):
            seen = f"At step {step} the rule is given a config that knows of {update.turn} steps."
            student.require(update.turn == step, seen)
            kept = update.config.get("momentum") == run.given["config"]["momentum"]
            memory = step == 0 or close(update.config.get("memory"), run.updates[step - 1].dw)
            student.require(kept and memory, f"At step {step} something is missing in the rule's config.")


def nothing_of_the_callers_is_changed(student):
    for in_place in (False, True):
        for scheduled in (True, False):
            run = student.tried(Settings(in_place=in_place, scheduled=scheduled))
            manner = " by a rule that writes into what it is given" if in_place else ""
            seen = f"Changed{manner}: {', '.join(run.changed)}."
            student.require(not run.changed, seen)


# --- schedule ---------------------------------------------------------------------------------------------


def schedule_asked_once_a_step(student):
    for settings in TRIED:
        run = student.tried(settings)
        seen = f"{settings}: the schedule was asked {len(run.rates)} times in {len(run.updates)} steps."
        student.require(len(run.rates) == len(run.updates), seen)
        for step, rate in enumerate(run.rates):
            asked = (rate.step, rate.total_steps, rate.learning_rate)
            wanted = (step, settings.total, run.given["config"]["learning_rate"])
            seen = (
                f"{settings}, learning_rate = {wanted[2]:g}: at step {step} of {settings.total} the schedule "
                "was asked with {}, {} and {}.".format(*map(shortened, asked))
            )
            student.require(asked == wanted, seen)


def rule_finds_the_schedules_rate(student):
    for settings in (USUAL, Settings(in_place=True)):
        run = student.tried(settings)
        for step, (rate, update) in enumerate(zip(run.rates, run.updates, strict=True)):
            seen = (
                f"At step {step} the schedule answers {rate.answer:.4g}, "
                f"and the rule finds {shortened(update.rate)} in its config."
            )
            student.require(close(update.rate, rate.answer), seen)


def without_a_schedule_the_rate_stays(student):
    for in_place in (False, True):
        run = student.tried(Settings(scheduled=False, in_place=in_place))
        for step, update in enumerate(run.updates):
            wanted = run.given["config"]["learning_rate"]
            seen = f"learning_rate = {wanted:g}; at step {step} the rule finds {shortened(update.rate)}."
            student.require(close(update.rate, wanted), seen)


# --- results ----------------------------------------------------------------------------------------------


def the_last_W_and_the_losses(student):
    for settings in (*TRIED, Settings(in_place=True), Settings(dtype="float32")):
        run = student.tried(settings)
        try:
            W, history = run.pair
        except forms.BadForm as error:
            said = shortened(run.answer)
            seen = f"Not W {(D, C)} and {settings.total} losses, but {said} (it {error})."
            raise Finding(seen, named=lambda: student.names) from None
        last = close(W, run.updates[-1].next_w)
        student.require(last, f"{settings}: what comes back is not the W after the last step.")
        losses = [question.loss for question in run.questions]
        for step, (kept, loss) in enumerate(zip(history, losses, strict=True)):
            seen = f"{settings}: the loss of step {step} was {loss:.4g}, and history has {kept:.4g}."
            student.require(close(kept, loss), seen)
