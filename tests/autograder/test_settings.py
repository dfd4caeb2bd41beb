"""A fault in a course's settings stops every command: nbgrader alone would go on, without a sandbox."""

import json
import shutil
import subprocess
import sys

import nbformat
import pytest
from traitlets.config import Config

from autograder.course.lookup import CONFIG, SETTINGS, BadSettings, settings
from autograder.handout.init import TEMPLATES
from autograder.settings import require_spelt
from tests.warm import python_m

NAME = "linear_classifiers"
HARM = "import os\nopen(os.environ['HARM'], 'w').close()\n"


@pytest.fixture
def course(course, tmp_path):
    """One whose settings are its instructor's, and in which a student has handed in something harmful."""
    for name in (CONFIG, SETTINGS):
        text = (TEMPLATES / "course" / name).read_text()
        text = text.replace(
            "resolve().parent)", f"resolve().parent, assignments={str(course.assignments)!r})"
        )
        (course.root / name).write_text(text.replace('"CIFAR-10"\n', '"stand-in"\n'))
    folder = shutil.copytree(course.release(NAME), course.submitted(NAME, "eve"))
    (folder / "example_losses.py").write_text(HARM)
    notebook = nbformat.read(folder / "1_losses.ipynb", as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(HARM))
    nbformat.write(notebook, folder / "1_losses.ipynb")
    return course


FAULTS = {
    "TYPO = [\n": "SyntaxError",
    "c.TrustedAutograde.isolation = bubblewrap\n": "NameError: name 'bubblewrap' is not defined (line",
    "raise ValueError('no')\n": "ValueError: no (line",
    'c.Late.due = {"a": "2026-02-10 23:59"}\n': "c.Late: '2026-02-10 23:59' is no date and time with a zone",
    'c.Late.due = {"x": "2026-02-10 23:59 UTC"}\n': "c.Late.due names x, which is no assignment here",
    "\n\nc.late.rate = 0.1\n": "line 32: c.late is nothing: write c.Late",
    "c.Late.rate = 10\n": "c.Late: rate is 10: a share from 0 to 1 is needed",
}


@pytest.mark.parametrize("fault, says", FAULTS.items())
def test_no_command_goes_on(course, tmp_path, fault, says):
    with open(course.root / SETTINGS, "a") as file:
        file.write(fault)
    harm = {"HARM": str(tmp_path / "harm"), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    for module, *command in (("nbgrader", "autograde", NAME), ("autograder", "grade", NAME)):
        done = python_m(module, *command, folder=course.root, environment=harm)
        assert done.returncode == 1
        assert f"{SETTINGS} cannot be used: {says}" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "harm").exists()
    with pytest.raises(BadSettings, match=SETTINGS):
        settings(course.root)


@pytest.mark.parametrize(
    "name, right",
    {"Lates": "Late", "LATE": "Late", "TrustedAutogrades": "TrustedAutograde", "policy": "Policy"}.items(),
)
def test_a_class_that_is_nearly_one_is_named(name, right, tmp_path):
    path = tmp_path / SETTINGS
    path.write_text(f"# c.{name[:-1]}\nc.{name}.x = 1\n")
    config = Config()
    config.Late.rate = 0.1
    config.Autograde.x = config.CollectApp.x = config.Execute.timeout = 1  # nbgrader's own
    require_spelt(config, path)
    getattr(config, name).x = 1
    with pytest.raises(BadSettings, match=rf"line 2: c\.{name} is nothing: write c\.{right}"):
        require_spelt(config, path)


def test_without_the_kit_nbgrader_does_nothing(course, tmp_path):
    code = f"""
import sys
sys.modules["autograder"] = None
from nbgrader.apps.nbgraderapp import main
sys.argv = ["nbgrader", "autograde", "{NAME}"]
main()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=course.root, capture_output=True, text=True)
    assert done.returncode == 1 and "the cs231n kit is not in this environment" in done.stderr
    assert not (course.root / "autograded").exists()


def test_a_value_that_is_none_is_said(course):
    with open(course.root / SETTINGS, "a") as file:
        file.write('c.TrustedAutograde.dataset = "standin"\n')
    done = python_m("autograder", "grade", NAME, folder=course.root)
    assert done.returncode == 1 and "standin" in done.stderr and "Traceback" not in done.stderr


def test_the_settings_count(course):
    config, coursedir = settings(course.root)
    assert config.TrustedAutograde.dataset == "stand-in" and coursedir.course_id == "COURSE_ID"
    assert config.Execute.timeout == -1  # `nbgrader generate_solution` stops no cell, however long it learns
    done = python_m("autograder", "grade", NAME, folder=course.root)
    assert done.returncode == 0, done.stderr
    assert json.loads(course.result(NAME, "eve").read_text())["isolation"]["missing"] == []
