"""`forget`: one person goes from everything, all others stay byte for byte, whatever stops it."""

import shutil
import sqlite3
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from autograder import forget_command
from autograder.commands import CommandFailed
from autograder.course.lookup import course_in, settings
from autograder.handout import init
from autograder.term import forget, notes, rows
from autograder.term.traces import Traces
from tests import home

WHO, MAIL, NAME = "quill.an", "a.quill@x.edu", "Annabella"
OTHER = "bob"
ALIKE = "quill.ann"
OF_ONE = (  # {}: an id
    "submitted/{}/one/model.py",
    "submitted/{}/.two.part/model.py",
    "autograded/{}/one/1.ipynb",
    "feedback/{}/one/feedback.html",
    ".staging/{}/one/1.ipynb",
    "results/one/{}.json",
    "results/one/before/2026-02-01-120000/{}.json",
    "results/one/attempts/{}/canvas-3.json",
    "results/one/anew/{}.json",
    "results/one/anew/attempts/{}/canvas-3.json",
    "records/one/{}.regrade.json",
    "records/one/+history/{}.jsonl",
    "records/one/{}.json",
    "records/one/{}.page.json",
    "people/attempts/one/{}/canvas-3/model.py",
    "people/attempts/one/{}/canvas-3.json",
    "downloaded/one/archive/{}.zip",
    "downloaded/one/extracted/{}/model.py",
    "similarity-one/submissions/{}/f.py",
    ".similarity-one.part/submissions/{}/f.py",
)
OF_MANY = {
    "people/roster.csv": "id,last_name,first_name,email,section,active\r\n"
    f'{WHO},"Quill, the\r\nelder",{NAME},{MAIL},A,yes\r\n{OTHER},,,bob@x.edu,A,\r\n',
    "people/extensions.csv": f"assignment,who,due,reason\none,{WHO},2026-02-10 23:59Z,\none,section:A,x,\n",
    "people/groups.csv": f"assignment,group,id\none,Owls,{WHO}\none,Owls,{OTHER}\n",
    "people/log.csv": f"time,assignment,id,what,reason\n1,one,{WHO},late,ill\n2,one,{OTHER},late,\n",
    "people/worksheets/one.csv": f"\ufeffIdentifier,Full name,Email address\nParticipant 7,,{MAIL.upper()}\n"
    "Participant 70,Bob,bob@x.edu\n",
    "people/worksheets/two.csv": "Teilnehmer/in;Status\nTeilnehmer/in71;x\nTeilnehmer/in7;y\n",
    "people/attempts/two/" + WHO + "/moodle-7-0af3.json": "{}",
    "people/tmpx1.part": f"id\n{WHO}\n",
    "grades.csv": f'"assignment","student_id","score"\n"one","{OTHER}",3.0\n"one","{WHO}",4\n',
    "insights-one-help.csv": f'"student","help"\n"{WHO}","a friend"\n"{OTHER}","none"\n',
    "records/one.json": f'{{"dropped": {{"q": {{"given": {{"{WHO}": {{}}, "{OTHER}": {{"c": 1}}}}}}}}}}',
    "records/+late.json": f'{{"rows": [{{"student": "{WHO}"}}, {{"student": "{OTHER}"}}]}}',
}


def lay(root):
    """-> the Course, in which three persons did the same."""
    init.scratch(home.course(root))
    for id in (WHO, OTHER, ALIKE):
        for path in OF_ONE:
            write(root / path.format(id), f"{id}'s")
    for path, text in OF_MANY.items():
        write(root / path, text)
    course = course_in(root)
    with Gradebook(settings(root)[1].db_url) as book:
        book.add_assignment("one")
        book.add_notebook("n", "one")
        book.add_grade_cell("q", "n", "one", max_score=5, cell_type="markdown")
        book.add_solution_cell("q", "n", "one")
        for id in (WHO, OTHER):
            book.add_student(id, first_name=NAME if id == WHO else None, email=MAIL if id == WHO else None)
            book.add_submission("one", id)
            book.find_grade("q", "n", "one", id).manual_score = 3
            book.find_comment("q", "n", "one", id).manual_comment = f"well done, {id}"
        book.db.commit()
    return course


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    return lay(tmp_path_factory.mktemp("laid") / "course").root


@pytest.fixture
def own(laid, tmp_path):
    """A course of the test's own."""
    return course_in(shutil.copytree(laid, tmp_path / "course"))


def run(course, student=WHO, sure=True):
    console = Console(width=200, record=True, quiet=False)
    forget_command.run(course, student, sure, console)
    return console.export_text()


def files(root, without=("gradebook.db", "gradebook.lock")):
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name not in without and "__pycache__" not in path.parts
    }


def of_other(root):
    """What the gradebook holds, without numbers that say nothing."""
    with sqlite3.connect(root / "gradebook.db") as db:
        return db.execute("select id, first_name, email from student order by id").fetchall() + [
            db.execute(f"select count(*) from {table}").fetchone()
            for table in ("submitted_assignment", "submitted_notebook", "grade", "comment")
        ]


def test_nothing_of_the_person_is_left_and_everybody_else_stays_byte_for_byte(own):
    before = files(own.root)
    said = run(own)
    after = files(own.root)
    for path, content in after.items():
        assert WHO not in Path(path).parts and f"{WHO}." not in path
        for word in (f"{WHO}'", f'{WHO}"', f"{WHO},", MAIL, MAIL.upper(), NAME, "Quill"):
            assert word.encode() not in content, path
    raw = (own.root / "gradebook.db").read_bytes()
    assert not [word for word in (WHO, MAIL, NAME) if word.encode() in raw] and b"well done, bob" in raw
    assert of_other(own.root) == [(OTHER, None, None), (1,), (1,), (1,), (1,)]
    shared = {*OF_MANY}
    assert {path: text for path, text in after.items() if path not in shared} == {
        path: text
        for path, text in before.items()
        if path not in shared and WHO not in Path(path).parts and f"{WHO}." not in path
    }
    assert after["people/roster.csv"] == (
        b"id,last_name,first_name,email,section,active\r\nbob,,,bob@x.edu,A,\r\n"
    )
    assert after["people/worksheets/one.csv"].startswith("\ufeffIdentifier".encode())
    assert b"Participant 70" in after["people/worksheets/one.csv"]
    assert after["people/worksheets/two.csv"] == b"Teilnehmer/in;Status\nTeilnehmer/in71;x\n"
    assert after["grades.csv"] == b'"assignment","student_id","score"\n"one","bob",3.0\n'
    assert "group Owls" in said and NAME not in said and "Quill" not in said and MAIL not in said


STEPS = (
    (shutil, "rmtree"),
    (Path, "unlink"),
    (rows, "write_bytes"),
    (notes, "write_json"),
    (Gradebook, "remove_submission"),
    (Gradebook, "remove_student"),
)


class Killed(BaseException):
    pass


@contextmanager
def killed_after(steps, monkeypatch):
    """The next one does not happen."""
    left = [steps]

    def step(function, *arguments, **options):
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        return function(*arguments, **options)

    with monkeypatch.context() as patch:
        for place, name in STEPS:
            function = getattr(place, name)
            patch.setattr(place, name, lambda *a, function=function, **o: step(function, *a, **o))
        yield


def test_killed_again_and_again_the_same_command_finishes_it(laid, tmp_path, monkeypatch):
    whole, own = (course_in(shutil.copytree(laid, tmp_path / name)) for name in ("whole", "own"))
    run(whole)
    for steps in count():
        with killed_after(steps, monkeypatch), suppress(Killed):
            run(own)
            break
    assert steps > 5
    assert files(own.root) == files(whole.root)
    assert of_other(own.root) == of_other(whole.root)


@pytest.mark.parametrize("id", ("nobody", "../bob", "", "QUILL.AN", "bo"))
def test_an_id_that_nobody_has_is_an_error_that_says_where_it_looked(own, id):
    before = files(own.root)
    if id == "QUILL.AN":
        (own.people / "roster.csv").unlink()
        for path in [*own.people.rglob("*.csv"), *own.root.glob("*.csv")]:
            path.unlink()
        before = files(own.root)
    with pytest.raises(CommandFailed, match=r"submitted/|no student id"):
        run(own, id)
    assert files(own.root) == before


@pytest.mark.parametrize(("typed", "gone"), ((WHO, True), ("y", False), ("", False), (EOFError, False)))
def test_it_asks_first_and_takes_nothing_but_the_id_for_an_answer(own, monkeypatch, typed, gone):
    def answer(_):
        if typed is EOFError:
            raise EOFError
        return typed

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    before = files(own.root)
    if gone:
        run(own, sure=False)
    else:
        with pytest.raises(CommandFailed, match="nothing was removed"):
            run(own, sure=False)
    assert (files(own.root) == before) is not gone


def test_where_nobody_can_answer_nothing_is_removed(own, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    before = files(own.root)
    with pytest.raises(CommandFailed, match="--yes"):
        run(own, sure=False)
    assert files(own.root) == before


def test_downloads_of_the_whole_class_and_what_still_mentions_the_person_are_named(own):
    write(own.root / "downloaded/one/archive/submissions.zip", "PK")
    write(own.root / "people/log.csv", f"time,assignment,id,what,reason\n1,one,{OTHER},x,works with {WHO}\n")
    said = run(own)
    assert "downloaded/one/archive/submissions.zip" in said and "people/log.csv: still mentions" in said
    assert "downloaded/one/archive/bob.zip" not in said


@pytest.mark.parametrize(
    ("text", "left"),
    (
        ("id,email\r\nx,A@b.c\r\ny,\r\n", "id,email\r\ny,\r\n"),
        ('id,reason\nx,"two\nlines"\ny,"two\nlines"\n', 'id,reason\ny,"two\nlines"\n'),
        ("id;section\nx;1\ny;1", "id;section\ny;1"),
        ("who,due\n'x,1\nsection:x,1\n", "who,due\nsection:x,1\n"),
        ("ID,Student\nx,x\n", "ID,Student\nx,x\n"),
        ("id\nX\nxx\n", "id\nxx\n"),
        ("student_id,score\ny,x\nx,y\n", "student_id,score\ny,x\n"),
        ("", ""),
        ("id\n", "id\n"),
    ),
)
def test_lines_of_others_stay_as_they_are(tmp_path, text, left):
    write(tmp_path / "table.csv", text)
    rows.remove(tmp_path / "table.csv", rows.Marks({"x", "a@B.c"}, set()))
    assert (tmp_path / "table.csv").read_bytes().decode() == left


def test_a_course_without_a_gradebook_gets_none(tmp_path):
    course = home.course(tmp_path)
    init.scratch(course)
    write(tmp_path / "submitted/ann/one/a.py", "x")
    config, coursedir = settings(tmp_path)
    forget.forget(Traces(course, config, "ann"), coursedir.db_url)
    assert not (tmp_path / "submitted/ann").exists() and not (tmp_path / "gradebook.db").exists()
