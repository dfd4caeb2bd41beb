"""The archive of CIFAR-10: fetched from whoever serves it, and unpacked without trusting it."""

import errno
import gzip
import shutil
import tarfile
import zlib
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pooch
from tqdm import tqdm

from cs231n_utils.data.batches import FILES, FOLDER, LARGEST_FILE

ARCHIVE = "cifar-10-python.tar.gz"
CHECKSUM = "md5:c58f30108f718f92721af3b95e74349a"
MIRRORS = [  # tried in order; each serves the same archive, the checksum sees to that
    "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
    "https://web.archive.org/web/2024id_/https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
]
RETRIES = 2
TIMEOUT = 30  # seconds without a byte
LARGEST_CONTENT = 400 * 2**20  # the official archive unpacks to 186 MB
MOST_MEMBERS = 1000  # it has 9

NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
WORDS = {  # what a problem is called by the library that has it: what it means
    "ChunkedEncodingError": "the connection was cut",
    "ConnectTimeout": "no answer in time",
    "ConnectionError": "no connection, or it fell silent",
    "ReadTimeout": "no answer in time",
    "SSLError": "no secure connection",
    "ValueError": "wrong checksum",
}
DAMAGED = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, ValueError)


class Refused(Exception):
    """What went wrong, in one line."""


class _WebPage(Exception):
    """Something to read where the archive was asked for: a login page, or word of a move."""


def fetch(folder: Path, urls: list[str], checksum: str) -> Path:
    """Download the archive into `folder` from the first of `urls` that serves it."""
    pooch.get_logger().setLevel("ERROR")  # the retries; the progress bar and the last line say enough
    problems = []
    for url in urls:
        registry, addresses = {ARCHIVE: checksum}, {ARCHIVE: url}
        source = pooch.create(folder, "", registry=registry, urls=addresses, retry_if_failed=RETRIES)
        try:
            return Path(source.fetch(ARCHIVE, downloader=_download))
        except (OSError, ValueError, _WebPage) as problem:
            if getattr(problem, "errno", None) in NO_ROOM:
                raise
            problems.append(f"{urlsplit(url).netloc}: {_in_words(problem)}")
    raise Refused(
        f"CIFAR-10 could not be fetched ({'; '.join(problems)}). Try again later, "
        "or work with the stand-in for now: python datasets/download.py --stand-in"
    )


def _download(url: str, file: str, source: pooch.Pooch) -> None:
    with tqdm(desc="Downloading", total=1, unit="B", unit_scale=True, disable=None, leave=False) as bar:
        download = pooch.HTTPDownloader(
            progressbar=bar,
            chunk_size=2**16,
            timeout=TIMEOUT,
            headers={"Accept-Encoding": "identity"},
            hooks={"response": _refuse_a_web_page},
        )
        download(url, file, source)


def _refuse_a_web_page(response, **_) -> None:
    if response.status_code == 200 and response.headers.get("content-type", "").startswith("text/html"):
        raise _WebPage("a web page came instead of the archive")


def _in_words(problem: Exception) -> str:
    if isinstance(problem, _WebPage):
        return str(problem)
    response = getattr(problem, "response", None)
    if response is not None:
        return f"it answered {response.status_code}"
    name = type(problem).__name__
    return WORDS.get(name, name)


def unpack(archive: Path) -> Path:
    """Take the batch files, and nothing else, out of the archive; returns their folder."""
    target = archive.parent / FOLDER
    target.mkdir()
    try:
        with gzip.open(archive) as packed, tarfile.open(fileobj=_Bounded(packed), mode="r|") as content:
            for number, member in enumerate(content):
                if number == MOST_MEMBERS:
                    raise Refused(f"The archive holds more than {MOST_MEMBERS} files; nothing was kept")
                _take(content, member, target)
    except DAMAGED as problem:
        raise Refused(f"The archive is damaged ({problem}); nothing was kept") from None
    for name in FILES:
        if not (target / name).is_file():
            raise Refused(f"The archive holds no {FOLDER}/{name}; nothing was kept")
    return target


def _take(content: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Copy the file to `target` if it is a batch. No path is ever made from what the archive says."""
    path = PurePosixPath(member.name)
    if not (member.isfile() or member.isdir()) or path.is_absolute() or ".." in path.parts:
        raise Refused(f"The archive holds {member.name[:80]!a}: a link, a device, or outside its folder")
    if not member.isfile() or path.parent != PurePosixPath(FOLDER) or path.name not in FILES:
        return
    if member.size > LARGEST_FILE or (target / path.name).exists():
        raise Refused(f"The archive's {path.name} is far too large, or there twice")
    with (target / path.name).open("xb") as file:
        shutil.copyfileobj(content.extractfile(member), file)


class _Bounded:
    """A file that can be read up to a length: what is unpacked may be a thousand times what was packed."""

    def __init__(self, file):
        self.file, self.left = file, LARGEST_CONTENT

    def read(self, size: int) -> bytes:
        data = self.file.read(size)
        self.left -= len(data)
        if self.left < 0:
            raise Refused(f"The archive unpacks to more than {LARGEST_CONTENT >> 20} MB; nothing was kept")
        return data
