"""What the command line does, as functions: grade a course's submissions, or bare folders."""

from pathlib import Path

from nbgrader.converters.base import NbGraderException

from autograder.course.assignment import Assignment
from autograder.course.folders import read_json, write_json
from autograder.course.gradebook import GradebookUnusable, opened
from autograder.course.lookup import edited, settings
from autograder.grading import run
from autograder.grading.engines import engine
from autograder.recording.record import PROBLEMS, TrustedAutograde
from autograder.report.export import SafeCsvExport
from autograder.report.feedback import OnePageFeedback, made_from
from autograder.term import history
from autograder.term.penalties import Term


class CommandFailed(Exception):
    """The command could not do what it was asked; what is wrong was logged or is the text."""


def grade_course(course, name, **options):
    """Grade and record what changed, write the feedback and the CSV that belong to it.

    -> (the converter with its `results`, what went wrong in words).  Options and errors as `autograde`.
    """
    done, problems = autograde(course, name, **options)
    try:
        problems += write_feedback(course, name)
        write_csv(course, settles=False)
    except GradebookUnusable as problem:
        problems.append(str(problem))
    return done, problems


def autograde(course, name, **options):
    """Grade and record what changed.

    `options` are those of TrustedAutograde: isolation, dataset, jobs, scheduler, only, force.

    -> (the converter with its `results`, what went wrong in words).  What can be done is done.  Raises
    CommandFailed when nothing could be graded.
    """
    config, coursedir = settings(course.root, assignment_id=name)
    converter = TrustedAutograde(coursedir=coursedir, config=config, **options)
    try:
        converter.grade_changed()
    except PROBLEMS as problem:
        raise CommandFailed(str(problem)) from None
    except NbGraderException as error:
        if not converter.results and not converter.failures:
            raise CommandFailed(str(error)) from None
        return converter, [str(error), *converter.strays]
    return converter, list(converter.strays)


def late(course, apply=False, name=None):
    """What lateness costs in all of the term; `apply`: write what was held, of the assignment `name` or all.

    -> (Settled, the Changes that are written or would be, problems in words).  Raises BadSettings, BadTable,
    GradebookUnusable, NoSuchAssignment.
    """
    term = Term(settings(course.root)[1])
    if not term.is_in_use:
        if name:
            Assignment.find(course, name)
        raise CommandFailed(f"{edited(course.root)} has no c.Late.due: there is nothing to reckon with")
    before = term.settle()
    history.notice_all(course, term.db_url)
    if name and name not in {*term.policy.due, *(change.assignment for change in before.held)}:
        raise CommandFailed(f"{edited(course.root)}: c.Late.due has no {name}")
    shown = [c for c in before.held if name in (None, c.assignment) and not c.is_of_another]
    if not apply:
        return before, shown, []
    settled, problems = term.settle({(change.assignment, change.student) for change in shown}), []
    written = {*term.policy.due, *(change.assignment for change in shown)}
    for assignment in sorted({name} if name else written):  # all: a run before may have been stopped here
        problems += write_feedback(course, assignment)
    write_csv(course, settles=False)
    return settled, shown, problems


def write_feedback(course, name):
    """As `bring_feedback`; -> problems in words."""
    return in_words(bring_feedback(course, name))


def in_words(old_pages):
    return [f"feedback of {student}: {why}" for student, why in old_pages.items()]


def bring_feedback(course, name):
    """The pages that are not there, or were made from an older record or other grades.

    -> {student: why} of those that could not be made.
    """
    problems = {}
    for student, inputs in feedback_inputs(course, name).items():
        folder, note = course.feedback(name, student), course.page(name, student)
        if folder.is_dir() and read_json(note) == inputs:
            continue
        config, coursedir = settings(course.root, assignment_id=name, student_id=student)
        try:
            OnePageFeedback(coursedir=coursedir, config=config, settles=False).start()
        except NbGraderException as failure:
            problems[student] = str(failure)
        else:
            write_json(note, inputs)
    return problems


def feedback_inputs(course, name):
    """{student: digest of all that stands on the feedback page}"""
    with opened(settings(course.root)[1].db_url) as gradebook:
        return {
            submission.student.id: made_from(course, name, submission)
            for submission in gradebook.assignment_submissions(name)
            if course.autograded(name, submission.student.id).is_dir()
        }


def write_csv(course, settles=True):
    """-> the path of the CSV with everybody's grades; penalties follow the scores first."""
    path = course.root / "grades.csv"
    config, coursedir = settings(course.root)
    with opened(coursedir.db_url) as gradebook:
        SafeCsvExport(to=str(path), config=config, settles=settles).export(gradebook)
    return path


def grade_folders(course, name, folders, **options):
    """Grade bare folders of graded files; nothing is recorded.  -> ({folder: Result}, {folder: error})"""
    grader = TrustedAutograde(config=settings(course.root)[0], **options)
    assignment = Assignment.find(course, name)
    run.require(course, assignment, grader.isolation, grader.dataset)
    counts = run.data_set(course, assignment, grader.dataset)
    run.require_sound(course, assignment, grader.isolation, counts)
    tasks, errors = run.guarded(
        folders,
        lambda folder: run.task(course, assignment, Path(folder), grader.isolation, grader.dataset, folder),
    )
    with engine(grader.jobs, grader.scheduler) as workers:
        outcomes = dict(run.grade_all(tasks, workers))
    errors |= {folder: outcome for folder, outcome in outcomes.items() if isinstance(outcome, Exception)}
    return {folder: outcomes[folder] for folder in folders if folder not in errors}, errors
