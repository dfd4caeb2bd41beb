"""`make bench`: seconds a submission, beside stock nbgrader's on the same notebook (which it executes)."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder import commands, demo, run
from autograder.assignment import Assignment
from autograder.course import KIT, Course
from autograder.engines import LocalPool
from autograder.sandbox import isolation

NAME = demo.NAME
OURS, STOCK = 40, 4  # submissions
STOCK_CONFIG = "c = get_config()\nc.CourseDirectory.course_id = 'bench'\n"


def main():
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder) / "ours")
        demo.prepare(course)
        commands.release(course, NAME)
        assignment = Assignment.find(NAME)
        submit(course, assignment, OURS)
        level, dataset = isolation.strongest(), "stand-in"

        started = time.perf_counter()
        dict(run.grade_students(course, assignment, course.students(NAME), level, dataset, LocalPool()))
        graded = time.perf_counter()
        _, problems = commands.grade_course(course, NAME)
        recorded = time.perf_counter()
        assert not problems, problems
        assert not commands.grade_course(course, NAME)[0].recorded
        unchanged = time.perf_counter()

        seconds = {
            f"grade ({level}, all processors)": (graded - started) / OURS,
            "record and feedback": (recorded - graded) / OURS,
            "unchanged, decided": (unchanged - recorded) / OURS,
            "stock nbgrader autograde": stock(course, Path(folder) / "stock") / STOCK,
        }
        for what, value in seconds.items():
            print(f"{what:40}{value:7.3f} s a submission")


def submit(course, assignment, count):
    for number in range(count):
        folder = course.submitted(NAME, f"student-{number:03}")
        shutil.copytree(course.release(NAME), folder)
        demo.solution(folder, assignment)


def stock(course, root):
    """Seconds of nbgrader's own autograde, as it comes."""
    shutil.copytree(KIT / "assignments" / NAME, root / "source" / NAME)
    (root / "nbgrader_config.py").write_text(STOCK_CONFIG)
    for number in range(STOCK):
        student = f"student-{number:03}"
        shutil.copytree(course.submitted(NAME, student), root / "submitted" / student / NAME)
    bin = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": os.pathsep.join([bin, os.environ["PATH"]])}
    for command in ("generate_assignment", "autograde"):
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "nbgrader", command, NAME],
            cwd=root,
            env=environment,
            check=True,
            capture_output=True,
        )
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
