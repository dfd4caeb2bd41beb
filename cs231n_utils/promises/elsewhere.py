"""Where a function seems to stand if it is not where it counts: in a copy of the file, or under another name.

Files are read as text and never run: a copy is not what was asked for, and the grader reads strangers' files.
"""

import difflib
import itertools
import re

DEFINED = re.compile(r"^([ \t]*)(?:class|def) +(\w+)", re.MULTILINE)
UNFINISHED = "NotStarted"
LIKE = 0.7
MOST = 500  # that are looked at in a file


def in_folder(folder):
    """{file: what it defines} of the Python files in a folder."""
    paths = sorted(folder.glob("*.py"))
    return {path.name: defined(path.read_text("utf-8", errors="replace")) for path in paths if path.is_file()}


def seen(name, files, known):
    """(what seems to have happened to `name`, what to do), with `name` as the subject of the first, or None.

    `name`: "f" or "Class.f"; `files`: {file: what it defines}; `known`: {name: the file that it belongs in}.
    """
    file, own = known[name], files.get(known[name], {})
    if is_written(name, own):
        return None
    state = f"is not started in {file}" if name in own else f"is not in {file}"
    if other := copy(name, file, files):
        what = f"{state}, but it is in {other}" if file in files else f"is in {other}, and {file} is missing"
        return what, f"only {file} counts, so copy it there"
    if alike := similar(name, own, known):
        return f"{state}, but {alike} is", "give it the name that counts"
    others = sorted({known.get(other, file) for other in own} - {file})
    if others and name not in own:
        return f"{state}, which looks like {others[0]}", "put the right file in its place"
    return None


def copy(name, file, files):
    """Another file that has it, written or, where its own file is missing, in whatever state; or ''."""
    have = (
        other
        for other, there in files.items()
        if other != file and (is_written(name, there) or (name in there and file not in files))
    )
    return next(have, "")


def similar(name, own, known):
    """What stands beside it, or in its place, under a name that is like it and not a known one; or ''."""
    place, _, last = name.rpartition(".")
    others = [other for other in own if other not in known and (name not in own or is_written(other, own))]
    parts = [other.rpartition(".") for other in others]
    beside = {in_order(short): short for around, _, short in parts if around == place}
    return next((beside[like] for like in difflib.get_close_matches(in_order(last), beside, 1, LIKE)), "")


def in_order(name):
    """The name with its words sorted: people remember which they were, and not how they stood."""
    return "_".join(sorted(name.split("_")))


def is_written(name, there):
    """Whether there is such a function in a file, and something in it."""
    return name in there and UNFINISHED not in there[name]


def unfinished(there):
    """The names of the functions in a file that still have a gap."""
    around = {name.rpartition(".")[0] for name in there}
    return [name for name in there if name not in around and not is_written(name, there)]


def defined(text):
    """{"f", "Class" or "Class.f": its text} of what a file defines, whether the file can be run or not."""
    found, outer = {}, []  # outer: (indent, name) of what is around
    matches = list(itertools.islice(DEFINED.finditer(text), MOST))
    places = [(len(match[1].expandtabs()), match[2], match.start()) for match in matches]
    for k, (indent, name, start) in enumerate(places):
        outer = [one for one in outer if one[0] < indent] + [(indent, name)]
        end = next((begin for depth, _, begin in places[k + 1 :] if depth <= indent), len(text))
        found[".".join(name for _, name in outer)] = text[start:end]
    return found
