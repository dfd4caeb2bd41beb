"""What a student unzips: the release with the engine it needs, the download script, and how to begin."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.course.assignment import Assignment
from autograder.course.folders import DATASETS
from autograder.handout import assistants
from autograder.handout.engine import zipped
from autograder.handout.readme import readme
from autograder.handout.release import Unreleasable, outdated, require_no_solution, require_public
from cs231n_utils.demonstration import SOLVED
from cs231n_utils.promises.public import public

SAID = """\
# {title}: solved

Your course has handed these out, for notebooks that descend on one of these losses, or train with them.
Where your own work passes its checks, in your own folder `{name}`, the notebooks take that.
"""


@dataclass(frozen=True)
class Gift:
    """What is given away of another assignment: its solved stubs, and what checks them in public."""

    assignment: Assignment

    @classmethod
    def of(cls, other, assignment):
        """Raises Unreleasable where it would hold a solution of `assignment`, for which it is given."""
        if other.name == assignment.name:
            raise Unreleasable(f"{other.name} cannot be given with itself: it would be all solved")
        require_public(other)
        gift = cls(other)
        with tempfile.TemporaryDirectory() as folder:
            for name, content in gift.files.items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            require_no_solution(assignment, Path(folder))
        return gift

    @property
    def files(self):
        """{path in the zip: content}, apart from any folder in which a student works."""
        source, name = self.assignment.source, self.assignment.name
        paths = [*source.glob("*.py"), *source.glob("public/**/*.py")]
        files = {path.relative_to(source).as_posix(): path.read_bytes() for path in sorted(paths)}
        files |= {path: text.encode() for path, text in self.assignment.solution.items()}
        files["README.md"] = SAID.format(title=self.assignment.manifest.title, name=name).encode()
        return {f"{SOLVED}/{name}/{path}": content for path, content in files.items()}

    def __str__(self):
        """Which items it gives away, and what they are worth, in words."""
        items, points = public(self.assignment.source).items, self.assignment.points
        worth = {id: points[id] for id in points if id in items}
        named = ", ".join(f"{id} ({points:g})" for id, points in worth.items())
        return f"the solutions of {self.assignment.name}, {sum(worth.values()):g} points: {named}"


def write(assignment, released: Path, destination: Path, config, gift: Gift | None = None):
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
    files |= gift.files if gift else {}
    files["README.md"] = readme(released).encode()
    destination.write_bytes(
        zipped({f"{destination.stem}/{path}": content for path, content in files.items()})
    )
    return list(files)
