"""What students write can be shown in an instructor's browser."""

import nbformat
import pytest

from autograder.sanitize import clean, clean_markdown
from autograder.staging import read_notebook, restore

v4 = nbformat.v4

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<ScRiPt src='//evil'></sCrIpT>",
    "<b onclick=alert(1)>bold</b>",
    "<svg/onload=alert(1)>",
    "<!-- comment --><?php ?>",
    "[click](javascript:alert(1))",
    "[click](JaVa script:alert(1))",
    "[a]: data:text/html;base64,PHNjcmlwdD4=",
    "![tracker](https://evil.example/p.png)",
    "![tracker][a]",
    "![gone](attachment:missing.png)",
    "<iframe srcdoc='x'>",
    "<style>body{display:none}</style>",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_that_runs_or_fetches_stays(source):
    text = clean_markdown(source).lower()
    for start in ("<script", "<img", "<svg", "<b on", "<!", "<?", "<iframe", "<style"):
        assert start not in text
    for part in ("javascript:", "data:text", "![", "java script:"):
        assert part not in text
    assert clean_markdown(text) == text


HARMLESS = [
    "$a<b$ and $a < b$, *so* **there**",
    "<b>bold</b>, x<sub>i</sub><br/>",
    "$$\\sum_{j \\ne y_i} \\max(0, s_j - s_{y_i} + 1)$$",
    "[the notes](https://cs231n.github.io)",
    "| a | b |\n|---|---|\n| 1 | 2 |",
]


@pytest.mark.parametrize("source", HARMLESS)
def test_text_tables_and_formulas_stay(source):
    assert clean_markdown(source).replace("< ", "<") == source.replace("< ", "<")


def output(kind, **fields):
    return nbformat.from_dict({"output_type": kind, **fields})


def test_only_text_and_png_outputs_stay():
    html = {"text/html": "<script>", "text/plain": "plain", "image/svg+xml": "<svg>", "image/png": "aGk="}
    cell = v4.new_code_cell(
        "x",
        outputs=[
            output("display_data", data=html, metadata={}),
            output("execute_result", data={"text/html": "<b>"}, metadata={}, execution_count=1),
            output("stream", name="stdout", text="printed"),
            output("error", ename="E", evalue="v", traceback=["a", "b"]),
            output("display_data", data={"image/png": "'><script>"}, metadata={}),
        ],
    )
    notebook = clean(v4.new_notebook(cells=[cell]))
    shown = notebook.cells[0].outputs
    assert shown[0].data == {"text/plain": "plain", "image/png": "aGk="}
    assert [out.get("text") for out in shown[1:]] == ["printed", "a\nb"]


def test_floods_are_cut():
    cell = v4.new_code_cell("x", outputs=[output("stream", name="stdout", text="x" * 10**6)] * 200)
    notebook = clean(v4.new_notebook(cells=[cell]))
    assert len(notebook.cells[0].outputs) == 50
    assert len(notebook.cells[0].outputs[0].text) < 21_000


def test_attached_pictures_stay_if_they_are_pictures():
    cell = v4.new_markdown_cell("![a](attachment:a.png) ![b](attachment:b.svg)")
    cell.attachments = {"a.png": {"image/png": "aGk="}, "b.svg": {"image/svg+xml": "<svg>"}}
    cleaned = clean(v4.new_notebook(cells=[cell])).cells[0]
    assert cleaned.attachments == {"a.png": {"image/png": "aGk="}}
    assert cleaned.source == "![a](attachment:a.png) [picture: b]"


# the cells of nbgrader's


@pytest.fixture
def released(released_course):
    return nbformat.read(released_course.release("linear_classifiers") / "2_svm.ipynb", as_version=4)


def graded(notebook):
    return {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}


def forged(released, change):
    notebook = nbformat.from_dict(released)
    change(notebook)
    return restore(notebook, released)


def delete(notebook):
    notebook.cells = [cell for cell in notebook.cells if "nbgrader" not in cell.metadata]


def double(notebook):
    notebook.cells += [nbformat.from_dict(cell) for cell in notebook.cells]


def claim_points(notebook):
    for cell in graded(notebook).values():
        cell.metadata.nbgrader.points = 1000


def claim_a_person_decides(notebook):
    graded(notebook)["svm_loss_naive"].metadata.nbgrader.solution = True


def no_grade_id(notebook):
    for cell in notebook.cells:
        cell.metadata["nbgrader"] = {"grade": True, "solution": True}


def strange_metadata(notebook):
    for cell in notebook.cells:
        cell.metadata["nbgrader"] = ["grade_id"]


def other_types(notebook):
    notebook.cells = [v4.new_raw_cell(cell.source, metadata=cell.metadata) for cell in notebook.cells]


def rewrite_checks(notebook):
    graded(notebook)["svm_loss_naive"].source = "print('full marks')"


@pytest.mark.parametrize(
    "change",
    [
        delete,
        double,
        claim_points,
        claim_a_person_decides,
        no_grade_id,
        strange_metadata,
        other_types,
        rewrite_checks,
    ],
)
def test_the_graded_cells_are_as_released(released, change):
    restored = forged(released, change)
    nbformat.validate(restored)
    cells, originals = graded(restored), graded(released)
    assert list(cells) == list(originals)
    for id, cell in cells.items():
        assert cell.metadata == originals[id].metadata
        assert cell.source == originals[id].source


def test_an_answer_stays(released):
    def answer(notebook):
        graded(notebook)["derive_dW"].source = "because of the chain rule"

    assert graded(forged(released, answer))["derive_dW"].source == "because of the chain rule"


UNREADABLE = {
    "cut off": b'{"cells": [',
    "not JSON": b"\x89PNG",
    "not UTF-8": b"\xff\xfe{}",
    "a list": b"[]",
    "cells that are no list": b'{"cells": 5, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "cells that are no cells": b'{"cells": [5], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "empty": b"",
    "too deep": b"[" * 100_000,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_notebook_is_noted(tmp_path, name):
    (tmp_path / "a.ipynb").write_bytes(UNREADABLE[name])
    notebook, note = read_notebook(tmp_path / "a.ipynb")
    assert notebook is None
    assert "a.ipynb cannot be read" in note


def test_a_link_is_not_followed(tmp_path, released_course):
    (tmp_path / "a.ipynb").symlink_to(released_course.release("linear_classifiers") / "2_svm.ipynb")
    notebook, note = read_notebook(tmp_path / "a.ipynb")
    assert notebook is None
    assert "refused" in note
