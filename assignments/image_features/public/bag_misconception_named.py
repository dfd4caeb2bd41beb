"""Which mistakes explain the words that a student's bag_of_words gives: what they follow, and what not."""

import numpy as np

from .bag_misconception_laws import Dictionary, pictures, tiled

CLOSE = 1e-3
OTHER_EPS = (0, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 100)


class Probe:
    """One dictionary, a few pictures, and the words that come back when one of both is changed."""

    def __init__(self, asker):
        self.asker, self.rng = asker, np.random.default_rng(asker.rng.integers(2**32))
        self.dictionary, self.images = Dictionary(self.rng, 3), pictures(self.rng, (3, 9, 9))
        self.words = self.of()
        self.more = self.rng.normal(size=self.dictionary.D)
        self.turn, _ = np.linalg.qr(self.rng.normal(size=self.dictionary.whitening.shape))

    def of(self, images=None, **parts):
        return self.asker.tried(self.images if images is None else images, self.dictionary.but(**parts))

    def stays(self, images=None, **parts):
        return alike(self.of(images, **parts), self.words)

    def stands(self, shape, size, K=4):
        """Whether something of the right shape comes back for a picture; its corners count where they are."""
        picture, dictionary = pictures(self.rng, (1, *shape)), Dictionary(self.rng, size, K).but()
        words = self.asker.tried(picture, dictionary)
        if words is None or words.shape != (1, 4 * K):
            return False
        for quarter, corner in ((1, (0, 0, -1)), (2, (0, -1, 0))):
            other = picture.copy()
            other[corner] = 255 - other[corner]
            changed = np.any(self.asker.tried(other, dictionary) != words, axis=0).reshape(4, K).any(axis=1)
            if np.delete(changed, quarter).any():
                return False
        return True


def names(asker):
    probe = Probe(asker)
    for explained in (of_form, of_grid, of_brightness, of_dictionary, of_contrast, of_change):
        if ids := explained(probe):
            return ids.split()
    return ()


def of_form(probe):
    if probe.words is None:
        return ""
    K = probe.dictionary.K
    if probe.words.shape == (3, K):
        return "bag_not_in_quarters"
    if probe.words.ndim != 2 and probe.words.size == 3 * 4 * K:
        return "bag_not_flat"
    if len(probe.words) == 1 or not np.ptp(probe.words, axis=0).any():
        return "bag_one_picture"
    alone = [probe.of(probe.images[n : n + 1]) for n in range(3)]
    return "" if all(map(alike, alone, probe.words[:, np.newaxis])) else "bag_of_the_batch"


def of_grid(probe):
    square, usual = probe.stands((9, 9), 3), probe.stands((9, 9), 6) or probe.stands((32, 32), 6)
    if usual and not square:
        return "bag_size_hard_wired"
    if (square or usual) and not (probe.stands((9, 6), 3) and probe.stands((6, 9), 3)):
        return "bag_rows_and_cols"
    return ""


def of_dictionary(probe):
    """What else would have to change, for the words to stay?"""
    own, more, turn = probe.dictionary, probe.more, probe.turn
    mean, centroids, whitening = own.mean + more, own.centroids, own.whitening
    left_out = {"mean": {"mean": mean}, "whitening": {"whitening": whitening + 0.3 * turn}}
    ids = [f"bag_{name}_left_out" for name, parts in left_out.items() if probe.stays(**parts)]
    if "bag_whitening_left_out" not in ids and probe.stays(whitening=whitening @ turn):
        return "bag_centroids_whitened"
    if ids:
        return " ".join(ids)
    if probe.stays(mean=own.mean + 3):
        return "bag_normalised_too_late"
    if probe.stays(whitening=turn.T @ whitening, centroids=centroids @ turn):
        return "bag_whitening_transposed"
    if probe.stays(mean=mean, centroids=centroids - more):
        return "bag_mean_after_whitening"
    turned_back = {"mean": mean, "centroids": centroids + more @ whitening}
    return "bag_mean_added" if probe.stays(**turned_back) else ""


def of_brightness(probe):
    if probe.words is None or probe.stays(probe.images + np.float32(30)):
        return ""
    own = probe.dictionary
    half = probe.of(probe.images / np.float32(2), mean=own.mean / 2, centroids=own.centroids / 2)
    return "bag_not_normalised" if alike(half, probe.words / 2) else "bag_normalised_too_late"


def of_contrast(probe):
    """For which eps would the words be explained?"""
    seed, own = probe.rng.integers(2**32), probe.dictionary
    twice = probe.of(whitening=2 * own.whitening, centroids=2 * own.centroids)
    if probe.words is None or not alike(twice, 2 * probe.words):
        return ""
    for eps in OTHER_EPS:
        words = []
        for contrast in (40, 5):
            picture, variance = tiled(np.random.default_rng(seed), own.size, (9, 9), contrast)
            scale = np.sqrt(variance / (variance + eps))
            parts = {"mean": scale * own.mean, "centroids": scale * own.centroids}
            found = probe.of(picture.astype(np.float32), **parts)
            words.append(None if found is None else found / scale)
        if words[0] is not None and alike(*words):
            return "bag_other_eps"
    return ""


def of_change(probe):
    changed = probe.asker.changes(probe.images.astype(np.float32), probe.dictionary.but())
    return "bag_images_changed" if changed else ""


def alike(actual, expected):
    if actual is None or expected is None or actual.shape != expected.shape or not np.any(expected):
        return False
    return bool(np.all(np.abs(actual - expected) <= CLOSE * np.abs(expected).max()))
