"""The tables of student-like solutions in an assignment's `variants/`."""

from dataclasses import dataclass
from functools import cached_property

from cs231n_utils.promises.loader import Files

NO_TABLES = ("variants/hand_in.py", "variants/samples.py")


@dataclass(frozen=True)
class Variants:
    """The modules there, by name, and the rows in them."""

    files: Files

    @classmethod
    def of(cls, assignment):
        return cls(Files.read(assignment.source, "*/**/*.py"))

    def load(self, name):
        """A module of the assignment's own, such as "variants.softmax", with the modules around it."""
        return self.files.load(name)

    @cached_property
    def modules(self):
        paths = (path for path in self.files.content if path.startswith("variants/"))
        names = (path.removesuffix(".py").replace("/", ".") for path in paths if path not in NO_TABLES)
        return [self.load(name) for name in names]

    @property
    def wrong(self):
        """One mistake each: to be failed, and named."""
        return self._rows("WRONG")

    @property
    def unusual(self):
        """Right ones that do not look like the solution."""
        return self._rows("UNUSUAL")

    def _rows(self, kind):
        return [row for module in self.modules for row in getattr(module, kind, ())]
