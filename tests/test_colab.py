"""On Google Colab all that a notebook needs is there: installing replaces nothing, and would break it.

An environment with what Colab has is made where CS231N_REQUIRE names `colab`: it takes minutes.
"""

import pytest
from packaging.requirements import Requirement

from autograder.handout import engine
from tests import colab

INSTALLED = dict(line.split("==") for line in colab.LIST.read_text().splitlines() if "==" in line)


@pytest.mark.parametrize("line", engine.libraries())
def test_what_notebooks_import_is_there_in_a_version_that_fits(line):
    needed = Requirement(line)
    assert needed.name in INSTALLED
    assert needed.specifier.contains(INSTALLED[needed.name])


def test_what_only_ones_own_machine_needs_is_in_a_list_of_its_own():
    both = engine.files()[f"{engine.FOLDER}/own_machine.txt"].decode().splitlines()
    assert both[0] == "-r libraries.txt" and [Requirement(line).name for line in both[1:]] == ["jupyter"]
    assert "jupyter" not in {Requirement(line).name for line in engine.libraries()}
