"""The history of every score: `records/NAME/+history/ID.jsonl`, a line each time that something changed.

A line holds all of what the score is made of then, so that the gradebook needs no one to tell of a change:
whoever comes next sees that it says another thing than the last line, and a command that was killed is made
up for by the next one.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace

from nbgrader.api import Assignment

from autograder.course.folders import close, read_json, write_bytes
from autograder.course.gradebook import GradebookUnusable, alone, is_there, opened
from autograder.term import log, made_from
from autograder.term.people import BadTable
from autograder.term.state import Change, State, states


@dataclass(frozen=True)
class Line:
    """`by`: the account whose command noted it; `made_from`: the inputs of the result, {what: digest}.

    `reason`: as of a Change.
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


def read(course, name, student):
    """[Line], the oldest first.  Raises BadTable."""
    path = course.history(name, student)
    return _lines(path, _texts(path))


def notice(course, gradebook, names, under_way=True):
    """Add a line for whoever's scores are others than in their last one; -> [Change].  To be called alone.

    `names`: of the assignments to look at.  Lines with a reason stand in the log, too: what a command that
    was killed left out is added.  `under_way`: whether also of those for whom a regrade is, which changes
    scores first, then penalties, and is told as one.  Raises BadTable.
    """
    changes, entries = [], []
    for key, state in states(gradebook, names).items():
        path = course.history(*key)
        texts = _texts(path)
        last = _lines(path, texts[-1:])
        if last and last[0].reason:  # perhaps the log does not have it yet
            entries.append(_entry(key, *_lines(path, texts[-2:])))
        if last and last[0].state == state:
            continue
        if line := _line(course, key, *last, state=state, under_way=under_way):
            _write(course, path, [*texts, json.dumps(asdict(line))])
            changes.append(Change(*key, last[0].state if last else None, state, line.reason))
            entries += [_entry(key, *last, line)] if line.reason else []
    log.note(course, entries)
    return changes


def note_look(course, name, students, reason):
    """Add a line for those at whom somebody looked again, and nothing changed.  -> their ids.

    To be called alone, after `notice`.  Whose last line has this reason needs none: the look changed
    something, or a command noted it that was killed then.  Raises BadTable.
    """
    noted, entries = [], []
    for student in students:
        path, result = course.history(name, student), read_json(course.result(name, student)) or {}
        texts, inputs = _texts(path), result.get("inputs", {})
        last = _lines(path, texts[-1:])
        if last and last[0].reason != reason:
            line = replace(last[0], time=log.now(), by=log.account(), reason=reason, made_from=inputs)
            _write(course, path, [*texts, json.dumps(asdict(line))])
            noted.append(student)
            entries.append(_entry((name, student), *last, line))
    log.note(course, entries)
    return noted


def notice_all(course, db_url):
    """In every assignment.  While another command is at work it is left to that one."""
    if not is_there(db_url):
        return
    with suppress(GradebookUnusable), alone(course.root, seconds=0), opened(db_url) as gradebook:
        notice(course, gradebook, [name for (name,) in gradebook.db.query(Assignment.name)])


def move(course, name, anonymous, student):
    """What was an anonymous student's is this one's.  Can be done again."""
    source, target = course.history(name, anonymous), course.history(name, student)
    if source.exists():
        _write(course, target, dict.fromkeys([*_texts(source), *_texts(target)]))
        source.unlink()
    log.move(course, name, anonymous, student)


def _line(course, key, last=None, *, state, under_way):
    """The Line to add, or None where that has to wait."""
    order, result = (read_json(path) or {} for path in (course.order(*key), course.result(*key)))
    if (order and not under_way) or not _holds(state, result):
        return None
    inputs, reason = result.get("inputs", {}), ""
    if last and order and order["input_hash"] == result.get("input_hash"):
        reason = order["reason"]
    elif last and last.state.by_machine != state.by_machine:
        reason = made_from.in_words(made_from.changed(last.made_from, inputs))
    return Line(log.now(), log.account(), reason, inputs, state)


def _holds(state, result):
    """Whether the gradebook holds the result; while that is being recorded, it may hold half of it."""
    items = [item for item in result.get("items", ()) if item["id"] in state.cells]
    return all(state.cells[item["id"]][0] == item["score"] for item in items)


def _entry(key, *lines):
    """Of the log, for the last of the Lines."""
    *before, last = lines
    what = str(Change(*key, before[-1].state if before else None, last.state))
    return dict(zip(log.COLUMNS, (last.time, *key, what, last.reason, last.by), strict=True))


def _lines(path, texts):
    try:
        return [Line.of(text) for text in texts]
    except (ValueError, KeyError, TypeError):
        raise BadTable(f"{path} is damaged: put your backup in its place") from None


def _texts(path):
    """Of the lines in the file."""
    with suppress(FileNotFoundError):
        return path.read_text(encoding="utf-8").splitlines()
    return []


def _write(course, path, texts):
    if not path.parent.is_dir():
        close(path.parent, course.mode)
    write_bytes(path, "".join(f"{text}\n" for text in texts).encode())
