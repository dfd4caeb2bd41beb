"""Which cell of a notebook is which, also where it no longer carries nbgrader's marks.

Colab, among others, may save a notebook without the metadata that name its cells.  Then a cell is known by
the unchanged ones around it.  The outline of a notebook is a text for each of its cells: its kind, a digest
of what stands in it, and its name among nbgrader's, if it has one.  A mark counts on a cell of any kind: one
key in JupyterLab turns a text into code.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

KINDS = ("markdown", "code", "raw")


def outline(cells):
    """["kind digest name", …] of the cells of a notebook."""
    return [
        " ".join(filter(None, (cell["cell_type"], digest(cell["source"]), _name(cell)))) for cell in cells
    ]


def digest(source):
    """Of a cell's text; blanks that an editor may add or take away change nothing."""
    lines = "".join(source).strip().splitlines()
    return hashlib.sha256("\n".join(map(str.rstrip, lines)).encode(errors="replace")).hexdigest()[:16]


NOTHING = digest("")  # the digest of an empty cell


def _name(cell):
    about = cell["metadata"].get("nbgrader")
    name = about.get("grade_id") if isinstance(about, dict) else None
    return name if isinstance(name, str) else ""


def recognised(released, found):
    """({name: place in `found`}, {names of which it cannot be told}), from the outlines of two notebooks.

    Nothing is guessed: a changed cell has a name where the unchanged ones around it leave no other choice.
    Of a cell with a place it cannot be told either which text is the answer, where copies of it differ, or
    where nothing is written into it and a text that was not released stands beside it.
    """
    theirs, ours = ([_Cell(*text.split(" ", 2)) for text in texts] for texts in (released, found))
    names = {cell.name: cell for cell in theirs if cell.name}
    marked, differ = _marked(names, ours)
    for place, cell in [*((None, cell) for cell in theirs), *enumerate(ours)]:
        cell.is_marked = cell.name in marked and place in (None, marked[cell.name])
    known, unclear = dict(marked), set()
    for asked, there in _between(theirs, ours, range(len(theirs)), range(len(ours))):
        if len(asked) == len(there) and all(theirs[place].name for place in asked):
            known |= {theirs[a].name: b for a, b in zip(asked, there, strict=True)}
        elif there:
            unclear |= {theirs[place].name for place in asked} - {""}
    if not marked:  # then what is not found may also have gone elsewhere
        unclear = set(names) - set(known)
    return known, unclear | differ | _beside(theirs, ours, known)


@dataclass
class _Cell:
    kind: str
    digest: str
    name: str = ""
    is_marked: bool = False  # that name stands in both notebooks

    @property
    def text(self):
        """By which it is the same in both."""
        return self.name if self.is_marked else (self.kind, self.digest)

    def is_written(self, released):
        """Whether something else stands in it than in the released cell."""
        return self.digest not in (released.digest, NOTHING)


def _marked(names, ours):
    """({name: place}, {names whose copies differ}) of the cells that carry a name of {name: released cell}.

    Of copies the first counts that is code, where code was released, and else the first that is written.
    """
    copies, marked, differ = {}, {}, set()
    for place, cell in enumerate(ours):
        if cell.name in names:
            copies.setdefault(cell.name, []).append(place)
    for name, places in copies.items():
        if names[name].kind == "code":
            count = [place for place in places if ours[place].kind == "code"]
        else:
            count = [place for place in places if ours[place].is_written(names[name])]
            differ |= {name} if len({ours[place].digest for place in count}) > 1 else set()
        marked[name] = (count or places)[0]
    return marked, differ


def _beside(theirs, ours, known):
    """The names of unwritten texts that have one that was not released between them and the next released."""
    released = {(cell.kind, cell.digest) for cell in theirs if not cell.name}
    texts = {NOTHING, *(cell.digest for cell in theirs)}
    places = set(known.values())
    own = [
        place not in places and (cell.kind, cell.digest) not in released for place, cell in enumerate(ours)
    ]
    found = set()
    for cell in theirs:
        if cell.name not in known or cell.kind == "code" or ours[known[cell.name]].is_written(cell):
            continue
        place = known[cell.name]
        for way in (range(place - 1, -1, -1), range(place + 1, len(ours))):
            near = [ours[other] for other in takewhile(own.__getitem__, way)]
            if any(other.kind != "code" and other.digest not in texts for other in near):
                found.add(cell.name)
    return found


def _between(theirs, ours, asked, there):
    """Yields (places, places) of the cells of one kind between the same two unchanged ones.

    An unchanged cell without a mark is such a pair, too: `asked` and `there` are the places to look at.
    """
    same = _same([theirs[place].text for place in asked], [ours[place].text for place in there])
    for a, b in same:
        if not theirs[asked[a]].is_marked:
            yield [asked[a]], [there[b]]
    if same:
        for (a, b), (next_a, next_b) in pairwise([(-1, -1), *same, (len(asked), len(there))]):
            yield from _between(theirs, ours, asked[a + 1 : next_a], there[b + 1 : next_b])
        return
    for kind in KINDS:
        yield tuple(
            [place for place in places if cells[place].kind == kind and not cells[place].is_marked]
            for cells, places in ((theirs, asked), (ours, there))
        )


def _same(theirs, ours):
    """[(place, place)] of the texts that are in both, once in each, and come in the same order."""
    once = {text for text, count in Counter(theirs).items() if count == 1}
    once &= {text for text, count in Counter(ours).items() if count == 1}
    places = [[place for place, text in enumerate(texts) if text in once] for texts in (theirs, ours)]
    left, right = ([texts[i] for i in own] for texts, own in zip((theirs, ours), places, strict=True))
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [(places[0][a + i], places[1][b + i]) for a, b, size in blocks for i in range(size)]
