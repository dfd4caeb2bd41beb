"""What must hold of a learning rate's schedule, one small function a promise, as its docstring says it."""

import numpy as np

from cs231n_utils.losses import forms
from cs231n_utils.promises.finding import Finding, Trial
from cs231n_utils.promises.speech import shortened

from . import misconceptions_of_rates as mistakes

SAME = 1e-5  # two rates that agree, in units of the highest one; lets float32 through


class Rates(Trial):
    """Asks a student's schedule; what is no finite number becomes a Finding."""

    def __init__(self, schedule, seed=0):
        self.schedule, self.random = schedule, np.random.default_rng(seed)

    @property
    def names(self):
        """Of the mistake that explains this schedule, if one does."""
        return mistakes.named(self.schedule.__name__, self.rate)

    def rate(self, step, total_steps, learning_rate, **settings):
        """What it answers, as a float."""
        said = "".join(f", {name} = {value:g}" for name, value in settings.items())
        where = f"step = {step}, total_steps = {total_steps}, learning_rate = {learning_rate:g}{said}"
        rate = self.attempt(self.schedule, where, step, total_steps, learning_rate, **settings)
        try:
            return forms.number(rate)
        except forms.BadForm:
            raise Finding(f"For {where} your answer is {shortened(rate)}, not a number.") from None

    def curve(self, total_steps, learning_rate, **settings):
        """The rates of all steps, (total_steps + 1,)"""
        every = range(total_steps + 1)
        try:
            return np.array([self.rate(step, total_steps, learning_rate, **settings) for step in every])
        except Finding as finding:
            finding.misconceptions = finding.misconceptions or self.names
            raise

    def require(self, holds, seen):
        if not holds:
            raise Finding(seen, named=lambda: self.names)


def close(rates, expected, highest):
    return np.allclose(rates, expected, rtol=0, atol=SAME * highest)


# --- all of them ------------------------------------------------------------------------------------------


def settings_of(student, total):
    """Settings for the schedule that is tried, drawn for so many steps."""
    some = student.random
    return {
        "step_decay": {"factor": float(some.uniform(0.2, 0.8)), "every": int(some.integers(3, 8))},
        "inverse_decay": {"decay": float(some.uniform(0.05, 0.4))},
        "cosine_with_warmup": {"warmup_steps": int(some.integers(2, total // 2))},
    }[student.schedule.__name__]


def a_number_at_every_step(student):
    for total, settings in ((23, settings_of(student, 23)), (23, {}), (1, {})):
        rates = student.curve(total, 0.1, **settings)
        for step in np.flatnonzero(~np.isfinite(rates)):
            student.require(False, f"At step {step} of {total} your answer is {rates[step]}.")


def learning_rate_sets_the_scale(student):
    total = 31
    settings = settings_of(student, total)
    low, high = (student.curve(total, rate, **settings) for rate in (0.01, 0.07))
    for step in range(total + 1):
        seen = f"At step {step} of {total}: {low[step]:.6g} for 0.01, {high[step]:.6g} for 0.07."
        student.require(close(7 * low[step], high[step], 0.07), seen)


def asked_in_any_order(student):
    """Twice the same question, others in between; the step may be an integer of NumPy's."""
    total, before = 29, {}
    settings = settings_of(student, total)
    for turn, step in enumerate([*range(total + 1), *student.random.permutation(total + 1)]):
        student.rate(step, total + 1, 0.7, **settings)
        rate = student.rate(np.int64(step) if turn > total else step, total, 0.1, **settings)
        first = before.setdefault(int(step), rate)
        seen = f"At step {step} you answered {first:.6g} when asked first, and {rate:.6g} when asked again."
        student.require(close(rate, first, 0.1), seen)


# --- step_decay and inverse_decay -------------------------------------------------------------------------


def highest_at_the_start(student):
    for total, settings in ((40, settings_of(student, 40)), (40, {}), (1, {})):
        rate = student.curve(total, 0.1, **settings)[0]
        student.require(close(rate, 0.1, 0.1), f"learning_rate = 0.1, and at step 0 you answer {rate:.6g}.")


def total_steps_do_not_matter(student):
    settings = settings_of(student, 20)
    short, long = (student.curve(total, 0.1, **settings)[:21] for total in (20, 53))
    for step in range(21):
        seen = f"At step {step}: {short[step]:.6g} of 20 steps, {long[step]:.6g} of 53."
        student.require(close(short[step], long[step], 0.1), seen)


def constant_between_drops(student):
    for every in (1, 4, 7):
        rates = student.curve(40, 0.1, factor=0.3, every=every)
        for step in set(range(1, 41)) - set(range(0, 41, every)):
            seen = f"every = {every}: {rates[step - 1]:.6g} at step {step - 1}, {rates[step]:.6g} at {step}."
            student.require(close(rates[step], rates[step - 1], 0.1), seen)


def drops_by_factor(student):
    for factor, every, total in ((0.3, 4, 40), (0.8, 1, 20), (0.9, 13, 60), (0.5, 1000, 3500)):
        drops = range(every, total + 1, every)
        pairs = [
            [student.rate(step, total, 0.1, factor=factor, every=every) for step in (drop - 1, drop)]
            for drop in drops
        ]
        for drop, (before, after) in zip(drops, pairs, strict=True):
            where = f"factor = {factor}, every = {every}: {before:.6g} at step {drop - 1}"
            student.require(close(after, factor * before, 0.1), f"{where}, {after:.6g} at step {drop}.")


def defaults_of_step_decay(student):
    given, left_out = (
        [student.rate(step, 2500, 0.1, **settings) for step in (999, 1000, 2500)]
        for settings in ({"factor": 0.5, "every": 1000}, {})
    )
    seen = "Without factor and every your rates are others than with 0.5 and 1000."
    student.require(close(given, left_out, 0.1), seen)


def one_over_the_rate_is_a_line(student):
    """It rises by as much in every step, from 1/learning_rate to twice that at step 1/decay."""
    for decay, total in ((0.25, 40), (0.02, 120), (2.0, 600)):  # down to less than a thousandth
        rates = student.curve(total, 0.1, decay=decay)
        student.require((rates > 0).all(), f"decay = {decay}: not all of your rates are above 0.")
        rises = 0.1 * np.diff(1 / rates)
        for step in range(1, total):
            seen = (
                f"decay = {decay}: learning_rate over your rate grows by {rises[0]:.6g} in the first step, "
                f"and by {rises[step]:.6g} from step {step} to step {step + 1}."
            )
            student.require(abs(rises[step] - rises[0]) <= 1e-4 * max(1.0, 1 / rates[step]), seen)


def half_at_one_over_decay(student):
    for decay in (0.5, 0.125, 0.01, 1e-3):
        settings, step = ({} if decay == 1e-3 else {"decay": decay}), round(1 / decay)
        rate = student.rate(step, 2 * step, 0.1, **settings)
        seen = f"decay = {decay:g}: at step {step} your rate is {rate:.6g}, and learning_rate is 0.1."
        student.require(close(rate, 0.05, 0.1), seen)


# --- cosine_with_warmup -----------------------------------------------------------------------------------

WARMUPS = ((8, 40), (0, 40), (1, 12), (11, 12), (0, 1), (5, 35))  # warmup_steps, total_steps


def falls(student):
    """(warm-up, total, the rates after the warm-up in units of learning_rate) of several schedules."""
    for warmup, total in WARMUPS:
        yield warmup, total, student.curve(total, 0.2, warmup_steps=warmup)[warmup:] / 0.2


def highest_after_the_warmup(student):
    for warmup, total, fall in falls(student):
        seen = f"{warmup} of {total} steps are warm-up: {fall[0]:.6g} times learning_rate at step {warmup}."
        student.require(close(fall[0], 1, 1), seen)


def nothing_at_the_end(student):
    for warmup, total, fall in falls(student):
        seen = f"{warmup} of {total} steps are warm-up: {fall[-1]:.6g} times learning_rate at step {total}."
        student.require(close(fall[-1], 0, 1), seen)


def rises_in_a_line(student):
    for warmup, total in WARMUPS:
        rise = student.curve(total, 0.2, warmup_steps=warmup)[: warmup + 1] / 0.2
        for step in range(warmup):
            seen = f"warm-up of {warmup} steps: {rise[step]:.6g} times learning_rate at step {step}."
            student.require(close(rise[step] * warmup, step * rise[warmup], warmup), seen)


def as_far_above_as_below(student):
    """As many steps after the start of the fall as before its end, two rates make up learning_rate."""
    for warmup, total, fall in falls(student):
        for step, both in enumerate(fall + fall[::-1]):
            seen = (
                f"{warmup} of {total} steps are warm-up: at steps {warmup + step} and {total - step} your "
                f"rates add up to {both:.6g} times learning_rate."
            )
            student.require(close(both, 1, 1), seen)


def a_wave_of_one_piece(student):
    """About its middle it is a cosine: its values at two places give those at their sum and difference."""
    for warmup, total, fall in falls(student):
        wave = 2 * fall - 1
        for step in range(1, len(wave) - 1):
            around, product = wave[step - 1] + wave[step + 1], 2 * wave[step] * wave[1]
            seen = (
                f"{warmup} of {total} steps are warm-up: the rates at steps {warmup + step - 1}, "
                f"{warmup + step} and {warmup + step + 1} do not lie on a cosine."
            )
            student.require(close(around, product, 1), seen)


def only_falls(student):
    for warmup, total, fall in falls(student):
        for step in np.flatnonzero(np.diff(fall) > SAME):
            seen = (
                f"{warmup} of {total} steps are warm-up: after them, the rate rises at step {warmup + step}."
            )
            student.require(False, seen)


def longer_is_the_same_curve(student):
    """Ten times the warm-up and ten times the steps: the same rates, ten times as far apart."""
    for warmup, total in ((8, 40), (0, 33)):
        short = student.curve(total, 0.2, warmup_steps=warmup)
        long = student.curve(10 * total, 0.2, warmup_steps=10 * warmup)[::10]
        student.require(close(short, long, 0.2), f"{total} steps and {10 * total} have different curves.")
