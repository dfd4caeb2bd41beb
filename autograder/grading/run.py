"""Grade many submissions: which need it, in parallel, one result file each."""

from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, wait
from dataclasses import replace

from tqdm import tqdm

from autograder.course import data
from autograder.course.assignment import Assignment
from autograder.course.folders import Course, read_json, write_json
from autograder.course.releases import Releases
from autograder.course.submission import Submission
from autograder.grading.apart import divided, require_known
from autograder.grading.checks import ChecksBroken, needs_data, trusted_checks
from autograder.grading.grade import Task, common_seed, fresh_seed, grade
from autograder.grading.result import Result
from autograder.grading.sound import require_sound
from autograder.sandbox import isolation
from autograder.term import made_from


class OtherKit(Exception):
    """A worker on another machine does not have this machine's version of the kit."""


# Errors that another try would not mend.
FINAL = (ChecksBroken, isolation.IsolationMissing, data.NoDataSet, OtherKit)


def task(course: Course, assignment: Assignment, folder, level, dataset, id):
    """What grading the files in `folder` takes; `dataset` is the name of the one that counts."""
    submission = Submission.read(folder, assignment.stubs, assignment.manifest.files, id)
    lacking = Releases.read(course, assignment.name).lacking(folder, course.release(assignment.name))
    secret = course.secret()
    whole = Task(
        assignment=assignment.name,
        code=assignment.code,
        submission=submission,
        points={id: points for id, points in assignment.points.items() if id not in lacking},
        checks=trusted_checks(assignment),
        modules=assignment.modules,
        seed=fresh_seed(secret, submission),
        level=level,
        limits=assignment.limits,
        data=data_set(course, assignment, dataset),
        lacking=lacking,
        course_seed=common_seed(secret),
    )
    return divided(whole, assignment, secret)


def require(course, assignment, level, dataset):
    """Raises what stands in the way of all, such as ChecksBroken, IsolationMissing, NoDataSet."""
    isolation.require(level)
    isolation.require_out_of_sight(level, *course.folders())
    _ = assignment.manifest, assignment.misconceptions  # what is wrong there is no submission's fault
    Releases.read(course, assignment.name)
    trusted_checks(assignment)
    require_known(assignment)
    data_set(course, assignment, dataset)


def data_set(course, assignment, dataset):
    """The DataSet of this name, if a check needs one, or None.  Raises NoDataSet."""
    return data.find(dataset, course.root) if needs_data(assignment) else None


def tasks(course, assignment, students, level, dataset):
    """-> ({student: Task}, {student: error}); each submission is read here, and only here.

    Raises as `require`.
    """
    require(course, assignment, level, dataset)
    name = assignment.name
    return guarded(students, lambda s: task(course, assignment, course.submitted(name, s), level, dataset, s))


def grade_students(course, assignment, tasks, level, dataset, engine, force=False):
    """Yields (student, Result or error), first those known from before, then each as soon as it is graded.

    What is unchanged since its result was written is not graded again.  A result is on disk before it is
    yielded.  Raises ChecksBroken.
    """
    known = {} if force else {s: result for s, t in tasks.items() if (result := cached(course, t))}
    yield from known.items()
    todo = {student: task for student, task in tasks.items() if student not in known}
    if not force:
        todo = {s: replace(task, known=task.known or cached_parts(course, task)) for s, task in todo.items()}
    if todo:
        require_sound(course, assignment, level, data_set(course, assignment, dataset))
    alike = {}  # whose files are the same, such as a group's: graded once, and given to each
    for student, task in todo.items():
        alike.setdefault(task.input_hash(), []).append(student)
    firsts = {students[0]: todo[students[0]] for students in alike.values()}
    for first, outcome in grade_all(firsts, engine):
        for student in alike[firsts[first].input_hash()]:
            own = outcome
            if isinstance(outcome, Result):
                own = replace(outcome, submission=student, notes=list(todo[student].submission.notes))
                write_json(course.result(assignment.name, student), own.to_json())
            yield student, own


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
    result = on_disk(course, task)
    return result if result and result.input_hash == task.input_hash() else None


def cached_parts(course, task):
    """{item: Result} of those graded by themselves that were made from the same input."""
    result = on_disk(course, task)
    known = result.apart if result else {}
    return {
        item: result.of(item) for item, part in task.apart.items() if known.get(item) == part.input_hash()
    }


def on_disk(course, task):
    """The result of the submission's last grading, or None."""
    try:
        return Result.from_json(read_json(course.result(task.assignment, task.submission.id)))
    except (KeyError, TypeError):  # none, or one that is damaged or of another version
        return None


def outdated(course, tasks):
    """{student: what changed} of submissions that did not change, and are to be graded again all the same."""
    found = {}
    for student, task in tasks.items():
        old = read_json(course.result(task.assignment, student))
        before = old.get("inputs") if isinstance(old, dict) else None
        if changed := made_from.changed(before, task.inputs()):
            found[student] = changed
    return found


def grade_all(tasks, engine):
    """Yields (key, Result or the error of this side) in the order of completion."""
    for key, outcome in run(grade, tasks, engine, "grading"):
        if isinstance(outcome, Result) and outcome.input_hash != tasks[key].input_hash():
            outcome = OtherKit("the worker that graded it has another version of the kit or of its checks")
        yield key, outcome


def run(function, tasks, engine, title):
    """Yields (key, `function(task)` or the error of this side) in the order of completion.

    What is doubtful is tried once more, alone, when all others are through; then it is final.
    """
    again = {}
    with tqdm(total=len(tasks), desc=title, unit="submission", delay=2, disable=None) as progress:
        for rest, width in ((tasks, engine.width), (again, 1)):
            for key, outcome in _attempt(function, rest, engine, width):
                if rest is tasks and doubtful(outcome):
                    again[key] = tasks[key]
                    progress.set_postfix_str(f"{len(again)} to be tried again")
                    continue
                yield key, outcome
                progress.update()


def doubtful(outcome):
    """Whether it may be the fault of this side, or of what else runs on it.

    A submission that kills its grader takes nobody along, and nobody pays for a machine that is busy.
    """
    if isinstance(outcome, Result):
        return bool(outcome.by_clock)
    return isinstance(outcome, Exception) and not isinstance(outcome, FINAL)


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
