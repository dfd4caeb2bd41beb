"""bag_of_words is worth its points whatever its parts are, and nothing else is worth any."""

import pytest

from autograder.verify.judge import Judge
from autograder.verify.rows import Unusual
from tests import home

BROKEN = "def {}(*given, **settings):\n    raise ValueError\n"
SHARED = """
def encode(patches, centroids):
    return of_my_own(patches, centroids)

def of_my_own(patches, centroids):
    return np.maximum(20 - np.sqrt(squared_distances(patches, centroids)), 0)

def bag_of_words(images, dictionary):
    size = round((len(dictionary["mean"]) / 3) ** 0.5)
    white = normalize_patches(extract_patches(images, size)) - dictionary["mean"]
    codes = of_my_own(white @ dictionary["whitening"], dictionary["centroids"])
    return pool(codes, *(length - size + 1 for length in images.shape[1:3]))
"""
IDLE = """
import numpy as np

def extract_patches(images, size=6, stride=1):
    rows, cols = ((length - size) // stride + 1 for length in images.shape[1:3])
    return np.zeros((len(images), rows * cols, size * size * 3), np.float32)

def normalize_patches(patches, eps=10):
    return patches

def pool(codes, rows, cols):
    return np.zeros((len(codes), 4 * codes.shape[2]))

def bag_of_words(images, dictionary):
    return np.zeros((len(images), 4 * len(dictionary["centroids"])))
"""


@pytest.fixture(scope="module")
def judge():
    return Judge(home.assignment("image_features"))


def lost(judge, code):
    """The items that lose points where this stands at the end of the solution, and their scores."""
    (found,) = judge.trusted(Unusual("bag_of_words", "", code), [1], named=0)
    return {item: score for item, score in found.scores.items() if score < judge.points[item]}


@pytest.mark.parametrize("part", ["extract_patches", "normalize_patches", "encode", "pool"])
def test_a_part_that_breaks_costs_only_itself(judge, part):
    assert set(lost(judge, BROKEN.format(part))) == {part}


def test_what_a_part_and_the_bag_share_is_the_fault_of_the_part(judge):
    """The bag does not call encode, but what encode calls, and that is wrong."""
    assert "bag_of_words" not in lost(judge, SHARED)


def test_next_to_nothing_is_worth_nothing(judge):
    assert lost(judge, IDLE) == dict.fromkeys(
        ("extract_patches", "normalize_patches", "pool", "bag_of_words"), 0.0
    )
