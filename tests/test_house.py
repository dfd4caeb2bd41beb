"""The house keeps its own rules: who may import whom, small files, clean code, true words."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.handout.release import handed_out
from cs231n_utils.promises.loader import Files
from tests import home

KIT = Path(__file__).resolve().parents[1]
TRACKED = subprocess.run(["git", "ls-files"], cwd=KIT, capture_output=True, text=True).stdout.split()
ROOMS = ("assignments", "cs231n_utils", "datasets", "autograder", "tests")
TOP = {*ROOMS, "requirements.txt", "README.md", "pyproject.toml", "Makefile", "LICENSE"}
MAY_IMPORT = {  # room: rooms whose modules it may import besides its own
    "assignments": {"cs231n_utils"},
    "cs231n_utils": set(),
    "datasets": {"cs231n_utils"},
    "autograder": {"cs231n_utils"},
}
CODE = [path for path in TRACKED if path.endswith(".py") and "/templates/" not in path]


def imports(path):
    """The dotted names that a file imports."""
    for node in ast.walk(ast.parse((KIT / path).read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


FLOORS = {  # of the rooms in a package, the lowest first: a room imports from floors below its own
    "cs231n_utils": (
        {""},  # the package itself: NotStarted, the version
        {"promises"},
        {"data", "gradient_check", "reload"},
        {"cifar10", "losses"},
        {"saved", "plots", "timing", "kept", "least_squares"},
        {"checks", "handin", "demonstration"},
        {"live", "check", "doctor"},
        {"submit"},
    ),
    "autograder": (
        {"", "course"},
        {"sandbox", "term"},
        {"words"},
        {"grading"},
        {"report"},
        {"recording"},
        {"handout", "collecting", "second_look"},
        {"verify", "returning"},
        {
            "settings",
            "commands",
            "doctor",
            "demo",
            "course_settings",
            "parser",
            "collect_command",
            "export_command",
            "forget_command",
            "history_command",
            "regrade_command",
            "roster_command",
            "similarity_command",
            "solution_command",
            "nbgrader_config",
            "commandline",
            "__main__",
        },
    ),
}
TYPED = FLOORS["autograder"][-1]  # these may import each other


def room_of(name):
    """ "grading" of autograder.grading.run; "" for what stands in no room."""
    package, _, rest = name.partition(".")
    first = rest.partition(".")[0]
    return first if first in set().union(*FLOORS[package]) else ""


def floor(package, room):
    return next(height for height, rooms in enumerate(FLOORS[package]) if room in rooms)


def dotted(path):
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_arrows_run_one_way(room):
    for path in CODE:
        if path.startswith(f"{room}/"):
            rooms = {name.split(".")[0] for name in imports(path)} & set(ROOMS)
            assert rooms <= may_import(path) | {room}, path


def may_import(path):
    """Trusted checks and variants are the instructor's: they may use the instructor's words."""
    own = re.match(r"assignments/\w+/(trusted|variants)/", path)
    return {"cs231n_utils", "autograder"} if own else MAY_IMPORT[path.split("/")[0]]


@pytest.mark.parametrize("package", FLOORS)
def test_arrows_between_rooms_run_down(package):
    for path in CODE:
        if not path.startswith(f"{package}/"):
            continue
        own = room_of(dotted(path))
        for name in imports(path):
            if name.split(".")[0] == package:
                other = room_of(name)
                beside = other == own or {own, other} <= TYPED
                assert beside or floor(package, other) < floor(package, own), f"{path}: {name}"


def test_no_circle_of_imports():
    modules = {dotted(path): path for path in CODE if path.split("/")[0] in FLOORS}
    arrows = {}
    for module, path in modules.items():
        found = {name if name in modules else name.rpartition(".")[0] for name in imports(path)}
        arrows[module] = found & set(modules) - {module}
    while leaves := [module for module, found in arrows.items() if not found & set(arrows)]:
        for module in leaves:
            del arrows[module]
    assert not arrows


NAMES = [path.parent.name for path in (KIT / "assignments").glob("*/assignment.toml")]
THE_ENGINES = {"numeric_gradient"}  # a function of the kit, which an item is named after


@pytest.mark.parametrize("name", NAMES)
def test_the_engine_knows_no_assignment(name):
    """No name, item, stub or saved file of one: what has to be known stands in the assignment's folder."""
    assignment = home.assignment(name)
    files = [*assignment.manifest.files, *assignment.stubs]
    secret = [name, *assignment.points, *files, *(file.rpartition(".")[0] for file in files)]
    secret = [word for word in secret if "_" in word and word not in THE_ENGINES]  # or of the language
    words = re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, secret))})(?!\w)")
    for path in CODE:
        if path.startswith(("cs231n_utils/", "autograder/", "datasets/")):
            for text in strings_and_names((KIT / path).read_text()):
                assert not words.search(text), f"{path}: {text[:60]}"


def strings_and_names(source):
    """What code says, but for its docstrings, which may give examples."""
    tree = ast.parse(source)
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    documented = [node for node in ast.walk(tree) if isinstance(node, kinds) and ast.get_docstring(node)]
    told = {node.body[0].value for node in documented}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node.value
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


@pytest.mark.parametrize("name", NAMES)
def test_what_is_released_knows_neither_the_grader_nor_other_assignments(name):
    never = {"autograder", "trusted", "variants", *NAMES} - {name}
    for path in handed_out(home.assignment(name)):
        if path.endswith(".py"):
            source = f"assignments/{name}/{path}"
            parts = {part for imported in imports(source) for part in imported.split(".")}
            assert not parts & never, source


def test_items_are_unique_in_an_assignment_and_stubs_in_a_course():
    stubs = [stub for name in NAMES for stub in home.assignment(name).stubs]
    assert len(stubs) == len(set(stubs))
    for name in NAMES:
        items = Files.read(KIT / "assignments" / name, "public/**/*.py").load("public.items").ITEMS
        assert len(items) == len({item.id for item in items})


def test_the_host_never_imports_the_worker():
    """But for rows of an author's own: each of these is judged in a fork, which is worker and host."""
    may = ("autograder/sandbox/worker.py", "autograder/verify/forked.py", "autograder/verify/inside.py")
    for path in CODE:
        if path.startswith("autograder/") and path not in may:
            assert not [name for name in imports(path) if name.startswith("autograder.sandbox.worker")], path


@pytest.mark.parametrize("module", ["fcntl", "resource", "pwd", "grp", "termios"])
def test_students_need_no_unix(module):
    for path in CODE:
        if path.startswith(("cs231n_utils/", "datasets/", "assignments/")):
            assert module not in set(imports(path)), path


def test_the_top_level_is_as_agreed():
    assert {name for path in TRACKED if not (name := path.split("/")[0]).startswith(".")} <= TOP


def test_no_file_is_long():
    for path in CODE:
        if not path.startswith("tests/") and "/variants/" not in path:
            assert len((KIT / path).read_text().splitlines()) <= 300, path


@pytest.mark.parametrize("module", ["baseline", "bench", "confusion", "soak", "stock"])
def test_what_is_run_by_hand_can_be_run(module):
    importlib.import_module(f"tests.{module}")


def test_no_large_file_is_tracked():
    assert not [path for path in TRACKED if (KIT / path).stat().st_size > 900_000]


@pytest.mark.parametrize("command", [("check",), ("format", "--check")])
def test_ruff_is_content(command):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "."], cwd=KIT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_every_dependency_has_its_reason():
    lines = [
        line
        for line in (KIT / "pyproject.toml").read_text().splitlines()
        if re.match(r'    "\w.*[=>]=', line)
    ]
    assert len(lines) > 10
    for line in lines:
        assert re.search(r'",\s+# \w', line), line


@pytest.mark.parametrize("page", [path for path in TRACKED if path.endswith(".md")])
def test_links_and_paths_in_the_pages_exist(page):
    text = (KIT / page).read_text()
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", text):
        assert (KIT / page).parent.joinpath(target).exists(), target
    for path in re.findall(r"`((?:autograder|cs231n_utils|assignments|datasets|tests)/[\w./]+)`", text):
        named = "NAME" in path or path.startswith("autograder/kit/")  # a place in any assignment, in a wheel
        assert (KIT / path).exists() or made_by_running(path) or named, path


def made_by_running(path):
    done = subprocess.run(["git", "check-ignore", "-q", path], cwd=KIT)
    return done.returncode == 0
