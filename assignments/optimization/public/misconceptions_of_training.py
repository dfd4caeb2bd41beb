"""Which mistake explains what a training loop does: one way to see it, for both sides.

Each mistake is known by a symptom, a function of the loop's `Runs`; the first that fits gives its name.
"""

import numpy as np

from cs231n_utils.losses.watched import C, D, Settings

from . import misconceptions_of_batches as batches

TIGHT = 1e-5


def named(run):
    """Ids, one at most.  `run(Settings) -> Run` may raise anything."""
    runs = Runs(run)
    for id, shows in SYMPTOMS:
        try:
            if shows(runs):
                return (id,)
        except Exception:  # whatever came is no sign of this mistake
            continue
    return ()


def close(a, b):
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=TIGHT, atol=TIGHT)


def all_close(these, those):
    return len(these) == len(those) > 0 and all(map(close, these, those))


class Runs:
    """A loop as it is tried for names; each way of it once."""

    def __init__(self, run):
        self.run, self.seen = run, {}

    def of(self, **how):
        """-> Run, or what the loop raised."""
        settings = Settings(**how)
        if settings not in self.seen:
            try:
                self.seen[settings] = self.run(settings)
            except Exception as error:
                self.seen[settings] = error
        if isinstance(self.seen[settings], Exception):
            raise self.seen[settings]
        return self.seen[settings]

    @property
    def usual(self):
        return self.of()


# --- how often --------------------------------------------------------------------------------------------


def rule_not_used(runs):
    return runs.usual.questions and not runs.usual.updates


def loss_asked_again(runs):
    """More often than the rule, which is asked for each batch."""
    run = runs.usual
    return len(run.questions) > len(run.updates) >= run.settings.num_epochs


def rule_asked_again(runs):
    run = runs.usual
    return len(run.updates) > len(run.questions) > 0


def epochs_taken_for_steps(runs):
    run = runs.usual
    return len(run.updates) == run.settings.num_epochs and len(run.rows[0]) == run.settings.batch_size


def epochs_miscounted(runs):
    """Whole epochs, but not as many as there should be."""
    lengths = [len(runs.of(num_epochs=count).questions) / Settings().per_epoch for count in (3, 5)]
    return lengths != [3, 5] and all(length == int(length) for length in lengths)


# --- steps ------------------------------------------------------------------------------------------------


def steps_thrown_away(runs):
    """The loss is always asked about the W at the start."""
    run = runs.usual
    return len(run.updates) > 1 and all(close(question.W, run.given["W"]) for question in run.questions)


def gradient_changed(runs):
    """The rule is given another dW than the loss's answer."""
    run = runs.usual
    return len(run.updates) == len(run.questions) and not all(
        close(update.dw, question.dW) for update, question in zip(run.updates, run.questions, strict=True)
    )


def step_beside_the_rule(runs):
    """W moves otherwise than the rule says."""
    run = runs.usual
    return len(run.updates) == len(run.questions) and not all(
        close(question.W, update.next_w)
        for update, question in zip(run.updates[:-1], run.questions[1:], strict=True)
    )


def config_starts_again(runs):
    turns = [update.turn for update in runs.usual.updates]
    return 0 in turns[1:]


def changed(name):
    """A symptom: what the caller handed in under this name is another afterwards."""

    def shows(runs):
        ways = [{"in_place": a, "scheduled": b} for a in (False, True) for b in (True, False)]
        return any(name in runs.of(**way).changed for way in ways)

    return shows


# --- schedule ---------------------------------------------------------------------------------------------


def steps_asked(runs):
    return [rate.step for rate in runs.usual.rates]


def schedule_not_used(runs):
    return runs.usual.updates and not runs.usual.rates


def schedule_needed(runs):
    """With a schedule the loop gets to its end, without one it does not."""
    runs.of()
    try:
        runs.of(scheduled=False)
    except Exception:
        return True
    return False


def schedule_counts_epochs(runs):
    run, steps = runs.usual, steps_asked(runs)
    epochs = [step // run.settings.per_epoch for step in range(run.settings.total)]
    moved = [epoch + 1 for epoch in epochs]
    return len(steps) == run.settings.num_epochs < run.settings.total or steps in (epochs, moved)


def schedule_starts_again(runs):
    """Its steps start again with every epoch."""
    steps, per_epoch = steps_asked(runs), runs.usual.settings.per_epoch
    first, second = steps[:per_epoch], steps[per_epoch : 2 * per_epoch]
    return first == second and len(set(first)) == per_epoch


def schedule_arguments_swapped(runs):
    """The right three, in another order."""
    run = runs.usual
    base = run.given["config"]["learning_rate"]
    rates = [
        ((rate.step, rate.total_steps, rate.learning_rate), (step, run.settings.total, base))
        for step, rate in enumerate(run.rates)
    ]
    return rates and all(set(asked) == set(right) for asked, right in rates) and rates[0][0] != rates[0][1]


def schedule_counts_from_one(runs):
    steps = steps_asked(runs)
    return bool(steps) and steps == list(range(1, len(steps) + 1))


def schedule_given_its_own_answer(runs):
    """From the second step on, its learning_rate is what it answered before."""
    rates = runs.usual.rates
    given, answers = [rate.learning_rate for rate in rates[1:]], [rate.answer for rate in rates[:-1]]
    return all_close(given, answers)


def total_steps_miscounted(runs):
    run, steps = runs.usual, steps_asked(runs)
    right = len(steps) > 1 and steps == list(range(len(steps)))
    return right and any(rate.total_steps != run.settings.total for rate in run.rates)


def rates_found(runs):
    """(what the rule found as learning_rate, what the schedule answered), step by step."""
    run = runs.usual
    return [update.rate for update in run.updates], [rate.answer for rate in run.rates]


def schedule_answer_late(runs):
    found, answers = rates_found(runs)
    return len(found) == len(answers) and all_close(found[1:], answers[:-1])


def schedule_answer_not_used(runs):
    found, answers = rates_found(runs)
    return len(found) == len(answers) and not all_close(found, answers)


# --- results ----------------------------------------------------------------------------------------------


def results_swapped(runs):
    history, W = runs.usual.answer
    return np.shape(W) == (D, C) and np.shape(history) == (runs.usual.settings.total,)


def history_missing(runs):
    answer = runs.usual.answer
    return answer is None or np.shape(answer) == (D, C)


def history_too_short(runs):
    return len(np.ravel(runs.usual.answer[1])) < len(runs.usual.questions)


def history_in_another_form(runs):
    """Not the losses as they came."""
    run = runs.usual
    history, losses = np.ravel(run.answer[1]), [question.loss for question in run.questions]
    return len(run.questions) == len(run.updates) and not close(history, losses)


def another_W_returned(runs):
    """One from before, or one put together from several."""
    W = np.asarray(runs.usual.answer[0])
    return W.shape == (D, C) and not close(W, runs.usual.updates[-1].next_w)


SYMPTOMS = (
    ("rule_not_used", rule_not_used),
    ("rule_asked_again", rule_asked_again),
    ("epochs_taken_for_steps", epochs_taken_for_steps),
    ("batch_loss_asked_again", loss_asked_again),
    ("epochs_miscounted", epochs_miscounted),
    *batches.SYMPTOMS,
    ("gradient_changed_on_its_way", gradient_changed),
    ("steps_thrown_away", steps_thrown_away),
    ("step_beside_the_rule", step_beside_the_rule),
    ("rules_config_starts_again", config_starts_again),
    ("schedule_not_used", schedule_not_used),
    ("schedule_needed", schedule_needed),
    ("schedule_counts_epochs", schedule_counts_epochs),
    ("schedule_starts_again", schedule_starts_again),
    ("schedule_arguments_swapped", schedule_arguments_swapped),
    ("schedule_counts_from_one", schedule_counts_from_one),
    ("schedule_given_its_own_answer", schedule_given_its_own_answer),
    ("total_steps_miscounted", total_steps_miscounted),
    ("schedule_answer_late", schedule_answer_late),
    ("schedule_answer_not_used", schedule_answer_not_used),
    ("results_swapped", results_swapped),
    ("history_missing", history_missing),
    ("history_too_short", history_too_short),
    ("history_in_another_form", history_in_another_form),
    ("another_W_returned", another_W_returned),
    ("callers_W_changed", changed("W")),
    ("callers_config_changed", changed("config")),
    ("examples_changed", lambda runs: changed("X")(runs) or changed("y")(runs)),
)
