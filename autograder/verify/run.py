"""`python -m autograder verify NAME`: the tests of the tests, of one assignment."""

import shutil
import tempfile
import time
from pathlib import Path

from rich.text import Text

from autograder.course import data
from autograder.course.folders import Course
from autograder.course.text import one_line
from autograder.grading import sound
from autograder.grading.checks import needs_data
from autograder.handout import init
from autograder.handout.release import FAULTS, release, require_good, require_releasable
from autograder.sandbox import isolation
from autograder.verify import notebooks, rows_judged, samples
from autograder.verify.judge import Judge
from autograder.verify.pool import RowBroke, judge_all
from autograder.verify.rows import Unusual, true_ids
from autograder.verify.tables import Variants
from cs231n_utils.promises import run as promises
from cs231n_utils.promises import source
from cs231n_utils.promises.loader import where

GOOD, BAD = "✓", "✗"
STYLES = {GOOD: "green", BAD: "red"}
LONGEST = 1000  # letters of what is said of one fault


class Bench:
    """What the steps share: the assignment, a course to try things in, and what the rows came to."""

    def __init__(self, assignment, near, root, seeds, jobs):
        """`near`: the course in which the data set is looked for; `root`: an empty folder."""
        self.assignment, self.seeds, self.jobs = assignment, range(seeds), jobs
        self.course, self.level = Course(root, assignment.source.parent), isolation.strongest()
        init.scratch(self.course)
        self.judge, self.variants = Judge(assignment), Variants.of(assignment)
        needed = needs_data(assignment) or assignment.manifest.data
        self.data = data.find("stand-in", near) if needed else None
        self.came = []

    def scores(self, files):
        """[{item: points} for each seed] as the grader gives them."""
        return self.judge.scores(files, self.level, self.seeds, self.data)


# The steps: each yields what does not hold, in a line


def stubs_are_worth_nothing(bench):
    paid = {
        item for score in bench.scores(bench.assignment.stubs) for item, points in score.items() if points
    }
    yield from (f"untouched stubs are given points for {item}" for item in sorted(paid))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in bench.assignment.stubs.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        for item in bench.judge.public_side.items.values():
            module, trouble = source.load(Path(folder, f"{item.module}.py"))
            report = module and promises.run(bench.judge.public_side, item.id, module)
            if not report or not report.to_do:
                why = trouble or (report.finding and report.finding.title)
                yield f"the untouched stub of {item.id} does not say that it is not started: {why}"


def solution_is_worth_everything(bench):
    sound.require_sound(bench.course, bench.assignment, bench.level, bench.data)
    files = {name: text.encode() for name, text in bench.assignment.solution.items()}
    files |= sound.handed_in(bench.course, bench.assignment, bench.data)
    full = bench.judge.points
    lost = {item for score in bench.scores(files) for item, points in score.items() if points < full[item]}
    yield from (f"the solution loses points for {item}" for item in sorted(lost))


def solution_passes_in_public(bench):
    items = [Unusual(item, "the solution", "") for item in bench.judge.public_side.items]
    for row, judged in judge_all(bench.assignment, items, bench.seeds[:1], bench.jobs, sides=("public",)):
        yield from (
            f"{row} fails its public checks: {said.said}" for said in judged.public if not said.passed
        )


def rows_come_to_what_is_right(bench):
    for kind, table in (("wrong", bench.variants.wrong), ("unusual", bench.variants.unusual)):
        without = set(bench.judge.public_side.items) - {row.item for row in table}
        yield from (f"variants/ has no {kind} row of {item}" for item in sorted(without))
    every = [*bench.variants.wrong, *bench.variants.unusual]
    for row, judged in judge_all(bench.assignment, every, bench.seeds, bench.jobs):
        came = rows_judged.came(bench.judge, row, judged)
        bench.came.append(came)
        if came.wrong:
            yield f"{row}: {came.wrong}"


def unusual_rows_pass_in_the_sandbox(bench):
    for row in bench.variants.unusual:
        if not bench.judge.passes(row, bench.seeds[0], bench.level):
            yield f"{row}: loses points in the sandbox"


def mistakes_have_examples_and_near_misses(bench):
    for known in bench.judge.public_side.misconceptions:
        having = [came for came in bench.came if known.id in true_ids(came.row)]
        items = {came.row.item for came in having}
        if not any({known.id} in (came.by_grader, came.by_checks) for came in having):
            yield f"variants/ has no row that is called {known.id}, and nothing else"
        elif not any(came.row.item in items for came in bench.came if came not in having):
            yield f"{known.id} has no near miss: an unusual row, or one of another mistake, of its item"


def release_holds_no_solution(bench):
    release(bench.course, bench.assignment.name)
    require_good(bench.assignment, bench.course.release(bench.assignment.name))
    yield from ()


def untouched_notebooks_reach_their_end(bench):
    yield from _notebooks(bench, solved=False)


def solved_notebooks_reach_their_end(bench):
    yield from _notebooks(bench, solved=True)


def _notebooks(bench, solved):
    given = bench.course.release(bench.assignment.name)
    folder = shutil.copytree(given, bench.course.root / f"solved-{solved}" / bench.assignment.name)
    if solved:
        samples.solution(folder, samples.Sample(bench.course, bench.assignment, bench.data))
    for path in sorted(folder.glob("*.ipynb")):
        if wrong := notebooks.trouble(path, bench.data, solved):
            yield f"{path.name}: {wrong}"


def pictures_have_words(bench):
    yield from (f"{cell}: a picture without a text" for cell in notebooks.without_words(bench.assignment))


STEPS = {  # what is said if nothing is wrong: what looks for it
    "untouched stubs are worth nothing": stubs_are_worth_nothing,
    "the solution is worth everything, on every seed": solution_is_worth_everything,
    "the solution passes its public checks": solution_passes_in_public,
    "wrong rows lose their item and no other and are named; unusual ones pass": rows_come_to_what_is_right,
    "unusual rows pass in the sandbox, too": unusual_rows_pass_in_the_sandbox,
    "mistakes have an example that gets their name, and near misses": mistakes_have_examples_and_near_misses,
    "the release holds no solution": release_holds_no_solution,
    "with untouched stubs notebooks reach their end and say what to do": untouched_notebooks_reach_their_end,
    "solved notebooks reach their end, and their check cells are content": solved_notebooks_reach_their_end,
    "pictures have words": pictures_have_words,
}
BEFORE_ALL = (stubs_are_worth_nothing, solution_is_worth_everything, solution_passes_in_public)


def verify(assignment, near, seeds=3, jobs=None):
    """Yields (mark, line) for what holds and what does not, and last the [Came] of all rows.

    As long as the checks and the solution do not fit each other, nothing else is tried.
    Raises one of FAULTS where nothing can be tried.
    """
    require_releasable(assignment)
    with tempfile.TemporaryDirectory() as root:
        bench = Bench(assignment, near, Path(root).resolve(), seeds, jobs)
        for title, step in STEPS.items():
            holds = True
            for fault in faults(step, bench):
                holds = False
                yield BAD, fault
            if holds:
                yield GOOD, title
            elif step in BEFORE_ALL:  # what came after would say it again, in other words
                break
        yield bench.came


def faults(step, bench):
    """What a step finds; where it breaks itself, that: it runs code of the author's."""
    try:
        yield from (one_line(fault, LONGEST) for fault in step(bench))
    except (*FAULTS, RowBroke) as fault:
        yield one_line(str(fault), LONGEST)
    except Exception as error:
        yield one_line(where(error), LONGEST)


def show(assignment, near, seeds, jobs, console):
    """Print what is found as it is found; -> the exit code: 0 exactly when all of it holds."""
    started, bad = time.perf_counter(), []
    try:
        *found, came = _printed(verify(assignment, near, seeds, jobs), console)
        if came:
            rows_judged.print_table(came, console)
        bad = [line for mark, line in found if mark == BAD]
    except FAULTS as fault:
        bad = [one_line(str(fault), LONGEST)]
    said = f"{BAD} {len(bad)} of it does not hold; the first: {bad[0]}" if bad else f"{GOOD} everything holds"
    console.print(Text(f"{assignment.name}: {said} ({time.perf_counter() - started:.0f} s)"), soft_wrap=True)
    return 1 if bad else 0


def _printed(found, console):
    for one in found:
        if isinstance(one, tuple):
            console.print(Text(" ".join(one), STYLES[one[0]]), soft_wrap=True)
        yield one
