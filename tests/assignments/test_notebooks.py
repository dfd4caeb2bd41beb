"""Every notebook runs from top to bottom: solved, and with untouched stubs."""

import json
import shutil
import subprocess
import sys

import nbclient
import nbformat
import pytest

from autograder import demo
from autograder.course import ASSIGNMENTS, KIT

NAME = "linear_classifiers"
NOTEBOOKS = sorted(path.stem for path in (ASSIGNMENTS / NAME).glob("*.ipynb"))


@pytest.fixture
def folder(released_course, tmp_path):
    """The release, as a student has it."""
    return shutil.copytree(released_course.release(NAME), tmp_path / NAME)


def run(folder, name, data, monkeypatch):
    """The executed notebook.  Raises when a cell does."""
    monkeypatch.setenv("CIFAR10_DIR", str(data))
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}})
    return client.execute()


def printed(notebook, stream):
    """{cell id: what it wrote to the stream}"""
    return {
        cell.id: "".join(
            out.text for out in cell.outputs if out.output_type == "stream" and out.name == stream
        )
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def pictures(notebook):
    return [
        out.data["image/png"]
        for cell in notebook.cells
        for out in cell.get("outputs", [])
        if "image/png" in out.get("data", {})
    ]


def graded_cells(notebook):
    return [cell.id for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("locked")]


@pytest.mark.parametrize("data", ["stand_in_dir", "cifar10_dir"])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_solution_runs_and_passes_its_checks(name, data, folder, assignment, request, monkeypatch):
    demo.solution(folder, assignment)
    notebook = run(folder, name, request.getfixturevalue(data), monkeypatch)
    complaints = {id: text for id, text in printed(notebook, "stderr").items() if text}
    assert set(complaints) <= {"slopes_by_hand"}  # the table that only a student can fill
    for id in graded_cells(notebook):
        assert "checks pass, done." in printed(notebook, "stdout")[id]
    assert len(pictures(notebook)) >= 3


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_untouched_stubs_reach_the_end_and_say_what_to_do(name, folder, stand_in_dir, monkeypatch):
    notebook = run(folder, name, stand_in_dir, monkeypatch)
    for id in graded_cells(notebook):
        assert "is not started. Next: write" in printed(notebook, "stderr")[id]
        assert printed(notebook, "stdout")[id] == ""


@pytest.mark.parametrize("path", sorted(KIT.glob("assignments/*/*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_are_code(path):
    """No outputs, stable and unique ids, short cells, valid metadata."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    grade_ids = [cell.metadata.nbgrader.grade_id for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len(set(grade_ids)) == len(grade_ids)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 15, cell.id
    assert json.loads(path.read_text())["nbformat_minor"] == 5


def test_the_last_cell_says_the_same_as_the_command(folder, assignment):
    demo.solution(folder, assignment)
    done = subprocess.run(
        [sys.executable, "-m", "cs231n_utils.check"], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
