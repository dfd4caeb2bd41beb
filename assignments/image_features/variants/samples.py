"""The mistakes in the demonstration's sample submission: rows of one stub."""

from .hog import WRONG as OF_HOG
from .hue import WRONG as OF_HUE

STYLES = ("hog_feature-hog_half_lost-of_the_course", "color_histogram_hsv-hue_bin_rounded-cut")
TYPICAL = [row for row in (*OF_HUE, *OF_HOG) if str(row) in STYLES]
