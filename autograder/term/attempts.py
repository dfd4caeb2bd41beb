"""What each student handed in, attempt by attempt: `people/attempts/NAME/ID/KEY/`, and a note beside it.

submitted/ID/NAME holds the attempt that counts; all of them are kept here, as they came.
"""

import shutil
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from autograder.course.folders import read_json, write_json
from autograder.term import laid, people

FOLDER = "attempts"


@dataclass(frozen=True)
class Attempt:
    """One hand-in of one student.

    `key`: its name within the student's attempts, the same whenever it is collected again, such as
    `canvas-20031` or `gradescope-123456`.  `number`: orders the attempts of a system; None where it says
    none.  `time`: when it was handed in, with its zone; None where nobody said.  `says`: from where the time
    is.  `late`: what the system itself marked; None where it marks nothing.  `group`: its name, of a group's.
    `collected`: which of the student's attempts came in first, second …
    """

    student: str
    key: str
    system: str
    source: str  # the file of the download in which it was
    digest: str  # of its files
    number: int | None = None
    time: datetime | None = None
    says: str = ""
    late: bool | None = None
    group: str = ""
    collected: int = 0

    def to_json(self):
        return asdict(self) | {"time": self.time and self.time.isoformat()}

    @classmethod
    def from_json(cls, known):
        time = known["time"] and datetime.fromisoformat(known["time"])
        return cls(**known | {"time": time})


@dataclass(frozen=True)
class Attempts:
    """Those of an assignment in a course."""

    course: object
    assignment: str

    @property
    def folder(self):
        return people.folder(self.course) / FOLDER / self.assignment

    def files(self, attempt):
        """The folder in which its files are."""
        return self.folder / attempt.student / attempt.key

    def students(self):
        return sorted({path.parent.name for path in self.folder.glob("*/*.json")})

    def of(self, student):
        """{key: Attempt}"""
        notes = sorted((self.folder / student).glob("*.json"))
        found = [Attempt.from_json(known) for path in notes if (known := read_json(path))]
        return {attempt.key: attempt for attempt in found}

    def add(self, attempt, files):
        """Keep the files of a new attempt, {path: content}, then its note: one without the other is none."""
        folder = self.files(attempt)
        new = folder.with_name(f".{folder.name}.part")
        shutil.rmtree(new, ignore_errors=True)
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
        self.note(attempt)

    def hand_over(self, attempt, student):
        """The student has it, too, as one that came in last."""
        known = self.of(student)
        if attempt.key not in known:
            last = max((one.collected for one in known.values()), default=0)
            own = replace(attempt, student=student, collected=last + 1)
            self.add(own, laid.files(self.files(attempt)))

    def note(self, attempt):
        """Keep what is known of it; its files are there already."""
        write_json(self.folder / attempt.student / f"{attempt.key}.json", attempt.to_json())
