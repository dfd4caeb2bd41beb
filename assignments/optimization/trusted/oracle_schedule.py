"""Oracles for schedules of the learning rate."""

import numpy as np

from autograder.words.oracle import deviation

from .schedule_reference import RATES

TOTALS = (1, 2, 7, 40, 333)
LONG = 4321
TRIES = 6


def drawn(item, rng, total):
    """Settings for so many steps."""
    if item == "step_decay":
        return {"factor": rng.uniform(0.05, 0.95), "every": int(rng.integers(1, total + 3))}
    if item == "inverse_decay":
        return {"decay": 10.0 ** rng.uniform(-3, 0.5)}
    return {"warmup_steps": int(rng.integers(total))}


def schedule(item, function, rng):
    """The largest deviation at any step, asked in any order, in units of the learning rate."""
    tried = [(total, drawn(item, rng, total)) for total in TOTALS for _ in range(TRIES)]
    tried += [(LONG, {}), (1, {}), (50, {})]
    return max(_off(item, function, rng, total, settings) for total, settings in tried)


def _off(item, function, rng, total, settings):
    steps, learning_rate = rng.permutation(total + 1)[:60], 10.0 ** rng.uniform(-4, 0)
    asked = [(int(step), total, learning_rate) for step in (*steps, 0, total, *steps[:2])]
    answers = [np.squeeze(function(*question, **settings)) for question in asked]
    right = [RATES[item](*question, **settings) for question in asked]
    return deviation(np.array(answers) / learning_rate, np.array(right) / learning_rate)


ORACLES = dict.fromkeys(RATES, schedule)
