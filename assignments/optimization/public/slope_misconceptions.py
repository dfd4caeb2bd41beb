"""What goes wrong with numeric gradients: a row for each mistake."""

from . import slope_points_misconceptions, slope_quotient_misconceptions

ROWS = (*slope_points_misconceptions.ROWS, *slope_quotient_misconceptions.ROWS)
