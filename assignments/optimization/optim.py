"""Update rules: what to do with a gradient.

All of them are called alike, `rule(w, dw, config=None) -> (next_w, config)`:

    w: array of any shape; dw: the gradient of the loss there, of the same shape.
    config: dict with the rule's settings and what it remembers, under the names that its docstring lists.
        What is not in it, or all of it if it is None, gets the default.  Other keys of your own may be added.
    next_w: w after the step.
    config: what to hand in for the next step.  All that was given still stands in it, settings as they were.

A rule may write into w, into config and into its arrays.  It neither writes into dw nor keeps it: whoever
called may use that array for the next gradient.
"""

import numpy as np

from cs231n_utils import NotStarted


def with_defaults(config, **defaults):
    """A new config, in which what `config` lacks stands as in `defaults`; `config` may be None."""
    return defaults | (config or {})


def sgd(w, dw, config=None):
    """A step down the gradient.  This rule is given: it shows how config is used.

    config:
        learning_rate: 1e-2 by default.
    """
    config = with_defaults(config, learning_rate=1e-2)
    return w - config["learning_rate"] * dw, config


def sgd_momentum(w, dw, config=None):
    """A ball that rolls down: the gradient changes its velocity (lecture 3, 1:05:05).

        v <- momentum * v - learning_rate * dw,  w <- w + v

    config:
        learning_rate: 1e-2 by default.
        momentum: 0.9 by default; what is left of the velocity after a step without a gradient.
        velocity: v, shaped as w; zeros by default.
    """
    # TODO sgd_momentum: the velocity, the step, and what the next step needs.
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=0.0)
    config["velocity"] = config["momentum"] * config["velocity"] - config["learning_rate"] * dw
    return w + config["velocity"], config
    ### END SOLUTION


def nesterov(w, dw, config=None):
    """Momentum that looks ahead: w stands where the velocity will have led it.

        v' <- momentum * v - learning_rate * dw,  w <- w - momentum * v + (1 + momentum) * v'

    config:
        learning_rate: 1e-2 by default.
        momentum: 0.9 by default.
        velocity: v' after the step, shaped as w; zeros by default.
    """
    # TODO nesterov: which of the two velocities is needed where?
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, momentum=0.9, velocity=0.0)
    momentum, step = config["momentum"], config["learning_rate"] * dw
    config["velocity"] = momentum * config["velocity"] - step  # so v' - momentum * v is -step
    return w + momentum * config["velocity"] - step, config
    ### END SOLUTION


def adagrad(w, dw, config=None):
    """Each entry has a learning rate of its own, lower the more it was pushed (lecture 3, 1:05:39).

    The cache is the sum of all squared gradients so far, this one among them; a step is
    -learning_rate * dw over the root of the cache.

    config:
        learning_rate: 1e-2 by default.
        epsilon: 1e-8 by default; keeps the division from 0/0, outside of the root or inside.
        cache: shaped as w; zeros by default.
    """
    # TODO adagrad: the cache, then a step that it makes shorter.
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, epsilon=1e-8, cache=0.0)
    config["cache"] = config["cache"] + dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
    ### END SOLUTION


def rmsprop(w, dw, config=None):
    """AdaGrad that forgets: the cache is a moving average of squared gradients (lecture 3, 1:05:39).

        cache <- decay_rate * cache + (1 - decay_rate) * dw ** 2

    A step is as in AdaGrad.

    config:
        learning_rate: 1e-2 by default.
        decay_rate: 0.99 by default; what is left of the cache after a step without a gradient.
        epsilon: 1e-8 by default.
        cache: shaped as w; zeros by default.
    """
    # TODO rmsprop: as AdaGrad, with a cache that forgets.
    ### BEGIN SOLUTION
    config = with_defaults(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=0.0)
    decay = config["decay_rate"]
    config["cache"] = decay * config["cache"] + (1 - decay) * dw**2
    return w - config["learning_rate"] * dw / (np.sqrt(config["cache"]) + config["epsilon"]), config
    ### END SOLUTION


def adam(w, dw, config=None):
    """Momentum and RMSProp together, with their start at zero made up for (lecture 3, 1:05:39).

    m is a moving average of gradients, v one of squared gradients, both as RMSProp has it.  After t steps
    m is too small by the factor 1 - beta1 ** t, and v by 1 - beta2 ** t: a step divides them by these,

        w <- w - learning_rate * m_hat / (sqrt(v_hat) + epsilon),

    or the same with epsilon inside of the root, or with the corrections folded into the learning rate.

    config:
        learning_rate: 1e-3 by default.
        beta1, beta2: 0.9 and 0.999 by default; what is left of m and v after a step without a gradient.
        epsilon: 1e-8 by default.
        m, v: the averages as they are, not divided; shaped as w, zeros by default.
        t: how many steps were done; 0 by default, 1 after the first.
    """
    # TODO adam: two averages and a count; what of them goes into config?
    ### BEGIN SOLUTION
    config = with_defaults(
        config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=0.0, v=0.0, t=0
    )
    beta1, beta2 = config["beta1"], config["beta2"]
    config["t"] += 1
    config["m"] = beta1 * config["m"] + (1 - beta1) * dw
    config["v"] = beta2 * config["v"] + (1 - beta2) * dw**2
    m_hat = config["m"] / (1 - beta1 ** config["t"])
    v_hat = config["v"] / (1 - beta2 ** config["t"])
    return w - config["learning_rate"] * m_hat / (np.sqrt(v_hat) + config["epsilon"]), config
    ### END SOLUTION
