"""A second look at scores: nothing is written unseen or graded twice, nothing of a person is lost."""

import csv
import json
from datetime import timedelta
from itertools import count

import pytest

from autograder.commandline import main
from autograder.grading import run
from autograder.recording.handed_in import newer
from autograder.second_look import regrade
from autograder.term import history, laid
from autograder.term.attempts import Attempt, Attempts
from autograder.term.dues import moment
from tests.killed import killed
from tests.regraded import (
    COUNT,
    DUE,
    HAND,
    ITEM,
    MEANT,
    MISTAKEN,
    NAME,
    REGRADE,
    RIGHT,
    WHY,
    WORKS,
    copied,
    course_max,
    course_points,
    decree,
    give,
    kept,
    log,
    machine,
    page,
    set_check,
    standing,
    write,
)


def test_a_mended_check(course, command, monkeypatch):
    points = course_points(course)
    set_check(course, MISTAKEN, MEANT)
    before, stood = kept(course), standing(course)
    said = command(*REGRADE)
    assert kept(course) == before
    lines = [line.split()[0] for line in said.splitlines() if line.split()[:1] and line.split()[0] in WORKS]
    assert lines == ["ben", "dee", "ann"]  # the lowered ones first, who stays as they are not at all
    assert "1 lowered (by" in said and "1 raised (by" in said and "2 unchanged" in said
    assert "1.5 by a person stays (machine: " in said
    assert f"autograder regrade {NAME} --reason '{WHY}' --course {course.root} --apply" in said

    monkeypatch.setattr(run, "grade", lambda task: 1 / 0)  # nothing is graded twice
    command(*REGRADE, "--apply")
    full, half = points
    assert machine(course) == {"ann": full, "ben": half, "cem": 0, "dee": full}
    now = standing(course)
    assert now["dee"][0][HAND] == stood["dee"][0][HAND] == (0.0, 2.0) and now["dee"][1] == "well said"
    assert now["dee"][0][ITEM] == (full, 1.5)
    assert f"Score:              {full:g} of" in page(course, "ann")
    with open(course.root / "grades.csv", newline="") as file:
        assert {row["student_id"]: float(row[ITEM]) for row in csv.DictReader(file)} == {
            "ann": full,
            "ben": half,
            "cem": 0,
            "dee": 1.5,
        }
    assert [(row["id"], row["reason"]) for row in log(course)] == [(id, WHY) for id in ("ann", "ben", "dee")]
    assert log(course)[0]["what"] == f"score {half:g} -> {full:g}, {ITEM} {half:g} -> {full:g}"
    assert log(course)[0]["by"]
    assert not [*course.root.glob("results/*/anew/*.json"), *course.root.glob("records/*/*.regrade.json")]
    assert len([*course.root.glob("results/*/before/*/*.json")]) == len(WORKS)

    before = kept(course)
    assert "is made from what there is now" in command(*REGRADE, "--apply")
    assert kept(course) == before


def test_grading_shows_and_logs_what_a_changed_check_did(course, command):
    set_check(course, MISTAKEN, MEANT)
    said = command("grade", NAME)
    assert "4 results are made anew" in said and "other checks than before: old → new" in said
    assert "1 lowered (by" in said and "1 raised (by" in said
    assert {row["reason"] for row in log(course)} == {"other checks than before"} and len(log(course)) == 3
    before = kept(course)
    assert "old → new" not in command("grade", NAME)
    assert kept(course) == before


def test_one_student(course, command):
    full, half = course_points(course)
    set_check(course, MISTAKEN, MEANT)
    seed = json.loads(course.result(NAME, "ann").read_text())["seed"]
    before, one = kept(course), ("regrade", NAME, "--student", "ann", "--reason", WHY)
    said = command(*one)
    assert f"ann: {half:g} → {full:g}" in said and "✗ → ✓ The share of examples whose highest" in said
    assert kept(course) == before
    command(*one, "--apply")
    assert machine(course)["ann"] == machine(course)["ben"] == full  # his is as it was
    assert [row["id"] for row in log(course)] == ["ann"]
    assert json.loads(course.result(NAME, "ann").read_text())["seed"] == seed
    before = kept(course)
    said = command(*one, "--apply")
    assert "ann: the same as before" in said and "no score changed" in said and "log.csv" not in said
    assert kept(course) == before


def test_what_was_not_graded_yet_is_no_regrade(course, command):
    assert not newer(course, NAME, WORKS)
    write(course.submitted(NAME, "ann"), COUNT)
    assert newer(course, NAME, WORKS) == ["ann"]
    before = kept(course)
    one = ("regrade", NAME, "--student", "ann", "--reason", WHY, "--apply")
    assert f"never graded: `python -m autograder grade {NAME}`" in command(*one, fails=True)
    assert kept(course) == before
    assert "nobody" in command("regrade", NAME, "--student", "nobody", "--reason", WHY, fails=True)
    assert "--reason is empty" in command("regrade", NAME, "--reason", " ", fails=True)


def test_killed_again_and_again_the_same_command_finishes_it(course, command, tmp_path):
    decree(course, due={NAME: DUE}, rate=0.1)
    (course.submitted(NAME, "ann") / "timestamp.txt").write_text("2026-02-11 12:00:00 UTC")
    command("grade", NAME)
    set_check(course, MISTAKEN, MEANT)
    calm = copied(course.root, tmp_path / "calm", due={NAME: DUE}, rate=0.1)
    assert main([*REGRADE, "--apply", "--course", str(calm.root)]) == 0
    arguments = [*REGRADE, "--apply", "--course", str(course.root)]
    for turn in count(3, 17):
        if not killed(arguments, turn):
            break
    assert turn > 20
    command(*REGRADE, "--apply")
    assert standing(course) == standing(calm)
    assert {(row["id"], row["reason"]) for row in log(course)} == {(row["id"], WHY) for row in log(calm)}
    assert len(log(course)) == len(log(calm)) == 3
    for student in WORKS:
        both = [[line.state for line in history.read(each, NAME, student)][-1] for each in (course, calm)]
        assert both[0] == both[1]
        assert page(course, student) == page(calm, student)
    assert not [*course.root.glob("results/*/anew/*.json"), *course.root.glob("records/*/*.regrade.json")]


def test_a_penalty_that_follows_points_by_hand_is_no_difference(course, command):
    full, half = course_points(course)
    decree(course, due={NAME: DUE}, rate=0.1)
    for student in ("ann", "cem"):
        (course.submitted(NAME, student) / "timestamp.txt").write_text("2026-02-11 12:00:00 UTC")
    command("grade", NAME)
    for student in ("ann", "cem"):
        give(course, student, HAND, 2.0)
    set_check(course, MISTAKEN, MEANT)
    before, after = 0.9 * (half + 2), 0.9 * (full + 2)
    said = command(*REGRADE)
    assert f"{before:g} → {after:g}" in said and "cem" not in said
    assert standing(course)["cem"][2] == 0  # nothing is written yet
    command(*REGRADE, "--apply")
    assert standing(course)["cem"][2] == pytest.approx(0.2)
    (row,) = [row for row in log(course) if row["id"] == "ann"]
    assert row["what"].startswith(f"score {before:g} -> {after:g}, ") and "cem" not in str(log(course))
    told = [" ".join(line.split()) for line in command("history", NAME, "cem").splitlines()]
    assert any("late penalty 0 → 0.2 lateness" in line for line in told)


def test_the_history_of_a_score(course, command):
    full, half = course_points(course)
    give(course, "ann", HAND, 1.0)
    decree(course, due={NAME: DUE}, rate=0.1)
    (course.submitted(NAME, "ann") / "timestamp.txt").write_text("2026-02-11 12:00:00 UTC")
    command("grade", NAME)
    set_check(course, MISTAKEN, MEANT)
    command(*REGRADE, "--apply")
    give(course, "ann", HAND, 2.0)
    said = command("history", NAME, "ann")
    told = [" ".join(line.split()) for line in said.splitlines()]
    penalty, later = 0.1 * (half + 1), 0.1 * (full + 1)
    wanted = [
        f"score – → {half:g}",
        f"{ITEM} – → {half:g} graded",
        f"{HAND} 0 → 1 by a person",
        f"late penalty 0 → {penalty:.2g} lateness",
        f"{ITEM} {half:g} → {full:g} {WHY}",
        f"late penalty {penalty:.2g} → {later:.2g} lateness",
        f"{HAND} 1 → 2 by a person",
    ]
    places = [next(i for i, line in enumerate(told) if text in line) for text in wanted]
    assert places == sorted(places)
    assert said == command("history", NAME, "ann")
    assert "never had a score" in command("history", NAME, "nobody", fails=True)
    path = course.history(NAME, "ann")
    assert path.stat().st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0
    path.write_text("{")
    assert "ann.jsonl is damaged: put your backup" in command("history", NAME, "ann", fails=True)


def test_of_several_attempts_that_which_counts_by_the_mended_check(course, command):
    """On time and counted, not shared; then right, a day late: which was worth nothing to the old check."""
    full = course_max(course)
    decree(course, due={NAME: DUE}, rate=0.1, counts="best")
    attempts, target = Attempts(course, NAME), course.submitted(NAME, "ben")
    for number, code in enumerate((COUNT, RIGHT)):
        write(target, code)
        files, time = laid.files(target), moment(DUE) + timedelta(hours=10 * number)
        attempts.add(
            Attempt("ben", f"g-{number}", "gradescope", "x", laid.digest(files), number, time), files
        )
    command("grade", NAME)
    assert machine(course)["ben"] == full and COUNT in (target / f"{NAME}.py").read_text()
    set_check(course, MISTAKEN, MEANT)
    before, late = kept(course), 0.9 * full
    said = command(*REGRADE)
    assert kept(course) == before and f"{full:g} → {late:g}" in said
    said = command(*REGRADE, "--apply")
    assert "otherwise than shown" not in said
    assert "of 2 attempts g-1 counts, the one with the best score after lateness (c.Late.counts)" in said
    assert RIGHT in (target / f"{NAME}.py").read_text()
    assert standing(course)["ben"][0][ITEM][0] == full
    assert standing(course)["ben"][2] == pytest.approx(0.1 * full)
    assert [row["what"] for row in log(course) if row["id"] == "ben" and row["reason"] == WHY] == [
        f"score {full:g} -> {late:g}, penalty 0 -> {0.1 * full:g}"
    ]
    before = kept(course)
    command(*REGRADE, "--apply")
    command("grade", NAME)
    assert kept(course) == before


def test_the_first_look_keeps_what_it_graded_when_it_is_stopped(course, command, monkeypatch):
    set_check(course, MISTAKEN, MEANT)
    with monkeypatch.context() as patch, pytest.raises(AttributeError):
        patch.setattr(regrade, "Foreseen", None)
        main([*REGRADE, "--course", str(course.root)])
    monkeypatch.setattr(run, "grade", lambda task: 1 / 0)
    assert "1 lowered" in command(*REGRADE)
