"""Files of students as modules: the instructor's with pieces exchanged, or with a student-like function."""

from types import ModuleType

from tests.verdicts import FILES, SOURCE, with_row


def module_of(text, file):
    """What importing a `file` with this text gives."""
    module = ModuleType(file.removesuffix(".py"))
    exec(compile(text, file, "exec"), vars(module))
    return module


def edited(file, *edits):
    """The instructor's file, with (old, new) pieces of its text exchanged."""
    text = (SOURCE.source / file).read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, f"the solution no longer holds {old!r}: adapt this edit"
        text = text.replace(old, new)
    return module_of(text, file)


def written(row):
    """The file with the function of a row of the tables in it."""
    return module_of(with_row(row)[FILES[row.item]], FILES[row.item])
