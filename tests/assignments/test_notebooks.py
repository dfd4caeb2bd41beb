"""Every notebook runs from top to bottom: solved, and with untouched stubs."""

import html
import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbconvert import HTMLExporter

from autograder.course import stubs
from autograder.course.folders import ASSIGNMENTS, KIT
from autograder.verify import notebooks, samples
from cs231n_utils import NotStarted, cifar10, saved
from cs231n_utils.promises import lectures
from tests.accessible import faults
from tests.lab import open_page

NAME = "linear_classifiers"
NOTEBOOKS = sorted(path.stem for path in (ASSIGNMENTS / NAME).glob("*.ipynb"))
HEADINGS = ".jp-MarkdownOutput :is(h1, h2, h3, h4, h5, h6)"
NBCONVERT_STYLE = "link-in-text-block"  # its links differ from the text around them in colour only


@dataclass(frozen=True)
class Executed:
    """A notebook that was run in a folder, and how long that took."""

    folder: Path
    notebook: nbformat.NotebookNode
    seconds: float


@pytest.fixture
def folder(released_course, tmp_path):
    """The release, as a student has it."""
    return shutil.copytree(released_course.release(NAME), tmp_path / NAME)


@pytest.fixture(scope="module")
def solved(released_course, sample, tmp_path_factory):
    """f(name, data) -> the `Executed` of that notebook with the solution, run once for all tests."""

    @cache
    def run_once(name, data):
        folder = shutil.copytree(released_course.release(NAME), tmp_path_factory.mktemp("solved") / NAME)
        samples.solution(folder, sample)
        if data.name == "stand-in":
            hurry(folder)
        else:  # as a course on CIFAR-10 releases it
            about = folder / "assignment.toml"
            about.write_text(about.read_text().replace('data = "stand-in"', 'data = "CIFAR-10"'))
        return run(folder, name, data)

    return run_once


def hurry(folder):
    """A tenth of the training: on the stand-in it matters that all cells run, not what is learned."""
    for path in (folder / "4_training.ipynb", folder / "tuning.py"):
        path.write_text(re.sub(r"num_iters=(\d+)0\b", r"num_iters=\1", path.read_text()))


def run(folder, name, data):
    """Execute the notebook, as `verify` does.  Raises when a cell does."""
    started = time.perf_counter()
    notebook = notebooks.run(folder / f"{name}.ipynb", data)
    return Executed(folder, notebook, time.perf_counter() - started)


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


@pytest.mark.parametrize(
    ("name", "data"), [*[(name, "stand_in_dir") for name in NOTEBOOKS], ("4_training", "cifar10_dir")]
)
def test_the_solution_runs_and_passes_its_checks(name, data, solved, request):
    notebook = solved(name, request.getfixturevalue(data)).notebook
    complaints = {id: text for id, text in printed(notebook, "stderr").items() if text}
    assert set(complaints) <= {"slopes_by_hand"}  # the table that only a student can fill
    for id in graded_cells(notebook):
        assert "checks pass, done." in printed(notebook, "stdout")[id]
    assert len(pictures(notebook)) >= 3


def test_the_first_loss_is_near_what_the_text_says(solved, stand_in_dir):
    said = printed(solved("2_svm", stand_in_dir).notebook, "stdout")["first_loss"]
    zero, small = (float(line.split()[3].strip(",")) for line in said.splitlines()[:2])
    assert zero == 9.0 and abs(small - 9.0) < 0.1


def test_the_solution_learns_cifar10_in_less_than_five_minutes(solved, cifar10_dir):
    training = solved("4_training", cifar10_dir)
    assert training.seconds < 300
    data = cifar10.load(cifar10_dir)
    for id, least in {"best_svm": 0.39, "best_softmax": 0.40}.items():
        best = saved.load_classifier(training.folder / f"{id}.npz")
        predicted = np.argmax(cifar10.features(data.test_images, best.mean_image) @ best.W, axis=1)
        assert best.dataset == "CIFAR-10" and len(predicted) == 10_000
        reached = np.mean(predicted == data.test_labels)
        assert reached >= least, id
        said = f"{id}: validation {best.val_accuracy:.1%}, test {reached:.1%} of 10,000 pictures"
        assert said in printed(training.notebook, "stdout")["test_accuracy"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_untouched_stubs_reach_the_end_and_say_what_to_do(name, folder, stand_in_dir):
    notebook = run(folder, name, stand_in_dir).notebook
    for id in graded_cells(notebook):
        assert "is not started. Next: write" in printed(notebook, "stderr")[id]
        assert printed(notebook, "stdout")[id] == ""
    if name == "4_training":
        next_step = "coarse_grid is not started. Next: write coarse_grid in its cell."
        assert printed(notebook, "stdout")["svm_coarse"] == f"… left out for now: {next_step}\n"


def test_training_without_data_reaches_the_end_and_says_how_to_get_it(folder, assignment, tmp_path):
    for name in assignment.stubs:
        (folder / name).write_text(stubs.solution((assignment.source / name).read_text()))
    notebook = run(folder, "4_training", tmp_path / "nothing").notebook
    said = printed(notebook, "stderr")
    assert "python datasets/download.py" in said["data"]
    assert said["svm_coarse"] == "… left out: an earlier cell makes sets: run that one first.\n"
    for id in ("train", "predict", "tune"):
        assert "checks pass, done." in printed(notebook, "stdout")[id]


def test_the_grids_are_the_students_decision(folder):
    """Stripped, each says what to do next; and nothing else in the notebook tunes."""
    notebook = nbformat.read(folder / "4_training.ipynb", 4)
    cells = {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "code"}
    names = {}
    for grid in ("coarse_grid", "svm_grid", "softmax_grid"):
        exec(cells[grid], names)
        with pytest.raises(NotStarted):
            names[grid]()
    for id, source in cells.items():
        assert source.count("tuning.tune(") == len(re.findall(r"\*\w+_grid\(\)", source)), id


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_picture_has_a_text_for_those_who_cannot_see_it(name, solved, stand_in_dir):
    for cell in solved(name, stand_in_dir).notebook.cells:
        for out in cell.get("outputs", []):
            if "image/png" in out.get("data", {}):
                words = html.escape(out.metadata["image/png"]["alt"])
                assert len(words.split()) > 4 and f'<img alt="{words}" ' in out.data["text/html"], cell.id


@pytest.fixture(scope="module")
def reader(chromium):
    with open_page(chromium) as page:
        yield page


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_what_cells_hold_is_accessible_in_an_export(name, solved, stand_in_dir, reader, tmp_path):
    (tmp_path / "export.html").write_text(
        HTMLExporter().from_notebook_node(solved(name, stand_in_dir).notebook)[0]
    )
    reader.goto(f"file://{tmp_path / 'export.html'}")
    found = faults(reader, ".jp-MarkdownOutput", ".jp-Cell-outputWrapper")
    ours = [text for text in found if not text.startswith(NBCONVERT_STYLE)]
    assert not ours, "\n".join(ours)
    levels = reader.eval_on_selector_all(HEADINGS, "headings => headings.map(heading => +heading.tagName[1])")
    assert levels[0] == 1 and all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_time_in_the_lecture_is_a_link_to_it(name):
    notebook = nbformat.read(ASSIGNMENTS / NAME / f"{name}.ipynb", 4)
    prose = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    linked = re.findall(r"\[([\d:]+)\]\((\S+?)\)", prose)
    assert linked and all(address == lectures.at(3, time) for time, address in linked)
    assert not re.search(r"(?<![\[\d:])\d{1,2}:\d\d", prose)


@pytest.mark.parametrize("path", sorted(KIT.glob("assignments/*/*.ipynb")), ids=lambda path: path.stem)
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


@pytest.mark.parametrize("path", sorted(KIT.glob("assignments/*/*.ipynb")), ids=lambda path: path.stem)
def test_every_notebook_takes_up_what_is_saved_and_says_how_to_stop_a_cell(path):
    sources = [cell.source for cell in nbformat.read(path, as_version=4).cells]
    assert any("reload.watch()" in source for source in sources)
    assert any("*Kernel › Interrupt*" in source for source in sources)


def test_the_last_cell_says_the_same_as_the_command(folder, sample):
    samples.solution(folder, sample)
    done = subprocess.run(
        [sys.executable, "-m", "cs231n_utils.check"], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
