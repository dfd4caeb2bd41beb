"""2_suspicion.ipynb: the stranger's answers are those of the fault that is said, and show it."""

import json

from tests.assignments.stranger import FILE, answers, suspicion


def test_the_answers_are_the_codes():
    assert answers() == json.loads(FILE.read_text())


def test_half_of_the_ramps_are_lost_and_the_others_lie_ninety_degrees_off():
    theirs = suspicion.stranger()
    for angle in suspicion.ANGLES:
        answer, taken = theirs[f"{angle}°"], (angle + 180) % 360 - 180 + 90
        assert answer.any() == (0 <= taken < 180)
        assert not answer.any() or answer.argmax() == taken // 20
