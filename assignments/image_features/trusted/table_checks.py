"""What grades extract_features and fit_standardizer: the laws that students can try, each on its own."""

import numpy as np
import pytest

from autograder.sandbox.student import Fault, Unusable
from autograder.words.laws import assert_keeps
from autograder.words.vocabulary import Failed, item

from ..public import table_misconceptions_columns as columns
from ..public import table_misconceptions_labels as labels

TABLE, STANDARDIZER = "extract_features", "fit_standardizer"


class Asked:
    """The student's function, as the laws want it."""

    def __init__(self, student, draw):
        self.student, self.rng = student, draw.rng

    def table(self, given, **options):
        kept = self.student.keep(given.imgs)
        try:
            return self.student.extract_features(kept, given.functions, **options), kept.fetch()
        except Unusable:
            raise
        except Fault as fault:
            raise Failed(f"no table came back: {fault}", labels.of_what_was_given(given)) from None

    def fitted(self, X):
        kept = self.student.keep(X)
        return self.student.fit_standardizer(kept), kept.fetch()

    def keeps(self, law):
        assert_keeps(self, law)


@pytest.fixture
def tables(student, draw):
    return Asked(student, draw)


@item(TABLE, share=1)
def test_table_rows(tables):
    """A row for each picture, a column for each feature."""
    tables.keeps(labels.gives_a_row_for_each_picture)


@item(TABLE, share=2)
def test_table_numbers(tables):
    """What the functions give for a picture, one behind the other, in the order of the list."""
    tables.keeps(labels.holds_what_the_functions_give)


@item(TABLE, share=1)
def test_table_pictures(tables):
    """Each function is given one picture as it is."""
    tables.keeps(labels.gives_pictures_as_they_are)


@item(TABLE, share=1)
def test_table_any_pictures(tables):
    """One picture, one function, grey pictures, whole numbers; with verbose=True the same."""
    tables.keeps(labels.takes_any_pictures)


@item(TABLE, share=1)
def test_table_pictures_left_alone(tables):
    """The pictures hold the same numbers afterwards."""
    tables.keeps(labels.leaves_pictures_alone)


@item(STANDARDIZER, share=1)
def test_columns_pair(tables):
    """Mean and deviation, one number for each column in both."""
    tables.keeps(columns.gives_two_rows)


@item(STANDARDIZER, share=2)
def test_columns_mean(tables):
    """The mean of every column."""
    tables.keeps(columns.mean_of_every_column)


@item(STANDARDIZER, share=3)
def test_columns_deviation(tables):
    """The standard deviation of every column."""
    tables.keeps(columns.deviation_of_every_column)


@item(STANDARDIZER, share=2)
def test_columns_constant(tables):
    """1 for a constant column."""
    tables.keeps(columns.constant_columns_get_one)


@item(STANDARDIZER, share=1)
def test_columns_rounding(tables):
    """1 for a column that is constant but for rounding."""
    tables.keeps(columns.rounding_makes_no_difference)


@item(STANDARDIZER, share=1)
def test_columns_small(tables):
    """Small numbers that differ are no constant."""
    tables.keeps(columns.small_columns_count)


@item(STANDARDIZER, share=1)
def test_columns_left_alone(tables):
    """X holds the same numbers afterwards."""
    tables.keeps(columns.leaves_x_alone)
