"""Make the gradebook fit a release, in one transaction, with all that was given so far.

nbgrader's own way refuses to add, move or drop cells once somebody has handed in.
"""

import json
from dataclasses import dataclass, field
from datetime import date

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    GradeCell,
    MissingEntry,
    Notebook,
    SolutionCell,
    SourceCell,
    SubmittedNotebook,
    TaskCell,
)
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_locked, is_solution, is_task

from autograder.course.releases import MARK
from autograder.report.verdict import number

KINDS = {  # nbgrader's tables of cells: (is a cell in it?, what it says of the cell)
    GradeCell: (is_grade, lambda cell: {"max_score": _points(cell), "cell_type": cell.cell_type}),
    TaskCell: (is_task, lambda cell: {"max_score": _points(cell), "cell_type": cell.cell_type}),
    SolutionCell: (is_solution, lambda cell: {}),
    SourceCell: (
        lambda cell: is_grade(cell) or is_task(cell) or is_solution(cell) or is_locked(cell),
        lambda cell: {
            "cell_type": cell.cell_type,
            "locked": is_locked(cell),
            "source": cell.source,
            "checksum": cell.metadata.nbgrader.get("checksum"),
        },
    ),
}
GRADED = (GradeCell, TaskCell)
GIVEN = {  # the rows of students: for which kinds of cells, and what of them a person gave
    Grade: (GRADED, ("manual_score", "extra_credit")),
    Comment: ((SolutionCell, TaskCell), ("manual_comment",)),
}


def _points(cell):
    return float(cell.metadata.nbgrader.points)


@dataclass
class Cells:
    """What is to stand in the gradebook of one notebook."""

    kernelspec: str
    rows: dict = field(default_factory=dict)  # {(kind, id): columns}


class NoteCells(NbGraderPreprocessor):
    """In place of nbgrader's SaveCells: nothing is written before all notebooks are made."""

    def preprocess(self, nb, resources):
        converter = self.parent.parent
        cells = Cells(json.dumps(nb.metadata.get("kernelspec", {})))
        for cell in nb.cells:
            for kind, (belongs, columns) in KINDS.items():
                if belongs(cell):
                    cells.rows[kind, cell.metadata.nbgrader.grade_id] = columns(cell)
        converter.cells[resources["nbgrader"]["notebook"]] = cells
        nb.metadata[MARK] = converter.releases.number
        return nb, resources


def adapt(gradebook, name, notebooks, dropped):
    """Make the assignment's cells those of `notebooks`, {name: Cells}; it is for the caller to commit.

    `dropped`: {id: {"on": date, "given": {student: what a person gave}}} of cells that were dropped; those
    that are dropped now are added.  -> what changed, in lines.
    """
    change = _Adaptation(gradebook, name, dropped)
    change.fit(notebooks)
    return change.said


class _Adaptation:
    def __init__(self, gradebook, name, dropped):
        self.db, self.dropped = gradebook.db, dropped
        self.dropped_now, self.said = {}, []
        try:
            self.assignment = gradebook.find_assignment(name)
        except MissingEntry:
            self.assignment = Assignment(name=name, course_id=gradebook.course_id)
            self.db.add(self.assignment)
        self.books = {book.name: book for book in self.assignment.notebooks}

    def fit(self, notebooks):
        gone = [book for stem, book in self.books.items() if stem not in notebooks]
        there = {(kind, stem, cell.name): cell for kind, stem, cell in self._cells()}
        unknown = []
        for stem, cells in notebooks.items():
            self._book(stem).kernelspec = cells.kernelspec
            for (kind, id), columns in cells.rows.items():
                if cell := there.pop((kind, stem, id), None):
                    self._keep(cell, columns)
                else:
                    unknown.append((kind, id, self.books[stem], columns))
        elsewhere = {(kind, id): cell for (kind, _, id), cell in there.items()}
        for kind, id, book, columns in unknown:
            if cell := elsewhere.get((kind, id)):
                there.pop((kind, cell.notebook.name, id))
                self._keep(cell, columns)
                self._move(cell, book)
            else:
                self._add(kind(name=id, notebook=book, **columns))
        for cell in there.values():
            self._drop(cell)
        self.dropped |= self.dropped_now
        self.db.flush()
        for book in gone:
            for row in [*book.submissions, book]:
                self.db.delete(row)
        self.db.flush()

    def _cells(self):
        """All in the gradebook: their kind, the name of their notebook, and they themselves."""
        for stem, book in self.books.items():
            for kind in KINDS:
                for cell in self.db.query(kind).filter(kind.notebook_id == book.id):
                    yield kind, stem, cell

    def _book(self, name):
        """The notebook; a new one has a part in everything that was handed in."""
        if name not in self.books:
            self.books[name] = book = Notebook(name=name, assignment=self.assignment)
            self.db.add(book)
            for submission in self.assignment.submissions:
                self.db.add(SubmittedNotebook(notebook=book, assignment=submission))
            self.db.flush()
        return self.books[name]

    def _add(self, cell):
        """Until they are graded again, it is not in what was handed in; what a person once gave is back."""
        self.db.add(cell)
        given, back = self.dropped.get(cell.name, {}).get("given", {}), 0
        for table, (kinds, columns) in GIVEN.items():
            for part in cell.notebook.submissions if isinstance(cell, kinds) else ():
                once = given.get(part.student.id, {})
                row = table(cell=cell, notebook=part, **{name: once.get(name) for name in columns})
                self.db.add(row)
                if table is Grade:
                    row.needs_manual_grade = False
                    back += row.manual_score is not None
        self._say("new", cell, f"scores that were given by hand are back: {back}" if back else "")

    def _keep(self, cell, columns):
        if isinstance(cell, GRADED) and cell.max_score != columns["max_score"]:
            before, now = number(cell.max_score), number(columns["max_score"])
            self.said.append(f"{cell.name}: worth {before} before, {now} now")
        for column, value in columns.items():
            setattr(cell, column, value)

    def _move(self, cell, book):
        self._say("moved", cell, f"from {cell.notebook.name} to {book.name}")
        parts = {part.assignment: part for part in book.submissions}
        for row in _given(cell):
            row.notebook = parts[row.notebook.assignment]
        cell.notebook = book

    def _drop(self, cell):
        count, entry = 0, self.dropped_now.setdefault(cell.name, {"on": f"{date.today()}", "given": {}})
        for row in _given(cell):
            _, columns = GIVEN[type(row)]
            if kept := {name: value for name in columns if (value := getattr(row, name)) is not None}:
                entry["given"].setdefault(row.notebook.student.id, {}).update(kept)
                count += "manual_score" in kept
            self.db.delete(row)
        self._say("dropped", cell, f"scores that were given by hand are kept: {count}" if count else "")
        self.db.delete(cell)

    def _say(self, what, cell, more):
        if isinstance(cell, GRADED):
            worth = f"{what}: {cell.name}, worth {number(cell.max_score)}"
            self.said.append(f"{worth}; {more}" if more else worth)


def _given(cell):
    """All rows of students for it."""
    return [*getattr(cell, "grades", ()), *getattr(cell, "comments", ())]
