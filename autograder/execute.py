"""Run notebooks from top to bottom in a sandboxed kernel, to see whether they do.  No score comes from it.

What is reported is what the student's own kernel says: a note for the instructor, not a verdict.
"""

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient.exceptions import CellExecutionError, DeadKernelError

from autograder.grade import code_digest
from autograder.sandbox.kernel import kernel
from autograder.staging import MAX_NOTEBOOK_BYTES, plain_files
from autograder.submission import Refused, digest, read_plain
from autograder.text import one_line
from cs231n_utils import cifar10

SECONDS = 600  # of a notebook; the solution of 4_training takes one or two minutes
EXECUTION_CODE = ("autograder/execute.py", "autograder/sandbox", "cs231n_utils")


@dataclass(frozen=True)
class Run:
    """What became of one notebook, in words that are fit to be shown."""

    notebook: str
    finished: bool
    note: str
    seconds: float


@dataclass(frozen=True)
class Execution:
    """All that running the notebooks of one submission needs."""

    folder: Path
    notebooks: tuple  # file names
    level: str
    data: str  # the data set's folder
    seconds: float = SECONDS  # of each notebook

    def key(self):
        """Changes whenever the outcome could."""
        inputs = {
            "code": code_digest(*EXECUTION_CODE).encode(),
            "settings": repr((self.notebooks, self.level, self.seconds)).encode(),
            "data": cifar10.fingerprint(cifar10.load(self.data)).encode(),
        }
        for name, content in plain_files(self.folder, []):
            inputs[f"submitted/{name}"] = hashlib.sha256(content).digest()
        return digest(inputs)


def execute(execution):
    """-> [Run], one for each notebook, each in a kernel and a copy of the files of its own.

    Raises KernelLost: this machine could not start a kernel.
    """
    files = dict(plain_files(execution.folder, []))
    return [run_notebook(name, files, execution) for name in execution.notebooks]


def run_notebook(name, files, execution):
    started = time.perf_counter()
    try:
        sources = code_cells(execution.folder / name)
    except Refused as refused:
        return Run(name, False, str(refused), 0.0)
    with kernel(sources, files, execution.level, execution.data, execution.seconds) as client:
        stop = first_stop(client, execution.seconds)
    seconds = round(time.perf_counter() - started, 1)
    note = f"{name}: {stop}" if stop else f"{name} ran to the end in {seconds:.0f} s"
    return Run(name, not stop, note, seconds)


def code_cells(path):
    """The sources of the code cells that are not empty, in order.  Raises Refused."""
    if not path.exists() and not path.is_symlink():
        raise Refused(f"{path.name} is missing")
    try:
        notebook = nbformat.reads(read_plain(path, MAX_NOTEBOOK_BYTES).decode(), as_version=4)
        sources = ["".join(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    except Refused:
        raise
    except Exception as error:  # a notebook is untrusted JSON: nbformat raises whatever it stumbles over
        raise Refused(f"{path.name} cannot be read ({type(error).__name__})") from None
    return [source for source in sources if source.strip()]


def first_stop(client, seconds):
    """Why not all cells ran, or None.  Cells have the numbers that Jupyter would give them, from [1]."""
    for index, cell in enumerate(client.nb.cells):
        where = f"cell [{index + 1}], `{one_line(cell.source.strip().splitlines()[0], 60)}`"
        try:
            client.execute_cell(cell, index)
        except CellExecutionError as error:
            reason = one_line(f"{error.ename}: {error.evalue}")
            return f"stopped at {where}: {reason}"
        except DeadKernelError:
            if client.late:
                return f"not finished within {seconds:g} s: stopped at {where}"
            return f"the kernel died in {where} (out of memory?)"
        except Exception as error:  # cells can send whatever they like in the kernel's name
            return f"stopped at {where}: its kernel answers nonsense ({type(error).__name__})"
    return None
