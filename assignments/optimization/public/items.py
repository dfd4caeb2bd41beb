"""What students can check themselves, notebook by notebook."""

from .rule_items import ITEMS as RULES
from .schedule_items import ITEMS as SCHEDULES
from .search_items import ITEMS as SEARCH
from .slope_items import ITEMS as SLOPE
from .solver_items import ITEMS as SOLVER

ITEMS = (*SEARCH, *SLOPE, *SCHEDULES, *SOLVER, *RULES)
