"""What goes wrong with patches, with their contrast and with sums over quarters."""

from .patch_misconceptions_of_contrast import ROWS as OF_CONTRAST
from .patch_misconceptions_of_places import ROWS as OF_PLACES
from .patch_misconceptions_of_quarters import ROWS as OF_QUARTERS

ROWS = (*OF_PLACES, *OF_CONTRAST, *OF_QUARTERS)
