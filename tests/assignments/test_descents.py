"""The pictures of `optimization`: steps are those of the rule; any history can be drawn."""

import types

import matplotlib.pyplot as plt
import numpy as np
import pytest

from autograder.course import stubs
from autograder.course.folders import ASSIGNMENTS
from cs231n_utils.live.descent import with_settings
from cs231n_utils.promises.loader import Files

FOLDER = ASSIGNMENTS / "optimization"


@pytest.fixture(scope="module")
def descents():
    return Files.read(FOLDER, "descents.py").load("descents")


@pytest.fixture(scope="module")
def optim():
    module = types.ModuleType("optim")
    exec(stubs.solution((FOLDER / "optim.py").read_text()), vars(module))
    return module


def test_steps_are_those_of_the_rule(descents, optim):
    moved = descents.steps(with_settings(optim.sgd_momentum, learning_rate=0.5), [1, 1, 0])
    assert np.allclose(moved, [-0.5, -0.95, -0.855])


@pytest.mark.parametrize("history", [[2.0, 1.0] * 60, [2.0, 1.0], [2.0, 5.0, np.inf, np.nan]], ids=len)
def test_any_history_can_be_drawn(history, descents, capsys):
    descents.seen({"a run": (32, history)})
    assert "Loss against the pictures seen. a run:" in capsys.readouterr().out


@pytest.mark.parametrize("far", [[np.nan, np.nan], [1e30, np.inf], [1e9, 1e30]], ids=str)
def test_a_penalty_that_blows_up_leaves_the_other_panels_readable(far, descents, monkeypatch):
    shown = []
    monkeypatch.setattr(descents, "show", lambda *picture: shown.append(picture))
    descents.gap({"far": (far, far), "near": ([2.0, 1.0], [2.0, 1.5])})
    ((figure, words),) = shown
    assert figure.axes[1].get_ylim()[1] <= 4.0
    assert ("far: blows up:" in words) == (not np.isfinite(far[-1]))
    plt.close(figure)
