"""All mistakes that the checks of this assignment can name: those of any loss, and its own."""

from cs231n_utils.losses import misconceptions as of_any_loss
from cs231n_utils.promises.misconception import Table

from . import (
    softmax_misconceptions,
    svm_misconceptions,
    training_misconceptions,
    tuning_misconceptions,
)

TABLE = Table(
    *of_any_loss.ROWS,
    *svm_misconceptions.ROWS,
    *softmax_misconceptions.ROWS,
    *training_misconceptions.ROWS,
    *tuning_misconceptions.ROWS,
)
