"""The mistake in the sample submission."""

from .neighbours import WRONG

TYPICAL = WRONG
