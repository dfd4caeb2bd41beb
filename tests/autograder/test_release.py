"""The release holds no solution, and a source that would leak or cannot be graded is not released."""

import os
import re
import shutil

import nbformat
import pytest
from traitlets.config import Config

from autograder.course import stubs
from autograder.course.assignment import Assignment
from autograder.handout import assistants, engine
from autograder.handout.leaks import normalise, solution_statements
from autograder.handout.release import Unreleasable, outdated, require_no_solution
from autograder.handout.release import release as make_release
from cs231n_utils import NotStarted
from cs231n_utils.promises import manifest
from cs231n_utils.promises.public import public
from tests import home
from tests.warm import python_m

NAME = "linear_classifiers"


@pytest.fixture
def release(released_course):
    return released_course.release(NAME)


@pytest.fixture(params=home.course().names())
def released(request, releases):
    """(the assignment, the folder of its release), of each one in turn."""
    return home.assignment(request.param), releases.release(request.param)


def expected(assignment):
    """All paths of a release: stubs, notebooks, what they import, what is checked in public."""
    source = assignment.source
    public = {path.relative_to(source).as_posix() for path in source.glob("public/*.py")}
    notebooks = {f"{name}.ipynb" for name in assignment.notebooks}
    modules = {path.name for path in source.glob("*.py")}
    named = {"assignment.toml", *assignment.manifest.release}
    return {*modules, *notebooks, *assistants.NAMES, *named, *public, *engine.files()}


def files(release):
    return {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}


def test_the_release_holds_the_stubs_and_the_notebooks(released):
    assignment, release = released
    assert files(release) == expected(assignment)


def test_there_are_solutions_to_look_for(assignment):
    statements = list(solution_statements(assignment))
    assert len(statements) > 15
    assert normalise("dW = X.T @ dscores / len(X) + 2 * reg * W") in statements


def test_no_solution_is_in_the_release(released):
    require_no_solution(*released)


@pytest.mark.parametrize("leak", ["# dW=X.T@dscores/len( X )+2*reg*W", "### END SOLUTION"])
def test_a_leak_would_be_seen(release, assignment, tmp_path, leak):
    copy = shutil.copytree(release, tmp_path / "release")
    (copy / "notes.md").write_text(leak)
    with pytest.raises(Unreleasable, match=r"notes\.md"):
        require_no_solution(assignment, copy)


@pytest.mark.parametrize("name", ["svm_loss_naive", "svm_loss_vectorized"])
def test_each_released_stub_raises_not_started(release, name):
    namespace = {}
    exec((release / "linear_svm.py").read_text(), namespace)
    with pytest.raises(NotStarted):
        namespace[name](None, None, None, None)


def test_a_gap_stands_in_a_released_stub_wherever_a_solution_stood(released):
    assignment, release = released
    for name in assignment.stubs:
        solved = (assignment.source / name).read_text()
        assert (release / name).read_text().count(stubs.GAP) == solved.count(stubs.BEGIN) > 0


def test_the_release_says_what_it_consists_of(released):
    assignment, release = released
    said = manifest.read(release).released
    assert (said.assignment, said.data, said.stubs) == (assignment.name, "stand-in", list(assignment.stubs))
    assert {cell.id: cell.points for cell in said.cells} == assignment.graded
    assert {cell.id for cell in said.cells if cell.kind == "check"} == set(assignment.points)
    config = Config({"TrustedAutograde": {"dataset": "stand-in"}})
    assert not outdated(assignment, release, config)
    config.TrustedAutograde.dataset = "CIFAR-10"
    assert outdated(assignment, release, config) == ["assignment.toml"]


def test_the_released_notebooks_are_clean(released):
    for path in released[1].glob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            assert not cell.get("outputs")
            assert "rubric" not in cell.source.lower()


def test_what_a_student_works_out_is_not_said_in_advance(release):
    """The frog's loss and the mean, the cat's softmax loss: in no cell, and in no title of a check."""
    told = [cell.source for path in release.glob("*.ipynb") for cell in nbformat.read(path, 4).cells]
    told += [promise.title for item in public(release).items.values() for promise in item.promises]
    assert not [text for text in told if re.search(r"\b(12\.9|5\.27|2\.04)\b", text)]


# the markers


def test_a_gap_stands_where_the_solution_stood():
    text = f"def f():\n    {stubs.BEGIN}\n    return 1\n    {stubs.END}\n\n\nx = 2\n"
    assert stubs.strip(text, "f.py") == f"def f():\n    {stubs.GAP}\n\n\nx = 2\n"
    assert stubs.solution(text) == "def f():\n    return 1\n\n\nx = 2\n"


@pytest.mark.parametrize(
    "text, problem",
    {
        f"a\n{stubs.END}\n": "line 2: END SOLUTION without",
        f"{stubs.BEGIN}\na\n": "line 1: BEGIN SOLUTION without",
        f"{stubs.BEGIN}\n{stubs.BEGIN}\n{stubs.END}\n": "line 2: BEGIN SOLUTION inside the one of line 1",
    }.items(),
)
def test_markers_that_do_not_pair_up_are_named(tmp_path, text, problem):
    (tmp_path / "f.py").write_text(text)
    (path,) = stubs.sources(tmp_path)
    with pytest.raises(stubs.BadMarkers, match=problem):
        stubs.strip(text, path)


# generation with nbgrader's command, on a copy of the kit with something wrong in it


def generate(kit):
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(kit), "LANG": "C.UTF-8"}
    folder = kit / "autograder"
    done = python_m("nbgrader", "generate_assignment", NAME, folder=folder, environment=bare, kit=kit)
    return done.returncode, done.stderr, kit / "autograder" / "release" / NAME


def test_generation_in_an_environment_that_is_not_activated(kit):
    code, text, release = generate(kit)
    assert code == 0, text
    assert stubs.GAP in (release / "linear_svm.py").read_text()


def without_check(kit):
    path = kit / "assignments" / NAME / "trusted" / "test_linear_svm.py"
    path.write_text(path.read_text().replace('"svm_loss_vectorized"', '"svm_loss_naive"'))


def without_cell(kit):
    path = kit / "assignments" / NAME / "2_svm.ipynb"
    path.write_text(path.read_text().replace('"grade_id": "svm_loss_naive"', '"grade_id": "svm_loss_naif"'))


def lone_end(kit):
    path = kit / "assignments" / NAME / "linear_svm.py"
    path.write_text(path.read_text().replace(stubs.BEGIN, "", 1))


def solution_in_the_prose(kit):
    path = kit / "assignments" / NAME / "2_svm.ipynb"
    notebook = nbformat.read(path, as_version=4)
    cell = nbformat.v4.new_markdown_cell("Write `dW = X.T @ dscores / len(X) + 2 * reg * W`.")
    notebook.cells.insert(1, cell)
    nbformat.write(notebook, path)


def broken_public(kit):
    (kit / "assignments" / NAME / "public" / "items.py").write_text("ITEMS = (\n")


def no_public(kit):
    shutil.rmtree(kit / "assignments" / NAME / "public")


def item_without_cell(kit):
    path = kit / "assignments" / NAME / "public" / "svm_items.py"
    path.write_text(path.read_text().replace('Item("svm_loss_naive", ', 'Item("svm_loss_naif", '))


def wrong_key(kit):
    path = kit / "assignments" / NAME / "assignment.toml"
    path.write_text(path.read_text().replace("hours", "hourz"))


def copy_of_a_release(kit):
    path = kit / "assignments" / NAME / "assignment.toml"
    about = 'assignment = "a"\nrelease = "0"\ndata = ""\nstubs = []\ncells = []\n'
    path.write_text(f"{path.read_text()}[released]\n{about}")


def solution_in_another_file(kit):
    folder = kit / "assignments" / NAME
    (folder / "linear_svm_copy.py").write_text(stubs.solution((folder / "linear_svm.py").read_text()))


@pytest.mark.parametrize(
    "spoil, problem",
    {
        without_check: "'svm_loss_vectorized' is graded by machine but has no trusted check",
        without_cell: "the item 'svm_loss_naive' has no check cell",
        broken_public: "public cannot be used: SyntaxError",
        no_public: "holds no public/items.py",
        item_without_cell: "the item 'svm_loss_naif' has no check cell",
        wrong_key: "assignment.toml: hourz is no key",
        copy_of_a_release: "assignment.toml: the release writes [released]: take it out",
        lone_end: "END SOLUTION without a BEGIN SOLUTION",
        solution_in_the_prose: "would hold a solution: 2_svm.ipynb",
        solution_in_another_file: "would hold a solution: linear_svm_copy.py",
    }.items(),
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_wrong_is_not_released(kit, spoil, problem):
    spoil(kit)
    code, text, release = generate(kit)
    assert code == 1
    assert problem in text
    assert not release.exists()


def test_a_fault_of_the_source_leaves_the_old_release_alone(course, monkeypatch):
    monkeypatch.setattr(Assignment, "manifest", property(lambda self: manifest.read(course.root)))
    before = sorted(course.release(NAME).iterdir())
    with pytest.raises(Unreleasable, match=r"assignment\.toml is missing"):
        make_release(course, NAME)
    assert sorted(course.release(NAME).iterdir()) == before


def test_editors_and_systems_files_are_not_released(kit, assignment):
    folder = kit / "assignments" / NAME
    (folder / ".git").mkdir()
    for name in (".git/config", ".DS_Store", "linear_svm.py~", "#linear_svm.py#", "old.bak", ".hidden"):
        (folder / name).write_text(stubs.BEGIN)
    (folder / "outside.txt").symlink_to(os.devnull)
    code, text, release = generate(kit)
    assert code == 0, text
    assert files(release) == expected(assignment)
