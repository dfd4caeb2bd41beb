"""The whole way once, on sample submissions: data, release, grade, record, feedback, CSV; and JupyterLab."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console

from autograder import commands
from autograder.course import data, lookup
from autograder.course.assignment import Assignment
from autograder.course.folders import ASSIGNMENTS, DATASETS, KIT, Course
from autograder.handout import init
from autograder.handout.release import release
from autograder.report.table import print_isolation, print_table
from autograder.sandbox import isolation
from autograder.verify.samples import SAMPLES, Sample
from cs231n_utils.data.batches import STAND_IN

FOLDER = "demo_course"


def course_for(folder):
    """The demo's own Course: in the course around `folder`, with its assignments, or else in `folder`.

    Where there is no course, it has the kit's assignments.
    """
    try:
        real = lookup.course_around(folder)
    except lookup.NoCourse:
        real = Course(Path(folder).resolve(), ASSIGNMENTS)
    return Course(real.root / FOLDER, real.assignments)


def run(course, name):
    """Everything is written into the demo's own `course`, apart from any real one."""
    console, started, assignment = Console(), time.perf_counter(), Assignment.find(course, name)
    write_data(course, console)
    level = isolation.strongest()
    if reason := isolation.why_no_bubblewrap():
        console.print(f"[yellow]{reason}[/]\ngoing on with the weaker isolation `{level}`: ", end="")
        console.print(isolation.LEVELS[level])
    init.scratch(course)
    console.print(f"release of {name} …")
    release(course, name)
    lay_samples(course, assignment)
    console.print("grading the sample submissions …")
    done, problems = commands.grade_course(course, name)
    results = [done.results[student] for student in SAMPLES if student in done.results]
    print_table(results, console)
    print_isolation(results, console)
    console.print(f"{time.perf_counter() - started:.0f} s; {len(done.recorded)} recorded anew\n")
    for what, path in (
        ("the release, as a student gets it", course.release(name)),
        ("feedback pages", course.root / "feedback"),
        ("grades as CSV", course.root / "grades.csv"),
    ):
        console.print(f"{what + ':':36}{os.path.relpath(path)}", soft_wrap=True)
    return problems


def write_data(course, console):
    """The stand-in data set, so that the notebooks run where there is no network."""
    datasets = DATASETS if course.root.is_relative_to(KIT) else course.root.parent / "datasets"
    command = [sys.executable, DATASETS / "download.py", "--stand-in", "--to", datasets / STAND_IN]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise commands.CommandFailed(f"the stand-in data could not be written: {done.stderr.strip()}")
    console.print(done.stdout.strip())


def lay_samples(course, assignment):
    """Write the sample submissions; one that is already there is left alone."""
    sample = Sample(course, assignment, data.find(STAND_IN, course.root))
    for student, change in SAMPLES.items():
        folder = course.submitted(assignment.name, student)
        if folder.exists():
            continue
        unfinished = folder.with_name(f"{assignment.name}.part")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(course.release(assignment.name), unfinished)
        for path in unfinished.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        change(unfinished, sample)
        unfinished.rename(folder)


def lab(course, name, options):
    """JupyterLab on a copy of the release, as a student sees it; made once, and what is done in it stays."""
    assignment = Assignment.find(course, name)
    write_data(course, Console())
    folder = course.root / "lab" / assignment.name
    if not folder.exists():
        init.scratch(course)
        release(course, name)
        shutil.copytree(course.release(name), folder)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", *options]
    return subprocess.run(command).returncode
