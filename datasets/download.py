"""Get the pictures: CIFAR-10 from its authors, or a stand-in that is drawn here where there is no network.

    python datasets/download.py               170 MB, into datasets/cifar-10-batches-py
    python datasets/download.py --stand-in    a few seconds, into datasets/stand-in/cifar-10-batches-py

Nothing appears under its final name before it is complete and has been read once.
"""

import argparse
import os
import sys
import tarfile
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # so that it runs from anywhere, installed or not

import pooch  # noqa: E402
import stand_in  # noqa: E402
from tqdm import tqdm  # noqa: E402

from cs231n_utils.batches import FILES, FOLDER, LARGEST_FILE, META, BadBatch, check  # noqa: E402

ARCHIVE = "cifar-10-python.tar.gz"
CHECKSUM = "md5:c58f30108f718f92721af3b95e74349a"
MIRRORS = [  # tried in order; each serves the same archive, the checksum sees to that
    "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
]
RETRIES = 2


class Refused(Exception):
    """What went wrong, in one line."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--stand-in", action="store_true", help="draw ten kinds of pictures; needs no network"
    )
    parser.add_argument("--to", type=Path, metavar="FOLDER", help=f"put {FOLDER} there instead")
    options = parser.parse_args(arguments)
    into = options.to or (HERE / "stand-in" if options.stand_in else HERE)
    try:
        print(get(into.resolve(), options.stand_in))
    except (Refused, BadBatch, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def get(into: Path, drawn: bool) -> str:
    """Put the data set into `into`/cifar-10-batches-py, unless it stands there; returns what to say."""
    target = into / FOLDER
    if target.exists():
        return _already_there(target, drawn)
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=into) as scratch:
        complete = stand_in.write(Path(scratch)) if drawn else _unpack(_fetch(Path(scratch)))
        check(complete)
        os.rename(complete, target)
    return f"Ready: {_title(drawn)} in {target}"


def _already_there(target: Path, drawn: bool) -> str:
    is_drawn = check(target).stand_in
    if is_drawn != drawn:
        raise Refused(f"{target} holds {_title(is_drawn)}. Choose another folder: --to FOLDER")
    return f"Already there: {_title(drawn)} in {target}"


def _title(drawn: bool) -> str:
    return "the stand-in (drawn, not CIFAR-10)" if drawn else "CIFAR-10"


def _fetch(folder: Path) -> Path:
    """Download the archive into `folder` from the first mirror that serves it."""
    pooch.get_logger().setLevel("ERROR")  # the retries; the progress bar and the last line say enough
    problems = []
    for url in MIRRORS:
        registry, urls = {ARCHIVE: CHECKSUM}, {ARCHIVE: url}
        source = pooch.create(folder, "", registry=registry, urls=urls, retry_if_failed=RETRIES)
        downloader = pooch.HTTPDownloader(progressbar=True, chunk_size=2**16)
        try:
            return Path(source.fetch(ARCHIVE, downloader=downloader))
        except OSError as problem:
            problems.append(f"{urlsplit(url).netloc}: {problem.strerror or type(problem).__name__}")
        except ValueError:
            problems.append(f"{urlsplit(url).netloc}: wrong checksum")
    raise Refused(
        f"CIFAR-10 could not be fetched ({'; '.join(problems)}). Try again later, "
        "or work with the stand-in for now: python datasets/download.py --stand-in"
    )


def _unpack(archive: Path) -> Path:
    """Take the batch files, and nothing else, out of the archive; returns their folder."""
    wanted = {f"{FOLDER}/{name}" for name in FILES}
    with tarfile.open(archive, "r:gz") as content:
        for member in tqdm(content, desc="Unpacking", unit=" files", disable=None):
            if member.name in wanted and member.isfile() and member.size <= LARGEST_FILE:
                content.extract(member, archive.parent, filter="data")
    if not (archive.parent / FOLDER / META).is_file():
        raise Refused(f"The archive holds no {FOLDER}/{META}")
    return archive.parent / FOLDER


if __name__ == "__main__":
    sys.exit(main())
