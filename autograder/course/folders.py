"""Where things stand: the kit's own folders, and the folders of a course.

A course is any folder with an `nbgrader_config.py`; in a checkout of the kit `autograder/` is one.
"""

import json
import os
import secrets
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cs231n_utils.promises.hand_in import STUDENT_ID

CODE = Path(__file__).resolve().parents[2]  # where both packages stand: a checkout, or site-packages
IS_CHECKOUT = (CODE / "assignments").is_dir() and (CODE / "pyproject.toml").is_file()
KIT = CODE if IS_CHECKOUT else CODE / "autograder" / "kit"  # what the packages bring along as data
ASSIGNMENTS, DATASETS = KIT / "assignments", KIT / "datasets"
PRIVATE = 0o700  # a folder with grades in it is its owner's alone,
SHARED = 0o2770  # or, with nbgrader's `groupshared`, the course's group's;
OWNERS, GROUPS = 0o600, 0o660  # and a file in one


@dataclass(frozen=True)
class Course:
    """The folders that nbgrader and the grader write; `root` is where nbgrader's commands run."""

    root: Path
    assignments: Path  # the sources that its instructor edits, a folder each
    shared: bool = False  # nbgrader's `groupshared`: other accounts of its group work in it, too

    @classmethod
    def of(cls, coursedir):
        """As nbgrader's CourseDirectory has it."""
        root = Path(coursedir.root)
        return cls(root, (root / coursedir.source_directory).resolve(), coursedir.groupshared)

    @property
    def mode(self):
        """Of a folder that holds something about persons."""
        return SHARED if self.shared else PRIVATE

    def folders(self):
        """All in which something of the course stands, wherever links lead."""
        inside = ("submitted", "autograded", "feedback", "results", "records", "release")
        return [self.root, *(self.root / name for name in inside), *self.assignments.glob("*/")]

    def names(self):
        """Of all its assignments, in alphabetical order."""
        return names_in(self.assignments)

    def release(self, assignment):
        return self.root / "release" / assignment

    def submitted(self, assignment, student):
        return self.root / "submitted" / student / assignment

    def autograded(self, assignment, student):
        return self.root / "autograded" / student / assignment

    def feedback(self, assignment, student):
        return self.root / "feedback" / student / assignment

    def result(self, assignment, student):
        """The result of grading: the only source of a machine score."""
        return self.root / "results" / assignment / f"{student}.json"

    def attempt_result(self, assignment, student, key):
        """That of one of several attempts, where the best of them counts."""
        return self.root / "results" / assignment / "attempts" / student / f"{key}.json"

    def anew(self, assignment, student):
        """The result of grading anew, until it takes the place of the one that counts."""
        return self.root / "results" / assignment / "anew" / f"{student}.json"

    def anew_attempts(self, assignment, student):
        """The folder of those of several attempts."""
        return self.root / "results" / assignment / "anew" / "attempts" / student

    def order(self, assignment, student):
        """Why a result is recorded anew; it is there while that is under way."""
        return self.root / "records" / assignment / f"{student}.regrade.json"

    def history(self, assignment, student):
        """What the scores were, and since when; one line each time (`term.history`)."""
        return self.root / "records" / assignment / "+history" / f"{student}.jsonl"

    def page(self, assignment, student):
        """What the feedback page was made from."""
        return self.root / "records" / assignment / f"{student}.page.json"

    def record(self, assignment, student):
        """What was recorded in the gradebook, and from which input."""
        return self.root / "records" / assignment / f"{student}.json"

    @property
    def people(self):
        """All that is about persons: the roster, extensions, attempts (`autograder.term`)."""
        return self.root / "people"

    def releases(self, assignment):
        """Which graded cells each release had, and what was given for those that were dropped."""
        return self.root / "records" / f"{assignment}.json"

    def students(self, assignment, pattern="*"):
        """The ids of all students who submitted something for this assignment."""
        return [student for student, problem in self._submissions(assignment, pattern) if not problem]

    def unusable(self, assignment, pattern="*"):
        """{id: why} of the submissions that cannot be taken."""
        return {student: problem for student, problem in self._submissions(assignment, pattern) if problem}

    def without(self, assignment, pattern="*"):
        """The ids of those in submitted/ who have nothing for this assignment (a misspelt folder?)."""
        folders = sorted((self.root / "submitted").glob(pattern))
        return [path.name for path in folders if path.is_dir() and not os.path.lexists(path / assignment)]

    def _submissions(self, assignment, pattern):
        for path in sorted((self.root / "submitted").glob(f"{pattern}/{assignment}")):
            problem = None
            if path.is_symlink() or path.parent.is_symlink():
                problem = "the submission is a link: copy it"
            elif not path.is_dir():
                problem = "the submission is not a folder"
            elif not STUDENT_ID.fullmatch(path.parent.name):
                problem = (
                    "nbgrader cannot take this student id: rename the folder (letters, digits, . _ @ + ' -)"
                )
            yield path.parent.name, problem

    def secret(self):
        """The course secret, made on first use: whoever knows it can foresee the hidden inputs."""
        path = self.root / "course_secret"
        if not path.exists():
            with tempfile.NamedTemporaryFile(dir=self.root) as file:
                file.write(secrets.token_hex(32).encode())
                file.flush()
                os.fchmod(file.fileno(), mode_in(self.root))
                with suppress(FileExistsError):  # another grader was faster
                    os.link(file.name, path)
        return path.read_bytes()


def names_in(assignments):
    """Of the folders with notebooks in them."""
    return sorted({path.parent.name for path in assignments.glob("*/*.ipynb")})


def close(folder, mode):
    """Make `folder`, or what is there, one of this mode: PRIVATE or SHARED, whatever the umask."""
    folder.mkdir(PRIVATE, parents=True, exist_ok=True)
    with suppress(PermissionError):  # its owner has done it
        folder.chmod(mode)


def mode_in(folder):
    """Of a file in `folder`: its owner's alone, or, where the group shares that, the group's."""
    return GROUPS if folder.stat().st_mode & SHARED == SHARED else OWNERS


@contextmanager
def made_with(mode):
    """All that is made meanwhile is for nobody whom `mode`, of a folder, shuts out."""
    before = os.umask(~mode & 0o777)
    try:
        yield
    finally:
        os.umask(before)


def write_json(path, content):
    """As `write_bytes`."""
    write_text(path, json.dumps(content, indent=1))


def write_text(path, text):
    """As `write_bytes`, in UTF-8."""
    write_bytes(path, text.encode())


def write_bytes(path, content):
    """Write atomically: a reader, or a later run after a crash, sees the old file or the new one.

    Nobody may read it but its owner, and in a folder that its group shares that group.
    """
    with written(path) as file:
        file.write(content)


@contextmanager
def written(path):
    """A file to write what is in `path` afterwards: as `write_bytes`, bit by bit."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=f"{path.suffix}.part", delete=False) as file:
        yield file
        os.fchmod(file.fileno(), mode_in(path.parent))
    os.replace(file.name, path)


def read_json(path):
    """The content of a JSON file; None when it is missing or damaged."""
    try:
        return json.loads(path.read_text())
    except (FileNotFoundError, ValueError):
        return None
