"""What people see in a real browser: the release in JupyterLab, the submissions in formgrader."""

import shutil
import time

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder import commands
from autograder.verify import samples
from tests import home
from tests.lab import jupyter, open_page

NAME = "linear_classifiers"

HOSTILE = """<script>document.title = "taken over"</script>
<img src="https://evil.example/a.png" onerror="document.title = 'taken over'">
<svg onload="document.title = 'taken over'"></svg> ![x](https://evil.example/b.png)
[click me](javascript:document.title='taken_over') but $a<b$ stays
"""


def open_notebook(page, address, token):
    page.goto(f"{address}/lab/tree/2_svm.ipynb?token={token}")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function("jupyterapp.shell.currentWidget?.context?.sessionContext?.session?.kernel")


def run_all(page):
    """Run all cells of the open notebook; -> {cell id: text of its outputs}."""
    page.evaluate("jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(
        """() => jupyterapp.shell.currentWidget.content.widgets
        .filter(cell => cell.model.type === 'code' && cell.model.sharedModel.getSource())
        .every(cell => cell.model.executionCount && !cell.isBusy)""",
        timeout=120_000,
    )
    return page.evaluate(
        """() => Object.fromEntries(jupyterapp.shell.currentWidget.content.widgets
        .filter(cell => cell.model.type === 'code')
        .map(cell => cell.model)
        .map(model => [model.id, model.outputs.toJSON().map(o => o.text || o.output_type).join('')]))"""
    )


def test_a_student_runs_the_notebook_untouched_and_again_when_it_is_solved(
    page, released_course, sample, stand_in_dir, tmp_path
):
    """In JupyterLab, without a restart in between."""
    folder = shutil.copytree(released_course.release(NAME), tmp_path / NAME)
    with jupyter(folder, tmp_path, stand_in_dir) as (address, token):
        open_notebook(page, address, token)
        for solved in (False, True):
            if solved:
                samples.solution(folder, sample)
            shown = run_all(page)
            for id in ("svm_loss_naive", "svm_loss_vectorized"):
                assert ("checks pass, done." if solved else "is not started. Next: write") in shown[id]
            assert "of 19 done" in shown["overview"]
            assert not [text for text in shown.values() if text == "error"]
    assert not page.asked


@pytest.fixture(scope="module")
def graded(released_course, tmp_path_factory):
    """Two submissions: one with an ordinary answer, one that attacks the page it is shown on."""
    course = home.course(tmp_path_factory.mktemp("graded") / "course")
    shutil.copytree(released_course.root, course.root)
    for student, text in {"ann": "It is the chain rule. $\\frac{1}{2}$", "mallory": HOSTILE}.items():
        folder = shutil.copytree(course.release(NAME), course.submitted(NAME, student))
        notebook = nbformat.read(folder / "2_svm.ipynb", as_version=4)
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == "derive_dW":
                cell.source = text
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(text))
        html = nbformat.v4.new_output("display_data", data={"text/html": text})
        notebook.cells.insert(1, nbformat.v4.new_code_cell("1", outputs=[html]))
        nbformat.write(notebook, folder / "2_svm.ipynb")
    assert not commands.grade_course(course, NAME)[1]
    return course


@pytest.fixture(scope="module")
def logged_in(chromium, graded, stand_in_dir, tmp_path_factory):
    """(address, page) of an instructor at work in that course."""
    place = tmp_path_factory.mktemp("instructor")
    with jupyter(graded.root, place, stand_in_dir) as (address, token), open_page(chromium) as page:
        page.goto(f"{address}/lab?token={token}")  # formgrader itself takes no token
        yield address, page


def submission_id(course, student):
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        return book.find_submission_notebook("2_svm", NAME, student).id


def hand_grade(course, student):
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        grade = book.find_grade("derive_dW", "2_svm", NAME, student)
        return grade.manual_score, grade.needs_manual_grade


def test_an_instructor_grades_by_hand_and_autogrades_again_in_formgrader(logged_in, graded):
    address, page = logged_in
    page.goto(f"{address}/formgrader/submissions/{submission_id(graded, 'ann')}")
    page.wait_for_selector("text=It is the chain rule.")
    page.wait_for_load_state("networkidle")  # before that, nobody listens to what is typed
    assert page.locator(".nbgrader_cell mfrac").count() == 1
    field = page.locator(".nbgrader_cell", has_text="It is the chain rule.").locator("input.score")
    field.fill("3")
    field.press("Tab")
    wait_until(lambda: hand_grade(graded, "ann") == (3.0, False))

    page.goto(f"{address}/formgrader/manage_submissions/{NAME}")
    page.locator("tr", has_text="ann").locator(".autograde a").click()
    page.wait_for_selector(
        "text=Successfully autograded 'linear_classifiers' for student 'ann'", timeout=60_000
    )
    assert hand_grade(graded, "ann") == (3.0, False)


def wait_until(holds, seconds=60):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_a_hostile_notebook_does_nothing_in_formgrader_nor_in_feedback(logged_in, graded):
    address, page = logged_in
    page.asked.clear()
    for url in (
        f"{address}/formgrader/submissions/{submission_id(graded, 'mallory')}",
        f"file://{graded.feedback(NAME, 'mallory') / 'feedback.html'}",
    ):
        page.goto(url)
        page.wait_for_selector("text=but $a")
        page.wait_for_timeout(500)
        assert "taken" not in page.title()
        links = page.eval_on_selector_all("a", "links => links.map(link => link.href)")
        assert not [link for link in links if link.lower().startswith(("javascript:", "data:", "vbscript:"))]
    assert not page.asked
