"""How good is a classifier?  Students edit this file; what is between the markers is not released."""

import numpy as np

from cs231n_utils import NotStarted


def FUNCTION(scores, y):
    """The share of examples whose highest score is that of the right class.

    Args:
        scores: (N, C), a row an example, a column a class.
        y: (N,) integer labels in [0, C).

    Returns:
        A float from 0 to 1.
    """
    ### BEGIN SOLUTION
    return float(np.mean(np.argmax(scores, axis=1) == y))
    ### END SOLUTION
