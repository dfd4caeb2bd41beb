"""The laws of normalize_patches, on patches whose brightness and contrast were planted.

A law takes an `Asker` of it and raises `Seen`.
"""

import numpy as np

CLOSE = 4e-3  # relative: what is left of float32 where squares of bright numbers were subtracted
NOTHING = 2e-4  # beside 1, where the right answer is 0
USUAL = 10


class Planted:
    """patches (N, P, D): `mean` + `deviation` (N, P, 1) times a pattern of mean 0 and mean square 1."""

    def __init__(self, rng, shape=(2, 5, 12), deviations=(2, 30)):
        patterns = rng.exponential(size=shape)
        patterns -= patterns.mean(axis=2, keepdims=True)
        self.patterns = patterns / np.sqrt(np.mean(patterns**2, axis=2, keepdims=True))
        self.mean = rng.uniform(90, 160, (*shape[:2], 1))
        self.deviation = np.exp(rng.uniform(*np.log(deviations), (*shape[:2], 1)))
        self.patches = (self.mean + self.deviation * self.patterns).astype(np.float32)
        self.shape = shape


def some(rng):
    yield Planted(rng)
    yield Planted(rng, (1, 7, 27))
    yield Planted(rng, (3, 1, 12), (3, 6))
    yield Planted(rng, (1, 1, 75))
    yield Planted(rng, (4, 4, 3), (20, 60))


def gives_as_many_as_there_were(asker):
    for planted in some(asker.rng):
        _follows(asker, planted)


def flat_patches_are_zero(asker):
    """Black, grey and white ones, alone and beside others."""
    planted = Planted(asker.rng, (2, 6, 27))
    planted.patches[:, :3] = np.array([0, 113, 255])[:, np.newaxis]
    for patches in (planted.patches, planted.patches[:, :3]):
        numbers = asker.numbers(patches.shape, patches)[:, :3]
        asker.require(np.abs(numbers).max() < NOTHING, "a patch without any contrast is not 0")


def the_mean_is_zero(asker):
    for planted in some(asker.rng):
        means = np.abs(_follows(asker, planted).mean(axis=2)).max()
        asker.require(means < 10 * NOTHING, "the mean of a patch is not 0", f"it is {means:.3g}")


def brightness_does_not_matter(asker):
    for planted in some(asker.rng):
        more = asker.rng.uniform(-60, 60, (*planted.shape[:2], 1))
        brighter = _follows(asker, planted, planted.patches + more.astype(np.float32))
        same = near(brighter, _follows(asker, planted))
        asker.require(same, "a patch that was made brighter is another one")


def contrast_is_as_promised(asker):
    """What had the variance v has v / (v + eps) afterwards, whatever eps is."""
    for planted in some(asker.rng):
        for settings in ({}, {"eps": 10}, {"eps": 90.0}, {"eps": 2}):
            squares = planted.deviation[..., 0] ** 2
            right = squares / (squares + settings.get("eps", USUAL))
            numbers = _follows(asker, planted, **settings)
            found = np.mean(numbers**2, axis=2)
            kept = np.abs(found - right) < 2 * CLOSE * right
            text = "the contrast of a patch is not what the docstring says"
            worst = np.argmin(kept)
            told = f"where the variance was {squares.flat[worst]:.3g}, it is {found.flat[worst]:.3g}"
            said = "".join(f" with eps={eps}" for eps in settings.values())
            asker.require(kept.all(), text, told + said)


def numbers_keep_their_proportions(asker):
    """A patch looks as before: what stood out stands out, and as much."""
    for planted in some(asker.rng):
        numbers = _follows(asker, planted)
        sizes = np.mean(numbers * planted.patterns, axis=2, keepdims=True)
        asker.require(np.all(sizes > 0), "a patch is 0, or what was bright in it is dark")
        text = "the numbers of a patch are not as far from each other as they were, in proportion"
        asker.require(near(numbers / sizes, planted.patterns), text)


def patches_are_by_themselves(asker):
    for planted in some(asker.rng):
        whole = _follows(asker, planted)
        for n, p in ((0, 0), (-1, -1)):
            alone = planted.patches[n : n + 1 or None, p : p + 1 or None]
            same = near(asker.numbers(alone.shape, alone)[0, 0], whole[n, p])
            asker.require(same, "a patch alone is another one than beside others")


def leaves_patches_alone(asker):
    planted = Planted(asker.rng)
    asker.require(not asker.changes(planted.patches), "the patches that were given are changed")
    _follows(asker, planted)


def near(actual, expected):
    """Each patch in units of its largest number."""
    size = np.abs(expected).max(axis=-1, keepdims=True)
    return bool(np.all(np.abs(actual - expected) <= CLOSE * size + NOTHING))


def _follows(asker, planted, patches=None, **settings):
    """The answer, which is not all 0: most holds of one that is."""
    numbers = asker.numbers(planted.shape, planted.patches if patches is None else patches, **settings)
    asker.require(np.abs(numbers).max() > NOTHING, "every number of the answer is 0")
    return numbers
