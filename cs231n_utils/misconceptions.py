"""All known mistakes, by id. The public checks and the trusted grader name mistakes by these ids."""

from cs231n_utils import (
    loss_misconceptions,
    softmax_misconceptions,
    svm_misconceptions,
    training_misconceptions,
)

TABLE = (
    *loss_misconceptions.ROWS,
    *svm_misconceptions.ROWS,
    *softmax_misconceptions.ROWS,
    *training_misconceptions.ROWS,
)

_BY_ID = {row.id: row for row in TABLE}


def get(id):
    """The row with this id; KeyError for an id that does not exist."""
    return _BY_ID[id]
