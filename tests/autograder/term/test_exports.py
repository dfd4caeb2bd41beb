"""Every form in which a system writes a list of students is recognised, and each line is taken or refused."""

import pytest

from autograder.term import exports
from autograder.term.exports import CANVAS, GRADESCOPE, MOODLE, OTHER

MARK = "\u200f"  # a mark that is not seen: right to left
CANVAS_FULL = '''Student,ID,SIS User ID,SIS Login ID,Section,Linear (4711),Final Score
,,,,,Manual Posting,
    Points Possible,,,,,10.00,(read only)
"Lovelace, Ada",1001,A123,ada,Sec 1,8.50,85.0
"=""=Plus, Olga""",1003,A125,olga,Sec 1,EX,
"Student, Test",1002,,a94a8fe5ccb19ba61c4c0873d391e987982fbbd3,Sec 1,,
'''
CANVAS_NAMES = """LastName,FirstName,ID,SIS User ID,SIS Login ID,Integration ID,Root Account,Section,HW (1)
    Points Possible,,,,,,,,10.00
Lovelace,Ada,1001,A123,ada,i-7,canvas.example.edu,Sec 1,8.50
Student,Test,1002,,,,,Sec 1,,
"""
CANVAS_SWEDISH = """Student;ID;SIS-användar-ID;SIS-inloggnings-ID;Sektion;Uppgift, den första (4711);Slutpoäng
    Möjliga poäng;;;;;10,00;(läs endast)
Lovelace, Ada;1001;A123;ada;Sec 1;8,50;0,0
"""
CANVAS_BARE = """Student,ID,Section,Current Score,Final Score
"Lovelace, Ada",1001,Sec 1,85.0,85.0
"""
WORKSHEET = """Identifier,Full name,Email address,Status,Grade,Maximum Grade,Last modified (grade)
Participant 1234567,Ada Lovelace,ada@example.edu,Submitted for grading,,10.00,-
"""
WORKSHEET_GERMAN = """ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Höchste Bewertung
Teilnehmer/in1234567,Ada Lovelace,ada@example.edu,Zur Bewertung abgegeben,"","10,00"
"""
WORKSHEET_UNKNOWN = """Aitheantóir;Ainm iomlán;Uimhir;Seoladh ríomhphoist;Stádas;Grád
Rannpháirtí 1234567;Ada Lovelace;A123;ada@example.edu;;
"""
PARTICIPANTS = """First name,Last name,Username,ID number,Email address,Groups
Ada,Lovelace,ada,A123,ada@example.edu,"Sec 1, Lab 2"
"""
PARTICIPANTS_FRENCH = """Prénom;Nom de famille;Adresse de courriel;Groupes
Ada;Lovelace;ada@example.edu;Sec 1
"""
GRADES = """First Name,Last Name,SID,Email,Sections,Total Score,Max Points,Status,Submission ID,1: W (2.0 pts)
Ada,Lovelace,A123,ada@example.edu,Sec 1,8.0,10.0,Graded,123456,2.0
"""
COURSE = """First Name,Last Name,SID,Email,Sections,HW,HW - Max Points,HW - Lateness (H:M:S)
Ada,Lovelace,A123,ada@example.edu,Sec 1,8.0,10.0,00:00:00
"""
GRADESCOPE_ROSTER = """Name,SID,Email,Role,Section
Ada Lovelace,A123,ada@example.edu,Student,Sec 1
Grace Hopper,,grace@example.edu,Instructor,
"""
ANY = """Student ID,Surname,Given name,E-mail,Section
ada,Lovelace,Ada,ada@example.edu,Sec 1
"""
ANY_NAME = "email;name\nada@example.edu;Lovelace, Ada\n"
OF_CANVAS = {"canvas_id": "1001", "canvas_sis_id": "A123", "canvas_login": "ada"}
FORMS = {  # what is written: system, ids of the first line, its e-mail, its section, lines in all
    CANVAS_FULL: (CANVAS, OF_CANVAS, "", "Sec 1", 2),
    CANVAS_NAMES: (CANVAS, OF_CANVAS | {"canvas_integration_id": "i-7"}, "", "Sec 1", 1),
    CANVAS_SWEDISH: (CANVAS, OF_CANVAS, "", "Sec 1", 1),
    CANVAS_BARE: (CANVAS, {"canvas_id": "1001"}, "", "Sec 1", 1),
    WORKSHEET: (MOODLE, {}, "ada@example.edu", "", 1),
    WORKSHEET_GERMAN: (MOODLE, {}, "ada@example.edu", "", 1),
    WORKSHEET_UNKNOWN: (MOODLE, {}, "ada@example.edu", "", 1),
    PARTICIPANTS: (
        MOODLE,
        {"moodle_username": "ada", "moodle_idnumber": "A123"},
        "ada@example.edu",
        "Sec 1, Lab 2",
        1,
    ),
    PARTICIPANTS_FRENCH: (MOODLE, {}, "ada@example.edu", "Sec 1", 1),
    GRADES: (GRADESCOPE, {"gradescope_sid": "A123"}, "ada@example.edu", "Sec 1", 1),
    COURSE: (GRADESCOPE, {"gradescope_sid": "A123"}, "ada@example.edu", "Sec 1", 1),
    GRADESCOPE_ROSTER: (GRADESCOPE, {"gradescope_sid": "A123"}, "ada@example.edu", "Sec 1", 1),
    ANY: (OTHER, {}, "ada@example.edu", "Sec 1", 1),
    ANY_NAME: (OTHER, {}, "ada@example.edu", "", 1),
}
WRITTEN = {  # ways to save the same text
    "plain": lambda text: text.encode(),
    "marked": lambda text: text.encode("utf-8-sig"),
    "windows": lambda text: text.replace("\n", "\r\n").encode("utf-16"),
    "told": lambda text: f"sep={';' if ';' in text.partition(chr(10))[0] else ','}\n{text}".encode(),
}


def read(tmp_path, text):
    path = tmp_path / "export.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return exports.read(path)


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("text", FORMS, ids=lambda text: text.partition("\n")[0][:40])
def test_a_form_is_recognised(text, way, tmp_path):
    system, known, email, section, count = FORMS[text]
    export = read(tmp_path, WRITTEN[way](text))
    first = export.entries[0]
    assert (export.system, len(export.entries), export.faults) == (system, count, ())
    assert (first.known, first.email, first.section) == (known, email, section)
    assert (first.last_name, first.first_name) == ("Lovelace", "Ada")


def test_a_name_that_begins_like_a_formula_is_a_name(tmp_path):
    assert read(tmp_path, CANVAS_FULL).entries[1].last_name == "=Plus"


def test_what_is_no_student_is_counted(tmp_path):
    assert read(tmp_path, CANVAS_FULL).others == 3  # how scores are posted, points, the test student
    assert read(tmp_path, GRADESCOPE_ROSTER).others == 1


def test_ids_with_numbers_in_them_are_no_participants(tmp_path):
    export = read(tmp_path, "NetID,Name,E-mail,Year,Lab\nal1234,Ada Lovelace,ada@example.edu,2,B\n")
    assert (export.system, export.entries[0].id) == (OTHER, "al1234")


def test_somebody_who_is_called_test_student_is_one(tmp_path):
    text = CANVAS_FULL.replace(",1002,,a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", ",1002,A9,tstudent")
    assert read(tmp_path, text).entries[-1].known["canvas_login"] == "tstudent"


HEADER = "id,name,email,section\n"
NAMES = {  # a cell as it is written: first and last name; None: the line is refused
    '"Lovelace, Ada"': ("Ada", "Lovelace"),
    '"O""Brien, ""Bob"""': ('"Bob"', 'O"Brien'),
    '"=1+1, Eve"': ("Eve", "=1+1"),
    f'"{MARK}كريم, عمر{MARK}"': (f"عمر{MARK}", f"{MARK}كريم"),
    '"' + "x" * 200 + ', Long"': ("Long", "x" * 200),
    '"Two\nLines, Ann"': ("Ann", "Two Lines"),
    "Cher": ("", "Cher"),
    "": ("", ""),
    "No\0body": None,
    "Bell\x07": None,
    "x" * 501: None,
    '"Unclosed, A, b': None,
}


@pytest.mark.parametrize("cell", NAMES, ids=range(len(NAMES)))
def test_a_hostile_name_is_taken_as_it_is_or_refused(cell, tmp_path):
    text = HEADER + f"ada,{cell},ada@example.edu,1\nbob,Bob,bob@example.edu,1\n"
    if cell.startswith('"Unclosed'):
        with pytest.raises(exports.Unreadable, match=r"export\.csv, line 2, cannot be read"):
            read(tmp_path, text)
        return
    export = read(tmp_path, text)
    if NAMES[cell] is None:
        assert [line for line, _ in export.faults] == [2]
    else:
        assert (export.entries[0].first_name, export.entries[0].last_name) == NAMES[cell]
    assert export.entries[-1].id == "bob"


LINES = {  # cells of a line: what is said
    "ada,Ada,no address,1": "no e-mail address",
    ",Ada,,1": "neither an id nor",
    "1.00123E+12,Ada,,1": "rounded",
    "ada,Ada,ada@example.edu,1,more": "more cells",
}


@pytest.mark.parametrize("cells", LINES)
def test_a_line_that_cannot_be_taken_says_why(cells, tmp_path):
    ((line, why),) = read(tmp_path, f"{HEADER}{cells}\n").faults
    assert line == 2 and LINES[cells] in why


FILES = {  # content: what is said
    b"": "is empty",
    b"\n\n": "is empty",
    b"id,name\n": "holds no student",
    b"some,thing\n1,2\n": "no list of students that is known",
    b"Identifier,Status,Grade\nParticipant 12,x,\n": "no list of students that is known",  # marked blindly
    b"id,name\nada,Ad\xe9le\n": "line 2, is not in UTF-8",
    b"id,name\nada,\xed\xa0\x80\n": "line 2, is not in UTF-8",  # half of a pair
    b'id,name\nada,"Ada" x\n': "line 2, cannot be read",
    b"PK\x03\x04\x00": "is a zip or a workbook",
}


@pytest.mark.parametrize("content", FILES)
def test_a_file_that_cannot_be_read_says_why(content, tmp_path):
    with pytest.raises(exports.Unreadable, match=r"export\.csv") as error:
        read(tmp_path, content)
    assert FILES[content] in str(error.value)


def test_marks_that_are_not_seen_are_no_part_of_an_id_or_an_address(tmp_path):
    (entry,) = read(tmp_path, f"{HEADER}{MARK}ada,Ada,ada@example.edu{MARK},1\n").entries
    assert (entry.id, entry.email) == ("ada", "ada@example.edu")
