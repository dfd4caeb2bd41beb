"""`python -m cs231n_utils.check`: the table, honest exit codes, and trouble said in a line."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from cs231n_utils import check
from cs231n_utils.handin import apart, rows
from tests.verdicts import PUBLIC, SOURCE

SOLUTION, ITEMS = SOURCE.source, PUBLIC.items


@pytest.fixture
def folder(tmp_path, stubs_text, monkeypatch):
    """A folder with the stubs as a student gets them; what is checked in it is checked in this process."""
    monkeypatch.setattr(rows, "said_of", apart.lines)
    shutil.copytree(SOLUTION / "public", tmp_path / "public")
    shutil.copy(SOLUTION / "assignment.toml", tmp_path)
    (tmp_path / "linear_svm.py").write_text(stubs_text, encoding="utf-8")
    return tmp_path


def folded(text):
    """With single spaces: how wide a column is, does not matter."""
    return " ".join(text.split())


def children():
    """Seconds of a processor that processes started here have used."""
    used = os.times()
    return used.children_user + used.children_system


@pytest.mark.clock
def test_the_solution_passes_in_two_seconds():
    """Where NumPy is imported in a tenth of one: a slow or busy machine takes longer for both."""
    before = children()
    subprocess.run([sys.executable, "-c", "import numpy"], check=True)
    importing, before = children() - before, children()
    done = subprocess.run([sys.executable, "-m", "cs231n_utils.check"], cwd=SOLUTION, capture_output=True)
    assert children() - before < 20 * importing
    said = done.stdout.decode("utf-8")
    passing = [id for id in ITEMS if re.search(rf"✓ {id} .* checks pass", said)]
    assert passing == [*ITEMS], said + done.stderr.decode()
    assert "worth up to 95 of 100 points" in said  # the files that notebooks save are not there


def test_stubs_are_not_started_and_the_next_step_is_named(folder, capsys):
    assert check.main([str(folder)]) == 1
    out = capsys.readouterr().out
    assert "… svm_loss_naive is not started. Next: write svm_loss_naive in linear_svm.py" in folded(out)
    assert f"0 of {len(ITEMS) + 2} done. For hints, run" in out


def test_a_mistake_is_named_in_its_line(folder, capsys):
    path = folder / "linear_svm.py"
    text = (SOLUTION / "linear_svm.py").read_text(encoding="utf-8")
    path.write_text(text.replace("dW = dW / len(X) + 2 *", "dW = dW / len(X) +"), encoding="utf-8")
    assert check.main([str(folder)]) == 1
    out = capsys.readouterr().out
    assert "✗ svm_loss_naive The penalty's gradient is half of what it should be" in folded(out)
    assert "✓ svm_loss_vectorized" in out


@pytest.mark.parametrize(
    "text, told",
    [
        ("def f(:\n", "(line 1)"),
        ("import nothing_of_this_name\n", "line 1: import"),
        ("raise SystemExit(0)\n", "it calls exit (linear_svm.py, line 1"),
    ],
)
def test_a_file_that_cannot_be_loaded_is_told_with_its_line(folder, capsys, text, told):
    (folder / "linear_svm.py").write_text(text, encoding="utf-8")
    assert check.main([str(folder)]) == 1
    out = capsys.readouterr().out
    assert "linear_svm.py cannot be" in out and told in out and "Traceback" not in out


def test_a_missing_function_is_told(folder, capsys):
    (folder / "linear_svm.py").write_text("x = 1\n", encoding="utf-8")
    assert check.main([str(folder)]) == 1
    assert "svm_loss_naive is not in linear_svm.py" in folded(capsys.readouterr().out)


def test_a_function_that_calls_exit_fails(folder, capsys):
    path = folder / "linear_svm.py"
    text = (SOLUTION / "linear_svm.py").read_text(encoding="utf-8")
    path.write_text(text.replace("loss = 0.0\n", "loss = 0.0\n    exit()\n", 1), encoding="utf-8")
    assert check.main([str(folder)]) == 1
    told = "✗ svm_loss_naive Your function stops with an error: it calls exit"
    assert told in folded(capsys.readouterr().out)


def test_the_file_itself_will_do(folder, capsys):
    assert check.main([str(folder / "linear_svm.py")]) == 1
    assert f"0 of {len(ITEMS) + 2} done." in capsys.readouterr().out


def test_a_folder_of_no_assignment_is_told(tmp_path, capsys):
    assert check.main([str(tmp_path)]) == 2
    assert (
        f"{tmp_path} is not the folder of an assignment: it holds no public/items.py"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("asked", ["1.10", "2.0", "0.9"])
def test_an_assignment_for_another_kit_says_so(asked, folder, capsys):
    path = folder / "assignment.toml"
    path.write_text(path.read_text().replace('engine = "1.0.0"', f'engine = "{asked}"'))
    assert check.main([str(folder)]) == 1
    said = capsys.readouterr()
    assert f"asks for version {asked} of the kit" in said.err and "0 of 11 done" in said.out


def test_a_folder_without_stubs_is_told(folder, capsys):
    (folder / "linear_svm.py").unlink()
    assert check.main([str(folder)]) == 1
    assert "✗ linear_svm.py is missing" in capsys.readouterr().err


@pytest.mark.parametrize(
    "here, typed, command",
    [(".", [], " work"), ("work/public", [], " .."), ("..", [], " home/work"), ("work", ["work"], "")],
)
def test_a_folder_above_or_below_names_the_right_one(tmp_path, monkeypatch, capsys, here, typed, command):
    shutil.copytree(SOLUTION / "public", tmp_path / "home" / "work" / "public")
    monkeypatch.chdir(tmp_path / "home" / here)
    assert check.main(typed) == 2
    assert capsys.readouterr().err.endswith(f": python -m cs231n_utils.check{command}\n")


def test_help(capsys):
    with pytest.raises(SystemExit) as stop:
        check.main(["--help"])
    assert stop.value.code == 0 and "FOLDER" in capsys.readouterr().out
