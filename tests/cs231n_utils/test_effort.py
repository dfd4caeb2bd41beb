"""What a call costs is the same on a busy machine: lines of Python, and bytes held at once."""

import numpy as np
import pytest

from cs231n_utils.promises import effort


def looped(X):
    total = 0.0
    for x in X:
        total += x @ x
    return total


def hidden(X):
    return np.apply_along_axis(lambda x: x @ x, 1, X).sum()


def at_once(X):
    return np.einsum("nd,nd->", X, X)


@pytest.mark.parametrize(("function", "grows"), [(looped, True), (hidden, True), (at_once, False)])
def test_steps_grow_with_what_is_looped_over(function, grows):
    few, many = (effort.steps(function, lambda n=n: function(np.ones((n, 3)))) for n in (5, 50))
    assert (many - few >= 45) == grows


def test_bytes_are_those_that_are_held_at_once():
    X = np.ones((300, 300), np.float32)
    one = effort.most_bytes(lambda: X + 1)
    both = effort.most_bytes(lambda: (X + 1, X + 2))
    in_turns = effort.most_bytes(lambda: [(X + 1).sum() for _ in range(3)])
    assert X.nbytes <= one < 1.1 * X.nbytes and 2 * X.nbytes <= both < 2.1 * X.nbytes
    assert in_turns < 2.1 * X.nbytes
