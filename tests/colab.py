"""Google Colab, as far as the kit meets it: what is installed there, and how it saves a notebook."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

from autograder.course.folders import CODE

LIST = Path(__file__).with_name("colab.txt")  # its own published one, as far as notebooks touch it
PYTHONS = ("3.13", "3.12")
INTRINSIC = {"application/vnd.google.colaboratory.intrinsic+json": {"type": "string"}}


def saved(notebook):
    """The notebook, {…}, as Colab saves it: format 4.0, the cells' ids in their metadata, its own outputs."""
    notebook |= {"nbformat": 4, "nbformat_minor": 0}
    notebook["metadata"]["colab"] = {"provenance": [], "toc_visible": True}
    for cell in notebook["cells"]:
        cell["metadata"] |= {"id": cell.pop("id", ""), "colab": {"base_uri": "https://localhost:8080/"}}
        for output in cell.get("outputs", ()):
            if output["output_type"] == "execute_result":
                output["data"] |= INTRINSIC
    return notebook


def bare(notebook):
    """The same without anything that a release has written into the metadata."""
    notebook = saved(notebook)
    notebook["metadata"].pop("release", None)
    for cell in notebook["cells"]:
        cell["metadata"].pop("nbgrader", None)
    return notebook


def save(folder, how):
    """Rewrite the notebooks in the folder."""
    for path in folder.glob("*.ipynb"):
        path.write_text(json.dumps(how(json.loads(path.read_text())), ensure_ascii=False))


def python():
    """The path of a Python of Colab's version or the one before; None if none answers.

    One that pyenv puts on the path may have nothing behind it.
    """
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    for version in PYTHONS:
        for path in (shutil.which(f"python{version}"), *sorted(versions.glob(f"{version}.*/bin/python"))):
            if path and f"Python {version}." in _answer(path):
                return path
    return None


def _answer(path):
    return subprocess.run([path, "--version"], capture_output=True, text=True).stdout


def environment():
    """The Python of an environment with what is in the list, made once in a checkout."""
    folder = CODE / ".colab" / hashlib.sha256(LIST.read_bytes()).hexdigest()[:12]
    made = folder / "bin" / "python"
    folder.parent.mkdir(exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "ready").exists():
            subprocess.run([python(), "-m", "venv", "--clear", folder], check=True)
            pip(made, "install", "--no-compile", "--requirement", LIST)  # what is imported is compiled then
            (folder / "ready").touch()
    return made


def pip(python, *arguments):
    """What pip says, run by that Python."""
    return run(python, Path.cwd(), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments)


def run(python, folder, *arguments):
    """What that Python says, with nothing of this process's environment that leads to the kit."""
    own = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "JUPYTER_PATH")}
    done = subprocess.run([python, *map(str, arguments)], cwd=folder, capture_output=True, text=True, env=own)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def kernel(python, folder):
    """Lay the kernel of that Python, so that it is the one of this name where JUPYTER_PATH is `folder`."""
    own = {"PYTHONPATH": "", "PATH": f"{python.parent}:{os.environ['PATH']}"}
    own |= {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}  # a debugger that nobody uses says nothing
    command = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    about = {"argv": command, "display_name": "Python 3", "language": "python", "env": own}
    place = folder / "kernels" / "python3"
    place.mkdir(parents=True)
    (place / "kernel.json").write_text(json.dumps(about))
