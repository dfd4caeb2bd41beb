"""All known mistakes, by id. The public checks and the trusted grader name mistakes by these ids."""

from cs231n_utils import (
    loss_misconceptions,
    penalty_misconceptions,
    softmax_misconceptions,
    svm_misconceptions,
    training_misconceptions,
    tuning_misconceptions,
)

SUBJECTS = (
    penalty_misconceptions,
    loss_misconceptions,
    svm_misconceptions,
    softmax_misconceptions,
    training_misconceptions,
    tuning_misconceptions,
)
TABLE = tuple(row for subject in SUBJECTS for row in subject.ROWS)

_BY_ID = {row.id: row for row in TABLE}


def get(id):
    """The row with this id; KeyError for an id that does not exist."""
    return _BY_ID[id]


def find(id):
    """The row with this id, or None: what a file from elsewhere says need not exist."""
    return _BY_ID.get(id)
