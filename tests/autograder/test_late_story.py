"""A late hand-in on its whole way: graded, read by a person, extended, killed, and with a better attempt."""

import csv
import shutil
from datetime import timedelta

import pytest
from nbgrader.api import Gradebook

from autograder import commands
from autograder.commandline import main
from autograder.course.lookup import settings
from autograder.course.submission import TIMESTAMP, digest
from autograder.course.timestamp import stamp_of
from autograder.recording.record import TrustedAutograde
from autograder.report.feedback import OnePageFeedback
from autograder.term import laid
from autograder.term.attempts import Attempt, Attempts
from autograder.term.dues import moment
from tests import home

NAME, HAND, STUDENT = "linear_classifiers", "derive_dW", "full-solution"
DUE = "2026-02-10 23:59 America/Los_Angeles"
FEW = (STUDENT, "untouched-stubs")


@pytest.fixture
def own(graded_course, tmp_path):
    """A course with two of the samples and a policy; one of them two days late."""
    course = home.course(shutil.copytree(graded_course.root, tmp_path / "course"))
    for folder in (course.root / "submitted").iterdir():
        if folder.name not in FEW:
            shutil.rmtree(folder)
    decree(course)
    for student, hours in zip(FEW, (47, 0.25), strict=True):
        (course.submitted(NAME, student) / TIMESTAMP).write_text(stamp(hours))
    return course


def decree(course, **late):
    policy = {"due": {NAME: DUE}, "rate": 0.1, "tolerance": 15, **late}
    with open(course.root / "nbgrader_config.py", "a") as file:
        file.writelines(f"c.Late.{name} = {value!r}\n" for name, value in policy.items())


def time(hours):
    return moment(DUE) + timedelta(hours=hours)


def stamp(hours):
    return stamp_of(time(hours))


def grade(course, **options):
    done, problems = commands.grade_course(course, NAME, **options)
    assert not problems
    return done


def by_hand(course, points):
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        given = book.find_grade(HAND, "2_svm", NAME, STUDENT)
        given.manual_score, given.needs_manual_grade = points, False
        book.db.commit()


def charged(course, student=STUDENT):
    """(raw, penalty, score) wherever they stand: in the gradebook, the CSV and on the page."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        submission = book.find_submission(NAME, student)
        raw, penalty = submission.score, submission.late_submission_penalty
    with open(course.root / "grades.csv", newline="") as file:
        rows = {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file)}
    row = rows[NAME, student]
    assert float(row["raw_score"]) == raw and float(row["late_submission_penalty"]) == round(penalty, 4)
    page = (course.feedback(NAME, student) / "feedback.txt").read_text()
    assert (f"Before lateness:    {raw:g}\nLate penalty:       -{penalty:g}\n" in page) == (penalty > 0)
    assert f"{float(row['score']):g} of 100\n" in page
    return raw, penalty, float(row["score"])


def extend(course, text):
    course.people.mkdir(exist_ok=True)
    (course.people / "extensions.csv").write_text(f"assignment,who,due,reason\n{text}\n")


def stopped(*_):
    raise KeyboardInterrupt


def test_the_story(own, monkeypatch, capsys):
    for _ in range(2):
        grade(own)
        assert charged(own) == (72, pytest.approx(14.4), pytest.approx(57.6))
        assert charged(own, FEW[1]) == (0, 0, 0)
    page = (own.feedback(NAME, STUDENT) / "feedback.html").read_text()
    assert "<dd>2 days late, 2 at 10 % of the score each</dd>" in page and f"<dd>{DUE}</dd>" in page
    assert "<dd>2026-02-12 22:59 America/Los_Angeles</dd>" in page

    by_hand(own, 3.0)
    grade(own)
    assert charged(own) == (75, 15, 60)

    extend(own, f"{NAME},{STUDENT},2026-02-11 23:59 America/Los_Angeles,a secret illness")
    commands.write_csv(own)  # a view alone changes nothing that was recorded
    assert charged(own) == (75, 15, 60)
    (own.submitted(NAME, STUDENT) / TIMESTAMP).write_text(stamp(46))
    with monkeypatch.context() as patch:
        patch.setattr(TrustedAutograde, "set_permissions", stopped)
        with pytest.raises(KeyboardInterrupt):
            commands.grade_course(own, NAME)
    commands.write_csv(own)
    for _ in range(2):
        grade(own)
        assert charged(own) == (75, 7.5, 67.5)
    page = (own.feedback(NAME, STUDENT) / "feedback.txt").read_text()
    extended = "due date extended to 2026-02-11 23:59 America/Los_Angeles"
    assert f"Lateness:           1 day late, 1 at 10 % of the score; {extended}\n" in page
    assert 'penalty 15 -> 7.5, days of grace 0 -> 0",a secret illness' in (own.people / "log.csv").read_text()
    for path in own.root.rglob("*"):
        secret = path.is_file() and b"secret illness" in path.read_bytes()
        assert not secret or path.is_relative_to(own.people)
    assert main(["late", "--course", str(own.root)]) == 0
    said = capsys.readouterr()
    assert STUDENT in said.out and "7.5" in said.out and "illness" not in said.out


def test_what_was_applied_and_not_shown_is_shown_by_the_same_command(own, monkeypatch):
    grade(own)
    extend(own, f"{NAME},{STUDENT},2026-02-11 23:59 America/Los_Angeles,ill")
    apply = ["late", "--apply", "--course", str(own.root)]
    with monkeypatch.context() as patch:
        patch.setattr(commands, "write_feedback", stopped)
        assert main(apply) == 130
    with pytest.raises(AssertionError):
        charged(own)
    assert main(apply) == 0
    assert charged(own) == (72, pytest.approx(7.2), pytest.approx(64.8))


def test_nbgraders_own_commands_charge_the_same(own):
    config, coursedir = settings(own.root, assignment_id=NAME)
    TrustedAutograde(coursedir=coursedir, config=config).start()
    OnePageFeedback(coursedir=coursedir, config=config).start()
    commands.write_csv(own)
    assert charged(own)[1] == pytest.approx(14.4)
    by_hand(own, 3.0)
    OnePageFeedback(coursedir=coursedir, config=config).start()
    commands.write_csv(own)
    assert charged(own) == (75, 15, 60)


def test_slips_in_the_tables_of_people_are_named_when_grading(own, caplog):
    extend(own, f"{NAME},anne,{DUE},ill")
    (own.people / "roster.csv").write_text(f"id\n{STUDENT}\n")
    _, problems = commands.grade_course(own, NAME)
    assert problems == [f"{own.people / 'extensions.csv'}, line 2: nobody is anne"]
    assert caplog.text.count(f"in submitted/, and not in the roster: {FEW[1]}") == 1


def attempt(course, key, number, hours, source):
    """As it was collected: `source` is the submission of another sample."""
    attempts = Attempts(course, NAME)
    files = laid.files(course.submitted(NAME, source))
    made = Attempt(STUDENT, key, "gradescope", "x.zip", digest(files), number, time(hours), "x")
    attempts.add(made, files)


def test_the_best_attempt_stands_in_submitted(own):
    """Untouched and on time, right and two days late, and after the last day."""
    decree(own, counts="best", last_day=2)
    for number, (hours, source) in enumerate(((-5, FEW[1]), (40, STUDENT), (90, STUDENT))):
        attempt(own, f"g-{number}", number, hours, source)
    shutil.rmtree(own.submitted(NAME, STUDENT))
    laid.lay(Attempts(own, NAME).folder / STUDENT / "g-2", own.submitted(NAME, STUDENT), stamp(90))
    for _ in range(2):
        grade(own)
        assert charged(own) == (72, pytest.approx(14.4), pytest.approx(57.6))
    assert (own.submitted(NAME, STUDENT) / TIMESTAMP).read_text() == stamp(40)
    attempt(own, "g-3", 3, 20, STUDENT)
    grade(own)
    assert charged(own) == (72, pytest.approx(7.2), pytest.approx(64.8))
