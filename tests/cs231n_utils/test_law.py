"""A promise made of a law says in a sentence what the law has seen."""

import pytest

from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.law import promise
from cs231n_utils.promises.seen import Seen, assert_returned, often


@pytest.mark.parametrize(
    "seen, said",
    [
        (Seen("the loss was called once", "too_few"), "The loss was called once."),
        (
            Seen("the loss was called without end: does your loop end?"),
            "The loss was called without end: does your loop end?",
        ),
        (Seen("a step is too long", numbers="0.3"), "A step is too long: 0.3."),
    ],
)
def test_what_a_law_has_seen_is_told_as_a_sentence_with_its_numbers_and_names(seen, said):
    def law(trial):
        assert trial == "a trial"
        raise seen

    with pytest.raises(Finding) as found:
        promise("calls", "it is called", law, "hint").test("a trial")
    assert (found.value.seen, found.value.misconceptions) == (said, seen.names)


def test_a_law_that_holds_says_nothing():
    promise("calls", "it is called", lambda trial: None, "hint").test("a trial")
    assert_returned(0)


def test_words_that_laws_share():
    assert [often(times) for times in (0, 1, 2, 3)] == ["0 times", "once", "twice", "3 times"]
    with pytest.raises(Seen, match="returned None") as seen:
        assert_returned(None, "no_return")
    assert seen.value.names == ("no_return",)
