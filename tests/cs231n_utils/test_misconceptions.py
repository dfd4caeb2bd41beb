"""The table of mistakes: words that help without telling, and the student's own numbers."""

import re
from functools import cache

import pytest

from cs231n_utils import checks
from cs231n_utils.promises import report
from cs231n_utils.promises.misconception import SEVERITIES, Table
from tests.modules import module_of, written
from tests.tables import EVERY
from tests.verdicts import MISCONCEPTIONS, UNUSUAL, WRONG, run

TABLE = {row.id: row for row in MISCONCEPTIONS}
EVERY_ROW = [pytest.param(row, id=row.id) for tables in EVERY.values() for row in tables.misconceptions]
TELLING = re.compile(  # pieces of the lines that are to be found
    r"axis ?= ?[01]|keepdims|argmax|np\.(max|sum|log|arange|outer|dot)|\.T\b|@"
    r"|2 ?[·*] ?(reg|λ|W)|/ ?(N|len)\b"
)
GIVEN = ("np.exp(1000)", "(1/N)·Σᵢ Lᵢ", "at 0 or below")  # what the notebooks show anyway

every_assignment = pytest.mark.parametrize("tables", EVERY.values(), ids=str)


@cache
def reported(row):
    """What the public checks say of it."""
    return run(row.item, written(row))


def names(row):
    found = reported(row)
    return found.finding.misconceptions if found.finding else ()


@cache
def example(id):
    """A wrong solution that the public checks call by this id."""
    return next(row for row in WRONG if row.misconception == id and names(row) == (id,))


@pytest.mark.parametrize("row", EVERY_ROW)
def test_a_row_is_complete_and_helps_without_telling(row):
    assert row.severity in SEVERITIES
    assert re.fullmatch(r"(1:[01]\d|[1-5]?\d):[0-5]\d", row.lecture)
    assert row.question.endswith("?") and row.seen.endswith(".") and not row.title.endswith(".")
    assert 20 <= len(f"{row.hint} {row.question}".split()) <= 160
    words = f"{row.hint} {row.question}"
    for given in GIVEN:
        words = words.replace(given, "")
    assert not TELLING.search(words)
    assert "below" not in words, "feedback shows a hint without the numbers"


def test_ids_and_titles_are_unique():
    for tables in EVERY.values():
        titles = [row.title for row in tables.misconceptions]
        assert len(titles) == len(set(titles))
    with pytest.raises(ValueError, match="twice in the table: wrong_shape"):
        Table(*TABLE.values(), TABLE["wrong_shape"])


@every_assignment
def test_every_worked_example_that_a_row_asks_for_exists(tables):
    kinds = {kind for item in tables.judge.public_side.items.values() for kind in item.examples.kinds}
    assert {row.example for row in tables.misconceptions} - {""} <= kinds


@pytest.mark.parametrize("id", TABLE)
def test_a_failure_fits_a_screen_and_says_how_to_learn_more(id, capsys):
    report.show(reported(example(id)))
    out, err = capsys.readouterr()
    assert len((out + err).splitlines()) <= 36 and max(map(len, err.splitlines())) <= 110
    assert TABLE[id].lecture in err and f'checks.explain("{id}")' in err.splitlines()[-1]


@pytest.mark.parametrize("id", TABLE)
def test_more_is_the_question_and_the_students_own_numbers(id):
    text = report.explain_more(id, MISCONCEPTIONS, reported(example(id)))
    joined = " ".join(text.split())
    assert TABLE[id].question in joined and TABLE[id].lecture in joined and TABLE[id].severity in joined
    assert max(map(len, text.splitlines())) <= 110 and len(text.splitlines()) <= 24
    assert ("follow by hand" in text) == bool(TABLE[id].example)


def explained(capsys, id):
    checks.explain(id)
    return capsys.readouterr()


def test_a_mistake_is_explained_before_any_check_has_named_it(capsys, monkeypatch):
    monkeypatch.setattr(checks, "_seen", {})
    out, err = explained(capsys, "margin_missing")
    assert "The margin is left out" in out and "then your own numbers stand here" in out and err == ""


def test_after_a_check_its_numbers_are_shown(capsys, monkeypatch):
    monkeypatch.setattr(checks, "_seen", {})
    wrong = example("margin_missing")
    checks.check(wrong.item, reported(wrong).module)
    capsys.readouterr()
    out, _ = explained(capsys, "margin_missing")
    assert "picture 1, correct class 1, scores (2, 1, 1, -1.5): your loss: 1" in out


def test_numbers_of_what_is_mended_are_forgotten(capsys, monkeypatch):
    monkeypatch.setattr(checks, "_seen", {})
    wrong = example("margin_missing")
    right = next(row for row in UNUSUAL if row.item == wrong.item)
    for row in (wrong, right):
        checks.check(wrong.item, written(row))
    capsys.readouterr()
    assert "then your own numbers stand here" in explained(capsys, "margin_missing").out


def test_an_example_that_does_not_work_out_is_left_out(capsys):
    nonsense = "def tune(*data, **settings):\n    tune.W = 7\n    return {}, tune"
    checks.check("tune", module_of(nonsense, "tuning.py"))
    err = capsys.readouterr().err
    assert "✗ tune" in err and "Traceback" not in err and "follow by hand" not in err


def test_a_failure_without_a_name_is_explained_by_its_item(capsys, monkeypatch):
    monkeypatch.setattr(checks, "_seen", {})
    nameless = next(row for row in WRONG if row.item == "svm_loss_naive" and not names(row))
    checks.check("svm_loss_naive", reported(nameless).module)
    assert 'checks.explain("svm_loss_naive")' in capsys.readouterr().err
    out, err = explained(capsys, "svm_loss_naive")
    assert "none of the mistakes that have a name" in out and "follow by hand" in out and err == ""


@pytest.mark.parametrize(
    "id, told",
    {
        "margin_mising": "Similar: margin_missing",
        "penalty_halved": "Similar: penalty_loss_halved, ",
        "svm_loss_naive": "A check that names one ends with the line to type.",
        "": "A check that names one",
        7: "There is no mistake '7' that a check has named",
    }.items(),
)
def test_an_unknown_mistake_is_told_what_is_similar(capsys, monkeypatch, id, told):
    monkeypatch.setattr(checks, "_seen", {})
    out, err = explained(capsys, id)
    assert out == "" and told in err and sum(known in err for known in TABLE) <= 3


@every_assignment
def test_every_graded_function_has_a_worked_example(tables):
    for item in tables.judge.public_side.items.values():
        assert {item.examples.usual, *item.examples.by_part.values()} <= set(item.examples.kinds)
    assert set(tables.files) <= set(tables.assignment.points)
