"""What both sides say where a law does not hold; a law is a function that raises it."""

from functools import cached_property


class Seen(Exception):
    """In words without a drawn number, the mistakes' names, and the `numbers` that only the student sees.

    The text begins with a small letter: one side puts it behind a colon, the other makes a sentence of it.
    `named()`, if it is given, finds more names, when they are asked for: that takes longer than a verdict.
    """

    def __init__(self, text, *names, numbers="", named=tuple):
        super().__init__(text)
        self.text, self.known, self.numbers, self.named = text, names, numbers, named

    @cached_property
    def names(self):
        return (*self.known, *self.named())


def assert_returned(value, *names):
    """That something came back at all."""
    if value is None:
        raise Seen("your function returned None, as one does that ends without `return`", *names)


def often(times):
    return {1: "once", 2: "twice"}.get(times, f"{times} times")
