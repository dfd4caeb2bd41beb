"""Which mistakes explain what a student's normalize_patches makes of patches that were planted."""

import numpy as np

from .patch_misconception_contrast import USUAL, Planted, near


def _root(of):
    """A slip in what is divided by, as a function of the variance v, eps e and length D."""
    return lambda planted, e: (
        planted.deviation * planted.patterns / of(planted.deviation**2, e, planted.shape[2])
    )


def _one_less(of):
    return lambda v, e, D: of(v * D / (D - 1), e, D)


ROOTS = (  # id, what is divided by
    ("normalize_eps_outside", lambda v, e, D: np.sqrt(v) + e),
    ("normalize_eps_outside", lambda v, e, D: np.sqrt(v) + np.sqrt(e)),
    ("normalize_eps_squared", lambda v, e, D: np.sqrt(v + e * e)),
    ("normalize_without_eps", lambda v, e, D: np.sqrt(v)),
    ("normalize_without_eps", lambda v, e, D: np.sqrt(np.maximum(v, e))),
    ("normalize_without_eps", lambda v, e, D: np.maximum(np.sqrt(v), e)),
    ("normalize_without_root", lambda v, e, D: v + e),
    ("normalize_root_twice", lambda v, e, D: np.sqrt(np.sqrt(v) + e)),
)
SLIPS = (  # ids, (planted, eps) -> what the mistakes give
    ("normalize_only_centred", lambda planted, e: planted.deviation * planted.patterns),
    ("normalize_d_minus_one", _root(_one_less(lambda v, e, D: np.sqrt(v + e)))),
    ("normalize_by_length", _root(lambda v, e, D: np.sqrt(v * D + e))),
    ("normalize_by_length", _root(lambda v, e, D: np.sqrt(v * D) + e)),
    ("normalize_by_length", _root(lambda v, e, D: np.sqrt(v * D))),
    *((id, _root(of)) for id, of in ROOTS),
    *((f"{id} normalize_d_minus_one", _root(_one_less(of))) for id, of in ROOTS),
    ("normalize_not_centred", lambda planted, e: planted.patches / np.sqrt(planted.deviation**2 + e)),
    (
        "normalize_uncentred_variance",
        lambda planted, e: (
            planted.deviation * planted.patterns / np.sqrt(planted.mean**2 + planted.deviation**2 + e)
        ),
    ),
)


def names(asker):
    rng = np.random.default_rng(asker.rng.integers(2**32))
    planted = [Planted(rng), Planted(rng, (3, 2, 27)), Planted(rng, (1, 4, 12), (2, 6))]
    for explained in (of_dependence, of_slips, of_eps, of_change):
        if ids := explained(asker, planted):
            return ids.split()
    return ()


def of_slips(asker, planted, **settings):
    answers = [asker.tried(each.patches, **settings) for each in planted]
    for ids, slip in SLIPS:
        if all(
            same(numbers, slip(each, settings.get("eps", USUAL)))
            for numbers, each in zip(answers, planted, strict=True)
        ):
            return ids
    return ""


def of_eps(asker, planted):
    """Right where eps is the usual one, and nowhere else."""
    if found := of_slips(asker, planted, eps=90):
        return found
    plain, other = (asker.tried(planted[0].patches, **settings) for settings in ({}, {"eps": 90}))
    if plain is None or plain.shape != planted[0].shape or not same(other, plain):
        return ""
    squares = planted[0].deviation ** 2
    usual = near(np.mean(plain**2, axis=2, keepdims=True), squares / (squares + USUAL))
    return "normalize_eps_ignored" if usual else ""


def of_dependence(asker, planted):
    """Which numbers change when one is made brighter: those of other patches, or not even all of its own?"""
    patches = planted[1].patches
    before, brighter = asker.tried(patches), patches.copy()
    brighter[0, 0, 0] += 40
    after = asker.tried(brighter)
    if before is None or after is None or before.shape != patches.shape or after.shape != patches.shape:
        return ""
    changed = np.abs(after - before) > 1e-5 * np.abs(before).max()
    if changed[1:].any() or changed[:, 1:].any():
        return "normalize_across_patches"
    colours, pixels = changed[0, 0].reshape(-1, 3), changed[0, 0]
    if colours[:, 0].sum() > 1 and not colours[:, 1:].any():
        return "normalize_each_colour"
    return "normalize_each_pixel" if pixels[:3].any() and not pixels[3:].any() and pixels.sum() > 1 else ""


def of_change(asker, planted):
    return "normalize_patches_changed" if asker.changes(planted[0].patches) else ""


def same(actual, expected):
    return actual is not None and actual.shape == expected.shape and near(actual, expected)
