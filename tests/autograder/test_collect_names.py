"""Names of persons, files and systems: whose a hand-in is, or why that cannot be told."""

from pathlib import PurePath

import pytest

from autograder.collecting import canvas, exchange, moodle
from autograder.collecting.arrival import letters
from autograder.collecting.download import Download, Piece, opened
from autograder.collecting.systems import About, recognised
from autograder.collecting.times import stamp
from autograder.collecting.worksheet import Row, Worksheet
from autograder.course.timestamp import stamp_of
from autograder.term.roster import Person, Roster
from tests.downloads import NAME, STUB, lay, stub

LONG = "ab" * 100
PERSONS = (
    Person("marie", "Curie", "Marie", known={"canvas_id": "1001"}),
    Person("eve", "x_1001", "", known={"canvas_id": "1002"}),
    Person("wei", "Wei", "Zhang", known={"canvas_id": "1003"}),
    Person("wei2", "Wei", "Zhang", known={"canvas_id": "1004"}),
    Person("num", "20031", "", known={"canvas_id": "20031"}),
    Person("anon", "Anon", "", known={"canvas_id": "1007"}),
)
UNNAMED = tuple(Person(person.id, known=person.known) for person in PERSONS)
CANVAS = {  # a file's name: whose it is, late or not, the file; None where that cannot be told
    "curiemarie_LATE_1001_20031_linear_classifiers.zip": ("1001", True, "linear_classifiers.zip"),
    "curiemarie_1001_20031_a.zip": ("1001", False, "a.zip"),
    "curiemarie_1001_20099_2_svm.ipynb": ("1001", False, "2_svm.ipynb"),
    "curiemarie_1001_20031_2_svm.ipynb": ("1001", False, "2_svm.ipynb"),  # there is a user 20031
    "curiemarie_1001_9_1004_5_hw.zip": ("1001", False, "1004_5_hw.zip"),
    "x1001_1002_20031_a.zip": ("1002", False, "a.zip"),
    "x_1001_1002_20031_a.zip": ("1002", False, "a.zip"),  # she calls herself after another's number
    "weizhang_1004_20031_-1.zip": ("1004", False, "-1.zip"),
    "_1003_20031_a.zip": ("1003", False, "a.zip"),  # nothing of the name is left
    "LATE_1003_20031_a.zip": ("1003", True, "a.zip"),
    "_LATE_1003_20031_a.zip": ("1003", True, "a.zip"),
    "شاد_1003_20031_a.zip": ("1003", False, "a.zip"),
    "דוד_LATE_1003_20031_עבודה.zip": ("1003", True, "עבודה.zip"),
    f"{LONG}_1003_20031_a.zip": ("1003", False, "a.zip"),
    f"wei_1003_20031_{LONG}.zip": ("1003", False, f"{LONG}.zip"),
    "anon_1007_20031_a.zip": ("1007", False, "a.zip"),  # a person of that name
    "wei_1003_20031__LATE_x.zip": ("1003", False, "_LATE_x.zip"),
    "wei_1003_20031_text.html": ("1003", False, "text.html"),
    "studenttest_1003_20031_a.zip": ("1003", False, "a.zip"),  # a person of that name
    "stranger_1_1001_20031_5_a.zip": None,  # the user 1, 1001 or 20031
    "curie_1001_x.zip": None,
    "curie.zip": None,
    "curie_1001_20031_": None,
    "_1001_20031": None,
    "curie_١٠٠١_20031_a.zip": None,  # digits, but not Canvas's
}


def about(persons=PERSONS, **more):
    return About(NAME, frozenset({STUB}), Roster({person.id: person for person in persons}), {}, **more)


def download(*paths):
    return Download("d", tuple(Piece(PurePath(path), lambda limit: b"") for path in paths))


@pytest.mark.parametrize("name", CANVAS)
def test_a_name_of_canvas_is_read_or_refused(name):
    arrivals, left = canvas.hand_ins(download(name), about())
    told = [(a.claims[0].columns["canvas_id"], a.late, str(a.pieces[0].path)) for a in arrivals]
    assert told == ([CANVAS[name]] if CANVAS[name] else [])
    assert bool(left) == (CANVAS[name] is None)


def test_what_only_a_name_can_tell_is_refused_where_the_roster_has_none():
    names = ("curiemarie_1001_20031_2_svm.ipynb", "curiemarie_1001_20032_a.zip", "weizhang_1003_20033_a.zip")
    arrivals, (left,) = canvas.hand_ins(download(*names), about(UNNAMED))
    assert [arrival.claims[0].columns for arrival in arrivals] == [{"canvas_id": "1003"}]
    assert str(left).startswith(
        "Canvas's user 1001 or 20031: a file's name can be read as one's or another's"
    )


@pytest.mark.parametrize("name", ["Curie, Marie", "CURIE  marie", "curiemarie", "C'u.r-i_e=Marie"])
def test_a_name_is_the_same_however_it_is_written(name):
    assert letters(name) == "curiemarie"


@pytest.mark.parametrize(
    "called", ["Ada Lovelace", "O'Brien, Jr.", '"=1+1"', "שלום דוד", LONG, "", "7 9", "a-7"]
)
@pytest.mark.parametrize(
    "tail", ["file/a.zip", "file_/a.zip", "file_a.zip", "file_a_7_b", "onlinetext/x.html"]
)
def test_a_name_of_moodle_is_its_number(called, tail):
    sheet = Worksheet({"7001": Row({"email": "ada@example.edu"}, "Participant")})
    (arrival,), left = moodle.hand_ins(
        download(f"{called}_7001_assignsubmission_{tail}"), about(worksheet=sheet)
    )
    assert not left and arrival.claims[0].columns == {"email": "ada@example.edu"}
    assert arrival.key == "moodle-7001-"


@pytest.mark.parametrize(
    "name, sheet, why",
    [
        ("Ada_7001_assignsubmission_file/a", None, "--worksheet FILE"),
        ("Ada_7002_assignsubmission_file/a", {"7001": Row({}, "Participant")}, "has no such participant"),
        ("Ada_7001_assignsubmission_file/a", {"7001": Row({}, "Participant")}, "has no e-mail address"),
        ("Ada_x_assignsubmission_file/a", None, "not as Moodle writes it"),
    ],
)
def test_a_number_that_nobody_maps_is_left(name, sheet, why):
    arrivals, (left,) = moodle.hand_ins(download(name), about(worksheet=sheet and Worksheet(sheet)))
    assert not arrivals and why in left.why
    assert "Ada" not in str(left) or "not as" in left.why


@pytest.mark.parametrize("student", ["ada", "a+b", "a@b.edu", "josé", "x+2026-02-01 12:00:00 UTC"])
@pytest.mark.parametrize("random", ["+aB3_-xyzAB1=", ""])
def test_a_name_of_the_exchange(student, random):
    name = f"{student}+{NAME}+2026-02-01 12:00:00.000000 UTC{random}"
    (arrival,), left = exchange.hand_ins(download(f"{name}/{STUB}"), about())
    assert not left and arrival.claims[0].columns == {"id": student}
    assert "/" not in arrival.key and arrival.key.startswith("exchange-1769947200000000-")


def test_one_strange_name_does_not_change_the_system():
    names = [*list(CANVAS)[:6], "x_5_assignsubmission_file_y.zip", f"a+{NAME}+2026-02-01 12:00:00 UTC+abc"]
    system, inner = recognised(download(*(f"course/{name}" for name in names), "course/index.html"), about())
    assert system.id == "canvas" and inner.folders == ("course",)
    assert len(system.hand_ins(inner, about())[1]) == 3


@pytest.mark.parametrize(
    "paths, system",
    [
        (["ada/linear_svm.py"], "plain"),
        (["hand-ins/ada.zip", "hand-ins/bob.zip"], "plain"),
        (["lab_1_2_ada.zip", "ada.zip", "bob.zip", "cy.zip"], "plain"),
        (["inbound/x+y+2026-02-01 12:00:00 UTC+a/f.py"], "exchange"),
        (["a/b/c/submission_metadata.yml", "a/b/c/submission_1/f.py"], "gradescope"),
    ],
)
def test_a_system_is_recognised_under_folders(paths, system):
    assert recognised(download(*paths), about())[0].id == system


def test_links_in_a_download_are_not_followed(tmp_path):
    lay(tmp_path / "d", {f"marie/{STUB}": stub("marie")})
    (tmp_path / "d" / "wei").symlink_to(tmp_path / "d" / "marie")
    (tmp_path / "d" / "marie" / "softmax.py").symlink_to("/etc/passwd")
    pieces = {str(piece.path): piece for piece in opened(tmp_path / "d").pieces}
    assert sorted(pieces) == [f"marie/{STUB}", "marie/softmax.py", "wei"]
    for name in ("marie/softmax.py", "wei"):
        with pytest.raises(Exception, match="a link"):
            pieces[name].read(1000)


@pytest.mark.parametrize(
    "text, time",
    {
        "2026-02-01 12:00:00.000000000 Z": "2026-02-01 12:00:00.000000 UTC",
        "2026-02-01 12:00:00.123456 UTC": "2026-02-01 12:00:00.123456 UTC",
        "2026-02-01T04:00:00-08:00": "2026-02-01 12:00:00.000000 UTC",
        "2026-02-01 12:00:00": None,
        "0001-01-01 00:00:00 UTC": None,
        "2026-02-31 00:00:00 UTC": None,
        "yesterday": None,
        None: None,
    }.items(),
)
def test_a_time_has_its_zone(text, time):
    if time is None:
        with pytest.raises(ValueError):
            stamp(text)
    else:
        assert stamp_of(stamp(text)) == time
