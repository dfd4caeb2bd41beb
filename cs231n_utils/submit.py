"""`python -m cs231n_utils.submit ID [FOLDER]`: makes the file to hand in, and says whether all is there."""

import argparse
import sys
import unicodedata

from cs231n_utils.check import table
from cs231n_utils.handin import archive, assistance
from cs231n_utils.handin.rows import FILE, ITEM, OTHER
from cs231n_utils.handin.typed import add_folder, speak_utf8
from cs231n_utils.handin.work import NotHere, Work
from cs231n_utils.promises.hand_in import NO_ID, STUDENT_ID
from cs231n_utils.promises.notebooks import ANSWER

COMMAND = "python -m cs231n_utils.submit"
UNDONE = {  # kind of rows: what is said above their names
    ITEM: "checks that do not pass",
    OTHER: "could not be checked",
    ANSWER: "text answers that are not written",
}


def main(arguments=None):
    """Write ID.zip first; 0 if nothing is missing, 1 if it was written all the same, or could not be."""
    parser = argparse.ArgumentParser(
        prog=COMMAND, description="Write ID.zip, the file to hand in, into FOLDER, and say what is missing."
    )
    parser.add_argument("id", metavar="ID", help="your id in this course; the file is named after it")
    add_folder(parser)
    parser.add_argument("--assistance", metavar="TEXT", help="which help you used: people, AI, websites")
    options = parser.parse_args(arguments)
    speak_utf8()
    id = unicodedata.normalize("NFC", options.id)
    if not STUDENT_ID.fullmatch(id):
        parser.error("ID is made of letters, digits and . _ @ + ' - and begins with a letter or digit")
    try:
        work = Work.find(options.folder, f"{COMMAND} {options.id}")
    except NotHere as error:
        print(error, file=sys.stderr)
        return 2
    try:
        used = assistance.kept(options.assistance or "")
        target, count, problems = archive.write(work, id, used)
    except OSError as error:
        print(unwritten(error, work.folder, id), file=sys.stderr)
        return 1
    print(f"{target.resolve()} is written, with {count} files. Is all there?", flush=True)
    if id.casefold() == NO_ID.casefold():
        problems.append(f"{id} is not your id: run this again with yours")
    try:
        undone = table(work)
    except KeyboardInterrupt:
        print(f"\nStopped: what is missing is not known. {target.name} is written.", file=sys.stderr)
        return 1
    code = verdict(target, [*problems, *work.problems(), *named(undone)])
    if options.assistance is None:
        used = ask(target)
    if used:
        print(f"{target.name} says that you used: {used}")
    return code


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
    if not problems:
        print(f"Complete. {target.name} is the file: hand it in as it is.")
        return 0
    print("Not complete:", file=sys.stderr)
    for problem in problems:
        print(f"✗ {problem}", file=sys.stderr)
    print(
        f"{target.name} holds your work as it is now: finish and run this again, or hand it in.",
        file=sys.stderr,
    )
    return 1


def ask(target):
    """Which help was used, once it is in the zip; "" for none, or where nobody can be asked."""
    if not assistance.can_be_asked():
        print(
            f'Which help did you use (people, AI, websites)? Add --assistance "…", and {target.name} says so.'
        )
        return ""
    try:
        if used := assistance.asked():
            archive.add(target, used)
        return used
    except (KeyboardInterrupt, OSError) as error:
        why = "stopped" if isinstance(error, KeyboardInterrupt) else error.strerror or error
        print(f"✗ your answer is not in {target.name}, which is as it was: {why}", file=sys.stderr)
        return ""


if __name__ == "__main__":
    sys.exit(main())
