"""A course whose check is to be mended, and somebody who types commands."""

from contextlib import contextmanager

import pytest

from autograder.commandline import main
from autograder.grading import run
from autograder.recording import chosen
from tests import quick, regraded


@pytest.fixture(scope="module", autouse=True)
def quickly():
    with quick_grading():
        yield


@pytest.fixture(scope="session")
def graded(once):
    def make(folder):
        with quick_grading():
            regraded.lay(folder)

    return once("regraded", make)


@pytest.fixture
def course(graded, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    return regraded.copied(graded, tmp_path / "course")


@contextmanager
def quick_grading():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "grade", quick.graded)
        for place in (run, chosen):
            patch.setattr(place, "require_sound", lambda *_: None)
        yield


@pytest.fixture
def command(course, capsys, caplog):
    """f(arguments …): runs it; -> what it said."""

    def typed(*arguments, fails=False):
        capsys.readouterr()
        caplog.clear()
        code = main([*map(str, arguments), "--course", str(course.root)])
        said = "".join((*capsys.readouterr(), caplog.text))
        assert code == fails, said
        return said

    return typed
