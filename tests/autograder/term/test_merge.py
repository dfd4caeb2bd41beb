"""Who is who in the exports of several systems: a table of lines, and what becomes of the roster."""

import pytest

from autograder.term.exports import CANVAS, GRADESCOPE, MOODLE, OTHER, Entry, Export
from autograder.term.merge import merge
from autograder.term.roster import Person, Roster


def roster(*persons):
    return Roster({person.id: person for person in persons})


def export(system, *entries, faults=()):
    return Export(f"{system}.csv", system, tuple(entries), faults)


def canvas(line, id, login, name="", section="", **more):
    last, _, first = name.partition(", ")
    known = {"canvas_id": id, "canvas_login": login, **more}
    return Entry("canvas.csv", line, "", last, first, "", section, {k: v for k, v in known.items() if v})


def row(line, name="", email="", id="", section="", **known):
    last, _, first = name.partition(", ")
    return Entry("f.csv", line, id, last, first, email, section, known)


ADA = Person(
    *("ada", "Lovelace", "Ada", "ada@example.edu", "1"),
    known={"canvas_id": "1001", "canvas_sis_id": "A123", "canvas_login": "ada", "systems": "canvas"},
)
BOB = Person(
    "bob", "Ross", "Bob", "bob@example.edu", "1", known={"moodle_username": "bobby", "canvas_id": ""}
)
SAME = {  # a line: whose it is
    "own id": (canvas(2, "1001", "lovelace"), "ada"),
    "own second id": (canvas(2, "", "ADA"), "ada"),
    "address": (row(2, email="BOB@example.edu"), "bob"),
    "login that is an address": (canvas(2, "7", "bob@example.edu"), "bob"),
    "number of the university": (row(2, gradescope_sid="a123"), "ada"),
    "login in another system": (row(2, moodle_username="ada"), "ada"),
    "id of a list": (row(2, "Lovelace, Ada", id="ada", email="new@example.edu"), "ada"),
    "number as id of a list": (row(2, id="A123"), "ada"),
}
DOUBTFUL = {  # a line: what is said; nobody changes
    "two persons": (canvas(2, "1001", "bobby@x"), None),
    "two persons, by address": (
        row(2, email="bob@example.edu", gradescope_sid="A123"),
        "its ids and addresses are of ada and of bob",
    ),
    "another fixed id": (canvas(2, "9", "ada"), "has ids of ada, but another canvas_id"),
    "another name": (row(2, "Curie, Marie", "m@example.edu", gradescope_sid="A123"), "who has another name"),
    "name alone": (row(2, "Ross, Bob", "other@example.edu"), "has the name of bob"),
    "nothing that can be an id": (row(2, "Curie, Marie", "_@example.edu", id="_"), None),
}


@pytest.mark.parametrize("case", SAME)
def test_a_line_is_of_one_person(case):
    entry, id = SAME[case]
    system = CANVAS if "canvas_id" in entry.known or "canvas_login" in entry.known else OTHER
    merged = merge(roster(ADA, BOB), [export(system, entry)])
    assert not merged.new and not merged.refused
    assert system in merged.roster.persons[id].known["systems"].split()


@pytest.mark.parametrize("case", [case for case in DOUBTFUL if DOUBTFUL[case][1]])
def test_a_line_of_which_that_is_not_certain_is_refused(case):
    entry, why = DOUBTFUL[case]
    system = CANVAS if "canvas_id" in entry.known else OTHER
    before = roster(ADA, BOB)
    merged = merge(before, [export(system, entry, row(3, email="new@example.edu"))])
    (refused,) = merged.refused
    assert why in str(refused) and f"{entry.file}, line 2" in str(refused)
    assert merged.new == ["new"]  # the others go on
    assert {id: merged.roster.persons[id] for id in before.persons} == before.persons


def test_lines_of_one_file_that_have_something_in_common_are_refused():
    lines = [
        row(2, "A, A", "same@example.edu", gradescope_sid="1"),
        row(3, "B, B", "same@example.edu", gradescope_sid="2"),
        row(4, "C, C", "c@example.edu", gradescope_sid="3"),
    ]
    merged = merge(roster(), [export(GRADESCOPE, *lines)])
    assert merged.new == ["3"] and {refused.line for refused in merged.refused} == {2, 3}
    assert "lines 2 and 3" in str(merged.refused[0])


def test_a_stranger_with_the_ids_of_others_keeps_nobody_out():
    lines = [
        row(2, "Lovelace, Ada", "ada@example.edu", gradescope_sid="A123"),
        row(3, "Ross, Bob", "bob@example.edu"),
        row(4, "Else, Eve", "bob@example.edu", gradescope_sid="A123"),
    ]
    merged = merge(roster(ADA, BOB), [export(GRADESCOPE, *lines)])
    assert [refused.line for refused in merged.refused] == [4] and not merged.new
    assert merged.roster.persons["ada"].known["gradescope_sid"] == "A123"
    assert merged.roster.persons["bob"].known["systems"] == GRADESCOPE


def test_a_line_that_is_there_twice_is_one():
    merged = merge(
        roster(),
        [export(OTHER, row(2, id="a", email="a@example.edu"), row(3, id="a", email="a@example.edu"))],
    )
    assert merged.new == ["a"] and not merged.refused


def test_equal_names_stay_two():
    lines = [canvas(2, "1", "wei", "Wang, Wei"), canvas(3, "2", "wei2", "Wang, Wei")]
    merged = merge(roster(), [export(CANVAS, *lines)])
    assert merged.new == ["wei", "wei2"]
    gradescope = [row(2, "Wang, Wei", "wei2@example.edu"), row(3, "Wang, Wei", "wei@example.edu")]
    again = merge(merged.roster, [export(GRADESCOPE, *gradescope)])
    assert not again.new and not again.refused
    assert again.roster.persons["wei2"].email == "wei2@example.edu"
    third = merge(again.roster, [export(CANVAS, *lines, canvas(4, "3", "wei3", "Wang, Wei"))])
    assert third.new == ["wei3"]


IDS = {  # a new student: the id
    "login": (canvas(2, "1001", "ada", canvas_sis_id="A123"), "ada"),
    "number, as the login is an address": (canvas(2, "1", "ada@example.edu", canvas_sis_id="A123"), "A123"),
    "sid": (row(2, email="ada@example.edu", gradescope_sid="A123"), "A123"),
    "within the address": (row(2, email="ada.l@example.edu"), "ada.l"),
    "what can be an id": (row(2, id="12/34", email="ada@example.edu"), "ada"),
    "what nobody has": (row(2, email="bob@elsewhere.edu"), "bob@elsewhere.edu"),
    "as it is written already": (canvas(2, "1001", "marie"), "Marie"),
}


@pytest.mark.parametrize("case", IDS)
def test_a_new_student_gets_an_id(case):
    entry, id = IDS[case]
    assert merge(roster(BOB), [export(OTHER, entry)], spellings={"Marie"}).new == [id]


def test_the_lms_wins_and_conflicts_are_told():
    line = canvas(2, "1001", "ada", "King, Ada", "2")
    theirs = row(
        3, "Byron, Augusta", "augusta@example.edu", section="9", gradescope_sid="A123", canvas_id="1001"
    )
    merged = merge(roster(ADA), [export(GRADESCOPE, theirs), export(CANVAS, line)])
    assert merged.differences == [
        ("ada", "last_name", "Lovelace", "King"),
        ("ada", "email", "ada@example.edu", "augusta@example.edu"),  # Canvas exports none
        ("ada", "section", "1", "2"),
        ("ada", "gradescope_sid", "", "A123"),
    ]
    assert [(id, system, column) for id, system, column, *_ in merged.kept] == [
        ("ada", GRADESCOPE, column) for column in ("last_name", "first_name", "section")
    ]


def class_of(*lines):
    return export(CANVAS, *(canvas(n, str(n), f"s{n}", f"N{n}, F{n}", section) for n, section in lines))


def test_who_left_is_inactive_and_who_comes_back_is_active():
    whole = merge(roster(), [class_of((2, "A"), (3, "A"), (4, "B"), (5, "A and B"))]).roster
    one = merge(whole, [class_of((2, "A"))])
    assert one.left == ["s3"]
    assert one.missing[0][2] == ["s4", "s5"]  # of a section of which nothing is said
    assert len(one.roster) == 4 and one.roster.persons["s3"].known["canvas_id"] == "3"
    complete = merge(one.roster, [class_of((2, "A"))], complete=True)
    assert complete.left == ["s4", "s5"] and not complete.missing
    assert merge(complete.roster, [class_of((2, "A"), (3, "A"))]).back == ["s3"]


def test_several_files_of_a_system_are_one():
    whole = merge(roster(), [class_of((2, "A"), (3, "A"))]).roster
    assert not merge(whole, [class_of((2, "A")), class_of((3, "A"))], complete=True).left


def test_who_left_the_lms_is_inactive_though_gradescope_keeps_them():
    lines = [row(2, email="ada@example.edu", section="1"), row(3, email="bob@example.edu", section="1")]
    both = merge(roster(ADA, BOB), [export(GRADESCOPE, *lines)]).roster
    gone = merge(both, [export(CANVAS, canvas(2, "5", "eve", "E, E", "1"))])
    assert gone.left == ["ada"]
    assert not merge(gone.roster, [export(GRADESCOPE, *lines)]).back
    assert merge(both, [export(GRADESCOPE, lines[1])]).left == []  # Canvas still has her
    assert merge(both, [export(GRADESCOPE, lines[0])]).left == ["bob"]  # no LMS ever had him


def test_nobody_leaves_by_a_list_of_somebodys_own_or_by_a_file_with_lines_that_cannot_be_read():
    people = merge(roster(), [export(OTHER, row(2, id="a", section="1"), row(3, id="b", section="1"))]).roster
    assert merge(people, [export(OTHER, row(2, id="a", section="1"))]).left == []
    assert merge(people, [export(OTHER, row(2, id="a"), faults=((3, "?"),))], complete=True).left == []
    assert merge(people, [export(OTHER, row(2, id="a"))], complete=True).left == ["b"]


def test_whom_a_refused_line_may_mean_does_not_leave():
    moodle = [row(2, "Ross, Bob", "bob@example.edu"), row(3, "Curie, Marie", "m@example.edu")]
    there = merge(roster(), [export(MOODLE, *moodle)]).roster
    merged = merge(there, [export(MOODLE, row(2, "Ross, Bob", "robert@example.edu"))], complete=True)
    assert merged.left == ["m"] and "has the name of bob" in str(merged.refused[0])


def test_an_empty_cell_takes_nothing_away_and_a_name_in_one_piece_is_not_split_anew():
    person = Person("ada", "de la Cruz", "Ana", "ada@example.edu", known={"seat": "12"})
    line = Entry("w.csv", 2, "", "Cruz", "Ana de la", "ada@example.edu", "", {}, splits=False)
    merged = merge(roster(person), [export(MOODLE, line)])
    assert not merged.differences
    after = merged.roster.persons["ada"]
    assert (after.last_name, after.known) == ("de la Cruz", {"seat": "12", "systems": "moodle"})
