"""Promises made of laws: what is asked of a function in public is then the same as in grading."""

from cs231n_utils.promises.finding import Finding
from cs231n_utils.promises.item import Promise
from cs231n_utils.promises.seen import Seen


def promise(part, title, law, hint):
    """That what a student's code does keeps a law, a function of a trial that raises `Seen`."""

    def test(trial):
        try:
            law(trial)
        except Seen as seen:
            told = seen  # the name of an exception is forgotten when it was dealt with
            raise Finding(_sentence(told), named=lambda: told.names) from None

    return Promise(part, title, test, hint)


def _sentence(seen):
    """With a capital, and with a full stop, unless it asks."""
    text = f"{seen.text}: {seen.numbers}" if seen.numbers else seen.text
    return f"{text[0].upper()}{text[1:]}{'' if text.endswith('?') else '.'}"
