"""The tests of the tests: solutions as students write them, each the whole function.

A wrong one has to lose its item and no other, and to be named; an unusual one is right and has to pass, on
both sides and on every seed.  `python -m autograder verify NAME` looks.
"""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    Wrong(
        "FUNCTION",
        "counted_not_shared",
        "sum",
        """
def FUNCTION(scores, y):
    return np.sum(np.argmax(scores, axis=1) == y)
""",
    ),
]
UNUSUAL = [
    Unusual(
        "FUNCTION",
        "loop",
        """
def FUNCTION(scores, y):
    right = 0
    for row, label in zip(scores, y):
        right += int(row[label] == row.max())
    return np.float32(right / len(y))
""",
    ),
]
