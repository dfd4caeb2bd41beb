"""What goes wrong with histograms of oriented gradients: a row for each mistake."""

from . import hog_misconceptions_of_cells, hog_misconceptions_of_directions, hog_misconceptions_of_slopes

ROWS = (
    *hog_misconceptions_of_slopes.ROWS,
    *hog_misconceptions_of_directions.ROWS,
    *hog_misconceptions_of_cells.ROWS,
)
