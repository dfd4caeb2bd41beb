"""What commands share: the folder that is typed, and how they speak to a terminal."""

import sys
from contextlib import suppress
from pathlib import Path


def add_folder(parser):
    parser.add_argument("folder", nargs="?", default=".", type=Path, metavar="FOLDER", help="default: here")


def speak_utf8():
    """Whatever the terminal is set to: a mark must not end a command."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a notebook's stream speaks nothing else
            stream.reconfigure(encoding="utf-8")
