"""What students write can be shown in an instructor's browser."""

import json
import time
from html.parser import HTMLParser

import nbformat
import pytest
from nbconvert import HTMLExporter

from autograder.course.sanitize import clean, clean_markdown, read
from autograder.recording.staging import read_notebook, restore

v4 = nbformat.v4

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<ScRiPt src='//evil'></sCrIpT>",
    "<b onclick=alert(1)>bold</b>",
    "<svg/onload=alert(1)>",
    "<!-- comment --><?php ?>",
    "<iframe srcdoc='x'>",
    "<style>body{display:none}</style>",
    "[click](javascript:alert(1))",
    "[click](JaVa script:alert(1))",
    "[click](&#106;avascript&colon;alert(1))",
    "[click](java&#115;cript:alert(1))",
    "[click](dat&#97;:text/html,x)",
    "[click](evil.html)",
    "[click](//evil.example/)",
    "[a]\n\n[a]: javascript&#58;alert(1)",
    "[a]\n\n[a]: data:text/html;base64,PHNjcmlwdD4=",
    "![tracker](https://evil.example/p.png)",
    "!![a](https://evil.example/p.png)",
    "!![a][b]\n\n[b]: https://evil.example/p.png",
    "![tracker][a]\n\n[a]: https://evil.example/p.png",
    "![gone](attachment:missing.png)",
    "![" * 40_000,
    "![](attachment:" * 8_000,
    "```\n[x](javascript:alert(1))\n```\n[y](javascript:alert(2))",
]
ALLOWED = {"href": ("http://", "https://", "mailto:", "#"), "src": ("data:image/png;base64,",)}


class Page(HTMLParser):
    """Every tag and address of the page that an instructor's browser gets."""

    def __init__(self, markdown):
        super().__init__()
        self.tags, self.addresses = set(), []
        notebook = v4.new_notebook(cells=[v4.new_markdown_cell(markdown)])
        self.feed(HTMLExporter(template_name="basic").from_notebook_node(notebook)[0])

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.tags |= {name for name, _ in attrs if name.startswith("on")}
        self.addresses += [(name, value) for name, value in attrs if name in ALLOWED]


@pytest.mark.clock
@pytest.mark.parametrize("source", HOSTILE, ids=lambda source: source[:30])
def test_nothing_that_runs_or_fetches_stays(source):
    started = time.process_time()
    cleaned = clean_markdown(source[:20_000])
    page = Page(cleaned)
    assert not page.tags & {"script", "svg", "iframe", "style", "onclick", "onerror", "onload"}
    assert not [(n, v) for n, v in page.addresses if not v.startswith(ALLOWED[n])]
    assert time.process_time() - started < 5
    assert clean_markdown(cleaned) == cleaned or "```" in cleaned


HARMLESS = [
    "$a<b$ and $a < b$, *so* **there**",
    "<b>bold</b>, x<sub>i</sub><br/>",
    "$$\\sum_{j \\ne y_i} \\max(0, s_j - s_{y_i} + 1)$$",
    "[the notes](https://cs231n.github.io)",
    "| a | b |\n|:--|--:|\n| 1 | 2 |",
    "# A heading\n\n1. one\n2. two\n\n> said\n\n`code` and\n\n```\nmore\n```",
]


@pytest.mark.parametrize("source", HARMLESS)
def test_text_tables_and_formulas_stay(source):
    cleaned = clean_markdown(source)
    assert cleaned.replace("< ", "<") == source.replace("< ", "<")
    assert clean_markdown(cleaned) == cleaned


def output(kind, **fields):
    return nbformat.from_dict({"output_type": kind, **fields})


def test_only_text_and_png_outputs_stay():
    html = {"text/html": "<script>", "text/plain": "plain", "image/svg+xml": "<svg>", "image/png": "aGk="}
    cell = v4.new_code_cell(
        "x",
        outputs=[
            output("display_data", data=html, metadata={"image/png": {"alt": "a curve", "width": 9}, "x": 1}),
            output("execute_result", data={"text/html": "<b>"}, metadata={}, execution_count=1),
            output("stream", name="stdout", text="printed"),
            output("error", ename="E", evalue="v", traceback=["a", "b"]),
            output("display_data", data={"image/png": "'><script>"}, metadata={}),
        ],
    )
    notebook = clean(v4.new_notebook(cells=[cell]))
    shown = notebook.cells[0].outputs
    assert shown[0].data == {"text/plain": "plain", "image/png": "aGk="}
    assert shown[0].metadata == {"image/png": {"alt": "a curve"}}
    assert [out.get("text") for out in shown[1:]] == ["printed", "a\nb"]


def test_floods_are_cut():
    cell = v4.new_code_cell("x", outputs=[output("stream", name="stdout", text="x" * 10**6)] * 200)
    notebook = clean(v4.new_notebook(cells=[cell]))
    assert len(notebook.cells[0].outputs) == 50
    assert len(notebook.cells[0].outputs[0].text) < 21_000


@pytest.mark.parametrize("where", ["outputs", "metadata"])
def test_a_list_of_faults_is_cut_before_it_is_told_what_is_wrong_with_each(where):
    cell = {"cell_type": "code", "source": "x", "metadata": {}, "outputs": [], "execution_count": None}
    cell[where] = {"outputs": [{}] * 10**5, "metadata": {"tags": [1] * 10**5}}[where]
    content = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    notebook = read(json.dumps(content).encode())
    assert notebook.cells[0][where] in ([], {}) and notebook.cells[0].source == "x"


def test_attached_pictures_stay_if_they_are_pictures():
    for name, kind, stays in (("a.png", "image/png", True), ("b.svg", "image/svg+xml", False)):
        cell = v4.new_markdown_cell(f"![a](attachment:{name})", attachments={name: {kind: "aGk="}})
        cleaned = clean(v4.new_notebook(cells=[cell])).cells[0]
        assert ("attachments" in cleaned) == stays
        assert (cleaned.source == f"![a](attachment:{name})") == stays


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


@pytest.mark.parametrize("kind", ["code", "raw"])
@pytest.mark.parametrize("made_from", [True, False], ids=["its notebook", "another"])
def test_an_answer_of_another_kind_is_text_again_before_it_is_cleaned(tmp_path, released, kind, made_from):
    metadata = {"nbgrader": {"grade_id": "derive_dW"}}
    cell = {"cell_type": kind, "source": "so <script>alert(1)</script>", "metadata": metadata, "id": "a"}
    cell |= {"outputs": [], "execution_count": None} if kind == "code" else {}
    content = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "a.ipynb").write_text(json.dumps(content))
    notebook, note, _ = read_notebook(tmp_path / "a.ipynb", released if made_from else None, graded(released))
    (cell,) = notebook.cells
    assert not note and (cell.cell_type, cell.source) == ("markdown", "so < script>alert(1)< /script>")


UNREADABLE = {
    "cut off": b'{"cells": [',
    "not JSON": b"\x89PNG",
    "not UTF-8": b"\xff\xfe{}",
    "a list": b"[]",
    "cells that are no list": b'{"cells": 5, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "cells that are no cells": b'{"cells": [5], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "empty": b"",
    "too deep": b"[" * 100_000,
    "strange cells": b'{"cells": [{"cell_type": "foo", "metadata": {}}], "metadata": {}, "nbformat": 4, '
    b'"nbformat_minor": 99}',
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_notebook_is_noted(tmp_path, name):
    (tmp_path / "a.ipynb").write_bytes(UNREADABLE[name])
    notebook, note, _ = read_notebook(tmp_path / "a.ipynb")
    assert notebook is None
    assert "a.ipynb cannot be read" in note


STRANGE_OUTPUTS = [{"output_type": "foo"}, {"output_type": "display_data", "data": 5, "metadata": {}}]


@pytest.mark.parametrize("output", STRANGE_OUTPUTS, ids=str)
def test_strange_outputs_are_dropped(tmp_path, output):
    cell = {"cell_type": "code", "metadata": {}, "source": "1", "outputs": [output], "execution_count": 1}
    content = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 99}
    (tmp_path / "a.ipynb").write_text(json.dumps(content))
    notebook, note, _ = read_notebook(tmp_path / "a.ipynb")
    assert note or notebook.cells[0].outputs == []


def test_lone_surrogates_and_escapes_are_replaced(tmp_path):
    content = v4.new_notebook(cells=[v4.new_markdown_cell("a\x1b[31m\ud800b")])
    (tmp_path / "a.ipynb").write_text(json.dumps(content))
    notebook, *_ = read_notebook(tmp_path / "a.ipynb")
    assert notebook.cells[0].source == "a�[31m�b"


def test_a_link_is_not_followed(tmp_path, released_course):
    (tmp_path / "a.ipynb").symlink_to(released_course.release("linear_classifiers") / "2_svm.ipynb")
    notebook, note, _ = read_notebook(tmp_path / "a.ipynb")
    assert notebook is None
    assert "refused" in note
