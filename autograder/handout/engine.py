"""The student's side of the engine, as a distribution of its own that comes with every assignment.

Two distributions that ship the same package overwrite each other, and uninstalling one breaks the other.  So
this one keeps its `cs231n_utils` in a folder of its own, put on the path by a `.pth` file after everything
else: where a kit is installed, that kit's is imported, and no file of it is ever touched.
"""

import base64
import hashlib
import io
import zipfile
from importlib.metadata import metadata, requires

from packaging.requirements import Requirement

from autograder.course.folders import CODE
from cs231n_utils import __version__
from cs231n_utils.doctor.libraries import ENGINE as NAME
from cs231n_utils.doctor.libraries import KIT

FOLDER = "engine"  # in a release
HOME = "cs231n_engine"  # in site-packages
IMPORTED = (".py", ".js", ".css")
WHEEL = f"{HOME}-{__version__}-py3-none-any.whl"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files make the same wheel
KIND = b"Wheel-Version: 1.0\nGenerator: cs231n-kit\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
NEEDED = (  # what cs231n_utils and the download script import: Colab has it, in its own versions
    "numpy",
    "matplotlib",
    "contourpy",
    "ipython",
    "pooch",
    "filelock",
    "tqdm",
    "threadpoolctl",
    "anywidget",
    "packaging",
)
OWN_MACHINE = ("jupyter",)  # JupyterLab; on Colab it would replace what runs there
README = """\
These notebooks import `cs231n_utils`.  Where that fails, run these two commands in the folder above, the
assignment's, in the environment in which the notebooks run:

    python -m pip install -r engine/libraries.txt
    python -m pip install -r engine/requirements.txt

The second takes the engine from this folder and from nowhere else, and leaves a newer one in place.
Then `python -m cs231n_utils.doctor` says whether you can work there, and what mends it if not.

`libraries.txt` is what notebooks import.  A machine of your own needs JupyterLab, too: there install
`engine/own_machine.txt` in its place, which is both.
"""
REQUIREMENTS = f"""\
--no-index
--find-links .
# After libraries.txt.
# From this folder alone, so that no stranger's package of this name can be meant.  By name, not by path: an
# older assignment, installed after a newer one, leaves the newer engine in place.
{NAME}>={__version__}
"""


def files():
    """{path in a release: content} of the engine and of how to install it."""
    return {
        f"{FOLDER}/README.md": README.encode(),
        f"{FOLDER}/libraries.txt": _lines(libraries()),
        f"{FOLDER}/own_machine.txt": _lines(["-r libraries.txt", *asked_for(OWN_MACHINE)]),
        f"{FOLDER}/requirements.txt": REQUIREMENTS.encode(),
        f"{FOLDER}/{WHEEL}": wheel(),
    }


def libraries():
    """What the engine needs, in the versions that the kit asks for."""
    return asked_for(NEEDED)


def asked_for(names):
    """What the kit asks for of these libraries, a line each."""
    return [line for line in requires(KIT) if Requirement(line).name in names]


def _lines(texts):
    return "".join(f"{text}\n" for text in texts).encode()


def wheel():
    """The bytes of the wheel."""
    package = CODE / "cs231n_utils"
    paths = sorted(path for path in package.rglob("*") if path.suffix in IMPORTED)
    about = f"{HOME}-{__version__}.dist-info"
    content = {f"{HOME}/{path.relative_to(CODE).as_posix()}": path.read_bytes() for path in paths}
    content |= {
        f"{HOME}.pth": f"{HOME}\n".encode(),
        f"{about}/METADATA": _metadata().encode(),
        f"{about}/WHEEL": KIND,
    }
    record = f"{about}/RECORD"
    content[record] = ("".join(map(_recorded, content, content.values())) + f"{record},,\n").encode()
    return zipped(content)


def _metadata():
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {NAME}",
        f"Version: {__version__}",
        "Summary: What notebooks of the cs231n kit import",
        f"Requires-Python: {metadata(KIT)['Requires-Python']}",
        *(f"Requires-Dist: {line}" for line in libraries()),
    ]
    return "\n".join(lines) + "\n"


def _recorded(name, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"


def zipped(content):
    """The bytes of a zip with these files, {path: bytes}; the same for the same files."""
    with io.BytesIO() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in content.items():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
        return out.getvalue()
