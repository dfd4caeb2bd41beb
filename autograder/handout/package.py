"""What a student unzips: the release with the engine it needs, the download script, and how to begin."""

from pathlib import Path

from autograder.course.folders import DATASETS
from autograder.handout import assistants
from autograder.handout.engine import zipped
from autograder.handout.release import Unreleasable, outdated, require_no_solution

README = """\
# {title}

{lecture}.  Allow about {hours:g} hours.

1. Install what the notebooks import, in an environment of your own if you like (`python -m venv .venv`, then
   `source .venv/bin/activate`; on Windows `.venv\\Scripts\\activate`): first
   `python -m pip install -r {name}/engine/libraries.txt`,
   then `python -m pip install -r {name}/engine/requirements.txt`.
2. {data}
3. `jupyter lab {name}`, then open the first notebook.  Your code goes into the `.py` files beside it.
4. `python -m cs231n_utils.check {name}` says how far you have got, with points.
5. `python -m cs231n_utils.submit YOUR_ID {name}` makes the one file that you hand in, `{name}/YOUR_ID.zip`,
   and says what is missing.  It asks which help (people, AI, websites) you used.
"""
DATA = """\
`python datasets/download.py` fetches CIFAR-10, 170 MB.  Where there is no network,
   `python datasets/download.py --stand-in` draws other pictures, which are good enough to work with."""
NO_DATA = "There is nothing to download."


def write(assignment, released: Path, destination: Path, config):
    """Write the zip and return the names in it.  Raises Unreleasable if it should not go out.

    `config`: the course's settings.
    """
    require_no_solution(assignment, released)
    if old := outdated(assignment, released, config):
        fix = f"nbgrader generate_assignment {assignment.name} --force"
        raise Unreleasable(
            f"the release is older than the source or the settings: {', '.join(old)}: run `{fix}`"
        )
    name, said = assignment.name, assignment.manifest
    given = [path for path in sorted(released.rglob("*")) if path.is_file()]
    files = {f"{name}/{path.relative_to(released).as_posix()}": path.read_bytes() for path in given}
    if said.data:
        files |= {f"datasets/{path.name}": path.read_bytes() for path in sorted(DATASETS.glob("*.py"))}
    readme = README.format(
        title=said.title,
        lecture=said.lecture,
        hours=said.hours,
        name=name,
        data=DATA if said.data else NO_DATA,
    )
    files |= {path: (released / path).read_bytes() for path in assistants.NAMES}  # some look at the top only
    files["README.md"] = readme.encode()
    destination.write_bytes(
        zipped({f"{destination.stem}/{path}": content for path, content in files.items()})
    )
    return list(files)
