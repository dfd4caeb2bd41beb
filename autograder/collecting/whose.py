"""Whose an arrival is: by the roster, by a group in it, by a list that names the anonymous."""

from dataclasses import dataclass

from autograder.collecting.arrival import letters
from autograder.course.submission import Refused
from autograder.course.text import one_line, some
from autograder.term import people
from autograder.term.roster import ANONYMOUS
from cs231n_utils.promises.hand_in import NO_ID, STUDENT_ID, STUDENT_ID_IN_WORDS, folded

GROUPS = "groups.csv"
GROUP_COLUMNS = ("assignment", "group", "id")
NAMED = "anonymous.csv"
NAMED_COLUMNS = ("assignment", "anonymous", "id")
CALLED = {  # column of the roster: what its text is, for messages
    "id": "id",
    "canvas_id": "Canvas id",
    "email": "e-mail address",
    "gradescope_sid": "Gradescope SID",
    "moodle_username": "Moodle username",
    "moodle_idnumber": "Moodle ID number",
}


@dataclass(frozen=True)
class Owners:
    """Ids of those who get it, each a copy; `group`: its name, of a group's; `strangers`: why some do not."""

    ids: tuple
    group: str = ""
    strangers: tuple = ()


def groups(course, assignment):
    """{group: ids of its members}.  Raises people.BadTable."""
    path, found, of = course.people / GROUPS, {}, {}
    for row in people.read(path, GROUP_COLUMNS):
        if row["assignment"] != assignment:
            continue
        if not STUDENT_ID.fullmatch(row["id"]) or not row["group"]:
            raise people.BadTable(f"{path}: {row['id']!r} of {row['group']!r} is no student id of a group")
        if of.setdefault(folded(row["id"]), row["group"]) != row["group"]:
            raise people.BadTable(f"{path}: {row['id']} is in two groups of {assignment}")
        found.setdefault(row["group"], []).append(row["id"])
    return {group: tuple(ids) for group, ids in found.items()}


def named(course, assignment):
    """{anonymous id: student's id}, as a list has named them.  Raises people.BadTable."""
    rows = people.read(course.people / NAMED, NAMED_COLUMNS)
    return {row["anonymous"]: row["id"] for row in rows if row["assignment"] == assignment}


def owners(arrival, about, names):
    """-> Owners.  Raises Refused: it is nobody's, or it cannot be told whose.  `names`: as `named`."""
    if arrival.anonymous:
        return Owners((names.get(arrival.anonymous) or _own_id(arrival, about),))
    found, strangers = [], []
    for claim in arrival.claims:
        try:
            found.append(person(claim.columns, about))
        except Refused as why:
            strangers.append(str(why))
    if len(found) == 1 and len(arrival.claims) == 1:
        return _with_group(found[0], arrival, about)
    if not found:
        raise Refused("; ".join(strangers) or "nobody is named")
    return Owners(tuple(dict.fromkeys(found)), arrival.shown, tuple(strangers))


def _own_id(arrival, about):
    """What an anonymous hand-in stands under until a list names it."""
    id = f"{ANONYMOUS}{arrival.anonymous}"
    if about.roster.who("id", id):
        raise Refused(f"the roster has a student {id}, so that it cannot stand under its own id")
    return id


def person(columns, about):
    """The id of the one person whom all columns mean, or a group's name where it stands for an id."""
    means = {column: about.roster.who(column, text) for column, text in columns.items()}
    for column, persons in means.items():
        if len(persons) > 1:
            raise Refused(f"the roster has this {CALLED[column]} {len(persons)} times: {_ids(persons)}")
    ids = dict.fromkeys(person.id for persons in means.values() for person in persons)
    if len(ids) > 1:
        which = ", ".join(
            f"{CALLED[column]} of {_ids(persons)}" for column, persons in means.items() if persons
        )
        raise Refused(f"the roster means different students by what it says: {which}")
    return next(iter(ids), None) or _stranger(columns, about)


def _stranger(columns, about):
    id = columns.get("id")
    if id is None:
        which = " and no ".join(CALLED[column] for column in columns)
        raise Refused(f"the roster has no such {which}: bring a newer export of the system with `roster`")
    if group := next((group for group in about.groups if folded(group) == folded(id)), None):
        return about.groups[group][0]
    if len(about.roster):
        raise Refused(f"{one_line(id)} is neither a student of the roster nor a group of {GROUPS}: rename it")
    if not STUDENT_ID.fullmatch(id) or folded(id) == folded(NO_ID) or id.startswith(ANONYMOUS):
        raise Refused(f"the name is no student id, which has {STUDENT_ID_IN_WORDS}: rename it")
    return id


def _with_group(id, arrival, about):
    group = next((group for group, ids in about.groups.items() if folded(id) in map(folded, ids)), "")
    if _is_anothers(arrival, id, about) and letters(group) != letters(arrival.called):
        raise Refused(
            f"it is called {one_line(arrival.called)!r}. If that is a group with its member {id}, write its "
            f"lines into people/{GROUPS} ({','.join(GROUP_COLUMNS)}); if it is a new name of {id}, "
            "bring a newer export with `roster`; then collect again"
        )
    if not group:
        return Owners((id,))
    members = [about.roster.who("id", member) for member in about.groups[group]] if len(about.roster) else []
    absent = [id for id, who in zip(about.groups[group], members, strict=False) if not who]
    strangers = (
        [f"{GROUPS} has {some(absent)} in {one_line(group)!r}, whom the roster does not have"]
        if absent
        else []
    )
    ids = [who[0].id for who in members if who] if members else list(about.groups[group])
    return Owners(tuple(ids), group, tuple(strangers))


def _is_anothers(arrival, id, about):
    """Whether the name that the system has is none of this person's, or all of another's: a group's, then."""
    called, persons = letters(arrival.called), about.roster.who("id", id)
    names = [letters(name) for person in persons for name in (person.last_name, person.first_name)]
    if not called or not any(names) or any(called in _full(person) for person in persons):
        return False
    if not any(name and name in called for name in names):
        return True
    return any(called in _full(person) for person in about.roster)


def _full(person):
    """Both ways to write the name; none of who has only one."""
    first, last = letters(person.first_name), letters(person.last_name)
    return {first + last, last + first} if first and last else ()


def _ids(persons):
    return " and ".join(person.id for person in persons)
