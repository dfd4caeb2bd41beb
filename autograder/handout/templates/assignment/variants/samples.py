"""The mistakes in the demonstration's sample submission: rows of one stub."""

from .NAME import WRONG

TYPICAL = WRONG
