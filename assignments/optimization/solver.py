"""Training: any loss, any update rule, any schedule."""

import copy

import numpy as np

from cs231n_utils import NotStarted


def train(loss, W, X, y, rule, config, schedule, num_epochs, batch_size, rng):
    """Mini-batch gradient descent, epoch by epoch (lecture 3, 1:00:39).

    An epoch takes every example once, in a random order, in batches of `batch_size`; the last batch of an
    epoch is smaller if N leaves a remainder, and it is the only one if batch_size is N or more.

    Args:
        loss: loss(W, X, y) -> (float, dW) of a batch; a penalty is in it already.
        W: (D, C) where to start; it is not changed.
        X: (N, D) examples, one per row.
        y: (N,) integer labels.
        rule: rule(w, dw, config) -> (next_w, config), as in optim.py; asked once a step, and given what it
            returned as config the step before.
        config: dict with the learning_rate and other settings of the rule, all of them numbers; it is not
            changed.
        schedule: schedule(step, total_steps, learning_rate) -> float, as in schedules.py; or None.  It is
            asked once a step for the learning_rate that the rule then finds in its config.  It is given the
            learning_rate of `config`; steps are counted from 0 through all epochs, and total_steps is
            num_epochs times the batches of an epoch.  With None the rate stays.
        num_epochs: how many times each example is used.
        batch_size: the number of examples in a batch.
        rng: `numpy.random.Generator`; all random numbers come from it, in any order.

    Returns:
        W: (D, C) after the last step.
        history: list of floats: at every step, the loss of its batch before W is changed.
    """
    # TODO train: the rows of each batch; then the rate, the loss and its gradient, and the rule.
    ### BEGIN SOLUTION
    W, config, history = W.copy(), copy.deepcopy(config), []
    learning_rate, N = config.get("learning_rate"), len(X)
    total_steps = num_epochs * -(-N // batch_size)
    for _ in range(num_epochs):
        order = rng.permutation(N)
        for start in range(0, N, batch_size):
            rows = order[start : start + batch_size]
            if schedule is not None:
                config["learning_rate"] = schedule(len(history), total_steps, learning_rate)
            batch_loss, dW = loss(W, X[rows], y[rows])
            history.append(float(batch_loss))
            W, config = rule(W, dW, config)
    return W, history
    ### END SOLUTION
