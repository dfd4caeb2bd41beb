"""Hand-ins as Gradescope exports them: `submission_metadata.yml`, and a folder for each submission."""

import re

import yaml

from autograder.collecting.arrival import Arrival, Claim, Left
from autograder.collecting.times import stamp
from autograder.course.submission import Refused

FILE = "submission_metadata.yml"
FOLDER = re.compile(r"submission_([0-9]{1,18})")
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # texts, lists and tables of them; never an object
MOST = 200 << 20
UNREAD = "its name is not as Gradescope writes it: submission_NUMBER"
ABSENT = f"{FILE} says nothing of it"
NOBODY = f"{FILE} names nobody who handed it in"


def matches(download, about):
    tops = download.tops()
    is_there = any(len(piece.path.parts) == 1 for piece in tops.get(FILE, ()))
    return sum(1 for top in tops if FOLDER.fullmatch(top) or top == FILE) if is_there else 0


def hand_ins(download, about):
    """-> (Arrivals, Lefts).  Raises Refused: the metadata cannot be read."""
    tops = download.tops()
    (file,) = tops.pop(FILE)
    metadata, arrivals, left = _metadata(file), [], []
    for top, pieces in tops.items():
        folder, known = FOLDER.fullmatch(top), metadata.get(top)
        if not folder or not isinstance(known, dict):
            left.append(Left(top, ABSENT if folder else UNREAD))
        elif not (claims := _claims(known)):
            left.append(Left(top, NOBODY))
        else:
            own = tuple(piece.within(1) for piece in pieces if len(piece.path.parts) > 1)
            arrivals.append(_arrival(top, int(folder[1]), own, claims, known))
    left += [Left(name, "the export holds no files of it") for name in metadata if name not in tops]
    return arrivals, left


def _metadata(piece):
    try:
        content = yaml.load(piece.read(MOST), LOADER)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError, Refused) as error:
        raise Refused(f"{FILE} cannot be read ({type(error).__name__}): download the export again") from None
    if not isinstance(content, dict):
        raise Refused(f"{FILE} names no submissions: download the export again")
    return {name: known for name, known in content.items() if isinstance(name, str)}


def _claims(known):
    submitters = known.get(":submitters")
    found = (
        [_claim(one) for one in submitters if isinstance(one, dict)] if isinstance(submitters, list) else []
    )
    return tuple(claim for claim in found if claim.columns)


def _claim(submitter):
    names = {"gradescope_sid": ":sid", "email": ":email"}
    texts = {column: submitter.get(name) for column, name in names.items()}
    return Claim({column: text for column, text in texts.items() if isinstance(text, str) and text.strip()})


def _arrival(top, number, pieces, claims, known):
    time, notes = None, ()
    try:
        time = stamp(known.get(":created_at", ""))
    except ValueError:
        notes = (f"{FILE} has no time of {top}",)
    return Arrival(
        shown=f"Gradescope's {top}",
        pieces=pieces,
        key=f"gradescope-{number}",
        claims=claims,
        number=number,
        time=time,
        says="Gradescope" if time else "",
        notes=notes,
    )
