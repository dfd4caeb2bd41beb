"""Where a course keeps something about a student: what `forget` removes, and what it cannot tell or reach."""

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nbgrader.plugins import FileNameCollectorPlugin

from autograder.course.folders import Course
from autograder.term import notes, people, rows
from autograder.term.roster import FILE, Roster
from cs231n_utils.promises.hand_in import folded

FOLDERS = (  # named for the student
    "submitted/{}",
    "autograded/{}",
    "feedback/{}",
    ".staging/{}",
    "people/attempts/*/{}",
    "results/*/attempts/{}",
    "results/*/anew/attempts/{}",
    "similarity-*/submissions/{}",
    ".similarity-*.part/submissions/{}",
)
FILES = (  # {}: the student's id, and an end
    *("results/*/{}", "results/*/before/*/{}", "results/*/anew/{}"),
    *("records/*/{}", "records/*/+history/{}"),
)
ENDS = (".json", ".page.json", ".regrade.json", ".jsonl")
HALF = tuple(
    f"{folder}tmp*.part"
    for folder in (
        *("", "results/*/", "results/*/anew/", "records/", "records/*/", "records/*/+history/"),
        *("people/", "people/*/"),
    )
)
WHOLE = ("grades-canvas-*.csv", "grades-moodle-*.csv", "feedback-*.zip", "tmp*.zip.part")  # made by `export`
TABLES = ("*.csv", "people/*.csv", "people/worksheets/*.csv")
NOTES = ("records/*.json", "people/*.json")
MENTIONS = (*TABLES, *NOTES, "*.json*", "*.txt", "*.log")
DOWNLOADS = ("downloaded/*/archive/*", "downloaded/*/extracted/*")
MOODLE = re.compile(r"moodle-(\d+)-")  # an attempt's key, with the participant's number


@dataclass(frozen=True)
class Traces:
    """Of the student `id` in a course; `config`: nbgrader's, of the course."""

    course: Course
    config: object
    id: str

    @property
    def roster(self):
        return self.course.people / FILE

    @cached_property
    def persons(self):
        """Of the roster: one or none."""
        return Roster.read(self.course).who("id", self.id)

    @cached_property
    def names(self):
        """What stands for the student in tables: the id, and the e-mail address where the roster has one."""
        return {self.id, *(person.email for person in self.persons)} - {""}

    def paths(self):
        """The folders and files that are about this student alone."""
        root, found = self.course.root, []
        for pattern in FOLDERS:
            found += root.glob(pattern.format(self.id))
        for pattern in FILES:
            paths = [path for end in ENDS for path in root.glob(pattern.format(self.id + end))]
            found += [path for path in paths if self._whose(path.name) == self.id]
        return sorted({*found, *self._downloaded(), *self._half_written()})

    def tables(self):
        """{path: how many lines} of what is about many."""
        paths = {path for pattern in TABLES for path in self._globbed(pattern)} - {*self.exports()}
        return {path: count for path in sorted(paths) if (count := len(rows.of(path, self.marks(path))))}

    def marks(self, path):
        """The Marks by which lines of the table `path` are the student's."""
        is_worksheet = path.parent == self.course.people / "worksheets"
        return rows.Marks(self.names, self._participants(path.stem) if is_worksheet else set())

    def _participants(self, assignment):
        """Moodle's numbers for the student in an assignment."""
        keys = (path.stem for path in self._globbed(f"people/attempts/{assignment}/{self.id}/*.json"))
        return {found[1] for key in keys if (found := MOODLE.match(key))}

    def notes(self):
        """{path: how many entries} of JSON that is about many."""
        paths = [path for pattern in NOTES for path in self._globbed(pattern)]
        return {path: count for path in paths if (count := notes.without(path, self.id)[1])}

    def groups(self):
        """(assignment, group) of those that the student is in."""
        known = people.read(self.course.people / "groups.csv", ("assignment", "group", "id"))
        return [(row["assignment"], row["group"]) for row in known if row["id"] == self.id]

    def whole_class(self):
        """Downloads that are not of one student alone: nobody rewrites them."""
        every = [path for pattern in ("*", "*/archive/*") for path in self._globbed(f"downloaded/{pattern}")]
        files = [path for path in every if path.is_file()]
        return [path for path in files if self._owner(path) not in self._known]

    def exports(self):
        """What was made of the whole class to be given back: it can be made anew."""
        return [path for pattern in WHOLE for path in self._globbed(pattern)]

    def _half_written(self):
        """What a command that was killed left of a file that names the student."""
        paths = [path for pattern in HALF for path in self._globbed(pattern)]
        return [path for path in paths if path.is_file() and self._named.search(path.read_bytes())]

    def mentions(self):
        """Other files of the course, but for those of other students, in which the student is named."""
        paths = sorted({path for pattern in MENTIONS for path in self._globbed(pattern) if path.is_file()})
        return [path for path in paths if self._named.search(path.read_bytes())]

    def spelt_otherwise(self):
        """Ids that differ from this one in capitals alone."""
        return sorted(id for id in self._known if folded(id) == folded(self.id) and id != self.id)

    @cached_property
    def _named(self):
        """By an address, by both names, or by the id, if that is no short number."""
        both = [(p.first_name, p.last_name) for p in self.persons if p.first_name and p.last_name]
        names = [f"{first} {last}" for first, last in both] + [f"{last}, {first}" for first, last in both]
        names += [name for name in self.names if len(name) > 3 or not name.isdigit()]
        words = "|".join(map(re.escape, names)) or "(?!)"
        return re.compile(rf"(?<![\w.@+'-])({words})(?![\w@+'-])".encode())

    @cached_property
    def _known(self):
        """All ids that the course's folders and roster have."""
        folders = [self._globbed(pattern.format("*")) for pattern in FOLDERS]
        return {path.name for paths in folders for path in paths} | {p.id for p in Roster.read(self.course)}

    def _whose(self, name):
        """Of a file in results/ or records/: `ann.page.json` is also what a student `ann.page` would have."""
        ids = [name.removesuffix(end) for end in ENDS if name.endswith(end)]
        others = [id for id in ids if id in self._known and id != self.id]
        return max([*others, self.id], key=len)

    def _downloaded(self):
        paths = [path for pattern in DOWNLOADS for path in self._globbed(pattern)]
        return [path for path in paths if self._owner(path) == self.id]

    def _owner(self, path):
        """The student whose archive or folder that is, by the course's own `named_regexp`; None: nobody's."""
        stem = path.name if path.is_dir() else path.name.partition(".zip")[0]
        said = self._collector.collect(os.path.join(path.parents[1], "extracted", stem, "any.ipynb"))
        return said and said["student_id"]

    @cached_property
    def _collector(self):
        return FileNameCollectorPlugin(config=self.config)

    def _globbed(self, pattern):
        return sorted(Path(self.course.root).glob(pattern))
