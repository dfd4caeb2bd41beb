"""What a student unzips: the release, what it imports, the download script, and how to begin."""

import tomllib
import zipfile
from pathlib import Path

from autograder.course.folders import KIT
from autograder.handout.release import require_no_solution
from cs231n_utils import __version__

IMPORTED = {".py", ".js", ".css"}

README = """\
# {title}

1. `python -m pip install -r requirements.txt`, in an environment of your own if you like
   (`python -m venv .venv`, then `source .venv/bin/activate`; on Windows `.venv\\Scripts\\activate`).
2. {data}
3. `jupyter lab {name}`, then open the first notebook.  Your code goes into the `.py` files beside it.
4. `python -m cs231n_utils.check {name}` says how far you are.
5. `python -m cs231n_utils.submit YOUR_ID {name}` makes the one file that you hand in.
"""
DATA = """\
`python datasets/download.py` fetches CIFAR-10, 170 MB.  Where there is no network,
   `python datasets/download.py --stand-in` draws other pictures, good enough to work with."""
NO_DATA = "There are no data to fetch."

PYPROJECT = """\
[project]
name = "cs231n-{name}"
version = "{version}"
requires-python = "{python}"
dependencies = {dependencies}

[tool.setuptools]
packages.find.include = ["cs231n_utils*"]
package-data = {{ "*" = ["*.js", "*.css"] }}
"""


def write(assignment, released: Path, destination: Path):
    """Write the zip and return the names in it.  Raises Unreleasable if it would hold a solution."""
    require_no_solution(assignment, released)
    given = [path for path in sorted(released.rglob("*")) if path.is_file()]
    files = {f"{assignment.name}/{path.relative_to(released).as_posix()}": path for path in given}
    files = {name: path.read_bytes() for name, path in files.items()}
    for folder, pattern in (("cs231n_utils", "**/*"), ("datasets", "*")):
        for path in sorted((KIT / folder).glob(pattern)):
            if path.suffix in IMPORTED:
                files[path.relative_to(KIT).as_posix()] = path.read_bytes()
    files |= {name: text.encode() for name, text in around(assignment.name, assignment.manifest).items()}
    with zipfile.ZipFile(destination, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{destination.stem}/{name}", content)
    return list(files)


def around(name, said):
    """{file name: text} of what stands beside the folders; `said`: the assignment's Manifest."""
    project = tomllib.loads((KIT / "pyproject.toml").read_text())["project"]
    return {
        "README.md": README.format(title=said.title, name=name, data=DATA if said.data else NO_DATA),
        "requirements.txt": "--editable .\n",
        "pyproject.toml": PYPROJECT.format(
            name=name.replace("_", "-"),
            version=__version__,
            python=project["requires-python"],
            dependencies=project["dependencies"],
        ),
    }
