"""Engines: what dies on this side takes nobody along, on processes of this machine and on a Dask cluster."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace

import pytest

from autograder.grading import engines, run
from autograder.grading.engines import LocalPool, NoEngine, engine
from autograder.grading.grade import grade
from autograder.grading.result import Result
from tests.attacks.ground import survivors
from tests.conftest import missing

STUDENTS = [f"student-{number:02}" for number in range(8)]


@dataclass(frozen=True)
class Deadly:
    """A submission that ends every process that unpacks it."""

    id: str = "deadly"

    def digest(self):
        return "deadly"

    def __reduce__(self):
        return os._exit, (9,)


@pytest.fixture(scope="module")
def cluster():
    """The address of a Dask scheduler with two workers, processes of one thread each."""
    try:
        from distributed import LocalCluster
    except ImportError:
        missing("dask", "dask[distributed] is not installed")
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture(params=["local", "dask"])
def workers(request):
    """(an engine, a function that kills one of its workers)"""
    if request.param == "local":
        yield LocalPool(2), lambda: kill(multiprocessing.active_children()[0].pid)
        return
    cluster = request.getfixturevalue("cluster")
    with engine(scheduler=cluster.scheduler_address) as dask:
        yield dask, lambda: kill(next(iter(cluster.workers.values())).pid)


def kill(process):
    os.kill(process, signal.SIGKILL)


@pytest.fixture
def tasks(course, assignment, strongest, tmp_path):
    """{student: task} of released stubs, each a bit different; the submissions themselves are gone."""
    found = {}
    for student in STUDENTS:
        folder = tmp_path / "elsewhere" / student
        shutil.copytree(course.release(assignment.name), folder)
        with (folder / "softmax.py").open("a") as file:
            file.write(f"\n# {student}\n")
        found[student] = run.task(course, assignment, folder, strongest, "stand-in", student)
    shutil.rmtree(tmp_path / "elsewhere")
    return found


def scores(outcomes):
    return {key: [item.score for item in result.items] for key, result in outcomes.items()}


def test_a_worker_killed_in_the_middle_costs_nothing(workers, tasks):
    pool, kill_one = workers
    undisturbed = {student: grade(task) for student, task in [*tasks.items()][:3]}
    disturbed = {}
    for student, outcome in run.grade_all(tasks, pool):
        disturbed[student] = outcome
        if len(disturbed) == 2:
            kill_one()
    assert set(disturbed) == set(tasks)
    assert {student: type(outcome) for student, outcome in disturbed.items()} == dict.fromkeys(tasks, Result)
    for student, result in undisturbed.items():
        assert replace(disturbed[student], seconds=0) == replace(result, seconds=0)


def test_what_kills_its_grader_is_named_and_takes_nobody_along(tasks):
    deadly = {key: replace(task, submission=Deadly()) for key, task in list(tasks.items())[:2]}
    outcomes = dict(run.grade_all({**deadly, **dict(list(tasks.items())[2:6])}, LocalPool(2)))
    failures = {key: repr(outcome) for key, outcome in outcomes.items() if isinstance(outcome, Exception)}
    assert set(failures) == set(deadly), failures


def test_a_worker_with_another_kit_is_found_out(tasks, monkeypatch):
    monkeypatch.setattr(run.Task, "input_hash", lambda self: "of another kit")
    ((_, outcome),) = run.grade_all(dict([*tasks.items()][:1]), LocalPool(1))
    assert "another version of the kit" in str(outcome)


def test_a_scheduler_that_is_not_there_is_one_line(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(engines, "CONNECT_SECONDS", 1)
    with pytest.raises(NoEngine, match="no scheduler answers"), engine(scheduler="tcp://127.0.0.1:9"):
        pass


ORPHANED = """
import os, signal
from autograder.grading.engines import LocalPool
LocalPool(1).open().submit(os.getpid).result()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_worker_that_waits_for_a_grader_that_was_killed_ends_without_a_word():
    done = subprocess.run([sys.executable, "-c", ORPHANED], stderr=subprocess.PIPE, text=True)
    assert done.returncode == -signal.SIGKILL and "Traceback" not in done.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=lambda how: how.name)
def test_nothing_outlives_a_grader_that_is_stopped(bubblewrap, course, assignment, tmp_path, how):
    """No process, and no student's code; as long as it lay there, nobody else could read it."""
    folder = course.submitted(assignment.name, "ann")
    shutil.copytree(course.release(assignment.name), folder)
    (folder / "linear_svm.py").write_text("while True: pass\n")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-m", "autograder", "grade", assignment.name, "--course", course.root]
    environment = os.environ | {"TMPDIR": str(temporary)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as grader:
        while not list(temporary.glob("grading-*/grade-*/submission/*.py")):
            time.sleep(0.1)
        assert {path.stat().st_mode & 0o077 for path in temporary.iterdir()} == {0}
        grader.send_signal(how)
        said = grader.communicate()[1]
    assert not survivors(temporary)
    assert not list(temporary.rglob("*.py"))
    assert "Traceback" not in said
