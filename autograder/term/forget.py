"""Remove a person from a course: whatever stops it, the same once more finishes it."""

import shutil
from dataclasses import dataclass, replace

from nbgrader.api import MissingEntry
from sqlalchemy import text
from sqlalchemy.engine import make_url

from autograder.course.gradebook import alone, is_there, opened
from autograder.course.text import one_line, some
from autograder.term import notes, rows
from cs231n_utils.promises.hand_in import STUDENT_ID, STUDENT_ID_IN_WORDS

ELSEWHERE = (  # what stays because no command of the course can reach it
    "the LMS, and downloads and exports that are kept outside of the course's folder",
    "the exchange of nbgrader: its inbound/ and feedback/ folders, and each student's own cache",
    "backups, and the history of a repository in which some of it was ever committed",
    "what a grading that was killed left in the temporary folders of this machine or of a cluster's workers",
    "pages, mails and logs that were sent or kept by hand",
)


class Unknown(Exception):
    """Nothing here is about that student; the message says where was looked."""


@dataclass(frozen=True)
class Found:
    """What there is: `paths` of one's own, {path: count} in what is about many, how much in the gradebook."""

    paths: list
    tables: dict
    notes: dict
    groups: list  # of the student: (assignment, group)
    submissions: int | None  # None: the gradebook does not know the student
    exports: tuple = ()  # paths of what holds the whole class's grades and pages, in another's form

    def __bool__(self):
        return bool(self.paths or self.tables or self.notes or self.submissions is not None)

    def lines(self, root):
        """[(count, of what, where)]"""
        lines = [(_files(path), "files", path.relative_to(root)) for path in [*self.paths, *self.exports]]
        lines += [(count, "lines", path.relative_to(root)) for path, count in self.tables.items()]
        lines += [(count, "entries", path.relative_to(root)) for path, count in self.notes.items()]
        if self.submissions is not None:
            lines.append((self.submissions, "submissions", "the gradebook, with scores and comments"))
        return lines


def found(traces, db_url):
    """-> Found.  Raises Unknown, GradebookUnusable."""
    if not STUDENT_ID.fullmatch(traces.id):
        raise Unknown(f"{traces.id!r} is no student id, which has {STUDENT_ID_IN_WORDS}")
    kept = traces.paths(), traces.tables(), traces.notes(), traces.groups()
    there = Found(*kept, _submissions(db_url, traces.id))
    if not there:
        alike = traces.spelt_otherwise()
        hint = f"; there is {some(alike)}" if alike else ""
        raise Unknown(
            f"nothing in {traces.course.root} is about {traces.id}: not in people/, submitted/, autograded/, "
            f"feedback/, results/, records/, downloaded/, the gradebook or the tables beside it{hint}"
        )
    return replace(there, exports=tuple(traces.exports()))


def forget(traces, db_url):
    """Remove all that `found` finds, last what tells how the rest is found: files, then the roster's line.

    Raises GradebookUnusable; what is removed by then stays removed.
    """
    with alone(traces.course.root):
        there = found(traces, db_url)
        for path in there.exports:  # first: without the person nothing would tell that they are in there
            path.unlink()
        _out_of_gradebook(db_url, traces.id)
        for path in there.notes:
            notes.remove(path, traces.id)
        for path in there.tables.keys() - {traces.roster}:
            rows.remove(path, traces.marks(path))
        for path in there.paths:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        if traces.roster in there.tables:
            rows.remove(traces.roster, traces.marks(traces.roster))


def stays(traces, there):
    """What is left of the student or may be, in lines; `there`: what was Found before."""
    root, id = traces.course.root, traces.id
    if there.exports:
        yield "what `export` made, of the others too, is gone: `python -m autograder export` makes it anew"
    for assignment, group in there.groups:
        yield f"what the group {one_line(group)} handed in of {assignment}: it is the other members', too"
    for path in traces.whole_class():
        yield f"{path.relative_to(root)}: not one known student's, so it stays as it is: remove it if you can"
    for path in traces.mentions():
        yield f"{path.relative_to(root)}: still mentions {id} or the e-mail address: look through it"
    for path in sorted(root.glob("insights-*.png")):
        name = path.stem.removeprefix("insights-")
        yield f"{path.name}: counts {id} until the next `python -m autograder insights {name}`"
    for path in sorted(root.glob("similarity-*")):
        name = path.name.removeprefix("similarity-")
        again = f"`python -m autograder similarity {name}` makes the folder anew, without them"
        yield f"{path.name}: reports that a tool wrote there may show {id}; {again}"
    for other in traces.spelt_otherwise():
        yield f"{other} is another spelling; of the same person? `python -m autograder forget {other}`"
    yield from ELSEWHERE


def _files(path):
    return sum(one.is_file() for one in path.rglob("*")) if path.is_dir() else 1


def _submissions(db_url, id):
    if not is_there(db_url):
        return None
    with opened(db_url) as gradebook:
        try:
            return len(gradebook.find_student(id).submissions)
        except MissingEntry:
            return None


def _out_of_gradebook(db_url, id):
    """Of what was ever deleted nothing is left in sqlite's file."""
    if _submissions(db_url, id) is None:
        return
    with opened(db_url) as gradebook:
        is_sqlite = make_url(db_url).get_backend_name() == "sqlite"
        if is_sqlite:
            gradebook.db.execute(text("PRAGMA secure_delete = ON"))
        gradebook.remove_student(id)
        if is_sqlite:
            gradebook.db.commit()
            gradebook.db.execute(text("VACUUM"))
