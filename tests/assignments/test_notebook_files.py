"""The notebooks as files: code to be read and compared, with links into the lecture."""

import json
import re

import nbformat
import pytest

from autograder.course.folders import KIT
from cs231n_utils.promises import lectures

every_file = pytest.mark.parametrize(
    "path", sorted(KIT.glob("assignments/*/*.ipynb")), ids=lambda path: path.stem
)


@every_file
def test_notebooks_are_code(path):
    """No outputs, no state of live pictures, stable and unique ids, short cells, valid metadata."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert "widgets" not in notebook.metadata
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


@every_file
def test_every_notebook_takes_up_what_is_saved_and_says_how_to_stop_a_cell(path):
    sources = [cell.source for cell in nbformat.read(path, as_version=4).cells]
    assert any("reload.watch()" in source for source in sources)
    assert any("*Kernel › Interrupt*" in source for source in sources)


@every_file
def test_every_time_in_the_lecture_is_a_link_to_it(path):
    notebook = nbformat.read(path, 4)
    prose = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    linked = re.findall(r"\[([\d:]+)\]\((\S+?)\)", prose)
    assert linked and all(address == lectures.at(3, time) for time, address in linked)
    assert not re.search(r"(?<![\[\d:])\d{1,2}:\d\d", prose)
