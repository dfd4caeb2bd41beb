"""The laws of extract_patches, on pictures whose every number says where it stands.

A law takes an `Asker` of it and raises `Seen`.
"""

import numpy as np

from cs231n_utils.promises.seen import assert_returned

from .patch_misconception_asker import in_words

DIGITS = 1e-5  # relative: what float32 keeps
STEPS = (  # along each axis of (N, rows, cols, size, size, 3): what is next, and (picture, row, col, colour)
    ("the next picture", lambda stride: (1, 0, 0, 0)),
    ("the patch below", lambda stride: (0, stride, 0, 0)),
    ("the patch to the right", lambda stride: (0, 0, stride, 0)),
    ("in a patch, the pixel below", lambda stride: (0, 1, 0, 0)),
    ("in a patch, the pixel to the right", lambda stride: (0, 0, 1, 0)),
    ("the next colour of a pixel", lambda stride: (0, 0, 0, 1)),
)


class Places:
    """Pictures (N, H, W, 3) in which no number stands twice."""

    def __init__(self, rng, shape=(2, 7, 9), size=3, stride=1, kind=np.float32):
        self.size, self.stride, self.shape = size, stride, (*shape, 3)
        count = int(np.prod(self.shape))
        numbers = np.arange(count) if kind == np.uint8 else 1.3 + 250 * np.arange(count) / count
        self.images = rng.permutation(numbers).reshape(self.shape).astype(kind)
        self.order = np.argsort(self.images, axis=None)

    @property
    def settings(self):
        return {"size": self.size, "stride": self.stride}

    @property
    def grid(self):
        """(rows, cols) of patches"""
        return tuple((length - self.size) // self.stride + 1 for length in self.shape[1:3])

    @property
    def whole(self):
        """(N, P, D)"""
        return self.shape[0], self.grid[0] * self.grid[1], 3 * self.size**2

    def found(self, numbers):
        """(…, 4) where each stands: picture, row, column, colour; None if one of them stands nowhere."""
        known = self.images.ravel()[self.order].astype(float)
        after = np.clip(np.searchsorted(known, numbers), 1, len(known) - 1)
        nearest = np.where(numbers - known[after - 1] < known[after] - numbers, after - 1, after)
        if not np.all(np.abs(known[nearest] - numbers) <= DIGITS * 255):
            return None
        return np.stack(np.unravel_index(self.order[nearest], self.shape), axis=-1)


def some(rng):
    """As different as pictures and settings may be."""
    yield Places(rng)
    yield Places(rng, (2, 9, 8), 2, 2)
    yield Places(rng, (1, 8, 7), 6, 1)
    yield Places(rng, (3, 5, 4), 2, 1, np.uint8)
    yield Places(rng, (2, 11, 9), 3, 3, float)
    yield Places(rng, (2, 4, 4), 4, 2)
    yield Places(rng, (1, 6, 7), 1, 1)


def gives_a_row_for_each_patch(asker):
    """(N, P, D)"""
    for places in some(asker.rng):
        numbers = asker.numbers(places.whole, places.images, **places.settings)
        asker.require(np.ptp(numbers) > 0, "the answer is the same number everywhere")


def gives_floats(asker):
    """So that what comes next does not wrap around at 255, and with all their digits."""
    for kind in (np.uint8, np.float32):
        places = Places(asker.rng, (1, 5, 6), kind=kind)
        returned = asker.ask(places.images, **places.settings)
        assert_returned(returned)
        asker.numbers(places.whole, places.images, **places.settings)
        asker.require(
            np.asarray(returned).dtype.kind == "f", "the patches are no floats", in_words(places.images)
        )


def takes_numbers_as_they_are(asker):
    """Every number of a patch is one of the picture, be it dark or bright, from 0 to 1 or whole."""
    for places in (*some(asker.rng), Places(asker.rng, (1, 5, 6), kind=float)):
        for scale in (1, 1 / 256) if places.images.dtype.kind == "f" else (1,):
            images = (scale * places.images).astype(places.images.dtype)
            numbers = asker.numbers(places.whole, images, **places.settings)
            text = "a patch holds a number that is none of the picture"
            asker.require(
                places.found(numbers / scale) is not None, text, f"for {in_words(images, **places.settings)}"
            )


def begins_in_the_corner(asker):
    for places in some(asker.rng):
        first = _found(asker, places)[0, 0, 0]
        asker.require(not first.any(), "the first number is not red in the upper left corner")


def patches_stand_as_one_reads(asker):
    for axis in (0, 1, 2):
        _goes_on(asker, axis)


def pixels_stand_as_one_reads(asker):
    for axis in (3, 4, 5):
        _goes_on(asker, axis)


def leaves_images_alone(asker):
    for kind in (np.uint8, np.float32):
        places = Places(asker.rng, (1, 5, 6), kind=kind)
        text = "the pictures are changed"
        asker.require(not asker.changes(places.images, **places.settings), text)


def uses_what_the_docstring_says(asker):
    """size=6 and stride=1 where nothing is said, and both by position."""
    places = Places(asker.rng, (1, 7, 8), 6)
    plain, said = asker.numbers(places.whole, places.images), asker.numbers(places.whole, places.images, 6, 1)
    asker.require(
        np.array_equal(plain, said), "without size and stride, the patches are not those of 6 and 1"
    )


def _found(asker, places):
    numbers = asker.numbers(places.whole, places.images, **places.settings)
    found = places.found(numbers)
    asker.require(found is not None, "a patch holds a number that is none of the picture")
    return found


def _goes_on(asker, axis):
    what, step = STEPS[axis]
    for places in some(asker.rng):
        N, size = places.shape[0], places.size
        laid_out = _found(asker, places).reshape(N, *places.grid, size, size, 3, 4)
        kept = np.all(np.diff(laid_out, axis=axis) == step(places.stride))
        numbers = in_words(places.images, **places.settings)
        asker.require(kept, f"{what} is another one than it should be", numbers)
