"""The house keeps its own rules: who may import whom, small files, clean code, true words."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

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
CODE = [path for path in TRACKED if path.endswith(".py")]


def imports(path):
    """The dotted names that a file imports."""
    for node in ast.walk(ast.parse((KIT / path).read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_arrows_run_one_way(room):
    for path in CODE:
        if path.startswith(f"{room}/"):
            rooms = {name.split(".")[0] for name in imports(path)} & set(ROOMS)
            assert rooms <= MAY_IMPORT[room] | {room}, path


def test_the_host_never_imports_the_worker():
    for path in CODE:
        if path.startswith("autograder/") and path != "autograder/sandbox/worker.py":
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
        if not path.startswith("tests/"):
            assert len((KIT / path).read_text().splitlines()) <= 300, path


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


def test_links_and_paths_in_the_readme_exist():
    text = (KIT / "README.md").read_text()
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", text):
        assert (KIT / target).exists(), target
    for path in re.findall(r"`((?:autograder|cs231n_utils|assignments|datasets|tests)/[\w./]+)`", text):
        assert (KIT / path).exists() or made_by_running(path), path


def made_by_running(path):
    done = subprocess.run(["git", "check-ignore", "-q", path], cwd=KIT)
    return done.returncode == 0
