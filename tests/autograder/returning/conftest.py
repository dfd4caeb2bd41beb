"""A course with grades, and somebody who gives them back."""

import shutil

import pytest

from tests import home, returned


@pytest.fixture(scope="session")
def with_grades(once):
    return once("with_grades", lambda folder: returned.lay(folder))


@pytest.fixture
def desk(with_grades, tmp_path, capsys):
    return returned.Desk(home.course(shutil.copytree(with_grades, tmp_path / "course")), capsys)
