"""What a known mistake is: a row of data, one file for each subject; and the table that an assignment has."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from cs231n_utils.promises import lectures

# How much a mistake spoils, the worst first: what a lecture should speak of.
SEVERITIES = {
    "wrong": "the numbers are wrong, and so is all that is built on them",
    "fragile": "right on some inputs, wrong or broken on others",
    "slow": "right, but it costs far more time than it has to",
    "style": "sound in itself, but not what was agreed on",
}


@dataclass(frozen=True)
class Misconception:
    """One mistake: `title` names it, `seen` says how it shows, `lecture` is a time.

    `hint` says where to look, `question` leads on from there; neither holds the line that is missing.
    `severity` is one of SEVERITIES, `example` the kind of worked example on which the mistake can be seen.
    """

    id: str
    title: str
    seen: str
    hint: str
    question: str
    severity: str
    lecture: str
    example: str = ""
    number: int = 3  # of the lecture (winter 2016)

    @property
    def where(self):
        return f"Lecture {self.number} at {self.lecture}"

    @property
    def address(self):
        """Where that can be watched."""
        return lectures.at(self.number, self.lecture)


class Table:
    """The mistakes that an assignment's checks can name, by id.  Raises ValueError for an id given twice."""

    def __init__(self, *rows):
        self._by_id = {row.id: row for row in rows}
        if len(self._by_id) < len(rows):
            count = Counter(row.id for row in rows)
            raise ValueError(f"twice in the table: {', '.join(id for id in count if count[id] > 1)}")

    def __iter__(self):
        return iter(self._by_id.values())

    def digest(self):
        """Changes with every word that stands in it."""
        return hashlib.sha256(repr(self._by_id).encode()).hexdigest()

    def rows(self, ids):
        """The rows with these ids, each once; what a file from elsewhere says need not exist."""
        return [self._by_id[id] for id in dict.fromkeys(ids) if id in self._by_id]

    def get(self, id):
        """The row with this id; KeyError for an id that does not exist."""
        return self._by_id[id]

    def find(self, id):
        """The row with this id, or None: what a file from elsewhere says need not exist."""
        return self._by_id.get(id)
