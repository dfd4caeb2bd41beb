"""A grader that is killed three times, with a hand grade given in between, ends where a calm one does."""

from tests import soak
from tests.attacks.ground import survivors


def test_a_class_with_every_kind_graded_by_a_grader_that_is_killed(course, tmp_path):
    soak.lay(course, soak.one_of_each())
    soak.compare(course, tmp_path)
    assert not survivors(course.root)
