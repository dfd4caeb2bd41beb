"""Who is in the course: `people/roster.csv`, which an instructor may edit; the gradebook is a view of it."""

from dataclasses import dataclass, field

from autograder.term import people
from cs231n_utils.promises.hand_in import STUDENT_ID, STUDENT_ID_IN_WORDS, folded

FILE = "roster.csv"
COLUMNS = ("id", "last_name", "first_name", "email", "section", "active")
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Person:
    """`id` is the student id of all folders; `known`: {column: text}, the person's ids in other systems.

    Columns of `known` are the systems' own words, such as `canvas_id` (Canvas's user id), `canvas_sis_id`,
    `canvas_login`, `gradescope_sid`, `moodle_username`; a column that the kit does not know is kept.
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
    """{id: Person} in the order of the file."""

    persons: dict

    @classmethod
    def read(cls, course):
        """Of a course without a file: an empty one.  Raises people.BadTable."""
        path, persons = course.people / FILE, {}
        for row in people.read(path, COLUMNS[:1]):
            person = _person(path, row)
            if twin := next((id for id in persons if folded(id) == folded(person.id)), None):
                raise people.BadTable(f"{path} has {twin} and {person.id}: one line a student")
            persons[person.id] = person
        return cls(persons)

    def write(self, course):
        own = dict.fromkeys(column for person in self for column in person.known)
        rows = [
            {name: getattr(person, name) for name in COLUMNS[:-1]}
            | {"active": YES if person.active else NO}
            | person.known
            for person in self
        ]
        people.write(people.folder(course) / FILE, [*COLUMNS, *own], rows)

    def __iter__(self):
        return iter(self.persons.values())

    def __len__(self):
        return len(self.persons)

    def who(self, column, text):
        """The Persons whose column (`id`, `email`, `canvas_id` …) holds this text, in whatever case."""
        wanted = folded(text.strip())
        return [person for person in self if wanted and folded(_cell(person, column)) == wanted]


def _cell(person, column):
    return person.known.get(column, "") if column not in COLUMNS else getattr(person, column)


def _person(path, row):
    if not STUDENT_ID.fullmatch(row["id"]):
        raise people.BadTable(f"{path}: {row['id']!r} is no student id, which has {STUDENT_ID_IN_WORDS}")
    if row.get("active", "").casefold() not in ("", YES, NO):
        raise people.BadTable(f"{path}: {row['id']} is neither active ({YES}) nor inactive ({NO})")
    texts = {name: row.get(name, "") for name in COLUMNS[:-1]}
    known = {name: text for name, text in row.items() if name not in COLUMNS}
    return Person(**texts, active=row.get("active", "").casefold() != NO, known=known)
