"""The whole way once, on sample submissions: data, release, grade, record, feedback, CSV."""

import shutil
import subprocess
import sys
import time

from rich.console import Console

from autograder import commands
from autograder.course import data
from autograder.course.assignment import Assignment
from autograder.course.folders import KIT, Course
from autograder.report.table import print_isolation, print_table
from autograder.sandbox import isolation
from autograder.verify.samples import SAMPLES, Sample

COURSE = Course(KIT / "autograder" / "demo_course")

CONFIG = '''"""A course: nbgrader's commands work here as they do in autograder/."""

from pathlib import Path

from autograder.settings import configure

c = configure(get_config(), Path(__file__).parent)  # noqa: F821
c.TrustedAutograde.isolation = "{isolation}"
c.TrustedAutograde.dataset = "stand-in"
'''


def run(name):
    """Everything is written to autograder/demo_course/, apart from any real course."""
    console, started, assignment = Console(), time.perf_counter(), Assignment.find(name)
    write_data(console)
    level = isolation.strongest()
    if reason := isolation.why_no_bubblewrap():
        console.print(f"[yellow]{reason}[/]\ngoing on with the weaker isolation `{level}`: ", end="")
        console.print(isolation.LEVELS[level])
    prepare()
    console.print(f"release of {name} …")
    commands.release(COURSE, name)
    lay_samples(COURSE, assignment)
    console.print("grading the sample submissions …")
    done, problems = commands.grade_course(COURSE, name)
    results = [done.results[student] for student in SAMPLES if student in done.results]
    print_table(results, console)
    print_isolation(results, console)
    console.print(f"{time.perf_counter() - started:.0f} s; {len(done.recorded)} recorded anew\n")
    for what, path in (
        ("the release, as a student gets it", COURSE.release(name)),
        ("feedback pages", COURSE.root / "feedback"),
        ("grades as CSV", COURSE.root / "grades.csv"),
    ):
        console.print(f"{what + ':':36}{path.relative_to(KIT)}", soft_wrap=True)
    return problems


def prepare(course=COURSE):
    """A course folder, in which nbgrader's commands work."""
    course.root.mkdir(exist_ok=True)
    (course.root / commands.CONFIG).write_text(CONFIG.format(isolation=isolation.strongest()))


def write_data(console):
    """The stand-in data set, so that the notebooks run where there is no network."""
    script = KIT / "datasets" / "download.py"
    done = subprocess.run([sys.executable, script, "--stand-in"], capture_output=True, text=True)
    console.print(done.stdout.strip() or done.stderr.strip())
    if done.returncode:
        raise commands.CommandFailed("the stand-in data could not be written")


def lay_samples(course, assignment):
    """Write the sample submissions; one that is already there is left alone."""
    sample = Sample(course, assignment, data.find("stand-in"))
    for student, change in SAMPLES.items():
        folder = course.submitted(assignment.name, student)
        if folder.exists():
            continue
        shutil.copytree(course.release(assignment.name), folder)
        for path in folder.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        change(folder, sample)
