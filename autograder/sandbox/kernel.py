"""The trusted side of a sandboxed Jupyter kernel: start it, stop it on time, whatever its cells do.

nbclient drives it.  Nothing that comes from the kernel is kept, and nothing in it is believed: a cell can
send whatever message it likes.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import nbformat
import zmq
from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient
from traitlets import List, default

from autograder.sandbox.isolation import HERE, LIBRARY, bubblewrap, parents

START_SECONDS = 60
SCRATCH_BYTES = 256 << 20
LARGEST_MESSAGE = 16 << 20
LONGEST_QUEUE = 16  # messages
THREADS = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL")}


class KernelLost(Exception):
    """The kernel could not be started: a failure of this machine, not of the submission."""


class Manager(AsyncKernelManager):
    """Starts the kernel with `command`; takes no message that is out of all proportion."""

    command = List()

    def format_kernel_cmd(self, extra_arguments=None):
        os.chmod(self.connection_file, 0o644)  # as in lay_out
        return self.command

    @default("context")
    def _context_default(self):
        context = super()._context_default()
        context.setsockopt(zmq.MAXMSGSIZE, LARGEST_MESSAGE)
        context.setsockopt(zmq.RCVHWM, LONGEST_QUEUE)
        return context


class Client(NotebookClient):
    """Runs cells; `late` is true once the kernel was killed because its time was over."""

    late = False

    def process_message(self, msg, cell, cell_index):
        """What a cell shows is not kept; all that matters is that it ended."""
        if msg["msg_type"] == "status":
            super().process_message(msg, cell, cell_index)


@contextmanager
def kernel(sources, files, level, data, seconds):
    """A Client for code cells of these `sources`: its kernel runs beside a copy of `files`, {name: content}.

    `data` is the data set's folder.  After `seconds` the kernel is killed, at the end of the block in any
    case.  Raises KernelLost.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kernel-")))
        errors = stack.enter_context(tempfile.TemporaryFile())
        meeting = lay_out(folder, files)
        argv, environment = command(level, folder, meeting, data)
        manager = Manager(
            command=argv,
            transport="ipc",
            ip=str(meeting / "socket"),
            connection_file=str(meeting / "connection.json"),
        )
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in sources])
        client = Client(
            notebook, km=manager, timeout=None, startup_timeout=START_SECONDS, shutdown_kernel="immediate"
        )
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": errors}
        try:
            stack.enter_context(client.setup_kernel(cleanup_kc=True, env=environment, **streams))
        except Exception as error:
            errors.seek(0)
            text = errors.read(2000).decode(errors="replace").strip()
            raise KernelLost(f"the kernel did not start ({error}): {text}") from None
        stack.callback(kill, manager.provisioner.pid)
        # Both sides have met.  Gone from under the kernel, the folder cannot be filled with files.
        shutil.rmtree(meeting)
        stack.enter_context(killed_after(seconds, client))
        yield client


def lay_out(folder, files):
    """Write what was handed in; -> the folder where both sides put their sockets.

    The kernel may be another user, so all is open; `folder` itself is closed to others.
    """
    for name, mode in {"handed_in": 0o755, "scratch": 0o700, "meeting": 0o777}.items():
        (folder / name).mkdir()
        (folder / name).chmod(mode)
    for name, content in files.items():
        (folder / "handed_in" / name).write_bytes(content)
        (folder / "handed_in" / name).chmod(0o644)
    return folder / "meeting"


def command(level, folder, meeting, data):
    """(argv, environment) of a kernel on what is handed in in `folder`."""
    handed_in, connection = folder / "handed_in", str(meeting / "connection.json")
    path = {"PATH": os.environ.get("PATH", os.defpath)}
    if level == "process":
        scratch = str(folder / "scratch")
        arguments = [str(HERE / "kernel_worker.py"), level, connection]
        arguments += [str(handed_in), scratch, str(LIBRARY.parent)]
        environment = path | THREADS | {"HOME": scratch, "LANG": "C.UTF-8", "CIFAR10_DIR": str(data)}
        return [sys.executable, "-EsB", *arguments], environment
    binds = ["--ro-bind", str(handed_in), "/handed_in", "--ro-bind", str(data), "/data"]
    binds += [*parents(meeting), "--bind", str(meeting), str(meeting)]
    binds += ["--perms", "1777", "--size", str(SCRATCH_BYTES), "--tmpfs", "/submission"]
    for name in ("kernel_worker.py", "worker.py", "wire.py", "seccomp.py"):
        binds += ["--ro-bind", str(HERE / name), f"/grader/{name}"]
    binds += ["--ro-bind", str(LIBRARY), "/grader/library/cs231n_utils", "--remount-ro", "/"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8", "CIFAR10_DIR": "/data"}
    for name, value in (THREADS | environment).items():
        binds += ["--setenv", name, value]
    arguments = ["/grader/kernel_worker.py", level, connection]
    arguments += ["/handed_in", "/submission", "/grader/library"]
    return [*bubblewrap(), *binds, "--", sys.executable, "-EsB", *arguments], path


@contextmanager
def killed_after(seconds, client):
    """A thread of its own keeps the time: a kernel that floods its sockets holds up all that reads them."""

    def stop():
        client.late = True
        kill(process)

    process = client.km.provisioner.pid
    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def kill(process):
    """The kernel leads a process group of its own."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process, signal.SIGKILL)
