"""What `python -m autograder export` does and says; nothing is written before all of it is decided."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.course.assignment import Assignment
from autograder.course.folders import Course, write_bytes
from autograder.course.submission import Refused
from autograder.course.text import one_line, some
from autograder.recording.handed_in import newer
from autograder.report.feedback import HTML
from autograder.returning import canvas, grades, moodle, overview, pages
from autograder.returning.sheet import SHOWN, Given, Sheet, give
from cs231n_utils.promises.hand_in import folded

SYSTEMS = {"canvas": canvas, "moodle": moodle}
CSV = "csv"
ALL = "grades-by-student.csv"


@dataclass(frozen=True)
class Return:
    """Grades of an assignment, ready to be written for a system, a word of SYSTEMS."""

    course: Course
    assignment: Assignment
    system: str
    sheet: Sheet
    given: Given
    grades: grades.Grades
    roster: object

    @property
    def target(self):
        return _target(self.course, self.system, self.assignment.name)

    @property
    def archive(self):
        return self.course.root / f"feedback-{self.system}-{self.assignment.name}.zip"

    def write(self, old_pages):
        """The file, and an archive beside it.  `old_pages`: whose page is not of these grades."""
        content = SYSTEMS[self.system].content(self.sheet, self.given)
        found = self.pages(old_pages)
        if found:
            pages.write(self.archive, {self._page_names[id]: page for id, page in found.items()})
        else:
            self.archive.unlink(missing_ok=True)
        write_bytes(self.target, content)

    def pages(self, old_pages):
        """{id: path of the page}"""
        paths = {id: self.course.feedback(self.assignment.name, id) / HTML for id in self._page_names}
        return {id: path for id, path in paths.items() if id not in old_pages and path.is_file()}

    @cached_property
    def _page_names(self):
        return SYSTEMS[self.system].page_names(self.sheet, self.given, self.course, self.assignment)


def _target(course, system, name):
    """A name that every course's .gitignore leaves out already, as `grades*.csv`."""
    return course.root / f"grades-{system}-{name}.csv"


def prepared(course, db_url, options, system, path):
    """-> Return.  Raises Refused, people.BadTable, NoSuchAssignment, GradebookUnusable."""
    if not options.assignment:
        raise Refused(f"say of which assignment: export NAME --to {system} FILE")
    assignment, path = Assignment.find(course, options.assignment), Path(path)
    if path.absolute() == _target(course, system, assignment.name).absolute():
        raise Refused(f"{path} is what this command writes: give it the file as the system exported it")
    known, roster = _grades(db_url, assignment.name)[assignment.name], grades.roster_of(course, db_url)
    sheet = SYSTEMS[system].read(path, course, assignment, roster, options.column)
    given = give(sheet, known, assignment.name, options.partial, options.scale)
    return Return(course, assignment, system, sheet, given, known, roster)


def write_csv(course, db_url, options):
    """-> lines on the kit's own CSV, which is written.  Raises as `prepared`."""
    if options.column or options.scale:
        raise Refused("--column and --scale are of a system's file: the CSV has each assignment's own points")
    name, path = options.assignment, course.root / ALL
    path = course.root / f"grades-by-student-{name}.csv" if name else path
    found, roster = _grades(db_url, name), grades.roster_of(course, db_url)
    if not any(its.known for its in found.values()):
        raise Refused(f"{path} is not written: nothing was recorded yet, {_grade(name or 'NAME')} does it")
    waiting = overview.write(path, found, roster, options.partial)
    counts = [f"{name}: {sum(not grade.waits for grade in its)} grades" for name, its in found.items()]
    left = [f"left empty, not graded to the end in {name}: {some(waiting[name], SHOWN)}" for name in waiting]
    anew = {name: newer(course, name, [grade.student for grade in its]) for name, its in found.items()}
    old = [f"{_anew(name)}: {len(ids)} ({some(ids, SHOWN)})" for name, ids in anew.items() if ids]
    return [f"{path}: {', '.join(counts)}", *left, *old]


def _grades(db_url, name):
    """Raises Refused: there is nothing in the gradebook."""
    found = grades.read(db_url, name)
    if not found:
        what = name or "assignment"
        raise Refused(f"the gradebook knows no {what}: run `nbgrader generate_assignment {name or 'NAME'}`")
    return found


def lines(done, old_pages=()):
    """What a Return brings, who is in one list and not in the other: as lines for the screen."""
    title, cells, name = done.sheet.title, done.given.cells, done.assignment.name
    changed = [cell for cell in cells if not cell.is_same and cell.place.text]
    same = sum(cell.is_same for cell in cells)
    new = len(cells) - same - len(changed)
    counts = f"{new} new, {len(changed)} changed, {same} the same"
    yield f"{done.target}: {len(cells)} grades for {title}, {counts}"
    yield from done.sheet.notes
    shown = [f"{cell.place.student} {one_line(cell.place.text, 20)} → {cell.text}" for cell in changed]
    lists = {
        "changed": shown,
        **{f"left as it is, {why}": ids for why, ids in done.given.left.items()},
        f"in {title}'s file, without a grade of {name}": done.given.without,
        f"in {title}'s file by its own number, not in the roster": done.sheet.strangers,
        **_not_in_file(done, title),
        f"handed in, not graded yet ({_grade(name)})": _ungraded(done),
        _anew(name): _graded_before(done),
    }
    for words, ids in lists.items():
        if ids:
            yield f"{words}: {len(ids)} ({some(list(ids), SHOWN)})"
    yield _on_pages(done, old_pages)


def problems(done):
    """Lines on grades that should have gone there, and did not."""
    yield from done.sheet.doubts
    for why, ids in done.given.refused.items():
        yield f"not given back, {why}: {len(ids)} ({some(ids, SHOWN)})"


def _not_in_file(done, title):
    """{words: ids} of those who have a grade."""
    there = {folded(place.student) for place in done.sheet.places}
    absent = [grade.student for grade in done.grades if folded(grade.student) not in there]
    persons = {folded(person.id): person for person in done.roster}
    known = [id for id in absent if folded(id) in persons]
    return {
        f"with a grade, not in {title}'s file": [id for id in known if persons[folded(id)].active],
        f"with a grade, not in {title}'s file, no longer active": [
            id for id in known if not persons[folded(id)].active
        ],
        "with a grade, not in the roster": [id for id in absent if folded(id) not in persons],
    }


def _ungraded(done):
    students = done.course.students(done.assignment.name)
    return [student for student in students if done.grades.of(student) is None]


def _graded_before(done):
    students = [cell.place.student for cell in done.given.cells]
    return newer(done.course, done.assignment.name, students)


def _anew(name):
    return f"given back for an earlier hand-in, the newer one is not graded yet ({_grade(name)})"


def _grade(name):
    return f"`python -m autograder grade {name}`"


def _on_pages(done, old_pages):
    found = done.pages(old_pages)
    without = [cell.place.student for cell in done.given.cells if cell.place.student not in found]
    said = f"{done.archive}: {len(found)} feedback pages" if found else "no feedback pages"
    if not without:
        return said
    return f"{said}; none for {len(without)} ({some(without, SHOWN)}): {SYSTEMS[done.system].NO_PAGE}"
