"""What is checked of the table of features, and of its standardisation."""

import numpy as np

from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Crash, Finding, Trial
from cs231n_utils.promises.item import Examples, Item, Promise
from cs231n_utils.promises.law import promise
from cs231n_utils.promises.speech import shortened

from . import table_misconceptions_columns as columns
from . import table_misconceptions_labels as labels


class Caller(Trial):
    """Calls the student's function."""

    def __init__(self, function, seed=0):
        self.function, self.rng = function, np.random.default_rng(seed)

    def table(self, given, **options):
        """-> (what is returned for these Labels, the pictures afterwards)"""
        imgs = given.imgs.copy()
        said = "".join(f", {name}={value}" for name, value in options.items())
        where = f"imgs of shape {imgs.shape}, dtype {imgs.dtype}, and {len(given.sizes)} functions{said}"
        try:
            return self.attempt(self.function, where, imgs, given.functions, **options), imgs
        except Crash as crash:
            crash.misconceptions = labels.of_what_was_given(given)
            raise

    def fitted(self, X):
        """-> (what is returned for X, X afterwards)"""
        given = X.copy()
        return self.attempt(self.function, f"X of shape {X.shape}, dtype {X.dtype}", given), given


def small_table(caller, report):
    """Two functions that answer with their own number and that of the picture."""
    imgs = np.arange(12.0).reshape(3, 2, 2)

    def a(im):
        return np.array([10 + im[0, 0] / 4, 10.5 + im[0, 0] / 4])

    def b(im):
        return np.array([20 + im[0, 0] / 4])

    try:
        told = _shown(caller.attempt(caller.function, "three pictures", imgs, [a, b]))
    except Finding as finding:
        told = short(finding)
    return [
        "three pictures, 0 to 2: function a gives 10 + its number and 10.5 + its number, b 20 + its number",
        f"your table for [a, b]: {told}",
    ]


def small_columns(caller, report):
    X = np.array([[1.0, 4, 0.1, 0, 1e6], [1, 8, 0.1, 0, 1e6], [4, 6, 0.1, 0, 1e6 + 0.1]])
    return [
        "X has the columns (1, 1, 4), (4, 8, 6), (0.1, 0.1, 0.1), (0, 0, 0), and (1e6, 1e6, 1e6 + 0.1)",
        f"your mean and deviation: {_shown(caller.fitted(X)[0])}",
    ]


def _shown(answer):
    if isinstance(answer, tuple | list):
        return "; ".join(_shown(part) for part in answer)
    array = np.asarray(answer)
    if array.dtype.kind not in "biuf" or array.ndim > 2:
        return shortened(answer, 60)
    return f"shape {array.shape}: " + "; ".join(map(_row, np.atleast_2d(array)))


def _row(numbers):
    """To six digits: what is only rounding shows as what it is."""
    return f"({', '.join(f'{number:.6g}' for number in numbers)})"


TABLE = (
    promise(
        "rows",
        "one row for each picture, one column for each feature",
        labels.gives_a_row_for_each_picture,
        "What is appended for one picture: which shape has it, for two functions that give 3 numbers each?",
    ),
    promise(
        "rows",
        "a row holds what the functions give for its picture, in the order of the list",
        labels.holds_what_the_functions_give,
        "Follow one picture by hand: which numbers do the functions give, and where do they end up?",
    ),
    promise(
        "pictures",
        "each function is given one picture as it is",
        labels.gives_pictures_as_they_are,
        "Print shape and largest number of what your code hands to a function.",
    ),
    promise(
        "pictures",
        "one picture, one function, grey pictures and whole numbers will do, and verbose changes nothing",
        labels.takes_any_pictures,
        "Which line counts on two functions, on many pictures, on three colours, or on a kind of number?",
    ),
    promise(
        "pictures",
        "the pictures are left as they are",
        labels.leaves_pictures_alone,
        "Which line of yours writes into imgs, or into a picture of it?",
    ),
)
STANDARDIZER = (
    promise(
        "pair",
        "mean and deviation have one number for each column",
        columns.gives_two_rows,
        "Print the shapes of what you return for X of shape (9, 4).",
    ),
    promise(
        "mean",
        "the mean of every column",
        columns.mean_of_every_column,
        "Take the column (1, 1, 4). What is its mean, on paper and in your code?",
    ),
    promise(
        "deviation",
        "the standard deviation of every column",
        columns.deviation_of_every_column,
        "Take the column (1, 1, 4): distances from the mean, their squares, the mean of these, its root. "
        "Which of the numbers is another one in your code?",
    ),
    promise(
        "constant",
        "a constant column gets 1",
        columns.constant_columns_get_one,
        "By what would a column be divided whose values are all the same?",
    ),
    promise(
        "constant",
        "so does one that is constant but for rounding",
        columns.rounding_makes_no_difference,
        "What does Python say to `0.1 + 0.1 + 0.1 == 0.3`? How large is that, beside the values?",
    ),
    promise(
        "constant",
        "small numbers that differ are no constant",
        columns.small_columns_count,
        "With what do you compare how far the values of a column are apart?",
    ),
    promise(
        "X",
        "X is left as it is",
        columns.leaves_x_alone,
        "Which line of yours writes into X?",
    ),
)

ITEMS = tuple(
    Item(id, "features", promises, Caller, Examples({kind: example}, usual=kind))
    for id, promises, kind, example in (
        ("extract_features", TABLE, "labels", small_table),
        ("fit_standardizer", STANDARDIZER, "columns", small_columns),
    )
)
