"""The whole way once, on sample submissions: data, release, grade, record, feedback, CSV."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import nbformat
from nbgrader.utils import is_grade, is_solution
from rich.console import Console

from autograder import commands, stubs
from autograder.assignment import Assignment
from autograder.course import KIT, Course
from autograder.report.table import print_isolation, print_table
from autograder.sandbox import isolation

NAME = "linear_classifiers"
COURSE = Course(KIT / "autograder" / "demo_course")

CONFIG = '''"""A course: nbgrader's commands work here as they do in autograder/."""

from pathlib import Path

from autograder.settings import configure

c = configure(get_config(), Path(__file__).parent)  # noqa: F821
c.TrustedAutograde.isolation = "{isolation}"
c.TrustedAutograde.dataset = "stand-in"
'''

MISTAKES = (  # typical ones: (what the solution says, what the student wrote)
    ("dW = dW / len(X) + 2 * reg * W", "dW = dW / len(X) + reg * W"),
    ("loss = margins.sum() / len(X)", "loss = margins.sum()"),
)
LOOP = "def svm_loss_naive(W, X, y, reg):\n    while True:\n        pass\n"
SYNTAX_ERROR = "def svm_loss_vectorized(W, X, y, reg)\n    return 0.0, W\n"

TRAIN = """
import sys
import numpy as np
from linear_classifier import LinearSVM, Softmax
from cs231n_utils import cifar10, saved

np.random.seed(231)
data = cifar10.load(sys.argv[1])
parts = cifar10.split(data)
X, X_val = (cifar10.features(images, parts.mean_image) for images in (parts.train_images, parts.val_images))
for kind, name, rate, reg in ((LinearSVM, "best_svm", 1e-7, 1e4), (Softmax, "best_softmax", 1e-6, 1e3)):
    classifier = kind()
    classifier.train(X, parts.train_labels, rate, reg, num_iters=1000)
    accuracy = float(np.mean(classifier.predict(X_val) == parts.val_labels))
    table = {(rate, reg): (accuracy, accuracy)}
    saved.save_classifier(f"{name}.npz", classifier, parts.mean_image, rate, reg, accuracy, data.name, table)
"""


def run():
    console, started = Console(), time.perf_counter()
    write_data(console)
    level = isolation.strongest()
    if reason := isolation.why_no_bubblewrap():
        console.print(f"[yellow]{reason}[/]\ngoing on with the weaker isolation `{level}`: ", end="")
        console.print(isolation.LEVELS[level])
    prepare()
    console.print(f"release of {NAME} …")
    commands.release(COURSE, NAME)
    lay_samples()
    console.print("grading the sample submissions …")
    done, problems = commands.grade_course(COURSE, NAME)
    results = [done.results[student] for student in SAMPLES if student in done.results]
    print_table(results, console)
    print_isolation(results, console)
    console.print(f"{time.perf_counter() - started:.0f} s; {len(done.recorded)} recorded anew\n")
    for what, path in (
        ("the release, as a student gets it", COURSE.release(NAME)),
        ("feedback pages", COURSE.root / "feedback"),
        ("grades as CSV", COURSE.root / "grades.csv"),
    ):
        console.print(f"{what + ':':36}{path.relative_to(KIT)}", soft_wrap=True)
    return problems


def prepare(course=COURSE):
    """A course folder, in which nbgrader's commands work."""
    course.root.mkdir(exist_ok=True)
    (course.root / commands.CONFIG).write_text(CONFIG.format(isolation=isolation.strongest()))


def write_data(console):
    """The stand-in data set, so that the notebooks run where there is no network."""
    script = KIT / "datasets" / "download.py"
    done = subprocess.run([sys.executable, script, "--stand-in"], capture_output=True, text=True)
    console.print(done.stdout.strip() or done.stderr.strip())
    if done.returncode:
        raise commands.Failed("the stand-in data could not be written")


def lay_samples(course=COURSE):
    """Write the sample submissions; one that is already there is left alone."""
    source = Assignment.find(NAME)
    for student, change in SAMPLES.items():
        folder = course.submitted(NAME, student)
        if folder.exists():
            continue
        shutil.copytree(course.release(NAME), folder)
        for path in folder.iterdir():
            path.chmod(0o644)
        change(folder, source)


def solution(folder, source):
    """Everything done: stubs, text answers, saved classifiers."""
    for name in source.stubs:
        (folder / name).write_text(stubs.solution((source.source / name).read_text()))
    for path in folder.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if is_grade(cell) and is_solution(cell):
                cell.source = "An answer for a person to read: $\\partial L_i / \\partial s_j = …$"
        nbformat.write(notebook, path)
    for path in trained(source):
        shutil.copy(path, folder)


@cache
def trained(source):
    """Paths of classifiers that the solution trains on the stand-in, made once a run."""
    folder = Path(tempfile.mkdtemp(prefix="trained-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return train(source, folder)


def train(source, folder):
    """Put the solution and the classifiers that it trains into `folder`; -> paths of the latter."""
    for name in source.stubs:
        (folder / name).write_text(stubs.solution((source.source / name).read_text()))
    command = [sys.executable, "-c", TRAIN, str(KIT / "datasets" / "stand-in")]
    # with more threads each of these small products waits for them
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return sorted(folder.glob("*.npz"))


def typical_mistakes(folder, source):
    solution(folder, source)
    path = folder / "linear_svm.py"
    text = path.read_text()
    for right, wrong in MISTAKES:
        if text.count(right) != 1:
            raise ValueError(f"the sample's mistake does not fit the solution any more: {right}")
        text = text.replace(right, wrong)
    path.write_text(text)


def untouched(folder, source):
    pass


def appended(code):
    """The solution with `code` at its end."""

    def change(folder, source):
        solution(folder, source)
        path = folder / "linear_svm.py"
        path.write_text(f"{path.read_text()}\n\n{code}")

    return change


def missing_notebook(folder, source):
    solution(folder, source)
    (folder / "2_svm.ipynb").unlink()


def corrupt_notebook(folder, source):
    solution(folder, source)
    (folder / "2_svm.ipynb").write_text('{"cells": [{"cell_type": "mark')


SAMPLES = {  # student: what was done to the release
    "full-solution": solution,
    "typical-mistakes": typical_mistakes,
    "untouched-stubs": untouched,
    "syntax-error": appended(SYNTAX_ERROR),
    "endless-loop": appended(LOOP),
    "missing-notebook": missing_notebook,
    "corrupt-notebook": corrupt_notebook,
}
