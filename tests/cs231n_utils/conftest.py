"""The instructor's stub file as modules to check: with small edits, or as a student gets it."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

SOURCE = Path(__file__).parents[2] / "assignments/linear_classifiers/linear_svm.py"
REGION = re.compile(r"^( *)### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL | re.MULTILINE)


def _module(text):
    namespace = {}
    exec(compile(text, "linear_svm.py", "exec"), namespace)
    return SimpleNamespace(**namespace)


@pytest.fixture(scope="session")
def solution_with():
    """f(*edits): the solution as a module, with (old, new) pieces of its text exchanged."""

    def edited(*edits):
        text = SOURCE.read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text, f"the solution no longer holds {old!r}: adapt this edit"
            text = text.replace(old, new)
        return _module(text)

    return edited


@pytest.fixture(scope="session")
def stubs_text():
    """The file as a student gets it: every solution region raises NotStarted."""
    return REGION.sub(r"\1raise NotStarted", SOURCE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def stubs(stubs_text):
    return _module(stubs_text)
