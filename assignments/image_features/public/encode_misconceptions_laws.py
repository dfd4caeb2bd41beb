"""The laws of codes: what holds of them whatever patches and words there are.

A law takes a `Trial` of encode, and raises `Seen`.  It has `rng`, `encoded(patches, centroids) -> (what
was returned, patches after, centroids after)`, and `steps` and `most_bytes` of such a call.
"""

from functools import partial

import numpy as np

from cs231n_utils.promises.seen import Seen, assert_returned

from .encode_misconceptions_planted import CLOSE, SINGLE, Planted, alike, named

NEARLY = 1e-4  # of the largest code: what is rounding
FAR = 1000.0  # from 0, where squares of float32 are off by several whole numbers
MORE_STEPS = 20
MANY = (1, 1500, 48, 48)  # N, P, K, D: blocks of hundreds of patches are far smaller
SIZES = ({}, {"N": 3, "P": 4, "K": 6, "D": 8}, {"N": 1, "P": 9, "K": 3, "D": 27})


def gives_a_number_for_each_patch_and_word(trial):
    """(N, P, K), finite numbers."""
    _assert_follows(trial)
    for sizes in SIZES:
        planted = Planted(trial.rng, **sizes)
        returned, *_ = trial.encoded(planted.patches, planted.centroids)
        codes = numbers(returned)
        if codes.shape != planted.z.shape:
            text = "the answer has not one number for each patch and word, in the shape (N, P, K)"
            (N, P, K), D = planted.z.shape, planted.centroids.shape[1]
            said = f"N, P, D, K are {N}, {P}, {D}, {K}, and its shape is {codes.shape}"
            raise Seen(text, named=partial(named, planted, codes), numbers=said)
        if not np.isfinite(codes).all():
            raise Seen("the answer holds inf or nan", named=partial(_why, trial, "encode_root_of_negative"))


def is_the_mean_less_the_distance(trial):
    """max(0, mean of the distances − distance), where the distances are known."""
    for sizes in SIZES:
        planted = Planted(trial.rng, **sizes)
        codes = _codes(trial, planted)
        if not alike(codes, planted.codes):
            text = "the codes are not max(0, mean − distance) of the patch's distances from all words"
            raise Seen(text, named=partial(named, planted, codes), numbers=_first(planted, codes))


def small_ones_are_right_too(trial):
    """One picture, one patch, one word, or a word that is there twice."""
    for how, sizes in {
        "one patch": {"N": 1, "P": 1},
        "one patch in each picture": {"N": 5, "P": 1},
        "two words": {"K": 2, "D": 6},
        "one word": {"K": 1, "D": 3},
    }.items():
        planted = Planted(trial.rng, **sizes)
        codes = _codes(trial, planted)
        wrong = np.max(np.abs(codes - planted.codes)) > CLOSE
        if wrong:
            text = "for one patch, or one or two words, the codes are others"
            raise Seen(text, *(_why(trial) or named(planted, codes)), numbers=f"{how}, {sizes}")


def is_never_negative(trial):
    _assert_follows(trial)
    patches, centroids = _cloud(trial.rng)
    codes = _plain(trial, patches, centroids)
    if not (codes >= 0).all():
        raise Seen(
            "some codes are negative",
            named=partial(_why, trial),
            numbers=f"the smallest is {codes.min():.4g}",
        )


def about_half_are_active(trial):
    """Some words are nearer than the average word, and some farther: for every patch."""
    patches, centroids = _cloud(trial.rng)
    active = _plain(trial, patches, centroids) > 0
    share, of_each = active.mean(), active.mean(axis=2)
    if not (0.2 < share < 0.8 and of_each.min() > 0 and of_each.max() < 1):
        text = "about half of a patch's codes should be more than 0, some in any case, and never all"
        said = f"of yours {share:.0%} are, of single patches {of_each.min():.0%} to {of_each.max():.0%}"
        raise Seen(text, named=partial(_why, trial), numbers=said)


def words_are_most_like_themselves(trial):
    """A centroid, as a patch, has its largest code at its own word."""
    _, centroids = _cloud(trial.rng)
    codes = _plain(trial, centroids[np.newaxis], centroids)[0]
    off = np.flatnonzero(codes.argmax(axis=1) != np.arange(len(codes)))
    if len(off) or not (codes.max(axis=1) > 0).all():
        text = "a patch that is a word does not have its largest code at this word"
        said = f"so it is with {len(off) or 'all'} of {len(codes)} words"
        lost = off.size < len(codes) and not codes[off].any()  # a mean with nan in it took the others along
        raise Seen(text, named=partial(_why, trial, *["encode_root_of_negative"] * lost), numbers=said)


def only_distances_count(trial):
    """Moved together, patches and words are as far apart as before."""
    _assert_follows(trial)
    patches, centroids = _cloud(trial.rng)
    move = trial.rng.normal(size=centroids.shape[1]).astype(SINGLE)
    moves = {"the same row": move, "3": SINGLE(3)}
    for what, by in moves.items():
        one, other = (_plain(trial, *pair) for pair in ((patches, centroids), (patches + by, centroids + by)))
        if not _same(one, other):
            text = "when one thing is added to all patches and all words, the codes change"
            raise Seen(text, named=partial(_why, trial), numbers=f"{what} was added")


def scale_with_all(trial):
    _assert_follows(trial)
    patches, centroids = _cloud(trial.rng)
    one, other = (_plain(trial, *pair) for pair in ((patches, centroids), (3 * patches, 3 * centroids)))
    if not _same(3 * one, other):
        raise Seen(
            "when all patches and words are 3 times as long, the codes are not 3 times as large",
            named=partial(_why, trial),
        )


def order_does_not_matter(trial):
    """Of patches and of words: each code goes along."""
    _assert_follows(trial)
    patches, centroids = _cloud(trial.rng)
    patch, word = trial.rng.permutation(patches.shape[1]), trial.rng.permutation(len(centroids))
    codes = _plain(trial, patches, centroids)
    for what, other, moved in (
        ("patches", (patches[:, patch], centroids), codes[:, patch]),
        ("words", (patches, centroids[word]), codes[:, :, word]),
    ):
        if not _same(_plain(trial, *other), moved):
            raise Seen(
                f"the codes do not go along when {what} stand in another order", named=partial(_why, trial)
            )


def patches_stand_for_themselves(trial):
    """A patch has the same code alone as among others, in its picture and in a batch."""
    _assert_follows(trial)
    patches, centroids = _cloud(trial.rng)
    together = _plain(trial, patches, centroids)
    for what, alone, where in (
        ("pictures", patches[1:2], together[1:2]),
        ("patches", patches[:1, 2:3], together[:1, 2:3]),
    ):
        if not _same(_plain(trial, alone, centroids), where):
            raise Seen(
                f"a code depends on the {what} beside it", named=partial(_why, trial, "encode_wrong_mean")
            )


def rounding_breaks_nothing(trial):
    """Words as patches, far from 0 in float32: a squared distance of 0 may be rounded to less."""
    centroids = (FAR + 40 * trial.rng.normal(size=(30, 24))).astype(SINGLE)
    codes = numbers(trial.encoded(centroids[np.newaxis].copy(), centroids)[0])
    if codes.shape != (1, 30, 30):
        raise Seen("the answer has not the shape (N, P, K)", named=partial(_why, trial))
    text = "of words as patches, far from 0 in float32"
    if not np.isfinite(codes).all():
        raise Seen(
            f"{text}, some codes are inf or nan", named=partial(_why, trial, "encode_root_of_negative")
        )
    if not (codes >= 0).all():
        raise Seen(f"{text}, some codes are negative", named=partial(_why, trial))
    if not (codes[0].argmax(axis=1) == np.arange(30)).all() or not (codes[0].max(axis=1) > 0).all():
        lost = _why(trial) or ("encode_root_of_negative",)
        raise Seen(f"{text}, not every one has its largest code at its own word", *lost)


def leaves_arguments_alone(trial):
    _assert_follows(trial)
    planted = Planted(trial.rng)
    _, patches, centroids = trial.encoded(planted.patches.copy(), planted.centroids.copy())
    for name, before, after in (
        ("patches", planted.patches, patches),
        ("centroids", planted.centroids, centroids),
    ):
        if not np.array_equal(before, after):
            raise Seen(f"{name} is changed", "encode_changes_arguments")


def no_loop_over_patches(trial):
    _assert_follows(trial)
    few, many = (Planted(trial.rng, N=1, P=P, K=4, D=6) for P in (5, 45))
    one, other = (trial.steps(each.patches, each.centroids) for each in (few, many))
    if other - one > MORE_STEPS:
        said = f"40 patches more take {other - one} more lines of Python"
        raise Seen("the steps of Python grow with the number of patches", "encode_loop", numbers=said)


def no_huge_array(trial):
    """No array is as large as N * P * K * D: not for one picture, either."""
    _assert_follows(trial)
    N, P, K, D = MANY
    patches, centroids = _cloud(trial.rng, N, P, K, D)
    _plain(trial, patches, centroids)  # what a first call imports is not counted
    if trial.most_bytes(patches, centroids) >= np.dtype(SINGLE).itemsize * N * P * K * D:
        raise Seen("it holds a number for each patch, word and number in a patch at once", "encode_memory")


def _assert_follows(trial):
    """That codes follow patches and words at all: what holds of any numbers counts only then."""
    words_are_most_like_themselves(trial)


def _cloud(rng, N=2, P=9, K=16, D=12):
    """(patches, centroids) anywhere; no picture is like another, nor its centre 0."""
    patches = rng.normal(size=(N, P, D)) * (1 + np.arange(P)[:, np.newaxis] / P) + rng.normal(size=(N, 1, D))
    centroids = rng.normal(size=(K, D)) * rng.permutation(np.linspace(0.7, 1.8, K))[:, np.newaxis]
    return patches.astype(SINGLE), (centroids + 0.5).astype(SINGLE)


def _same(one, other):
    return np.max(np.abs(one - other)) <= NEARLY * max(np.max(np.abs(one)), np.max(np.abs(other)))


def _codes(trial, planted):
    return _shaped(trial, planted.patches, planted.centroids, lambda codes: named(planted, codes))


def _plain(trial, patches, centroids):
    return _shaped(trial, patches, centroids, lambda codes: _why(trial))


def _shaped(trial, patches, centroids, why):
    """(N, P, K) floats, finite.  Raises Seen with `why(codes)`."""
    codes = numbers(trial.encoded(patches.copy(), centroids.copy())[0])
    expected = (*patches.shape[:2], len(centroids))
    if codes.shape != expected:
        raise Seen("the answer has not the shape (N, P, K)", *why(codes), numbers=f"it is {codes.shape}")
    if not np.isfinite(codes).all():
        raise Seen("the answer holds inf or nan", *(why(codes) or ("encode_root_of_negative",)))
    return codes


def numbers(returned):
    assert_returned(returned)
    codes = np.asarray(returned)
    if codes.dtype.kind not in "biuf":
        raise Seen("the answer is no array of numbers")
    return codes.astype(float)


def _why(trial, *otherwise):
    """What explains the codes of patches whose distances are known; `otherwise`, where nothing does."""
    planted = Planted(trial.rng)
    try:
        return named(planted, numbers(trial.encoded(planted.patches, planted.centroids)[0])) or otherwise
    except Seen:
        return otherwise


def _first(planted, codes):
    """Of the patch whose codes are farthest off."""
    off = np.abs(codes - planted.codes).max(axis=2)
    at = np.unravel_index(off.argmax(), off.shape)
    said = ("distances", planted.z[at]), ("codes should be", planted.codes[at]), ("yours are", codes[at])
    return "; ".join(f"{what} {' '.join(f'{x:.4g}' for x in numbers)}" for what, numbers in said)
