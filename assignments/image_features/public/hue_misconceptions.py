"""What goes wrong with histograms of hues: a row for each mistake."""

from . import hue_misconceptions_of_amounts, hue_misconceptions_of_bins, hue_misconceptions_of_pictures

ROWS = (
    *hue_misconceptions_of_bins.ROWS,
    *hue_misconceptions_of_amounts.ROWS,
    *hue_misconceptions_of_pictures.ROWS,
)
