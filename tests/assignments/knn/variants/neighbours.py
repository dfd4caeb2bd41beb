"""Nearest neighbours as students write them."""

from autograder.verify.rows import Unusual, Wrong

WRONG = [
    Wrong(
        "predict",
        "row_numbers",
        "argmin",
        """
def predict(X, y, Z):
    return np.argmin(np.sum((Z[:, np.newaxis] - X) ** 2, axis=2), axis=1)
""",
    ),
]
UNUSUAL = [
    Unusual(
        "predict",
        "loops",
        """
def predict(X, y, Z):
    return [int(y[np.abs(X - z).__pow__(2).sum(axis=1).argmin()]) for z in Z]
""",
    ),
]
