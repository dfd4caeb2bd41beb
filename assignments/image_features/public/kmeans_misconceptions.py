"""What goes wrong with k-means: a row for each mistake."""

from .kmeans_misconceptions_of_answers import ROWS as OF_ANSWERS
from .kmeans_misconceptions_of_steps import ROWS as OF_STEPS

ROWS = (*OF_STEPS, *OF_ANSWERS)
