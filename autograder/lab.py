"""Open JupyterLab on a copy of a release, as a student sees it."""

import shutil
import subprocess
import sys

from rich.console import Console

from autograder import demo
from autograder.handout import init
from autograder.handout.release import release


def run(course, name, options):
    """The copy, in the demo's own `course`, is made once; what is done in it stays."""
    demo.write_data(course, Console())
    folder = course.root / "lab" / name
    if not folder.exists():
        init.scratch(course)
        release(course, name)
        shutil.copytree(course.release(name), folder)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", *options]
    return subprocess.run(command).returncode
