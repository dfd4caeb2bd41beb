"""Tables of persons: what is written is read again, and what is wrong is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.course.folders import Course
from autograder.term import people
from autograder.term.roster import Person, Roster

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t'\"=+-@,;")) | st.just(
    "-1.5"
)
COLUMNS = ["id", "a", "b,c"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.from_regex(r"[a-z]{1,3}", fullmatch=True), CELL, CELL), max_size=5))
def test_what_is_written_is_read_again(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "table.csv"
    people.write(path, COLUMNS, [dict(zip(COLUMNS, row, strict=True)) for row in rows])
    cells = [tuple(row.values()) for row in people.read(path, ["id"])]
    assert cells == [tuple(cell.strip() for cell in row) for row in rows]
    for cell in path.read_text().split(","):
        assert not cell.startswith(("=", "@"))


@pytest.mark.parametrize("cell", ["a\0b", "\ud800", "\x1b[31m"])
def test_what_could_not_be_read_again_is_not_written(cell, tmp_path):
    people.write(tmp_path / "t.csv", ["id"], [{"id": "before"}])
    with pytest.raises(people.BadTable, match=r"t\.csv is left as it is"):
        people.write(tmp_path / "t.csv", ["id"], [{"id": cell}])
    assert people.read(tmp_path / "t.csv", ["id"]) == [{"id": "before"}]
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


TABLES = {  # what somebody wrote into roster.csv: what is said
    b"name\nAda\n": r"roster\.csv, line 1: there is no column id",
    b"id,email,email\nada,,\n": r"roster\.csv, line 1: two columns have the name email",
    b"id,,\nada,,\n": r"roster\.csv, line 1: two columns have no name",
    b"id,name\nada\n": r"roster\.csv, line 2: it has 1 cells",
    b"id\n\n\nada\nAda\n": r"roster\.csv, lines 4 and 5: both are of Ada",
    b"id,active\nada,perhaps\n": r"roster\.csv, line 2: ada is neither",
    b'id,last_name\n"_",x\n': r"roster\.csv, line 2: _ is no student id",
    b'id,last_name\n,"x\ny"\n': r"roster\.csv, line 2: an empty cell is no student id",
    b"id\nada\xff\n": r"roster\.csv, line 2, is not in UTF-8",
    b'id\nada\n"bob\n': r"roster\.csv, line 3, cannot be read",
    b"id,name\nada,a\0b\n": r"roster\.csv, line 2: it holds characters",
}


@pytest.mark.parametrize("content", TABLES)
def test_what_is_wrong_with_a_roster_is_said_with_its_line(content, tmp_path):
    course = Course(tmp_path, tmp_path)
    (people.folder(course) / "roster.csv").write_bytes(content)
    with pytest.raises(people.BadTable, match=TABLES[content]):
        Roster.read(course)


def test_what_an_instructor_added_stays_where_it_is(tmp_path):
    course = Course(tmp_path, tmp_path)
    path = people.folder(course) / "roster.csv"
    path.write_text("seat;id;note;last_name\n12;ada;=fine;Lovelace\n-3;bob;;Ross\n", encoding="utf-8-sig")
    roster = Roster.read(course)
    assert roster.persons["ada"] == Person("ada", "Lovelace", known={"seat": "12", "note": "=fine"})
    roster.write(course)
    assert Roster.read(course).persons == roster.persons
    assert path.read_text().splitlines() == [
        "seat,id,note,last_name,first_name,email,section,active",
        "12,ada,'=fine,Lovelace,,,,yes",
        "-3,bob,,Ross,,,,yes",
    ]
