"""Every notebook from top to bottom, in a copy of the release: solved, and with untouched stubs."""

import os
import re

import nbclient
import nbformat

from autograder.course.cells import is_machine_graded
from autograder.course.text import one_line

SECONDS = 900  # that one notebook may take
PICTURE = re.compile(r"!\[(.*?)\]\(|<img\b([^>]*)>", re.DOTALL)


def run(path, pictures=None):
    """The executed notebook; its cells look for a data set in the folder `pictures`, if one is named.

    Raises nbclient's CellExecutionError.
    """
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook,
        timeout=SECONDS,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=ERROR"],
    )
    client.execute(env=os.environ | ({"CIFAR10_DIR": str(pictures)} if pictures else {}))
    return notebook


def trouble(path, data, solved):
    """What is wrong with a run of it, in one line, or ''."""
    try:
        return complaint(run(path, data and data.folder), solved)
    except nbclient.exceptions.CellExecutionError as error:
        return f"stops with {one_line(f'{error.ename}: {error.evalue}', 300)}"


def complaint(notebook, solved):
    """What is not as it should be in one that was run, in one line, or ''.

    Solved, its check cells complain of nothing; with untouched stubs each says what to do next.
    """
    for cell in notebook.cells:
        if is_machine_graded(cell):
            says, complains = _written(cell, "stdout"), _written(cell, "stderr")
            if solved and (complains or not says):
                return f"the check cell {_id(cell)} is not content: {one_line(complains or 'no word', 300)}"
            if not solved and not complains:
                return f"the check cell {_id(cell)} does not say what to do next"
    return ""


def _written(cell, stream):
    return "".join(o.text for o in cell.outputs if o.output_type == "stream" and o.name == stream)


def _id(cell):
    return cell.metadata.nbgrader.grade_id


def without_words(assignment):
    """Cells with a picture that says nothing to who cannot see it: ["notebook: cell id", …]."""
    return [
        f"{name}.ipynb: cell {cell.get('id', number)}"
        for name, notebook in assignment.notebooks.items()
        for number, cell in enumerate(notebook.cells)
        if cell.cell_type == "markdown"
        for text, attributes in PICTURE.findall(cell.source)
        if not text.strip() and not re.search(r"\balt\s*=\s*[\"'][^\"']*\w", attributes)
    ]
