"""`python -m autograder collect`: every form in which a system hands out what students handed in."""

import pytest

from autograder.collecting.worksheet import brought
from autograder.term.roster import Roster
from tests import downloads
from tests.downloads import NAME, STUB, Place, lay, stub, work

STUDENTS = ("ada", "bob", "cy")
TIME = "2026-02-01 12:00:00.000000 UTC"


FORMS = {  # form: (title, {path: content} of the download)
    "canvas": (
        "Canvas",
        {
            "lovelaceada_1001_20031_ada.zip": work("ada"),
            "łukasznúñezbob_LATE_1002_20032_my-work-2.zip": work("bob"),
            "weizhang_1003_20033_cy-1.zip": work("cy"),
        },
    ),
    "canvas, several attachments": (
        "Canvas",
        {
            f"lovelaceada_1001_20031_{STUB}": stub("ada"),
            "lovelaceada_1001_20034_2_svm.ipynb": "{}",
            f"łukasznúñezbob_1002_20032_{STUB}": stub("bob"),
            "łukasznúñezbob_1002_20035_softmax-1.py": "x = 1",
            "weizhang_1003_20033_linear_svm-2.py": stub("cy"),
            "weizhang_1003_20036_text.html": "<p>",
        },
    ),
    "moodle": (
        "Moodle",
        {
            "Ada Lovelace_7001_assignsubmission_file/ada.zip": work("ada"),
            f"Bob_7002_assignsubmission_file/{STUB}": stub("bob"),
            "Zhang Wei_7003_assignsubmission_file/cy.zip": work("cy"),
            "Zhang Wei_7003_assignsubmission_onlinetext/onlinetext.html": "<p>",
        },
    ),
    "moodle 4.0": (
        "Moodle",
        {
            "Ada Lovelace_7001_assignsubmission_file_/ada.zip": work("ada"),
            f"Bob_7002_assignsubmission_file_/deep/{STUB}": stub("bob"),
            "Zhang Wei_7003_assignsubmission_file_/cy.zip": work("cy"),
        },
    ),
    "moodle, flat": (
        "Moodle",
        {
            "Ada Lovelace_7001_assignsubmission_file_ada.zip": work("ada"),
            f"Bob_7002_assignsubmission_file_{STUB}": stub("bob"),
            "Zhang Wei_7003_assignsubmission_file_a_b_1.zip": work("cy"),
        },
    ),
    "gradescope": (
        "Gradescope",
        downloads.gradescope(
            {
                501: ([("S1", "ada@example.edu")], {STUB: stub("ada")}),
                502: ([("", "BOB@example.edu")], {f"{NAME}/{STUB}": stub("bob")}),
                503: ([("S3", "cy@example.edu")], {"cy.zip": work("cy")}),
            }
        ),
    ),
    "exchange": (
        "nbgrader's exchange",
        {
            f"ada+{NAME}+2026-02-01 12:00:00.000000 UTC+aB3_-xyzAB12/{STUB}": stub("ada"),
            f"ada+{NAME}+2026-02-01 12:00:00.000000 UTC+aB3_-xyzAB12/timestamp.txt": TIME,
            f"bob+{NAME}+2026-02-01 12:00:00.000000 UTC+aB3_-xyzAB13/{STUB}": stub("bob"),
            f"cy+{NAME}+2026-02-01 13:00:00.000000 +0100+aB3_-xyzAB14/{STUB}": stub("cy"),
            f"di+another+2026-02-01 13:00:00.000000 +0100+aB3_-xyzAB14/{STUB}": stub("di"),
        },
    ),
    "plain": (
        "named by their students' ids",
        {"ada.zip": work("ada"), f"bob/{STUB}": stub("bob"), "cy/anything.zip": work("cy")},
    ),
}
SHEET = """Identifier,Full name,Email address,Status,Grade,Last modified (submission),Last modified (grade)
Participant 7001,Ada Lovelace,ada@example.edu,Submitted,,"Sunday, 1 February 2026, 1:00 PM",-
Participant 7002,Bob,bob@example.edu,Submitted,,"Sunday, 1 February 2026, 1:00 PM",-
Participant 7003,Zhang Wei,cy@example.edu,Submitted,,"Sunday, 1 February 2026, 1:00 PM",-
Participant 7004,Zhang Wei,di@example.edu,No submission,,-,-
"""


def test_of_a_worksheet_nothing_is_kept_about_strangers(tmp_path):
    place = Place(tmp_path / "course")
    worksheet(place, SHEET.replace("di@example.edu", "gone@elsewhere.edu"))
    kept = (place.course.people / "worksheets" / f"{NAME}.csv").read_text()
    assert "cy@example.edu" in kept and "gone@elsewhere.edu" not in kept and "7004" not in kept


def worksheet(place, text=SHEET, zone="Europe/Berlin", formats=()):
    """As `--worksheet` brings it."""
    path = place.root / "worksheet.csv"
    path.write_text(text)
    place.worksheet = brought(place.course, NAME, path, zone, formats, Roster.read(place.course))


@pytest.mark.parametrize("around", ["", "downloaded/"])
@pytest.mark.parametrize("as_zip", [False, True], ids=["unpacked", "zip"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_recognised_and_goes_to_its_students(tmp_path, form, as_zip, around):
    title, files = FORMS[form]
    place = Place(tmp_path / "course")
    if title == "Moodle":
        worksheet(place)
    files = {f"{around}{name}": content for name, content in files.items()}
    done = place.collect(lay(tmp_path / "download", files, as_zip))
    assert [told for _, told, _ in done.systems] == [title]
    assert not done.left
    assert place.owners() == {student: student for student in STUDENTS}
    timed = title in ("Moodle", "Gradescope", "nbgrader's exchange")
    assert {place.time(student) for student in STUDENTS} == {TIME if timed else None}
