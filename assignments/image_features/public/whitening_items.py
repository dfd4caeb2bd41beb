"""What is checked of the whitening."""

import numpy as np

from cs231n_utils.promises.example import short
from cs231n_utils.promises.finding import Finding, Trial
from cs231n_utils.promises.item import Examples, Item
from cs231n_utils.promises.law import promise

from . import whitening_misconception_laws as laws


class Whitening(Trial):
    """Calls the student's function."""

    def __init__(self, function, seed=0):
        self.function, self.rng = function, np.random.default_rng(seed)

    def fitted(self, patches, eps):
        """-> (what is returned for these patches, the patches afterwards)"""
        given = patches.copy()
        return self.attempt(
            self.function, f"patches of shape {patches.shape}, eps={eps:g}", given, eps
        ), given


def two_numbers(trial, report):
    """Four patches of two numbers, whose directions are the diagonals."""
    patches = np.array([[[17, 27], [3, 13], [11, 19], [9, 21]]], dtype=np.float32)
    told = [
        "patches (1, 4, 2): (17, 27), (3, 13), (11, 19), (9, 21); eps = 15",
        "their mean is (10, 20); less that, they are ±(7, 7) and ±(1, -1)",
        "so along (1, 1) they have the mean square 49, along (1, -1) they have 1, and nothing in common",
    ]
    try:
        mean, whitening = (np.asarray(part, dtype=float) for part in trial.fitted(patches, 15)[0])
        along, across = np.array([1, 1]) @ whitening, np.array([1, -1]) @ whitening
    except Finding as finding:
        return [*told, f"your answer: {short(finding)}"]
    except (TypeError, ValueError):
        return [*told, "your answer: no mean and matrix for two numbers"]
    return [
        *told,
        f"your mean: {row(mean)}; your whitening: {row(whitening)}",
        f"(1, 1) @ whitening: {row(along)}; (1, -1) @ whitening: {row(across)}",
    ]


def row(numbers):
    """To four digits."""
    if np.ndim(numbers) == 0:
        return f"{float(numbers):.4g}"
    return f"({', '.join(map(row, numbers))})"


PROMISES = (
    promise(
        "pair",
        "mean and whitening: D numbers, and a square of D × D",
        laws.gives_a_mean_and_a_matrix,
        "Print the shapes of both for patches of shape (3, 7, 5). Over what is the mean taken?",
    ),
    promise(
        "mean",
        "the mean of all patches of all pictures",
        laws.has_the_mean_of_all,
        "For patches of shape (3, 7, 5), of how many numbers is each number of your mean the mean?",
    ),
    promise(
        "whitening",
        "whitened patches have a covariance with the eigenvalues λ/(λ + eps)",
        laws.evens_the_covariance_out,
        "Take the four patches that are shown, and work out on paper what becomes of (1, 1). What does your "
        "code have at each step?",
    ),
    promise(
        "whitening",
        "the whitening is symmetric, and turns nothing around",
        laws.is_symmetric,
        "What is A Aᵀ when it is transposed? Which product is the last one in your code?",
    ),
    promise(
        "whitening",
        "each direction of the patches stays one, as long as the docstring says",
        laws.leaves_directions_alone,
        "What does your matrix make of an eigenvector v of the covariance? And the one in the docstring?",
    ),
    promise(
        "few",
        "few patches will do, and large numbers",
        laws.whitens_few_patches,
        "Some eigenvalues are 0 here, or below by rounding. What does your code make of them?",
    ),
    promise(
        "alone",
        "the patches are left as they are",
        laws.leaves_patches_alone,
        "Does reshape make a copy? Which of your lines writes into an array?",
    ),
)
ITEM = Item(
    "fit_whitening",
    "visual_words",
    PROMISES,
    Whitening,
    Examples({"diagonals": two_numbers}, usual="diagonals"),
)
