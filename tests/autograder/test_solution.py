"""The solved assignment for students: not before everybody is through, and without what is for graders."""

import json
import zipfile
from datetime import UTC, datetime, timedelta

import nbformat
import pytest
from traitlets.config import Config

from autograder.commandline import main
from autograder.course.folders import Course
from autograder.handout import init, new
from autograder.handout.leaks import MARKER
from autograder.handout.release import release
from autograder.handout.solution import HIDDEN, shown
from autograder.term.closing import EVERYBODY, closings
from autograder.term.dues import moment
from autograder.term.late import Policy

NAME = "week"
RUBRIC = (
    "### BEGIN SOLUTION\n**Model answer.** A tenth.\n\n**Marking, 2 points.** One each.\n### END SOLUTION"
)
PAST, FUTURE = "2020-02-10 23:59 America/Los_Angeles", "2120-02-10 23:59 UTC"


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """A released course, whose solution stands where generate_solution puts it."""
    root = tmp_path_factory.mktemp("solved") / "course"
    course = Course(root, root / "assignments")
    init.scratch(course)
    source = new.begin(course, NAME, "share")
    edit(source / f"1_{NAME}.ipynb", RUBRIC)
    release(course, NAME)
    solved = root / "solution" / NAME
    solved.mkdir(parents=True)
    for path in [*source.glob("*.ipynb"), *source.glob("*.py")]:
        (solved / path.name).write_bytes(path.read_bytes())
    return course


def edit(path, answer):
    """Write the answer's cell."""
    notebook = nbformat.read(path, as_version=4)
    (cell,) = [
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "q_cats"
    ]
    cell.source = answer
    nbformat.write(notebook, path)


@pytest.fixture
def package(laid, capsys):
    """f(policy, extensions, options): (exit code, what it said) of `package --solution`."""

    def run(policy=None, extensions=(), options=()):
        init.scratch(laid)
        with open(laid.root / "nbgrader_config.py", "a") as file:
            file.writelines(f"c.Late.{name} = {value!r}\n" for name, value in (policy or {}).items())
        laid.people.mkdir(exist_ok=True)
        lines = ["assignment,who,due,reason", *(f"{NAME},{who},{due},ill" for who, due in extensions)]
        (laid.people / "extensions.csv").write_text("\n".join(lines))
        code = main(["package", NAME, "--solution", *options, "--course", str(laid.root)])
        return code, "".join(capsys.readouterr())

    return run


OVER = {"due": {NAME: PAST}, "last_day": 5}
OPEN = [  # policy, extensions, options, what it says
    ({"due": {NAME: FUTURE}, "last_day": 1}, (), (), f"{EVERYBODY} until 2120-02-11 23:59 UTC"),
    ({"due": {NAME: FUTURE}, "last_day": 1}, (), ("--sure",), f"{EVERYBODY} until 2120-02-11 23:59 UTC"),
    (OVER, [("ann", FUTURE), ("section:A", PAST)], (), "handed in, by ann until 2120-02-15 23:59 UTC:"),
    (OVER, [("section:A", FUTURE)], ("--sure",), "by section:A until 2120-02-15 23:59 UTC:"),
    ({"due": {NAME: PAST}}, (), (), "counts however late"),
    (None, (), (), f"nothing says when {NAME} is due"),
    (OVER, (), ("--give", "other"), "--give does not"),
]


@pytest.mark.parametrize("policy, extensions, options, why", OPEN)
def test_refused_while_somebody_may_hand_in(policy, extensions, options, why, package):
    code, said = package(policy, extensions, options)
    assert code == 1 and why in said and "Traceback" not in said


def test_refused_while_nobody_knows_what_an_extension_is_of(package, laid, capsys):
    package(OVER, [("ann", PAST)])
    with open(laid.people / "extensions.csv", "a") as file:
        file.write(f"\nweeek,ben,{FUTURE},ill\n")
    assert main(["package", NAME, "--solution", "--sure", "--course", str(laid.root)]) == 1
    assert "extensions.csv, line 3: no assignment is called 'weeek'" in capsys.readouterr().err


READY = [(OVER, ()), ({"due": {NAME: PAST}}, ("--sure",)), (None, ("--sure",))]


@pytest.mark.parametrize("policy, options", READY)
def test_what_is_handed_out_when_all_are_in(policy, options, package, laid):
    code, said = package(policy, [("ann", PAST)], options)
    assert code == 0, said
    assert "whole cell goes out" not in said
    with zipfile.ZipFile(laid.root / f"{NAME}-solution.zip") as archive:
        files = {
            name.removeprefix(f"{NAME}-solution/"): archive.read(name).decode() for name in archive.namelist()
        }
    assert {f"1_{NAME}.ipynb", f"{NAME}.py", "README.md", "assignment.toml", "public/items.py"} <= {*files}
    assert not [name for name in files if name.startswith(("trusted", "variants", "engine", "AGENTS"))]
    assert "np.argmax(scores, axis=1) == y" in files[f"{NAME}.py"]
    text = json.dumps(json.loads(files[f"1_{NAME}.ipynb"]), ensure_ascii=False)
    assert "**Model answer.** A tenth." in text and "Marking" not in text
    assert not [name for name, content in files.items() if name[-3:] != ".md" and MARKER.search(content)]


def test_refused_when_the_solution_is_older_or_not_there(package, laid):
    path = laid.root / "solution" / NAME / f"1_{NAME}.ipynb"
    before = path.read_bytes()
    edit(path, RUBRIC.replace("tenth", "fifth"))
    code, said = package(OVER)
    assert code == 1 and f"older than the source: run `nbgrader generate_solution {NAME} --force`" in said
    path.unlink()
    code, said = package(OVER)
    assert code == 1 and "is not there: run" in said
    path.write_bytes(before)
    stub = laid.root / "solution" / NAME / f"{NAME}.py"
    stub.write_text((before_stub := stub.read_text()) + "\n")
    code, said = package(OVER)
    assert code == 1 and "older than the source" in said
    stub.write_text(before_stub)


def test_sure_goes_with_solution(laid, capsys):
    assert main(["package", NAME, "--sure", "--course", str(laid.root)]) == 1
    assert "--sure goes with --solution" in capsys.readouterr().err


def test_hidden_regions_never_go_out():
    source = "".join(f"{n}\n### BEGIN {kind}\nx\n### END {kind}\n" for n, kind in enumerate(HIDDEN))
    assert shown(nbformat.v4.new_code_cell(source)) == "0\n1"
    plain = nbformat.v4.new_markdown_cell("**Marking** is what graders do.")
    assert shown(plain) == plain.source


class Book:
    """As much of a gradebook as is asked: one assignment, and who has an extension."""

    def __init__(self, duedate, *extensions):
        self.duedate = duedate
        self.submissions = [
            type(
                "Submission",
                (),
                {"extension": days, "duedate": duedate + days, "student": type("S", (), {"id": id})},
            )
            for id, days in extensions
        ]

    def find_assignment(self, name):
        return self


def test_without_a_policy_nbgraders_due_date_counts(laid):
    due = datetime(2026, 2, 10, 12)
    policy = Policy.of(Config(), laid.root)
    (laid.people / "extensions.csv").unlink(missing_ok=True)
    found = closings(laid, policy, NAME, Book(due, ("ann", timedelta(days=2))))
    assert found == [(due.replace(tzinfo=UTC), EVERYBODY), (datetime(2026, 2, 12, 12, tzinfo=UTC), "ann")]
    assert closings(laid, policy, NAME, Book(None)) == []


LAST = [  # policy, when the last hand-in that counts may come
    ({"last_day": 1}, "2026-03-09 00:59 America/Los_Angeles"),  # that night the clocks go forward
    ({"last_day": 0, "tolerance": 15}, "2026-03-08 00:14 America/Los_Angeles"),
    ({"grace_days": 2}, "2026-03-10 00:59 America/Los_Angeles"),
]


@pytest.mark.parametrize("late, wanted", LAST)
def test_the_last_moment(late, wanted, laid):
    policy = Policy.of(Config(Late=late | {"due": {NAME: "2026-03-07 23:59 America/Los_Angeles"}}), laid.root)
    ((when, _),) = closings(laid, policy, NAME, None)
    assert when == moment(wanted)
    assert policy.counted(policy.days(policy.due[NAME], when))
    assert policy.days(policy.due[NAME], when + timedelta(seconds=1)) > (
        late.get("last_day") or late.get("grace_days", 0)
    )
