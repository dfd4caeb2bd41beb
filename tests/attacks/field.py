"""All attacks, and the field in which they are graded among known-good submissions."""

import hashlib
import secrets
import socket
from dataclasses import replace

from tests import home
from tests.attacks import answers, ground, inside, machine, reading, replies
from tests.attacks.table import FAR, FAR_REACHING, FULL, NAMED, NEAR, Attack
from tests.whole import sample

TABLES = (reading, inside, replies, machine, answers)
ATTACKS = [row for table in TABLES for row in table.ATTACKS]
TRIED = sample(ATTACKS, 3)
WITHIN_REACH = [row for table in TABLES for row in getattr(table, "WITHIN_REACH", [])]
HARMLESS = {inside.STACK, inside.PATCH, inside.STEPS, inside.LIES, replies.WIRE, answers.INPUTS}
SAID = {inside.LIES, replies.WIRE, answers.INPUTS}  # what matters is an answer, which no sandbox changes
# Tried without a sandbox, too: of what is said a few.
_HARMLESS = [row for row in ATTACKS if row.family in HARMLESS]
OPEN = [row for number, row in enumerate(_HARMLESS) if row.family not in SAID or number % 5 == 0]

# Families that wait for long: begun last, one of them would wait alone.
SLOW = (answers.DETECT, machine.BOMBS)
KNOWN_GOOD = Attack("the solution", "known good", worth=FULL)
TIMED = {NEAR: "timed-near", FAR: "timed-far"}  # known-good work, from which attacks have their limits
EVERY = 30  # attacks between two known-good submissions


class Field:
    """A course in which attacks lie among known-good submissions, and their Outcomes.

    `brief`: nothing lies beside what an attack is after but what is NEAR, and nobody asks for names.
    """

    def __init__(self, root, rows, level, brief=False):
        self.far_reaching, named = ((), ()) if brief else (FAR_REACHING, NAMED)
        self.course, self.temporary = home.course(root / "course"), root / "temporary"
        self.temporary.mkdir()
        self.course.root.mkdir()
        self.mark = secrets.token_hex(20)
        rows = sorted(rows, key=lambda row: (row.family in named, row.family not in SLOW))
        self.ids = {str(row): f"attack-{number}" for number, row in enumerate(rows)}
        self.controls = [f"control-{number}" for number in range(len(rows) // EVERY + 2)]
        with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
            abstract.bind(f"\0{self.mark}")
            abstract.listen()
            self.lay(rows, server.getsockname()[1])
            tasks = {id: ground.task(self.course, id, level) for id in self.order()}
            self.before = self.digest()
            self.limits = {
                files: ground.limits(ground.task(self.course, id, level)) for files, id in TIMED.items()
            }
            beside = {self.ids[str(row)]: self.beside(row) for row in rows}
            tasks = {
                id: replace(task, limits=self.limits[beside.get(id, self.beside(KNOWN_GOOD))])
                for id, task in tasks.items()
            }
            unnamed = sum(row.family not in named for row in rows)
            first = list(tasks).index(f"attack-{unnamed}") if unnamed < len(rows) else len(tasks)
            self.outcomes = {}
            for naming, ids in ((False, [*tasks][:first]), (True, [*tasks][first:])):
                some = {id: tasks[id] for id in ids}  # known-good ones in both
                self.outcomes |= ground.grade_all(some, self.temporary, self.mark, naming)

    def lay(self, rows, port):
        facts = (str(ground.KIT), str(self.course.root), str(self.temporary), self.mark, port)
        for row in rows:
            ground.lay(self.course, row, self.ids[str(row)], facts, self.beside(row))
        laid = dict.fromkeys(self.controls, self.beside(KNOWN_GOOD)) | {
            id: files for files, id in TIMED.items()
        }
        for id, files in laid.items():
            ground.lay(self.course, KNOWN_GOOD, id, facts, files)

    def beside(self, row):
        """The stub files that are handed in."""
        return FAR if row.family in self.far_reaching else NEAR

    def order(self):
        """A control first, last, and after every few attacks."""
        ids = list(self.ids.values())
        for number, control in enumerate(self.controls):
            yield control
            yield from ids[number * EVERY : (number + 1) * EVERY]

    def of(self, row):
        return self.outcomes[self.ids[str(row)]]

    def digest(self):
        """Of everything in the course."""
        paths = sorted(
            path for path in self.course.root.rglob("*") if path.is_file() and not path.is_symlink()
        )
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
