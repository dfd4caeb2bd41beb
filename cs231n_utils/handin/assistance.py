"""Which help a student used, in their own words: asked where one can answer, kept in the hand-in's note."""

import os
import sys

KEY = "assistance"  # in the note
MOST = 500  # characters that are kept
QUESTION = "Which help did you use (people, AI, websites)? Enter for {}: "


def kept(text):
    """`text` on one line, as long as anybody reads, with nothing in it that does not show."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:MOST]


def can_be_asked():
    """Whether a person sees a question and can type an answer.

    What a notebook runs with `!` has a terminal into which nobody can type: it would wait for ever.
    """
    return not runs_in_a_notebook() and all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))


def runs_in_a_notebook():
    """By what Jupyter tells a kernel, and by what a kernel tells all that it starts, whoever started it."""
    return "JPY_PARENT_PID" in os.environ or os.environ.get("GIT_PAGER") == "cat"


def asked(earlier):
    """What was answered; "" where it was nothing, or the question was left."""
    try:
        return kept(input(QUESTION.format("the same" if earlier else "none")))
    except (KeyboardInterrupt, EOFError, UnicodeDecodeError):
        print()
        return ""
