"""The pictures say what they show."""

import matplotlib.pyplot as plt
import pytest

from cs231n_utils import plots
from cs231n_utils.gradient_check import Probe

ENTRY, DIRECTION = Probe((0, 0), 1.0, 1.0, 1e-9, False), Probe(None, 1.0, 1.0, 1e-9, False)
KINK, ROUNDING = Probe(None, 1.0, 2.0, 0.5, True), Probe((0, 0), 1.0, 1.1, 1e-2, False, rounding=True)


@pytest.fixture
def legend(monkeypatch):
    """f(*panels) -> the words in the legend of the picture of these panels of probes."""
    monkeypatch.setattr(plt, "show", lambda: None)

    def draw(*panels):
        plots.gradient_check(*((f"panel {i}", probes) for i, probes in enumerate(panels)))
        words = {text.get_text() for text in plt.gcf().legends[0].get_texts()}
        plt.close("all")
        return words - {"fine: rounding"}

    return draw


def test_the_legend_names_the_markers_that_are_there_and_no_others(legend):
    assert legend([ENTRY, KINK]) == {"one entry of W", "kink within the step"}
    assert legend([KINK], [DIRECTION]) == {"kink within the step", "random direction"}
    assert legend([ROUNDING]) == {"drowned in rounding"}
