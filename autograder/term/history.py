"""The history of every score: `records/NAME/+history/ID.jsonl`, a line each time that something changed.

A line holds all of what the score is made of then, so that the gradebook needs no one to tell of a change:
whoever comes next sees that it says another thing than the last line, and a command that was killed is made
up for by the next one.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass

from nbgrader.api import Assignment

from autograder.course.folders import close, read_json, write_bytes
from autograder.course.gradebook import GradebookUnusable, alone, opened
from autograder.term import book, log, made_from
from autograder.term.people import BadTable

NOTHING = (None, None, None)


@dataclass(frozen=True)
class State:
    """What a score is made of.

    `cells`: {id: (points by machine, by hand, extra)}, None where there are none; `penalty`: of lateness.
    """

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
class Line:
    """`by`: the account whose command noted it; `made_from`: the inputs of the result, {what: digest}.

    `reason`: why a score by machine is another one though the hand-in is the same; empty for all else.
    """

    time: str
    by: str
    reason: str
    made_from: dict
    state: State

    @classmethod
    def of(cls, text):
        """Raises ValueError, KeyError or TypeError."""
        known = json.loads(text)
        cells = {id: tuple(given) for id, given in known["state"]["cells"].items()}
        return cls(**known | {"state": State(cells, known["state"]["penalty"])})


@dataclass(frozen=True)
class Change:
    """`before`: None where there was no score yet; `reason` as in Line."""

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


def read(course, name, student):
    """[Line], the oldest first.  Raises BadTable."""
    return _lines(course.history(name, student))


def notice(course, gradebook, names, under_way=True):
    """Add a line for whoever's scores are others than in their last one; -> [Change].  To be called alone.

    `names`: of the assignments to look at.  Lines with a reason stand in the log, too: what a command that
    was killed left out is added.  `under_way`: whether also of those for whom a regrade is, which changes
    scores first, then penalties, and is told as one.  Raises BadTable.
    """
    changes, reasoned = [], []
    for (name, student), state in states(gradebook, names).items():
        known = _lines(course.history(name, student), last=2)
        if known and known[-1].reason:
            reasoned.append((name, student, known))
        if known and known[-1].state == state:
            continue
        if not under_way and course.order(name, student).exists():
            continue
        result = read_json(course.result(name, student))
        result = result if isinstance(result, dict) else {}
        if not _holds(state, result):
            continue
        line = _line(course, name, student, known[-1] if known else None, state, result)
        _append(course, name, student, line)
        changes.append(Change(name, student, known[-1].state if known else None, state, line.reason))
        if line.reason:
            reasoned.append((name, student, [*known, line]))
    log.note(course, [_entry(*each) for each in reasoned])
    return changes


def notice_all(course, db_url):
    """In every assignment.  While another command is at work it is left to that one."""
    with suppress(GradebookUnusable), alone(course.root, seconds=0), opened(db_url) as gradebook:
        notice(course, gradebook, [name for (name,) in gradebook.db.query(Assignment.name)])


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


def move(course, name, anonymous, student):
    """What was an anonymous student's is this one's.  Can be done again."""
    source, target = course.history(name, anonymous), course.history(name, student)
    if source.exists():
        _write(course, target, dict.fromkeys([*_texts(source), *_texts(target)]))
        source.unlink()
    log.move(course, name, anonymous, student)


def _holds(state, result):
    """Whether the gradebook holds the result; while that is being recorded, it may hold half of it."""
    items = [item for item in result.get("items", ()) if item["id"] in state.cells]
    return all(state.cells[item["id"]][0] == item["score"] for item in items)


def _line(course, name, student, last, state, result):
    inputs, reason = result.get("inputs", {}), ""
    order = read_json(course.order(name, student))
    if last and order and order["input_hash"] == result.get("input_hash"):
        reason = order["reason"]
    elif last and last.state.by_machine != state.by_machine:
        reason = made_from.in_words(made_from.changed(last.made_from, inputs))
    return Line(log.now(), log.account(), reason, inputs, state)


def _entry(name, student, lines):
    before, last = (lines[-2].state if len(lines) > 1 else None), lines[-1]
    change = Change(name, student, before, last.state)
    return {
        "time": last.time,
        "assignment": name,
        "id": student,
        "what": said(change),
        "reason": last.reason,
        "by": last.by,
    }


def said(change):
    """On one line, in signs that every system has."""
    before = change.before or State({})
    parts = [("score", before.total, change.after.total)]
    parts += [_cell(id, before, change.after) for id in change.cells]
    if before.penalty != change.after.penalty:
        parts.append(("penalty", before.penalty, change.after.penalty))
    return ", ".join(f"{what} {_number(old)} -> {_number(new)}" for what, old, new in parts)


def _cell(id, before, after):
    old, new = (state.cells.get(id, NOTHING) for state in (before, after))
    if old[1:] == new[1:] and new[1] is not None:  # a person has decided
        return f"{id} by machine", old[0], new[0]
    return id, before.score(id), after.score(id)


def _number(points):
    return "none" if points is None else f"{points:g}"


def _lines(path, last=0):
    """Of the file, all or so many of the last.  Raises BadTable."""
    try:
        return [Line.of(text) for text in _texts(path)[-last:]]
    except (ValueError, KeyError, TypeError):
        raise BadTable(f"{path} is damaged: put your backup in its place") from None


def _texts(path):
    """Of the lines in the file."""
    with suppress(FileNotFoundError):
        return path.read_text(encoding="utf-8").splitlines()
    return []


def _append(course, name, student, line):
    path = course.history(name, student)
    _write(course, path, [*_texts(path), json.dumps(asdict(line))])


def _write(course, path, texts):
    if not path.parent.is_dir():
        close(path.parent, course.mode)
    write_bytes(path, "".join(f"{text}\n" for text in texts).encode())
