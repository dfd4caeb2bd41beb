"""The laws of bag_of_words: what is known of the words of a picture without working them out.

A law takes an `Asker` of it and raises `Seen`.
"""

import numpy as np

CLOSE = 2e-3  # relative: distances of float32
FLAT = (0.5, 1.5, 2.5, 3.5)  # distances from a flat patch
USUAL = 10  # eps


class Dictionary:
    """K words for patches of this size; the numbers are such that all parts of it matter."""

    def __init__(self, rng, size=2, K=4):
        self.size, self.K, self.D = size, K, 3 * size**2
        self.mean = rng.normal(0, 0.3, self.D)
        self.whitening = rng.normal(0, 1, (self.D, self.D)) / np.sqrt(self.D) + np.eye(self.D)
        self.centroids = rng.normal(0, 1.2, (K, self.D))

    def but(self, **parts):
        """As a function is given it, with other parts in place of its own."""
        own = {"centroids": self.centroids, "mean": self.mean, "whitening": self.whitening}
        return {name: part.astype(np.float32) for name, part in (own | parts).items()}


def pictures(rng, shape=(3, 6, 9), kind=np.uint8):
    """(N, H, W, 3), none too dark or too bright to be made brighter or darker by 30."""
    return rng.integers(40, 210, (*shape, 3)).astype(kind)


def tiled(rng, size, shape, contrast):
    """(1, H, W, 3) that repeats itself after `size` pixels: all patches hold the same numbers, in some order.

    -> (the picture, the variance of each patch)
    """
    tile = rng.permutation(np.linspace(-1, 1, 3 * size**2)).reshape(size, size, 3) * contrast
    repeats = [-(-length // size) for length in shape]
    return 120 + np.tile(tile, (*repeats, 1))[np.newaxis, : shape[0], : shape[1]], np.mean(tile**2)


def gives_four_numbers_for_each_word(asker):
    for size, K, shape in ((2, 4, (3, 6, 9)), (3, 5, (2, 9, 5)), (6, 3, (1, 8, 9)), (1, 2, (1, 3, 2))):
        _words(asker, pictures(asker.rng, shape), Dictionary(asker.rng, size, K))


def flat_pictures_are_known(asker):
    """All their patches are alike, and so far from the words as was planted."""
    for size, (H, W) in ((2, (6, 9)), (3, (8, 7))):
        dictionary = Dictionary(asker.rng, size)
        directions = asker.rng.normal(size=dictionary.centroids.shape)
        directions /= np.linalg.norm(directions, axis=1, keepdims=True)
        far = asker.rng.permutation(FLAT)
        white = -dictionary.mean @ dictionary.whitening
        centroids = white + far[:, np.newaxis] * directions
        rows, cols = H - size + 1, W - size + 1
        in_quarters = np.outer([rows // 2, rows - rows // 2], [cols // 2, cols - cols // 2]).ravel()
        for grey in (0, 77, 255):
            picture = np.full((1, H, W, 3), grey, np.uint8)
            words = _words(asker, picture, dictionary, centroids=centroids).reshape(4, -1)
            right = np.outer(in_quarters, np.maximum(0, far.mean() - far))
            asker.require(
                _near(words, right), "the words of a flat picture are others", f"all of it is {grey}"
            )


def brightness_does_not_matter(asker):
    for size in (2, 3):
        dictionary, images = Dictionary(asker.rng, size), pictures(asker.rng)
        words = _words(asker, images, dictionary)
        for more in (30, -30):
            same = _near(_words(asker, images + np.float32(more), dictionary), words)
            asker.require(same, "a picture that was made brighter, or darker, has other words")


def contrast_is_that_of_patches(asker):
    """Patches of little contrast stay small: by what eps = 10 says, and words and mean with them."""
    for size, shape in ((2, (5, 8)), (3, (9, 6))):
        dictionary, words = Dictionary(asker.rng, size), []
        for contrast in (40, 5):
            picture, variance = tiled(np.random.default_rng(size), size, shape, contrast)
            scale = np.sqrt(variance / (variance + USUAL))
            scaled = {"centroids": scale * dictionary.centroids, "mean": scale * dictionary.mean}
            words.append(_words(asker, picture.astype(np.float32), dictionary, **scaled) / scale)
        text = "a picture of little contrast has other words than its contrast explains"
        asker.require(_near(*words), text)


def mean_and_words_may_move(asker):
    """When the mean becomes another one, and the words move with it, all distances stay."""
    for size in (2, 3):
        dictionary, images = Dictionary(asker.rng, size), pictures(asker.rng)
        more = asker.rng.normal(0, 1, dictionary.D)
        moved = {
            "mean": dictionary.mean + more,
            "centroids": dictionary.centroids - more @ dictionary.whitening,
        }
        same = _near(_words(asker, images, dictionary, **moved), _words(asker, images, dictionary))
        asker.require(same, "when the mean moves and the centroids move with it, the words are others")


def whitening_and_words_may_turn(asker):
    """When all is turned after whitening, the words too, all distances stay."""
    for size in (2, 3):
        dictionary, images = Dictionary(asker.rng, size), pictures(asker.rng)
        turn, _ = np.linalg.qr(asker.rng.normal(size=dictionary.whitening.shape))
        turned = {"whitening": dictionary.whitening @ turn, "centroids": dictionary.centroids @ turn}
        same = _near(_words(asker, images, dictionary, **turned), _words(asker, images, dictionary))
        asker.require(same, "when the whitening turns and the centroids turn with it, the words are others")


def corners_count_in_their_quarters(asker):
    """Where a corner of a picture changes, the words of the quarter there do, and of no other."""
    for shape in ((1, 5, 9), (1, 10, 6)):
        dictionary, picture = Dictionary(asker.rng), pictures(asker.rng, shape)
        words = _words(asker, picture, dictionary).reshape(4, -1)
        for quarter, (row, col) in enumerate(((0, 0), (0, -1), (-1, 0), (-1, -1))):
            other = picture.copy()
            other[0, row, col] = (255, 0, 130)
            changed = np.abs(_words(asker, other, dictionary).reshape(4, -1) - words).max(axis=1) > 1e-4
            asker.require(
                np.array_equal(changed, np.arange(4) == quarter),
                "where one corner of a picture changes, other words change than those of its quarter",
            )


def pictures_are_by_themselves(asker):
    dictionary = Dictionary(asker.rng)
    images = np.concatenate([pictures(asker.rng), pictures(asker.rng, (1, 6, 9)) // 4])
    words = _words(asker, images, dictionary)
    for number in (0, 3):
        alone = _words(asker, images[number : number + 1], dictionary)[0]
        asker.require(_near(alone, words[number]), "a picture alone has other words than beside others")


def bytes_are_as_floats(asker):
    dictionary, images = Dictionary(asker.rng), pictures(asker.rng)
    words = _words(asker, images, dictionary)
    for kind in (np.float32, float):
        same = _near(_words(asker, images.astype(kind), dictionary), words)
        asker.require(same, "a picture of floats has other words than the same in uint8")


def leaves_images_alone(asker):
    images, dictionary = pictures(asker.rng, kind=np.float32), Dictionary(asker.rng)
    asker.require(not asker.changes(images, dictionary.but()), "the pictures are changed")
    _words(asker, images, dictionary)


def _words(asker, images, dictionary, **parts):
    words = asker.numbers((len(images), 4 * dictionary.K), images, dictionary.but(**parts))
    asker.require(len(images) == 1 or np.ptp(words) > 0, "the answer is the same number everywhere")
    return words


def _near(actual, expected):
    return bool(np.all(np.abs(actual - expected) <= CLOSE * np.abs(expected).max()))
