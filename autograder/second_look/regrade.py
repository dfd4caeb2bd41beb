"""Grade anew what was graded, aside, and see what would change; then make it what counts.

Nothing that counts is touched before `Look.apply`.  That is left to the same steps as any other grading: the
results take their place, and TrustedAutograde records what is new.  What was stopped in between is begun
again by the same command: an order in `records/NAME/` says for whom, and why.
"""

from dataclasses import dataclass, field, replace

from nbgrader.converters.base import NbGraderException

from autograder.course.folders import read_json, write_json
from autograder.course.gradebook import alone, opened
from autograder.course.text import some
from autograder.grading import run
from autograder.grading.engines import engine
from autograder.grading.result import Result
from autograder.recording.anew import keep
from autograder.recording.chosen import counted, folder
from autograder.second_look import aside
from autograder.second_look.foreseen import Foreseen
from autograder.term import history
from autograder.term.attempts import Attempts


@dataclass
class Look:
    """What grading anew makes of an assignment.

    `asked`: the students who were named; `results`: {student: (the Result that counts or None, the new one)};
    `changes`: of scores, to come or made by a command that was stopped; `problems`: lines on what could not
    be graded; `noted`: those of the asked of whom the history now says that nothing changed.
    """

    grader: object  # a TrustedAutograde
    asked: list
    results: dict = field(default_factory=dict)
    changes: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    noted: list = field(default_factory=list)

    @property
    def place(self):
        return self.grader.course, self.grader.assignment_source.name

    def apply(self, reason):
        """Record it.  -> lines on what went wrong."""
        course, name = self.place
        orders = {student: course.order(name, student) for student in self.results}
        todo = [student for student in self.results if self._is_new(student) or orders[student].exists()]
        for student in todo:
            order = {"reason": reason, "input_hash": self.results[student][1].input_hash}
            write_json(orders[student], order)
        moved = [student for student in todo if self._is_new(student)]
        if there := [student for student in moved if course.result(name, student).exists()]:
            keep(course, name, there)
        for student in moved:
            aside.take(course, name, student)
        problems = self._record(todo) if todo else []
        with alone(course.root), opened(self.grader.coursedir.db_url) as gradebook:
            history.notice(course, gradebook, [name])  # of what was recorded before somebody stopped it
            through = [student for student in self.results if student not in self.grader.failures]
            asked = [student for student in through if student in self.asked]
            self.noted = history.note_look(course, name, asked, reason)
        for student in through:
            orders[student].unlink(missing_ok=True)
            aside.drop(course, name, student)
        return problems

    def _is_new(self, student):
        old, new = self.results[student]
        return old is None or aside.differs(old.to_json(), new.to_json())

    def _record(self, students):
        try:
            self.grader.grade_changed(sorted(students))
        except NbGraderException as error:
            return [str(error), *self.grader.strays]
        return list(self.grader.strays)


def look(grader, reason, afresh):
    """-> Look.  Raises one of record.PROBLEMS.

    `grader`: a TrustedAutograde.  Of the students that it names each is graded; else those whose results were
    made from something else than there is today.  What is known aside is not graded twice, but `afresh`.
    """
    students, named = grader.prepare(), list(grader.only)
    course, assignment = grader.course, grader.assignment_source
    name, how = assignment.name, (grader.isolation, grader.dataset)
    with alone(course.root), opened(grader.coursedir.db_url) as gradebook:
        history.notice(course, gradebook, [name], under_way=False)
    tasks, errors = run.tasks(course, assignment, students, *how)
    look = Look(grader, named)
    look.problems += [f"{student} was not graded: {error}" for student, error in errors.items()]
    todo = _graded_before(course, tasks, look.problems) if named else _outdated(course, tasks)
    for student in todo:
        if afresh:
            aside.drop(course, name, student)
        elif not named:
            aside.begin(course, name, student)
    look.results = _graded(grader, todo, look.problems, reuses=not named)
    with opened(grader.coursedir.db_url) as gradebook:
        foreseen = Foreseen.of(grader, gradebook)
        ahead = [foreseen.change(student, new, reason) for student, (_, new) in look.results.items()]
    look.changes = [change for change in ahead if change and change.before != change.after]
    return look


def _outdated(course, tasks):
    """{student: Task} of whose result was made from something else; and whom a regrade was stopped at."""
    others = run.outdated(course, tasks)
    begun = [student for student, task in tasks.items() if course.order(task.assignment, student).exists()]
    return {student: tasks[student] for student in tasks if student in others or student in begun}


def _graded_before(course, tasks, problems):
    """{student: Task} of those whose hand-in was graded as it is."""
    found, new = {}, []
    for student, task in tasks.items():
        known = read_json(course.result(task.assignment, student))
        before = known.get("inputs") if isinstance(known, dict) else None
        if isinstance(before, dict) and before.get("submission") == task.inputs()["submission"]:
            found[student] = task
        else:
            new.append(student)
    if new:
        name = next(iter(tasks.values())).assignment
        problems.append(
            f"what {some(new)} handed in was never graded: `python -m autograder grade {name}` does it"
        )
    return found


def _graded(grader, tasks, problems, reuses):
    """{student: (old Result or None, new Result)}; what is new is kept aside.

    `reuses`: an item that is graded by itself is graded anew only when something that it needs has changed.
    """
    course, assignment = grader.course, grader.assignment_source
    how = grader.isolation, grader.dataset
    beside = aside.OfAttempts.beside(course, assignment.name)
    attempts = Attempts(course, assignment.name)
    with engine(grader.jobs, grader.scheduler) as workers:
        counting, said = counted(grader.term.in_view_of(beside), assignment, tasks, how, workers)
        problems += said
        others, errors = run.guarded(
            counting,
            lambda student: run.task(course, assignment, folder(attempts, counting[student]), *how, student),
        )
        for student, chosen in counting.items():
            own = read_json(beside.attempt_result(assignment.name, student, chosen.attempt.key))
            if own:
                write_json(course.anew(assignment.name, student), own)
        todo = tasks | others
        if reuses:
            todo = {s: replace(task, known=run.cached_parts(course, task)) for s, task in todo.items()}
        place = aside.Aside.beside(course, assignment.name)
        graded = dict(run.grade_students(place, assignment, todo, *how, workers))
    errors |= {student: outcome for student, outcome in graded.items() if not isinstance(outcome, Result)}
    problems += [f"{student} was not graded: {error}" for student, error in errors.items()]
    return {
        student: (run.on_disk(course, tasks[student]), new)
        for student, new in graded.items()
        if student not in errors
    }
