"""On Google Colab all that a notebook needs is there: installing replaces nothing, and would break it.

An environment with what Colab has is made where CS231N_REQUIRE names `colab`: that takes a minute.
"""

import json
import shutil
import zipfile

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from packaging.requirements import Requirement

from autograder import commands
from autograder.course.folders import ASSIGNMENTS
from autograder.handout import engine
from autograder.verify import notebooks, samples
from datasets import stand_in
from tests import colab, home
from tests.conftest import missing, required
from tests.hurry import hurry

INSTALLED = dict(line.split("==") for line in colab.LIST.read_text().splitlines() if "==" in line)
NAMES = sorted({path.parent.name for path in ASSIGNMENTS.glob("*/*.ipynb")})
PER_BATCH = 400  # pictures: here it matters that cells run, not what is learned
STUDENT = "ann"


@pytest.mark.parametrize("line", engine.libraries())
def test_what_notebooks_import_is_there_in_a_version_that_fits(line):
    needed = Requirement(line)
    assert needed.name in INSTALLED
    assert needed.specifier.contains(INSTALLED[needed.name])


def test_what_only_ones_own_machine_needs_is_in_a_list_of_its_own():
    both = engine.files()[f"{engine.FOLDER}/own_machine.txt"].decode().splitlines()
    assert both[0] == "-r libraries.txt" and [Requirement(line).name for line in both[1:]] == ["jupyter"]
    assert "jupyter" not in {Requirement(line).name for line in engine.libraries()}


# in an environment like it


@pytest.fixture(scope="session")
def installed(once):
    """(the Python of an environment with what Colab has and this engine, the folder it came from)."""
    if not colab.python():
        missing("colab", f"no Python {' or '.join(colab.PYTHONS)} answers `--version`")
    if "colab" not in required():
        pytest.skip("an environment like Colab's is made where CS231N_REQUIRE names colab")
    python = colab.environment()

    def install(folder):
        for name, content in engine.files().items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
        colab.kernel(python, folder)
        requirements = folder / engine.FOLDER / "requirements.txt"
        colab.pip(python, "install", "--force-reinstall", "--no-deps", "--requirement", requirements)

    return python, once("colab", install)


@pytest.fixture
def python(installed, monkeypatch):
    """That Python; a notebook is run by it."""
    monkeypatch.setenv("JUPYTER_PATH", str(installed[1]))
    return installed[0]


@pytest.fixture(scope="session")
def few_pictures(once):
    """The folder of a small stand-in."""
    return once("few_pictures", lambda folder: stand_in.write(folder, PER_BATCH))


def test_nothing_would_be_installed_but_the_engine(installed):
    python, folder = installed
    colab.pip(python, "uninstall", "--yes", engine.NAME)
    names = ("libraries.txt", "requirements.txt")
    lists = [f"--requirement={folder / engine.FOLDER / name}" for name in names]
    report = json.loads(colab.pip(python, "install", "--dry-run", "--report=-", *lists))
    assert [found["metadata"]["name"] for found in report["install"]] == [engine.NAME]
    colab.pip(python, "install", *lists)


@pytest.mark.parametrize("name", NAMES)
def test_an_untouched_stub_says_what_to_do(name, python, releases, few_pictures, tmp_path):
    """In the first notebook: the others go the same way."""
    folder = shutil.copytree(releases.release(name), tmp_path / name)
    executed = notebooks.run(min(folder.glob("*.ipynb")), few_pictures)
    assert not notebooks.complaint(executed, solved=False)


@pytest.mark.parametrize("name", NAMES)
def test_solved_from_the_first_notebook_to_the_gradebook(name, python, releases, few_pictures, tmp_path):
    """Every notebook is run and saved there, and loses its marks; nothing of it is lost on the way."""
    course = home.course(shutil.copytree(releases.root, tmp_path / "course"))
    sample = samples.Sample(course, home.assignment(name), home.stand_in())
    folder = shutil.copytree(course.release(name), tmp_path / name)
    samples.solution(folder, sample)
    hurry(folder)
    for path in sorted(folder.glob("*.ipynb")):
        executed = notebooks.run(path, few_pictures)
        assert not notebooks.complaint(executed, solved=True)
        nbformat.write(executed, path)
    samples.solution(folder, sample)
    colab.save(folder, colab.bare)
    assert "hand it in as it is" in colab.run(python, folder, "-m", "cs231n_utils.submit", STUDENT)
    with zipfile.ZipFile(folder / f"{STUDENT}.zip") as archive:
        archive.extractall(course.root / "submitted" / STUDENT)
    done, problems = commands.grade_course(course, name)
    result = done.results[STUDENT]
    assert not problems and not result.notes and result.score == result.max_score
    page = (course.feedback(name, STUDENT) / "feedback.html").read_text()
    answers = set(sample.assignment.graded) - set(sample.assignment.points)
    assert page.count("An answer for a person to read") == len(answers) and "Note from" not in page


def test_a_live_picture_moves_as_soon_as_no_cell_runs(python, tmp_path):
    """Its kernel has no subshells: what is asked while a cell runs is answered after it."""
    manager, client = start_new_kernel(cwd=tmp_path)
    try:
        code = "from cs231n_utils.live.playground import LinearPlayground\npicture = LinearPlayground([])"
        reply = client.execute(code, user_expressions={"id": "picture.model_id"}, reply=True, timeout=60)
        id = reply["content"]["user_expressions"]["id"]["data"]["text/plain"].strip("'")
        client.execute("import time; time.sleep(1); print('done')")
        question = {"ask": "a-1", "do": "randomise"}
        data = {"method": "custom", "content": question}
        client.shell_channel.send(client.session.msg("comm_msg", {"comm_id": id, "data": data}))
        said = []
        while "a-1" not in said:
            content = client.get_iopub_msg(timeout=20)["content"]
            state = content.get("data", {}).get("state", {}).get("state", {})
            said += [part for part in (content.get("text"), state.get("ask")) if part]
        assert said == ["done\n", "a-1"] and not state["fault"]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
