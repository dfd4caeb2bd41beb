"""What the command line does, as functions: grade a course's submissions, or bare folders."""

import json
import logging
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.log import get_logger

from autograder import run
from autograder.assignment import Assignment
from autograder.record import TrustedAutograde
from autograder.release import TrustedGenerate
from autograder.report.export import SafeCsvExport
from autograder.settings import configure


class Failed(Exception):
    """The command could not do what it was asked; what is wrong was logged or is the text."""


def settings(course, **options):
    """(config, course directory) as nbgrader's commands have them in the course's folder."""
    config = configure(Config(), course.root)
    for name, value in options.items():
        setattr(config.CourseDirectory, name, value)
    return config, CourseDirectory(config=config)


def convert(converter):
    """Run one of nbgrader's converters.  Raises Failed."""
    get_logger().setLevel(logging.WARNING)
    try:
        converter.start()
    except NbGraderException as error:
        raise Failed(str(error)) from None
    return converter


def release(course, name):
    """Generate the release of an assignment anew."""
    config, coursedir = settings(course, assignment_id=name)
    convert(TrustedGenerate(coursedir=coursedir, config=config, force=True))


def grade_course(course, name, level, jobs=None, force=False):
    """Grade and record what changed, write its feedback and the CSV; -> the converter, with `results`.

    Raises Failed after everything that could be done was done.
    """
    config, coursedir = settings(course, assignment_id=name)
    autograde = TrustedAutograde(coursedir=coursedir, config=config, isolation=level, jobs=jobs, force=force)
    convert(autograde)
    for student in autograde.recorded:
        write_feedback(course, name, student)
    write_csv(course)
    return autograde


def write_feedback(course, name, student):
    config, coursedir = settings(course, assignment_id=name, student_id=student)
    convert(GenerateFeedback(coursedir=coursedir, config=config))


def write_csv(course):
    """-> the path of the CSV with everybody's grades."""
    path = course.root / "grades.csv"
    with Gradebook(settings(course)[1].db_url) as gradebook:
        SafeCsvExport(to=str(path)).export(gradebook)
    return path


def grade_folders(course, name, folders, level, jobs=None, out=None):
    """Grade bare folders of stub files; nothing is recorded.  -> (results, {folder: error})"""
    assignment = Assignment.find(name)
    tasks = {
        folder: run.task(course, assignment, Path(folder), level, Path(folder).resolve().name)
        for folder in folders
    }
    outcomes = dict(run.run(tasks, jobs))
    results = [outcomes[folder] for folder in folders if not isinstance(outcomes[folder], Exception)]
    if out:
        lines = [json.dumps(result.to_json()) for result in results]
        Path(out).write_text("".join(f"{line}\n" for line in lines))
    return results, {f: o for f, o in outcomes.items() if isinstance(o, Exception)}
