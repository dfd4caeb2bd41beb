"""The mistakes that have a name, for students' own checks and for the grader alike."""

from cs231n_utils.promises.misconception import Table

from . import (
    rule_misconceptions,
    schedule_misconceptions,
    search_misconceptions,
    slope_misconceptions,
    solver_misconceptions,
)

TABLE = Table(
    *search_misconceptions.ROWS,
    *slope_misconceptions.ROWS,
    *schedule_misconceptions.ROWS,
    *solver_misconceptions.ROWS,
    *rule_misconceptions.ROWS,
)
