"""`python -m cs231n_utils.submit ID [FOLDER]`: makes the file to hand in, and says whether all is there."""

import argparse
import sys
import unicodedata
from pathlib import Path

from cs231n_utils.check import table
from cs231n_utils.handin import archive, assistance
from cs231n_utils.handin.rows import FILE, ITEM, OTHER
from cs231n_utils.handin.typed import add_folder, quoted, speak_utf8
from cs231n_utils.handin.work import NotHere, Work, is_assignment
from cs231n_utils.promises.hand_in import NO_ID, STUDENT_ID, STUDENT_ID_IN_WORDS
from cs231n_utils.promises.notebooks import ANSWER

COMMAND = "python -m cs231n_utils.submit"
UNDONE = {  # kind of rows: what is said above their names
    ITEM: "checks that do not pass",
    OTHER: "could not be checked",
    ANSWER: "text answers that are not written",
}


def main(arguments=None):
    """Write ID.zip first; 0 if nothing is missing, 1 if it was written all the same, or could not be."""
    options = typed(arguments)
    speak_utf8()
    try:
        work = Work.find(options.folder, f"{COMMAND} {quoted([options.id])}")
    except NotHere as error:
        print(error, file=sys.stderr)
        return 2
    earlier = archive.said(work.folder / f"{options.id}.zip") if options.assistance is None else ""
    used = earlier or assistance.kept(options.assistance or "")
    try:
        target, count, problems = archive.write(work, options.id, used)
    except OSError as error:
        print(unwritten(error, work.folder, options.id), file=sys.stderr)
        return 1
    print(f"{target.resolve()} is written, with {count} files. Is all there?", flush=True)
    try:
        undone = table(work)
    except KeyboardInterrupt:
        print(f"\nStopped: what is missing is not known. {target.name} is written.", file=sys.stderr)
        return 1
    code = verdict(target, [*problems, *work.problems(), *named(undone)])
    if earlier:
        print(f"{target.name} still says that you used: {earlier}")
    if options.assistance is None:
        used = ask(target, earlier)
    if used:
        print(f"{target.name} says that you used: {used}")
    return code


def typed(arguments):
    """ID, folder and assistance; ends with what to type instead if they cannot be meant."""
    parser = argparse.ArgumentParser(
        prog=COMMAND, description="Write ID.zip, the file to hand in, into FOLDER, and say what is missing."
    )
    parser.add_argument("id", metavar="ID", help="your id in this course; the file is named after it")
    add_folder(parser)
    parser.add_argument("--assistance", metavar="TEXT", help="which help you used: people, AI, websites")
    options, more = parser.parse_known_intermixed_args(arguments)
    id = options.id = unicodedata.normalize("NFC", options.id)
    if any(word.startswith("-") for word in more):
        parser.error(f"there is no {' '.join(more)}")
    if more and options.assistance is not None:  # whose words these are, nobody knows
        parser.error(f'put what has spaces in quotes: {COMMAND} "ID" FOLDER --assistance "TEXT"')
    if more:
        words = [id, str(options.folder), *more]
        folder = [words.pop()] if Path(words[-1]).is_dir() else []
        parser.error(f"put an ID with spaces in quotes: {COMMAND} {quoted([' '.join(words), *folder])}")
    if id and is_assignment(Path(id)):
        parser.error(f"the id is missing: {COMMAND} ID {quoted([id])}")
    if id.casefold().endswith(".zip"):
        parser.error(f"leave .zip out of the id: {quoted([id[:-4]])}")
    if not STUDENT_ID.fullmatch(id):
        parser.error(f"ID is made of {STUDENT_ID_IN_WORDS}")
    return options


def unwritten(error, folder, id):
    return (
        f"✗ {id}.zip is not written, as {folder.resolve()} does not take it ({error.strerror or error}): "
        "make room or the folder writable, or copy it to a place where you may write, and run this there."
    )


def named(undone):
    """What is not done: a line for each kind, with the names, and one for each file."""
    for kind, said in UNDONE.items():
        names = [row.id for row in undone if row.kind == kind]
        if names:
            yield f"{said} ({len(names)}): {', '.join(names)}"
    yield from (row.text for row in undone if row.kind == FILE)


def verdict(target, problems):
    """The last words, and the exit code."""
    nobodys = target.stem.casefold() == NO_ID.casefold()
    if nobodys:
        problems = [f"{target.stem} is not your id: run this again with yours", *problems]
    if not problems:
        print(f"Complete. {target.name} is the file: hand it in as it is.")
        return 0
    print("Not complete:", file=sys.stderr)
    for problem in problems:
        print(f"✗ {problem}", file=sys.stderr)
    last = "" if nobodys else ", or hand it in"
    print(f"{target.name} holds your work as it is now: finish and run this again{last}.", file=sys.stderr)
    return 1


def ask(target, earlier):
    """Which help was used, once it is in the zip; "" for `earlier` or none, or where nobody can be asked."""
    if not assistance.can_be_asked():
        says = "and it says that instead" if earlier else f"and {target.name} says so"
        print(f'Which help did you use (people, AI, websites)? Add --assistance "…", {says}.')
        return ""
    try:
        if used := assistance.asked(earlier):
            archive.add(target, used)
        return used
    except (KeyboardInterrupt, OSError) as error:
        why = "stopped" if isinstance(error, KeyboardInterrupt) else error.strerror or error
        print(f"✗ your answer is not in {target.name}, which is as it was: {why}", file=sys.stderr)
        return ""


if __name__ == "__main__":
    sys.exit(main())
