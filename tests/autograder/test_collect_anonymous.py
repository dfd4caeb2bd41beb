"""Anonymous hand-ins stand under their own id until somebody names them; then all of theirs moves."""

import pytest
from nbgrader.api import Gradebook

from autograder.collecting import anonymous, command
from autograder.collecting.intake import Collected
from autograder.course.folders import read_json, write_json
from autograder.course.submission import Refused
from autograder.grading import run
from autograder.grading.result import Result
from autograder.term import applied, history, log, people
from autograder.term.attempts import Attempts
from autograder.term.dues import moment
from autograder.term.grace import HandIn, Row
from autograder.term.late import Terms
from tests.autograder.test_collect_stories import Killed, said
from tests.autograder.test_collect_systems import SHEET, worksheet
from tests.downloads import NAME, STUB, Place, lay, options, stub, work

CANVAS = {
    "anon_aB3dE_20031_a.zip": work("anon-aB3dE"),
    "LATE_anon_Zz9x1_20032_2_svm.ipynb": "{}",
    f"LATE_anon_Zz9x1_20033_{STUB}": stub("anon-Zz9x1"),
    "anon_12345_20034_a.zip": work("anon-12345"),
}


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "course")


def book(place):
    return f"sqlite:///{place.root}/gradebook.db"


def grade(place, *students):
    """As if they had been graded, and a person had given points."""
    with Gradebook(book(place)) as gradebook:
        gradebook.add_assignment(NAME)
        gradebook.add_notebook("2_svm", NAME)
        gradebook.add_grade_cell("text", "2_svm", NAME, max_score=5, cell_type="markdown")
        for student in students:
            gradebook.add_student(student)
            gradebook.add_submission(NAME, student)
            gradebook.find_grade("text", "2_svm", NAME, student).manual_score = 4
            gradebook.db.commit()
            write_json(place.course.result(NAME, student), {"submission": student, "score": 1})
            write_json(place.course.record(NAME, student), {"key": "k", "reviewed": {}})
            write_json(place.course.page(NAME, student), "made from")
            write_json(place.course.attempt_result(NAME, student, "canvas-20031"), {"submission": student})
            due = moment("2026-02-10 23:59 UTC")
            row = Row(NAME, student, HandIn("canvas-20031"), due, False, 1, Terms(0.1))
            applied.write(place.course, {**applied.read(place.course), (NAME, student): row})
            for folder in (place.course.autograded, place.course.feedback):
                lay(folder(NAME, student), {"2_svm.ipynb": "{}"})
            write_json(place.course.anew(NAME, student), {})
        history.notice(place.course, gradebook, [NAME])
        lines = [{"time": "1", "assignment": NAME, "id": student, "what": "x"} for student in students]
        log.note(place.course, lines)


def name(place, **names):
    """-> Collected, of `--names` alone."""
    path, done = place.root / "names.csv", Collected()
    path.write_text("anonymous,id\n" + "".join(f"{own},{id}\n" for own, id in names.items()))
    place.renew()
    anonymous.bring(place.course, NAME, path, place.intake.about.roster)
    return move(place, done)


def move(place, done):
    place.renew()
    intake = place.intake
    moved = anonymous.move_named(place.course, intake.about, intake.names, book(place), done)
    intake.settle(done, moved)
    return done


def test_they_keep_their_own_id_until_a_list_names_them(place):
    path = lay(place.root.parent / "d", CANVAS)
    assert not place.collect(path).left
    assert place.owners() == {own: own for own in ("anon-aB3dE", "anon-Zz9x1", "anon-12345")}
    grade(place, "anon-aB3dE", "anon-Zz9x1")
    done = name(place, aB3dE="ada", **{"anon-Zz9x1": "bob"})
    assert "anon-aB3dE: is ada: moved, with its grades" in said(done.notes)
    assert place.owners() == {"ada": "anon-aB3dE", "bob": "anon-Zz9x1", "anon-12345": "anon-12345"}
    assert Attempts(place.course, NAME).students() == ["ada", "anon-12345", "bob"]
    with Gradebook(book(place)) as gradebook:
        assert gradebook.find_grade("text", "2_svm", NAME, "ada").manual_score == 4
        assert {student.id for student in gradebook.students} == {"ada", "bob"}
    assert read_json(place.course.result(NAME, "ada")) == {"submission": "ada", "score": 1}
    assert read_json(place.course.attempt_result(NAME, "ada", "canvas-20031")) == {"submission": "ada"}
    assert {student: row.student for (_, student), row in applied.read(place.course).items()} == {
        "ada": "ada",
        "bob": "bob",
    }
    assert [line.state.total for line in history.read(place.course, NAME, "ada")] == [4]
    rows = people.read(place.course.people / log.FILE, log.COLUMNS)
    assert [row["id"] for row in rows] == ["ada", "bob"]
    left = [path for path in place.root.rglob("*") if "aB3dE" in path.name]
    assert not [path for path in left if path.is_file() or any(path.iterdir())]
    again = place.collect(path)  # the download still has no names
    assert not again.new and again.known == {"ada", "bob", "anon-12345"}


def test_a_worksheet_names_those_whom_moodle_had_hidden(place):
    path = lay(place.root.parent / "d", {f"Participant_7001_assignsubmission_file/{STUB}": stub("ada")})
    place.collect(path)
    assert place.owners() == {"anon-7001": "ada"}
    worksheet(place, "Identifier,Status,Grade\nTeilnehmer 7001,Submitted,\nTeilnehmer 7002,Submitted,\n")
    german = {f"Teilnehmer_7002_assignsubmission_file/{STUB}": stub("bob")}
    place.collect(lay(place.root.parent / "e", german))
    assert place.owners() == {"anon-7001": "ada", "anon-7002": "bob"}
    worksheet(place, SHEET)
    move(place, Collected())
    assert place.owners() == {"ada": "ada", "bob": "bob"}


@pytest.mark.parametrize("step", ["_move_json", "_move_folder", "_remove_empty"])
def test_killed_in_between_the_same_command_finishes(place, monkeypatch, step):
    place.collect(lay(place.root.parent / "d", CANVAS))
    grade(place, "anon-aB3dE")

    def kill(*_):
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(anonymous, step, kill)
        name(place, aB3dE="ada")
    name(place, aB3dE="ada")
    assert place.owners()["ada"] == "anon-aB3dE"
    assert read_json(place.course.result(NAME, "ada"))["score"] == 1
    with Gradebook(book(place)) as gradebook:
        assert gradebook.find_grade("text", "2_svm", NAME, "ada").manual_score == 4


def test_grades_of_both_stay_apart_and_lists_that_contradict_are_refused(place):
    place.collect(lay(place.root.parent / "d", CANVAS))
    grade(place, "anon-aB3dE", "ada")
    assert "anon-aB3dE and ada both have grades" in said(name(place, aB3dE="ada").left)
    assert place.owners()["anon-aB3dE"] == "anon-aB3dE"
    for own, id, why in (
        ("aB3dE", "bob", "otherwise"),
        ("new", "ada", "otherwise"),
        ("x", "eve", "no student"),
    ):
        with pytest.raises(Refused, match=why):
            name(place, **{own: id})


def test_what_the_command_says(course, capsys):
    place = Place(course.root)
    late = {
        "lovelaceada_LATE_1001_21_a.zip": work("ada"),
        "x_1009_22_a.zip": work("x"),
        "y_1008_23_a.zip": work("y"),
    }
    late |= {"index.html": "what an LMS adds"}
    path = lay(course.root.parent / "d", late, as_zip=True)
    done = command.run(course, NAME, options(path))
    lines = [*command.lines(done, NAME)]
    assert lines[:2] == ["d.zip: Canvas, 3 hand-ins", "1 new, 0 known, 2 not taken"]
    assert "marked late" in said(lines) and "index.html: its name is not as Canvas" in said(lines)
    (line,) = command.alike(done.left)
    assert line.startswith("Canvas's user 1009, Canvas's user 1008: the roster has no such Canvas id")
    times = course.root / "times.csv"
    times.write_text("id,time\nada,2026-02-01 13:00 Europe/Berlin\n")
    done = command.run(course, NAME, options(times=times))
    assert place.time("ada") == "2026-02-01 12:00:00.000000 UTC"
    assert "marked late" not in said(command.lines(done, NAME))
    with pytest.raises(Refused, match="say what to collect"):
        command.run(course, NAME, options())


def test_the_same_files_are_graded_once_and_each_gets_the_result(course, assignment, monkeypatch):
    for student in ("ada", "bob", "cy"):
        text = assignment.solution[STUB] if student != "cy" else "x = 1"
        lay(course.submitted(NAME, student), {STUB: text})
    graded = []

    def grade_all(tasks, engine):
        for student, task in tasks.items():
            graded.append(student)
            hash = task.input_hash()
            yield student, Result(NAME, student, "", hash, task.inputs(), 0, {}, 0.0, 1.0, 1.0, [], [], [])

    monkeypatch.setattr(run, "grade_all", grade_all)
    tasks, errors = run.tasks(course, assignment, ["ada", "bob", "cy"], "process", "stand-in")
    results = dict(run.grade_students(course, assignment, tasks, "process", "stand-in", None))
    assert not errors and graded == ["ada", "cy"]
    assert {student: result.submission for student, result in results.items()} == {s: s for s in results}
    assert sorted(results) == ["ada", "bob", "cy"]
    assert read_json(course.result(NAME, "bob"))["submission"] == "bob"
    assert results["bob"].notes == tasks["bob"].submission.notes
