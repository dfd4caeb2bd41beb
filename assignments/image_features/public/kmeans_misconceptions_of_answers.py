"""What goes wrong around the steps of k-means: empty centroids, chance, form, and what it costs."""

from .kmeans_misconceptions_of_steps import row

ROWS = (
    row(
        "kmeans_empty_nan",
        "A centroid without rows becomes nan",
        "The centroids hold nan where a label has no row.",
        "The mean of nothing is 0/0. Print how many rows each label has, and look for zeros.",
        "What should become of a centroid to which no row came, and which line of yours sees to it?",
        "fragile",
    ),
    row(
        "kmeans_empty_dropped",
        "A centroid without rows is dropped",
        "Fewer than K centroids come back.",
        "Who asks for K words relies on K rows, and labels count them. Look at which labels your loop, or "
        "your grouping, goes through.",
        "If no row has label 2 of 0, 1, 2, 3: how many centroids do you have, and what means label 3?",
        "fragile",
    ),
    row(
        "kmeans_empty_elsewhere",
        "A centroid without rows goes to where nothing is",
        "A centroid that no row came to is neither a row nor a centroid from before.",
        "To divide by 1 in place of 0 avoids the error. Look at what is divided there, and where that lies.",
        "Where is your centroid that has no rows, for rows that are all around 100?",
        "fragile",
    ),
    row(
        "kmeans_other_chance",
        "Chance comes from elsewhere than rng",
        "Two calls with equal generators give different answers.",
        "A result that cannot be repeated cannot be checked. From where do your random numbers come?",
        "Which lines of yours mention rng, and which ones draw something?",
    ),
    row(
        "kmeans_rng_unused",
        "Whatever rng is, the start is the same",
        "All generators give the same answer.",
        "A start may be a bad one, and one who tries again with another generator should get another. Also, "
        "the first rows of X may all come from one picture.",
        "Which lines of yours mention rng?",
    ),
    row(
        "kmeans_changes_x",
        "X holds other numbers afterwards",
        "After the call X is not what it was.",
        "Some ways to take rows of X give a window on X, not a copy, and some functions put the rows "
        "themselves into another order.",
        "If you write into what you took from X, does X change?",
        "fragile",
    ),
    row(
        "kmeans_order",
        "Centroids, labels and costs come in another order",
        "The three are there, in another order than the docstring says.",
        "Compare the last line of your function with what the docstring says of the answer.",
        "Which shape has the first of what you return, and which should it have?",
        "style",
    ),
    row(
        "kmeans_labels_floats",
        "Labels are floats",
        "The labels are whole numbers, but not integers: nothing can be indexed with them.",
        "An array takes what is written into it in the kind of numbers that it has itself.",
        "Which dtype have your labels, and where was it decided?",
        "style",
    ),
    row(
        "kmeans_labels_from_one",
        "Labels begin with 1",
        "The labels go from 1 to K.",
        "Labels are row numbers of the centroids, so they count as Python does.",
        "Which row of the centroids has label 0?",
        "style",
    ),
    row(
        "kmeans_labels_wrap",
        "Large labels become others",
        "With more than 256 centroids, labels begin again with small numbers.",
        "Each kind of integers has a largest number. With 400 words, labels go up to 399.",
        "Which dtype have your labels, and what is the largest number in it?",
        "fragile",
    ),
    row(
        "kmeans_stops_early",
        "It stops before it was told to",
        "There are fewer costs than num_iters.",
        "To stop when nothing changes any more saves time, but who called it counts on num_iters costs.",
        "For num_iters = 25, how long is your list of costs?",
        "style",
    ),
    row(
        "kmeans_costs_of_other_times",
        "There are more or fewer costs than steps",
        "The costs are not num_iters numbers.",
        "Each step notes one cost, where the docstring says. Look at what is noted before the loop or behind "
        "it, and at how often the loop runs.",
        "For num_iters = 1, how many costs are there, and where is each of them noted?",
        "style",
    ),
    row(
        "kmeans_costs_not_finite",
        "The costs hold inf or nan",
        "A cost is no number.",
        "When a squared distance is worked out from products, rounding may leave a little less than 0. What "
        "do the functions that you use make of that?",
        "What is the smallest of your squared distances, for K = N?",
        "fragile",
    ),
    row(
        "kmeans_half_precision",
        "The numbers have half as many digits",
        "All centroids are numbers of 16 bits: three digits.",
        "Sums of many rows in so few digits lose the small ones.",
        "Which dtype has each array of yours, and which line decides it?",
        "fragile",
    ),
    row(
        "kmeans_loops_over_rows",
        "There is a Python loop over the rows",
        "The number of Python steps grows with the number of rows.",
        "A loop over K centroids is fine, one over a hundred thousand patches takes minutes. Write down what "
        "the loop does for one row, and which shape that has for all of them together.",
        "Which of your loops, or functions that hide one, runs N times?",
        "slow",
    ),
    row(
        "kmeans_all_at_once",
        "All differences of all rows and centroids are there at once",
        "There is an array of N * K * D numbers: 17 gigabytes for 100,000 patches and 400 words.",
        "The distances need N * K numbers only. |x − c|² can be written as a sum of three parts, none of "
        "which has all of N, K and D in its shape.",
        "Which part of |x − c|² has N and K in its shape, and which product gives it?",
        "slow",
    ),
)
