"""What the clock stopped is tried once more, alone, before it is final."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import pytest

from autograder.course.folders import read_json
from autograder.course.submission import Submission
from autograder.grading import run, sound
from autograder.grading.checks import ChecksBroken, trusted_checks
from autograder.grading.grade import Task, grade
from autograder.grading.result import Outcome, Result
from autograder.sandbox.student import Fault
from autograder.words import losses
from cs231n_utils.promises.manifest import Limits

LATE = ["svm_loss_naive: loss_of_the_data"]


def result(by_clock=()):
    """A Result of which these checks were lost because of time."""
    facts = {"seed": 0, "isolation": {}, "seconds": 0.0, "score": 0.0, "max_score": 0.0, "input_hash": ""}
    lists = {"items": [], "notes": [], "events": []}
    return Result("a", "s", "1", inputs={}, **facts, **lists, by_clock=list(by_clock))


@dataclass
class Here:
    """An engine of threads that grades a task by taking the next of its results; notes who is at work."""

    width: int = 4
    begun: list = field(default_factory=list)

    def open(self):
        return ThreadPoolExecutor(self.width)

    def take(self, task):
        name, results = task
        self.begun.append(name)
        return results.pop(0)


def test_what_the_clock_stopped_comes_once_more_after_all_others():
    here = Here()
    tasks = {
        "loop": ("loop", [result(LATE), result(LATE)]),
        "busy": ("busy", [result(LATE), result()]),
        "fine": ("fine", [result()]),
    }
    found = list(run.run(here.take, tasks, here, "grading"))
    assert found[0][0] == "fine" and len(found) == 3
    assert sorted(here.begun[3:]) == ["busy", "loop"]  # once more and no oftener
    assert {key: outcome.by_clock for key, outcome in found} == {"fine": [], "loop": LATE, "busy": []}


def test_the_second_time_nobody_else_is_at_work(monkeypatch):
    asked, attempt = [], run._attempt
    monkeypatch.setattr(
        run,
        "_attempt",
        lambda f, tasks, engine, width: asked.append(width) or attempt(f, tasks, engine, width),
    )
    here = Here()
    list(run.run(here.take, {"loop": ("loop", [result(LATE), result()])}, here, "grading"))
    assert asked == [4, 1]


def test_only_the_last_word_is_written(course, assignment, strongest, monkeypatch):
    """A run that is stopped in between grades again what the clock had stopped."""
    submission = Submission("ann", {})
    code, points = assignment.code, assignment.points
    task = Task(assignment.name, code, submission, points, {}, (), 0, strongest, Limits())
    path, on_disk = course.result(assignment.name, "ann"), []

    def graded(task):
        on_disk.append(path.exists())
        late = LATE if len(on_disk) == 1 else ()
        return replace(result(late), assignment=assignment.name, input_hash=task.input_hash())

    monkeypatch.setattr(run, "grade", graded)
    monkeypatch.setattr(run, "require_sound", lambda *_: None)
    ((_, outcome),) = run.grade_students(course, assignment, {"ann": task}, strongest, "stand-in", Here())
    assert on_disk == [False, False] and outcome.by_clock == []
    assert read_json(path)["by_clock"] == []


# --- which checks the clock decided -----------------------------------------------------------------------


def graded(assignment, level, limits, **appended):
    """The Result of the solution with code at the end of some files, on the checks of the losses."""
    files = {f"{name}.py": assignment.solution[f"{name}.py"] for name in ("linear_svm", "linear_classifier")}
    content = {name: text + appended.get(name.removesuffix(".py"), "") for name, text in files.items()}
    submission = Submission("ann", {name: text.encode() for name, text in content.items()})
    items = ("svm_loss_naive", "svm_loss_vectorized", "predict")
    points = {id: assignment.points[id] for id in items}
    checks, modules = trusted_checks(assignment), tuple(name.removesuffix(".py") for name in files)
    return grade(
        Task(assignment.name, assignment.code, submission, points, checks, modules, 0, level, limits)
    )


def items(found):
    return {line.partition(":")[0] for line in found.by_clock}


def test_an_endless_loop_is_lost_to_the_clock_and_a_mistake_is_not(assignment, strongest):
    loop = "\n\ndef svm_loss_naive(W, X, y, reg):\n    while True:\n        pass\n"
    wrong = "\n\nLinearClassifier.predict = lambda self, X: 0\n"
    limits = Limits(call=1.0)
    found = graded(assignment, strongest, limits, linear_svm=loop, linear_classifier=wrong)
    assert "svm_loss_naive" in items(found) and "predict" not in items(found)


def test_what_was_not_reached_is_lost_to_the_clock(assignment, strongest):
    loop = "\n\nwhile True:\n    pass\n"
    found = graded(assignment, strongest, Limits(call=1.0, submission=1.0), linear_svm=loop)
    assert {"svm_loss_naive", "svm_loss_vectorized", "predict"} <= items(found)


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("ANALYTIC_SECONDS", 1e-6, "gradient_of_the_data"),
        ("_is_fast", lambda *_: False, "no_python_loop"),
    ],
)
def test_code_that_was_slow_is_lost_to_the_clock(assignment, strongest, monkeypatch, name, value, check):
    monkeypatch.setattr(losses, name, value)
    found = graded(assignment, strongest, Limits())
    assert f"svm_loss_vectorized: {check}" in found.by_clock


# --- the solution itself ----------------------------------------------------------------------------------


def outcome(by_clock):
    return Outcome("svm_loss_naive", "loss", "", 1.0, 0.0, message="too late", by_clock=by_clock)


@pytest.mark.parametrize(
    ("tries", "sound_after_all"),
    [([[outcome(True)], []], True), ([[outcome(True)]] * 2, False), ([[outcome(False)], []], False)],
)
def test_the_solution_has_a_second_try_too(assignment, strongest, monkeypatch, tries, sound_after_all):
    tries = list(tries)
    monkeypatch.setattr(sound, "handed_in", lambda *_: {})
    monkeypatch.setattr(sound, "_outcomes", lambda *_: tries.pop(0))
    if sound_after_all:
        sound.require_sound(None, assignment, strongest, None)
    else:
        with pytest.raises(ChecksBroken, match="too late"):
            sound.require_sound(None, assignment, strongest, None)


def test_a_fault_is_not_of_the_clock_unless_it_says_so():
    assert not Fault("your code ended the Python process").by_clock
