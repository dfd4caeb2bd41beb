"""The notebooks of a folder, as feedback pages need them."""

import json

from autograder.course.text import one_line

NOTE = "note_from_the_grader"  # in the metadata of a cell: staging takes them from all that students write


class Notebooks:
    """The notebooks of one folder: `cells` are nbgrader's, in the order in which one reads them."""

    def __init__(self, folder):
        self.books = {path.stem: json.loads(path.read_text()) for path in sorted(folder.glob("*.ipynb"))}
        self.cells, self.place, self.before = {}, {}, {}
        for stem, book in self.books.items():
            previous = None
            for cell in book["cells"]:
                if id := cell["metadata"].get("nbgrader", {}).get("grade_id"):
                    self.cells[id], self.place[id], self.before[id] = cell, stem, previous
                previous = cell

    def hold(self, others):
        return {*others.books, *others.cells} <= {*self.books, *self.cells}

    def question(self, id):
        """The text right above an answer."""
        before = self.before[id]
        return source(before) if before and before["cell_type"] == "markdown" else ""

    def notes(self, released):
        """Of the grader, in notebooks that had to be replaced."""
        for stem in released.books:
            for cell in self.books[stem]["cells"]:
                if note := cell["metadata"].get(NOTE):
                    yield one_line(note)


def source(cell):
    """The text of a cell; files keep it as a list of lines."""
    return "".join(cell["source"])
