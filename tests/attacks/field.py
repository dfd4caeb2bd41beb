"""All attacks, and the field in which they are graded among known-good submissions."""

import hashlib
import secrets
import socket
from dataclasses import replace

from tests import home
from tests.attacks import answers, ground, inside, machine, reading, replies
from tests.attacks.table import FAR, FAR_REACHING, NAMED, NEAR, Attack

TABLES = (reading, inside, replies, machine, answers)
ATTACKS = [row for table in TABLES for row in table.ATTACKS]
WITHIN_REACH = [row for table in TABLES for row in getattr(table, "WITHIN_REACH", [])]
HARMLESS = {inside.STACK, inside.PATCH, inside.LIES, replies.WIRE, answers.INPUTS}
# Tried without a sandbox, too.
OPEN = [row for row in ATTACKS if row.family in HARMLESS and "sock." not in row.code]

# Families that wait for long: begun last, one of them would wait alone.
SLOW = (answers.DETECT, machine.BOMBS)
EVERY = 12  # attacks between two known-good submissions


class Field:
    """A course in which attacks lie among known-good submissions, and their Outcomes."""

    def __init__(self, root, rows, level, far_reaching=FAR_REACHING):
        self.far_reaching = far_reaching
        self.course, self.temporary = home.course(root / "course"), root / "temporary"
        self.temporary.mkdir()
        self.course.root.mkdir()
        self.mark = secrets.token_hex(20)
        rows = sorted(rows, key=lambda row: (row.family in NAMED, row.family not in SLOW))
        self.ids = {str(row): f"attack-{number}" for number, row in enumerate(rows)}
        self.controls = [f"control-{number}" for number in range(len(rows) // EVERY + 2)]
        with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
            abstract.bind(f"\0{self.mark}")
            abstract.listen()
            self.lay(rows, server.getsockname()[1])
            tasks = {id: ground.task(self.course, id, level) for id in self.order()}
            self.before = self.digest()
            self.limits = ground.limits(tasks[self.controls[0]])
            tasks = {id: replace(task, limits=self.limits) for id, task in tasks.items()}
            unnamed = sum(row.family not in NAMED for row in rows)
            first = list(tasks).index(f"attack-{unnamed}") if unnamed < len(rows) else len(tasks)
            self.outcomes = {}
            for naming, ids in ((False, [*tasks][:first]), (True, [*tasks][first:])):
                some = {id: tasks[id] for id in ids}  # known-good ones in both
                self.outcomes |= ground.grade_all(some, self.temporary, self.mark, naming)

    def lay(self, rows, port):
        facts = (str(ground.KIT), str(self.course.root), str(self.temporary), self.mark, port)
        for row in rows:
            ground.lay(self.course, row, self.ids[str(row)], facts, self.beside(row))
        for id in self.controls:
            known_good = Attack("known good", "control")
            ground.lay(self.course, known_good, id, facts, self.beside(known_good))

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
