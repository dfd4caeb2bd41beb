"""What a student unzips, from the zip to the feedback page."""

import importlib.metadata
import importlib.util
import json
import re
import shutil
import zipfile

import pytest

from autograder import commands
from autograder.handout import assistants, engine
from autograder.handout.readme import readme
from autograder.handout.release import require_no_solution
from autograder.verify import samples
from cs231n_utils import __version__
from tests import colab, environments
from tests.environments import run
from tests.warm import python_m

NAME = "linear_classifiers"
BROUGHT = ("traitlets", "jupyter_client")  # by anywidget and by every kernel
SAVED = {"ann": lambda notebook: notebook, "ben": colab.bare}  # student: how


@pytest.fixture(scope="session")
def packed(once, released_course):
    """The folder with the zip."""

    def make(folder):
        course = shutil.copytree(released_course.root, folder / "course")
        done = python_m("autograder", "--course", course, "package", NAME, folder=folder)
        assert done.returncode == 0, done.stderr
        assert f"{course / NAME}.zip: " in done.stdout

    return once("packed", make)


def unzip(packed, home):
    """The folder that a student finds in `home`."""
    with zipfile.ZipFile(packed / "course" / f"{NAME}.zip") as archive:
        archive.extractall(home)
    return home / NAME


@pytest.fixture
def unzipped(packed, tmp_path):
    return unzip(packed, tmp_path / "home")


@pytest.fixture
def environment(tmp_path):
    """The Python of an environment that has libraries, but nothing of the kit."""
    return environments.make(tmp_path / "environment")


def install(python, folder, requirements):
    """The engine alone: looking for its libraries takes pip seconds, and is done once, for a `student`."""
    return environments.pip(python, folder, "install", "--no-deps", "-r", requirements)


@pytest.fixture(scope="module")
def student(packed, tmp_path_factory):
    """The Python of a student who did what the README says; nothing more is installed there."""
    place = tmp_path_factory.mktemp("student")
    python = environments.make(place / "environment")
    home = unzip(packed, place / "home")
    environments.pip(python, home, "install", "-r", f"{NAME}/engine/requirements.txt")
    return python


def test_the_package_holds_all_that_is_needed_and_no_more(unzipped, assignment):
    assert {path.name for path in unzipped.iterdir()} == {"README.md", *assistants.NAMES, NAME, "datasets"}
    require_no_solution(assignment, unzipped)
    libraries = (unzipped / NAME / "engine" / "libraries.txt").read_text()
    assert "numpy" in libraries
    assert "nbgrader" not in libraries and "pytest" not in libraries


PLACES = ("Your own machine", "Google Colab", "VS Code", "JupyterHub")


def test_the_readme_has_a_screen_for_each_place(unzipped):
    text = (unzipped / "README.md").read_text()
    top, *pages = text.split("\n## ")
    assert "About 9.5 hours.\n100 points: 72 by machine, 28 for text answers" in top
    assert "| `1_losses.ipynb` | 20 |" in top
    found = {page.split("\n")[0]: page.strip() for page in pages}
    assert [*found] == [*PLACES, "Handing in", "When something is wrong"]
    for title, page in found.items():
        assert len(page.splitlines()) <= 25, title
        assert f"(#{title.lower().replace(' ', '-')})" in top
    assert all("drag its tab" in page or "side" in page for page in map(found.get, PLACES))


def test_the_readme_opens_the_file_of_the_first_item(unzipped):
    path = unzipped / NAME / "assignment.toml"
    path.write_text(re.sub(r"stubs = \[(.*?), (.*)\]", r"stubs = [\2, \1]", path.read_text()))
    assert "`1_losses.ipynb`, then `example_losses.py`," in readme(unzipped / NAME)


def test_what_the_readme_says_to_type_is_there(unzipped):
    text = (unzipped / "README.md").read_text()
    work = unzipped / NAME
    for path in re.findall(r"-r ((?:\w+/)?engine/\w+\.txt)", text):
        assert (unzipped / path if path.startswith(NAME) else work / path).is_file(), path
    for path in re.findall(r"(?<=\s)(?:\.\./)?datasets/\w+\.py", text):
        assert (work / path if path.startswith("..") else unzipped / path).is_file(), path
    modules = set(re.findall(r"python -m (cs231n_utils[\w.]+)", text))
    assert modules == {f"cs231n_utils.{name}" for name in ("doctor", "check", "submit")}
    assert all(map(importlib.util.find_spec, modules))


GET = {"": None, "CIFAR-10": "datasets/download.py\n", "stand-in": "datasets/download.py --stand-in\n"}


@pytest.mark.parametrize("data, get", GET.items())
def test_the_readme_names_the_data_that_count(data, get, unzipped):
    path = unzipped / NAME / "assignment.toml"
    head, rest = path.read_text().split("[released]")
    path.write_text(f"{head}[released]{re.sub('data = .*', f'data = {data!r}', rest)}")
    text = readme(unzipped / NAME)
    assert get in text if get else "download.py" not in text and "CIFAR" not in text
    assert ("gets no points" in text) == (data == "CIFAR-10")


def test_the_libraries_are_those_that_are_imported():
    known = {name.lower() for name in engine.NEEDED} | {"ipython"}
    assert len(engine.libraries()) == len(engine.NEEDED)
    imported = set()
    for path in [*engine.CODE.glob("cs231n_utils/**/*.py"), *engine.CODE.glob("datasets/*.py")]:
        imported |= set(re.findall(r"^\s*(?:from|import) (\w+)", path.read_text(), re.MULTILINE))
    installed = importlib.metadata.packages_distributions()
    needed = {name for module in imported for name in installed.get(module, ())}
    assert {name.lower() for name in needed} - {"cs231n-kit", *BROUGHT} <= known


def test_the_same_engine_is_the_same_file():
    assert engine.wheel() == engine.wheel()


def test_from_the_zip_to_the_feedback_page(unzipped, student, course, sample):
    """Also where notebooks are saved as Colab does, and nothing is left that marks their cells."""
    work = unzipped / NAME
    said = run(student, unzipped, "-m", "cs231n_utils.submit", "ann", NAME, code=1)
    assert "✗ best_svm.npz is not saved" in said and "written (8): q_sum_and_mean" in said
    samples.solution(work, sample)
    archive = course.root / "downloaded" / NAME / "archive"
    archive.mkdir(parents=True)
    for id, how in SAVED.items():
        colab.save(work, how)
        assert "hand it in as it is" in run(student, unzipped, "-m", "cs231n_utils.submit", id, NAME)
        shutil.copy(work / f"{id}.zip", archive)
    assert python_m("nbgrader", "zip_collect", NAME, folder=course.root).returncode == 0
    done, problems = commands.grade_course(course, NAME)
    assert not problems
    for id in SAVED:
        assert done.results[id].score == sum(sample.assignment.points.values())
        assert not done.results[id].notes
        page = (course.feedback(NAME, id) / "feedback.html").read_text()
        assert "72 of 72" in page and "Note from the grader" not in page
        assert page.count("An answer for a person to read") == 8


def test_the_engine_is_not_imported_from_where_a_student_works(unzipped, environment):
    for folder in (unzipped, unzipped / NAME, unzipped / NAME / "engine"):
        assert "No module named" in run(environment, folder, "-c", "import cs231n_utils", code=1)


@pytest.fixture
def released_versions(monkeypatch, tmp_path):
    """f(version): a folder with the engine of that version, as a release has it."""

    def make(version):
        monkeypatch.setattr(engine, "__version__", version)
        monkeypatch.setattr(engine, "WHEEL", engine.WHEEL.replace(__version__, version))
        monkeypatch.setattr(engine, "REQUIREMENTS", engine.REQUIREMENTS.replace(__version__, version))
        for name, content in engine.files().items():
            path = tmp_path / version / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        monkeypatch.undo()
        return tmp_path / version / "engine"

    return make


VERSION = "from importlib.metadata import version; import cs231n_utils; print(version('cs231n-engine'))"


@pytest.mark.parametrize("order", [("1.0.0", "1.2.0"), ("1.2.0", "1.0.0", "1.1.0")])
def test_an_older_assignment_never_brings_an_older_engine(
    order, released_versions, unzipped, environment, tmp_path
):
    """And what was handed out with one of them runs, whichever came last."""
    for version in order:
        install(environment, tmp_path, released_versions(version) / "requirements.txt")
    assert run(environment, tmp_path, "-c", VERSION).strip() == max(order)
    assert "0 of 19 done" in run(environment, unzipped, "-m", "cs231n_utils.check", NAME, code=1)


def test_an_installed_kit_is_left_alone(unzipped, environment, tmp_path):
    """The engine comes after it on the path, and takes nothing of it along when it goes."""
    site = environments.site(environment)
    (site / "cs231n_utils").mkdir()
    (site / "cs231n_utils" / "__init__.py").write_text("kit = True")
    install(environment, tmp_path, unzipped / NAME / "engine" / "requirements.txt")
    assert run(environment, tmp_path, "-c", "import cs231n_utils; print(cs231n_utils.kit)") == "True\n"
    run(environment, tmp_path, "-m", "pip", "uninstall", "--yes", engine.NAME)
    assert [path.name for path in (site / "cs231n_utils").glob("*.py")] == ["__init__.py"]
    assert not (site / f"{engine.HOME}.pth").exists() and not [*site.glob(f"{engine.HOME}/**/*.py")]


def test_the_state_of_live_pictures_is_not_handed_in(unzipped, student):
    path = unzipped / NAME / "2_svm.ipynb"
    notebook = json.loads(path.read_text())
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": "x" * 100_000}}
    path.write_text(json.dumps(notebook))
    (unzipped / NAME / "scratch.ipynb").write_text("no notebook at all")
    run(student, unzipped, "-m", "cs231n_utils.submit", "ann", NAME, code=1)
    with zipfile.ZipFile(unzipped / NAME / "ann.zip") as archive:
        handed_in = json.loads(archive.read(f"{NAME}/2_svm.ipynb"))
        assert archive.read(f"{NAME}/scratch.ipynb") == b"no notebook at all"
    assert handed_in["cells"] == notebook["cells"]
    assert "widgets" not in handed_in["metadata"]


def test_the_package_brings_the_scripts_of_its_live_pictures(unzipped, student):
    said = run(
        student,
        unzipped,
        "-c",
        "from cs231n_utils.live import playground as p; print(p.__file__, len(p.LinearPlayground._esm))",
    )
    assert str(student.parents[1]) in said


def test_another_version_of_the_kit_is_mentioned(unzipped, course):
    folder = shutil.copytree(unzipped / NAME, course.submitted(NAME, "ben"))
    (folder / "submission.json").write_text(json.dumps({"kit_version": "0.0.1"}))
    done, _ = commands.grade_course(course, NAME)
    assert done.results["ben"].notes == [f"made with version 0.0.1 of the kit, graded with {__version__}"]


def test_submit_where_there_is_nothing_to_hand_in(student, tmp_path):
    (tmp_path / "empty").mkdir()
    said = run(student, tmp_path, "-m", "cs231n_utils.submit", "ann", "empty", code=2)
    assert "is not the folder of an assignment" in said
    assert not (tmp_path / "ann.zip").exists()
