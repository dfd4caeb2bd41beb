"""The two ends of the scale: untouched stubs are worth nothing, the solution everything."""

from autograder.course.data import find
from autograder.demo import trained
from tests.verdicts import SEEDS, SOURCE, scores, solution


def test_the_untouched_stubs_are_worth_nothing(strongest, stand_in_dir):
    data = find("stand-in")
    for score in scores(SOURCE.stubs, strongest, SEEDS, data):
        assert set(score) == set(SOURCE.points)
        assert set(score.values()) == {0.0}


def test_the_solution_is_worth_everything(level, stand_in_dir):
    files = solution() | {path.name: path.read_bytes() for path in trained(SOURCE)}
    for score in scores(files, level, SEEDS, find("stand-in")):
        assert score == SOURCE.points
