"""What a grading depends on is in its key, and nothing else reaches it."""

import pytest

from autograder.grading.checks import collected
from autograder.grading.grade import VERDICT_CODE, code_digest
from autograder.recording.record import RECORD_CODE
from autograder.report.feedback import PAGE_CODE


@pytest.mark.parametrize("patterns", [VERDICT_CODE, RECORD_CODE, PAGE_CODE])
def test_every_pattern_of_a_digest_matches_something(patterns):
    assert len(code_digest(*patterns)) == 64
    with pytest.raises(FileNotFoundError, match=r"autograder/moved_away\*\.py"):
        code_digest(*patterns, "autograder/moved_away*.py")


def test_options_of_the_callers_own_pytest_do_not_reach_the_checks(monkeypatch, assignment):
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    assert set(collected.__wrapped__(assignment.code).checks) == set(assignment.points)
