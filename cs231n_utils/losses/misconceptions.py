"""The mistakes that can be made in any loss with a penalty: the words for losses give these names."""

from cs231n_utils.losses import loss_misconceptions, penalty_misconceptions

ROWS = (*penalty_misconceptions.ROWS, *loss_misconceptions.ROWS)
