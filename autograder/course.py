"""Where things stand: the kit's own folders, and the folders of a course.

A course is any folder with an `nbgrader_config.py`; by default it is `autograder/` itself.
"""

import json
import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
ASSIGNMENTS = KIT / "assignments"
CHECKS = KIT / "autograder" / "checks"


@dataclass(frozen=True)
class Course:
    """The folders that nbgrader and the grader write; `root` is where nbgrader's commands run."""

    root: Path

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

    def record(self, assignment, student):
        """What was recorded in the gradebook, and from which input."""
        return self.root / "records" / assignment / f"{student}.json"

    def students(self, assignment, pattern="*"):
        """The ids of all students who submitted something for this assignment."""
        folders = (self.root / "submitted").glob(f"{pattern}/{assignment}")
        return sorted(folder.parent.name for folder in folders if folder.is_dir())

    def secret(self):
        """The course secret, made on first use: whoever knows it can foresee the hidden inputs."""
        path = self.root / "course_secret"
        if not path.exists():
            with tempfile.NamedTemporaryFile(dir=self.root) as file:  # readable by its owner alone
                file.write(secrets.token_hex(32).encode())
                file.flush()
                with suppress(FileExistsError):  # another grader was faster
                    os.link(file.name, path)
        return path.read_bytes()


def write_json(path, content):
    """Write atomically: a reader, or a later run after a crash, sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False) as file:
        json.dump(content, file, indent=1)
    os.replace(file.name, path)


def read_json(path):
    """The content of a JSON file; None when it is missing or damaged."""
    try:
        return json.loads(path.read_text())
    except (FileNotFoundError, ValueError):
        return None
