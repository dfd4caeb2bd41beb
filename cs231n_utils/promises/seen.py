"""What both sides say where a law does not hold; a law is a function that raises it."""


class Seen(Exception):
    """In words without a drawn number, the mistakes' names, and the `numbers` that only the student sees.

    The text begins with a small letter: one side puts it behind a colon, the other makes a sentence of it.
    """

    def __init__(self, text, *names, numbers=""):
        super().__init__(text)
        self.text, self.names, self.numbers = text, names, numbers


def assert_returned(value, *names):
    """That something came back at all."""
    if value is None:
        raise Seen("your function returned None, as one does that ends without `return`", *names)


def often(times):
    return {1: "once", 2: "twice"}.get(times, f"{times} times")
