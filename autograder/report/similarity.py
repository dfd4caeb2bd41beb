"""What tools that look for copies compare: each graded function of each student, in a file of its own.

compare50, JPlag and Dolos take a folder a student; what the release gave, and the solution, stand beside.
"""

import os
from dataclasses import dataclass, field
from functools import cached_property

from autograder.course.folders import close, write_text
from autograder.course.functions import Code
from autograder.course.submission import Refused, read_plain
from autograder.term import laid
from autograder.term.attempts import Attempts
from cs231n_utils.promises.public import public

FOLDER = "similarity-{}"
SUBMISSIONS, STUBS, SOLUTIONS, README = "submissions", "stubs", "solutions", "README.txt"
# Statements that a solution writes.  In shorter functions those who never met write the same: an honest
# momentum in two lines has .76 of its code "copied" (copydetect, with the stub as what is given).  Of pairs
# of right solutions by several authors one in ten shares more than .85 there, from six statements on .38.
FEWEST = 6
SAID = """\
Functions of {name}, as students wrote them: submissions/ID/ITEM.py.  stubs/ holds what the release
gave, solutions/ the solution.  Neither helpers beside a function are here, nor what was left as it was
given.
{short}
Install one of the tools in an environment of its own, and run in this folder:

  compare50 submissions/* -d stubs -a solutions -o compare50
  java -jar jplag.jar -l python3 -bc stubs submissions
  dolos run -l python -i stubs/ITEM.py submissions/*/ITEM.py        (an item at a time)

A percentage proves nothing: right solutions of one task are alike.  Look at pairs that stand apart from
all others in their item, read both, and talk with both.  None of this may leave your machine: a service on
the web, such as MOSS, would get students' ids and work.  The command that made this folder makes all of it
anew, and removes reports in it.
"""
SHORT = "\nLeft out, because those who never met write the same there: {}.\n"


@dataclass(frozen=True)
class Functions:
    """Those of an assignment that are compared; `every`: short ones, too."""

    assignment: object
    every: bool = False

    @cached_property
    def _all(self):
        return list(public(self.assignment.source).items.values())

    @cached_property
    def items(self):
        return [item for item in self._all if self.every or self._length(item) >= FEWEST]

    @property
    def short(self):
        """Ids of those that are not."""
        return [item.id for item in self._all if item not in self.items]

    @cached_property
    def given(self):
        """{item id: source in the stub}"""
        return self.of(self._stubs)

    @cached_property
    def solved(self):
        return self.of(self._solutions)

    def of(self, codes):
        """{item id: source} of those in these files, {file name: Code}."""
        found = {item.id: codes[item.file].function(item.name) for item in self.items if item.file in codes}
        return {id: source for id, source in found.items() if source}

    def _length(self, item):
        """The statements that the solution writes."""
        solution, stub = self._solutions[item.file], self._stubs[item.file]
        return solution.statements(item.name) - stub.statements(item.name)

    @cached_property
    def _stubs(self):
        return _codes(self.assignment.stubs)

    @cached_property
    def _solutions(self):
        return _codes(self.assignment.solution)


@dataclass
class Found:
    """What students wrote: {student: {item id: source}}.

    `faults`: [(student, why)]; `one`: {student: the other member of the group for whom all of it stands}.
    """

    students: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    one: dict = field(default_factory=dict)

    @property
    def empty(self):
        """Who wrote none of the functions."""
        return [student for student, sources in self.students.items() if not sources]


def read(course, functions):
    """-> Found, in submitted/."""
    name, found, known = functions.assignment.name, Found(), {}
    attempts = Attempts(course, name)
    for student in course.students(name):
        own = _own(course.submitted(name, student), functions, student, found)
        together = next((one.group for one in attempts.of(student).values() if one.group), "")
        first = known.setdefault((together, *own.items()), student) if together else student
        if first == student:
            found.students[student] = own
        else:
            found.one[student] = first
    return found


def write(course, functions, found):
    """Write the folder anew, in one step; -> where it is."""
    target = course.root / FOLDER.format(functions.assignment.name)
    laid.tidy(target)
    new = laid.part(target)
    close(new, course.mode)
    write_text(new / ".gitignore", "*\n")
    short = SHORT.format(", ".join(functions.short)) if functions.short else ""
    write_text(new / README, SAID.format(name=functions.assignment.name, short=short))
    folders = {f"{SUBMISSIONS}/{student}": own for student, own in found.students.items()}
    for folder, sources in ({STUBS: functions.given, SOLUTIONS: functions.solved} | folders).items():
        for id, source in sources.items():
            write_text(new / folder / f"{id}.py", source)
    laid.put(target)
    return target


def _codes(files):
    return {name: Code.of(text.encode()) for name, text in files.items()}


def _own(folder, functions, student, found):
    """{item id: source} of what a student wrote."""
    codes = {}
    for file in dict.fromkeys(item.file for item in functions.items):
        if not os.path.lexists(folder / file):
            continue
        try:
            codes[file] = Code.of(read_plain(folder / file))
        except Refused as why:
            found.faults.append((student, str(why)))
        else:
            if fault := codes[file].fault:
                found.faults.append((student, f"{file} {fault}: its functions are here as they stand"))
    given = {id: source.strip() for id, source in functions.given.items()}
    return {id: source for id, source in functions.of(codes).items() if source.strip() != given.get(id)}
