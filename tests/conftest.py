"""Components that tests need, and the folders they work in.

A missing component skips the test with a reason; named in CS231N_REQUIRE (data, browser, bubblewrap, colab)
it fails it instead, so that CI cannot skip quietly.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest
from filelock import FileLock

from autograder import commands, demo
from autograder.course.assignment import Assignment
from autograder.course.folders import KIT
from autograder.grading import run, sound
from autograder.grading.engines import LocalPool
from autograder.handout import init
from autograder.handout.release import release
from autograder.sandbox import isolation
from autograder.verify import pool, samples
from cs231n_utils import cifar10
from cs231n_utils.promises.manifest import Limits
from tests import environments, home, warm
from tests.lab import find_chromium, open_page
from tests.quick import LIMITS

NAME = "linear_classifiers"
ENDLESS, SHORT = "endless-loop", Limits(call=3.0, submission=30.0)  # the student whom every test waits for

# The files that take minutes, the longest first: begun last, one of them would run on alone.
LONG = (
    "test_rows",
    "test_attacks",
    "test_colab",
    "test_notebooks",
    "test_playground_browser",
    "test_record",
    "test_soak",
    "test_wheel",
    "test_verify",
    "test_package",
    "test_browser",
    "test_nbgrader_commands",
    "test_feedback",
    "test_svm_notebook",
    "test_commands",
    "test_formulations",
    "test_wrong_solutions",
)
collect_ignore = ["assignments/knn", "assignments/frozen"]  # what is under them are trusted checks


def pytest_xdist_auto_num_workers(config):
    """One more than there are processors: many tests wait, for a browser or for a time to be over."""
    return os.cpu_count() + 1


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG))


def required():
    """The names of the components without which tests fail."""
    return os.environ.get("CS231N_REQUIRE", "").split(",")


def missing(component, reason):
    """Skip, or fail where the component is required."""
    if component in required():
        pytest.fail(f"{component} is required here: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def cifar10_dir():
    """The folder of the real CIFAR-10."""
    if not os.environ.get("CIFAR10_DIR"):
        missing("data", "CIFAR10_DIR does not name a folder with the real CIFAR-10")
    folder = Path(os.environ["CIFAR10_DIR"])
    assert cifar10.load(folder).name == "CIFAR-10", "CIFAR10_DIR holds the stand-in"
    return folder


@pytest.fixture(scope="session")
def stand_in_dir():
    """The folder of the stand-in data set, where the kit keeps it."""
    script = KIT / "datasets" / "download.py"
    with FileLock(KIT / "datasets" / ".stand-in.lock"):  # tests run in several processes
        subprocess.run([sys.executable, script, "--stand-in"], check=True, capture_output=True)
    return KIT / "datasets" / "stand-in"


@pytest.fixture(scope="session")
def chromium():
    """The path of a Chromium for Playwright."""
    path = find_chromium()
    if not path:
        missing("browser", "Chromium is not installed")
    return path


@pytest.fixture
def page(chromium):
    """A page that lets nothing but this machine be asked (`tests.lab.open_page`)."""
    with open_page(chromium) as page:
        yield page


@pytest.fixture(scope="session")
def bubblewrap():
    """The level of isolation of that name, where it works."""
    if reason := isolation.why_no_bubblewrap():
        missing("bubblewrap", reason)
    return "bubblewrap"


@pytest.fixture(scope="session", params=isolation.LEVELS)
def level(request):
    """Each level of isolation in turn."""
    return request.getfixturevalue("bubblewrap") if request.param == "bubblewrap" else request.param


@pytest.fixture(scope="session")
def strongest():
    return isolation.strongest()


@pytest.fixture(scope="session")
def assignment():
    return home.assignment(NAME)


@pytest.fixture(scope="session")
def sample(assignment, handed_in):
    """What sample submissions are made of."""
    return samples.Sample(handed_in, assignment, home.stand_in())


@pytest.fixture(scope="session")
def solution_text(assignment):
    """The SVM stub file with its solutions and without markers."""
    return assignment.solution["linear_svm.py"]


def base(tmp_path_factory):
    """The folder in which all tests work, whichever process they run in."""
    place = tmp_path_factory.getbasetemp()
    return place.parent if "PYTEST_XDIST_WORKER" in os.environ else place


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """f(name, make): the folder that `make(folder)` fills, once for all processes in which tests run."""
    place = base(tmp_path_factory)

    def made(name, make):
        with FileLock(place / f"{name}.lock"):
            if not (place / name).exists():
                (place / f"{name}.part").mkdir()
                make(place / f"{name}.part")
                (place / f"{name}.part").rename(place / name)
        return place / name

    return made


@pytest.fixture(scope="session")
def handed_in(once, stand_in_dir):
    """A course that knows what each solution hands in, which takes a while to make; others take copies."""

    def make(folder):
        for name in home.course().names():
            sound.handed_in(home.course(folder), home.assignment(name), home.stand_in())

    return home.course(once("handed_in", make))


@pytest.fixture(scope="session", autouse=True)
def prepared(once, request, tmp_path_factory, stand_in_dir):
    """What every process would make for itself is made once; grading starts at once and waits for little."""
    with suppress(FileExistsError):  # where courses find the data set: further up
        (base(tmp_path_factory) / "datasets").symlink_to(KIT / "datasets")
    checked = sound.require_sound

    @cache
    def is_sound(assignment, level, data_set):
        checked(request.getfixturevalue("handed_in"), assignment, level, data_set)

    task = run.task

    def task_in_time(*what):
        made = task(*what)
        return replace(made, limits=SHORT) if made.submission.id == ENDLESS else made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Assignment, "limits", LIMITS)
        patch.setattr(run, "task", task_in_time)
        patch.setattr(LocalPool, "context", warm.CONTEXT)
        patch.setattr(pool, "CONTEXT", warm.CONTEXT)
        patch.setattr(run, "require_sound", lambda course, *what: is_sound(*what))
        yield


def prepare(course, handed_in):
    """A course folder that trains nothing of its own."""
    init.scratch(course)
    shutil.copytree(handed_in.root / sound.KEPT, course.root / sound.KEPT)


@pytest.fixture(scope="session")
def released_course(once, handed_in):
    """A course with nothing but a release; tests take copies of it."""

    def make(folder):
        prepare(home.course(folder), handed_in)
        release(home.course(folder), NAME)

    return home.course(once("released", make))


@pytest.fixture(scope="session")
def releases(once, released_course):
    """A course with a release of every assignment."""

    def make(folder):
        course = home.course(shutil.copytree(released_course.root, folder, dirs_exist_ok=True))
        for name in set(course.names()) - {NAME}:
            release(course, name)

    return home.course(once("releases", make))


@pytest.fixture(scope="session")
def graded_course(once, released_course):
    """A course in which all sample submissions were graded; tests take copies of it."""

    def make(folder):
        course = home.course(shutil.copytree(released_course.root, folder, dirs_exist_ok=True))
        demo.lay_samples(course, home.assignment(NAME))
        done, problems = commands.grade_course(course, NAME)
        assert not problems and sorted(done.recorded) == sorted(samples.SAMPLES)

    return home.course(once("graded", make))


@pytest.fixture
def course(released_course, tmp_path):
    """A course of the test's own, with a release."""
    shutil.copytree(released_course.root, tmp_path / "course")
    return home.course(tmp_path / "course")


@pytest.fixture
def impatient(monkeypatch):
    """Nobody waits long for a gradebook that another process is writing."""
    monkeypatch.setattr(sqlite3.dbapi2, "connect", partial(sqlite3.connect, timeout=0.1))


@pytest.fixture
def kit(tmp_path, stand_in_dir):
    """A copy of the kit, in which a test may spoil something."""
    made_by_running = ("demo_course", "release", "submitted", "autograded", "stand-in", "*.db", "__pycache__")
    (tmp_path / "kit" / "datasets").mkdir(parents=True)
    (tmp_path / "kit" / "datasets" / "stand-in").symlink_to(stand_in_dir)
    shutil.copy(KIT / "pyproject.toml", tmp_path / "kit")
    for folder in ("assignments", "autograder", "cs231n_utils", "datasets"):
        ignored = shutil.ignore_patterns(*made_by_running, "cifar-10-batches-py", ".ipynb_checkpoints")
        shutil.copytree(KIT / folder, tmp_path / "kit" / folder, ignore=ignored, dirs_exist_ok=True)
    return tmp_path / "kit"


@pytest.fixture(scope="session")
def wheel(once):
    """The wheel of a checkout in use."""

    def make(folder):
        command = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, KIT)
        subprocess.run([sys.executable, "-m", "pip", *command], check=True)

    (path,) = once("wheel", make).glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed_kit(once, wheel):
    """The folder of an environment in which the wheel is installed; nobody changes it."""

    def make(folder):
        python = environments.make(folder)
        environments.pip(python, folder, "install", "--quiet", "--no-deps", wheel)

    return once("installed_kit", make)
