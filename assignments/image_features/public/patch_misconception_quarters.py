"""The laws of pool: where a code counts, asked with codes of which only one is not 0.

A law takes an `Asker` of it and raises `Seen`.
"""

import numpy as np

CLOSE = 1e-4  # relative
GRIDS = ((4, 6), (5, 3), (2, 7), (6, 5), (3, 3), (2, 2))  # rows, cols
LARGE = (27, 27)  # of pictures of 32 × 32 and patches of 6


def drawn(rng, rows, cols, N=2, K=3):
    """Codes (N, P, K), none below 0, as they are."""
    return rng.uniform(0.1, 2, (N, rows * cols, K)).astype(np.float32)


class Single:
    """What comes back where one code is 1 and all others are 0: `pooled` (rows, cols, K, 4 * K)."""

    K = 2

    def __init__(self, asker, rows, cols):
        codes = np.eye(rows * cols * self.K, dtype=np.float32).reshape(-1, rows * cols, self.K)
        found = asker.tried(codes, rows, cols)
        self.stands = found is not None and found.shape == (len(codes), 4 * self.K)
        self.pooled = found.reshape(rows, cols, self.K, 4 * self.K) if self.stands else found

    @property
    def counts(self):
        """(rows, cols, K): in how many places each of them counts."""
        return (np.abs(self.pooled) > CLOSE).sum(axis=3)

    @property
    def places(self):
        """(rows, cols, K): where each counts most."""
        return np.abs(self.pooled).argmax(axis=3)

    @property
    def quarters(self):
        """(rows, cols): in which of the four parts of the answer the first word's codes count."""
        return self.places[..., 0] // self.K

    @property
    def for_its_word(self):
        return np.array_equal(self.places % self.K, np.zeros_like(self.places) + np.arange(self.K))


def gives_four_numbers_for_each_word(asker):
    for rows, cols in (*GRIDS, LARGE):
        for N, K in ((2, 3), (1, 5)):
            pooled = asker.numbers((N, 4 * K), drawn(asker.rng, rows, cols, N, K), rows, cols)
            asker.require(np.all(pooled > 0), "though no code is 0, a number of the answer is")


def quarters_add_up(asker):
    """To the sum over the whole picture; nothing is lost in the middle, nothing is there twice."""
    for rows, cols in (*GRIDS, LARGE):
        codes = drawn(asker.rng, rows, cols)
        pooled = asker.numbers((2, 12), codes, rows, cols).reshape(2, 4, 3).sum(axis=1)
        text = "for a word, the four quarters do not add up to the sum over the picture"
        asker.require(_near(pooled, codes.sum(axis=1, dtype=float)), text, f"with rows={rows}, cols={cols}")


def a_code_counts_in_one_place(asker):
    """For its own word, as much as it is."""
    for grid in GRIDS:
        single = _single(asker, grid)
        once = np.all(single.counts == 1) and _near(single.pooled.max(axis=3), 1)
        text = "a code does not count once, and as much as it is"
        asker.require(once, text, f"with a single 1 in {grid[0]} × {grid[1]} patches")
        asker.require(single.for_its_word, "a code counts for another word than its own")


def corners_are_in_their_quarters(asker):
    for grid in GRIDS:
        corners = _single(asker, grid).quarters[[0, 0, -1, -1], [0, -1, 0, -1]]
        text = "a code in a corner of the picture counts in another quarter"
        asker.require(np.array_equal(corners, range(4)), text, f"with rows={grid[0]}, cols={grid[1]}")


def halves_are_as_large_as_promised(asker):
    """The first rows // 2 rows of patches are the upper half, the first cols // 2 columns the left one."""
    for grid in GRIDS:
        quarters = _single(asker, grid).quarters
        upper, left = quarters < 2, quarters % 2 == 0
        for half, axis, length, word in ((upper, 0, grid[0], "upper"), (left, 1, grid[1], "left")):
            lines = np.moveaxis(half, axis, 0)
            whole = np.all(lines == lines[:, :1]) and np.all(np.diff(lines[:, 0].astype(int)) <= 0)
            said = f"with rows={grid[0]}, cols={grid[1]}"
            asker.require(whole, "patches that are beside each other count in halves that are not", said)
            count = lines[:, 0].sum()
            text = f"the {word} half is not as large as the docstring says"
            asker.require(count == length // 2, text, f"it has {count} of {length}")


def codes_of_a_quarter_are_summed(asker):
    """The sums of two pictures' codes are the sums of theirs."""
    for rows, cols in GRIDS:
        one, other = (drawn(asker.rng, rows, cols) for _ in range(2))
        parts = [asker.numbers((2, 12), codes, rows, cols) for codes in (one, other, one + other)]
        asker.require(np.abs(parts[2]).max() > 0, "every number of the answer is 0")
        text = "where codes are added up, the answers do not"
        asker.require(_near(parts[0] + parts[1], parts[2]), text, f"with rows={rows}, cols={cols}")


def pictures_are_by_themselves(asker):
    codes = drawn(asker.rng, 4, 5, N=3)
    whole = asker.numbers((3, 12), codes, 4, 5)
    alone = asker.numbers((1, 12), codes[1:2], 4, 5)
    asker.require(_near(alone[0], whole[1]), "a picture alone is another one than beside others")


def leaves_codes_alone(asker):
    for rows, cols in ((4, 6), (5, 3)):
        changed = asker.changes(drawn(asker.rng, rows, cols), rows, cols)
        asker.require(not changed, "the codes that were given are changed")


def _single(asker, grid):
    rows, cols = grid
    asker.numbers((2, 12), drawn(asker.rng, rows, cols), rows, cols)
    single = Single(asker, rows, cols)
    asker.require(single.stands, "the answer is not of the shape that the docstring says")
    return single


def _near(actual, expected):
    return bool(np.all(np.abs(actual - expected) <= CLOSE * np.abs(expected).max()))
