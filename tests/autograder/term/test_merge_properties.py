"""Merging, whatever is exported: the same again changes nothing, nobody is mixed up, nobody is lost."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.course.folders import Course
from autograder.term.exports import CANVAS, GRADESCOPE, KNOWN, MOODLE, OTHER, Entry, Export
from autograder.term.matching import name_words
from autograder.term.merge import merge
from autograder.term.roster import Roster
from cs231n_utils.promises.hand_in import STUDENT_ID, folded

EMPTY = Roster({})
FEW = ("a", "A", "b", "c", "1", "2", "x@y.z", "_", "", "", "")  # so few that lines have things in common
NAMES = ("Wei", "wei", "Ana", "=Eve", "שרה", "")
ADDRESSES = ("a@x.y", "b@x.y", "A@x.y", "a@z.y", "c@x.y", "d@x.y", "")
SECTIONS = ("1", "2", "1 and 2", "")


def wild(random):
    """Exports in which anything may be anybody's."""
    exports = []
    for system in random.choices(tuple(KNOWN), k=random.randint(1, 4)):
        entries = [_line(random, system, line) for line in range(2, 2 + random.randint(1, 5))]
        entries = tuple(entry for entry in entries if entry.known or entry.email or entry.id)
        exports.append(Export(system, system, entries, random.choice(((), (), ((9, "?"),)))))
    return exports


def _line(random, system, line):
    known = {name: text for name in KNOWN[system] if (text := random.choice(FEW))}
    id = random.choice(FEW) if system == OTHER else ""
    names, email = random.choices(NAMES, k=2), "" if system == CANVAS else random.choice(ADDRESSES)
    return Entry(system, line, id, *names, email, random.choice(SECTIONS), known, random.random() < 0.7)


SEEDS = st.integers(0, 1 << 40)
MANY = settings(max_examples=150, deadline=None)


@MANY
@given(SEEDS)
def test_the_same_again_changes_nothing(seed):
    random = Random(seed)
    before, exports, complete = merge(EMPTY, wild(random)).roster, wild(random), random.random() < 0.5
    once = merge(before, exports, complete)
    again = merge(once.roster, exports, complete)
    assert again.roster.persons == once.roster.persons
    assert not (again.new or again.differences or again.left or again.back)


@MANY
@given(SEEDS)
def test_nobody_is_lost_and_every_id_can_be_used(seed):
    random = Random(seed)
    before = merge(EMPTY, wild(random)).roster
    merged = merge(before, wild(random))
    ids = list(merged.roster.persons)
    assert ids[: len(before)] == list(before.persons)
    assert all(STUDENT_ID.fullmatch(id) for id in ids) and len({folded(id) for id in ids}) == len(ids)
    fixed = [person.known["canvas_id"] for person in merged.roster if person.known.get("canvas_id")]
    assert len({folded(text) for text in fixed}) == len(fixed)
    for person in before:
        if text := person.known.get("canvas_id"):
            assert folded(merged.roster.persons[person.id].known["canvas_id"]) == folded(text)


def test_the_wild_exports_are_wild():
    """All of refused, matched and new lines are among them, or what they show is nothing."""
    seen = set()
    for seed in range(150):
        random = Random(seed)
        merged = merge(merge(EMPTY, wild(random)).roster, wild(random))
        seen |= {name for name in ("new", "differences", "left", "kept", "refused") if getattr(merged, name)}
    assert seen == {"new", "differences", "left", "kept", "refused"}


def term(random):
    """Students, and what each system rightly knows of them: line n is of student n."""
    first = random.choice(("ABCDEFGH", "XXXYYYZZ"))  # with namesakes or without
    names = [(random.choice("XYZ"), first[n]) for n in range(random.randint(1, 8))]
    exports = []
    for system in random.sample((CANVAS, MOODLE, GRADESCOPE, OTHER), 4):
        there = [n for n in range(len(names)) if random.random() < 0.8]
        entries = tuple(_rightly(system, n, *names[n]) for n in random.sample(there, len(there)))
        exports.append(Export(system, system, entries))
    return exports


def _rightly(system, n, *names):
    known = {
        CANVAS: {"canvas_id": f"{n + 100}", "canvas_sis_id": f"S{n}", "canvas_login": f"login{n}"},
        MOODLE: {"moodle_username": f"login{n}", "moodle_idnumber": f"S{n}"},
        GRADESCOPE: {"gradescope_sid": f"s{n}"},
        OTHER: {},
    }[system]
    email = "" if system == CANVAS else f"login{n}@example.edu"
    return Entry(system, n, f"login{n}" if system == OTHER else "", *names, email, "", known)


@MANY
@given(SEEDS)
def test_the_order_of_systems_does_not_matter_to_who_is_who(seed):
    random = Random(seed)
    exports, found, refused = term(random), EMPTY, []
    for some in random.choice(([exports], [[export] for export in exports])):
        merged = merge(found, some)
        found, refused = merged.roster, refused + merged.refused
    entries = [entry for export in exports for entry in export.entries]
    names = {entry.line: name_words(entry.name) for entry in entries}
    if len(set(names.values())) == len(names):  # of namesakes some may be refused, but none is mixed up
        assert not refused and len(found) == len(names)
    for person in found:
        said = {person.email, *(text for name, text in person.known.items() if name != "systems")} - {""}
        lines = [{e.line for e in entries if text in (e.email, *e.known.values())} for text in said]
        assert len(set().union(*lines)) == 1


@settings(max_examples=50, deadline=None)
@given(SEEDS)
def test_a_roster_in_its_file_is_the_same(tmp_path_factory, seed):
    course, exports = Course(tmp_path_factory.getbasetemp(), None), wild(Random(seed))
    merge(EMPTY, exports).roster.write(course)
    read = Roster.read(course)
    assert merge(read, exports).roster.persons == read.persons
