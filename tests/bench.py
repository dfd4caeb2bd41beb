"""`make bench`: what is measured rather than tested, ratios within one run.  Name parts to run them alone."""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from nbgrader.api import Gradebook
from tqdm import tqdm

from autograder import commands
from autograder.grading import run
from autograder.grading.engines import LocalPool, engine
from autograder.handout import init
from autograder.handout.release import release
from autograder.sandbox import isolation
from autograder.verify.pool import judge_all
from tests import bench_steps, bench_term, bench_where, bench_words, home, soak, stock, tables
from tests.lab import find_chromium, jupyter, open_page
from tests.live import Desk, lay, milliseconds_to_show, updates_per_second

NAME = soak.NAME
CLASS, STOCK = 200, 10  # submissions; stock nbgrader gets the first few of the same
FEW = 20  # for the profiler
EVERY = 20  # of the class is hostile, broken or untouched
SOAK, SEEDS = 1000, 1000


def throughput():
    """Seconds a submission beside stock nbgrader on the same checks with equal scores; an unchanged class."""
    with home.workplace() as folder:
        course = home.course(folder / "course")
        init.scratch(course)
        release(course, NAME)
        soak.lay(course, soak.mixed(CLASS))
        ordinary = [s for number, s in enumerate(course.students(NAME)) if number % EVERY]
        few = ordinary[:STOCK]
        stock.make_course(folder / "stock", [course.submitted(NAME, student) for student in few])

        stock_seconds = timed(stock.nbgrader, folder / "stock", "autograde") / STOCK
        grade = timed(grade_only, course) / CLASS
        record = timed(record_only, course) / CLASS
        unchanged = timed(record_only, course)
        ours, theirs = scores(course, few), scores(home.course(folder / "stock"), few)
        assert ours == theirs, [(s, i) for s in few for i in ours[s] if ours[s][i] != theirs[s][i]]
        feedback = timed(commands.grade_course, course, NAME) / CLASS
        forced = timed(record_only, course, force=True) / CLASS

    for what, seconds, ratio in (
        ("stock nbgrader autograde, one process", stock_seconds, 1),
        (f"grade, {LocalPool().jobs} processes", grade, stock_seconds / grade),
        ("grade and record, recorded while it grades", forced, stock_seconds / forced),
        ("of which record alone", record, stock_seconds / record),
        ("feedback pages and CSV", feedback, stock_seconds / feedback),
    ):
        print(f"{what:45}{seconds:7.3f} s a submission {ratio:6.0f}×")
    print(f"an unchanged class of {CLASS}, decided in {unchanged:.1f} s")


def where():
    """Where the time of grading, recording and feedback goes, in one process."""
    with home.workplace() as folder:
        course = home.course(folder / "course")
        init.scratch(course)
        release(course, NAME)
        soak.lay(course, soak.mixed(FEW))
        for what, seconds in bench_where.rows(course, NAME):
            print(f"{what:45}{seconds:7.3f} s a submission")


def timed(function, *args, **kwargs):
    started = time.perf_counter()
    function(*args, **kwargs)
    return time.perf_counter() - started


def grade_only(course):
    students = course.students(NAME)
    level = isolation.strongest()
    assignment = home.assignment(NAME)
    tasks, _ = run.tasks(course, assignment, students, level, "stand-in")
    with engine() as workers:
        dict(run.grade_students(course, assignment, tasks, level, "stand-in", workers))


def record_only(course, **options):
    """nbgrader's autograde with our scores, without feedback."""
    commands.autograde(course, NAME, **options)


def scores(course, students):
    """{student: {item: score by machine}}"""
    items = home.assignment(NAME).points
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        return {
            student: {
                grade.name: grade.auto_score
                for book in gradebook.find_submission(NAME, student).notebooks
                for grade in book.grades
                if grade.name in items
            }
            for student in students
        }


def killed():
    """A class of a thousand, its grader killed three times, and the gradebook compared row for row."""
    subprocess.run([sys.executable, "-m", "tests.soak", str(SOAK)], check=True)


def term():
    """A term of six hundred students in all assignments, killed in between: the minutes of each step."""
    bench_term.run()


def seeds():
    """Every verdict of both sides on the tables, on a thousand seeds.  Takes hours."""
    chosen = tables.EVERY[NAME]
    rows, wavering = [*chosen.wrong, *chosen.unusual], 0
    for row, judged in judge_all(chosen.assignment, rows, range(SEEDS), named=0):
        right = [chosen.judge.is_right(row, said.scores) for said in judged.trusted]
        wrong = [seed for seed, is_right in enumerate(right) if not is_right]
        first = judged.public[0].passed
        other = [seed for seed, said in enumerate(judged.public) if said.passed != first]
        if wrong or other:
            wavering += 1
            tqdm.write(f"✗ {row}: the grader on seeds {wrong[:5]}, the public checks on {other[:5]}")
    print(f"{len(rows)} solutions × {SEEDS} seeds: {wavering} with a wrong verdict")


def live():
    """The playground in JupyterLab: updates a second in a run, and how soon a moved point has its numbers."""
    for losses in ("linear_svm.svm_loss_vectorized", "example_losses.svm_example_loss"):
        with tempfile.TemporaryDirectory() as place, desk(Path(place), losses) as (board, browser):
            shown = statistics.median(milliseconds_to_show(board))
            rate = updates_per_second(board)
        name = losses.split(".")[1]
        print(f"{name:45}{rate:7.0f} updates a second, {shown:3.0f} ms from a move to its numbers")
    print(f"JupyterLab {version('jupyterlab')}, Chromium {browser}")


def steps():
    """A step of each solved update rule and an epoch of the solved training, beside their arithmetic."""
    for what, ratio, most in bench_steps.ratios():
        print(f"{what:45}{ratio:7.2f} × the arithmetic in it, {most} at most")


def words():
    """On the real CIFAR-10: what a linear classifier reaches on solved visual words, and what these cost."""
    for what, value, bound in bench_words.figures():
        print(f"{what:45}{value:9.3f}, asked for: {bound}")


@contextmanager
def desk(place, losses):
    """A notebook with a playground in JupyterLab, and the browser's version."""
    folder, home = place / "folder", place / "home"
    folder.mkdir()
    home.mkdir()
    lay(folder, losses)
    with jupyter(folder, home, folder) as (address, token), open_page(find_chromium()) as page:
        board = Desk(page, address, token, "lab", folder)
        board.open()
        board.run_all()
        yield board, page.context.browser.version


PARTS = {
    function.__name__: function for function in (throughput, where, killed, term, seeds, live, steps, words)
}


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    help = "; ".join(f"{name}: {function.__doc__}" for name, function in PARTS.items())
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help=help)
    for name in parser.parse_args().parts or PARTS:
        print(f"== {name}", flush=True)
        PARTS[name]()


if __name__ == "__main__":
    main()
