"""The mistakes in the demonstration's sample submission: rows of one stub."""

from .rules_wrong import WRONG

STYLES = ("sgd_momentum-velocity_averaged-of_slopes", "adam-bias_correction_missing-none")
TYPICAL = [row for row in WRONG if str(row) in STYLES]
