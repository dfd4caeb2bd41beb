"""What an LMS hands out, a zip or a folder that was unpacked from one, as a list of files."""

import stat
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath, PureWindowsPath

from autograder.collecting.guarded import files_in, is_junk, unreadable
from autograder.course.submission import Refused, read_plain
from autograder.course.text import one_line

MAX_PIECES = 200_000
TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods")
OF_TABLES = (
    "Moodle's worksheet goes after --worksheet, times after --times, names of the anonymous after --names, "
    "and a list of students to `python -m autograder roster`"
)


@dataclass(frozen=True)
class Piece:
    """A file of a download.  `path`: where it stands, from the top; nothing is ever written there."""

    path: PurePath
    read: Callable[[int], bytes]  # the whole content; raises Refused when it has more bytes than this
    place: Path | None = None  # of an unpacked one

    def within(self, folders):
        """The same file, seen from so many folders further down."""
        return replace(self, path=PurePath(*self.path.parts[folders:]))


@dataclass(frozen=True)
class Download:
    """`name`: how messages call it; `folders`: how many were left away, as they stand around everything."""

    name: str
    pieces: tuple
    folders: tuple = ()

    def tops(self):
        """{first part of the paths: [Piece]}"""
        found = {}
        for piece in self.pieces:
            found.setdefault(piece.path.parts[0], []).append(piece)
        return found

    def inside(self):
        """The Download without the one folder around everything; None where there is none."""
        tops = self.tops()
        if len(tops) != 1 or any(len(piece.path.parts) == 1 for piece in self.pieces):
            return None
        return Download(self.name, tuple(piece.within(1) for piece in self.pieces), (*self.folders, *tops))


def opened(path):
    """-> Download.  Raises Refused: it is neither a folder nor a zip with something in it."""
    path = Path(path)
    if path.is_dir():
        pieces = [_found(path, file) for file in files_in(path)]
    elif path.suffix.lower() in TABLES:
        raise Refused(f"{path} is a table, and no download of hand-ins: {OF_TABLES}")
    elif path.is_file():
        pieces = _zipped(path)
        if not pieces:
            raise Refused(f"{path} holds no files: download it again")
    else:
        raise Refused(f"{path} is not there")
    return Download(path.name or str(path), tuple(pieces))


def _found(folder, file):
    return Piece(PurePath(file.relative_to(folder)), partial(read_plain, file), file)


def _zipped(path):
    try:
        archive = zipfile.ZipFile(path)
        infos = [info for info in archive.infolist() if not info.filename.endswith(("/", "\\"))]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused(f"{path} cannot be read ({type(error).__name__}): download it again") from None
    if len(infos) > MAX_PIECES:
        raise Refused(f"{path} holds more than {MAX_PIECES} files")
    pieces = [Piece(_inside(info), partial(_read, archive, info)) for info in infos]
    return [piece for piece in pieces if piece.path.parts and not any(map(is_junk, piece.path.parts))]


def _inside(info):
    path = PureWindowsPath(info.filename)
    return PurePath(*(part for part in path.parts if part != path.anchor))


def _read(archive, info, limit):
    name = one_line(PurePath(info.filename).name)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if why := unreadable(info):
        raise Refused(f"{name} is refused: {why}")
    if kind not in (0, stat.S_IFREG):
        raise Refused(f"{name} is refused: {'a link' if kind == stat.S_IFLNK else 'not a plain file'}")
    if ".." in _inside(info).parts:
        raise Refused(f"{name} is refused: a name that leads out of the download")
    if info.file_size > limit:
        raise Refused(f"{name} is refused: larger than {round(limit / 1e6, 1):g} MB")
    try:
        with archive.open(info) as file:
            return file.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise Refused(f"{name} is refused: it is damaged ({type(error).__name__})") from None
