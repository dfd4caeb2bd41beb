"""`python -m autograder collect` where grading chooses by a policy, and where a run was stopped."""

import pytest

from autograder.collecting import dated
from autograder.collecting.command import lines
from autograder.collecting.download import opened
from autograder.collecting.intake import Collected
from autograder.term import laid
from autograder.term.attempts import Attempts
from tests.autograder.test_collect_stories import give, said
from tests.downloads import NAME, STUB, Place, lay, stub

CHOSEN = "2026-02-01 12:00:00.000000 UTC"


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "course")


def inbound(place, *days):
    files = {
        f"ada+{NAME}+2026-02-0{day} 12:00:00.000000 UTC+aB3_-xyzAB1{day}/{STUB}": stub(f"ada {day}")
        for day in days
    }
    return lay(place.root.parent / "inbound", files)


def collect(place, path, rule):
    place.renew()
    done = Collected(rule=rule)
    place.intake.take(opened(path), done)
    place.intake.settle(done)
    return done


@pytest.mark.parametrize("rule, stands", [("best", "ada 1"), ("newest", "ada 1"), (None, "ada 2")])
def test_what_grading_chose_stays_until_something_is_new(place, rule, stands):
    done = collect(place, inbound(place, 1, 2), rule)
    which = "best counts, once they are graded" if rule == "best" else "newest counts"
    assert f"of several attempts the {which}: ada" in said(lines(done, NAME))
    attempts = Attempts(place.course, NAME)
    (first, *_) = attempts.of("ada").values()
    laid.lay(attempts.files(first), place.course.submitted(NAME, "ada"), CHOSEN)
    collect(place, inbound(place, 1, 2), rule)
    assert stands in place.text("ada")
    collect(place, inbound(place, 1, 2, 3), rule)
    assert "ada 3" in place.text("ada")


def test_what_a_stopped_run_left_beside_it_goes(place):
    path = lay(place.root.parent / "d", {f"ada/{STUB}": stub("ada")})
    place.collect(path)
    own = place.course.submitted(NAME, "ada")
    for name in (f".{NAME}.part", f".{NAME}.part.old"):
        lay(own.parent / name, {STUB: stub("ada") + " # before"})
    place.collect(path)
    assert [path.name for path in own.parent.iterdir()] == [NAME] and place.owners() == {"ada": "ada"}


def test_a_time_that_was_noted_and_not_laid_is_laid_by_the_same_command(place):
    place.collect(lay(place.root.parent / "d", {f"ada/{STUB}": stub("ada")}))
    path, done = place.root / "times.csv", Collected()
    path.write_text(f"id,time\nada,{CHOSEN[:16]} UTC\n")
    times = dated.read(path, place.intake.about.roster)
    assert dated.give(times, place.intake.attempts, done, None) == {"ada"}  # and here the run is stopped
    assert place.time("ada") is None
    give(place, path.read_text())
    assert place.time("ada") == CHOSEN
