"""What a release says of itself, at the end of its assignment.toml (`manifest.Released`).

By it the student's side knows what is to be handed in, which answers are not written yet, which cells were
edited, which are which where a notebook has lost nbgrader's marks, and which data set counts.  All of it is
made of what students get anyway.
"""

import json
from dataclasses import asdict

from autograder.course.assignment import Assignment
from autograder.course.submission import digest
from cs231n_utils.promises import notebooks

HEAD = "\n# Written by the release; `check` and `submit` go by it.\n[released]\n"


def stamp(assignment: Assignment, files, folder, dataset):
    """The text for the notebooks that were released into `folder`, beside `files`, {name: content}."""
    paths = sorted(folder.glob("*.ipynb"))
    cells = notebooks.graded(paths).values()
    counts = dataset if assignment.manifest.data else ""  # the settings say which, whatever it was made for
    made_of = files | {path.name: path.read_bytes() for path in paths} | {"data": counts.encode()}
    about = {
        "assignment": assignment.name,
        "release": digest(made_of)[:12],
        "data": counts,
        "stubs": list(assignment.stubs),
    }
    lines = [f"  {{ {', '.join(_pairs(asdict(cell)))} }}," for cell in cells]
    outlines = {json.dumps(path.name): notebooks.read(path)[1] for path in paths}
    return HEAD + "\n".join(
        [*_pairs(about), "cells = [", *lines, "]", "[released.texts]", *_pairs(outlines), ""]
    )


def _pairs(values):
    """Names and values as TOML writes them: as JSON does, for texts, numbers and lists of texts."""
    return [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
