"""Mutants and oracles: each operator edits, oracles know right from wrong, a wrong verdict is seen."""

import ast
import resource
import shutil
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.commandline import main
from autograder.course.folders import Course
from autograder.handout import init, new
from autograder.verify import mutants, mutants_judged, pool
from autograder.verify.judge import Judge
from autograder.verify.mutants_judged import RIGHT, WRONG
from autograder.verify.operators import OPERATORS
from autograder.words.oracle import BROKEN, deviation
from tests import tables
from tests.whole import sample

EVERY = [*tables.EVERY.values()]

EXAMPLES = {  # operator: (right code, a mutant)
    "dropped": ("a = 1\nreturn a", "return a"),
    "moved": ("for x in X:\n    a = x\nb = a", "for x in X:\n    a = x\n    b = a"),
    "assignment": ("loss += x", "loss = x"),
    "control": ("for x in X:\n    continue", "for x in X:\n    break"),
    "condition": ("if a and b:\n    c()", "if a or b:\n    c()"),
    "arithmetic": ("return a / b", "return a * b"),
    "term": ("return 2 * a", "return a"),
    "factor": ("return (a, b)", "return (a, b / 2)"),
    "sign": ("return a - b", "return b - a"),
    "constant": ("return a + 1.0", "return a + 2.0"),
    "axis": ("return np.sum(a, axis=1)", "return np.sum(a, axis=0)"),
    "keyword": ("return np.sum(a, keepdims=True)", "return np.sum(a)"),
    "comparison": ("return a > 0", "return a >= 0"),
    "transposed": ("return X.T @ a", "return X @ a"),
    "alike": ("return np.max(a)", "return np.mean(a)"),
    "unwrapped": ("return a.copy()", "return a"),
    "order": ("return (a, b)", "return (b, a)"),
    "reach": ("return range(N)", "return range(1, N)"),
    "index": ("return a[y]", "return a"),
}


def in_a_function(code):
    return ast.unparse(ast.parse("def f(a, b=1):\n" + "\n".join(f"    {line}" for line in code.split("\n"))))


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_makes_the_edit_of_its_example(name):
    code, mutant = map(in_a_function, EXAMPLES[name])
    found = [ast.unparse(tree) for operator, tree in mutants.edited(ast.parse(code)) if operator == name]
    assert mutant in found and code not in found
    assert all("def f(a, b=1):" in other for other in found)  # the signature was given


def drawn(count, seed=0):
    source = mutants.Source("f", "solution", in_a_function("return a - b"))
    return [*mutants.drawn([source], count, np.random.default_rng(seed))]


def test_mutants_are_the_same_for_a_seed_and_none_comes_twice():
    assert drawn(20, 0) == drawn(20, 0) != drawn(20, 1)
    assert len({mutant.code for mutant in drawn(100)}) == len(drawn(100))
    assert {len(mutant.edits) for mutant in drawn(100)} == {1, 2}  # two where single ones run out
    assert len(drawn(10**4)) < 10**4


# --- oracles ----------------------------------------------------------------------------------------------

LIMITED = {  # right for ordinary inputs only
    "softmax_loss_naive-shift_by_the_correct_class",  # gaps below 700
    "svm_loss_vectorized-np_choose",  # at most 64 classes
}
FEW_DIGITS = {
    "predictions_in_chunks",
    "one_more_digit",
    "single_precision",
    "mean of squares less the square",
}  # and what says float32: right, and set aside
SLOW_ONLY = {
    "numeric_gradient",  # right, by a way that only the clock knows from another
    "kmeans_half_precision",  # no farther off than honest rounding may be
}


def off(row):
    """The deviation, in a fork of its own: rows patch what others use, and some never end."""
    pool._judge = tables.OF[row].judge
    try:
        return pool.forked(row, deviation_in_little_memory, row, seconds=mutants_judged.SECONDS)
    except pool.Overtime:
        return BROKEN


def deviation_in_little_memory(judge, row):
    resource.setrlimit(resource.RLIMIT_AS, (mutants_judged.MEMORY, mutants_judged.MEMORY))
    return judge.deviation(row, 0)


@pytest.mark.parametrize("row", sample([row for one in EVERY for row in one.unusual], 12, 4), ids=str)
def test_an_oracle_finds_an_unusual_row_right(row):
    if str(row) not in LIMITED:
        assert off(row) < (WRONG if "float32" in row.style or row.style in FEW_DIGITS else RIGHT)


@pytest.mark.parametrize("row", sample([row for one in EVERY for row in one.wrong], 12, 4), ids=str)
def test_an_oracle_finds_a_wrong_row_wrong(row):
    if row.misconception not in SLOW_ONLY:
        assert off(row) > WRONG


@pytest.mark.parametrize("one", EVERY, ids=str)
def test_every_item_with_public_checks_has_an_oracle(one):
    assert set(one.judge.oracles) == set(one.judge.public_side.items)


def test_deviations():
    assert deviation([1.0, 200.0], [1.0, 100.0]) == 1.0
    assert deviation(0.1, 0.0) == 0.1  # never in units below 1
    assert deviation([1.0, np.nan], [1.0, 1.0]) == deviation([1.0], 1.0) == deviation("1", 1.0) == BROKEN


# --- the command ------------------------------------------------------------------------------------------


def test_what_does_not_end_is_stopped_with_all_that_it_started(tmp_path):
    def endless(judge):
        if not pool.os.fork():
            time.sleep(2)
            (tmp_path / "alive").touch()
        time.sleep(60)

    with pytest.raises(pool.Overtime):
        pool.forked("row", endless, seconds=0.3)
    time.sleep(2)
    assert not (tmp_path / "alive").exists()


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    course = Course(folder := tmp_path_factory.mktemp("begun"), folder / "assignments")
    init.scratch(course)
    new.begin(course, "shares")
    return course


def run(course, *options):
    return main(["verify", "shares", "--course", str(course.root), "--jobs", "1", *options])


def test_both_sides_of_what_new_writes_know_right_from_wrong(begun, capsys):
    assert run(begun, "--mutants", "12") == 0
    assert "no wrong verdict on 12 mutants" in capsys.readouterr().out


@pytest.fixture
def here(monkeypatch):
    """Mutants are judged in forks of this process."""

    @contextmanager
    def pool_of_this(assignment, jobs):
        monkeypatch.setattr(pool, "_judge", Judge(assignment))
        yield SimpleNamespace(map=map)

    monkeypatch.setattr(mutants_judged, "pool", pool_of_this)


SPOILED = {  # file: (old, new, what is said)
    "public/items.py": (" share != 1", " share > 0", "public lets it fail"),
    "trusted/test_shares.py": ("abs(share - right) < 1e-6", "share <= 1", "trusted lets it pass"),
    "trusted/oracle.py": ('{"accuracy": accuracy}', "{}", "has no oracle of accuracy"),
    "trusted/reference.py": ("return right", "return 1 + right", "does not find the solution right"),
}


@pytest.mark.parametrize("file", SPOILED)
def test_a_wrong_verdict_is_seen(begun, tmp_path, here, capsys, file):
    old, spoiled, says = SPOILED[file]
    root = Path(shutil.copytree(begun.root, tmp_path / "course"))
    init.scratch(course := Course(root, root / "assignments"))
    path = course.assignments / "shares" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, spoiled))
    assert run(course, "--mutants", "8") == 1
    assert says in capsys.readouterr().out
