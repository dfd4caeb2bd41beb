"""The laws of a table of features, on functions whose every answer says where it comes from.

A law takes a `Trial` of extract_features, which has `rng` and `table(labels, …) -> (returned, imgs after)`,
and raises `Seen`.
"""

import numpy as np

from cs231n_utils.promises.seen import Seen, assert_returned

CLOSE = 1e-4


class Labels:
    """Pictures, and functions that answer with labels: of the function, the picture and the place.

    `sizes`: the length of what each function gives.  No two labels are the same; none is whole.
    """

    def __init__(self, rng, shape=(4, 3, 3), count=4, sizes=(3, 3), kind=float):
        self.imgs = rng.uniform(20, 230, (count, *shape)).astype(kind)
        if kind is float:
            self.imgs /= 255
        self.sizes, self.count = sizes, count
        self.asked = set()  # (number of the function, number of the picture)
        self.batch = self.changed = False  # whether a function was given anything but a picture as it is

    @property
    def functions(self):
        return [self._function(number) for number in range(len(self.sizes))]

    @property
    def table(self):
        """(N, F), a row for each picture."""
        return np.array(
            [
                [label(f, i, place) for f, size in enumerate(self.sizes) for place in range(size)]
                for i in range(self.count)
            ]
        )

    def _function(self, number):
        def feature(im):
            i = self._which(np.asarray(im))
            self.asked.add((number, i))
            return np.array([label(number, i, place) for place in range(self.sizes[number])])

        return feature

    def _which(self, im):
        """The number of the picture that was given, or that it looks like most; one too many, if none."""
        if im.shape != self.imgs.shape[1:]:
            self.batch = self.batch or im.shape == self.imgs.shape
            self.changed = self.changed or im.shape != self.imgs.shape
            return self.count
        rows = self.imgs.reshape(self.count, -1).astype(float)
        far = np.abs(rows - im.reshape(-1).astype(float)).max(axis=1)
        if far.min() <= 1e-6 * rows.max():  # float32 is as good
            return int(far.argmin())
        self.changed = True
        return int(np.nan_to_num([np.corrcoef(row, im.reshape(-1))[0, 1] for row in rows]).argmax())


def label(function, picture, place):
    """No whole number, and too large for a byte; exact as float32."""
    return (-1) ** place * (512.0 * (function + 1) + 16.0 * picture + place + 0.25)


def gives_a_row_for_each_picture(trial):
    """(N, F): as many rows as pictures."""
    for labels in (Labels(trial.rng), Labels(trial.rng, count=5, sizes=(2, 3, 1))):
        table, shape = _answer(trial, labels)
        _assert_written(table)
        if shape != labels.table.shape:
            text = "the answer has not one row for each picture and one column for each feature"
            said = f"its shape is {shape} for {labels.count} pictures and {labels.table.shape[1]} features"
            raise Seen(text, *_names(trial, labels), numbers=said)


def holds_what_the_functions_give(trial):
    """Row i: the answers for picture i, one behind the other, in the order of the list."""
    for labels in (Labels(trial.rng), Labels(trial.rng, count=5, sizes=(2, 3, 1))):
        _compare(trial, labels, "the table does not hold what the functions gave, in its place")


def gives_pictures_as_they_are(trial):
    """Each function is given one picture, with its own numbers."""
    for kind in (np.uint8, float):
        labels = Labels(trial.rng, kind=kind)
        _assert_written(_answer(trial, labels)[0])
        if labels.batch or labels.changed:
            text = "a function was given something else than one picture as it is"
            raise Seen(text, *_names(trial, labels))
        _assert_asked(trial, labels)


def takes_any_pictures(trial):
    """One picture, one function, grey pictures, bytes, progress shown: the right table all the same."""
    cases = {
        "one picture": {"count": 1},
        "one function": {"sizes": (4,)},
        "grey pictures": {"shape": (5, 4)},
        "pictures of whole numbers": {"kind": np.uint8},
    }
    for name, options in cases.items():
        _compare(trial, Labels(trial.rng, **options), f"with {name} the table is another one")
    labels = Labels(trial.rng)
    table, _ = _answer(trial, labels, verbose=True)
    if not _same(table, labels.table):
        raise Seen("with verbose=True the table is another one", *named(labels, table))


def leaves_pictures_alone(trial):
    """The pictures hold the same numbers afterwards."""
    for kind in (np.uint8, float):
        labels = Labels(trial.rng, kind=kind)
        returned, after = trial.table(labels)
        if not np.array_equal(after, labels.imgs):
            raise Seen("the pictures are changed", "features_pictures_changed")
        assert_returned(returned)
        _assert_asked(trial, labels)
        _assert_written(_answer(trial, labels)[0])


def _assert_written(table):
    """That something of the functions is in the table: much holds of one that is empty."""
    if table.size and np.ptp(table) == 0:
        raise Seen("the table holds the same number everywhere")


def _assert_asked(trial, labels):
    """That something was done at all."""
    if len(labels.asked) < labels.count * len(labels.sizes):
        raise Seen("not every function was called for every picture", *_names(trial, labels))


def _compare(trial, labels, text):
    table, shape = _answer(trial, labels)
    if shape != labels.table.shape or not _same(table, labels.table):
        raise Seen(text, *_names(trial, labels))


def _answer(trial, labels, **options):
    """-> (the table, its shape); Seen for what is no table of numbers."""
    returned, _ = trial.table(labels, **options)
    table = numbers(returned)
    if table is None:
        raise Seen("the answer is no array of numbers", *named(labels, returned))
    return table, table.shape


def numbers(returned):
    try:
        table = np.asarray(returned)
        return table.astype(float) if table.dtype.kind in "biuf" else None
    except (TypeError, ValueError):
        return None


def _same(actual, expected):
    return actual.shape == expected.shape and bool(np.allclose(actual, expected, rtol=CLOSE, atol=0))


def _names(trial, labels):
    """Of what explains the answer for the labels, or, where that says nothing, for others."""
    for tried in (labels, Labels(trial.rng), Labels(trial.rng, count=5, sizes=(3, 3, 3))):
        if found := named(tried, trial.table(tried)[0]):
            return found
    return ()


def named(labels, returned):
    """Ids of what explains an answer that is not right."""
    if given := of_what_was_given(labels):
        return given
    table, right = numbers(returned), labels.table
    if table is None:
        return ()
    for id, slip in SLIPS.items():
        if any(_same(table, wrong) for wrong in slip(right, labels)):
            return (id,)
    if table.size == right.size and table.ndim != 2:
        return ("features_not_flat",)
    return _told_apart(table, right)


def of_what_was_given(labels):
    """Ids of what the functions were called with, whatever became of their answers."""
    if labels.batch:
        return ("features_of_the_batch",)
    return ("features_pictures_changed",) if labels.changed else ()


def blocks(right, labels):
    return np.split(right, np.cumsum(labels.sizes)[:-1], axis=1)


def below_each_other(right, labels):
    """All rows of the first function, then those of the next, in a table of the right shape."""
    return np.concatenate([block.ravel() for block in blocks(right, labels)]).reshape(right.shape)


def summed(right, labels):
    if len(set(labels.sizes)) == 1 < len(labels.sizes):
        total = sum(blocks(right, labels))
        yield from (total, total / len(labels.sizes))


def cut(right, labels):
    whole = np.trunc(right).astype(int)
    yield from (whole.astype(float), whole.astype(np.uint8).astype(float), np.rint(right), np.floor(right))


SLIPS = {  # id: f(the right table, labels) -> tables as the mistake makes them
    "features_in_columns": lambda right, labels: (right.T,),
    "features_summed": summed,
    "features_out_of_order": lambda right, labels: (below_each_other(right, labels),),
    "features_cut": cut,
}


def _told_apart(table, right):
    """From where the labels stand: which pictures are in the rows, which features in the columns.

    Where only zeros are, nothing was written.
    """
    known = {value: place for place, value in np.ndenumerate(right)}
    if table.ndim != 2 or not table.any():
        return ()
    table = table[table.any(axis=1)][:, table.any(axis=0)]
    found = [[known.get(value) for value in row] for row in table.tolist()]
    if any(place is None for row in found for place in row):
        return ()
    rows = [{i for i, _ in row} for row in found]
    columns = [{j for _, j in column} for column in zip(*found, strict=True)]
    if any(len(some) > 1 for some in (*rows, *columns)):
        return ("features_not_flat",) if len(found) != len(right) else ()
    pictures, features = [i for (i,) in rows], [j for (j,) in columns]
    return (*_of_rows(pictures, len(right)), *_of_columns(features, right.shape[1]))


def _of_rows(pictures, count):
    if pictures == [*range(count)]:
        return
    if len({*pictures}) == 1 < min(len(pictures), count):
        yield "features_one_picture"
    elif len(pictures) != len({*pictures}):
        yield "features_picture_twice"
    elif len(pictures) < count:
        yield "features_picture_left_out"


def _of_columns(features, count):
    if features == [*range(count)]:
        return
    if {*features} == {*range(count)}:
        yield "features_out_of_order"
    else:
        yield "features_of_one_function"
