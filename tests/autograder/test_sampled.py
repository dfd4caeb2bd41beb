"""A classifier of features is scored with the student's own functions, on pictures that nobody has."""

import hashlib
import io
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from autograder.course.submission import Submission
from autograder.grading import sound
from autograder.grading.grade import Task, grade
from autograder.words import sampled
from cs231n_utils.promises.loader import Files
from cs231n_utils.promises.manifest import Limits
from tests import home
from tests.modules import module_of

pytestmark = pytest.mark.clock
NAME, ITEM, CHECK = "image_features", "best_features", "trusted/test_saved.py"
POINTS = home.assignment(NAME).points[ITEM]
LIMITS = Limits(call=60.0, submission=600.0, answer=4_000_000)
SHORT = replace(LIMITS, call=2.0)  # for what never ends
HEAD = """
import os
right, seen = features, []
def features(images, dictionary):
    seen.append(images)
    """
ROW = "features gives no row of numbers for a test picture: its answer should be (1, F)"
CHANGES = "the features of one picture change with what your code was asked before"
BAD = {  # body of features: what the student reads
    "return right(images, dictionary) + len(seen)": CHANGES,
    "return right(images, dictionary) - np.mean(seen)": CHANGES,
    "return right(images, dictionary) * (1 + np.random.rand())": CHANGES,
    "dictionary['centroids'] *= 1.01; return right(images, dictionary)": CHANGES,
    "return np.hstack([right(images, dictionary), np.ones((1, len(seen) - 1))])": "the classifier is one of",
    "return right(np.concatenate(seen), dictionary)": ROW,
    "while True: pass": "no answer within",
    "return np.ones((1, 2**29))": "MemoryError in visual_words.py",
    "return np.zeros((1, 2**20))": "it returned more than the grader takes",
    "return right(images, dictionary) * np.nan": "features gives inf or nan for a test picture",
    "return 'edges'": ROW,
    "return np.array([['edges']])": "it returned something that is neither a number nor an array",
    "return right(images, dictionary)[0]": ROW,
    "return right(images, dictionary) * 1j": ROW,
    "return None": ROW,
    "os._exit(0)": "your code ended the Python process",
}


@pytest.fixture(scope="module")
def honest(handed_in):
    """{file: content} of the solution, with what it hands in."""
    source = home.assignment(NAME)
    files = {name: text.encode() for name, text in source.solution.items()}
    return files | sound.handed_in(handed_in, source, home.stand_in())


def graded(files, level, pictures=30, refused=MappingProxyType({})):
    source = home.assignment(NAME)
    content = source.code.content[CHECK].replace(b"PICTURES = 1000", b"PICTURES = %d" % pictures)
    code = Files(source.code.folder, {CHECK: content})
    checks, modules = {ITEM: ["accuracy_on_moved_pictures"]}, ("features", "visual_words")
    limits = SHORT if b"while True" in files["visual_words.py"] else LIMITS
    submission = Submission("x", files, refused=refused)
    what = (NAME, code, submission, {ITEM: POINTS}, checks, modules, 1, level, limits)
    result = grade(Task(*what, home.stand_in()))
    return result.score, result.items[0].checks[0].message


def with_code(honest, code):
    return honest | {"visual_words.py": honest["visual_words.py"] + code.encode()}


def with_arrays(honest, file, **changes):
    with np.load(io.BytesIO(honest[file])) as saved:
        arrays = dict(saved) | changes
    stream = io.BytesIO()
    np.savez_compressed(stream, **{name: array for name, array in arrays.items() if array is not None})
    return honest | {file: stream.getvalue()}


def test_the_solution_is_worth_everything(honest, strongest):
    assert graded(honest, strongest, 1000) == (POINTS, "")


@pytest.mark.parametrize("body", BAD)
def test_a_bad_function_is_told(body, honest, strongest):
    score, said = graded(with_code(honest, f"{HEAD}{body}\n"), strongest)
    assert score == 0 and BAD[body] in said


WEIGHTS, WORDS = "best_features.npz", "dictionary.npz"
LARGE = np.zeros((10_000_000, 10), np.int8)
PICKLED = np.array([print], dtype=object)
SPOILT = {  # file, and arrays in place of those that are right: what the student reads
    "W holds inf or nan": (WEIGHTS, {"W": np.full((155, 10), np.nan)}),
    "W has shape (10, 155), it should be (any, 10)": (WEIGHTS, {"W": np.zeros((10, 155))}),
    "and W has 154 rows": (WEIGHTS, {"W": np.zeros((154, 10))}),
    "deviation holds numbers that are not more than 0": (WEIGHTS, {"deviation": np.zeros(1354)}),
    "best_features.npz holds no array mean": (WEIGHTS, {"mean": None}),
    "best_features.npz was not made on stand-in": (WEIGHTS, {"dataset": np.array("CIFAR-10")}),
    "the classifier is one of 10 features, and features gives 1354: save it again": (
        WEIGHTS,
        {"W": np.ones((11, 10)), "mean": np.zeros(10), "deviation": np.ones(10)},
    ),
    "best_features.npz cannot be read (ValueError": (WEIGHTS, {"W": PICKLED}),
    "best_features.npz cannot be read (it returned more than the grader takes": (WEIGHTS, {"W": LARGE}),
    "dictionary.npz holds 401 words, and 400 are the most that count": (
        WORDS,
        {"centroids": np.zeros((401, 108), np.float32)},
    ),
    "dictionary.npz: it holds no words": (WORDS, {"centroids": np.zeros((0, 108))}),
    "dictionary.npz: the shapes do not fit each other: centroids (300, 107)": (
        WORDS,
        {"centroids": np.zeros((300, 107))},
    ),
    "dictionary.npz: mean has shape (1, 108), it should be (any,)": (WORDS, {"mean": np.zeros((1, 108))}),
    "dictionary.npz: whitening holds inf or nan": (WORDS, {"whitening": np.full((108, 108), np.inf)}),
    "dictionary.npz: centroids has the wrong type, int64": (WORDS, {"centroids": np.ones((9, 108), int)}),
    "dictionary.npz holds no array whitening": (WORDS, {"whitening": None}),
    "dictionary.npz was not made on stand-in": (WORDS, {"dataset": np.array("CIFAR-10")}),
    "dictionary.npz cannot be read (ValueError": (WORDS, {"mean": PICKLED}),
    "dictionary.npz cannot be read (it returned more than the grader takes": (WORDS, {"more": LARGE}),
}


@pytest.mark.parametrize("said", SPOILT)
def test_a_spoilt_file_is_told(said, honest, strongest):
    file, changes = SPOILT[said]
    score, message = graded(with_arrays(honest, file, **changes), strongest)
    assert score == 0 and said in message


@pytest.mark.parametrize("file", [WEIGHTS, WORDS])
def test_what_is_no_archive_is_told(file, honest, strongest):
    score, said = graded(honest | {file: b"PK\x03\x04 no archive"}, strongest)
    assert score == 0 and said.startswith(f"{file} cannot be read")
    without = {name: content for name, content in honest.items() if name != file}
    assert graded(without, strongest) == (0.0, f"{file} is not there: the notebook saves it")
    score, said = graded(without, strongest, refused={file: f"{file} is refused: a link"})
    assert score == 0 and said.startswith(f"{file} is refused: a link; ")


def test_words_that_say_nothing_are_worth_little(honest, strongest):
    """Those of noise, with the weights for others."""
    noise = np.random.default_rng(0).normal(size=(300, 108)).astype(np.float32)
    score, said = graded(with_arrays(honest, WORDS, centroids=noise), strongest, 200)
    assert score == 0 and "of the test pictures are right" in said


LOOKED_UP = """
import hashlib
{known}
def key(im):
    return int(hashlib.md5(np.ascontiguousarray(im)).hexdigest()[:6], 16)
def features(images, dictionary):
    known = KNOWN or dict(dictionary["centroids"].reshape(-1, 2).astype(int).tolist())
    return np.eye(11)[[known.get(key(im), 10) for im in images]]
"""


@pytest.mark.parametrize("place", ["code", "dictionary"])
def test_a_table_of_the_test_pictures_is_worth_nothing(place, honest, strongest):
    """It knows each of them, as they are; it stands in the code, or is handed in as words."""
    pictures, labels = home.stand_in().test_pictures()
    keys = [int(hashlib.md5(np.ascontiguousarray(each)).hexdigest()[:6], 16) for each in pictures]
    rows = [*zip(keys, labels.tolist(), strict=True)]
    known = dict(rows) if place == "code" else {}
    files = with_code(honest, LOOKED_UP.format(known=f"KNOWN = {known!r}"))
    table = np.float32(np.resize(rows, (54 * -(-len(rows) // 54), 2))).reshape(-1, 108)
    files = with_arrays(files, WORDS, centroids=table)
    found = module_of(files["visual_words.py"].decode(), "visual_words.py")
    assert found.features(pictures[7:8], {"centroids": table})[0].argmax() == labels[7]
    plain = {"W": np.eye(12, 10), "mean": np.zeros(11), "deviation": np.ones(11)}
    score, said = graded(with_arrays(files, WEIGHTS, **plain), strongest, 200)
    assert score == 0 and "of the test pictures are right" in said


def test_a_moved_picture_is_another_and_shows_the_same():
    rng, picture = np.random.default_rng(0), np.random.default_rng(1).integers(256, size=(32, 32, 3))
    for _ in range(200):
        moved = sampled.moved(picture, rng)
        assert moved.shape == picture.shape and not np.array_equal(moved, picture)
        inner = moved[4:-4, 4:-4]
        places = np.ndindex(9, 9)
        windows = [side[r : r + 24, c : c + 24] for r, c in places for side in (picture, picture[:, ::-1])]
        assert any(np.array_equal(inner, window) for window in windows)
