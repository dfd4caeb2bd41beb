"""The pictures say what they show."""

import pytest

from cs231n_utils import plots
from cs231n_utils.gradient_check import FINE, Probe
from cs231n_utils.plots import pictures

ENTRY, DIRECTION = Probe((0, 0), 1.0, 1.0, 1e-9, False), Probe(None, 1.0, 1.0, 1e-9, False)
KINK, ROUNDING = Probe(None, 1.0, 2.0, 0.5, True), Probe((0, 0), 1.0, 1.1, 1e-2, False, rounding=True)


@pytest.fixture
def legend(monkeypatch):
    """f(*panels) -> the words in the legend of the picture of these panels of probes."""
    figures = []
    monkeypatch.setattr(pictures, "show", lambda figure, words: figures.append(figure))

    def draw(*panels):
        plots.gradient_check(*((f"panel {i}", probes) for i, probes in enumerate(panels)))
        words = {text.get_text() for text in figures.pop().legends[0].get_texts()}
        return words - {f"small enough (below {FINE:g})"}

    return draw


def test_the_legend_names_the_markers_that_are_there_and_no_others(legend):
    assert legend([ENTRY, KINK]) == {"one entry of W", "kink within the step"}
    assert legend([KINK], [DIRECTION]) == {"kink within the step", "random direction"}
    assert legend([ROUNDING]) == {"drowned in rounding"}
