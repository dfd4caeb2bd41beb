"""What goes wrong with mean and whitening: a row for each mistake."""

from cs231n_utils.promises.misconception import Misconception

PATCHES = "1:08:54"  # small patches of pictures


def row(id, title, seen, hint, question, severity="wrong"):
    return Misconception(id, title, seen, hint, question, severity, PATCHES, "diagonals")


ROWS = (
    row(
        "whitening_order",
        "Mean and whitening come in the other order",
        "The matrix comes first, then the mean.",
        "Compare the last line of your function with what the docstring says of the answer.",
        "Which shape has the first of what you return, and which should it have?",
        "style",
    ),
    row(
        "whitening_patches_returned",
        "Patches come back, where a matrix was asked for",
        "What comes back has as many numbers as the patches.",
        "The whitening is learned from some patches and used on many others: it is a matrix by itself.",
        "Which of your results could be used for patches that your code has not seen?",
    ),
    row(
        "whitening_mean_of_rows",
        "The mean has dimensions of length 1",
        "The numbers are right, but their shape is not (D,).",
        "Look at the shape in the docstring, and at what your calls are told of dimensions.",
        "What is the shape of your mean?",
        "style",
    ),
    row(
        "whitening_mean_elsewhere",
        "The mean is taken over other axes",
        "It is not the mean patch of all patches of all pictures.",
        "A mean patch has one number for each of the D places in a patch. Which of the three axes of patches "
        "are gone in it?",
        "For patches of shape (3, 7, 5): how many patches are there, and how many means do you have?",
    ),
    row(
        "whitening_not_centred",
        "The covariance is not that of distances from the mean",
        "Its largest direction is that of the mean itself.",
        "Covariance speaks of how patches differ from the mean patch. Print the mean of what you multiply.",
        "What is the mean of each column that goes into your product?",
    ),
    row(
        "whitening_one_less",
        "The covariance divides by M - 1",
        "It is a little too large, the more so the fewer patches there are.",
        "Both ways are in use. Look at which one the docstring says, and which one your function takes by "
        "itself.",
        "For four patches: by what do you divide?",
        "style",
    ),
    row(
        "whitening_not_divided",
        "The covariance is a sum, not a mean",
        "It grows with the number of patches.",
        "Twice as many patches of the same kind should give the same whitening.",
        "What becomes of your covariance if every patch is there twice?",
    ),
    row(
        "whitening_another_count",
        "The covariance is divided by another number than that of the patches",
        "It is divided by the number of pictures, of patches in a picture, or of numbers in a patch.",
        "The mean is over all patches of all pictures. Print how many these are, and by what you divide.",
        "For patches of shape (3, 7, 5): what is M?",
    ),
    row(
        "whitening_eps_missing",
        "eps is not there, or is only a lower limit",
        "The eigenvalues are divided away as they are: nothing is added to them.",
        "Look for eps in your code, and for what the formula does with it.",
        "What would your matrix do with a direction in which patches do not differ at all?",
    ),
    row(
        "whitening_eps_beside_root",
        "eps is added in another place",
        "It stands beside the root, not where the docstring has it.",
        "Count the brackets in the formula: what is added first, and what is taken of the sum?",
        "For λ = 1, eps = 15: what do you divide by?",
    ),
    row(
        "whitening_eps_twice",
        "eps is added twice",
        "Directions are shrunk as if eps were more than it is.",
        "It may be added to the covariance or to the eigenvalues. Look for both.",
        "Where does eps stand in your code, and what are your eigenvalues before and after?",
    ),
    row(
        "whitening_eps_everywhere",
        "eps is added to all entries of the covariance",
        "That adds a direction to it, and not the same to all.",
        "Which matrix, added to another one, makes every eigenvalue larger by eps, and changes no direction?",
        "For a covariance of zeros: what are the eigenvalues after your line, and what should they be?",
    ),
    row(
        "whitening_eps_squared",
        "eps is squared in the whitening",
        "Directions are shrunk as if eps were its own square.",
        "eps is compared with eigenvalues, which are squares already.",
        "For λ = 1, eps = 3: what is under your root?",
    ),
    row(
        "whitening_eps_fixed",
        "eps is always the same",
        "Whatever eps is, the whitening is that of another number.",
        "Look for numbers in your code that stand where a name should.",
        "Where does your code use the argument eps?",
    ),
    row(
        "whitening_root_missing",
        "The eigenvalues are taken without their root",
        "Large directions become small, and small ones large: each is divided by its own square.",
        "An eigenvalue of the covariance is a mean square. What do you divide a direction by, for its mean "
        "square to become 1?",
        "A direction has values ±7, so λ = 49: with eps = 0, what should become of 7?",
    ),
    row(
        "whitening_root_twice",
        "A root is taken twice",
        "Directions are divided by less than asked.",
        "Eigenvalues and singular values differ by a root. Which of them does your function give?",
        "For λ = 49 and eps = 15: what do you divide by?",
    ),
    row(
        "whitening_squared",
        "An eigenvalue is squared",
        "Directions are divided by more than asked.",
        "What the singular values of data are, and what those of a covariance are, differs by a square.",
        "For the patches of the example λ should be 49 and 1: what are yours?",
    ),
    row(
        "whitening_multiplied",
        "Directions are multiplied by what they should be divided by",
        "What was large becomes larger.",
        "After whitening, all directions should be about as large as each other.",
        "What does your matrix make of (1, 1), of which the patches have much?",
    ),
    row(
        "whitening_pairs_mixed",
        "Eigenvalues and eigenvectors are not paired",
        "The directions are right, the lengths, too, but they belong to others.",
        "Whoever sorts the one must sort the other along with it. Which order does your function give?",
        "Which λ goes with which column of your eigenvectors, before and after your lines?",
    ),
    row(
        "whitening_not_turned_back",
        "Whitened patches are not patches any more",
        "The lengths are right, but every number is about a direction, not about a place in the patch.",
        "To turn into the eigenvectors and to scale is half of it: then patches have numbers about "
        "directions. In the docstring's formula each vector stands twice.",
        "How often do the eigenvectors stand in your product?",
    ),
    row(
        "whitening_another_root",
        "It whitens, but is not the symmetric matrix",
        "Whitened patches would have the right covariance along some axes, but the matrix is another root.",
        "Many matrices A have the same A Aᵀ. The docstring says which one is meant.",
        "Is your matrix equal to its transpose?",
    ),
    row(
        "whitening_vectors_swapped",
        "Eigenvectors are taken for rows where they are columns, or the other way round",
        "The matrix is symmetric and has the right eigenvalues, but other directions.",
        "Look up how your function gives the vectors: as columns, or as rows? Not all do the same.",
        "Multiply the covariance with the first of your vectors: do you get it back, λ times?",
    ),
    row(
        "whitening_rows_scaled",
        "The places in a patch are scaled, not the directions",
        "The lengths are right, but each belongs to a number of the patch, not to an eigenvector.",
        "Dividing a matrix by D numbers divides its columns, or its rows. Try it on a 2 × 2 matrix.",
        "Which axis of your matrix of eigenvectors counts the vectors, and along which one do you divide?",
    ),
    row(
        "whitening_numbers_apart",
        "Each number of a patch is scaled by itself",
        "Only the variances are used: what neighbours have in common stays.",
        "Standardising makes each number equally large. Here the whole covariance counts.",
        "What is your matrix for the example, away from its diagonal?",
    ),
    row(
        "whitening_directions_lost",
        "Directions in which patches differ little, or not at all, are lost",
        "The matrix makes them 0. Few patches, too, fill few directions only.",
        "The docstring takes all D eigenvectors, also those with a small λ, or with λ = 0. How many are in "
        "your sum?",
        "For 4 patches of 9 numbers: which shape has your matrix of vectors?",
        "fragile",
    ),
    row(
        "whitening_vectors_askew",
        "Eigenvectors are not at right angles to each other",
        "With fewer patches than numbers in them, eigenvalues are alike, and the vectors of these are not at "
        "right angles.",
        "A covariance is symmetric, and NumPy has a function for the eigenvectors of symmetric matrices.",
        "For 4 patches of 9 numbers: what are the products of your vectors with each other, and what should "
        "they be?",
        "fragile",
    ),
    row(
        "whitening_changes_patches",
        "The patches hold other numbers afterwards",
        "After the call they are not what they were.",
        "Not every new name is a new array: some functions give a window on the old one.",
        "Which line writes into an array, and does that one share its numbers with patches?",
        "fragile",
    ),
)
