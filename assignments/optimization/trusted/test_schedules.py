"""schedules.py: rates at fresh steps, beside those of the definition."""

import numpy as np

from autograder.sandbox.student import Fault, Unusable
from autograder.words.vocabulary import Failed, item, names
from cs231n_utils.losses import forms

from ..public import misconceptions_of_rates as mistakes
from .schedule_reference import RATES

SAME = 1e-5  # in units of the learning rate; lets float32 through


class Schedule:
    """The student's schedule beside the right one."""

    def __init__(self, student, item, draw):
        self.item, self.rng = item, draw.rng
        self.asked, self.right = getattr(student, item), RATES[item]

    def rate(self, *question, **settings):
        try:
            return forms.number(self.asked(*question, **settings))
        except forms.BadForm as error:
            raise Failed(f"the answer {error}, where one number is asked for") from None

    @property
    def names(self):
        return mistakes.named(self.item, self.rate)

    def compare(self, where, steps, total, **settings):
        """Raises Failed unless the rates at all of these steps are right."""
        learning_rate = float(10.0 ** self.rng.uniform(-3, 0))
        for step in steps:
            question = int(step), int(total), learning_rate
            try:
                rate = self.rate(*question, **settings)
            except Unusable:
                raise
            except Fault as fault:
                raise Failed(f"{where} there is no rate: {fault}", self.known()) from None
            if not abs(rate - self.right(*question, **settings)) <= SAME * learning_rate:
                raise Failed(f"{where} the rate is another one", self.known())

    def known(self):
        return name(self)


@names
def name(schedule):
    """Of the mistake that explains all its rates."""
    return schedule.names


def around(step, total):
    """Three steps around this one, as far as there are any."""
    return [near for near in (step - 1, step, step + 1) if 0 <= near <= total]


# --- step_decay -------------------------------------------------------------------------------------------


def stairs(rng, over=1):
    """Settings, and a number of steps that goes so many steps over the last drop."""
    every = int(rng.integers(3, 30))
    return {"factor": float(rng.uniform(0.2, 0.9)), "every": every}, every * int(rng.integers(4, 7)) + over


@item("step_decay", share=1)
def test_step_decay_at_its_drops(student, draw, item_id):
    """At every drop and one step before and after it, and at the start."""
    schedule = Schedule(student, item_id, draw)
    for settings, total in (stairs(draw.rng), stairs(draw.rng, over=0), ({}, 3300)):
        every = settings.get("every", 1000)
        schedule.compare("at the start", (0, 1), total, **settings)
        for drop in range(every, total + 1, every):
            schedule.compare("around a drop", around(drop, total), total, **settings)


@item("step_decay", share=1)
def test_step_decay_at_all_steps(student, draw, item_id):
    """At all steps, in any order; with a drop in every step, to almost nothing; never before the end."""
    schedule, (settings, total) = Schedule(student, item_id, draw), stairs(draw.rng)
    steep = {"factor": settings["factor"] / 2, "every": 1}
    for more in ({}, {"every": 1}, steep, {"every": total}, {"every": total + 1}):
        steps = draw.rng.permutation(total + 1)[:60]
        schedule.compare("at some step", (*steps, *steps[:3]), total, **settings | more)


# --- inverse_decay ----------------------------------------------------------------------------------------


@item("inverse_decay", share=1)
def test_inverse_decay_at_known_steps(student, draw, item_id):
    """At the start, where it is half, and at the end."""
    schedule = Schedule(student, item_id, draw)
    for half in (1, int(draw.rng.integers(5, 50)), 1000):
        settings = {"decay": 1 / half} if half < 1000 else {}
        total = 3 * half + int(draw.rng.integers(9))
        schedule.compare("at the start", (0, 1), total, **settings)
        schedule.compare("around step 1/decay", around(half, total), total, **settings)
        schedule.compare("at the end", (total - 1, total), total, **settings)


@item("inverse_decay", share=1)
def test_inverse_decay_at_all_steps(student, draw, item_id):
    """At all steps, in any order, for several decays and lengths; down to less than a hundredth."""
    schedule = Schedule(student, item_id, draw)
    for total, least in ((1, -2), (30, -2), (400, -2), (400, 0)):
        steps = draw.rng.permutation(total + 1)[:60]
        decay = float(10.0 ** draw.rng.uniform(least, 0.3))
        schedule.compare("at some step", (*steps, *steps[:3]), total, decay=decay)


# --- cosine_with_warmup -----------------------------------------------------------------------------------


def rise_and_fall(rng):
    warmup = int(rng.integers(3, 20))
    return warmup, warmup + 2 * int(rng.integers(5, 30))


@item("cosine_with_warmup", share=1)
def test_the_warmup(student, draw, item_id):
    """From 0 in a straight line, up to the seam and the step after it."""
    schedule = Schedule(student, item_id, draw)
    for warmup, total in (rise_and_fall(draw.rng), rise_and_fall(draw.rng), (1, 9), (8, 9)):
        schedule.compare("in the warm-up", range(warmup), total, warmup_steps=warmup)
        schedule.compare("at the end of the warm-up", (warmup, warmup + 1), total, warmup_steps=warmup)


@item("cosine_with_warmup", share=2)
def test_the_fall(student, draw, item_id):
    """From the end of the warm-up to the last step, half way half of learning_rate."""
    schedule = Schedule(student, item_id, draw)
    for warmup, total in (rise_and_fall(draw.rng), rise_and_fall(draw.rng), (1, 9)):
        schedule.compare("half way", around((warmup + total) // 2, total), total, warmup_steps=warmup)
        schedule.compare("at the end", (total - 1, total), total, warmup_steps=warmup)
        steps = draw.rng.permutation(np.arange(warmup, total + 1))
        schedule.compare("in the fall", (*steps, 0, *steps[:3]), total, warmup_steps=warmup)


@item("cosine_with_warmup", share=1)
def test_no_warmup(student, draw, item_id):
    """Without one, the fall begins at step 0; training may be a single step."""
    schedule, total = Schedule(student, item_id, draw), 2 * int(draw.rng.integers(5, 300))
    for settings in ({}, {"warmup_steps": 0}):
        schedule.compare("without a warm-up, at its ends", (0, 1, total - 1, total), total, **settings)
        steps = draw.rng.permutation(total + 1)[:40]
        schedule.compare("without a warm-up", steps, total, **settings)
        schedule.compare("in a training of one step", (0, 1), 1, **settings)
