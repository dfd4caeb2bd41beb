"""What help is allowed: the course's words in the first notebook, and what coding assistants are told."""

import shutil
from copy import deepcopy
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from traitlets.config import Config, Configurable

from autograder.course.assignment import Assignment
from autograder.course.lookup import settings
from autograder.handout import assistants, init, package, policy
from autograder.handout.release import Unreleasable, handed_out
from tests import home

NAME = "linear_classifiers"
OURS = "Ask *us* first."


def policies(folder):
    """{notebook: the cells in which a policy stands}"""
    books = {path.stem: nbformat.read(path, 4) for path in folder.glob("*.ipynb")}
    return {
        name: [cell for cell in book.cells if policy.TAG in cell.metadata.get("tags", ())]
        for name, book in books.items()
    }


def test_the_first_notebook_says_it_below_its_title(released_course):
    released = released_course.release(NAME)
    found = policies(released)
    (cell,) = found.pop("1_losses")
    assert (cell.source, cell.id) == (policy.DEFAULT.strip(), policy.ID) and not any(found.values())
    assert not cell.metadata.editable and not cell.metadata.deletable and "nbgrader" not in cell.metadata
    assert nbformat.read(released / "1_losses.ipynb", 4).cells[1] == cell


@pytest.mark.parametrize("text", ["", OURS])
def test_a_zip_with_another_policy_than_the_settings_have_is_not_made(
    released_course, assignment, text, tmp_path
):
    config = Config({"Policy": {"text": text}, "TrustedAutograde": {"dataset": "stand-in"}})
    said = r"older than the source or the settings: 1_losses\.ipynb \(its policy\): run `.* --force`"
    with pytest.raises(Unreleasable, match=said):
        package.write(assignment, released_course.release(NAME), tmp_path / "a.zip", config)


def answer():
    return new_markdown_cell("…", metadata={"nbgrader": {"solution": True, "grade": True, "grade_id": "q"}})


@pytest.mark.parametrize(
    "cells, place",
    [
        ([new_markdown_cell("# T"), new_code_cell("1")], 1),
        ([new_markdown_cell("# T")], 1),
        ([], 0),
        ([new_markdown_cell("# Why?"), answer()], 0),  # feedback shows what stands above an answer
    ],
)
@pytest.mark.parametrize("minor", [4, 5])
def test_its_place(cells, place, minor):
    notebook = deepcopy(new_notebook(cells=cells))
    notebook.nbformat_minor = minor
    for cell in notebook.cells if minor == 4 else ():
        del cell["id"]
    policy.insert(notebook, OURS)
    assert notebook.cells[place].source == OURS
    nbformat.validate(notebook)


@pytest.mark.parametrize("text, notebook, there", [(OURS, "a", 1), (" \n", "a", 0), (OURS, "b", 0)])
def test_an_empty_one_is_none_and_later_notebooks_have_none(text, notebook, there):
    converter = Configurable()
    converter.assignment_source = SimpleNamespace(notebooks={"b": None, "a": None})
    done, _ = policy.Policy(parent=Configurable(parent=converter), text=text).preprocess(
        new_notebook(), {"nbgrader": {"notebook": notebook}}
    )
    assert len(done.cells) == there


def test_a_course_begins_with_the_kits_words_to_edit(tmp_path):
    init.lay(tmp_path / "ours", [NAME])
    assert policy.DEFAULT in (tmp_path / "ours" / "course_settings.py").read_text()
    assert settings(tmp_path / "ours")[0].Policy.text == policy.DEFAULT


def test_assistants_are_told_of_the_assignment(assignment):
    told = assistants.files(assignment.manifest)
    assert set(told) <= set(handed_out(assignment))
    assert assignment.manifest.title.encode() in told["AGENTS.md"] and b"{" not in told["AGENTS.md"]


def test_an_authors_own_words_to_assistants_count(tmp_path):
    folder = shutil.copytree(home.KIT / "tests" / "assignments" / "knn", tmp_path / "knn")
    (folder / "AGENTS.md").write_text("Be kind.\n")
    toml = folder / "assignment.toml"
    toml.write_text('release = ["AGENTS.md"]\n' + toml.read_text())
    assert handed_out(Assignment("knn", folder))["AGENTS.md"] == b"Be kind.\n"
