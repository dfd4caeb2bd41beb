"""The slope in every direction, by trying: as the lecture has it, and a better way."""

import numpy as np

from cs231n_utils import NotStarted


def forward_gradient(f, x, h):
    """The gradient of f at x by steps of h to one side (lecture 3, 53:29).

    Entry by entry it is (f(x + h e) - f(x)) / h, where e is 1 at this entry and 0 everywhere else.

    Args:
        f: f(x) -> float, for an array of the shape of x; it is called x.size + 1 times.
        x: array of one dimension or more; afterwards it is bit for bit what it was.  Integers are taken as
            floats.
        h: the step, above 0.

    Returns:
        array of floats with the shape of x.
    """
    # TODO forward_gradient: one entry after the other; what does f have to be asked besides?
    ### BEGIN SOLUTION
    x = np.array(x, dtype=float)
    before, gradient = f(x), np.zeros(x.shape)
    for where in np.ndindex(x.shape):
        shifted = x.copy()
        shifted[where] += h
        gradient[where] = (f(shifted) - before) / h
    return gradient
    ### END SOLUTION


def numeric_gradient(f, x, h):
    """The gradient of f at x by steps of h to both sides.

    Entry by entry it is (f(x + h e) - f(x - h e)) / 2h, where e is 1 at this entry and 0 everywhere else.

    Args:
        f: f(x) -> float, for an array of the shape of x; it is called 2 x.size times.
        x: array of one dimension or more; afterwards it is bit for bit what it was.  Integers are taken as
            floats.
        h: the step, above 0.

    Returns:
        array of floats with the shape of x.
    """
    # TODO numeric_gradient: one entry after the other, to both sides.
    ### BEGIN SOLUTION
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for where in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[where] += h
        left[where] -= h
        gradient[where] = (f(right) - f(left)) / (2 * h)
    return gradient
    ### END SOLUTION
