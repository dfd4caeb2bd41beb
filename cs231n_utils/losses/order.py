"""Did a loss function give its two answers in the other order?"""

import numpy as np


def seem_swapped(pair, shape):
    """Whether `pair` looks like (gradient, loss): first an array of this `shape`, then one number."""
    try:
        first, second = map(np.shape, pair)
    except ValueError:  # a list of lists of different lengths has no shape
        return False
    return first == shape != second and np.prod(second) == 1
