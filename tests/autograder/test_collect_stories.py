"""`python -m autograder collect` over a term: again, newer, late, in conflict, in groups, killed."""

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from autograder.collecting import dated
from autograder.collecting.command import lines
from autograder.collecting.download import opened
from autograder.collecting.intake import Collected
from autograder.course.submission import Refused
from autograder.term import laid, people
from autograder.term.attempts import Attempts
from autograder.term.dues import Dues, moment
from tests import downloads
from tests.autograder.test_collect_systems import SHEET, TIME, worksheet
from tests.downloads import NAME, STUB, Place, lay, stub, work

CALLED = {1001: "lovelaceada", 1002: "łukasznúñezbob", 1003: "weizhang", 1004: "weizhang"}


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "course")


def canvas(place, attachments, name="submissions"):
    """The path of a download; `attachments`: {(user, attachment): text of the stub}"""
    files = {
        f"{CALLED[user]}_{user}_{number}_a.zip": work(text) for (user, number), text in attachments.items()
    }
    return lay(place.root.parent / name, files)


def keys(place, student):
    return sorted(Attempts(place.course, NAME).of(student))


def said(lines):
    return "\n".join(map(str, lines))


def test_again_and_newer(place):
    first = canvas(place, {(1001, 21): "ada", (1002, 22): "bob"})
    assert sorted(place.collect(first).new) == ["ada", "bob"]
    before = {path: path.stat().st_mtime_ns for path in place.root.rglob("*") if path.is_file()}
    again = place.collect(first)
    assert not again.new and again.known == {"ada", "bob"}
    assert before == {path: path.stat().st_mtime_ns for path in place.root.rglob("*") if path.is_file()}
    newer = canvas(place, {(1001, 25): "ada' newer '", (1002, 22): "bob", (1003, 23): "cy"}, "newer")
    done = place.collect(newer)
    assert done.new == {"ada": ["canvas-25"], "cy": ["canvas-23"]}
    assert "newer" in place.text("ada")
    assert keys(place, "ada") == ["canvas-21", "canvas-25"]
    assert place.collect(first).known == {"ada", "bob"}  # an older download takes nothing back
    assert "newer" in place.text("ada")


def test_an_older_attempt_that_comes_later_is_kept_and_does_not_count(place):
    place.collect(canvas(place, {(1001, 25): "ada' newer '"}))
    done = place.collect(canvas(place, {(1001, 21): "ada"}, "older"))
    assert done.new == {"ada": ["canvas-21"]} and done.counts["ada"].key == "canvas-25"
    assert "newer" in place.text("ada")
    assert laid.files(Attempts(place.course, NAME).folder / "ada" / "canvas-21")


def test_of_several_attempts_in_the_exchange_the_newest_counts_and_all_are_kept(place):
    times = {day: f"2026-02-0{day} 12:00:00.000000 UTC" for day in (3, 1, 2)}
    files = {f"ada+{NAME}+{time}+aB3_-xyzAB1{day}/{STUB}": stub(f"ada {day}") for day, time in times.items()}
    place.collect(lay(place.root.parent / "inbound", files))
    assert len(keys(place, "ada")) == 3
    assert "ada 3" in place.text("ada") and place.time("ada") == times[3]


def test_a_time_in_the_exchange_that_is_not_that_of_its_arrival_is_listed(place):
    folder = f"ada+{NAME}+2026-02-01 12:00:00.000000 UTC+aB3_-xyzAB12"
    files = {f"{folder}/{STUB}": stub("ada"), f"{folder}/timestamp.txt": "2026-01-01 12:00:00.000000 UTC"}
    inbound = lay(place.root.parent / "inbound", files)
    os.utime(inbound / folder, (0, 0))
    notes = said(place.collect(inbound).notes)
    assert "its timestamp.txt says 2026-01-01 12:00:00 UTC, its folder 2026-02-01 12:00:00 UTC" in notes
    assert "its folder is of 1970-01-01" in notes
    assert place.time("ada") == TIME


def test_a_students_own_time_stamp_counts_nowhere(place):
    place.collect(lay(place.root.parent / "d", {f"ada/{STUB}": stub("ada"), "ada/timestamp.txt": TIME}))
    assert place.time("ada") is None


def test_what_stood_in_submitted_already_is_kept_as_an_attempt(place):
    own = place.course.submitted(NAME, "ada")
    lay(own, {STUB: stub("ada") + " # by hand", "timestamp.txt": TIME})
    done = place.collect(canvas(place, {(1001, 21): "ada"}))
    found, collected = sorted(Attempts(place.course, NAME).of("ada").values(), key=lambda a: a.system)[::-1]
    assert (found.system, collected.key, done.counts["ada"].key) == ("found", "canvas-21", "canvas-21")
    assert found.time.isoformat() == "2026-02-01T12:00:00+00:00"
    (own / STUB).write_text("mended by the instructor")
    done = place.collect(canvas(place, {(1001, 21): "ada"}))
    assert "holds other files than canvas-21, which counts: they stay" in said(done.notes)
    assert place.text("ada") == "mended by the instructor"


def test_an_attempt_with_other_files_than_before_is_not_taken(place):
    place.collect(canvas(place, {(1001, 21): "ada"}))
    done = place.collect(canvas(place, {(1001, 21): "ada' changed '"}, "other"))
    assert "canvas-21 was collected before with other files" in said(done.left)
    assert "changed" not in place.text("ada")


def test_two_of_one_student_that_differ_are_both_refused(place):
    files = {
        "ada.zip": work("ada"),
        f"ada/{STUB}": stub("ada 2"),
        "bob.zip": work("bob"),
        "bob (1).zip": work("bob"),
    }
    done = place.collect(lay(place.root.parent / "d", files))
    assert "ada.zip and ada differ, and it cannot be told which counts" in said(done.left)
    assert place.owners() == {"bob": "bob"}


def test_without_a_roster_ids_are_taken_as_they_are(tmp_path):
    place = Place(tmp_path / "course", rows=())
    files = {"ada.zip": work("ada"), f"eve/{STUB}": stub("eve"), "no id!.zip": work("x"), "stray.py": "x = 1"}
    files |= {"Zed.zip": work("Zed"), "zed.zip": work("zed"), "YOUR_ID.zip": work("x"), f"{NAME}/{STUB}": ""}
    done = place.collect(lay(tmp_path / "d", files))
    assert place.owners() == {"ada": "ada", "eve": "eve"}
    for line in (
        "no id!.zip: the name is no student id",
        "stray.py: it names no student",
        "Zed and zed: these may",
    ):
        assert line in said(done.left)
    assert "YOUR_ID.zip" in said(done.left) and f"{NAME}: it is called like the assignment" in said(done.left)
    done = place.collect(canvas(place, {(1001, 21): "ada"}))
    assert "Canvas's user 1001: the roster has no such Canvas id" in said(done.left)


def test_one_hand_in_by_itself(place):
    path = place.root.parent / "ada.zip"
    path.write_bytes(work("ada"))
    place.collect(path, lay(place.root.parent / "bob", {STUB: stub("bob")}))
    assert place.owners() == {"ada": "ada", "bob": "bob"}


def test_a_worksheet_without_a_zone_or_with_dates_of_another_language_is_asked_about(place):
    with pytest.raises(Refused, match="its dates have no zone: say that of your Moodle account with --zone"):
        worksheet(place, zone=None)
    german = SHEET.replace("Sunday, 1 February 2026, 1:00 PM", "01.02.2026, 13:00").replace(
        "Participant", "Teilnehmer/in"
    )
    with pytest.raises(Refused, match="is not understood: say how"):
        worksheet(place, german)
    with pytest.raises(Refused, match="no time zone 'Nowhere'"):
        worksheet(place, zone="Nowhere")
    folded = SHEET.replace("1 February 2026, 1:00 PM", "25 October 2026, 2:30 AM")
    with pytest.raises(Refused, match="in the hour in which the clocks change"):
        worksheet(place, folded)
    worksheet(place, german, formats=["%d.%m.%Y, %H:%M"])
    place.collect(lay(place.root.parent / "d", {f"Ada_7001_assignsubmission_file/{STUB}": stub("ada")}))
    assert place.time("ada") == TIME


def test_moodle_again_with_an_older_worksheet_and_then_with_its_own(place):
    """Its numbers hold on; its times are those of the hand-ins of its day."""
    one, two = ({f"Ada_7001_assignsubmission_file/{STUB}": stub("ada") + more} for more in ("", " # 2"))
    undated = place.collect(lay(place.root.parent / "1", one))
    assert "download its grading worksheet, and collect again with --worksheet" in said(undated.left)
    sheet = SHEET.replace("Ada Lovelace,", "x,")
    worksheet(place, sheet)
    place.collect(lay(place.root.parent / "1", one))
    done = place.collect(lay(place.root.parent / "2", two))
    assert "so it is older than the download" in said(done.notes)
    assert place.time("ada") is None and "# 2" in place.text("ada")
    worksheet(place, sheet.replace("1:00 PM", "2:00 PM"))
    place.collect(lay(place.root.parent / "2", two))
    assert place.time("ada") == TIME.replace("12:00", "13:00")
    assert [a.time.hour for a in Attempts(place.course, NAME).of("ada").values() if a.collected == 1] == [13]


def give(place, text, dues=None):
    """-> Collected, of `--times` alone."""
    path, done = place.root / "times.csv", Collected()
    path.write_text(text)
    place.renew()
    times = dated.read(path, place.intake.about.roster)
    changed = dated.give(times, place.intake.attempts, done, dues)
    place.intake.settle(done, changed)
    return done


def test_late_on_canvas_is_asked_about_and_a_time_belongs_to_its_attempt(place):
    late = {"lovelaceada_LATE_1001_21_a.zip": work("ada"), "bob_1002_22_a.zip": work("bob")}
    done = place.collect(lay(place.root.parent / "d", late))
    question = said(dated.question(done, NAME))
    assert "marked late, but the download holds no times: ada\n" in question and "bob" not in question
    assert (
        f"  ada,2026-02-10 23:59 America/Los_Angeles\nand run: python -m autograder collect {NAME} --times"
        in question
    )
    give(place, "id,time\nADA,2026-02-01 13:00 Europe/Berlin\n")
    assert (place.time("ada"), place.time("bob")) == (TIME, None)
    assert not list(dated.question(place.collect(lay(place.root.parent / "d", late)), NAME))
    assert place.time("ada") == TIME  # it survives
    give(place, "id,time\nada,2026-02-01 14:00 Europe/Berlin\n")
    assert place.time("ada") == TIME.replace("12:00", "13:00")  # a slip of the pen is mended
    place.collect(canvas(place, {(1001, 25): "ada' newer '"}, "newer"))
    assert place.time("ada") is None
    stale = give(place, "id,time\nada,2026-02-01 14:00 Europe/Berlin\n")
    assert "2026-02-01 13:00:00 UTC is the time of canvas-21; canvas-25 is newer" in said(stale.left)
    assert place.time("ada") is None
    assert "nothing of theirs was collected" in said(give(place, "id,time\ndi,2026-02-01 14:00 UTC\n").left)


def test_a_time_before_the_due_date_of_who_was_marked_late_is_asked_about(place):
    place.collect(lay(place.root.parent / "d", {"lovelaceada_LATE_1001_21_a.zip": work("ada")}))
    dues = Dues({NAME: moment("2026-02-01 23:59 UTC")}, [], {})
    done = give(place, "id,time\nada,2026-02-01 14:00 UTC\n", dues)
    assert "marked it late, and --times says a time before it was due" in said(done.notes)
    assert not give(place, "id,time\nada,2026-02-02 14:00 UTC\n", dues).notes[1:]


@pytest.mark.parametrize(
    "lines, why",
    {
        "bob,2026-02-01 14:00 UTC\nada,\n": "line 3: ada: '' is no date and time with a zone",
        "ada,2126-02-01 14:00 UTC\n": "line 2: ada: 2126-02-01 14:00 UTC is still to come",
        "ada,2026-02-01 14:00 UTC\n\nADA,2026-02-01 15:00 UTC\n": "line 4: ada stands there twice",
    }.items(),
)
def test_a_line_of_times_that_cannot_be_is_an_error(place, lines, why):
    with pytest.raises(people.BadTable, match=why):
        give(place, f"id,time\n{lines}")


def test_of_two_systems_without_a_time_it_is_said_that_nobody_knows_the_newest(place):
    export = downloads.gradescope({501: ([("S1", "ada@example.edu")], {STUB: stub("ada")})})
    assert not place.collect(canvas(place, {(1001, 21): "ada"})).notes
    done = place.collect(lay(place.root.parent / "e", export))
    assert "nobody knows whether it is newer than canvas-21" in said(done.notes)


def test_a_person_corrects_the_time_of_a_system_and_nothing_else_does(place):
    export = downloads.gradescope({501: ([("S1", "ada@example.edu")], {STUB: stub("ada")})})
    place.collect(lay(place.root.parent / "e", export))
    done = give(place, "id,time\nada,2026-03-01 14:00 UTC\n")
    assert done.dated == {"ada"} and "times written down: ada" in list(lines(done, NAME))
    corrected = place.time("ada")
    assert corrected != TIME
    again = place.collect(lay(place.root.parent / "e", export))
    assert "which stays; --times FILE corrects it" in said(again.notes)
    assert place.time("ada") == corrected


GROUPS = (("Team 7", "ada"), ("Team 7", "bob"), ("Team 8", "cy"), ("Team 8", "gone"))


def grouped(tmp_path, form):
    place = Place(tmp_path / "course", groups=GROUPS)
    if form == "moodle":
        worksheet(place)
    seven, eight = {
        "canvas": ("team7_1002_20031_", "team8_1003_20032_"),
        "moodle": ("Team 7_7001_assignsubmission_file/", "Team 8_7003_assignsubmission_file/"),
        "plain": ("Team 7/", "cy/"),
    }[form]
    files = {f"{seven}{STUB}": stub("7"), f"{eight}{STUB}": stub("8")}
    return place, place.collect(lay(tmp_path / "d", files))


@pytest.mark.parametrize("form", ["canvas", "moodle", "plain"])
def test_a_groups_hand_in_goes_to_each_member_of_the_roster(tmp_path, form):
    place, done = grouped(tmp_path, form)
    assert place.owners() == {"ada": "7", "bob": "7", "cy": "8"}
    assert "groups.csv has gone in 'Team 8', whom the roster does not have" in said(done.left)
    assert {one.group for one in Attempts(place.course, NAME).of("bob").values()} == {"Team 7"}


def test_a_group_that_the_roster_does_not_have_is_refused_by_its_name(place):
    worksheet(place)
    done = place.collect(
        lay(place.root.parent / "m", {f"The Gang_7001_assignsubmission_file/{STUB}": stub("x")})
    )
    assert "it is called 'The Gang'. If that is a group with its member ada, write its lines" in said(
        done.left
    )
    done = place.collect(lay(place.root.parent / "c", {f"thegang_1001_20031_{STUB}": stub("x")}))
    assert "'thegang'" in said(done.left)
    assert not place.owners()


def test_gradescope_names_the_members_itself(place):
    both = [("S1", "ada@example.edu"), ("S2", "bob@example.edu"), ("S9", "nobody@example.edu")]
    done = place.collect(lay(place.root.parent / "e", downloads.gradescope({501: (both, {STUB: stub("7")})})))
    assert place.owners() == {"ada": "7", "bob": "7"}
    assert "Gradescope's submission_501: the roster has no such Gradescope SID" in said(done.left)
    crossed = downloads.gradescope({502: ([("S1", "bob@example.edu")], {STUB: stub("x")})})
    assert "the roster means different students" in said(
        place.collect(lay(place.root.parent / "f", crossed)).left
    )


class Killed(BaseException):
    pass


STEPS = [
    (Path, "write_bytes"), (Path, "rename"), (shutil, "rmtree"), (shutil, "copytree"), (os, "replace"),
    (laid, "swap"), (Path, "write_text"), (json, "dumps"),
]  # fmt: skip


@pytest.mark.parametrize("where, step", STEPS, ids=[step for _, step in STEPS])
@pytest.mark.parametrize("turn", range(1, 6))
def test_killed_at_any_step_the_old_or_the_new_stands_and_the_next_run_finishes(
    place, monkeypatch, where, step, turn
):
    place.collect(canvas(place, {(1001, 21): "ada", (1002, 22): "bob"}))
    give(place, "id,time\nada,2026-02-01 14:00 UTC\n")
    (place.course.submitted(NAME, "bob") / STUB).write_text(stub("bob") + "  # by hand")
    newer = canvas(place, {(1001, 25): "ada' newer '", (1002, 26): "bob' newer '"}, "newer")
    real, calls = getattr(where, step), []

    def killing(*what, **how):
        calls.append(what)
        if len(calls) == turn:
            raise Killed
        return real(*what, **how)

    with monkeypatch.context() as patch:
        patch.setattr(where, step, killing)
        with suppress(Killed):
            place.collect(newer)
    for student in ("ada", "bob"):
        assert place.owners()[student] == student
        is_new = "newer" in place.text(student)
        assert place.time(student) == (
            "2026-02-01 14:00:00.000000 UTC" if student == "ada" and not is_new else None
        )
    done = place.collect(newer)
    assert not done.left and not done.notes
    assert all("newer" in place.text(student) for student in ("ada", "bob"))
    assert keys(place, "ada") == ["canvas-21", "canvas-25"]
    assert len(keys(place, "bob")) == 3  # what was laid by hand is kept, too
    assert not [path for path in place.root.rglob(".*") if path.is_dir()]


@pytest.mark.parametrize(
    "name, why",
    {
        "absent": "is not there",
        "garbage.zip": "cannot be read",
        "broken": "submission_metadata.yml cannot be read",
        "list": "submission_metadata.yml names no submissions",
    }.items(),
)
def test_a_download_that_cannot_be_read_is_one_line(place, name, why):
    path = place.root.parent / name
    if name == "garbage.zip":
        path.write_bytes(b"PK")
    if name in ("broken", "list"):
        text = "a: [" if name == "broken" else "- 1"
        lay(path, {"submission_metadata.yml": text, f"submission_1/{STUB}": stub("x")})
    with pytest.raises(Refused, match=why):
        place.intake.take(opened(path), Collected())
