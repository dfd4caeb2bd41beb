"""The mistakes in the demonstration's sample submission: rows of one stub."""

from .frozen import WRONG

TYPICAL = WRONG
