"""Who is in the course: `people/roster.csv`, which an instructor may edit; the gradebook is a view of it."""

from dataclasses import dataclass, field

from autograder.course.text import one_line
from autograder.term import people
from cs231n_utils.promises.hand_in import STUDENT_ID, STUDENT_ID_IN_WORDS, folded

FILE = "roster.csv"
COLUMNS = ("id", "last_name", "first_name", "email", "section", "active")
YES, NO = "yes", "no"
ANONYMOUS = "anon-"  # before the id of a hand-in whose student nobody knows yet


@dataclass(frozen=True)
class Person:
    """`id` is the student id of all folders; `known`: {column: text}, the person's ids in other systems.

    Columns of `known` are the systems' own words, such as `canvas_id` (Canvas's user id), `canvas_sis_id`,
    `canvas_login`, `gradescope_sid`, `moodle_username`; `systems` says in which the person is, or was
    (`term.systems`).  A column that the kit does not know is kept.
    """

    id: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    section: str = ""
    active: bool = True
    known: dict = field(default_factory=dict)

    @property
    def name(self):
        return " ".join(filter(None, (self.first_name, self.last_name)))


@dataclass(frozen=True)
class Roster:
    """{id: Person} in the order of the file; `columns`: the file's own, in its order."""

    persons: dict
    columns: tuple = ()

    @classmethod
    def read(cls, course):
        """Of a course without a file: an empty one.  Raises people.BadTable."""
        path, persons, lines, addresses = course.people / FILE, {}, {}, {}
        columns, rows = people.read_table(path, COLUMNS[:1])
        for row in rows:
            person = _person(f"{path}, line {row.line}", row)
            if twin := lines.get(folded(person.id)):
                raise people.BadTable(
                    f"{path}, lines {twin} and {row.line}: both are of {person.id}; keep one"
                )
            persons[person.id], lines[folded(person.id)] = person, row.line
            first = addresses.setdefault(folded(person.email), row.line) if person.email else row.line
            if first != row.line:
                raise people.BadTable(
                    f"{path}, lines {first} and {row.line}: both have the same e-mail address; correct one"
                )
        return cls(persons, tuple(columns))

    def write(self, course):
        """What an instructor added to the file, and its order, stays.  Raises people.BadTable."""
        own = dict.fromkeys(column for person in self for column in person.known)
        columns = dict.fromkeys([*self.columns, *COLUMNS, *own])
        rows = [
            {name: getattr(person, name) for name in COLUMNS[:-1]}
            | {"active": YES if person.active else NO}
            | person.known
            for person in self
        ]
        people.write(people.folder(course) / FILE, list(columns), rows)

    def __iter__(self):
        return iter(self.persons.values())

    def __len__(self):
        return len(self.persons)

    def who(self, column, text):
        """The Persons whose column (`id`, `email`, `canvas_id` …) holds this text, in whatever case."""
        wanted = folded(text.strip())
        return [person for person in self if wanted and folded(_cell(person, column)) == wanted]

    def strangers(self, ids):
        """Those of them that it does not have, but for anonymous ones; of a course without a roster: none."""
        known = {folded(id) for id in self.persons}
        return [id for id in ids if known and folded(id) not in known and not id.startswith(ANONYMOUS)]


def _cell(person, column):
    return person.known.get(column, "") if column not in COLUMNS else getattr(person, column)


def _person(where, row):
    if not STUDENT_ID.fullmatch(row["id"]):
        said = one_line(row["id"], 40) or "an empty cell"
        raise people.BadTable(f"{where}: {said} is no student id, which has {STUDENT_ID_IN_WORDS}")
    active = row.get("active", "").casefold()
    if active not in ("", YES, NO):
        raise people.BadTable(f"{where}: {row['id']} is neither active ({YES}) nor inactive ({NO})")
    texts = {name: row.get(name, "") for name in COLUMNS[:-1]}
    known = {name: text for name, text in row.items() if name not in COLUMNS}
    return Person(**texts, active=active != NO, known=known)
