"""What grades bag_of_words, with parts that are right in place of the student's own, or with these."""

import numpy as np
import pytest

from autograder.sandbox.student import Unusable
from autograder.words.lent import lend
from autograder.words.vocabulary import Failed, item

from ..public import bag_misconception_laws as laws
from ..public import bag_misconception_named
from . import patch_reference as reference
from .patch_checks import Asked

BAG = "bag_of_words"
CLOSE = 2e-3  # relative: distances of float32
MOST = 500_000  # numbers that a part of ours answers with
ASKED = (  # size, K, (N, H, W), dtype
    (2, 4, (3, 6, 9), np.uint8),
    (3, 5, (2, 9, 5), np.float32),
    (6, 6, (2, 9, 10), np.uint8),
    (2, 7, (1, 4, 3), float),
)


def lent_patches(images, size=6, stride=1):
    rows, cols = ((length - size) // stride + 1 for length in images.shape[1:3])
    if len(images) * rows * cols * 3 * size**2 > MOST:
        raise MemoryError
    return reference.extract_patches(images, size, stride).astype(np.float32)


def lent_codes(patches, centroids):
    if patches[..., 0].size * len(centroids) > MOST:
        raise MemoryError
    return reference.encode(patches, centroids).astype(np.float32)


LENT = {
    "extract_patches": lent_patches,
    "normalize_patches": lambda patches, eps=10: reference.normalize_patches(patches, eps).astype(np.float32),
    "encode": lent_codes,
    "pool": lambda codes, rows, cols: reference.pool(codes, rows, cols).astype(np.float32),
}


class Bag(Asked):
    """The student's bag_of_words, whose mistakes are looked for with right parts."""

    def __init__(self, student, draw, kept):
        super().__init__(BAG, bag_misconception_named.names, student, draw, kept)

    @property
    def names(self):
        with lend(self.student, **LENT):
            return super().names

    def keeps_with_right_parts(self, *those):
        with lend(self.student, **LENT):
            self.keeps(*those)


@pytest.fixture
def bag(student, draw, kept):
    return Bag(student, draw, kept)


@item(BAG, share=2)
def test_bag_words(bag):
    """Right is what right parts give one after the other, and, with a student's own, what these give."""
    try:
        bag.keeps_with_right_parts(is_as_right_parts)
    except Failed as failed:
        if not is_as_own_parts(bag):
            raise failed from None


@item(BAG, share=1)
def test_bag_pictures(bag):
    """The words of a picture do not depend on those beside it, and the pictures are not changed."""
    bag.keeps_with_right_parts(laws.pictures_are_by_themselves, laws.leaves_images_alone)


def is_as_right_parts(bag):
    for dictionary, images, words in asked(bag):
        bag.require(close(words, reference.words(images, dictionary)), "the words of a picture are others")


def is_as_own_parts(bag):
    """For a picture at a time, or for all of them at once; where they give something at all."""
    parts = [getattr(bag.student, name) for name in LENT]
    try:
        return all(
            np.ptp(words) > 0
            and (
                close(
                    words,
                    np.concatenate([reference.words(im, dictionary, parts) for im in images[:, np.newaxis]]),
                )
                or close(words, reference.words(images, dictionary, parts))
            )
            for dictionary, images, words in asked(bag)
        )
    except Unusable:
        raise
    except Exception:  # parts of the student's may give anything
        return False


def asked(bag):
    """(dictionary, pictures, their words)"""
    for size, K, shape, kind in ASKED:
        dictionary, images = laws.Dictionary(bag.rng, size, K).but(), laws.pictures(bag.rng, shape, kind)
        images[0] = 100 + images[0] / 16  # where eps matters, and what is cut off from floats
        yield dictionary, images, bag.numbers((shape[0], 4 * K), images, dictionary)


def close(actual, expected):
    return actual.shape == expected.shape and bool(
        np.all(np.abs(actual - expected) <= CLOSE * np.abs(expected).max())
    )
