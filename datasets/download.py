"""Get the pictures: CIFAR-10 from its authors, or a stand-in that is drawn here where there is no network.

    python datasets/download.py               170 MB, into datasets/cifar-10-batches-py
    python datasets/download.py --stand-in    a few seconds, into datasets/stand-in/cifar-10-batches-py

Nothing appears under its final name before it is complete and has been read once.
"""

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import archive
import stand_in
from archive import Refused
from filelock import FileLock, Timeout

from cs231n_utils.data.batches import FOLDER, STAND_IN, BadBatch, Meta, check

HERE = Path(__file__).resolve().parent
UNFINISHED = ".unfinished"  # the folder to work in
ROOM = {False: "400 MB", True: "50 MB"}  # on the disk, while it is made; True: drawn
DIGITS = {"md5": 32, "sha1": 40, "sha256": 64}
INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    into = (options.to or (HERE / STAND_IN if options.stand_in else HERE)).resolve()
    urls = [options.url] if options.url else archive.MIRRORS
    try:
        print(get(into, options.stand_in, urls, options.checksum or archive.CHECKSUM))
    except KeyboardInterrupt:
        print("Stopped; nothing was kept", file=sys.stderr)
        return INTERRUPTED
    except (Refused, BadBatch, OSError) as problem:
        full = getattr(problem, "errno", None) in archive.NO_ROOM
        said = f"The disk is full: {into} needs {ROOM[options.stand_in]}; nothing was kept"
        print(said if full else problem, file=sys.stderr)
        return 1
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--stand-in", action="store_true", help="draw ten kinds of pictures; needs no network"
    )
    parser.add_argument("--to", type=Path, metavar="FOLDER", help=f"put {FOLDER} there instead")
    parser.add_argument("--url", type=_address, help="fetch the archive from a mirror of the course's own")
    parser.add_argument("--checksum", type=_checksum, metavar="md5:DIGITS", help="of the archive at --url")
    options = parser.parse_args(arguments)
    if bool(options.url) != bool(options.checksum):
        parser.error("--url and --checksum go together: without it, nobody knows what was fetched")
    if options.url and options.stand_in:
        parser.error("--stand-in is drawn here: it goes without --url")
    return options


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise argparse.ArgumentTypeError(f"{text} does not begin with http:// or https://")
    return text


def _checksum(text: str) -> str:
    kind, _, digits = text.lower().partition(":")
    if len(digits) != DIGITS.get(kind) or set(digits) - set("0123456789abcdef"):
        raise argparse.ArgumentTypeError(f"{text} is not of the form md5:DIGITS or sha256:DIGITS")
    return f"{kind}:{digits}"


def get(into: Path, drawn: bool, urls: list[str], checksum: str) -> str:
    """Put the data set into `into`/cifar-10-batches-py, unless it stands there; returns what to say."""
    target = into / FOLDER
    if target.exists():
        return _already_there(target, drawn)
    with _workshop(into) as folder:
        made = stand_in.write(folder) if drawn else archive.unpack(archive.fetch(folder, urls, checksum))
        if _checked(made).stand_in != drawn:
            raise Refused("The archive holds the stand-in, not CIFAR-10; nothing was kept")
        os.rename(made, target)
    return f"Ready: {_title(drawn)} in {target}"


def _already_there(target: Path, drawn: bool) -> str:
    is_drawn = check(target).stand_in
    if is_drawn != drawn:
        raise Refused(f"{target} holds {_title(is_drawn)}. Choose another folder: --to FOLDER")
    shutil.rmtree(target.parent / UNFINISHED, ignore_errors=True)
    return f"Already there: {_title(drawn)} in {target}"


def _title(drawn: bool) -> str:
    return "the stand-in (drawn, not CIFAR-10)" if drawn else "CIFAR-10"


def _checked(made: Path) -> Meta:
    try:
        return check(made)
    except BadBatch as bad:
        raise Refused(f"The archive's {bad.path.name} is no batch: {bad.problem}; nothing was kept") from None


@contextlib.contextmanager
def _workshop(into: Path) -> Iterator[Path]:
    """An empty folder for one run at a time; what a killed run left in it goes first, all goes in the end."""
    if into.is_file():
        raise Refused(f"{into} is a file; --to names a folder")
    unfinished = into / UNFINISHED
    unfinished.mkdir(parents=True, exist_ok=True)
    lock = FileLock(unfinished / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Refused(f"Another run is putting the data set into {into}; let it finish") from None
    try:
        folder = unfinished / "work"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        yield folder
    finally:
        lock.release()
        shutil.rmtree(unfinished, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
