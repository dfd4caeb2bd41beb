"""What a student meets in 2_svm.ipynb: missing data, odd functions, and no answer before its question."""

import nbclient
import nbformat
import pytest

from autograder.course.folders import ASSIGNMENTS
from tests.whole import only_whole

PATH = ASSIGNMENTS / "linear_classifiers" / "2_svm.ipynb"
NEED_DATA = ("show_pictures", "make_rows", "first_loss", "gradient_check_picture")


@pytest.fixture
def outputs(tmp_path, monkeypatch):
    """f(code, data) -> {cell id: what it printed} of a run with `code` as the stub file."""

    def run(code, data):
        for name in ("public", "by_hand.py", "assignment.toml"):
            (tmp_path / name).symlink_to(PATH.parent / name)
        (tmp_path / "linear_svm.py").write_text(code, encoding="utf-8")
        monkeypatch.setenv("CIFAR10_DIR", str(data))
        notebook = nbformat.read(PATH, 4)
        notebook.cells = [cell for cell in notebook.cells if cell.id != "timing_picture"]  # it takes seconds
        client = nbclient.NotebookClient(
            notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}
        )
        cells = [cell for cell in client.execute().cells if cell.cell_type == "code"]
        return {cell.id: "".join(out.get("text", "") for out in cell.outputs) for cell in cells}

    return run


@pytest.fixture(scope="module")
def cells():
    return {cell.id: cell.source for cell in nbformat.read(PATH, 4).cells}


def test_without_data_the_checks_work_and_each_other_cell_says_what_is_missing(
    outputs, solution_text, tmp_path
):
    shown = outputs(solution_text, tmp_path / "nothing")
    assert "python datasets/download.py" in shown["show_pictures"]
    for id in NEED_DATA:
        assert shown[id].startswith("… left out: ") and len(shown[id].splitlines()) == 1
    assert "all 17 checks pass, done." in shown["svm_loss_naive"]
    assert "✓ svm_loss_vectorized" in shown["overview"]


@only_whole
@pytest.mark.parametrize(
    "returned, cell, told",
    [
        ("None", "first_loss", "… left out: TypeError"),
        (
            "np.float32(loss), dW",
            "gradient_check_picture",
            "h = 0.0001, reg = 0: 42 probes drown in rounding",
        ),
    ],
)
def test_an_odd_function_does_not_stop_the_notebook(
    outputs, solution_text, stand_in_dir, returned, cell, told
):
    shown = outputs(solution_text.replace("return loss, dW", f"return {returned}", 1), stand_in_dir)
    assert told in shown[cell] and shown["overview"]


@only_whole
def test_half_the_penalty_shows_in_the_third_picture_alone(outputs, solution_text, stand_in_dir):
    """And a loss in an array is as good as a number."""
    halved = solution_text.replace("2 * reg * W", "reg * W")
    shown = outputs(halved.replace("return loss, dW", "return np.array([loss]), dW", 1), stand_in_dir)
    assert "zero weights: loss 9.0000" in shown["first_loss"] and shown["overview"]
    lines = [line for line in shown["gradient_check_picture"].splitlines() if "error " in line]  # no bars
    errors = [float(line.split("error ")[1].split(";")[0]) for line in lines]
    assert max(errors[:2]) < 1e-5 and errors[2] > 1e-3


def test_a_broken_file_costs_a_line_a_cell_and_no_old_number(outputs, solution_text, stand_in_dir):
    shown = outputs(solution_text.replace("def svm_loss_naive(", "def svm_loss_naive(:"), stand_in_dir)
    line = "linear_svm.py cannot be read: invalid syntax (line 8). Mend that first, and save."
    for id in ("first_loss", "svm_loss_naive", "gradient_check_picture", "play"):
        assert line in shown[id] and len(shown[id].splitlines()) == 1
    assert shown["setup"] == f"✗ {line}\n"


def test_no_answer_stands_before_its_question(cells):
    assert "count" not in cells["step_c"] and "two columns" not in cells["write_the_gradient"]
