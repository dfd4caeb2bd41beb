"""Exports of several systems into one roster: who is new, who changed, who left, and what is refused."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import partial

from autograder.term import systems
from autograder.term.exports import CANVAS, GRADESCOPE, MOODLE, OTHER
from autograder.term.matching import name_words
from autograder.term.pairing import pair
from autograder.term.roster import Person, Roster
from cs231n_utils.promises.hand_in import STUDENT_ID, folded, is_usual

ORDER = (CANVAS, MOODLE, GRADESCOPE, OTHER)  # whatever the order on the command line: the first names the ids
FIELDS = ("last_name", "first_name", "email", "section")
WINS = {  # what an LMS says of its students, over others
    CANVAS: ("last_name", "first_name", "section"),
    MOODLE: ("last_name", "first_name", "email", "section"),
}
GIVE_AN_ID = ("canvas_login", "moodle_username", "canvas_sis_id", "gradescope_sid", "moodle_idnumber")
PASSES = 10  # more than files that know one another's students ever need
PARTIAL = "as nobody of their section is in it (if it holds all students, say --complete)"
UNREAD = "as it has lines that cannot be read"
PARTS = re.compile(r" and |[,;]")  # of a student in several sections


@dataclass(frozen=True)
class Refused:
    file: str
    line: int
    why: str

    def __str__(self):
        return f"{self.file}, line {self.line}: refused: {self.why}"


@dataclass
class Merged:
    """`differences`: [(id, column, old, new)]; `kept`: those in which an LMS has the last word, as
    (id, system, column, kept, said).  `missing`: [(system, why, ids)] of whom its files lack and who stay.
    """

    roster: Roster
    new: list = field(default_factory=list)
    differences: list = field(default_factory=list)
    left: list = field(default_factory=list)
    back: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    in_use: list = field(default_factory=list)
    lacking: list = field(default_factory=list)  # ids that the gradebook has, and not the roster
    refused: list = field(default_factory=list)


def merge(roster, exports, complete=False, spellings=()):
    """-> Merged.  The roster that is given stays as it is.

    `complete`: who is in none of a system's files has left it; otherwise only who is in none though others
    of their section are.  `spellings`: ids that are in use already, for how to write a new one.
    """
    exports = sorted(exports, key=lambda export: ORDER.index(export.system))
    persons = roster.persons
    for _ in range(PASSES):  # what a file says of somebody may help to know them in one before it
        work = _Merging(dict(persons), {folded(id): id for id in spellings})
        work.merge(exports, complete)
        if work.persons == persons:
            break
        persons = work.persons
    merged = Merged(replace(roster, persons=work.persons), refused=work.refused, missing=work.missing)
    merged.kept = list(dict.fromkeys(work.kept))
    _compare(merged, roster)
    return merged


@dataclass
class _Merging:
    persons: dict
    spellings: dict
    refused: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    seen: dict = field(default_factory=partial(defaultdict, set))  # {system: ids}, certain or perhaps
    sections: dict = field(default_factory=partial(defaultdict, set))  # {system: those in its files}
    unread: set = field(default_factory=set)  # systems with a line that may be anybody's

    def merge(self, exports, complete):
        for export in exports:
            self.take(export)
        for system in dict.fromkeys(export.system for export in exports):
            self.leave(system, complete)

    def take(self, export):
        for line, why in export.faults:
            self.unread.add(export.system)
            self.refused.append(Refused(export.file, line, why))
        pairs = pair(export.entries, self.persons)
        claimed = self._claimed([entry for entry, _ in [*pairs.certain, *pairs.doubts]])
        for entry, person in pairs.certain:
            person = person or _new(entry, claimed, self.spellings)
            if person is None:
                why = "is of a new student, of whom nothing can be a student id: write a line into the roster"
                self.refused.append(Refused(entry.file, entry.line, why))
                continue
            self.persons[person.id] = person = self._updated(person, entry, export.system)
            claimed.setdefault(folded(person.id), set()).add(person.id)
            self.seen[export.system].add(person.id)
            self.sections[export.system] |= parts(entry.section)
        for entry, doubt in pairs.doubts:
            self.refused.append(Refused(entry.file, entry.line, str(doubt)))
            self.seen[export.system].update(doubt.ids)

    def _claimed(self, entries):
        """{text: whose id it is somewhere}: persons of the roster, and lines."""
        claimed = {}
        for person in self.persons.values():
            for text in (person.id, *(person.known.get(name, "") for name in GIVE_AN_ID)):
                claimed.setdefault(folded(text), set()).add(person.id)
        for entry in entries:
            for text in (entry.id, *(entry.known.get(name, "") for name in GIVE_AN_ID)):
                claimed.setdefault(folded(text), set()).add(entry.line)
        return claimed

    def _updated(self, person, entry, system):
        """An empty cell says nothing."""
        known, values = person.known | entry.known, {name: getattr(entry, name) for name in FIELDS}
        if not entry.splits and name_words(entry.name) == name_words(person.name):
            values |= {"last_name": "", "first_name": ""}
        firm = {name for lms in systems.present(known) if lms != system for name in WINS.get(lms, ())}
        firm -= set(WINS.get(system, ()))
        for name, said in values.items():
            if said and name in firm and (ours := getattr(person, name)) and ours != said:
                self.kept.append((person.id, system, name, ours, said))
                values[name] = ""
        known = systems.entered(known, system)
        values = {name: said for name, said in values.items() if said}
        return replace(person, **values, known=known, active=systems.active(known, person.active))

    def leave(self, system, complete):
        """Those who were in the system and are in none of its files."""
        gone = [p for p in self.persons.values() if system in systems.present(p.known)]
        gone = [person for person in gone if person.id not in self.seen[system]]
        if system in self.unread:
            return self._miss(system, UNREAD, gone)
        for person in gone:
            if complete or set() < parts(person.section) <= self._covered(system):
                known = systems.left(person.known, system)
                self.persons[person.id] = replace(
                    person, known=known, active=systems.active(known, person.active)
                )
        self._miss(system, PARTIAL, [person for person in gone if self.persons[person.id] is person])

    def _covered(self, system):
        """A list of somebody's own may hold anybody: it says nothing of others."""
        return self.sections[system] if system != OTHER else set()

    def _miss(self, system, why, persons):
        if persons:
            self.missing.append((system, why, [person.id for person in persons]))


def _new(entry, claimed, spellings):
    """A Person with nothing but an id, which is nobody else's anywhere; None where there is none."""
    for id in ids(entry):
        if claimed.get(folded(id), set()) <= {entry.line}:
            return Person(spellings.get(folded(id), id))
    return None


def parts(section):
    """The names of sections in a cell, for comparison."""
    return {folded(part.strip()) for part in PARTS.split(section)} - {""}


def ids(entry):
    """What may be a new student's id, the best first; an address only where there is nothing else."""
    given = [entry.id, *(entry.known.get(name, "") for name in GIVE_AN_ID)]
    plain = [text for text in given if "@" not in text]
    given = [*plain, entry.email.partition("@")[0], *given, entry.email]
    return [text for text in dict.fromkeys(given) if STUDENT_ID.fullmatch(text) and is_usual(text)]


def _compare(merged, before):
    """What became of the roster, person by person."""
    for person in merged.roster:
        old = before.persons.get(person.id)
        if old is None:
            merged.new.append(person.id)
            continue
        if person.active != old.active:
            (merged.back if person.active else merged.left).append(person.id)
        was, now = ({name: getattr(each, name) for name in FIELDS} | each.known for each in (old, person))
        changed = [name for name in now if now[name] != was.get(name, "") and name != systems.COLUMN]
        merged.differences += [(person.id, name, was.get(name, ""), now[name]) for name in changed]
