"""Checks in a process of their own: what does not come back costs its item a line, and no other."""

import pytest

from cs231n_utils.handin import apart

ITEMS = """
from types import SimpleNamespace as N

from cs231n_utils.promises.finding import Trial
from cs231n_utils.promises.item import Examples, Item, Promise, Twin


class One(Trial):
    def __init__(self, code, seed=0):
        self.code = code


def returns(trial):
    trial.code()


EXAMPLES = Examples({"none": lambda trial, report: []}, "none")
RETURNS = Promise("all", "it returns", returns, "-")
TWINS = {"paired": Twin("loops", lambda id, code: RETURNS)}
ITEMS = [
    Item(id, "stub", (RETURNS,), One, EXAMPLES, TWINS.get(id))
    for id in ("loops", "paired", "prints", "ends", "last")
]
"""
STUB = """
import os, time

loops = lambda: time.sleep(60)
ends = lambda: os._exit(0)
prints = lambda: os.write(1, b"no answer at all\\n")
paired = last = lambda: None
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    monkeypatch.setattr(apart, "MOST", 2)
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "items.py").write_text(ITEMS)
    (tmp_path / "public" / "misconceptions.py").write_text(
        "from cs231n_utils.promises.misconception import Table\n\nTABLE = Table()\n"
    )
    (tmp_path / "stub.py").write_text(STUB)
    return tmp_path


SAID = {  # of each item
    "loops": (apart.OPEN, "no answer within 0.5 s: does a loop never end?"),
    "paired": (apart.DONE, "all 1 checks pass"),  # its twin is the one that loops
    "prints": (apart.DONE, "all 1 checks pass"),
    "ends": (apart.OPEN, "ends the process in which it is checked, or takes all memory"),
    "last": (apart.OPEN, "not tried: too many of the others did not come to an end"),
}


def test_the_others_are_checked_until_too_many_did_not_come_back(folder):
    assert dict(zip(SAID, apart.said_of(folder, SAID), strict=True)) == SAID
