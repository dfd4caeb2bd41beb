"""Is the assignment's folder whole, does the engine fit it, and are its data there?"""

import os
import time
from contextlib import chdir
from pathlib import Path

import cs231n_utils
from cs231n_utils.doctor.environment import is_kernel, listed, pip, this_python
from cs231n_utils.doctor.line import BAD, GOOD, LATER, WARNING, Line
from cs231n_utils.handin.work import NotHere, Work
from cs231n_utils.promises import manifest

COMMAND = "python -m cs231n_utils.doctor"
UNPACK = "unpack the zip into another folder, and copy from there what is missing here"
EXTRACT = "unpack it into a folder of your own (Windows: right-click › Extract All…), and open that"
UNZIPPED = 1980  # the year of all that is in the zip
DRIVE, DISK = "/content/drive/", "/content/datasets"  # of Colab: slow, and the machine's own


def files(folder):
    try:
        work = Work.find(folder, COMMAND)
    except NotHere as error:
        return Line(BAD, *str(error).split("\n", 1))
    where = work.folder.resolve()
    if not work.manifest:
        return Line(BAD, next(work.problems()))
    if any(".zip" in part.lower() for part in where.parts):
        return Line(BAD, f"{where} seems to be the inside of a zip, where nothing stays", EXTRACT)
    if gone := [name for name in work.expected if name not in work.files]:
        return Line(BAD, f"{where} lacks {', '.join(gone)}", UNPACK)
    if not os.access(where, os.W_OK):
        return Line(BAD, f"nothing can be saved in {where}", "copy the folder to a place where you may write")
    return Line(GOOD, f"{work.manifest.title}, in {where}")


def saved(folder):
    """What was typed and not saved is not there, for Python; so when was the last time?"""
    work = _work(folder)
    stubs = work.released.stubs if work.released else ()
    times = {path.stat().st_mtime: name for name, path in work.files.items() if name in stubs}
    if not times:
        return Line(LATER, "the release does not say which files are yours")
    last = time.localtime(latest := max(times))
    if last.tm_year <= UNZIPPED:
        return Line(GOOD, "nothing yet: your files are as they were unpacked")
    when, now = (time.strftime("%H:%M:%S", moment) for moment in (last, time.localtime()))
    day = time.strftime("%d %B", last)
    return Line(GOOD, f"last {times[latest]}, {day}, {when}; it is {now}. What you typed since: Ctrl+S")


def engine(folder):
    work = _work(folder)
    if said := manifest.unfit(work.folder):
        return Line(BAD, said, f"{pip()} -r {listed(work.folder, 'requirements.txt')}")
    here, asked = Path(cs231n_utils.__file__).parent, work.manifest.engine
    return Line(GOOD, f"{cs231n_utils.__version__} in {here}; the assignment asks for {asked}")


def data(folder):
    work = _work(folder)
    if not work.manifest.data:
        return Line(GOOD, "none is needed")
    from cs231n_utils import cifar10  # here: NumPy may be missing
    from cs231n_utils.data import batches

    counts = work.released.data if work.released else work.manifest.data
    named = os.environ.get("CIFAR10_DIR")
    get = _download(work.folder) + " --stand-in" * (counts == batches.STAND_IN)
    get_there = f'{get} --to "{named}"' if named else get
    try:
        with chdir(work.folder):  # where notebooks look from
            found = cifar10.find().resolve()
            name = batches.read_meta(found).name
    except (batches.DataSetMissing, batches.BadBatch) as error:
        return Line(BAD, str(error).partition(". ")[0], get_there)
    if gone := [file for file in batches.FILES if not (found / file).is_file()]:
        return Line(BAD, f"{found} lacks {', '.join(gone)}", f"delete that folder, then {get_there}")
    if name != counts:
        says = f"{name} in {found}: good to work with, but for the files that you hand in, {counts} counts"
        return Line(WARNING, says, f"{get}, and have no variable CIFAR10_DIR" if named else get)
    if found.as_posix().startswith(DRIVE):
        fix = f"%env CIFAR10_DIR={DISK} in the notebook's first cell, then {get} --to {DISK}"
        return Line(WARNING, f"{name} in {found}: Drive is slow", fix)
    return Line(GOOD, f"{name} in {found}")


def _download(folder):
    """The command that fetches the data, as it is typed anywhere."""
    here = Path(os.path.abspath(folder))
    places = (place / "datasets" / "download.py" for place in (here, *here.parents))
    script = next(filter(Path.is_file, places), Path("datasets", "download.py"))
    return f'{"!" * is_kernel()}{this_python()} "{script}"'


def _work(folder):
    """Raises NotHere, where `files` says what is the matter."""
    work = Work.find(folder, COMMAND)
    if not work.manifest:
        raise NotHere(manifest.FILE)
    return work


CHECKS = {
    "files": files,
    "saved": saved,
    "engine": engine,
    "data": data,
}
