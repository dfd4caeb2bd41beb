"""What a student unzips: the release with the engine it needs, the download script, and how to begin."""

from pathlib import Path

from autograder.course.folders import DATASETS
from autograder.handout import assistants
from autograder.handout.engine import zipped
from autograder.handout.readme import readme
from autograder.handout.release import Unreleasable, outdated, require_no_solution
from cs231n_utils.promises import manifest


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
    name = assignment.name
    given = [path for path in sorted(released.rglob("*")) if path.is_file()]
    files = {f"{name}/{path.relative_to(released).as_posix()}": path.read_bytes() for path in given}
    if assignment.manifest.data:
        files |= {f"datasets/{path.name}": path.read_bytes() for path in sorted(DATASETS.glob("*.py"))}
    files |= {path: (released / path).read_bytes() for path in assistants.NAMES}  # some look at the top only
    files["README.md"] = readme(manifest.read(released)).encode()
    destination.write_bytes(
        zipped({f"{destination.stem}/{path}": content for path, content in files.items()})
    )
    return list(files)
