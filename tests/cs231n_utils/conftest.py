"""The instructor's stub file as modules to check: with small edits, or as a student gets it."""

import re
from functools import partial

import pytest

from tests.modules import edited, module_of
from tests.verdicts import SOURCE

FILE = "linear_svm.py"
REGION = re.compile(r"^( *)### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="session")
def students_folder(tmp_path_factory):
    """One in which nothing was written yet."""
    folder = tmp_path_factory.mktemp("student")
    for name in ("public", "assignment.toml"):
        (folder / name).symlink_to(SOURCE.source / name)
    return folder


@pytest.fixture
def beside_public(tmp_path):
    """The test's own folder, with what is checked in public as in a student's."""
    (tmp_path / "public").symlink_to(SOURCE.source / "public")
    return tmp_path


@pytest.fixture(autouse=True)
def in_the_folder(students_folder, monkeypatch):
    """Where a notebook runs."""
    monkeypatch.chdir(students_folder)


@pytest.fixture(scope="session")
def solution_with():
    """f(*edits): the solution as a module, with (old, new) pieces of its text exchanged."""
    return partial(edited, FILE)


@pytest.fixture(scope="session")
def stubs_text():
    """The file as a student gets it: every solution region raises NotStarted."""
    return REGION.sub(r"\1raise NotStarted", (SOURCE.source / FILE).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def stubs(stubs_text):
    return module_of(stubs_text, FILE)
