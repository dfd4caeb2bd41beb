"""How a worker is shut in: the levels, what each needs, and the command line that makes it so."""

import contextlib
import functools
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

import cs231n_utils
from autograder.course.folders import ASSIGNMENTS

HERE = Path(__file__).resolve().parent
LIBRARY = Path(cs231n_utils.__file__).resolve().parent
PACKAGES = Path(np.__file__).resolve().parents[1]  # with NumPy and what else student code may import
HIDDEN = (HERE.parent, ASSIGNMENTS, PACKAGES / "autograder")  # graders, and what assignments do not hand out
INTERPRETER = os.path.realpath(sys._base_executable)  # not that of an environment, which `-S` ignores
# What programs need.  Not all of /usr or of Python's own prefix: anything may be installed there.
SYSTEM = ("/usr/bin", "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/bin", "/etc/ld.so.cache")
SCRATCH_BYTES = 64 << 20
FIRST_UID = 1 << 30  # far above those that systems and containers give away

LEVELS = {  # name: what it promises, in the words the instructor reads
    "bubblewrap": "student code sees nothing but its own files",
    "process": "scores are decided outside the student's process, but student code runs with your rights: "
    "it can read and change your files",
}

FIX = (
    "install it with `sudo apt-get install bubblewrap` (Debian, Ubuntu) or `sudo dnf install bubblewrap`"
    if sys.platform != "darwin"
    else "it is for Linux; grade in a Linux machine, for instance one of `brew install lima && limactl start`"
)
APPARMOR = r"abi <abi/4.0>,\nprofile bwrap /usr/bin/bwrap flags=(unconfined) {\n  userns,\n}\n"
FORBIDDEN = (  # setting under /proc/sys, the value that forbids user namespaces, what to do
    (
        "kernel/apparmor_restrict_unprivileged_userns",
        "1",  # Ubuntu 24.04: it is for each program to ask
        f"give bwrap an AppArmor profile: `printf '{APPARMOR}' | sudo tee /etc/apparmor.d/bwrap && "
        "sudo apparmor_parser --replace /etc/apparmor.d/bwrap`",
    ),
    (
        "kernel/unprivileged_userns_clone",
        "0",
        "allow user namespaces: `echo kernel.unprivileged_userns_clone=1 | "
        "sudo tee /etc/sysctl.d/50-userns.conf && sudo sysctl --system`",
    ),
    (
        "user/max_user_namespaces",
        "0",
        "allow user namespaces: `echo user.max_user_namespaces=15000 | "
        "sudo tee /etc/sysctl.d/50-userns.conf && sudo sysctl --system`",
    ),
)
IN_A_CONTAINER = "if this is a container, let it make namespaces: start it with `docker run --privileged`"


class IsolationMissing(Exception):
    """The isolation asked for cannot be had on this machine; the message names the fix."""


@functools.cache
def why_no_bubblewrap():
    """What is wrong with bubblewrap on this machine and how to mend it; None when it works."""
    if shutil.which("bwrap") is None:
        return f"bubblewrap is not installed: {FIX}"
    probe = [*bubblewrap(), "--", INTERPRETER, "-IS", "-c", "pass"]
    done = subprocess.run(probe, capture_output=True, text=True, timeout=30)
    if done.returncode:
        remedies = (fix for setting, bad, fix in FORBIDDEN if _reads(f"/proc/sys/{setting}", bad))
        return (
            f"bubblewrap does not work here ({done.stderr.strip()[:200]}): {next(remedies, IN_A_CONTAINER)}"
        )
    return None


def _reads(path, text):
    with contextlib.suppress(OSError):
        return Path(path).read_text().strip() == text
    return False


def require(level):
    """Raises IsolationMissing unless workers can be shut in at this level."""
    if level not in LEVELS:
        raise IsolationMissing(f"no isolation is called {level!r}; there are: {', '.join(LEVELS)}")
    if level == "bubblewrap" and (reason := why_no_bubblewrap()):
        raise IsolationMissing(
            f"{reason}; or grade with the weaker `process` isolation by naming it ({LEVELS['process']})"
        )


def require_out_of_sight(level, *folders):
    """Raises IsolationMissing for a folder that student code could read, for it lies among what it needs."""
    for folder in folders if level == "bubblewrap" else ():
        folder = folder.resolve()
        place = next((place for place in visible() if folder.is_relative_to(place)), None)
        if place and not any(folder.is_relative_to(hidden) for hidden in HIDDEN):
            raise IsolationMissing(f"{folder} lies in {place}, which student code can read: move the course")


def visible():
    """What student code can read: the system's programs, the interpreter, its libraries; links resolved."""
    own = [Path(sys.base_prefix, lib) for lib in ("lib", "lib64")]
    places = (*map(Path, SYSTEM), *own, Path(INTERPRETER), PACKAGES)
    return dict.fromkeys(place.resolve() for place in places if place.exists())


def hidden():
    """What lies in there and is not to be seen: packages of other Pythons, and the kit."""
    others = (path for place in visible() for path in _packages(place) if path != PACKAGES)
    return [*others, *HIDDEN]


@functools.cache
def _packages(place):
    """The folders in `place` into which a Python installs."""
    return list(place.glob("python3*/*-packages"))


def strongest():
    """The first level that works on this machine."""
    return "process" if why_no_bubblewrap() else "bubblewrap"


def missing(layers):
    """The layers of a full sandbox that are not among `layers`."""
    return [layer for layer in ("bubblewrap", "rlimits", "seccomp") if layer not in layers]


@contextlib.contextmanager
def command(level, submission: Path, descriptor: int):
    """(argv, environment, descriptors) of a worker on the files in `submission`, talking over `descriptor`.

    It is to be given these descriptors, and is to be started in here.
    """
    environment = {
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "MPLBACKEND": "agg",
        "LANG": "C.UTF-8",
    }
    if level == "process":
        worker = [level, str(descriptor), str(submission), str(LIBRARY.parent)]
        yield [*python(HERE), *worker], environment | {"HOME": str(submission)}, [descriptor]
        return
    binds = ["--ro-bind", str(submission), "/submission"]
    for name in ("worker.py", "wire.py", "seccomp.py"):
        binds += ["--ro-bind", str(HERE / name), f"/grader/{name}"]
    binds += ["--ro-bind", str(LIBRARY), "/grader/library/cs231n_utils"]
    for name, value in (environment | {"HOME": "/tmp"}).items():
        binds += ["--setenv", name, value]
    worker = [level, str(descriptor), "/submission", "/grader/library"]
    # bubblewrap's command line and environment can be read in the sandbox: they name no place of ours
    program, *options = [*bubblewrap(), *binds, "--remount-ro", "/"]
    with open(os.memfd_create("options"), "w+b") as told:
        told.write("\0".join(options).encode())
        told.seek(0)
        argv = [program, "--args", str(told.fileno()), "--", *python("/grader"), *worker]
        yield argv, {}, [descriptor, told.fileno()]


def python(grader):
    """The interpreter on the worker: neither environment nor current folder add to sys.path."""
    return [INTERPRETER, "-ISB", f"{grader}/worker.py", str(PACKAGES)]


def bubblewrap():
    """bubblewrap with a read-only Python in it, and nothing else of this machine."""
    argv = [shutil.which("bwrap") or "bwrap", "--die-with-parent", "--new-session", "--clearenv"]
    if os.getuid() == 0:
        # Root without a user namespace keeps just the capabilities to become somebody else, a user that
        # does not exist and that no other worker is (worker.drop_root).
        argv += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
        argv += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
        argv += ["--setenv", "CS231N_DROP_ROOT", str(FIRST_UID + secrets.randbelow(1 << 24))]
    else:
        argv += ["--unshare-all"]
    argv += ["--proc", "/proc", "--dev", "/dev"]
    for scratch in ("/tmp", "/dev/shm"):
        argv += ["--perms", "1777", "--size", str(SCRATCH_BYTES), "--tmpfs", scratch]
    for path in SYSTEM:
        argv += [*parents(path), "--ro-bind-try", path, path]
    for path in visible():
        argv += [*parents(path), "--ro-bind", str(path), str(path)]
    for path in hidden():
        if path.exists() and any(path.is_relative_to(seen) for seen in visible()):
            argv += ["--tmpfs", str(path)]
    return [*argv, *parents("/grader/library/cs231n_utils"), "--chdir", "/tmp"]


def parents(path):
    """The folders above `path`, made readable for the unprivileged user (bubblewrap makes them 0700)."""
    argv = []
    for parent in reversed(Path(path).parents[:-1]):
        argv += ["--perms", "0755", "--dir", str(parent)]
    return argv
