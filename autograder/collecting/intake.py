"""`python -m autograder collect`: downloads of any system, to the roster's students, attempt by attempt."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

from autograder.collecting import unpack, whose
from autograder.collecting.arrival import Left
from autograder.collecting.guarded import ARCHIVE
from autograder.collecting.keep import attempt_of, doubts, keep, settle
from autograder.collecting.origin import Origin
from autograder.collecting.systems import About, recognised
from autograder.collecting.untouched import Untouched
from autograder.course.submission import Refused, digest
from autograder.term.attempts import Attempts
from autograder.term.roster import Roster
from cs231n_utils.promises.hand_in import folded


@dataclass
class Collected:
    """What a run did.  `new`: {student: keys}; `rule`: which of several attempts counts when grading chooses,
    by a policy; else None.
    """

    new: dict = field(default_factory=dict)
    known: set = field(default_factory=set)
    counts: dict = field(default_factory=dict)  # {student: Attempt}
    systems: list = field(default_factory=list)  # (download, title, how many hand-ins)
    left: list = field(default_factory=list)  # Lefts
    notes: list = field(default_factory=list)
    dated: set = field(default_factory=set)  # ids of those whose time was written down
    rule: str | None = None

    def refuse(self, shown, why):
        self.left.append(Left(shown, str(why)))

    def note(self, shown, notes):
        self.notes += [Left(shown, note) for note in notes]


@dataclass
class Intake:
    """`assignment`: an Assignment; `kinds`: suffixes that are collected; `worksheet`: Moodle's, or None."""

    course: object
    assignment: object
    kinds: list
    origin: Origin
    worksheet: object = None

    @cached_property
    def attempts(self):
        return Attempts(self.course, self.assignment.name)

    @cached_property
    def about(self):
        name = self.assignment.name
        files = {path.name for path in self.assignment.source.iterdir()} | set(self.assignment.manifest.files)
        roster, groups = Roster.read(self.course), whose.groups(self.course, name)
        return About(name, frozenset(files), roster, groups, self.worksheet)

    @cached_property
    def names(self):
        return whose.named(self.course, self.assignment.name)

    @cached_property
    def released(self):
        return Untouched(self.course.release(self.assignment.name), frozenset(self.assignment.stubs))

    def take(self, download, done):
        """Keep what is new in a Download.  Raises Refused: nothing of it can be read."""
        system, inner = recognised(download, self.about)
        arrivals, left = system.hand_ins(inner, self.about)
        done.systems.append((download.name, system.title, len(arrivals)))
        for one in left:
            (done.left if self._is_work(one) else done.notes).append(one)
        for student, theirs in self._by_student(arrivals, done).items():
            unpacked = [(*one, files) for one in theirs if (files := self._unpacked(student, one[0], done))]
            if not _is_told_apart(unpacked):
                names = " and ".join(arrival.shown for arrival, *_ in unpacked)
                done.refuse(student, f"{names} differ, and it cannot be told which counts: leave that one")
                continue
            for arrival, group, files in unpacked:
                attempt = attempt_of(arrival, student, system.id, download.name, files, group)
                self._keep(attempt, files, done)

    def _is_work(self, left):
        """Whether what was left may be a hand-in: not what an LMS adds, such as an index.html."""
        suffix = PurePath(left.shown).suffix
        of_kind = not suffix or bool(ARCHIVE.search(left.shown)) or suffix in self.kinds
        return of_kind and not left.is_nobodys

    def _by_student(self, arrivals, done):
        """{student: [(Arrival, group)]}"""
        found = {}
        for arrival in arrivals:
            done.note(arrival.shown, arrival.notes)
            try:
                owners = whose.owners(arrival, self.about, self.names)
            except Refused as why:
                done.refuse(arrival.shown, why)
                continue
            for why in owners.strangers:
                done.refuse(arrival.shown, why)
            for student in owners.ids:
                found.setdefault(student, []).append((arrival, owners.group))
        for ids in _alike(found):
            done.refuse(" and ".join(ids), "these may be the same student: leave the one that counts")
            found = {student: theirs for student, theirs in found.items() if student not in ids}
        return found

    def _unpacked(self, student, arrival, done):
        try:
            files, notes = unpack.files(arrival, student, self.kinds, self.origin, self.about.files)
        except Refused as why:
            done.refuse(student, why)
            return None
        if self.released.is_all(files):
            notes = [*notes, "nothing of it was changed: it is what students get; another folder was meant?"]
        done.note(student, notes)
        return files

    def _keep(self, attempt, files, done):
        try:
            is_new, notes = keep(self.attempts, attempt, files)
        except Refused as why:
            done.refuse(attempt.student, why)
            return
        done.note(attempt.student, notes)
        if is_new:
            done.new.setdefault(attempt.student, []).append(attempt.key)
        else:
            done.known.add(attempt.student)

    def settle(self, done, others=()):
        """What counts of those who were looked at, and of `others`, goes into submitted/.

        Where nothing is new, what grading chose is not undone.
        """
        changed = {*done.new, *others}
        for student in sorted(changed | done.known):
            chosen = done.rule is not None and student not in changed
            done.counts[student], notes = settle(self.course, self.attempts, student, chosen)
            known = self.attempts.of(student).values()
            done.note(student, [*notes, *(doubts(known, done.counts[student]) if student in changed else [])])


def _is_told_apart(unpacked):
    """Whether those without a number are one and the same."""
    return len({digest(files) for arrival, _, files in unpacked if arrival.number is None}) <= 1


def _alike(ids):
    """Groups of several ids that a file system, or a person, may take for one."""
    groups = {}
    for id in ids:
        groups.setdefault(folded(id), []).append(id)
    return [group for group in groups.values() if len(group) > 1]
