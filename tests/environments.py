"""Fresh environments: libraries are there, nothing of the kit is."""

import subprocess
import sys
from pathlib import Path

import numpy as np

PYTHON, LIBRARIES = sys.executable, Path(np.__file__).parents[1]
ENVIRONMENT = {
    "PATH": f"{Path(PYTHON).parent}:/usr/bin:/bin",  # nbgrader runs alembic
    "JUPYTER_PATH": str(Path(sys.prefix, "share", "jupyter")),  # templates of nbconvert
    "LANG": "C.UTF-8",
}


def make(folder):
    """The Python of a new environment in `folder`."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    # the .pth files there, the kit's among them, are not read
    (site(python) / "libraries.pth").write_text(f"{LIBRARIES}\n")
    assert "No module named 'cs231n_utils'" in run(python, folder, "-c", "import cs231n_utils", code=1)
    return python


def run(python, folder, *arguments, code=0, **more):
    """What it says, on both streams; it has to end with this exit code."""
    done = subprocess.run(
        [python, *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        env=ENVIRONMENT | {"HOME": str(python.parents[1])} | more,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def site(python):
    """Where that Python's packages are installed."""
    command = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    return Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


def pip(python, folder, *arguments):
    """What pip says, run by that Python."""
    return run(python, folder, "-m", "pip", "--disable-pip-version-check", *arguments)
