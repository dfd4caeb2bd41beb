"""The public checks of each assignment: its solution passes them all, and nobody waits for them."""

import time

import pytest

from cs231n_utils import demonstration
from cs231n_utils.promises import run as promises
from cs231n_utils.promises.source import load
from tests.tables import EVERY


@pytest.mark.parametrize("tables", EVERY.values(), ids=str)
def test_all_items_together_take_less_than_two_seconds(tables, tmp_path):
    known, solution = tables.judge.public_side, tables.assignment.solution
    for name, text in solution.items():
        (tmp_path / name).write_text(text)
    with demonstration.apart(tmp_path):
        modules = {name: load(tmp_path / name)[0] for name in solution}
        written = {id: item.file for id, item in known.items.items() if item.file in modules}
        started = time.process_time()
        reports = [promises.run(known, id, modules[file]) for id, file in written.items()]
        assert time.process_time() - started < 2
    assert all(report.ok for report in reports), [report.item for report in reports if not report.ok]
