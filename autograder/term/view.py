"""The gradebook as a view of the roster: students are added to it and brought up to date, never deleted."""

from nbgrader.api import Student

from autograder.course.gradebook import opened
from cs231n_utils.promises.hand_in import folded

MOST = 128  # characters in a column of nbgrader's
LMS_IDS = ("canvas_id", "moodle_idnumber", "moodle_username")  # nbgrader holds one


def show(roster, coursedir):
    """Make nbgrader's gradebook, if need be, and bring its students up to date in one go.

    An empty cell of the roster takes nothing away.  -> (ids that the gradebook writes in another way, which
    are left alone; those that it alone has).  Raises GradebookUnusable.
    """
    with opened(coursedir.db_url, coursedir.course_id) as gradebook:
        there = {student.id: student for student in gradebook.db.query(Student)}
        spelt = {folded(id): id for id in there}
        others = []
        for person in roster:
            if (known := spelt.get(folded(person.id), person.id)) != person.id:
                others.append((person.id, known))
                continue
            student = there.get(person.id) or Student(id=person.id)
            for name, text in _columns(person).items():
                if text and getattr(student, name) != text:
                    setattr(student, name, text)
            gradebook.db.add(student)
        gradebook.db.commit()
    return others, roster.strangers(there)


def spellings(course, coursedir):
    """The ids in use: of who handed in, and of the gradebook."""
    handed_in = {path.name for path in (course.root / "submitted").glob("*") if path.is_dir()}
    with opened(coursedir.db_url, coursedir.course_id) as gradebook:
        return handed_in | {id for (id,) in gradebook.db.query(Student.id)}


def _columns(person):
    lms = next((person.known[name] for name in LMS_IDS if person.known.get(name)), "")
    texts = {"first_name": person.first_name, "last_name": person.last_name, "email": person.email}
    return {name: text[:MOST] for name, text in (texts | {"lms_user_id": lms}).items()}
