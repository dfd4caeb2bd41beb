"""What goes to a student, and what commands say, holds nobody else's id, name, address or bytes."""

import shutil
import sqlite3

import pytest

from autograder import commandline
from autograder.course.gradebook import opened
from autograder.course.lookup import course_in, settings
from autograder.report.export import SafeCsvExport
from autograder.term.roster import Person, Roster
from autograder.verify.samples import SAMPLES
from tests.conftest import NAME

PERSONS = {
    id: Person(id, f"Quux{place}", f"Zora{place}", f"zora{place}@quux.edu")
    for place, id in enumerate(sorted(SAMPLES))
}


def mark(id):
    """What only this student has written."""
    return f"written-by-{PERSONS[id].email}"


@pytest.fixture(scope="module")
def told(graded_course, tmp_path_factory):
    """A course that knows everybody's name."""
    course = course_in(shutil.copytree(graded_course.root, tmp_path_factory.mktemp("told") / "course"))
    Roster(PERSONS).write(course)
    with sqlite3.connect(course.root / "gradebook.db") as db:
        for person in PERSONS.values():
            names = person.first_name, person.last_name, person.email, person.id
            db.execute("update student set first_name = ?, last_name = ?, email = ? where id = ?", names)
    for id in PERSONS:
        for path in course.autograded(NAME, id).glob("*.py"):
            path.chmod(0o644)
            path.write_text(f"{path.read_text()}\n# {mark(id)}\n")
    return course


@pytest.fixture(scope="module")
def graded(told):
    """The same, with the pages that belong to that."""
    assert commandline.main(["grade", NAME, "--course", str(told.root)]) == 0
    return told


def words(id):
    person = PERSONS[id]
    return [id, person.first_name, person.last_name, person.email, mark(id)]


@pytest.mark.parametrize("id", sorted(PERSONS))
def test_a_page_is_about_its_student_alone(graded, id):
    pages = sorted(path for path in (graded.root / "feedback" / id).rglob("*") if path.is_file())
    assert {path.suffix for path in pages} == {".html", ".txt"}
    for page in pages:
        text = page.read_text()
        assert id in text and PERSONS[id].name in text
        assert page.suffix == ".txt" or mark(id) in text
        assert not [word for other in PERSONS if other != id for word in words(other) if word in text]


@pytest.mark.parametrize("id", sorted(PERSONS))
def test_an_export_of_one_student_holds_no_other(graded, tmp_path, id):
    with opened(settings(graded.root)[1].db_url) as gradebook:
        SafeCsvExport(to=str(tmp_path / "one.csv"), student=[id]).export(gradebook)
    text = (tmp_path / "one.csv").read_text()
    assert PERSONS[id].last_name in text
    assert not [word for other in PERSONS if other != id for word in words(other) if word in text]


def test_commands_speak_of_ids(told, capfd, caplog):
    commandline.main(["grade", NAME, "--course", str(told.root)])
    commandline.main(["doctor", "--course", str(told.root)])
    said = "".join([*capfd.readouterr(), caplog.text])
    assert all(id[:8] in said for id in PERSONS)
    for person in PERSONS.values():
        assert not [word for word in (person.first_name, person.last_name, person.email) if word in said]
