"""One bad function costs its item, with a clear line; the other item is graded."""

import re

import pytest

from autograder.course.submission import Submission
from autograder.grading.checks import trusted_checks
from autograder.grading.grade import Task, grade
from cs231n_utils.promises.loader import Files
from cs231n_utils.promises.manifest import Limits
from tests import home
from tests.conftest import LIMITS

pytestmark = pytest.mark.clock
SHORT = Limits(call=3.0)  # for what never ends; the others have time, however busy the machine is
POINTS = {"svm_loss_naive": 8.0, "svm_loss_vectorized": 10.0}
SOURCE = home.assignment("linear_classifiers")
OTHERS = r"trusted/test_(?!linear_svm)"  # checks of what is not handed in
CONTENT = {name: text for name, text in SOURCE.code.content.items() if not re.match(OTHERS, name)}
CODE = Files(SOURCE.code.folder, CONTENT)
RIGHT = "return svm_loss_vectorized(W, X, y, reg)"

NO_PAIR = "it returned something other than the pair of loss and gradient"
BAD = {  # body of svm_loss_naive: what the student reads
    "return None": NO_PAIR,
    "return svm_loss_vectorized(W, X, y, reg)[0]": NO_PAIR,
    "return W, 0.0": "loss and gradient seem to be in the wrong order",
    "return 0.0, None": "the gradient is None; it should be an array of shape (6, 4)",
    "return 0.0, W.T": "the gradient has shape (4, 6); it should be an array of shape (6, 4)",
    "return np.zeros(len(X)), W": "the loss has shape (9,); it should be one number",
    "return float('nan'), W": "the loss is nan or infinite",
    "return 0.0, W * np.inf": "the gradient is nan or infinite",
    "return 'zero', W": "the loss is a str; it should be one number",
    "return 1j, W": "it returned something that is neither a number nor an array",
    "return 0.0, W.astype(object)": "it returned something that is neither a number nor an array",
    "return 10**400, W": "the loss holds a number too large for a float",
    "return 0.0, np.zeros(2**22, np.int8)": "the gradient has shape (4194304,)",
    "return 0.0, np.zeros(2**27, np.int8)": "it returned more than the grader takes",
    "return 0.0, W.astype(complex)": "the gradient is an array of dtype complex128",
    "return 0.0, W.astype(str)": "it returned something that is neither a number nor an array",
    "return undefined": "NameError in linear_svm.py, line",
    "raise ValueError('my message')": "ValueError in linear_svm.py, line",
    "while True: pass": "no answer within",
    "return 0.0, np.ones(2**28)": "MemoryError in linear_svm.py, line",
    "print('x' * 10**8)": NO_PAIR,
    "os._exit(0)": "your code ended the Python process",
    "sys.exit(0)": "SystemExit in linear_svm.py, line",
    "threading.Thread(target=spin).start()": NO_PAIR,
    "return svm_loss_naive(W, X, y, reg)": "RecursionError in linear_svm.py",
    "raise NotStarted": "not started yet",
    "import nowhere": "ModuleNotFoundError in linear_svm.py, line",
    "ctypes.string_at(0)": "your code ended the Python process",
}
HEAD = """
import ctypes, os, sys, threading
def spin():
    for _ in range(10**7): pass
def svm_loss_naive(W, X, y, reg):
    """


def graded(code, level):
    submission = Submission("x", {"linear_svm.py": code.encode()})
    what = (SOURCE.name, CODE, submission, POINTS, trusted_checks(SOURCE))
    limits = SHORT if "while True" in code else LIMITS
    return grade(Task(*what, ("linear_svm",), 1, level, limits))


@pytest.mark.parametrize("body", BAD)
def test_a_bad_function_costs_its_item_and_no_other(body, solution_text, strongest):
    naive, vectorized = graded(f"{solution_text}{HEAD}{body}\n", strongest).items
    assert naive.score == 0
    assert vectorized.score == 10
    assert BAD[body] in naive.checks[0].message


def test_a_flood_of_prints_around_a_right_answer_is_no_mistake(solution_text, strongest):
    result = graded(f"{solution_text}{HEAD}print('x' * 10**6); {RIGHT}\n", strongest)
    assert result.score == 18


@pytest.mark.parametrize(
    "code, says",
    {
        "def svm_loss_naive(:\n": "SyntaxError: invalid syntax in linear_svm.py, line 1",
        "import nowhere\n": "ModuleNotFoundError: No module named 'nowhere' in linear_svm.py, line 1",
        "x = 1\n": "AttributeError",
        "while True: pass\n": "while linear_svm.py was imported: no answer within 3 s",
        "import os; os._exit(0)\n": "while linear_svm.py was imported: your code ended the Python process",
    }.items(),
)
def test_a_bad_file_costs_all_its_items(code, says, strongest):
    result = graded(code, strongest)
    assert result.score == 0
    assert all(says in item.checks[0].message for item in result.items)


def test_what_happened_is_kept_for_the_staff(solution_text, strongest):
    result = graded(f"{solution_text}{HEAD}raise ValueError(str(W))\n", strongest)
    shown = str([check.message for item in result.items for check in item.checks])
    assert "[[" not in shown
    assert any("ValueError: [[" in event for event in result.events)


SOLVED, STUBS = SOURCE.solution, SOURCE.stubs
SVM, COPY = "linear_svm.py", "linear_svm-Copy1.py"
RENAMED = SOLVED[SVM].replace("def svm_loss_naive", "def svm_naive")
ELSEWHERE = {  # what else stands in the folder, and the first note on it
    "a copy was edited": (
        {COPY: SOLVED[SVM]},
        f"svm_loss_naive is not started in {SVM}, but it is in {COPY}",
    ),
    "another name": ({SVM: RENAMED}, f"svm_loss_naive is not in {SVM}, but svm_naive is"),
    "the wrong file": (
        {SVM: SOLVED["softmax.py"]},
        f"svm_loss_naive is not in {SVM}, which looks like softmax.py",
    ),
    "too many functions": ({COPY: "def f(): pass\n" * 60_000}, None),
    "bytes": ({COPY: "def f\udcff(): pass"}, None),
    "as it should be": (SOLVED, None),
}


@pytest.mark.parametrize("files, note", ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_was_written_where_it_does_not_count_is_noted(files, note, tmp_path):
    for name, text in (STUBS | files).items():
        (tmp_path / name).write_text(text, encoding="utf-8", errors="surrogateescape")
    notes = Submission.read(tmp_path, STUBS, {}).notes
    assert notes[:1] == ([f"{note}: graded as not started"] if note else [])
