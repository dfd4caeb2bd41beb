"""`python -m cs231n_utils.check [FOLDER]`: all checks of the stub files in a folder, one line an item."""

import argparse
import sys
from pathlib import Path

from cs231n_utils.promises import manifest, report, source
from cs231n_utils.promises.public import NoAssignment, public
from cs231n_utils.promises.run import run


def main(arguments=None):
    """Print the table; 0 only if every item passes, 2 if there is nothing to check."""
    parser = argparse.ArgumentParser(
        prog="python -m cs231n_utils.check",
        description="Run the public checks on the stub files in FOLDER and say what to do next.",
    )
    parser.add_argument("folder", nargs="?", default=".", type=Path, metavar="FOLDER", help="default: here")
    folder = parser.parse_args(arguments).folder
    folder = folder.parent if folder.is_file() else folder
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    try:
        checked, unfit = public(folder), manifest.unfit(folder)
    except (NoAssignment, manifest.BadManifest) as error:
        print(f"{error}.", file=sys.stderr)
        print("Give the assignment's folder: python -m cs231n_utils.check FOLDER", file=sys.stderr)
        return 2
    if unfit:
        print(f"{unfit}.", file=sys.stderr)
    items = checked.items.values()
    if not any((folder / item.file).is_file() or checked.elsewhere(item, folder) for item in items):
        names = ", ".join(f"{name}.py" for name in checked.modules)
        print(f"No stub file ({names}) in {folder.resolve()}.", file=sys.stderr)
        return 2
    sys.path.insert(0, str(folder.resolve()))  # a stub may import another one beside it
    loaded = {name: source.load(folder / f"{name}.py") for name in checked.modules}
    lines = [line(checked, item, folder, *loaded[item.module]) for item in items]
    width = max(map(len, checked.items))
    for mark, id, text in lines:
        print(f"{mark} {id:<{width}}  {text}")
    passed = sum(mark == "✓" for mark, _, _ in lines)
    more = "" if passed == len(lines) else " For hints, run the check cells in the notebook."
    print(f"{passed} of {len(lines)} pass.{more}")
    return 0 if passed == len(lines) else 1


def line(checked, item, folder, module, trouble):
    """(mark, id, what there is to say) of one item."""
    if not (folder / item.file).is_file():
        return "✗", item.id, checked.elsewhere(item, folder) or trouble
    if module is None:
        return "✗", item.id, trouble
    outcome = run(checked, item.id, module)
    if outcome.to_do:
        return "…", item.id, outcome.to_do
    if outcome.ok:
        return "✓", item.id, f"all {len(outcome.passed)} checks pass"
    said = report.headline(outcome)
    needs_numbers = not outcome.finding.misconceptions and not outcome.finding.title
    return "✗", item.id, f"{said}. {outcome.finding.seen}" if needs_numbers else said


if __name__ == "__main__":
    sys.exit(main())
