"""What an assignment checks in public: read from its folder, where the stubs stand as well."""

from dataclasses import dataclass
from pathlib import Path

from cs231n_utils.promises import elsewhere
from cs231n_utils.promises.item import Item
from cs231n_utils.promises.loader import Files, where
from cs231n_utils.promises.misconception import Table


class NoAssignment(Exception):
    """This folder is no assignment's; the message names it."""


class PublicBroken(NoAssignment):
    """It is one's, but what it checks in public cannot be loaded; the message says where it fails."""


@dataclass(frozen=True, eq=False)
class Public:
    """An assignment's items by id, and the mistakes that their checks can name."""

    items: dict[str, Item]
    misconceptions: Table

    @property
    def modules(self):
        """The names of the files in which the items stand, without `.py`."""
        return tuple(dict.fromkeys(item.module for item in self.items.values()))

    def elsewhere(self, item, folder):
        """Where the item's function seems to stand without counting, and what to do; or ''."""
        known = {item.name: item.file for item in self.items.values()}
        return "; ".join(elsewhere.seen(item.name, elsewhere.in_folder(folder), known) or ())


def of(module):
    """The Public of the assignment in whose folder the student's module stands; or else of this folder."""
    return public(folder_of(module))


def folder_of(module):
    """The folder in which the student's module stands; or else this one."""
    return Path(getattr(module, "__file__", None) or "here").parent


def public(folder):
    """The Public of the assignment in `folder`, as its files are now.  Raises NoAssignment."""
    folder = Path(folder)
    if not (folder / "public" / "items.py").is_file():
        raise NoAssignment(
            f"{folder.resolve()} is not the folder of an assignment: it holds no public/items.py"
        )
    files = Files.read(folder, "public/**/*.py")
    try:
        for name in files.content:  # all of them: what is imported late would break in a student's hands
            files.load(name.removesuffix(".py").replace("/", "."))
        items, table = files.load("public.items").ITEMS, files.load("public.misconceptions").TABLE
    except (Exception, SystemExit) as error:
        raise PublicBroken(f"{folder.resolve() / 'public'} cannot be used: {where(error)}") from None
    return Public({item.id: item for item in items}, table)
