"""Which oracle says of each item whether code does what was asked (`autograder.words.oracle`)."""

from . import oracle_rule, oracle_schedule, oracle_search, oracle_slope, oracle_solver

ORACLES = {
    **oracle_search.ORACLES,
    **oracle_slope.ORACLES,
    **oracle_schedule.ORACLES,
    **oracle_solver.ORACLES,
    **oracle_rule.ORACLES,
}
