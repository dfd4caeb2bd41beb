"""A row's code in the process that judges it is judged as in one of its own, where it has to be."""

import sys
from functools import partial

import pytest

from autograder.verify import pool
from autograder.verify.inside import unchanged
from autograder.verify.judge import Judge
from autograder.verify.rows import Unusual, Wrong, by_the_clock
from tests.tables import EVERY, OF
from tests.whole import SEEDS, sample

ONE_OF_EACH = {(OF[row].name, row.item, isinstance(row, Unusual)): row for row in OF if not by_the_clock(row)}

ITEM = "svm_example_loss"
SOLUTION = """
def svm_example_loss(scores, y, delta=1.0):
    {}
    margins = np.maximum(0.0, scores - scores[y] + delta)
    margins[y] = 0.0
    dscores = np.where(margins > 0, 1.0, 0.0)
    dscores[y] = -np.sum(dscores)
    return np.sum(margins), dscores
"""
ENDS_IT = "__import__('os')._exit(0)"
PATCHES = "np.array_equal = lambda *_: True"
PRINTS = "print(scores); __import__('sys').stdout.write('said'); __import__('warnings').warn('said')"


@pytest.fixture
def tables():
    found = EVERY["linear_classifiers"]
    pool._judge = found.judge
    return found


@pytest.mark.parametrize("row", sample(ONE_OF_EACH.values(), 3), ids=lambda row: f"{OF[row]}-{row}")
def test_what_is_said_is_the_same(row, monkeypatch):
    pool._judge = OF[row].judge
    for name in OF[row].assignment.modules:  # which another test may have loaded here; in a pool none is
        monkeypatch.delitem(sys.modules, name, raising=False)
    asked = row, SEEDS[:1], 1, ("trusted",)
    assert pool.forked(row, Judge.judge, *asked) == pool.forked(row, partial(Judge.judge, apart=True), *asked)


@pytest.mark.parametrize("line", [ENDS_IT, PATCHES])
def test_what_cannot_be_judged_inside_is_judged_apart(line, tables):
    row = Wrong(ITEM, "", "meddles", SOLUTION.format(line))
    with pytest.raises(pool.RowBroke):
        pool.forked(row, Judge.judge, row, SEEDS)
    (said,) = pool.judged(row, SEEDS[:1], sides=("trusted",)).trusted
    assert tables.judge.is_right(row, said.scores) is (line == ENDS_IT)  # over there the patch does no harm


def test_it_is_silent_and_leaves_the_process_as_it_was(tables, capfd):
    before = [*sys.path], sys.getrecursionlimit(), sys.modules.get("example_losses")
    with unchanged():
        (said,) = tables.judge.trusted(Unusual(ITEM, "prints", SOLUTION.format(PRINTS)), SEEDS[:1], named=0)
    assert said.scores[ITEM] == tables.judge.points[ITEM]
    assert capfd.readouterr() == ("", "")
    assert (sys.path, sys.getrecursionlimit(), sys.modules.get("example_losses")) == before
