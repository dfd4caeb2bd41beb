"""The two ends of the scale: untouched stubs are worth nothing, the solution everything."""

from autograder.grading import sound
from tests import home
from tests.verdicts import SOURCE, scores, solution
from tests.whole import SEEDS


def test_the_untouched_stubs_are_worth_nothing(strongest, stand_in_dir):
    data = home.stand_in()
    for score in scores(SOURCE.stubs, strongest, SEEDS, data):
        assert set(score) == set(SOURCE.points)
        assert set(score.values()) == {0.0}


def test_the_solution_is_worth_everything(level, handed_in):
    data = home.stand_in()
    files = solution() | sound.handed_in(handed_in, SOURCE, data)
    for score in scores(files, level, SEEDS, data):
        assert score == SOURCE.points
