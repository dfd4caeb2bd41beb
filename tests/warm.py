"""Processes that start in a hundredth of a second: forks of one that has imported everything.

It was started as workers are, with one thread for products of matrices.
"""

import os
import runpy
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from multiprocessing import get_context

from alembic.config import Config
from alembic.script import ScriptDirectory
from nbgrader import api

from autograder.course.folders import KIT

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(
    ["tests.verdicts", "tests.warm", "autograder.commandline", "nbgrader.apps.nbgraderapp"]
)
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # of what is started from here on, the warm process among it


@cache
def newest_gradebook():
    """The version of a new gradebook; nbgrader asks `alembic heads` for each, a process of three seconds."""
    with api._temp_alembic_ini("sqlite://") as settings:
        return ScriptDirectory.from_config(Config(settings)).get_current_head()


api.get_alembic_version = newest_gradebook


def python_m(module, *arguments, folder, environment=None, kit=None):
    """As `python -m module arguments` in `folder`: a CompletedProcess with what it said.

    With `kit`, the folder of another copy of the kit, it is that one's modules which run.
    """
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        streams = [CONTEXT.reducer.DupFd(file.fileno()) for file in (out, errors)]
        command = [module, *map(str, arguments)]
        process = CONTEXT.Process(
            target=_run, args=(command, str(folder), environment, kit and str(kit), streams)
        )
        process.start()
        process.join()
        said = []
        for file in (out, errors):
            file.seek(0)
            said.append(file.read())
    return subprocess.CompletedProcess(command, process.exitcode, *said)


def _run(command, folder, environment, kit, streams):
    for descriptor, stream in zip((1, 2), streams, strict=True):
        os.dup2(stream.detach(), descriptor)
    if environment is not None:
        os.environ.clear()
        os.environ.update(environment)
    os.chdir(folder)
    if kit:
        sys.path.insert(0, kit)
        ours = tuple(str(KIT / folder) for folder in ("autograder", "cs231n_utils", "assignments"))
        for name, module in list(sys.modules.items()):
            if (getattr(module, "__file__", None) or "").startswith(ours):
                del sys.modules[name]
    engines = import_module("autograder.grading.engines")
    engines.LocalPool.context = get_context("fork")  # nothing runs here yet but this
    sys.argv = ["", *command[1:]]
    sys.modules.pop(f"{command[0]}.__main__", None)
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)
