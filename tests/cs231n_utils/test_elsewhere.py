"""A copy, another name, the wrong file under the right name: what was written, but not where it counts."""

import importlib.util

import pytest

from cs231n_utils import check, checks
from cs231n_utils.promises import elsewhere
from tests.verdicts import SOURCE

SOLVED, STUBS = SOURCE.solution, SOURCE.stubs
NAIVE = "svm_loss_naive"
SVM, COPY, SOFTMAX = "linear_svm.py", "linear_svm-Copy1.py", "softmax.py"
RENAMED = SOLVED[SVM].replace(f"def {NAIVE}", "def svm_naive")
METHOD = "linear_classifier.py"

FILES = {  # what stands in the folder, and what is said of which item
    "a copy was edited": (
        {SVM: STUBS[SVM], COPY: SOLVED[SVM]},
        f"{NAIVE} is not started in {SVM}, but it is in {COPY}; only {SVM} counts, so copy it there",
    ),
    "a download with a number": (
        {"linear_svm (1).py": SOLVED[SVM]},
        f"{NAIVE} is in linear_svm (1).py, and {SVM} is missing; only {SVM} counts, so copy it there",
    ),
    "another name": (
        {SVM: RENAMED},
        f"{NAIVE} is not in {SVM}, but svm_naive is; give it the name that counts",
    ),
    "another name beside the gap": (
        {SVM: STUBS[SVM] + RENAMED},
        f"{NAIVE} is not started in {SVM}, but svm_naive is; give it the name that counts",
    ),
    "its words in another order": (
        {SVM: SOLVED[SVM].replace(f"def {NAIVE}", "def naive_loss_of_svm")},
        f"{NAIVE} is not in {SVM}, but naive_loss_of_svm is; give it the name that counts",
    ),
    "another file under this name": (
        {SVM: SOLVED[SOFTMAX]},
        f"{NAIVE} is not in {SVM}, which looks like {SOFTMAX}; put the right file in its place",
    ),
    "two files exchanged": (
        {SVM: SOLVED[SOFTMAX], SOFTMAX: SOLVED[SVM]},
        f"{NAIVE} is not in {SVM}, but it is in {SOFTMAX}; only {SVM} counts, so copy it there",
    ),
    "a method in a copy": (
        {METHOD: STUBS[METHOD], "mine.py": SOLVED[METHOD]},
        f"train is not started in {METHOD}, but it is in mine.py; only {METHOD} counts, so copy it there",
    ),
    "nothing anywhere": (
        {SVM: STUBS[SVM], COPY: STUBS[SVM]},
        f"{NAIVE} is not started. Next: write {NAIVE} in",
    ),
    "a method of another class": (
        {METHOD: STUBS[METHOD], "mine.py": "class Other:\n    def train(self):\n        return 1\n"},
        "train is not started. Next: write train in",
    ),
}


@pytest.fixture
def folder(beside_public):
    (beside_public / "assignment.toml").symlink_to(SOURCE.source / "assignment.toml")
    return beside_public


def folded(text):
    return " ".join(text.split())


def imported(path):
    """What `import` gives a notebook."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("files, told", FILES.values(), ids=FILES)
def test_what_does_not_count_is_named_by_the_command(files, told, folder, capsys):
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert check.main([str(folder)]) == 1
    assert told in folded(capsys.readouterr().out)


@pytest.mark.parametrize("files, told", FILES.values(), ids=FILES)
def test_and_by_the_check_cell(files, told, folder, capsys):
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = next(folder / name for name in files if name in (SVM, METHOD, "linear_svm (1).py"))
    module = imported(path)
    if path.name not in STUBS:  # it was moved after the notebook had imported it
        module.__file__ = str(folder / SVM)
    checks.check(told.split()[0], module)
    said = capsys.readouterr().err.replace("train:", "train").replace(f"{NAIVE}:", NAIVE)
    assert told in folded(said)


def test_a_copy_under_the_right_name_is_not_checked(folder, capsys):
    (folder / "linear_svm_Copy1.py").write_text(SOLVED[SVM], encoding="utf-8")
    checks.check(NAIVE, imported(folder / "linear_svm_Copy1.py"))
    out, err = capsys.readouterr()
    assert (
        out == "" and f"✗ {NAIVE} counts in {SVM}, and this is linear_svm_Copy1.py: import linear_svm" in err
    )


def test_a_file_that_cannot_be_run_can_be_looked_at():
    text = "class A:\n  def f(self):\n    return (\n  def g(\n):\n    raise NotStarted\ndef h(): pass\n"
    there = elsewhere.defined(text)
    assert list(there) == ["A", "A.f", "A.g", "h"]
    assert elsewhere.unfinished(there) == ["A.g"] and elsewhere.is_written("h", there)


def test_a_file_with_very_many_functions_takes_no_time():
    there = elsewhere.defined("def f():\n" * 100_000 + "".join(f"def f{k}(): pass\n" for k in range(100_000)))
    assert len(there) <= elsewhere.MOST
