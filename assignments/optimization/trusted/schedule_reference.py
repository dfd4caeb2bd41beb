"""Schedules by the definitions, apart from the solution."""

import math


def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    rate = learning_rate
    for done in range(1, step + 1):
        if done % every == 0:
            rate = rate * factor
    return rate


def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    return 1 / (1 / learning_rate + decay * step / learning_rate)


def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    if warmup_steps and step <= warmup_steps:
        return learning_rate * (step / warmup_steps)
    left = (total_steps - step) / (total_steps - warmup_steps)
    return learning_rate * math.sin(math.pi / 2 * left) ** 2


RATES = {function.__name__: function for function in (step_decay, inverse_decay, cosine_with_warmup)}
