"""Who in the roster a line of an export is of; a line that may be of two persons is of none.

A system's own ids decide first, then the e-mail address, then an id that several systems share; a name
alone never does.  Whatever is said by all of these has to be of one person.
"""

import re
import unicodedata
from dataclasses import dataclass

from autograder.term.exports import ADDRESS, KNOWN
from cs231n_utils.promises.hand_in import folded

OWN = sum(KNOWN.values(), ())
NUMBERS = ("canvas_sis_id", "gradescope_sid", "moodle_idnumber")  # a university's number of a student
LOGINS = ("canvas_login", "moodle_username")
FIXED = "canvas_id"  # never changes, and is nobody else's


class Doubtful(Exception):
    """It is not certain whose a line is; `ids`: of those whose it may be."""

    def __init__(self, why, ids=()):
        super().__init__(why)
        self.ids = tuple(ids)


@dataclass
class Index:
    """The persons of a roster by what is known of them: {(kind, text): {id}}."""

    persons: dict

    def __post_init__(self):
        self.keys, self.names = {}, {}
        for person in self.persons.values():
            for key in of_person(person):
                self.keys.setdefault(key, set()).add(person.id)
            self.names.setdefault(name_words(person.name), set()).add(person.id)

    def person(self, entry):
        """The Person, or None where nothing is known of them.  Raises Doubtful."""
        steps = [self._having(keys) for keys in of_entry(entry)]
        if len(ids := sorted(set().union(*steps))) > 1:
            raise Doubtful(
                f"its ids and addresses are of {' and of '.join(ids)}: correct the wrong one, "
                "where it was exported or in the roster",
                ids,
            )
        if not ids:
            return self._by_login(entry)
        person = self.persons[ids[0]]
        if differ(entry.known.get(FIXED), person.known.get(FIXED)):
            raise Doubtful(
                f"has ids of {person.id}, but another {FIXED}: correct that in the roster if it is one",
                ids,
            )
        if not steps[0] and not steps[1] and disagree(entry, person):
            raise Doubtful(
                f"has the id of {person.id}, who has another name: correct that in the roster if it is one",
                ids,
            )
        return person

    def namesakes(self, entry):
        """The ids of those who have its name and may be meant, as no id of theirs says that they are not."""
        alike = self.names.get(name_words(entry.name), ()) if entry.name else ()
        return [id for id in sorted(alike) if not self._is_another(self.persons[id], entry)]

    def _having(self, keys):
        return set().union(*(self.keys.get(key, ()) for key in keys))

    def _by_login(self, entry):
        """A system without an id of the university: the login within the address, with the same name."""
        local = folded(entry.email.partition("@")[0])
        found = [
            self.persons[id]
            for id in sorted(self._having([("login", local), ("id", local)]) if local else ())
            if not self.persons[id].email and name_words(self.persons[id].name) == name_words(entry.name)
        ]
        return found[0] if len(found) == 1 and entry.name else None

    def _is_another(self, person, entry):
        return any(differ(entry.known.get(name), person.known.get(name)) for name in OWN)


def of_person(person):
    """The (kind, text) by which they can be found."""
    yield "id", folded(person.id)
    known = {name: text for name, text in person.known.items() if name in OWN and text}
    for name, text in known.items():
        yield from _keys(name, text)
    yield from _addresses(person.email, known)


def of_entry(entry):
    """Three lists of (kind, text): a system's own ids, addresses, ids that several systems share."""
    own = [(name, folded(text)) for name, text in entry.known.items()]
    ids = [("id", folded(entry.id))] if entry.id else []
    for name, text in entry.known.items():
        ids += [key for key in _keys(name, text) if key[0] != name]
        ids += [("id", folded(text))] if name in NUMBERS + LOGINS else []
    ids += [(kind, folded(entry.id)) for kind in ("number", "login") if entry.id]
    return own, list(_addresses(entry.email, entry.known)), ids


def _keys(name, text):
    yield name, folded(text)
    if name in NUMBERS:
        yield "number", folded(text)
    if name in LOGINS:
        yield "login", folded(text)


def _addresses(email, known):
    """A login may be an address, too."""
    for text in (email, *(known.get(name, "") for name in LOGINS)):
        if ADDRESS.fullmatch(text):
            yield "email", folded(text)


def differ(one, other):
    return bool(one and other) and folded(one) != folded(other)


def disagree(entry, person):
    """Whether name and address say that it is somebody else, as far as both sides have them."""
    if entry.email and person.email and not differ(entry.email, person.email):
        return False
    ours, theirs = name_words(person.name), name_words(entry.name)
    return bool(ours and theirs) and not ours & theirs


def name_words(name):
    """For comparison: without order, case, accents and marks."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return frozenset(re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c))))
