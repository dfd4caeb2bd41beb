"""`python -m cs231n_utils.submit ID [FOLDER]`: looks whether all is there, and makes the file to hand in."""

import argparse
import contextlib
import json
import sys
import zipfile
from pathlib import Path

from cs231n_utils import __version__, check
from cs231n_utils.promises import manifest
from cs231n_utils.promises.public import public

HANDED_IN = ("*.py", "*.ipynb")  # and the files that assignment.toml names
NOTE = "submission.json"  # with which version of the kit it was made
LARGEST_FILE = 50_000_000  # bytes; pictures in a notebook may take some


def main(arguments=None):
    """Write ID.zip; 0 if nothing is missing and every check passes, 1 if it was written all the same."""
    parser = argparse.ArgumentParser(
        prog="python -m cs231n_utils.submit",
        description="Run the public checks on FOLDER and write ID.zip, the file to hand in.",
    )
    parser.add_argument("id", metavar="ID", help="your id in this course; the file is named after it")
    parser.add_argument("folder", nargs="?", default=".", type=Path, metavar="FOLDER", help="default: here")
    options = parser.parse_args(arguments)
    if not options.id.replace("-", "").replace("_", "").isalnum():
        parser.error("ID is made of letters, digits, - and _")
    passed = check.main([str(options.folder)])
    if passed == 2:
        return 2  # not a folder of this assignment; `check` has said so
    saved = manifest.read(options.folder).files
    files = to_hand_in(options.folder, saved)
    absent = missing(files, [*(f"{module}.py" for module in public(options.folder).modules), *saved])
    for name in absent:
        print(f"✗ {name} is missing", file=sys.stderr)
    target = Path(f"{options.id}.zip")
    write(target, options.folder.resolve().name, files)
    print(f"{target.resolve()} holds {len(files)} files: hand it in as it is.")
    return 1 if absent or passed else 0


def to_hand_in(folder, saved):
    """{name: path} of the files that are handed in; `saved`: {name: bytes at most}."""
    paths = [path for name in (*HANDED_IN, *saved) for path in sorted(folder.glob(name)) if path.is_file()]
    too_large = [path.name for path in paths if path.stat().st_size > saved.get(path.name, LARGEST_FILE)]
    if too_large:
        raise SystemExit(f"too large to hand in: {', '.join(too_large)}. Clear the notebook's outputs.")
    return {path.name: path for path in paths}


def missing(files, expected):
    """What is `expected`, and a notebook, as far as `files` does not hold it."""
    absent = [name for name in expected if name not in files]
    return absent if any(name.endswith(".ipynb") for name in files) else ["the notebook", *absent]


def write(target, assignment, files):
    """A zip with the files in a folder named like the assignment, whole or not at all."""
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files.items():
            archive.writestr(f"{assignment}/{name}", handed_in(path))
        archive.writestr(f"{assignment}/{NOTE}", json.dumps({"kit_version": __version__}))
    unfinished.replace(target)


def handed_in(path):
    """A file's bytes; of a notebook without the state of live pictures, which nobody could open again."""
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        with contextlib.suppress(ValueError, AttributeError):  # not a notebook: as it is
            notebook = json.loads(content)
            if notebook.get("metadata", {}).pop("widgets", None) is not None:
                content = json.dumps(notebook, indent=1, ensure_ascii=False).encode()
    return content


if __name__ == "__main__":
    sys.exit(main())
