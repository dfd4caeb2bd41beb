"""What the command line does, as functions: grade a course's submissions, or bare folders."""

import json
import shutil
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

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
    try:
        converter.start()
    except NbGraderException as error:
        raise Failed(str(error)) from None
    return converter


def release(course, name):
    """Generate the release of an assignment anew."""
    config, coursedir = settings(course, assignment_id=name)
    shutil.rmtree(course.release(name), ignore_errors=True)
    convert(TrustedGenerate(coursedir=coursedir, config=config))


def grade_course(course, name, level, jobs=None, force=False):
    """Grade and record what changed, write its feedback and the CSV.

    -> (the converter with its `results`, what went wrong in words).  What can be done is done.
    """
    config, coursedir = settings(course, assignment_id=name)
    autograde = TrustedAutograde(coursedir=coursedir, config=config, isolation=level, jobs=jobs, force=force)
    problems = []
    try:
        convert(autograde)
    except Failed as failure:
        problems.append(str(failure))
    problems += write_feedback(course, name, autograde.recorded)
    write_csv(course)
    return autograde, problems


def write_feedback(course, name, recorded):
    """The pages of those just `recorded`, and of those who have none yet (a run that was stopped).

    -> what went wrong in words.
    """
    problems = []
    for student in course.students(name):
        if not course.autograded(name, student).is_dir():
            continue
        if student in recorded or not course.feedback(name, student).is_dir():
            config, coursedir = settings(course, assignment_id=name, student_id=student)
            try:
                convert(GenerateFeedback(coursedir=coursedir, config=config))
            except Failed as failure:
                problems.append(f"feedback of {student}: {failure}")
    return problems


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
