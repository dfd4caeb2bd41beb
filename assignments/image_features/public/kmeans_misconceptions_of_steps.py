"""What goes wrong in a step of k-means, from the first centroids to the cost."""

from cs231n_utils.promises.misconception import Misconception

DICTIONARY = "1:09:04"  # a dictionary of patches, by k-means


def row(id, title, seen, hint, question, severity="wrong"):
    return Misconception(id, title, seen, hint, question, severity, DICTIONARY, "line")


ROWS = (
    row(
        "kmeans_starts_elsewhere",
        "The first centroids are no rows of X",
        "The first labels and the first cost are those of other points than rows of X.",
        "Numbers drawn from nowhere may lie where no row is, and then stay without any. What is there in X "
        "already that surely lies among the rows?",
        "With K = 1, num_iters = 1: from which point are the distances of your first cost?",
    ),
    row(
        "kmeans_rows_repeated",
        "A row may be drawn twice for the start",
        "With as many centroids as rows, some rows are no centroid, so others must be two.",
        "Two centroids in one place share the rows of one. Look at what your draw does with what it has "
        "drawn already.",
        "Draw 8 of 8 rows as your code does, and print which ones: is each there once?",
    ),
    row(
        "kmeans_starts_often",
        "It starts more than once",
        "From equal generators, the first cost is another one when more steps are asked for.",
        "To try several starts and keep the best one is worth while, around this function: here one start is "
        "followed to its end.",
        "For num_iters=1 and num_iters=4, with the same seed: is the first cost the same, and why not?",
        "fragile",
    ),
    row(
        "kmeans_farthest",
        "Rows go to the centroid that is farthest",
        "Each row has the label of the centroid with the largest distance.",
        "A word stands for the patches that look like it. Look at what decides between the distances.",
        "In the example, which of the two centroids is nearer to the first row, and which one does it get?",
    ),
    row(
        "kmeans_square_missing",
        "The distances lack a part in which centroids differ",
        "Rows go to centroids that are long, not to those that are near.",
        "Write |x − c|² out as a sum of three parts. To decide between centroids, a part that is the same "
        "for all of them may be left out. Is the one that you left out the same for all of them?",
        "For x = 1 and the centroids 1 and 10: what are your two numbers, and which one wins?",
    ),
    row(
        "kmeans_product_factor",
        "The distances hold the product of x and c with another factor",
        "The labels are those of other factors in |x − c|² than there are.",
        "Write (x − c)(x − c) out for plain numbers, and compare term by term with your line, signs and "
        "factors too.",
        "For x = 3 and c = 2: what does each of your terms give, and what is their sum to be?",
    ),
    row(
        "kmeans_another_distance",
        "Nearest is meant in another distance",
        "Rows go to the centroid that is nearest in another sense than that of squared differences.",
        "The mean of some points makes the sum of squared distances smallest, and no other sum. If labels "
        "and means do not speak of one distance, the cost may rise.",
        "For the point (0, 0), which is nearer in your code: (3, 3), or (0, 5)? And on paper?",
    ),
    row(
        "kmeans_labels_of_another_step",
        "Labels and centroids are of different steps",
        "The labels fit other centroids than those from which they should come.",
        "Follow one row through the last step: where it gets its label, from which centroids, and what "
        "happens to these before you return. What is returned should come from one and the same step.",
        "For num_iters = 1: how often does your code assign labels, and how often does it average?",
    ),
    row(
        "kmeans_sums",
        "Centroids are sums",
        "A centroid is as many times too long as there are rows with its label.",
        "A word should look like its patches. Look at what happens after the rows of a label were added up.",
        "What is the centroid of the rows 10, 11 and 15, on paper and in your code?",
    ),
    row(
        "kmeans_medians",
        "Centroids are middle rows, not means",
        "The centroids are medians, or the rows nearest to the mean.",
        "That is a method, too, but a different one: the sum of squares is smallest at another point.",
        "For the rows 10, 11 and 15, which point do you get, and at which one are the squares least?",
    ),
    row(
        "kmeans_another_divisor",
        "The sums of rows are divided by another number",
        "The centroids are too short, or too long: the number divided by is not that of their own rows.",
        "Each centroid has a number of rows of its own. Print them, and print by what you divide.",
        "Two centroids have 40 rows and 2 rows: by what is each of the sums divided?",
    ),
    row(
        "kmeans_damped",
        "Centroids go only a part of the way",
        "The centroid before has a share in the one after.",
        "In k-means nothing of the old centroid is left, except where no row came to it.",
        "A centroid at 0 gets the rows 10 and 12: where is it afterwards, on paper and in your code?",
    ),
    row(
        "kmeans_one_mean_for_all",
        "All centroids become the same",
        "After a step they are all in one place.",
        "Look at which rows the mean of a centroid is taken of, and along which axis.",
        "Which shape has the mean of one centroid, and which rows went into it?",
    ),
    row(
        "kmeans_never_moves",
        "The centroids stay where they were",
        "After a step the centroids are those from before.",
        "The means may be right, but they do not get to where the next step, or `return`, reads them.",
        "Which variable holds the new centroids, and which one is returned?",
    ),
    row(
        "kmeans_cost_of_roots",
        "The cost adds up distances, not their squares",
        "Each cost is the sum of roots, or the root of the sum.",
        "The cost is what both halves of a step make smaller, and that is true of squares only.",
        "A row has the distances 3 and 4 from its centroid along two axes: what does it add to the cost?",
    ),
    row(
        "kmeans_cost_averaged",
        "The cost is a mean",
        "Each cost is the sum, divided by some number.",
        "The docstring says which kind of total is noted.",
        "For two rows with squared distances 1 and 9, what do you note?",
        "style",
    ),
    row(
        "kmeans_cost_of_another_step",
        "The cost is that of other centroids, or of other labels",
        "Each cost is a sum of squares, but centroids and labels in it are not of the same moment.",
        "In a step there are labels, then a cost, then means. Look at the order, and at which variables have "
        "changed when the cost is taken.",
        "For num_iters = 1: from which centroids are the distances in your one cost?",
    ),
    row(
        "kmeans_cost_without_rows",
        "The cost lacks a part that is the same for all centroids",
        "Each cost is too small by the squares of X itself, and may be below 0.",
        "What can be left out to compare centroids is missing where the distance itself is asked for.",
        "Can a sum of squared distances be negative? Is one of yours?",
    ),
)
