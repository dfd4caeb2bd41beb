"""What goes wrong on the way from pixels to cells, and from cells to one row of numbers."""

from functools import partial

from cs231n_utils.promises.misconception import Misconception

Row = partial(Misconception, severity="wrong", lecture="1:08:15", example="cells")

ROWS = (
    Row(
        id="hog_repeats_lost",
        title="Of all pixels with the same cell and bin, one is left",
        seen="A bin holds the magnitude of a single pixel.",
        hint="Many pixels share a bin, and all their magnitudes should be in it. In yours the last one, "
        "or the largest, takes the place of the others. Beware of += with an array of indices: NumPy "
        "reads all the old values first and then writes, so that of an index that comes twice only one "
        "addition is left.",
        question="What is in a after a = np.zeros(2); a[[0, 0, 1]] += 1, and what did you expect?",
        example="patch",
    ),
    Row(
        id="hog_mean_not_sum",
        title="A bin holds a mean, not a sum",
        seen="All numbers are smaller by the number of pixels that were counted.",
        hint="A bin holds what its pixels add up to. Yours is divided by how many pixels there are in the"
        " cell or in the bin. Where a cell at the edge of the picture is smaller, a mean also makes it "
        "count more than it should.",
        question="What do the bins of all cells sum to in yours, and what do all magnitudes sum to?",
        example="borders",
    ),
    Row(
        id="hog_normalised",
        title="Histograms are normalised",
        seen="A picture twice as bright has the same histograms, or cells depend on the cells beside them.",
        hint="The original HOG divides each block of cells by its length, so that light and shadow matter"
        " less. It is not asked for here: the numbers of a cell are plain sums of magnitudes. What should"
        " be alike in size is the next item's business, over all pictures.",
        question="By what do you divide in the end, and which line of the docstring asks for it?",
        example="kinds",
    ),
    Row(
        id="hog_last_cells",
        title="Cells that are not full are left out, or end in an error",
        seen="Where a side is no multiple of the cell, the last rows or columns of pixels have no cell.",
        hint="Every pixel belongs to a cell. In a picture of 20 by 20 and cells of 8 there are three "
        "cells along each side, the last one 4 pixels wide. Yours has room for whole ones only.",
        question="How many cells do 17 pixels need along a side if a cell has 8, and how many do you have?",
        severity="fragile",
    ),
    Row(
        id="hog_cells_transposed",
        title="Columns of cells come before rows",
        seen="A dot to the right shows where one farther down belongs; a picture that is not square may end "
        "in an error.",
        hint="In the answer the upper left cell is first, and the cell to its right is second. In yours "
        "the second is the one under it. On square pictures the numbers are all there, in the wrong places; "
        "look for axes that are exchanged on the way, for a transpose, or for loops and sizes in another "
        "order.",
        question="For 2 rows of 3 cells, which place in the answer has the cell in row 1, column 0?",
    ),
    Row(
        id="hog_bins_before_cells",
        title="All cells of a bin stand together, not all bins of a cell",
        seen="The numbers are right and in another order.",
        hint="The answer begins with all bins of the upper left cell; then come all bins of the next one."
        " In yours the first numbers are the same bin of one cell after another. Think of which axis "
        "changes fastest when an array is made flat.",
        question="Of which cell and which bin is the second number of your answer?",
    ),
    Row(
        id="hog_not_flat",
        title="The answer is a table, not one row of numbers",
        seen="The number of numbers is right, the shape is not.",
        hint="What is asked for is one array of one dimension, so that it can be put beside other "
        "features of the picture. Yours still has an axis for cells or bins.",
        question="What is the shape of your answer, and what is that in the docstring?",
        severity="style",
    ),
    Row(
        id="hog_hard_coded",
        title="A number stands where an argument should stand",
        seen="For other values of cell or nbin, or for other sizes, the answer is that of the usual ones.",
        hint="8 pixels and 9 bins are what is meant if nothing is said. Somewhere in your code such a "
        "number, or one that comes from them, as 20 degrees or 32 pixels, stands written out. It is right"
        " for the usual setting and for no other.",
        question="Which numbers in your code would have to change if cell were 4 and nbin 6?",
        severity="fragile",
    ),
)
