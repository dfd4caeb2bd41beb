"""What students can check themselves, in the order of the notebooks."""

from .bag_items import ITEMS as BAG
from .encode_items import ITEMS as CODES
from .hog_items import ITEMS as EDGES
from .hue_items import ITEMS as COLOUR
from .kmeans_items import ITEM as KMEANS
from .patch_items import ITEMS as PATCHES
from .table_items import ITEMS as TABLES
from .whitening_items import ITEM as WHITENING

ITEMS = (*COLOUR, *EDGES, KMEANS, *PATCHES[:2], WHITENING, *CODES, *PATCHES[2:], *BAG, *TABLES)
