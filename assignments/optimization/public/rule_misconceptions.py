"""What goes wrong with update rules: a row for each mistake.

A hint says where to look, a question leads on; neither holds the line that is missing.
"""

from . import rule_misconceptions_of_adam as adam
from . import rule_misconceptions_of_all as of_all
from . import rule_misconceptions_of_cache as cache
from . import rule_misconceptions_of_velocity as velocity

ROWS = (*of_all.ROWS, *velocity.ROWS, *cache.ROWS, *adam.ROWS)
