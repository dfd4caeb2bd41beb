"""Grade many submissions: which need it, in parallel, one result file each."""

from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from tqdm import tqdm

from autograder import data
from autograder.assignment import Assignment
from autograder.course import Course, read_json, write_json
from autograder.grade import Task, fresh_seed, grade
from autograder.result import Result
from autograder.sandbox import isolation
from autograder.sandbox.host import WorkerLost
from autograder.submission import Submission

INFRASTRUCTURE = (WorkerLost, BrokenProcessPool, OSError, MemoryError)


def task(course: Course, assignment: Assignment, folder, level, dataset, id):
    """What grading the files in `folder` takes; `dataset` is the name of the one that counts."""
    submission = Submission.read(folder, assignment.stubs, id)
    return Task(
        assignment=assignment.name,
        submission=submission,
        points=assignment.points,
        checks=assignment.trusted_checks,
        modules=tuple(name.removesuffix(".py") for name in assignment.stubs),
        seed=fresh_seed(course.secret(), submission),
        level=level,
        data=data.find(dataset) if assignment.needs_data else None,
    )


def require(assignment, level, dataset):
    """Raises what stands in the way of all: Ungradable, ChecksBroken, IsolationMissing, NoDataSet."""
    isolation.require(level)
    assignment.require_gradable()
    if assignment.needs_data:
        data.find(dataset)


def grade_students(course, assignment, students, level, dataset, jobs=None, force=False):
    """-> ({student: Result}, {student: error}).  Each result is on disk as soon as it is there.

    What is unchanged since its result was written is not graded again.  Raises as `require`.
    """
    require(assignment, level, dataset)
    tasks, failures = guarded(
        students, lambda s: task(course, assignment, course.submitted(assignment.name, s), level, dataset, s)
    )
    results = {} if force else {s: r for s, t in tasks.items() if (r := cached(course, t))}
    todo = {student: task for student, task in tasks.items() if student not in results}
    for student, outcome in run(todo, jobs):
        if isinstance(outcome, Result):
            write_json(course.result(assignment.name, student), outcome.to_json())
            results[student] = outcome
        else:
            failures[student] = outcome
    return results, failures


def guarded(students, function):
    """-> ({student: function(student)}, {student: error}): one submission never stops the others."""
    values, errors = {}, {}
    for student in students:
        try:
            values[student] = function(student)
        except Exception as error:
            errors[student] = error
    return values, errors


def cached(course, task):
    """The result on disk, if it was made from the same input."""
    content = read_json(course.result(task.assignment, task.submission.id))
    if isinstance(content, dict) and content.get("input_hash") == task.input_hash():
        try:
            return Result.from_json(content)
        except (KeyError, TypeError):
            return None
    return None


def run(tasks, jobs=None):
    """Yields (key, Result or the error of this machine) in the order of completion."""
    if not tasks:
        return
    # spawn: a fork of a process with threads (a Jupyter server) may hang
    with (
        ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool,
        tqdm(total=len(tasks), desc="grading", unit="submission", delay=2) as progress,
    ):
        try:
            pending = {pool.submit(grade_twice, task): key for key, task in tasks.items()}
            while pending:
                done, _ = wait(pending, return_when=FIRST_COMPLETED)
                for future in done:
                    error = future.exception()
                    yield pending.pop(future), error or future.result()
                    progress.update()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def grade_twice(task):
    """A failure of this machine, not of the submission, is tried once more."""
    try:
        return grade(task)
    except INFRASTRUCTURE:
        return grade(task)
