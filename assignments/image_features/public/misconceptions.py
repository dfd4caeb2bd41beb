"""The mistakes that have a name, for students' own checks and for the grader alike."""

from cs231n_utils.promises.misconception import Table

from . import (
    bag_misconceptions,
    encode_misconceptions,
    hog_misconceptions,
    hue_misconceptions,
    kmeans_misconceptions,
    patch_misconceptions,
    table_misconceptions,
    whitening_misconceptions,
)

TABLE = Table(
    *hue_misconceptions.ROWS,
    *hog_misconceptions.ROWS,
    *table_misconceptions.ROWS,
    *kmeans_misconceptions.ROWS,
    *patch_misconceptions.ROWS,
    *whitening_misconceptions.ROWS,
    *encode_misconceptions.ROWS,
    *bag_misconceptions.ROWS,
)
