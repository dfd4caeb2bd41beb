"""What an assignment's first notebook says of help: the course's words, put there by the release."""

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from autograder.course.cells import is_solution

ID, TAG = "course_policy", "course-policy"  # of the cell
DEFAULT = """\
**Help, by people and by AI.** Ask whom and what you like about the ideas, the lecture, Python, NumPy and
error messages. The code in the gaps and the text answers are yours: nobody and nothing else writes them, and
you show yours to nobody who has still to write theirs. When you hand in, say which help you used; you may be
asked to explain your work in your own words.

Why: about a thousand pupils practised mathematics. Those with an unguarded AI assistant did 48 % better as
long as they had it, and then 17 % worse than the others in the exam without it. Where the assistant gave
hints in place of answers, hardly any of that harm was left
([Bastani et al., PNAS 2025](https://doi.org/10.1073/pnas.2422633122)).
"""


class Policy(NbGraderPreprocessor):
    """Put the course's policy below the title of the first notebook."""

    text = Unicode(DEFAULT, help="Markdown that is shown in each first notebook; empty: none.").tag(
        config=True
    )

    def preprocess(self, nb, resources):
        converter = self.parent.parent
        is_first = resources["nbgrader"]["notebook"] == min(converter.assignment_source.notebooks)
        if is_first and self.text.strip():
            insert(nb, self.text.strip())
        return nb, resources


def insert(notebook, text):
    """As a cell that cannot be edited, and of which nbgrader knows nothing: it is not graded or recorded."""
    metadata = {"tags": [TAG], "editable": False, "deletable": False}
    cell = nbformat.v4.new_markdown_cell(text, id=ID, metadata=metadata)
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        del cell["id"]
    asks = len(notebook.cells) > 1 and is_solution(notebook.cells[1])  # a question stays above its answer
    notebook.cells.insert(0 if asks else 1, cell)


def is_outdated(path, config):
    """Whether the released notebook at `path` says something else than these settings."""
    if not path.is_file():
        return True
    cells = nbformat.read(path, as_version=4).cells
    said = [cell.source for cell in cells if TAG in cell.metadata.get("tags", ())]
    wanted = Policy(config=config).text.strip()
    return said != ([wanted] if wanted else [])
