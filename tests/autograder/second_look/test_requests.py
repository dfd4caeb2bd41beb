"""What somebody asked for: it is written down where nothing changes, too, and what was meant is told."""

import pytest

from autograder import history_command
from autograder.term.roster import Person, Roster
from tests.regraded import (
    HAND,
    ITEM,
    MEANT,
    MISTAKEN,
    NAME,
    REGRADE,
    course_points,
    kept,
    log,
    set_check,
)

ASKED = ("regrade", NAME, "--student", "ann", "--reason", "ann asked", "--apply")


def words(said):
    return [" ".join(line.split()) for line in said.splitlines()]


def test_a_second_look_that_changes_nothing_is_in_the_log_and_in_the_history(course, command):
    _, score = course_points(course)
    assert "nothing is written yet" in command(*ASKED[:-1]) and not log(course)
    said = command(*ASKED)
    assert "no score changed" in said and "log.csv" in said
    (row,) = rows = log(course)
    assert [row["id"], row["what"], row["reason"]] == ["ann", f"score {score:g} -> {score:g}", "ann asked"]
    assert row["by"] and f"second look {score:g} ann asked" in words(command("history", NAME, "ann"))
    before = kept(course)
    command(*ASKED)
    assert kept(course) == before
    (course.people / "log.csv").unlink()  # as if it had been killed before that
    command(*ASKED)
    assert log(course) == rows


def test_scores_of_before_a_mended_check_go_out_with_a_word(course, command):
    csv = ("--to", "csv", "--partial")
    assert "something else" not in command("export", *csv)
    set_check(course, MISTAKEN, MEANT)
    for name in ([], [NAME]):
        said = command("export", *name, *csv)
        assert f"4 results of {NAME} were made from something else than there is now: other checks" in said
        assert f"`python -m autograder regrade {NAME} --reason" in said and "4 grades" in said
    set_check(course, "@item", "@@item")
    assert f"results of {NAME} are of the checks of now cannot be told: " in command("export", *csv)
    set_check(course, "@@item", "@item")
    command(*REGRADE, "--apply")
    assert "something else" not in command("export", *csv)


@pytest.mark.parametrize("first", ["grade", "regrade"])
def test_who_is_misspelt_is_told_who_was_meant(command, first):
    reason = ("--reason", "x") if first == "regrade" else ()
    said = command(first, NAME, "--student", "Ben", "anne", "zzz", *reason, fails=True)
    assert "in submitted/ of: Ben, anne, zzz; similar: ben, ann\n" in said


def test_what_is_odd_in_submitted_is_said_once(course, command):
    set_check(course, MISTAKEN, MEANT)
    course.submitted("weak", "eve").mkdir(parents=True)
    Roster({id: Person(id) for id in ("ann", "ben", "cem")}).write(course)
    said = command(*REGRADE, "--apply")
    assert said.count("in submitted/, and not in the roster: dee") == 1
    assert said.count(f"nothing for {NAME} in submitted/ of: eve") == 1


def test_a_history_has_the_order_of_the_assignment_and_whole_names(course, command, monkeypatch):
    told = words(command("history", NAME, "ann"))
    places = [next(i for i, line in enumerate(told) if line.startswith(id)) for id in (ITEM, HAND)]
    assert places == sorted(places) and ITEM > HAND
    monkeypatch.setenv("COLUMNS", "80")
    name, points = "softmax_loss_with_a_long_name, by machine", "12.5 → 13.75"
    monkeypatch.setattr(
        history_command, "rows", lambda *_: [(name, points, "the check took counts for shares")]
    )
    assert f"{name} {points} the check" in "\n".join(words(command("history", NAME, "ann")))
