"""What a grading depends on is in its key, and nothing else reaches it."""

import threading

import pytest

from autograder.course.folders import CODE
from autograder.grading import checks
from autograder.grading.grade import VERDICT_CODE, code_digest, code_files
from autograder.recording.record import RECORD_CODE
from autograder.report.feedback import PAGE_CODE
from tests import home
from tests.test_house import imports


@pytest.mark.parametrize("patterns", [VERDICT_CODE, RECORD_CODE, PAGE_CODE])
def test_every_pattern_of_a_digest_matches_something(patterns):
    assert len(code_digest(*patterns)) == 64
    with pytest.raises(FileNotFoundError, match=r"autograder/moved_away\*\.py"):
        code_digest(*patterns, "autograder/moved_away*.py")


@pytest.mark.parametrize("name", ["linear_classifiers", "optimization", "image_features"])
def test_what_decides_verdicts_imports_nothing_that_is_not_in_the_key(name):
    """But for words without a say: texts, folders, versions, what students print and are told."""
    silent = {"autograder.course.text", "autograder.course.folders", "cs231n_utils", "cs231n_utils.submit"}
    silent |= {"cs231n_utils.promises.speech", "cs231n_utils.promises.finding"}
    files = {path.relative_to(CODE).as_posix() for pattern in VERDICT_CODE for path in code_files(pattern)}
    assignment = home.assignment(name)
    for path in (*map(CODE.joinpath, files), *map(assignment.source.joinpath, assignment.code.content)):
        for thing in imports(path):
            module = thing if (CODE / f"{thing.replace('.', '/')}.py").is_file() else thing.rpartition(".")[0]
            if module.split(".")[0] in ("autograder", "cs231n_utils") and module not in silent:
                file = module.replace(".", "/")
                assert {f"{file}.py", f"{file}/__init__.py"} & files, f"{path.name}: {thing}"


def test_no_result_depends_on_an_oracle(assignment):
    assert "trusted/oracle.py" in assignment.trusted.content
    assert "trusted/oracle.py" not in assignment.code.content


def test_options_of_the_callers_own_pytest_do_not_reach_the_checks(monkeypatch, assignment):
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    monkeypatch.setattr(checks, "_own", threading.local())  # or those collected before would do
    assert set(checks.collected(assignment.code).checks) == set(assignment.points)
