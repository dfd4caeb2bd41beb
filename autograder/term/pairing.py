"""The lines of one export and the persons of a roster, two by two; who may be mixed up is left out."""

from dataclasses import dataclass, field, replace

from autograder.term.exports import Entry
from autograder.term.matching import Doubtful, Index, name_words, of_entry


@dataclass
class Pairs:
    """`certain`: [(Entry, Person or None for a new one)]; `doubts`: [(Entry, Doubtful)]."""

    certain: list = field(default_factory=list)
    doubts: list = field(default_factory=list)


def pair(entries, persons):
    """-> Pairs.  `persons`: {id: Person}.  Lines that say the same are one."""
    index, pairs, found, doubts = Index(persons), Pairs(), [], {}
    for entry in _once(entries):
        try:
            found.append((entry, index.person(entry)))
        except Doubtful as doubt:
            found.append((entry, None))
            doubts[entry.line] = doubt
    accounted = {person.id for _, person in found if person}
    for group in _groups(found):
        sure = _sure(group)
        pairs.certain += sure
        rest = [each for each in group if each not in sure]
        doubt = _several(group) or (rest and _namesake(rest[0], index, accounted))
        for entry, person in rest:
            if why := doubts.get(entry.line) or doubt:
                pairs.doubts.append((entry, why))
            else:
                pairs.certain.append((entry, person))
    return pairs


def _once(entries):
    """Of lines that say the same the first."""
    said = {}
    for entry in entries:
        said.setdefault(replace(entry, line=0, known=tuple(entry.known.items())), entry)
    return said.values()


def _sure(group):
    """Those of several lines that have the name, too, of a person who is known, and who has no other line."""
    persons = [person.id for _, person in group if person]
    return [
        (entry, person)
        for entry, person in group
        if person and persons.count(person.id) == 1 and name_words(entry.name) == name_words(person.name)
    ]


def _several(group):
    if len(group) > 1:
        lines = " and ".join(str(entry.line) for entry, _ in group)
        ids = {person.id for _, person in group if person}
        return Doubtful(
            f"lines {lines} have an id or an address in common: correct it where they were exported", ids
        )
    return None


def _namesake(pair, index, accounted):
    """A new student, or one who is known and has another address now?"""
    entry, person = pair
    others = [id for id in index.namesakes(entry) if id not in accounted] if not person else []
    if others:
        return Doubtful(
            f"has the name of {', '.join(others)}, and no id or address says whether it is the same: "
            "write its address into that line of the roster, or with an id into a new one",
            others,
        )
    return None


def _groups(found):
    """The pairs, in lists of those that have something in common which only one person can have."""
    groups = {}  # {key: list of pairs}
    for entry, person in found:
        keys = keys_of(entry, person)
        joined = [(entry, person)]
        for group in {id(groups[key]): groups[key] for key in keys if key in groups}.values():
            joined = group + joined
        for pair in joined:
            groups |= dict.fromkeys(keys_of(*pair), joined)
    return list({id(group): group for group in groups.values()}.values())


def keys_of(entry: Entry, person):
    own, addresses, shared = of_entry(entry)
    return {*own, *addresses, *shared} | ({("person", person.id)} if person else set())
