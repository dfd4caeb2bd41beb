"""Penalties of a term in a gradebook: right row for row, anew after each change, and never changed unseen."""

import csv
import shutil
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from nbgrader.api import Gradebook

from autograder import commands
from autograder.commandline import main
from autograder.course.lookup import settings
from autograder.handout import init
from autograder.term import applied, book
from autograder.term.attempts import Attempt, Attempts
from autograder.term.dues import moment
from autograder.term.penalties import Term
from tests import home
from tests.policy import NAMES, a_term, expected, seconds

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own, harmless
DUE = {"a": "2026-02-10 23:59 UTC", "b": "2026-02-20 23:59 UTC", "c": "2026-03-01 23:59 UTC"}
PENALTIES = {"a": 0, "b": 1, "c": 2}
CELLS = {"one": 4.0, "two": 6.0}  # {notebook: points}


@pytest.fixture(scope="session")
def empty_gradebook(once):
    """The folder of one with four assignments, each of two notebooks."""

    def make(folder):
        with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
            for name in NAMES:
                gradebook.add_assignment(name)
                for notebook, points in CELLS.items():
                    gradebook.add_notebook(notebook, name)
                    cell = {"max_score": points, "cell_type": "code"}
                    gradebook.add_grade_cell(f"of_{notebook}", notebook, name, **cell)

    return once("late_gradebook", make)


@pytest.fixture
def course(empty_gradebook, tmp_path):
    made = home.course(tmp_path / "course")
    init.scratch(made)
    shutil.copy(empty_gradebook / "gradebook.db", made.root)
    return made


def gradebook(course):
    return Gradebook(f"sqlite:///{course.root / 'gradebook.db'}")


def decree(course, **late):
    """The course's settings are these."""
    init.scratch(course)
    with open(course.root / "nbgrader_config.py", "a") as file:
        file.writelines(f"c.Late.{name} = {value!r}\n" for name, value in late.items())


def hand_in(course, *hand_ins):
    """As it is when (assignment, student, datetime or None, scores of the two notebooks) were graded."""
    for name, student, time, _ in hand_ins:
        folder = course.submitted(name, student)
        folder.mkdir(parents=True)
        if time:
            (folder / "timestamp.txt").write_text(f"{time.astimezone(UTC):%Y-%m-%d %H:%M:%S UTC}")
    with gradebook(course) as known:
        for student in {student for _, student, *_ in hand_ins}:
            known.add_student(student)
        for name, student, _, scores in hand_ins:
            known.add_submission(name, student)
            for notebook, score in zip(CELLS, scores, strict=True):
                grade = known.find_grade(f"of_{notebook}", notebook, name, student)
                grade.auto_score, grade.needs_manual_grade = score, False
        known.db.commit()


def extend(course, *lines):
    path = course.people / "extensions.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(("assignment,who,due,reason", *lines)) + "\n")


def after(name, days):
    return moment(DUE[name]) + timedelta(days=days)


def settle(course, *keys):
    return Term(settings(course.root)[1]).settle(keys)


def penalties(course, student="ann"):
    """{assignment: penalty} in the gradebook."""
    with gradebook(course) as known:
        return {s.name: s.late_submission_penalty for s in known.student_submissions(student)}


@pytest.fixture(scope="session")
def late_course(once, empty_gradebook):
    """Ann is two days late each time, with three days of grace in all: 0 points, one day, two days."""

    def make(folder):
        course = home.course(folder)
        shutil.copy(empty_gradebook / "gradebook.db", folder)
        decree(course, due=DUE, rate=0.1, grace_days=3)
        anns = [(name, "ann", after(name, 2), (4.0, 6.0)) for name in DUE]
        hand_in(course, *anns, *((name, "ben", after(name, -1), (1.0, 1.0)) for name in DUE))
        settle(course, *((name, student) for name in DUE for student in ("ann", "ben")))
        assert penalties(course) == PENALTIES
        assert penalties(course, "ben") == dict.fromkeys(DUE, 0)

    return once("late_course", make)


@pytest.fixture
def late(late_course, tmp_path):
    course = home.course(shutil.copytree(late_course, tmp_path / "course"))
    decree(course, due=DUE, rate=0.1, grace_days=3)
    return course


def test_again_changes_nothing(late):
    before = {path: path.read_bytes() for path in (late.root / "gradebook.db", applied.path(late))}
    assert not settle(late).held
    assert before == {path: path.read_bytes() for path in before}


def test_a_penalty_follows_its_score(late):
    with gradebook(late) as known:
        known.find_grade("of_two", "two", "c", "ann").manual_score = 1.0
        known.db.commit()
    assert not settle(late).held
    assert penalties(late)["c"] == pytest.approx(1.0)  # a fifth of 5 points


def test_what_shifts_later_days_of_grace_is_shown_first(late):
    extend(late, "a,ann,2026-02-12 23:59 UTC,ill")
    held = {change.assignment: change for change in settle(late).held}
    assert {name: (change.old.grace, change.new.grace) for name, change in held.items()} == {
        "a": (2, 0),
        "b": (1, 2),
        "c": (0, 1),
    }
    assert {name: (change.written, change.wanted) for name, change in held.items() if name != "a"} == {
        "b": (1, 0),
        "c": (2, 1),
    }
    assert penalties(late) == PENALTIES
    assert len(settle(late, ("a", "ann"), ("a", "ben")).held) == 2  # as grading `a` does
    assert penalties(late) == PENALTIES
    assert not settle(late, *((name, "ann") for name in held)).held
    assert penalties(late) == {"a": 0, "b": 0, "c": 1}


def test_the_command_shows_then_writes(late, capsys):
    extend(late, "a,section:Mon,2026-02-12 23:59 UTC,ill", "b,nobody,2026-02-12 23:59 UTC,ill")
    (late.people / "roster.csv").write_text("id,section\nann,Mon\nben,Tue\n")
    for arguments, says in (((), "1 → 0"), (("--apply",), "1 → 0"), ((), "")):
        assert main(["late", *arguments, "--course", str(late.root)]) == 1  # for the line of nobody
        said = capsys.readouterr()
        assert says in said.out and ("2 → 1" in said.out) == bool(says) and "ill" not in said.out + said.err
        assert "nobody is nobody" in said.err
    assert penalties(late) == {"a": 0, "b": 0, "c": 1}
    with open(late.root / "grades.csv", newline="") as file:
        rows = {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file)}
    assert rows["c", "ann"]["late_submission_penalty"] == "1.0" and rows["c", "ann"]["score"] == "9.0"
    assert rows["a", "ann"]["late_why"] == "due date extended to 2026-02-12 23:59 UTC"
    assert (rows["c", "ann"]["days_late"], rows["c", "ann"]["grace_days"]) == ("2", "1")
    assert rows["c", "ann"]["late_why"] == "2 days late, 1 day of grace, 1 at 10 % of the score"


def test_one_assignment_alone_may_be_written(late, capsys):
    decree(late, due=DUE, rate=0.2, grace_days=3)
    assert main(["late", "b", "--apply", "--course", str(late.root)]) == 0
    assert penalties(late) == {"a": 0, "b": 2, "c": 2}
    assert "costs in c would change for ann" in capsys.readouterr().err
    assert main(["late", "d", "--course", str(late.root)]) == 1
    assert "c.Late.due has no d" in capsys.readouterr().err


@pytest.mark.parametrize("stop", [(applied, "write"), (book, "write")], ids=["before", "between"])
def test_a_run_that_is_killed_leaves_the_old_or_the_new(late, stop, monkeypatch):
    extend(late, "a,ann,2026-02-12 23:59 UTC,ill")
    keys = [(name, "ann") for name in DUE]
    with monkeypatch.context() as patch:
        patch.setattr(*stop, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            settle(late, *keys)
    assert penalties(late) == PENALTIES
    held = settle(late).held
    if stop[0] is applied:
        assert len(held) == 3 and penalties(late) == PENALTIES
    else:
        assert not held and penalties(late) == {"a": 0, "b": 0, "c": 1}


def test_an_older_gradebook_is_brought_up_to_date(late):
    with gradebook(late) as known:
        known.find_submission_notebook("two", "c", "ann").late_submission_penalty = None
        known.db.commit()
    assert not settle(late).held and penalties(late)["c"] == 2


def test_without_the_policy_penalties_go_when_it_is_said(late):
    decree(late)
    assert {change.assignment for change in settle(late).held} == {"b", "c"}
    assert penalties(late) == PENALTIES
    assert main(["late", "--apply", "--course", str(late.root)]) == 0
    assert penalties(late) == dict.fromkeys(DUE, 0)


def test_a_course_without_a_policy_is_left_alone(course):
    hand_in(course, ("a", "ann", after("a", 2), (4.0, 6.0)))
    with gradebook(course) as known:
        known.find_submission_notebook("two", "a", "ann").late_submission_penalty = 2.5
        known.db.commit()
    assert not settle(course).rows and penalties(course) == {"a": 2.5}
    commands.write_csv(course)
    assert not applied.path(course).exists() and "days_late" not in (course.root / "grades.csv").read_text()
    assert main(["late", "--course", str(course.root)]) == 1


def test_penalties_that_nbgrader_gave_before_are_not_changed_unseen(course):
    hand_in(course, ("a", "ann", after("a", 2), (4.0, 6.0)))
    with gradebook(course) as known:
        known.find_submission_notebook("two", "a", "ann").late_submission_penalty = 2.5
        known.db.commit()
    decree(course, due=DUE, rate=0.1)
    (change,) = settle(course).held
    assert (change.old, change.written, change.wanted) == (None, 2.5, 2) and penalties(course) == {"a": 2.5}


def test_who_was_marked_late_without_a_time_is_named_each_time(late, capsys):
    attempts = Attempts(late, "a")
    attempts.note(Attempt("ben", "canvas-1", "canvas", "ben_LATE_1_2_x.zip", "", late=True))
    for _ in range(2):
        assert main(["late", "--course", str(late.root)]) == 0
        assert "nobody knows by how much, so without a penalty: ben; `python" in capsys.readouterr().err
    assert penalties(late, "ben")["a"] == 0


def test_a_broken_table_is_a_line(late, capsys):
    extend(late, "a,ann,2026-02-12 23:59,ill")
    assert main(["late", "--course", str(late.root)]) == 1
    said = capsys.readouterr().err
    assert "extensions.csv, line 2" in said and "with a zone" in said and "Traceback" not in said


def test_an_extension_that_reaches_nobody_is_an_error_with_its_line(late, capsys):
    extend(late, "", "a,anne,2026-02-12 23:59 UTC,ill", "x,ann,2026-02-12 23:59 UTC,ill")
    assert main(["late", "--course", str(late.root)]) == 1
    said = capsys.readouterr().err
    path = late.people / "extensions.csv"
    assert f"{path}, line 3: nobody is anne" in said and f"{path}, line 4: c.Late.due has no x" in said


def test_a_misspelt_name_is_named_without_a_policy_too(course, capsys):
    assert main(["late", "linear_clasifiers", "--course", str(course.root)]) == 1
    assert "is called 'linear_clasifiers'; there are:" in capsys.readouterr().err


def test_no_digit_that_a_float_adds_stands_in_the_csv(course):
    hand_in(course, ("a", "ann", after("a", 4), (0.0, 76.0)))
    decree(course, due=DUE, rate=0.05)
    settle(course, ("a", "ann"))
    assert repr(0.05 * 4 * 76) == "15.200000000000001"
    commands.write_csv(course)
    with open(course.root / "grades.csv", newline="") as file:
        (row,) = [row for row in csv.DictReader(file) if row["assignment"] == "a"]
    assert (row["raw_score"], row["late_submission_penalty"], row["score"]) == ("76.0", "15.2", "60.8")


@pytest.mark.parametrize("penalty, shares", [(5, (0, 5)), (8, (2, 6)), (10, (4, 6)), (0, (0, 0))])
def test_no_notebook_carries_more_than_its_score(penalty, shares):
    assert book.spread(penalty, {"one": 4, "two": 6}) == dict(zip(("one", "two"), shares, strict=True))


def test_a_class_in_the_gradebook_is_as_computed_another_way(course):
    """Everybody's own term, of one policy: penalties and rows of the CSV."""
    draw = Random(7)
    policy, *_ = a_term(draw)
    policy |= {"counts": "newest", "rate": 0.125, "grace_days": 3, "last_day": 3}
    students = {f"s{i}": a_term(draw)[2] for i in range(8)}
    decree(course, **policy)
    extend(course, f"a,s1,{policy['due']['b']},x", f"c,s2,{policy['due']['a']},x")
    wanted, given = {}, []
    for student, hand_ins in students.items():
        known = {name: seconds(due) for name, due in policy["due"].items()}
        known["a"] = max(known["a"], known["b"]) if student == "s1" else known["a"]
        known["c"] = max(known["c"], known["a"]) if student == "s2" else known["c"]
        attempts = {}
        for name, theirs in hand_ins.items():
            for after_due, _, raw in theirs[:1]:
                second = None if after_due is None else known[name] + after_due
                time = second and datetime.fromtimestamp(second, UTC)
                given.append((name, student, time, (raw * 0.25, raw * 0.75)))
                attempts[name] = [("", second, None, raw, 10)]
        wanted |= {(name, student): row for name, row in expected(policy, known, attempts).items()}
    hand_in(course, *given)
    settle(course, *wanted)
    commands.write_csv(course)
    with open(course.root / "grades.csv", newline="") as file:
        rows = {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file)}
    assert len(wanted) > 15
    for key, (_, days, pays, penalty, score) in wanted.items():
        row = rows[key]
        assert (float(row["days_late"]), float(row["grace_days"])) == (days, pays)
        assert float(row["late_submission_penalty"]) == pytest.approx(float(penalty))
        assert float(row["score"]) == pytest.approx(float(score))
