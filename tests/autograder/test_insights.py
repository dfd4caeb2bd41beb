"""How many students made which mistake: counted from results alone, and nothing hides."""

import csv
import json
from dataclasses import asdict, replace

import pytest
from rich.console import Console

from autograder.commandline import main
from autograder.grading.result import Check, ItemResult, Result
from autograder.handout import init
from autograder.report import helped, insights
from autograder.report.table import print_table
from cs231n_utils.promises.misconception import SEVERITIES
from tests import home
from tests.verdicts import MISCONCEPTIONS

NAME = "linear_classifiers"
HALVED, COUNTED, STYLE = "penalty_gradient_halved", "correct_class_counted", "half_convention"


def check(passed=False, *ids, begun=True):
    return Check("a check", "It holds.", passed, 1.0 * passed, 1.0, list(ids), "" if passed else "off", begun)


def result(**items):
    """A result with these checks for each item."""
    graded = [ItemResult(id, 0.0, 1.0, checks) for id, checks in items.items()]
    return Result(NAME, "x", "0", "h", {}, 1, {"active": [], "missing": []}, 0.1, 0.0, 1.0, graded, [], [])


CLASS = {
    "ann": result(
        naive=[check(True), check(False, HALVED), check(False, HALVED)], fast=[check(False, HALVED)]
    ),
    "bob": result(naive=[check(False, HALVED, COUNTED)], fast=[check(True)]),
    "cem": result(naive=[check(False, COUNTED), check(False)], fast=[check(False), check(True)]),
    "dee": result(
        naive=[check(begun=False)],
        fast=[check(begun=False)],
    ),
    "eve": result(naive=[check(begun=False), check(True)], fast=[check(False, STYLE)]),
}


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "results" / NAME
    folder.mkdir(parents=True)
    for student, one in CLASS.items():
        (folder / f"{student}.json").write_text(json.dumps(asdict(one)))
    course = home.course(tmp_path)
    init.scratch(course)
    return course


def counted(course):
    return insights.count(insights.read(course, NAME)[0], MISCONCEPTIONS)


def test_students_are_counted_once_for_each_mistake_and_item(course):
    by_id = {one.id: one for one in counted(course)}
    assert by_id[HALVED].by_item == {"naive": {"ann", "bob"}, "fast": {"ann"}}
    assert by_id[HALVED].students == {"ann", "bob"}
    assert by_id[COUNTED].by_item == {"naive": {"bob", "cem"}}


def test_what_has_no_name_and_what_is_not_started_is_counted_too(course):
    by_id = {one.id: one for one in counted(course)}
    assert by_id[insights.UNNAMED].by_item == {"fast": {"cem"}}
    assert by_id[insights.NOT_STARTED].by_item == {"naive": {"dee", "eve"}, "fast": {"dee"}}


def test_every_student_who_lost_points_in_an_item_is_in_a_row_of_it(course):
    for student, one in CLASS.items():
        for item in one.items:
            lost = not all(check.passed for check in item.checks)
            assert lost == any(student in row.by_item.get(item.id, ()) for row in counted(course))


def test_the_most_frequent_and_worst_comes_first_and_the_nameless_last(course):
    ids = [one.id for one in counted(course)]
    assert ids[0] in (HALVED, COUNTED) and ids[2] == STYLE
    assert set(ids[3:]) == {insights.UNNAMED, insights.NOT_STARTED}
    ranks = [list(SEVERITIES).index(one.severity) for one in counted(course)[:3]]
    assert ranks == sorted(ranks)


def test_the_command_shows_writes_and_draws(course, capsys):
    assert main(["insights", NAME, "--course", str(course.root)]) == 0
    out, err = capsys.readouterr()
    assert err == "" and "students" in out and "of 5" in out and "20:23" in out and "fragile:" in out
    assert "(1) naive" in out and f"insights-{NAME}.csv" in out.replace("\n", "")
    assert (course.root / f"insights-{NAME}.png").read_bytes().startswith(b"\x89PNG")
    with open(course.root / f"insights-{NAME}.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {(row["mistake"], row["item"], row["students"]) for row in rows} >= {
        (HALVED, "naive", "2"),
        (HALVED, "fast", "1"),
        (insights.UNNAMED, "fast", "1"),
    }
    row = next(row for row in rows if row["mistake"] == HALVED)
    assert (row["severity"], row["lecture"], row["of"]) == ("wrong", "20:23", "5")
    assert "0 of 0 named some" in out and (course.root / f"insights-{NAME}-help.csv").is_file()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '{"items": []}',
        '{"assignment": "x", "items": [{"id": 1}]}',
        json.dumps(asdict(CLASS["ann"]) | {"items": [None]}),
        json.dumps(asdict(CLASS["ann"]) | {"unknown": 1}),
        json.dumps(asdict(CLASS["ann"])).replace('["penalty_gradient_halved"]', "null"),
        json.dumps(asdict(CLASS["dee"])).replace('"begun"', '"began"'),
    ],
)
def test_a_broken_result_is_named_and_skipped(course, capsys, text):
    (course.root / "results" / NAME / "zoe.json").write_text(text)
    assert main(["insights", NAME, "--course", str(course.root)]) == 1
    out, err = capsys.readouterr()
    assert "zoe.json is no result" in err and "of 5" in out and "Traceback" not in err


def test_a_result_that_is_no_text_is_named_and_skipped(course):
    (course.root / "results" / NAME / "zoe.json").write_bytes(b"\xff\xfe\x00")
    (course.root / "results" / NAME / "yan.json").mkdir()
    found, problems = insights.read(course, NAME)
    assert set(found) == set(CLASS) and len(problems) == 2


def test_without_results_it_says_what_to_run(tmp_path, capsys):
    init.scratch(home.course(tmp_path))
    assert main(["insights", NAME, "--course", str(tmp_path)]) == 1
    assert f"python -m autograder grade {NAME}" in capsys.readouterr().err
    assert not list(tmp_path.glob("insights*"))


def test_names_from_elsewhere_are_no_formula_and_no_markup(tmp_path):
    strange = {"a": {"=1+1": {"@SUM(A1)", "[red]x[/red]", "old\nname\x1b[31m", "$\\frac$"}}}
    rows = insights.count(strange, MISCONCEPTIONS)
    insights.write_csv(rows, 1, tmp_path / "insights.csv")
    text = (tmp_path / "insights.csv").read_text()
    assert "\"'@SUM" in text and '"\'=1+1"' in text and "\x1b" not in text
    console = Console(record=True, width=200)
    insights.print_insights(rows, strange, console)
    assert "[red]x[/red]" in console.export_text()
    insights.draw(rows, 1, tmp_path / "insights.png", NAME)


def test_a_long_id_takes_one_line_of_the_table_and_no_score_is_cut():
    one = CLASS["ann"]
    for width in (30, 80):
        console = Console(record=True, width=width)
        print_table([replace(one, submission="a.very.long.id@" + "x" * 90 + ".edu", score=12.25)], console)
        (line,) = (line for line in console.export_text().splitlines() if "a.very" in line)
        assert ".edu" in line and line.rstrip().endswith("12.25")


def test_a_class_without_a_mistake_has_a_picture_too(tmp_path):
    insights.draw([], 3, tmp_path / "insights.png", NAME)
    assert (tmp_path / "insights.png").stat().st_size > 1000


def test_the_picture_keeps_to_its_length(tmp_path, monkeypatch):
    bars = []
    monkeypatch.setattr(insights, "_bar", lambda axis, place, one: bars.append(one.id))
    found = {"a": {"item": {row.id for row in MISCONCEPTIONS} | {insights.UNNAMED}}}
    insights.draw(insights.count(found, MISCONCEPTIONS), 1, tmp_path / "insights.png", NAME)
    assert len(bars) == insights.MOST_BARS + 1 and bars[-1] == insights.UNNAMED


# which help students say that they used


SAID = {  # what stands in a hand-in's note: what is shown
    json.dumps({"assistance": "Bob, [red]an AI[/red]"}): "Bob, [red]an AI[/red]",
    json.dumps({"assistance": "=1+1\n\u202e\x1b[31m"}): "=1+1 \ufffd\ufffd[31m",
    json.dumps({"assistance": "x" * 9000}): "x" * 500 + " … (cut)",
    json.dumps({"assistance": ["Bob"]}): "",
    json.dumps({"assistance": ""}): "",
    json.dumps({"kit_version": "1.0.0"}): "",
    "{": "",
    "[" * 5000: "",
    "7": "",
}


@pytest.fixture
def told(tmp_path):
    """A course in which all of SAID was handed in, by s0, s1, …, and a folder without a note."""
    course = home.course(tmp_path)
    for number, note in enumerate([*SAID, None]):
        folder = course.submitted(NAME, f"s{number}")
        folder.mkdir(parents=True)
        if note is not None:
            (folder / "submission.json").write_text(note)
    return course


def test_what_students_say_of_help_is_shown_as_they_said_it(told, tmp_path):
    found = helped.read(told, NAME)
    assert list(found.values()) == [*SAID.values(), ""]
    console = Console(record=True, width=700)
    helped.print_help(found, console)
    shown = console.export_text()
    assert "3 of 10 named some" in shown and "[red]an AI[/red]" in shown and "\x1b" not in shown
    helped.write_csv(found, tmp_path / "help.csv")
    with open(tmp_path / "help.csv", newline="", encoding="utf-8") as file:
        rows = {row["student"]: row["help"] for row in csv.DictReader(file)}
    assert len(rows) == 10 and rows["s1"].startswith("'=1+1") and rows["s9"] == ""


def test_a_long_list_is_cut_on_the_screen():
    console = Console(record=True)
    helped.print_help({f"s{number}": "Bob" for number in range(50)}, console)
    shown = console.export_text()
    assert shown.count("Bob") == helped.MOST_ROWS and "… and 30 more, in the CSV" in shown
