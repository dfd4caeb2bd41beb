"""Is the environment in which this runs fit for the notebooks, and do they run in it?"""

import importlib
import os
import platform
import shutil
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

from cs231n_utils.doctor import libraries
from cs231n_utils.doctor.line import BAD, GOOD, LATER, WARNING, Line

KERNEL = "python3"  # the one for which notebooks ask
IMPORTED = ("cs231n_utils.checks", "cs231n_utils.cifar10", "cs231n_utils.live.playground")  # by notebooks
PICTURE = "where a live picture says “Error displaying widget”, or that anywidget is not registered"
RESTARTS = {  # a variable that is set there: what lets live pictures find their scripts
    "COLAB_RELEASE_TAG": "Runtime › Restart session, then the first cell again",
    "VSCODE_PID": "restart the kernel, close the notebook and open it again; allow scripts in the settings: "
    '"jupyter.widgetScriptSources": ["jsdelivr.com", "unpkg.com"]; '
    'if it stays: "python.useEnvironmentsExtension": false',
    "JUPYTERHUB_USER": "File › Hub Control Panel › Stop My Server, and start it again",
    "": "stop Jupyter (Ctrl+C in its terminal), start it again from this environment, and reload its page",
}


def python(folder):
    return Line(GOOD, f"{platform.python_version()} on {platform.system()}, in {sys.prefix}")


def packages(folder):
    name = libraries.brought_by()
    if not name:
        says = "cs231n_utils was not installed, so that nobody knows what it needs"
        return Line(WARNING, says, f"{pip()} -r {listed(folder, 'requirements.txt')}")
    if not find_spec("packaging"):
        return Line(BAD, "packaging is missing, and perhaps more", f"{pip()} -r {listed(folder)}")
    found = libraries.needed(name)
    if unfit := libraries.unfit(found):
        fitting = " ".join(f'"{one}"' for one in unfit)
        return Line(BAD, libraries.missing(found), f"{pip()} {fitting}")
    for module in IMPORTED:
        try:
            importlib.import_module(module)
        except Exception as error:  # what is installed does not fit together
            says = f"{module} cannot be imported: {type(error).__name__}: {error}"
            return Line(BAD, says, f"{pip()} --force-reinstall -r {listed(folder)}")
    return Line(GOOD, ", ".join(f"{one.name} {version}" for one, version in found.items()))


def pip():
    """The command that installs into this environment, and no other."""
    if is_kernel():
        return "in a cell, then restart the kernel: %pip install"
    return f"{this_python()} -m pip install"


def this_python():
    """As it is typed, with its folder where `python` is another one."""
    known = shutil.which("python")
    return "python" if known and _lies_in(_here(), known) else f'"{sys.executable}"'


def listed(folder, name="libraries.txt"):
    """A list of packages that came with the assignment, as it is typed."""
    return f'"{Path(folder, "engine", name)}"'


def is_kernel():
    """Whether this runs in a notebook."""
    return "ipykernel.kernelapp" in sys.modules


def kernel(folder):
    if is_kernel():
        return Line(GOOD, "this is the kernel: the notebook runs in this environment")
    if not find_spec("ipykernel"):
        says = "ipykernel is missing: no notebook can run in this environment"
        return Line(BAD, says, f"{pip()} ipykernel")
    from jupyter_client.kernelspec import KernelSpecManager  # here: it comes with ipykernel

    program = KernelSpecManager().get_kernel_spec(KERNEL).argv[0]
    if Path(program).name != program and not _lies_in(_here(), program):  # `python` is that of Jupyter
        fix = (
            f'"{sys.executable}" -m ipykernel install --sys-prefix --name cs231n --display-name cs231n, '
            "then in the notebook Kernel › Change Kernel… › cs231n"
        )
        return Line(BAD, f"notebooks run in another environment: the kernel {KERNEL} is {program}", fix)
    starter = shutil.which("jupyter")
    if starter and not any(_lies_in(place, starter) for place in (_here(), *_scripts())):
        fix = f'"{sys.executable}" -m jupyterlab'
        return Line(WARNING, f"the command `jupyter` is another environment's ({starter}): start it so", fix)
    return Line(GOOD, f"the kernel {KERNEL} runs in this environment")


def _here():
    return Path(sys.executable).parent


def _scripts():
    """Where this Python's installers put commands."""
    user = sysconfig.get_preferred_scheme("user")
    return sysconfig.get_path("scripts"), sysconfig.get_path("scripts", user)


def _lies_in(folder, program):
    place = Path(program).parent
    return place.is_dir() and os.path.isdir(folder) and os.path.samefile(place, folder)


def live_pictures(folder):
    version = libraries.installed("anywidget")
    if not version:
        return Line(LATER, "not looked at, see packages: there is no anywidget")
    sign = next(sign for sign in RESTARTS if not sign or sign in os.environ)
    return Line(GOOD, f"anywidget {version}; {PICTURE}:", RESTARTS[sign])


CHECKS = {
    "python": python,
    "packages": packages,
    "kernel": kernel,
    "live pictures": live_pictures,
}
