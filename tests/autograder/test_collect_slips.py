"""What is no hand-in, or not the one that was meant: said, with what to do, and never another's."""

import json
import shutil

import pytest

from autograder.collecting.download import opened
from autograder.course.submission import Refused
from tests import home
from tests.downloads import CLASS, NAME, STUB, Place, lay, stub, work, zipped

NOTEBOOK = "1_losses.ipynb"
LEE = ("eve", "Lee", "Ann", "eve@example.edu", "1005"), ("flo", "Lee", "Bo", "flo@example.edu", "1006")


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "course")


def said(lines):
    return "\n".join(map(str, lines))


COPIES = {  # names in a zip: (names that are taken, what is said)
    ("1_losses (1).ipynb",): ([NOTEBOOK], f"1_losses (1).ipynb is taken for {NOTEBOOK}"),
    ("1_losses-2.ipynb",): ([NOTEBOOK], f"1_losses-2.ipynb is taken for {NOTEBOOK}"),
    (NOTEBOOK, "1_losses (1).ipynb"): (["1_losses (1).ipynb", NOTEBOOK], f"(1).ipynb: {NOTEBOOK} counts"),
    ("1_losses (1).ipynb", "1_losses (2).ipynb"): (
        ["1_losses (1).ipynb", "1_losses (2).ipynb"],
        f"none of them is taken for {NOTEBOOK}: rename one",
    ),
    ("notes-1.ipynb",): (["notes-1.ipynb"], ""),
}


@pytest.mark.parametrize("names, wanted", COPIES.items(), ids=str)
def test_a_numbered_copy_stands_for_a_notebook_that_is_not_there(place, names, wanted):
    files = {f"{NAME}/{name}": "{}" for name in names} | {f"{NAME}/{STUB}": stub("ada")}
    done = place.collect(lay(place.root.parent / "d", {"ada.zip": zipped(files)}))
    there = sorted(path.name for path in place.course.submitted(NAME, "ada").glob("*.ipynb"))
    assert (there, wanted[1] in said(done.notes)) == (wanted[0], True)
    assert bool(done.notes) == bool(wanted[1])


def test_the_whole_name_of_another_is_anothers(tmp_path):
    """Though both are called Lee; whose name it is, however it is written, still gets it."""
    place = Place(tmp_path / "course", rows=(*CLASS, *LEE))
    files = {"leebo_1005_21_a.zip": work("flo"), "bolee_1006_22_a.zip": work("flo")}
    done = place.collect(lay(tmp_path / "d", files))
    assert place.owners() == {"flo": "flo"} and "Canvas's user 1005" in said(done.left)
    same = Place(tmp_path / "same", rows=CLASS)  # two of the same name
    same.collect(
        lay(tmp_path / "e", {"weizhang_1003_23_a.zip": work("cy"), "weizhang_1004_24_a.zip": work("di")})
    )
    assert same.owners() == {"cy": "cy", "di": "di"}


def test_a_table_and_an_empty_zip_are_no_downloads(tmp_path):
    for name in ("worksheet.csv", "grades.xlsx"):
        lay(tmp_path, {name: "id,time\n"})
        with pytest.raises(
            Refused, match="is a table, and no download of hand-ins: Moodle's worksheet goes after"
        ):
            opened(tmp_path / name)
    with pytest.raises(Refused, match="holds no files: download it again"):
        opened(lay(tmp_path / "d", {}, as_zip=True))


@pytest.mark.parametrize("rows", (CLASS, ()), ids=("a roster", "none"))
def test_what_students_get_is_nobodys_hand_in(tmp_path, rows):
    place = Place(tmp_path / "course", rows=rows)
    given = {
        f"{NAME}/{NAME}/{STUB}": "",
        f"{NAME}/{NAME}/engine/requirements.txt": "",
        f"{NAME}/README.md": "",
    }
    done = place.collect(lay(tmp_path / NAME, given, as_zip=True))
    assert "looks like what `package` writes for students" in said(done.left) and not done.new
    shutil.rmtree(place.root / "submitted", ignore_errors=True)
    done = place.collect(lay(tmp_path / "own" / NAME, {f"{NAME}/{STUB}": stub("ada")}, as_zip=True))
    assert "give it, or the folder around it, its student's id" in said(done.left) and not done.new


def test_a_release_that_was_handed_in_as_it_is_is_said(place):
    """Saved again without a change, too; an answer, or a file that was learned, is a change."""
    cells = [{"source": "text"}, {"source": ["a\n", "b"]}]
    released = place.course.release(NAME)
    stubs = home.assignment(NAME).stubs
    lay(released, stubs | {NOTEBOOK: json.dumps({"cells": cells})})
    saved = json.dumps({"cells": [{"source": ["text"]}, {"source": "a\nb", "outputs": [1]}], "metadata": {}})
    answered = saved.replace("text", "answer")
    files = {f"ada/{STUB}": stubs[STUB], f"ada/{NOTEBOOK}": saved, "ada/submission.json": "{}"}
    files |= {f"bob/{STUB}": stubs[STUB], f"bob/{NOTEBOOK}": answered, "cy/softmax.py": "x = 1"}
    files |= {f"di/{STUB}": stubs[STUB], "di/best_svm.npz": "x"}
    done = place.collect(lay(place.root.parent / "d", files))
    assert [one.shown for one in done.notes if "nothing of it was changed" in one.why] == ["ada"]


def test_the_test_student_of_canvas_is_left_out_and_nothing_is_wrong(place):
    names = ("studenttest_1009_21_a.zip", "studenttest_LATE_1009_22_3_a.zip", "lovelaceada_1001_23_a.zip")
    done = place.collect(lay(place.root.parent / "d", {name: work("ada") for name in names}))
    assert not done.left and [*done.new] == ["ada"]
    assert said(done.notes).count("Canvas's user 1009: Canvas's test student, which is nobody: left out") == 1
