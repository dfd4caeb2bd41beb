"""The whole way, and the way again after something changed: scores agree everywhere, nothing is lost."""

import csv
import json
import os
import shutil
import sqlite3

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder import commands
from autograder.commandline import main
from autograder.course.folders import Course
from autograder.course.lookup import settings
from autograder.grading import run
from autograder.grading.engines import LocalPool
from autograder.handout import init
from autograder.handout.release import release
from autograder.recording.record import TrustedAutograde
from autograder.sandbox.host import WorkerLost
from autograder.verify import samples
from tests import colab, home

NAME = "linear_classifiers"
HAND = "derive_dW"
ITEMS = home.assignment(NAME).points


@pytest.fixture
def own(graded_course, tmp_path):
    shutil.copytree(graded_course.root, tmp_path / "course")
    return home.course(tmp_path / "course")


def grade(course, **options):
    done, problems = commands.grade_course(course, NAME, **options)
    assert not problems
    return done


def result(course, student):
    return json.loads(course.result(NAME, student).read_text())


def gradebook(course):
    return Gradebook(f"sqlite:///{course.root / 'gradebook.db'}")


def grades(course, student):
    """{cell: (score by machine, score by hand, needs a person)} from the gradebook."""
    with gradebook(course) as book:
        notebooks = book.find_submission(NAME, student).notebooks
        return {
            grade.name: (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
            for notebook in notebooks
            for grade in notebook.grades
        }


def answer(course, student, text):
    """Put a text answer into the submitted notebook."""
    path = course.submitted(NAME, student) / "2_svm.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == HAND:
            cell.source = text
    nbformat.write(notebook, path)


def grade_by_hand(course, student, score, comment):
    """What formgrader does when a person gives a score and a comment."""
    with gradebook(course) as book:
        grade = book.find_grade(HAND, "2_svm", NAME, student)
        grade.manual_score, grade.needs_manual_grade = score, False
        book.find_comment(HAND, "2_svm", NAME, student).manual_comment = comment
        book.db.commit()


SVM = {"svm_loss_naive", "svm_loss_vectorized"}
LOST = {  # the items for which a sample gets nothing; it gets full marks for all others
    "full-solution": set(),
    "missing-notebook": set(),
    "corrupt-notebook": set(),
    "endless-loop": {"svm_loss_naive"},
    "syntax-error": SVM,
    "untouched-stubs": set(ITEMS),
}


@pytest.mark.parametrize("student", LOST)
def test_the_samples_get_what_they_deserve(graded_course, student):
    scores = {item["id"]: item["score"] for item in result(graded_course, student)["items"]}
    assert scores == {id: 0 if id in LOST[student] else points for id, points in ITEMS.items()}


def test_typical_mistakes_cost_a_part_and_are_named(graded_course):
    items = {item["id"]: item for item in result(graded_course, "typical-mistakes")["items"]}
    naive, vectorized = items["svm_loss_naive"], items["svm_loss_vectorized"]
    assert 0 < naive["score"] < naive["max_score"]
    assert 0 < vectorized["score"] < vectorized["max_score"]
    assert {id for check in naive["checks"] for id in check["misconceptions"]} == {"penalty_gradient_halved"}
    assert {id for check in vectorized["checks"] for id in check["misconceptions"]} == {"loss_not_averaged"}


@pytest.mark.parametrize("student", samples.SAMPLES)
def test_gradebook_feedback_and_csv_say_what_the_result_says(graded_course, student):
    with open(graded_course.root / "grades.csv") as file:
        (line,) = (row for row in csv.DictReader(file) if row["student_id"] == student)
    text = (graded_course.feedback(NAME, student) / "feedback.txt").read_text()
    for item in result(graded_course, student)["items"]:
        assert grades(graded_course, student)[item["id"]] == (item["score"], None, False)
        assert float(line[item["id"]]) == item["score"]
        assert f"{item['id']}: {item['score']:g} of {item['max_score']:g} points" in text
    assert float(line["raw_score"]) == result(graded_course, student)["score"]


def test_feedback_names_file_and_line_of_a_syntax_error(graded_course):
    assert "SyntaxError" in page(graded_course, "syntax-error")
    assert "linear_svm.py, line" in page(graded_course, "syntax-error")


def test_a_replaced_notebook_says_so(graded_course):
    for student, why in {"missing-notebook": "is missing", "corrupt-notebook": "cannot be read"}.items():
        assert f"2_svm.ipynb {why}" in page(graded_course, student)


def test_answers_wait_for_a_person_and_gaps_do_not(graded_course):
    assert grades(graded_course, "full-solution")[HAND] == (None, None, True)
    assert grades(graded_course, "untouched-stubs")[HAND] == (0, None, False)
    assert grades(graded_course, "corrupt-notebook")[HAND] == (0, None, True)  # an answer may stand in it


def test_the_graded_copy_holds_the_students_code_and_no_solution(graded_course):
    stub = (graded_course.autograded(NAME, "untouched-stubs") / "linear_svm.py").read_text()
    assert stub == (graded_course.release(NAME) / "linear_svm.py").read_text()


# again


def test_what_is_unchanged_is_left_alone(own, monkeypatch):
    monkeypatch.setattr(LocalPool, "open", None)  # no worker is started
    assert grade(own).recorded == []


def test_a_hand_grade_survives_a_regrade(own):
    grade_by_hand(own, "full-solution", 3.5, "well said")
    for student in ("full-solution", "untouched-stubs"):
        path = own.submitted(NAME, student) / "linear_svm.py"
        path.write_text(path.read_text() + "\n# once more\n")
    assert sorted(grade(own).recorded) == ["full-solution", "untouched-stubs"]
    assert grades(own, "full-solution")[HAND] == (None, 3.5, False)
    assert "well said" in page(own, "full-solution")
    assert f"{HAND} (2_svm): 3.5 of 4 points" in page(own, "full-solution")


def test_a_hand_grade_survives_force(own):
    grade_by_hand(own, "full-solution", 2.0, "good")
    few = ["full-solution", "syntax-error", "untouched-stubs"]
    for student in {*samples.SAMPLES} - {*few}:
        shutil.rmtree(own.submitted(NAME, student))
    assert sorted(grade(own, force=True).recorded) == few
    assert grades(own, "full-solution")[HAND] == (None, 2.0, False)


def test_a_changed_answer_is_recorded_and_looked_at_again(own):
    grade_by_hand(own, "full-solution", 2.0, "good")
    answer(own, "full-solution", "I changed my mind.")
    assert grade(own).recorded == ["full-solution"]
    assert grades(own, "full-solution")[HAND] == (None, 2.0, True)
    notebook = (own.autograded(NAME, "full-solution") / "2_svm.ipynb").read_text()
    assert "I changed my mind." in notebook
    assert grade(own).recorded == []


TEXT = {"cell_type": "markdown", "source": "My own text.", "metadata": {}}


def without_marks_beside_another(notebook, place):
    notebook["cells"][place]["source"] = "Another."
    notebook["cells"].insert(place, TEXT)
    colab.bare(notebook)


def as_code(notebook, place):
    fields = {"cell_type": "code", "outputs": [], "execution_count": None}
    notebook["cells"][place] |= {"source": TEXT["source"], **fields}


def beside(notebook, place):
    notebook["cells"].insert(place + 1, TEXT)


def in_a_copy(notebook, place):
    notebook["cells"].append(notebook["cells"][place] | {"source": TEXT["source"]})


def in_one_of_two(notebook, place):
    in_a_copy(notebook, place)
    notebook["cells"][place]["source"] = "Another."


WRITTEN, MAYBE = (None, None, True), (0, None, True)
ELSEWHERE = {  # student: what was done with the text; the grade; whether the answer cannot be told
    "full-solution": (without_marks_beside_another, MAYBE, True),
    "typical-mistakes": (as_code, WRITTEN, False),
    "untouched-stubs": (beside, MAYBE, True),
    "syntax-error": (in_a_copy, WRITTEN, False),
    "endless-loop": (in_one_of_two, WRITTEN, True),
}


def test_a_text_that_stands_elsewhere_is_the_answer_or_waits_for_a_person(own):
    for student, (change, *_) in ELSEWHERE.items():
        notebook = json.loads((own.release(NAME) / "2_svm.ipynb").read_text())
        (place,) = (i for i, cell in enumerate(notebook["cells"]) if f"'{HAND}'" in str(cell["metadata"]))
        change(notebook, place)
        (own.submitted(NAME, student) / "2_svm.ipynb").write_text(json.dumps(notebook))
    assert sorted(grade(own).recorded) == sorted(ELSEWHERE)
    for student, (_, expected, is_unclear) in ELSEWHERE.items():
        assert grades(own, student)[HAND] == expected
        said = f"2_svm.ipynb: it cannot be told which cells answer {HAND}"
        assert (said in page(own, student)) == is_unclear and "No response" not in page(own, student)
        assert TEXT["source"] in (own.autograded(NAME, student) / "2_svm.ipynb").read_text()


def test_a_hand_given_score_for_a_machine_item_survives(own, solution_text):
    """And a person is asked again only when the machine says something else."""
    with gradebook(own) as book:
        overruled = book.find_grade("svm_loss_naive", "2_svm", NAME, "untouched-stubs")
        overruled.manual_score, overruled.needs_manual_grade = 4.0, False
        book.db.commit()
    answer(own, "untouched-stubs", "Another answer.")
    grade(own)
    assert grades(own, "untouched-stubs")["svm_loss_naive"] == (0, 4.0, False)
    (own.submitted(NAME, "untouched-stubs") / "linear_svm.py").write_text(solution_text)
    grade(own)
    assert grades(own, "untouched-stubs")["svm_loss_naive"] == (8, 4.0, True)


def test_a_resubmission_replaces_the_old_score(own, solution_text):
    (own.submitted(NAME, "untouched-stubs") / "linear_svm.py").write_text(solution_text)
    assert grade(own).recorded == ["untouched-stubs"]
    assert grades(own, "untouched-stubs")["svm_loss_naive"] == (8, None, False)


def test_a_mended_notebook_takes_the_place_of_the_released_one(own):
    shutil.copy(own.submitted(NAME, "full-solution") / "2_svm.ipynb", own.submitted(NAME, "corrupt-notebook"))
    assert grade(own).recorded == ["corrupt-notebook"]
    assert grades(own, "corrupt-notebook")[HAND] == (None, None, True)
    assert "cannot be read" not in (own.autograded(NAME, "corrupt-notebook") / "2_svm.ipynb").read_text()


def test_a_damaged_result_is_made_again(own):
    before = result(own, "full-solution")
    own.result(NAME, "full-solution").write_text('{"input_hash": "' + before["input_hash"] + '", "items')
    grade(own)
    after = result(own, "full-solution")
    assert {**after, "seconds": 0} == {**before, "seconds": 0}


def test_a_run_stopped_while_recording_goes_on(own, monkeypatch):
    grade_by_hand(own, "full-solution", 3.0, "fine")
    answer(own, "full-solution", "New words.")
    answer(own, "typical-mistakes", "New words.")

    def stop(self, assignment_id, student_id):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(commands.TrustedAutograde, "set_permissions", stop)
        with pytest.raises(KeyboardInterrupt):
            commands.grade_course(own, NAME)
    assert sorted(grade(own).recorded) == ["full-solution", "typical-mistakes"]
    assert grades(own, "full-solution")[HAND] == (None, 3.0, True)


def test_a_gradebook_that_somebody_else_is_writing_is_a_line_and_nothing_is_lost(
    own, monkeypatch, impatient, caplog
):
    for student in ("full-solution", "typical-mistakes"):
        answer(own, student, "New words.")
    other, record = sqlite3.connect(own.root / "gradebook.db"), TrustedAutograde.set_permissions

    def recorded(*arguments):
        record(*arguments)
        other.execute("BEGIN EXCLUSIVE")

    with monkeypatch.context() as patch:
        patch.setattr(TrustedAutograde, "set_permissions", recorded)
        done, problems = commands.grade_course(own, NAME)
    assert (done.recorded, list(done.failures)) == (["full-solution"], ["typical-mistakes"])
    assert "is locked" in caplog.text and "is locked" in problems[-1]
    with pytest.raises(commands.CommandFailed, match="is locked"):
        commands.grade_course(own, NAME)
    assert "Traceback" not in caplog.text
    other.close()
    assert grade(own).recorded == ["typical-mistakes"]
    assert "New words." in page(own, "full-solution") and "New words." in page(own, "typical-mistakes")


def test_a_lost_gradebook_is_made_again(own):
    (own.root / "gradebook.db").unlink()
    before = (own.root / "grades.csv").read_text()
    with pytest.raises(commands.CommandFailed, match="generate_assignment linear_classifiers --force"):
        commands.grade_course(own, NAME)
    assert (own.root / "grades.csv").read_text() == before
    release(own, NAME)
    assert sorted(grade(own).recorded) == sorted(samples.SAMPLES)
    assert grades(own, "full-solution")["svm_loss_naive"] == (8, None, False)
    assert grades(own, "full-solution")[HAND] == (None, None, True)


# what students hand in


def test_a_submission_with_nothing_in_it_is_graded(own):
    folder = own.submitted(NAME, "empty")
    folder.mkdir(parents=True)
    assert grade(own).recorded == ["empty"]
    assert {score for score, _, _ in grades(own, "empty").values()} == {0}


def test_a_note_is_logged_where_no_table_shows_it(own, caplog):
    folder = own.submitted(NAME, "full-solution")
    (folder / "linear_svm.py").rename(folder / "mine.py")
    note = "full-solution: svm_loss_naive is not started in linear_svm.py, but it is in mine.py"
    grade(own)
    assert note not in caplog.text
    config, coursedir = settings(own.root, assignment_id=NAME)
    TrustedAutograde(coursedir=coursedir, config=config, only=["full-solution"], force=True).start()
    assert caplog.text.count(note) == 1


def test_links_and_large_files_are_refused(own, solution_text):
    folder = own.submitted(NAME, "linker")
    shutil.copytree(own.release(NAME), folder)
    (folder / "linear_svm.py").unlink()
    (folder / "linear_svm.py").symlink_to(own.submitted(NAME, "full-solution") / "linear_svm.py")
    (folder / "secret.txt").symlink_to("/etc/passwd")
    (folder / "timestamp.txt").write_text("not a date")
    (folder / "huge.py").write_text("#" * 2_000_000)
    os.mkfifo(folder / "pipe")
    done = grade(own)
    assert done.recorded == ["linker"]
    assert grades(own, "linker")["svm_loss_naive"][0] == 0
    names = {path.name for path in own.autograded(NAME, "linker").iterdir()}
    assert not names & {"secret.txt", "huge.py", "pipe", "timestamp.txt"}
    notes = " ".join(result(own, "linker")["notes"])
    assert "linear_svm.py is refused" in notes
    assert "huge.py is refused: larger than 1 MB" in notes


def test_a_late_day_is_read_from_the_timestamp(own):
    folder = own.submitted(NAME, "full-solution")
    (folder / "timestamp.txt").write_text("2026-10-01 12:00:00 UTC")
    for number in range(250):  # which come before it
        (folder / f"{number}.json").touch()
    grade(own)
    with gradebook(own) as book:
        assert book.find_submission(NAME, "full-solution").timestamp.year == 2026


def test_a_spreadsheet_sees_no_formula(own):
    with gradebook(own) as book:
        book.update_or_create_student("full-solution", first_name="=1+1", last_name='O"Neil, x')
    commands.write_csv(own)
    with open(own.root / "grades.csv", newline="") as file:
        (line,) = (row for row in csv.DictReader(file) if row["student_id"] == "full-solution")
    assert line["first_name"] == "'=1+1"
    assert line["last_name"] == 'O"Neil, x'


STRANGE = {  # what lies in the submission of `odd`: name and how it is made
    "stub as a folder": ("linear_svm.py", lambda path: (path.unlink(), path.mkdir())),
    "a name that is not text": (b"\xff.py", lambda path: open(path, "w").close()),
    "another such name": (b"\xff.txt", lambda path: open(path, "w").close()),
    "surrogates in an import error": (
        "linear_svm.py",
        lambda p: p.write_text("raise ImportError('\\ud800')"),
    ),
    "a time stamp beyond all time": ("timestamp.txt", lambda p: p.write_text("9" * 29 + "m")),
    "a page of its own": ("evil.html", lambda p: p.write_text("<script>alert(1)</script>")),
    "many helpers": ("a.py", lambda p: [(p.parent / f"a{i}.py").write_text("") for i in range(50)]),
}


def test_strange_submissions_do_not_stop_the_others(own, solution_text):
    for name, (file, make) in STRANGE.items():
        folder = own.submitted(NAME, name)
        shutil.copytree(own.release(NAME), folder)
        (folder / "linear_svm.py").write_text(solution_text)
        make(os.path.join(os.fsencode(folder), file) if isinstance(file, bytes) else folder / file)
    answer(own, "full-solution", "New words.")
    commands.grade_course(own, NAME)
    assert HAND in grades(own, "full-solution")
    assert "New words." in (own.autograded(NAME, "full-solution") / "2_svm.ipynb").read_text()
    for name in STRANGE:
        assert set(grades(own, name)) == set(grades(own, "full-solution"))
    assert not (own.autograded(NAME, "a page of its own") / "evil.html").exists()
    assert grades(own, "many helpers")["svm_loss_naive"][0] == 8


def test_ids_and_links_that_cannot_be_taken_are_named(own):
    (own.root / "submitted" / "linked").symlink_to(own.root / "submitted" / "full-solution")
    for student in ("..x", "[red]x", "x\ny"):
        shutil.copytree(own.release(NAME), own.submitted(NAME, student))
    for student in ("müller", "o'neil", "12345", "a b", "x@y.edu"):
        shutil.copytree(own.release(NAME), own.submitted(NAME, student))
    done, problems = commands.grade_course(own, NAME)
    assert sorted(done.failures) == ["..x", "[red]x", "linked", "x\ny"]
    assert problems
    assert sorted(done.recorded) == ["12345", "a b", "müller", "o'neil", "x@y.edu"]


def test_a_failure_of_this_machine_is_neither_recorded_nor_kept(own, monkeypatch):
    path = own.submitted(NAME, "full-solution") / "linear_svm.py"
    path.write_text(path.read_text() + "\n# again\n")

    def lost(function, tasks, engine, title):
        yield from ((key, WorkerLost("no memory")) for key in tasks)

    with monkeypatch.context() as patch:
        patch.setattr(run, "run", lost)
        done, problems = commands.grade_course(own, NAME)
    assert list(done.failures) == ["full-solution"]
    assert done.recorded == []
    assert "1 submissions were not graded" in problems[0]
    assert grade(own).recorded == ["full-solution"]


def test_an_older_gradebook_is_brought_up_to_date(own, solution_text):
    older = (own.root / "gradebook.db").read_bytes()
    (own.submitted(NAME, "untouched-stubs") / "linear_svm.py").write_text(solution_text)
    grade(own)
    (own.root / "gradebook.db").write_bytes(older)
    assert grade(own).recorded == ["untouched-stubs"]
    assert grades(own, "untouched-stubs")["svm_loss_naive"] == (8, None, False)


def page(course, student):
    return (course.feedback(NAME, student) / "feedback.html").read_text()


def test_feedback_follows_a_hand_grade(own):
    grade_by_hand(own, "full-solution", 3.0, "clear")
    assert grade(own).recorded == []
    assert f"{HAND} (2_svm): 3 of 4 points" in page(own, "full-solution")
    assert "clear" in page(own, "full-solution")


def test_feedback_follows_a_run_that_was_stopped_before_it(own, solution_text, monkeypatch):
    (own.submitted(NAME, "untouched-stubs") / "linear_svm.py").write_text(solution_text)
    with monkeypatch.context() as patch:
        patch.setattr(commands, "write_feedback", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            commands.grade_course(own, NAME)
    (own.feedback(NAME, "full-solution") / "feedback.txt").unlink()
    own.page(NAME, "full-solution").unlink()  # stopped while this page was written
    assert grade(own).recorded == []
    for student in ("untouched-stubs", "full-solution"):
        text = (own.feedback(NAME, student) / "feedback.txt").read_text()
        assert "svm_loss_naive: 8 of 8 points" in text


# an upgrade says what it does before it does it


def test_what_is_graded_again_without_a_change_of_the_students_is_announced(own, monkeypatch, caplog):
    before = {student: read_result(own, student) for student in ("full-solution", "untouched-stubs")}
    with caplog.at_level("WARNING"):
        assert grade(own).recorded == []
    assert "made anew" not in caplog.text
    monkeypatch.setattr("cs231n_utils.__version__", "1.7.0")
    shutil.rmtree(own.submitted(NAME, "endless-loop"))  # it takes its time
    seen = []
    monkeypatch.setattr(run, "grade_all", lambda tasks, engine: seen.append(caplog.text) or iter(()))
    grade(own)
    count = len(own.students(NAME))
    assert f"{count} results are made anew, though the submissions are the same: other version" in seen[0]
    (kept,) = (own.root / "results" / NAME / "before").iterdir()
    assert str(kept) in seen[0] and len([*kept.iterdir()]) == count
    assert json.loads((kept / "full-solution.json").read_text()) == before["full-solution"]
    assert {student: read_result(own, student) for student in before} == before


def read_result(course, student):
    return json.loads(course.result(NAME, student).read_text())


# a fault of the instructor's is no score


@pytest.fixture
def edited(released_course, tmp_path):
    """A Course in which three handed in, with an assignment that a test may spoil."""
    ours = home.assignment(NAME).source
    shutil.copytree(ours, tmp_path / "assignments" / NAME, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(released_course.root, tmp_path / "course")
    course = Course(tmp_path / "course", tmp_path / "assignments")
    init.scratch(course)
    for student in ("ann", "ben", "cleo"):
        shutil.copytree(course.release(NAME), course.submitted(NAME, student))
    return course


def syntax_error(source, checks):
    checks.write_text(checks.read_text() + "\ndef broken(:\n")


def no_checks(source, checks):
    checks.unlink()


def fewer_checks(source, checks):
    checks.write_text(checks.read_text().replace('BOTH = ("svm_loss_naive", ', "BOTH = ("))


def a_check_that_breaks(source, checks):
    text = checks.read_text()
    checks.write_text(text.replace("    case = draw.case(N=9, D=6, C=4)\n", "    case = 1 / 0\n"))


def other_points(source, checks):
    path = source / "2_svm.ipynb"
    path.write_text(path.read_text().replace('"points": 8', '"points": 20'))


@pytest.mark.parametrize(
    "what, says",
    {
        syntax_error: "SyntaxError",
        no_checks: "'svm_loss_naive' is graded by machine but has no trusted check",
        fewer_checks: "'svm_loss_naive' is graded by machine but has no trusted check",
        a_check_that_breaks: "ZeroDivisionError",
        other_points: "other cells or points: run `nbgrader generate_assignment",
    }.items(),
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_fault_in_the_checks_is_no_score(edited, what, says, capsys):
    source = edited.assignments / NAME
    what(source, source / "trusted" / "test_linear_svm.py")
    assert main(["grade", NAME, "--isolation", "process", "--course", str(edited.root)]) == 1
    assert says in capsys.readouterr().err
    assert not list((edited.root / "results").rglob("*.json"))
    assert not (edited.root / "autograded").exists()
