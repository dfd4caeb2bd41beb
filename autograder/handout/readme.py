"""The page on top of a student's zip: what there is to do, and how to begin, a screen for each place.

Hours, points, notebooks and files are what the release says of itself (`manifest.Released`); in which file
the first work is to be done, its `public/` says.
"""

from collections import Counter
from importlib.metadata import metadata

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.handout.init import TEMPLATES
from cs231n_utils.data.batches import SCRIPT, STAND_IN
from cs231n_utils.doctor.libraries import KIT
from cs231n_utils.promises import manifest
from cs231n_utils.promises.hand_in import NO_ID
from cs231n_utils.promises.notebooks import ANSWER
from cs231n_utils.promises.public import public


def readme(folder):
    """The text for the release in `folder`."""
    said, items = manifest.read(folder), public(folder).items
    released = said.released
    of_notebooks, of_kinds = Counter(), Counter()
    for cell in released.cells:
        of_notebooks[cell.notebook] += cell.points
        of_kinds[cell.kind] += cell.points
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "student"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["number"] = "{:g}".format
    return environment.get_template("README.md.j2").render(
        said=said,
        name=released.assignment,
        notebooks=of_notebooks,
        first=next(iter(of_notebooks), ""),
        stubs=released.stubs,
        first_stub=next(items[cell.id].file for cell in released.cells if cell.id in items),
        points=of_kinds.total(),
        by_hand=of_kinds[ANSWER],
        get=_get(released.data),
        python=metadata(KIT)["Requires-Python"].removeprefix(">="),
        no_id=NO_ID,
    )


def _get(data):
    """The command that gets the data set that counts, from where the page lies; "" if none is needed."""
    return data and f"python datasets/{SCRIPT}" + " --stand-in" * (data == STAND_IN)
