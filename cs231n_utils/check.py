"""`python -m cs231n_utils.check [FOLDER]`: all checks of the stub files in a folder, one line an item."""

import argparse
import importlib.util
import sys
from pathlib import Path

from cs231n_utils import checks
from cs231n_utils.student import where_it_failed


def main(arguments=None):
    """Print the table; 0 only if every item passes."""
    parser = argparse.ArgumentParser(
        prog="python -m cs231n_utils.check",
        description="Run the public checks on the stub files in FOLDER and say what to do next.",
    )
    parser.add_argument("folder", nargs="?", default=".", type=Path, metavar="FOLDER", help="default: here")
    folder = parser.parse_args(arguments).folder
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    modules = dict.fromkeys(item.module for item in checks.ITEMS.values())
    if not any((folder / f"{name}.py").is_file() for name in modules):
        names = ", ".join(f"{name}.py" for name in modules)
        print(f"No stub file ({names}) in {folder.resolve()}.", file=sys.stderr)
        print("Give the folder they are in: python -m cs231n_utils.check FOLDER", file=sys.stderr)
        return 2
    sys.path.insert(0, str(folder.resolve()))  # a stub may import another one beside it
    loaded = {name: load(folder / f"{name}.py") for name in modules}
    lines = [line(item, *loaded[item.module]) for item in checks.ITEMS.values()]
    width = max(map(len, checks.ITEMS))
    for mark, id, text in lines:
        print(f"{mark} {id:<{width}}  {text}")
    passed = sum(mark == "✓" for mark, _, _ in lines)
    print(f"{passed} of {len(lines)} pass. For hints, run the check cells in the notebook.")
    return 0 if passed == len(lines) else 1


def load(path):
    """The module in `path` and '', or None and why it cannot be loaded."""
    if not path.is_file():
        return None, f"{path.name} is not in this folder"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    sys.modules[path.stem] = module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        return None, f"{path.name} cannot be read: {error.msg} (line {error.lineno})"
    except Exception as error:
        return None, f"{path.name} cannot be loaded: {where_it_failed(error)}"
    return module, ""


def line(item, module, trouble):
    """(mark, id, what there is to say) of one item."""
    if module is None:
        return "✗", item.id, trouble
    report = checks.run(item, module)
    if report.to_do:
        return "…", item.id, f"not started. Next: {report.to_do}"
    if report.ok:
        return "✓", item.id, f"all {len(report.passed)} checks pass"
    named = checks.headline(report)
    return "✗", item.id, named if report.finding.misconceptions else f"{named}. {report.finding.seen}"


if __name__ == "__main__":
    sys.exit(main())
