"""Adding an assignment is adding a folder: the whole way with a small one, beside a class graded before.

Both have an item `predict`, and files of the same names in `public/`.
"""

import csv
import html
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from autograder import commandline, commands
from autograder.course.assignment import Assignment
from autograder.course.folders import ASSIGNMENTS, Course
from autograder.course.lookup import CONFIG, settings
from autograder.course.submission import Submission
from autograder.grading import checks as trusted
from autograder.grading import run
from autograder.grading.grade import grade
from autograder.grading.sound import KEPT, require_sound
from autograder.handout import assistants, engine, init, package
from autograder.handout.release import Unreleasable, outdated, release, require_good
from autograder.sandbox import isolation
from autograder.verify import samples
from cs231n_utils import check, checks, demonstration, submit
from cs231n_utils.handin import apart, rows
from cs231n_utils.promises import run as promises
from cs231n_utils.promises.loader import Files
from cs231n_utils.promises.public import public
from cs231n_utils.promises.source import load
from tests import home
from tests.modules import module_of

FIRST, NAME = "linear_classifiers", "knn"
OTHERS = [name for name in home.course().names() if name != FIRST]  # that the kit brings along
FOLDER = Path(__file__).parent / "assignments" / NAME


@pytest.fixture(scope="module")
def course(graded_course, tmp_path_factory):
    """A course with a graded class, to which the folder of another assignment was added."""
    root = tmp_path_factory.mktemp("two")
    (root / "assignments").mkdir()
    for name in (FIRST, *OTHERS):
        (root / "assignments" / name).symlink_to(ASSIGNMENTS / name)
    shutil.copytree(FOLDER, root / "assignments" / NAME, ignore=shutil.ignore_patterns("__pycache__"))
    made = Course(Path(shutil.copytree(graded_course.root, root / "course")), root / "assignments")
    init.scratch(made)
    with open(made.root / CONFIG, "a") as file:
        file.write('c.Policy.text = "Ask us first."\n')
    return made


@pytest.fixture(scope="module")
def before(course):
    return standing(course)


@pytest.fixture(scope="module")
def graded(course, before):
    """The new assignment's own class: one who solved it, one with a mistake, one who did nothing."""
    release(course, NAME)
    sample = samples.Sample(course, Assignment.find(course, NAME), None)
    for student in ("full-solution", "typical-mistakes", "untouched-stubs", "endless-loop"):
        folder = shutil.copytree(course.release(NAME), course.submitted(NAME, student))
        samples.SAMPLES[student](folder, sample)
    done, problems = commands.grade_course(course, NAME)
    assert not problems
    return done


@pytest.fixture(scope="module", params=OTHERS)
def beside(request, course, before, handed_in):
    """The Assignment, one of the kit's, with a class of its own beside the first one's."""
    name = request.param
    release(course, name)
    shutil.copytree(handed_in.root / KEPT, course.root / KEPT, dirs_exist_ok=True)
    sample = samples.Sample(course, Assignment.find(course, name), home.stand_in())
    for student in ("full-solution", "typical-mistakes", "untouched-stubs"):
        folder = shutil.copytree(course.release(name), course.submitted(name, student))
        samples.SAMPLES[student](folder, sample)
    _, problems = commands.grade_course(course, name)
    assert not problems
    return sample.assignment


def standing(course):
    """All that is kept of the first assignment, and when it was written."""
    kept = [*course.root.glob(f"re*/{FIRST}/*"), *course.root.glob(f"*/*/{FIRST}/*")]
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(kept) if path.is_file()}


def test_the_class_gets_its_scores_names_and_pages(graded, course):
    scores = {student: result.score for student, result in graded.results.items()}
    assert scores == {"full-solution": 4, "typical-mistakes": 0, "untouched-stubs": 0, "endless-loop": 0}
    page = (course.feedback(NAME, "typical-mistakes") / "feedback.html").read_text()
    assert "The answer holds numbers of rows, not labels" in page
    assert "no answer within" in (course.feedback(NAME, "endless-loop") / "feedback.txt").read_text()
    with open(course.root / "grades.csv") as file:
        rows = [row for row in csv.DictReader(file) if row["student_id"] == "full-solution"]
    assert {row["assignment"]: float(row["raw_score"]) for row in rows} == {FIRST: 72, NAME: 4}


def test_a_class_of_the_kits_other_assignment_gets_its_own(beside, course, capsys):
    """Scores, names of mistakes, pages, the CSV and what to say in the next lecture."""
    name, full = beside.name, sum(beside.points.values())
    scores = {
        student: json.loads(course.result(name, student).read_text())["score"]
        for student in ("full-solution", "typical-mistakes", "untouched-stubs")
    }
    assert scores["full-solution"] == full > scores["typical-mistakes"] > scores["untouched-stubs"] == 0
    page = (course.feedback(name, "typical-mistakes") / "feedback.html").read_text()
    typical = Files.read(beside.source, "*/**/*.py").load("variants.samples").TYPICAL
    for row in typical:
        assert html.escape(beside.misconceptions.get(row.misconception).title, quote=False) in page
    with open(course.root / "grades.csv") as file:
        rows = [row for row in csv.DictReader(file) if row["student_id"] == "full-solution"]
    recorded = {row["assignment"]: float(row["raw_score"]) for row in rows}
    assert (recorded[FIRST], recorded[name]) == (72, full)
    assert commandline.main(["--course", str(course.root), "insights", name]) == 0
    assert typical[0].misconception in (course.root / f"insights-{name}.csv").read_text()


def test_it_goes_out_clean_and_is_handed_in(beside, course, monkeypatch, capsys):
    monkeypatch.setattr(rows, "said_of", apart.lines)  # in this process
    require_good(beside, course.release(beside.name))
    done = course.submitted(beside.name, "full-solution")
    assert check.main([str(done)]) == 0, capsys.readouterr()
    assert submit.main(["ann", str(done)]) == 0
    with zipfile.ZipFile(done / "ann.zip") as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist()}
    notebooks = {f"{name}.ipynb" for name in beside.notebooks}
    assert {*beside.stubs, *beside.manifest.files, *notebooks} <= names


def test_nothing_of_the_first_one_changes(graded, beside, course, before):
    done, problems = commands.grade_course(course, FIRST)
    assert (done.recorded, problems) == ([], [])
    assert standing(course) == before


def test_its_variants_are_judged_on_both_sides(graded, course):
    assignment = Assignment.find(course, NAME)
    rows = Files.read(assignment.source, "variants/*.py").load("variants.neighbours")
    task = run.task(course, assignment, course.submitted(NAME, "full-solution"), "process", None, "x")
    for row, points, names in ((rows.WRONG[0], 0, ["row_numbers"]), (rows.UNUSUAL[0], 4, [])):
        code = f"{assignment.solution['neighbours.py']}\n{row.code}"
        (item,) = grade(replace(task, submission=Submission("x", {"neighbours.py": code.encode()}))).items
        assert (item.score, item.checks[0].misconceptions) == (points, names)
        report = promises.run(public(assignment.source), "predict", module_of(code, "neighbours.py"))
        assert list(report.finding.misconceptions if report.finding else ()) == names


def test_its_checks_are_sound(course):
    assignment, level = Assignment.find(course, NAME), isolation.strongest()
    require_sound(course, assignment, level, None)
    assert trusted.trusted_checks(assignment) == {"predict": ["the_closest_row_gives_its_label"]}
    assert list(public(assignment.source).items) == ["predict"]


def test_the_release_and_the_zip_hold_what_is_public(graded, course, tmp_path):
    assignment, target = Assignment.find(course, NAME), tmp_path / f"{NAME}.zip"
    names = package.write(assignment, course.release(NAME), target, settings(course.root)[0])
    own = {name for name in names if name.startswith(f"{NAME}/")}
    public = ("public/items.py", "public/misconceptions.py")
    about = ("assignment.toml", *assistants.NAMES, *public, *engine.files())
    assert own == {f"{NAME}/{name}" for name in ("1_neighbours.ipynb", "neighbours.py", *about)}
    with zipfile.ZipFile(tmp_path / f"{NAME}.zip") as archive:
        assert b"argmin" not in archive.read(f"{NAME}/{NAME}/neighbours.py")


def test_solved_stubs_of_another_are_given_on_purpose(graded, course, tmp_path, monkeypatch, capsys):
    """Where notebooks look for them, and never where a student's own would be."""
    monkeypatch.chdir(course.root)
    assert commandline.main(["package", NAME, "--give", FIRST]) == 0
    said = capsys.readouterr().out
    assert f"It gives away the solutions of {FIRST}, 67 points: svm_example_loss (" in said
    with zipfile.ZipFile(course.root / f"{NAME}.zip") as archive:
        archive.extractall(tmp_path)
    given = [path for path in (tmp_path / NAME).rglob("*") if FIRST in path.parts]
    assert given and all(path.is_relative_to(tmp_path / NAME / demonstration.SOLVED) for path in given)
    assert not [path for path in given if path.suffix == ".ipynb" or {"trusted", "variants"} & {*path.parts}]
    monkeypatch.chdir(tmp_path / NAME / NAME)
    chosen = demonstration.loss("softmax_loss_vectorized", beside=f"../{FIRST}")
    tuner = demonstration.tuner("tune", "Softmax", ["train"], beside=f"../{FIRST}")
    assert {chosen.why, tuner.why} == {f"your course's, from ../given/{FIRST}"}


@pytest.mark.parametrize(
    "other, why",
    [(NAME, f"{NAME} cannot be given with itself"), ("nobody", "is called 'nobody'; there are: ")],
)
def test_what_cannot_be_given_is_refused(other, why, graded, course, capsys):
    (course.root / f"{NAME}.zip").unlink(missing_ok=True)
    assert commandline.main(["--course", str(course.root), "package", NAME, "--give", other]) == 1
    assert why in capsys.readouterr().err and not (course.root / f"{NAME}.zip").exists()


def test_nothing_is_given_that_solves_the_assignment_itself(course):
    assignment = Assignment.find(course, NAME)
    with pytest.raises(Unreleasable, match=r"would hold a solution: neighbours\.py"):
        package.Gift.of(replace(assignment, name="copied_from_it"), assignment)


def test_what_the_settings_say_of_help_is_in_it_and_makes_the_other_release_outdated(graded, course):
    first = nbformat.read(course.release(NAME) / "1_neighbours.ipynb", as_version=4)
    assert first.cells[1].source == "Ask us first."
    released = {name: (Assignment.find(course, name), course.release(name)) for name in (NAME, FIRST)}
    old = {name: outdated(*of, settings(course.root)[0]) for name, of in released.items()}
    assert old == {NAME: [], FIRST: ["1_losses.ipynb (its policy)"]}


def test_nothing_secret_is_anywhere_in_the_course(graded, course):
    for path in course.root.rglob("*"):
        assert not {"trusted", "variants"} & set(path.relative_to(course.root).parts), path


def test_check_and_submit_look_only_where_they_are_run(graded, course, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(rows, "said_of", apart.lines)  # in this process
    done, first = course.submitted(NAME, "full-solution"), course.submitted(FIRST, "full-solution")
    monkeypatch.chdir(tmp_path)
    assert check.main([str(done)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "✓ predict     4  all 1 checks pass",
        "✓ q_cost      2  answered; a person will grade it",
        "2 of 2 done, worth up to 6 of 6 points.",
    ]
    assert submit.main(["ann", str(done)]) == 0
    assert check.main([str(course.submitted(NAME, "untouched-stubs"))]) == 1
    assert "… predict     4  is not started. Next: write predict in neighbours.py" in capsys.readouterr().out
    assert check.main([str(first)]) == 0
    assert "19 of 19 done, worth up to 100 of 100 points." in capsys.readouterr().out
    assert submit.main(["ann", str(first)]) == 0
    with zipfile.ZipFile(done / "ann.zip") as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist()}
    assert names == {"neighbours.py", "1_neighbours.ipynb", "submission.json"}


def test_a_check_cell_names_the_mistake(graded, course, capsys):
    module, _ = load(course.submitted(NAME, "typical-mistakes") / "neighbours.py")
    checks.check("predict", module)
    said = capsys.readouterr().err
    assert "✗ predict: The answer holds numbers of rows, not labels" in said
    assert "rows at 0 and 4 with labels 5 and 9" in said


def test_an_id_that_nobody_knows_is_dropped(graded, course):
    """An old result, or a row that has another name now."""
    path = course.result(NAME, "typical-mistakes")
    content = json.loads(path.read_text())
    content["items"][0]["checks"][0]["misconceptions"] = ["renamed_since", "row_numbers"]
    path.write_text(json.dumps(content))
    assert commands.write_feedback(course, NAME) == []
    page = (course.feedback(NAME, "typical-mistakes") / "feedback.html").read_text()
    assert "numbers of rows" in page and "renamed_since" not in page


def test_an_edited_check_is_used_at_once(course):
    """In a process that lives on, such as formgrader's: never an old verdict under a new digest."""
    path = course.assignments / NAME / "trusted" / "test_neighbours.py"
    text = path.read_text()
    stricter = text.replace("if not np.array_equal(labels, right):", "if True:")
    try:
        path.write_text(stricter)
        with pytest.raises(trusted.ChecksBroken, match="the solution itself fails"):
            require_sound(course, Assignment.find(course, NAME), isolation.strongest(), None)
    finally:
        path.write_text(text)


def test_a_task_brings_its_own_checks(graded, course):
    """To a worker of a cluster that graded with other ones before."""
    one = run.task(
        course, Assignment.find(course, NAME), course.submitted(NAME, "full-solution"), "process", None, "x"
    )
    name = "trusted/test_neighbours.py"
    stricter = one.code.content[name].replace(b"if not np.array_equal(labels, right):", b"if True:")
    other = replace(one, code=Files(one.code.folder, one.code.content | {name: stricter}))
    assert [grade(task).score for task in (one, other, one)] == [4, 0, 4]
    assert one.input_hash() != other.input_hash()


def test_the_notebook_is_one():
    nbformat.validate(nbformat.read(FOLDER / "1_neighbours.ipynb", as_version=4))
