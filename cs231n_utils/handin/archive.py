"""The file that is handed in: whole or not at all, whatever state the work is in."""

import contextlib
import json
import zipfile

from cs231n_utils import __version__
from cs231n_utils.handin.assistance import KEY, kept
from cs231n_utils.promises.hand_in import MAX_TOTAL_BYTES, NOTE, most_bytes, room

LEFT_OUT = {"outputs": [], "execution_count": None}  # of a code cell, where the notebook is too large


def write(work, id, assistance=""):
    """Write `ID.zip` into the assignment's folder, -> (its path, how many files, problems).

    Raises OSError where nothing can be written there.
    """
    target, sizes = work.folder / f"{id}.zip", []
    with _whole(target) as archive:
        for name, path in work.files.items():
            content = handed_in(path, most_bytes(name, work.saved))
            if content is not None:
                archive.writestr(f"{work.name}/{name}", content)
                sizes.append(len(content))
        archive.writestr(f"{work.name}/{NOTE}", json.dumps(note(work) | _said(assistance)))
    size, total = target.stat().st_size, sum(sizes)
    too_large = size > MAX_TOTAL_BYTES or total > room(size)
    problem = f"all together has {total / 1e6:.0f} MB, too much to collect: clear the notebooks' outputs"
    return target, len(sizes), [problem] if too_large else []


def said(target):
    """Which help was used, as the file that `write` wrote says it; "" where there is none that says so."""
    with contextlib.suppress(Exception), zipfile.ZipFile(target) as archive:  # whatever lies there
        (note,) = (name for name in archive.namelist() if name.endswith(f"/{NOTE}"))
        return kept(json.loads(archive.read(note))[KEY])
    return ""


def add(target, assistance):
    """Say in what `write` wrote which help was used; the work in it stays as it was.  Raises OSError."""
    with _whole(target) as archive, zipfile.ZipFile(target) as before:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename.endswith(f"/{NOTE}"):
                content = json.dumps(json.loads(content) | _said(assistance))
            archive.writestr(entry, content)


@contextlib.contextmanager
def _whole(target):
    """A zip to write into; it takes the place of `target` when all is in it, or is gone."""
    unfinished = target.with_suffix(".part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            yield archive
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def note(work):
    """Which assignment and release it is of, where a release says so, and what made it."""
    said = work.released
    known = {"assignment": said.assignment, "release": said.release} if said else {}
    return {"kit_version": __version__, **known}


def _said(assistance):
    return {KEY: assistance} if assistance else {}


def handed_in(path, most):
    """A file's bytes, or None if it cannot be read or is larger than `most`.

    A notebook goes without the state of live pictures, which nobody could open again; one that is too large
    without its outputs: so its answers are not lost.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if path.suffix == ".ipynb":
        with contextlib.suppress(ValueError, AttributeError, KeyError, TypeError, RecursionError):
            content = slimmed(content, most)  # not a notebook: as it is
    return content if len(content) <= most else None


def slimmed(content, most):
    notebook = json.loads(content)
    changed = notebook.get("metadata", {}).pop("widgets", None) is not None
    if len(content) > most:
        changed = True
        for cell in notebook["cells"]:
            cell |= {key: value for key, value in LEFT_OUT.items() if key in cell}
    return json.dumps(notebook, indent=1, ensure_ascii=False).encode() if changed else content
