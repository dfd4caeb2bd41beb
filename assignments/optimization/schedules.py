"""Learning rates that change while training goes on: start high, and decay (lecture 3, 1:04:42).

All of them are called alike, `schedule(step, total_steps, learning_rate, …) -> float`: the rate of one step.

    step: how many steps were done before, from 0 to total_steps.
    total_steps: how many there will be, at least 1.
    learning_rate: the highest rate.
"""

import numpy as np

from cs231n_utils import NotStarted


def step_decay(step, total_steps, learning_rate, factor=0.5, every=1000):
    """The rate is multiplied by `factor` after every `every` steps, and is constant in between.

    At step 0 it is learning_rate, at step every - 1 still, at step `every` factor * learning_rate, at 2 every
    factor ** 2 * learning_rate, and so on to the end.
    """
    # TODO step_decay: how many drops were there before this step?
    ### BEGIN SOLUTION
    return learning_rate * factor ** (step // every)
    ### END SOLUTION


def inverse_decay(step, total_steps, learning_rate, decay=1e-3):
    """The rate falls as one over the time: learning_rate / (1 + decay * step).

    At step 0 it is learning_rate, at step 1 / decay half of that, at the end
    learning_rate / (1 + decay * total_steps).
    """
    # TODO inverse_decay: the formula above.
    ### BEGIN SOLUTION
    return learning_rate / (1 + decay * step)
    ### END SOLUTION


def cosine_with_warmup(step, total_steps, learning_rate, warmup_steps=0):
    """The rate rises in a straight line for `warmup_steps`, then falls along half a wave of a cosine.

    At step 0 of a warm-up it is 0, at step warmup_steps it is learning_rate, half way from there to the end
    half of that, at step total_steps 0.  In between, after the warm-up, it is

        learning_rate * (1 + cos(pi * progress)) / 2,

    where progress goes in a straight line from 0 at warmup_steps to 1 at total_steps.  Without a warm-up the
    fall begins at step 0.  warmup_steps is below total_steps.
    """
    # TODO cosine_with_warmup: a rise and a fall; what do both give where they meet?
    ### BEGIN SOLUTION
    if step < warmup_steps:
        return learning_rate * step / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return float(learning_rate * (1 + np.cos(np.pi * progress)) / 2)
    ### END SOLUTION
