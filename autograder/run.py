"""Grade many submissions: which need it, in parallel, one result file each."""

from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, wait

from tqdm import tqdm

from autograder import data, stubs
from autograder.assignment import Assignment
from autograder.course import Course, read_json, write_json
from autograder.grade import ChecksBroken, Task, fresh_seed, grade, laid_out, run_checks
from autograder.plugin import Grading
from autograder.result import Result
from autograder.sandbox import isolation
from autograder.student import Session
from autograder.submission import Submission


class OtherKit(Exception):
    """A worker on another machine does not have this machine's version of the kit."""


# Errors that another try would not mend.
FINAL = (ChecksBroken, isolation.IsolationMissing, data.NoDataSet, OtherKit)


def task(course: Course, assignment: Assignment, folder, level, dataset, id):
    """What grading the files in `folder` takes; `dataset` is the name of the one that counts."""
    submission = Submission.read(folder, assignment.stubs, id)
    return Task(
        assignment=assignment.name,
        submission=submission,
        points=assignment.points,
        checks=assignment.trusted_checks,
        modules=assignment.modules,
        seed=fresh_seed(course.secret(), submission),
        level=level,
        limits=assignment.limits,
        data=data.find(dataset) if assignment.needs_data else None,
    )


def require(assignment, level, dataset):
    """Raises what stands in the way of all: Ungradable, ChecksBroken, IsolationMissing, NoDataSet."""
    isolation.require(level)
    assignment.require_gradable()
    if assignment.needs_data:
        data.find(dataset)


def require_sound(assignment, level):
    """Raises ChecksBroken unless the solution passes the trusted checks, but for those of saved files.

    After that, a check that breaks does so over what a submission answered.
    """
    content = {path.name: stubs.solution(path.read_text()) for path in stubs.sources(assignment.source)}
    solution = Submission(assignment.name, {name: text.encode() for name, text in content.items()})
    with laid_out(solution) as folder:
        session = Session(folder, assignment.modules, level, assignment.limits)
        try:
            grading = run_checks(assignment.name, Grading(session, code_is_ours=True))
        finally:
            session.close()
    for outcome in grading.outcomes:
        if outcome.part < 1 and outcome.item not in assignment.needs_data:
            raise ChecksBroken(
                f"the solution itself fails the check {outcome.name} of {outcome.item}: {outcome.message}"
            )


def grade_students(course, assignment, students, level, dataset, engine, force=False):
    """Yields (student, Result or error), first those known from before, then each as soon as it is graded.

    What is unchanged since its result was written is not graded again.  A result is on disk before it is
    yielded.  Raises as `require`.
    """
    require(assignment, level, dataset)
    tasks, failures = guarded(
        students, lambda s: task(course, assignment, course.submitted(assignment.name, s), level, dataset, s)
    )
    yield from failures.items()
    known = {} if force else {s: result for s, t in tasks.items() if (result := cached(course, t))}
    yield from known.items()
    todo = {student: task for student, task in tasks.items() if student not in known}
    if todo:
        require_sound(assignment, level)
    for student, outcome in grade_all(todo, engine):
        if isinstance(outcome, Result):
            write_json(course.result(assignment.name, student), outcome.to_json())
        yield student, outcome


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


def grade_all(tasks, engine):
    """Yields (key, Result or the error of this side) in the order of completion."""
    for key, outcome in run(grade, tasks, engine, "grading"):
        if isinstance(outcome, Result) and outcome.input_hash != tasks[key].input_hash():
            outcome = OtherKit("the worker that graded it has another version of the kit or of its checks")
        yield key, outcome


def run(function, tasks, engine, title):
    """Yields (key, `function(task)` or the error of this side) in the order of completion.

    What fails on this side is tried once more, alone: a submission that kills its grader takes nobody along.
    """
    again = {}
    with tqdm(total=len(tasks), desc=title, unit="submission", delay=2) as progress:
        for rest, width in ((tasks, engine.width), (again, 1)):
            for key, outcome in _attempt(function, rest, engine, width):
                if rest is tasks and isinstance(outcome, Exception) and not isinstance(outcome, FINAL):
                    again[key] = tasks[key]
                    progress.set_postfix_str(f"{len(again)} to be tried again")
                    continue
                yield key, outcome
                progress.update()


def _attempt(function, tasks, engine, width):
    """Yields (key, outcome); at most `width` tasks are under way."""
    waiting, pending = deque(tasks.items()), {}
    executor = engine.open() if tasks else None
    try:
        while waiting or pending:
            while waiting and len(pending) < width:
                key, task = waiting[0]
                try:
                    pending[executor.submit(function, task)] = key
                    waiting.popleft()
                except BrokenExecutor:
                    executor = engine.open()
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield pending.pop(future), _outcome(future)
    except BaseException:
        engine.abandon(executor)
        raise
    if executor:
        executor.shutdown()


def _outcome(future):
    try:
        return future.result()
    except (Exception, CancelledError) as error:
        return error
