"""What a student's score of an assignment is made of, and what it is to become another."""

from dataclasses import dataclass

from autograder.term import book

NOTHING = (None, None, None)


@dataclass(frozen=True)
class State:
    """`cells`: {id: (points by machine, by hand, extra)}, each a number or None; `penalty`: of lateness."""

    cells: dict
    penalty: float = 0.0

    def score(self, id):
        """As nbgrader has it; None where nobody and nothing gave points."""
        machine, hand, extra = given = self.cells.get(id, NOTHING)
        return None if given == NOTHING else (hand if hand is not None else machine or 0.0) + (extra or 0.0)

    @property
    def raw(self):
        return sum(self.score(id) or 0.0 for id in self.cells)

    @property
    def total(self):
        return round(max(0.0, self.raw - self.penalty), 6)

    @property
    def by_machine(self):
        return {id: machine for id, (machine, *_) in self.cells.items() if machine is not None}


@dataclass(frozen=True)
class Change:
    """`before`: None where there was no score yet.

    `reason`: why a score by machine is another one though the hand-in is the same; empty for all else.
    """

    assignment: str
    student: str
    before: State | None
    after: State
    reason: str = ""

    @property
    def points(self):
        return round(self.after.total - (self.before.total if self.before else 0.0), 6)

    @property
    def cells(self):
        """The ids of those that are worth another number, or would be if a person had not decided."""
        before = self.before.cells if self.before else {}
        both = dict.fromkeys([*self.after.cells, *before])
        return [id for id in both if self.after.cells.get(id, NOTHING) != before.get(id, NOTHING)]

    def __str__(self):
        """On one line, in signs that every system has."""
        before = self.before or State({})
        parts = [("score", before.total, self.after.total)]
        parts += [_cell(id, before, self.after) for id in self.cells]
        if before.penalty != self.after.penalty:
            parts.append(("penalty", before.penalty, self.after.penalty))
        return ", ".join(f"{what} {_number(old)} -> {_number(new)}" for what, old, new in parts)


def _cell(id, before, after):
    old, new = (state.cells.get(id, NOTHING) for state in (before, after))
    if old[1:] == new[1:] and new[1] is not None:  # a person has decided
        return f"{id} by machine", old[0], new[0]
    return id, before.score(id), after.score(id)


def _number(points):
    return "none" if points is None else f"{points:g}"


def states(gradebook, names):
    """{(assignment, student): State} by the gradebook."""
    cells, penalties = {}, {}
    for line in book.cells(gradebook, names):
        key = line.assignment, line.student
        own = cells.setdefault(key, {})
        penalties.setdefault(key, {})[line.notebook] = line.late_submission_penalty or 0.0
        if line.cell is not None:
            own[line.cell] = (line.auto_score, line.manual_score, line.extra_credit)
    return {key: State(own, round(sum(penalties[key].values()), 6)) for key, own in cells.items()}
