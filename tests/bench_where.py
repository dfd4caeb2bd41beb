"""Where the time of grading, recording and feedback goes: seconds a submission, by the profiler."""

import cProfile
import pstats

from autograder import commands
from autograder.grading import run
from autograder.grading.engines import one_thread
from autograder.grading.grade import grade
from autograder.sandbox import isolation
from tests import home

WHERE = {  # step: ((what is done, file, function), …), the whole first; what is within another is indented
    "grade": (
        ("grade", "grading/grade.py", "grade"),
        ("  start and stop the student's process", "sandbox/student.py", "_start"),
        ("  wait for the student's code", "sandbox/host.py", "ask"),
        ("  name mistakes, where points were lost", "grading/plugin.py", "name_failures"),
    ),
    "record": (
        ("record", "recording/record.py", "grade_changed"),
        ("  lay clean copies of the notebooks", "recording/record.py", "_stage"),
        ("  nbgrader's entries for the submission", "recording/record.py", "init_assignment"),
        ("  scores into the gradebook", "recording/record.py", "convert_single_notebook"),
    ),
    "feedback": (
        ("pages and grades.csv", "autograder/commands.py", "grade_course"),
        ("  gather what stands on a page", "report/page.py", "__init__"),
        ("  write it as HTML", "report/feedback.py", "html"),
    ),
}


def rows(course, name):
    """Yields (what, seconds a submission) for a course in which nothing was graded yet."""
    students = course.students(name)
    doing = {
        "grade": lambda: _grade(course, name, students),
        "record": lambda: commands.autograde(course, name, dataset="stand-in"),
        "feedback": lambda: commands.grade_course(course, name, dataset="stand-in"),
    }
    for step, parts in WHERE.items():
        if step == "record":
            commands.autograde(course, name, dataset="stand-in")  # the results are there
            for path in (course.root / "records" / name).glob("*.json"):
                path.unlink()
        profile = cProfile.Profile()
        profile.runcall(doing[step])
        spent = {(file, function): own[3] for (file, _, function), own in pstats.Stats(profile).stats.items()}
        for what, file, function in parts:
            seconds = [t for (path, name), t in spent.items() if path.endswith(file) and name == function]
            yield what, sum(seconds) / len(students)


def _grade(course, name, students):
    assignment, level = home.assignment(name), isolation.strongest()
    with one_thread():
        tasks, _ = run.tasks(course, assignment, students, level, "stand-in")
        for task in tasks.values():
            grade(task)
