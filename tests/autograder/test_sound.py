"""The trusted checks hold for the solution, and for what it hands in."""

import shutil

import pytest

from autograder.course.assignment import Assignment
from autograder.grading import sound
from autograder.grading.checks import ChecksBroken
from tests import home

FILES = ("best_svm.npz", "best_softmax.npz")
NOT_TRAINED = """
import numpy as np
for name in {files}:
    np.savez(name, W=np.zeros((3073, 10)), mean_image=np.zeros(3072), dataset="stand-in")
"""


@pytest.fixture
def own(assignment, tmp_path, stand_in_dir):
    """(a course, a copy of the assignment whose `variants/hand_in.py` a test writes, the data set)"""
    ignored = shutil.ignore_patterns("variants", "__pycache__")
    folder = shutil.copytree(assignment.source, tmp_path / assignment.name, ignore=ignored)
    (folder / "variants").mkdir()
    return home.course(tmp_path), Assignment(assignment.name, folder), home.stand_in()


def write(assignment, text):
    (assignment.source / "variants" / sound.SCRIPT).write_text(text)


def test_a_solution_that_hands_in_something_bad_is_told(own, strongest):
    course, assignment, pictures = own
    write(assignment, NOT_TRAINED.format(files=FILES))
    with pytest.raises(ChecksBroken, match="the solution itself fails the check accuracy_on_the_test_set"):
        sound.require_sound(course, assignment, strongest, pictures)


def test_it_is_made_once_for_each_solution_and_data_set(own, caplog):
    course, assignment, pictures = own
    count = course.root / "count"
    write(assignment, NOT_TRAINED.format(files=FILES) + f"open({str(count)!r}, 'a').write('x')\n")
    for _ in range(2):
        assert sorted(sound.handed_in(course, assignment, pictures)) == sorted(FILES)
    assert count.read_text() == "x"
    assert (
        caplog.text.count("what the solution of linear_classifiers hands in is made now, once: that may") == 1
    )
    stub = assignment.source / "tuning.py"
    stub.write_text(stub.read_text().replace("### END SOLUTION", "# another\n    ### END SOLUTION"))
    sound.handed_in(course, Assignment(assignment.name, assignment.source), pictures)
    assert count.read_text() == "xx"


@pytest.mark.parametrize("script, says", {"1 / 0": "ZeroDivisionError", "": "did not make all files"}.items())
def test_a_script_that_does_not_work_is_named(own, script, says):
    course, assignment, pictures = own
    write(assignment, script)
    with pytest.raises(ChecksBroken, match=rf"hand_in.py does not work with the solution: [\s\S]*{says}"):
        sound.handed_in(course, assignment, pictures)
    assert list((course.root / sound.KEPT).iterdir()) == []


def test_without_a_script_nothing_is_handed_in(own):
    course, assignment, pictures = own
    assert sound.handed_in(course, assignment, pictures) == {}
