"""Of which assignment and release a hand-in says that it is."""

from dataclasses import dataclass, field

from autograder.course.folders import Course
from autograder.course.submission import Refused, noted
from autograder.course.text import one_line
from cs231n_utils.promises import manifest
from cs231n_utils.promises.hand_in import NOTE


@dataclass
class Origin:
    """The assignment that is collected; `others`: the students whose release is another than the course's."""

    assignment: str
    saved: dict  # {name: bytes at most} of what its notebooks save
    release: str  # "" where there is none
    others: list = field(default_factory=list)

    @classmethod
    def of(cls, coursedir):
        course, name = Course.of(coursedir), coursedir.assignment_id
        source, released = about(course.assignments / name), about(course.release(name))
        known = released and released.released
        return cls(name, source.files if source else {}, known.release if known else "")

    def require(self, hand_in, files):
        """Raises Refused for a hand-in whose files, {target: content}, are another assignment's."""
        note = noted(next((content for target, content in files.items() if target.name == NOTE), b""))
        if note.get("assignment", self.assignment) != self.assignment:
            other = one_line(note["assignment"], 60)
            name = one_line(hand_in.name)
            raise Refused(f"{name} is refused: it is of the assignment {other}, not of {self.assignment}")
        if self.release and note.get("release", self.release) != self.release:
            self.others.append(one_line(hand_in.student))


def about(folder):
    """Its Manifest, or None: whoever grades will hear what is wrong with it."""
    try:
        return manifest.read(folder)
    except manifest.BadManifest:
        return None
