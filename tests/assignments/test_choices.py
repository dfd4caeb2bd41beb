"""What a student chooses in a cell of their own: the form of its docstring passes, anything else is told."""

import numpy as np
import pytest

from autograder.course.folders import ASSIGNMENTS
from cs231n_utils.promises.loader import Files

FINAL = {"name": "sgd", "config": {"learning_rate": 0.1}, "reg": 0.0, "epochs": 3}


@pytest.fixture(scope="module")
def choices():
    return Files.read(ASSIGNMENTS / "optimization", "choices.py").load("choices")


@pytest.mark.parametrize(
    "kind, found, more",
    [
        ("numbers", [1e-3, 1], (6,)),
        ("numbers", np.geomspace(1e-3, 1, 6), (6,)),
        ("rows", [(1, 2, 3.0), (4, 5, 6)], ((2, 3),)),
        ("rates", {"sgd": [0.1], "adam": np.array([1e-3, 3e-3])}, ()),
        ("settings", {"sgd": {}, "adam": {"learning_rate": 0.1, "beta1": np.float64(0.8)}}, ()),
        ("final", FINAL, (["sgd"],)),
    ],
)
def test_what_has_the_form_comes_back(kind, found, more, choices):
    assert getattr(choices, kind)("its_cell", found, *more) is found


@pytest.mark.parametrize(
    "kind, found, more, said",
    [
        ("numbers", 0.1, (6,), "is 0.1, where a list of 1 to 6 numbers should be"),
        ("numbers", [], (6,), "is [], where a list of 1 to 6 numbers"),
        ("numbers", ["1e-3"], (6,), "is ['1e-3'], where a list"),
        ("rows", [(1, 2, 3), (4, 5)], ((2, 3),), "where 2 rows of 3 numbers should be"),
        ("rates", [0.1], (), "is [0.1], where {rule: a list of learning rates} should be"),
        ("rates", {"sgd": 0.1}, (), "['sgd'] is 0.1, where a list of 1 to 20 numbers should be"),
        ("rates", {"SGD": [0.1]}, (), "has the key 'SGD', which is none of sgd, sgd_momentum,"),
        ("settings", {"sgd": 0.1}, (), "['sgd'] is 0.1, where a dict with keys among learning_rate,"),
        ("settings", {"sgd": {"lr": 0.1}}, (), "['sgd'] has the key 'lr', which is none of learning_rate,"),
        ("settings", {"sgd": {"beta1": [0.1]}}, (), "['sgd']['beta1'] is [0.1], where a number"),
        ("final", {k: v for k, v in FINAL.items() if k != "reg"}, (["sgd"],), "its_cell has no 'reg'"),
        ("final", FINAL, (["adam"],), "['name'] is 'sgd', where one of adam should be"),
        ("final", FINAL | {"config": {}}, (["sgd"],), "['config'] has no 'learning_rate'"),
        ("final", FINAL | {"epochs": 2.5}, (["sgd"],), "['epochs'] is 2.5, where a whole number above 0"),
        ("final", FINAL | {"reg": None}, (["sgd"],), "['reg'] is None, where a number should be"),
    ],
)
def test_what_has_not_is_told_in_a_line(kind, found, more, said, choices):
    with pytest.raises(choices.WrongForm) as wrong:
        getattr(choices, kind)("its_cell", found, *more)
    assert str(wrong.value).startswith("its_cell") and said in str(wrong.value)
