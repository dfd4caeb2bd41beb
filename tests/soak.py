"""A class of submissions of every kind, graded in peace and by a grader that is killed again and again.

`python -m tests.soak 1000` does it with a thousand submissions; the tests with one of each kind.
"""

import contextlib
import json
import os
import re
import shutil
import sys
import time
from multiprocessing import get_context
from pathlib import Path

from nbgrader.api import Gradebook

from autograder import commands
from autograder.commandline import main
from autograder.course.assignment import Assignment
from autograder.course.cells import is_grade, is_solution
from autograder.course.lookup import settings
from autograder.grading.engines import LocalPool
from autograder.handout import init
from autograder.handout.release import release
from autograder.verify import samples
from tests import home
from tests.warm import CONTEXT

NAME = os.environ.get("CS231N_BENCH", "linear_classifiers")  # the assignment
HOSTILE = (  # at the end of the stub whose item goes wrong in samples
    "import os\nos._exit(0)\n",
    "import os, signal\ndef {item}(*_):\n    os.kill(os.getpid(), signal.SIGKILL)\n",
    "import gc\nfor thing in gc.get_objects():\n    if type(thing).__name__ == 'Channel':\n"
    "        thing.sock.sendall(b'full marks, please' * 9)\n",
    "def {item}(*_):\n    return [0.0] * 10**6, {'score': 10**400}\n",
    "import numpy\nnumpy.allclose = numpy.array_equal = lambda *_: True\n"
    "def {item}(first, *_):\n    return 0.0, 0 * first\n",
)


def alone(code):
    """The stub with `code` at its end, in a release in which nothing else was done."""

    def change(folder, sample):
        text = sample.assignment.solution[sample.stub]
        (folder / sample.stub).write_text(text + "\n\n" + code.replace("{item}", sample.item))

    return change


SPECIAL = [
    *map(alone, HOSTILE),
    *(samples.missing_notebook, samples.corrupt_notebook, samples.untouched),
]
ANSWER = samples.ANSWER.partition(":")[0]
SIGNED = re.compile(rb"the work of (student-[0-9]+)")
KILLS = (("results", 0.15), ("records", 0.3), ("records", 0.7))  # folder, the part of the class in it


def class_of_many():
    count = int(sys.argv[1])
    with home.workplace() as folder:
        course = home.course(folder / "course")
        init.scratch(course)
        release(course, NAME)
        lay(course, mixed(count))
        seconds = compare(course, Path(folder))
    print(
        f"{count} submissions, killed {len(KILLS)} times: the same gradebook, row for row ({seconds:.0f} s)"
    )


def wrong(number):
    """One of the wrong solutions in the tables that stand in the same stub."""

    def change(folder, sample):
        rows = sample.wrong
        samples.appended(rows[number % len(rows)].code)(folder, sample)

    return change


def one_of_each():
    """What makes a submission of every kind: those of SPECIAL, a wrong one, a right one."""
    return [*SPECIAL, wrong(0), samples.solution]


def mixed(count, every=7):
    """For `count` submissions: each `every`th is one of SPECIAL in turn, the others are right or wrong."""
    for number in range(count):
        turn, place = divmod(number, every)
        usual = samples.solution if (turn + place) % 2 else wrong(number)
        yield usual if place else SPECIAL[turn % len(SPECIAL)]


def lay(course, changes):
    """Write a submission for each of `changes`: f(folder of a release, what samples are made of)."""
    sample = samples.Sample(course, home.assignment(NAME), home.stand_in())
    for number, change in enumerate(changes):
        folder = course.submitted(NAME, f"student-{number:04}")
        shutil.copytree(course.release(NAME), folder)
        change(folder, sample)
        sign(folder, sample, folder.parent.name)


def sign(folder, sample, student):
    """Say whose work it is, in code and answers: of hand-ins that are the same only one would be graded."""
    own = f"the work of {student}"
    for name in sample.assignment.stubs:
        with open(folder / name, "a") as file:
            file.write(f"\n# {own}\n")
    for path in folder.glob("*.ipynb"):
        path.write_text(path.read_text().replace(ANSWER, f"{ANSWER}, {own}"))


def compare(course, elsewhere):
    """Grade a copy of the course without disturbance, and the course with it; -> seconds of the latter.

    Raises AssertionError unless gradebook, results and CSV are the same in the end.
    """
    course.secret()
    calm = home.course(elsewhere / "calm")
    shutil.copytree(course.root, calm.root)
    started = time.monotonic()
    for turn, (where, part) in enumerate(KILLS):
        kill_when(course, where, part)
        if turn == 1:
            seen = recorded(course)[-1]
            grade_by_hand(course, seen)
    last = grader(course)
    last.start()
    last.join()
    assert last.exitcode == 0
    seconds = time.monotonic() - started

    commands.grade_course(calm, NAME)
    grade_by_hand(calm, seen)
    commands.grade_course(calm, NAME)
    for what in (gradebook, results, csv):
        different = [row for row in zip(what(course), what(calm), strict=True) if row[0] != row[1]]
        assert not different, different[:5]
    return seconds


def grader(course):
    """A process that grades it, with the limits that hold in this one."""
    return CONTEXT.Process(target=_grade, args=(str(course.root), home.assignment(NAME).limits))


def _grade(root, limits):
    silence = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(silence, descriptor)
    Assignment.limits = limits
    LocalPool.context = get_context("fork")  # nothing runs here yet but this
    sys.exit(main(["grade", NAME, "--course", root]))


def kill_when(course, where, part):
    """SIGKILL a run as soon as `part` of the class is in the folder `where`."""
    enough, running = part * len(course.students(NAME)), grader(course)
    running.start()
    while len(list((course.root / where / NAME).glob("*.json"))) < enough:
        assert running.is_alive(), "the run was over before it could be killed"
        time.sleep(0.01)
    running.kill()
    running.join()


def recorded(course):
    """The students whom the gradebook knows, in order."""
    with Gradebook(settings(course.root)[1].db_url) as gradebook:
        return sorted(submission.student.id for submission in gradebook.assignment_submissions(NAME))


def text_answer():
    """(id, notebook) of the first one."""
    for name, notebook in home.assignment(NAME).notebooks.items():
        for cell in notebook.cells:
            if is_grade(cell) and is_solution(cell):
                return cell.metadata.nbgrader.grade_id, name
    raise LookupError("no text answer")


def grade_by_hand(course, student):
    """A person gives an answer 2.5 points, and a comment."""
    with Gradebook(settings(course.root)[1].db_url) as gradebook:
        answer = text_answer()
        grade = gradebook.find_grade(*answer, NAME, student)
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        gradebook.find_comment(*answer, NAME, student).manual_comment = "well seen"
        gradebook.db.commit()


def gradebook(course):
    """All that the gradebook says of submissions, without nbgrader's random ids and its time stamps."""
    with Gradebook(settings(course.root)[1].db_url) as gradebook:
        return sorted(
            (submission.student.id, book.name, row.name, *values(row))
            for submission in gradebook.assignment_submissions(NAME)
            for book in submission.notebooks
            for row in (*book.grades, *book.comments)
        )


def values(row):
    names = (
        "auto_score",
        "manual_score",
        "extra_credit",
        "needs_manual_grade",
        "auto_comment",
        "manual_comment",
    )
    return [str(getattr(row, name, "")) for name in names]


def results(course):
    """What stands in the result files, but for the time that it took."""
    paths = sorted((course.root / "results" / NAME).glob("*.json"))
    return [{**json.loads(path.read_text()), "seconds": 0} for path in paths]


def csv(course):
    return (course.root / "grades.csv").read_text().splitlines()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        class_of_many()
