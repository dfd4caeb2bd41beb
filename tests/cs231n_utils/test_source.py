"""What is checked is what stands in the student's file, and what is wrong with the file is said in a line."""

import importlib.util
from pathlib import Path

import pytest

from cs231n_utils import NotStarted, checks
from cs231n_utils.promises import source

SOLUTION = Path(__file__).parents[2] / "assignments/linear_classifiers/linear_svm.py"
GAP = "    raise NotStarted\n"


@pytest.fixture
def told(beside_public, stubs_text, capsys):
    """f(text): what the check says after the file was loaded as a good one and `text` was saved since."""
    path = beside_public / "linear_svm.py"
    path.write_text(SOLUTION.read_text(encoding="utf-8"), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("linear_svm", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def check(text):
        path.write_text(text, encoding="utf-8")
        checks.check("svm_loss_naive", module)
        out, err = capsys.readouterr()
        return " ".join((out + err).split())

    return check


@pytest.mark.parametrize(
    "end, problem",
    [
        ("def f(:\n", "linear_svm.py cannot be read: invalid syntax (line "),
        ("import nothing_of_this_name\n", "ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        ("exit()\n", "linear_svm.py cannot be loaded: it calls exit"),
    ],
)
def test_a_broken_file_is_never_checked_as_it_was_before(told, end, problem):
    text = SOLUTION.read_text(encoding="utf-8")
    assert "all 17 checks pass, done." in told(text)
    assert problem in told(f"{text}\n{end}") and "✓" not in told(f"{text}\n{end}")
    assert "all 17 checks pass, done." in told(text)


def test_a_change_counts_even_if_the_module_was_not_reloaded(told):
    text = SOLUTION.read_text(encoding="utf-8")
    assert "half of what it should be" in told(text.replace("2 * reg * W", "reg * W"))


@pytest.mark.parametrize("old, new", [(GAP, f"    loss = 0.0\n{GAP}"), (GAP, f"{GAP}    return 0.0, W\n")])
def test_a_gap_left_among_code_is_not_called_unstarted(told, stubs_text, old, new):
    said = told(stubs_text.replace(old, new))
    assert "still raises NotStarted in line 2" in said and "delete that line" in said
    assert "not started. Next" not in said


def test_a_function_that_was_renamed_or_deleted_is_said_so(told, stubs_text):
    renamed = told(stubs_text.replace("def svm_loss_naive", "def svm_loss_naiv"))
    assert renamed.startswith(
        "… svm_loss_naive is not in linear_svm.py, but svm_loss_naiv is; give it the name"
    )
    assert told("x = 1\n").startswith("… svm_loss_naive is not in linear_svm.py: restore the function,")


def test_a_gap_that_was_filled_since_is_not_to_be_deleted(tmp_path, stubs_text):
    path = tmp_path / "linear_svm.py"
    path.write_text(stubs_text, encoding="utf-8")
    function = source.load(path)[0].svm_loss_naive
    path.write_text(SOLUTION.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(NotStarted) as raised:
        function(None, None, None, 0.0)
    assert source.to_do(raised.value).startswith("was not started when linear_svm.py was loaded")


@pytest.mark.parametrize("packages", ["lib/python3.11/site-packages", "lib/python3/dist-packages"])
def test_the_line_is_the_students_wherever_libraries_are_installed(tmp_path, packages):
    library, file = tmp_path / packages / "library.py", tmp_path / "mine.py"
    library.parent.mkdir(parents=True)
    for path, text in {
        library: "def halve(x):\n    return x / 0\n",
        file: "def f(x):\n    return halve(x)\n",
    }.items():
        path.write_text(text)
    names = {}
    for path in (library, file):
        exec(compile(path.read_text(), path, "exec"), names)
    with pytest.raises(ZeroDivisionError) as caught:
        names["f"](1)
    assert source.where_it_failed(caught.value).endswith("(mine.py, line 2: return halve(x))")
