"""What commands share: the folder that is typed, and how they speak to a terminal."""

import re
import sys
from contextlib import suppress
from pathlib import Path

PLAIN = re.compile(r"[\w.:/\\@+-]+")  # what no shell takes for anything else


def add_folder(parser):
    parser.add_argument("folder", nargs="?", default=".", type=Path, metavar="FOLDER", help="default: here")


def quoted(words):
    """Words as they are to be typed, in any shell."""
    return " ".join(str(word) if PLAIN.fullmatch(str(word)) else f'"{word}"' for word in words)


def speak_utf8():
    """Whatever the terminal is set to: a mark must not end a command."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a notebook's stream speaks nothing else
            stream.reconfigure(encoding="utf-8")
