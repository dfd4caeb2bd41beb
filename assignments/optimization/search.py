"""Looking for a W without a slope: guess and check, at random and near the best so far."""

import numpy as np

from cs231n_utils import NotStarted


def random_search(loss, shape, num_tries, scale, rng):
    """The best of `num_tries` random W's (lecture 3, 51:18).

    Args:
        loss: loss(W) -> float, for one W of this shape; the lower the better.  A call is what costs.
        shape: of W, a tuple of one number or more, such as (D, C).
        num_tries: how many W's are tried, at least 1, with one call of `loss` for each.
        scale: every entry of a try is `scale` times a standard normal number.
        rng: `numpy.random.Generator`; all random numbers come from it, in any order.

    Returns:
        W: the try with the lowest loss; of equal ones the first.  A loss of nan is never the lowest.
        best_loss: float, its loss.
        history: list of num_tries floats: the lowest loss so far, after each try; until a loss is a number,
            anything.
    """
    # TODO random_search: draw, ask once, and compare with the best so far.
    ### BEGIN SOLUTION
    best, best_loss, history = None, np.inf, []
    for _ in range(num_tries):
        W = scale * rng.standard_normal(shape)
        tried = loss(W)
        if best is None or tried < best_loss or np.isnan(best_loss):
            best, best_loss = W, tried
        history.append(float(best_loss))
    return best, float(best_loss), history
    ### END SOLUTION


def random_local_search(loss, W, num_steps, step_size, rng):
    """From W, keep a random step if it goes down (lecture 3, 52:16: a hill, and a blindfold).

    Args:
        loss: loss(W) -> float, for one W of this shape; the lower the better.
        W: where to start, an array of any shape; it is not changed.  Its loss is a number, not nan.
        num_steps: how many steps are tried, at least 1; one call of `loss` for the start, one for each.
        step_size: a try is the best W so far plus `step_size` times standard normal numbers.
        rng: `numpy.random.Generator`; all random numbers come from it, in any order.

    Returns:
        W: the one with the lowest loss, the start among them; of equal ones the first.  A loss of nan is
            never the lowest.
        best_loss: float, its loss.
        history: list of num_steps floats: the lowest loss so far, after each try; none for the start.
    """
    # TODO random_local_search: the same for neighbours of the best so far; the start has a loss, too.
    ### BEGIN SOLUTION
    best, best_loss, history = np.array(W, dtype=float), loss(W), []
    for _ in range(num_steps):
        tried = best + step_size * rng.standard_normal(best.shape)
        its_loss = loss(tried)
        if its_loss < best_loss:
            best, best_loss = tried, its_loss
        history.append(float(best_loss))
    return best, float(best_loss), history
    ### END SOLUTION
