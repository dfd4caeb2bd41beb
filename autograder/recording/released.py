"""The release of an assignment, read once for a whole class."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat

from autograder.course.releases import Releases
from autograder.recording.staging import plain_files


@dataclass(frozen=True)
class Released:
    """`earlier`: names of notebooks in earlier releases; `digests`: {file: bytes}."""

    folder: Path
    earlier: tuple
    digests: dict

    @classmethod
    def read(cls, course, name):
        folder = course.release(name)
        return cls(folder, Releases.read(course, name).notebooks, digests(folder))

    @cached_property
    def notebooks(self):
        """{name: notebook}"""
        return {path.stem: nbformat.read(path, as_version=4) for path in sorted(self.folder.glob("*.ipynb"))}


def digests(folder):
    """{name: digest} of the plain files directly in it."""
    return {name: hashlib.sha256(content).digest() for name, content in plain_files(folder, [])}
