"""What goes wrong with searching without a slope: a row for each mistake."""

from . import search_best_misconceptions, search_tries_misconceptions

ROWS = (*search_tries_misconceptions.ROWS, *search_best_misconceptions.ROWS)
