"""Every notebook runs from top to bottom: solved, and with untouched stubs."""

import html
import re
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import FunctionType

import nbformat
import numpy as np
import pytest
from nbconvert import HTMLExporter

from autograder.course.cells import is_solution
from autograder.course.folders import KIT
from autograder.verify import notebooks, samples
from cs231n_utils import NotStarted, cifar10, saved
from tests import home
from tests.accessible import faults
from tests.hurry import fewer_words, hurry
from tests.lab import open_page
from tests.whole import only_whole

NAME = "linear_classifiers"
EVERY = [(path.parent.name, path.stem) for path in sorted(KIT.glob("assignments/*/*.ipynb"))]
HEADINGS = ".jp-MarkdownOutput :is(h1, h2, h3, h4, h5, h6)"
NBCONVERT_STYLE = "link-in-text-block"  # its links differ from the text around them in colour only

WITH_OWN = {("optimization", "2_slope"): "linear_classifiers"}  # solved beside it; others take the given loss
FIRST_LEFT_OUT = {  # of a notebook with untouched stubs: a cell, and what it says is missing
    (NAME, "4_training"): ("svm_coarse", "coarse_grid", "its cell"),
    ("optimization", "1_search"): ("random_picture", "random_search", "search.py"),
    ("optimization", "3_minibatches"): ("batch_sizes_picture", "train", "solver.py"),
    ("optimization", "4_update_rules"): ("race", "race_settings", "its cell"),
    ("image_features", "1_color_and_edges"): ("circle_picture", "hues_by_hand", "its cell"),
    ("image_features", "3_visual_words"): ("step_picture", "step_by_hand", "its cell"),
    ("image_features", "4_classify"): ("compute_features", "extract_features", "features.py"),
}

ON_CIFAR10 = ((NAME, "4_training"), ("image_features", "4_classify"))

every_notebook = pytest.mark.parametrize(("assignment", "name"), EVERY)


@dataclass(frozen=True)
class Executed:
    """A notebook that was run in a folder, and the seconds of one processor which that took."""

    folder: Path
    notebook: nbformat.NotebookNode
    seconds: float


@pytest.fixture
def laid(releases, tmp_path):
    """f(assignment): the release, as a student has it."""
    return lambda name: shutil.copytree(releases.release(name), tmp_path / name)


@pytest.fixture(scope="module")
def solve(handed_in):
    """f(folder of a release): everything done."""

    def done(folder):
        samples.solution(folder, samples.Sample(handed_in, home.assignment(folder.name), home.stand_in()))
        return folder

    return done


@pytest.fixture(scope="module")
def solved(releases, solve, tmp_path_factory):
    """f(assignment, name, data) -> the notebook with the solution, `Executed` once for all tests."""

    @cache
    def run_once(assignment, name, data):
        place = tmp_path_factory.mktemp("solved")
        for each in filter(None, (assignment, WITH_OWN.get((assignment, name)))):
            solve(shutil.copytree(releases.release(each), place / each))
        folder = place / assignment
        if data.name == "stand-in":
            hurry(folder)
        else:  # as a course on CIFAR-10 releases it
            fewer_words(folder)
            about = folder / "assignment.toml"
            about.write_text(about.read_text().replace('data = "stand-in"', 'data = "CIFAR-10"'))
        return run(folder, name, data)

    return run_once


def run(folder, name, data):
    """Execute the notebook, as `verify` does.  Raises when a cell does."""
    before = seconds_of_children()
    notebook = notebooks.run(folder / f"{name}.ipynb", data)
    return Executed(folder, notebook, seconds_of_children() - before)


def seconds_of_children():
    """Of a processor, however busy the machine is."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


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
    ("assignment", "name", "data"),
    [
        *[(*each, "stand_in_dir") for each in EVERY],
        *[pytest.param(*each, "cifar10_dir", marks=only_whole) for each in ON_CIFAR10],
    ],
)
def test_the_solution_runs_and_passes_its_checks(assignment, name, data, solved, request):
    notebook = solved(assignment, name, request.getfixturevalue(data)).notebook
    complaints = {id: text for id, text in printed(notebook, "stderr").items() if text}
    assert set(complaints) <= {"slopes_by_hand"}  # the table that only a student can fill
    for id in graded_cells(notebook):
        assert "checks pass, done." in printed(notebook, "stdout")[id]
    assert len(pictures(notebook)) >= 3


@every_notebook
def test_anothers_work_is_the_students_own_where_it_stands_beside(assignment, name, solved, stand_in_dir):
    notebook = solved(assignment, name, stand_in_dir).notebook
    said, beside = "".join(printed(notebook, "stdout").values()), WITH_OWN.get((assignment, name))
    chooses = any("demonstration." in cell.source for cell in notebook.cells)
    given = re.search(r"(squared error|least squares) \(given: there is no folder", said)
    assert bool(given) == (chooses and not beside)
    assert ("(yours, from ../" in said) == bool(beside)


def test_the_first_loss_is_near_what_the_text_says(solved, stand_in_dir):
    said = printed(solved(NAME, "2_svm", stand_in_dir).notebook, "stdout")["first_loss"]
    zero, small = (float(line.split()[3].strip(",")) for line in said.splitlines()[:2])
    assert zero == 9.0 and abs(small - 9.0) < 0.1


@only_whole
def test_the_solution_learns_cifar10_in_less_than_five_minutes(solved, cifar10_dir):
    training = solved(NAME, "4_training", cifar10_dir)
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


@every_notebook
def test_untouched_stubs_reach_the_end_and_say_what_to_do(assignment, name, laid, stand_in_dir):
    notebook = run(laid(assignment), name, stand_in_dir).notebook
    for id in graded_cells(notebook):
        assert "is not started. Next: write" in printed(notebook, "stderr")[id]
        assert printed(notebook, "stdout")[id] == ""
    if (assignment, name) in FIRST_LEFT_OUT:
        id, asked, where = FIRST_LEFT_OUT[assignment, name]
        next_step = f"{asked} is not started. Next: write {asked} in {where}."
        assert f"… left out for now: {next_step}\n" in printed(notebook, "stdout")[id]


@pytest.mark.parametrize(
    ("assignment", "name", "first", "needed"),
    [
        (NAME, "4_training", "svm_coarse", "sets"),
        ("optimization", "2_slope", "hill", "chosen"),
        ("image_features", "4_classify", "compute_features", "parts"),
    ],
)
def test_without_data_the_end_is_reached_and_said_how_to_get_them(
    assignment, name, first, needed, laid, tmp_path
):
    folder = laid(assignment)
    for file, text in home.assignment(assignment).solution.items():
        (folder / file).write_text(text)
    notebook = run(folder, name, tmp_path / "nothing").notebook
    said = printed(notebook, "stderr")
    assert "python datasets/download.py" in said["data"]
    assert said[first].startswith(
        f"… left out: an earlier cell makes `{needed}`, and it was left out when it ran:"
    )
    for id in set(graded_cells(notebook)) - saved_items(assignment):
        assert "checks pass, done." in printed(notebook, "stdout")[id]


def saved_items(assignment):
    return {Path(file).stem for file in home.assignment(assignment).manifest.files}


@every_notebook
def test_what_a_cell_asks_for_is_the_students_decision(assignment, name, releases):
    """Stripped, each says what to do next."""
    notebook, names = nbformat.read(releases.release(assignment) / f"{name}.ipynb", 4), {}
    for cell in notebook.cells:
        if cell.cell_type == "code" and is_solution(cell):
            before = dict(names)
            exec(cell.source, names)
            (asked,) = (f for f in names.values() if isinstance(f, FunctionType) and f not in before.values())
            with pytest.raises(NotStarted):
                asked(*[None] * asked.__code__.co_argcount)


def test_nothing_but_the_students_grids_tunes(releases):
    notebook = nbformat.read(releases.release(NAME) / "4_training.ipynb", 4)
    for cell in notebook.cells:
        grids = len(re.findall(r"\*\w+_grid\(\)", cell.source))
        assert cell.cell_type != "code" or cell.source.count("tuning.tune(") == grids, cell.id


@every_notebook
def test_every_picture_has_a_text_for_those_who_cannot_see_it(assignment, name, solved, stand_in_dir):
    for cell in solved(assignment, name, stand_in_dir).notebook.cells:
        for out in cell.get("outputs", []):
            if "image/png" in out.get("data", {}):
                words = html.escape(out.metadata["image/png"]["alt"])
                assert len(words.split()) > 4 and f'<img alt="{words}" ' in out.data["text/html"], cell.id


@pytest.fixture(scope="module")
def reader(chromium):
    with open_page(chromium) as page:
        yield page


@every_notebook
def test_what_cells_hold_is_accessible_in_an_export(assignment, name, solved, stand_in_dir, reader, tmp_path):
    (tmp_path / "export.html").write_text(
        HTMLExporter().from_notebook_node(solved(assignment, name, stand_in_dir).notebook)[0]
    )
    reader.goto(f"file://{tmp_path / 'export.html'}")
    found = faults(reader, ".jp-MarkdownOutput", ".jp-Cell-outputWrapper")
    ours = [text for text in found if not text.startswith(NBCONVERT_STYLE)]
    assert not ours, "\n".join(ours)
    levels = reader.eval_on_selector_all(HEADINGS, "headings => headings.map(heading => +heading.tagName[1])")
    assert levels[0] == 1 and all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("assignment", home.course().names())
def test_the_last_cell_says_the_same_as_the_command(assignment, laid, solve):
    done = subprocess.run(
        [sys.executable, "-m", "cs231n_utils.check"],
        cwd=solve(laid(assignment)),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
