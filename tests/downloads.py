"""What LMSs hand out, made up: the same few hand-ins in every system's form.

A hand-in's bytes say whose they are, so that one who gets another's is found out.
"""

import json
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

from autograder.collecting.download import opened
from autograder.collecting.intake import Collected, Intake
from autograder.collecting.origin import Origin
from autograder.term import people
from tests import home

NAME = "linear_classifiers"
STUB = "linear_svm.py"
KINDS = [".ipynb", ".py", ".json", ".npz"]
COLUMNS = ("id", "last_name", "first_name", "email", "canvas_id", "gradescope_sid")
CLASS = (
    ("ada", "Lovelace", "Ada", "ada@example.edu", "1001", "S1"),
    ("bob", "Łukasz Núñez", "Bob", "bob@example.edu", "1002", "S2"),
    ("cy", "Wei", "Zhang", "cy@example.edu", "1003", "S3"),
    ("di", "Wei", "Zhang", "di@example.edu", "1004", "S4"),  # the same name
)


def zipped(files):
    """The bytes of a zip of {name: content}."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def work(owner):
    """The bytes of ID.zip as `submit` makes it."""
    note = json.dumps({"assignment": NAME})
    return zipped({f"{NAME}/{STUB}": stub(owner), f"{NAME}/submission.json": note})


def stub(owner):
    """The text of a stub that says whose it is."""
    return f"owner = '{owner}'"


def owner_in(text):
    """Whose the bytes are that a stub holds; "" where they do not say."""
    return text.split("'")[1] if text.startswith("owner = '") else ""


def lay(folder, files, as_zip=False):
    """-> the path of a download with {path: bytes or text}, unpacked or zipped."""
    files = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    if as_zip:
        folder.parent.mkdir(parents=True, exist_ok=True)
        path = folder.with_name(f"{folder.name}.zip")
        path.write_bytes(zipped(files))
        return path
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@dataclass
class Place:
    """A course with persons in it, and what is collected there."""

    root: Path
    rows: tuple = CLASS
    columns: tuple = COLUMNS
    groups: tuple = ()
    worksheet: object = None
    intake: Intake = field(init=False)

    def __post_init__(self):
        self.course = home.course(self.root)
        if self.rows:
            rows = [dict(zip(self.columns, row, strict=False)) for row in self.rows]
            people.write(people.folder(self.course) / "roster.csv", self.columns, rows)
        if self.groups:
            rows = [{"assignment": NAME, "group": group, "id": id} for group, id in self.groups]
            people.write(people.folder(self.course) / "groups.csv", ("assignment", "group", "id"), rows)
        self.renew()

    def renew(self):
        """As a new command would see it."""
        assignment = home.assignment(NAME)
        origin = Origin(NAME, assignment.manifest.files, "")
        self.intake = Intake(self.course, assignment, KINDS, origin, self.worksheet)

    def collect(self, *paths):
        """-> Collected"""
        done = Collected()
        self.renew()
        for path in paths:
            self.intake.take(opened(path), done)
        self.intake.settle(done)
        return done

    def owners(self):
        """{student: owner in the bytes of what stands in submitted/}"""
        paths = sorted((self.root / "submitted").glob(f"*/{NAME}/{STUB}"))
        return {path.parts[-3]: owner_in(path.read_text()) for path in paths}

    def text(self, student):
        return self.course.submitted(NAME, student).joinpath(STUB).read_text()

    def time(self, student):
        path = self.course.submitted(NAME, student) / "timestamp.txt"
        return path.read_text() if path.exists() else None


def gradescope(submissions, **times):
    """{path: content} of an export; `submissions`: {number: ([(sid, e-mail)], files)}"""
    lines, files = ["---"], {}
    for number, (persons, own) in submissions.items():
        lines += [f"submission_{number}:", "  :submitters:"]
        for sid, email in persons:
            lines += [
                "  - :name: Somebody",
                f"    :sid: '{sid}'" if sid else "    :sid:",
                f"    :email: {email}",
            ]
        lines += [f"  :created_at: {times.get(f't{number}', '2026-02-01 12:00:00.000000000 Z')}"]
        lines += ["  :score: 8.0", "  :results: !ruby/object:OpenStruct {a: 1}", "  :history: []"]
        files |= {f"submission_{number}/{name}": content for name, content in own.items()}
    return {"submission_metadata.yml": "\n".join(lines) + "\n", **files}


def options(*downloads, **others):
    """As the command line has them."""
    names = ("worksheet", "zone", "date_format", "times", "names")
    return SimpleNamespace(downloads=downloads, **dict.fromkeys(names) | others)
