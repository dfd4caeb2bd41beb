"""Mutants: an assignment's right solutions, with an edit or two in them that somebody might make."""

import ast
import difflib
import warnings
from dataclasses import dataclass
from functools import cached_property

from autograder.verify.operators import OPERATORS, changed, name_of

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef
SIGNATURE = ("args", "decorator_list", "returns")  # was given, and stays
TRIES = 50  # draws that give nothing new, after which there is nothing new


@dataclass(frozen=True)
class Mutant:
    """A row like those of the tables, of which nobody knows yet whether it is right."""

    item: str
    source: str  # what was changed, in words
    edits: tuple  # names of OPERATORS
    original: str
    code: str
    seed: int  # on which it is judged
    misconception = ""  # no name is asked for

    def __str__(self):
        return f"{self.item}, {self.source}: {' and '.join(self.edits)}"

    @property
    def diff(self):
        """The lines in which it differs, each with the line before and after."""
        lines = difflib.unified_diff(self.original.splitlines(), self.code.splitlines(), n=1, lineterm="")
        return "\n".join(line for line in [*lines][2:] if not line.startswith("@@"))


@dataclass(frozen=True)
class Source:
    """Right code of an item, which replaces the item's function when it is appended to the solution's file.

    `only`: the function that may be changed; None for all.
    """

    item: str
    name: str
    text: str
    only: str | None = None

    @cached_property
    def tree(self):
        return ast.parse(self.text)

    @cached_property
    def original(self):
        return ast.unparse(self.tree)


def sources(judge, rows):
    """{file: [Source]} of the solution and of right `rows`, for every item that has public checks."""
    found = {}
    for item in judge.public_side.items:
        file = judge.file(item)
        own = [Source(item, row.style, row.code) for row in rows if row.item == item]
        found.setdefault(file, []).extend([Source(item, "solution", judge.solution[file], only=item), *own])
    return found


def drawn(sources, count, rng):
    """Yields up to `count` Mutants, as many of each item: of one edit, and of two when there is no other."""
    piles = [Pile([s for s in sources if s.item == item]) for item in dict.fromkeys(s.item for s in sources)]
    while piles:
        for pile in [*piles]:
            if not count:
                return
            if mutant := pile.draw(rng):
                count -= 1
                yield mutant
            else:
                piles.remove(pile)


class Pile:
    """The mutants of one item, none twice."""

    def __init__(self, sources):
        self.sources = sources
        self.seen = {source.original for source in sources}
        self.singles = {}  # operator: [(source, tree)]
        for source in sources:
            for operator, tree in edited(source.tree, source.only):
                self.singles.setdefault(operator, []).append((source, tree))

    def draw(self, rng):
        """Each operator is as likely as another, however many edits it knows; None when there is no more."""
        while self.singles:
            operator = rng.choice([*self.singles])
            of_it = self.singles[operator]
            source, tree = of_it.pop(rng.integers(len(of_it)))
            if not of_it:
                del self.singles[operator]
            if mutant := self._mutant(source, (str(operator),), tree, rng):
                return mutant
        for _ in range(TRIES):
            source = self.sources[rng.integers(len(self.sources))]
            if mutant := self._double(source, rng):
                return mutant
        return None

    def _double(self, source, rng):
        edits, tree = [], source.tree
        for _ in range(2):
            if not (every := [*edited(tree, source.only)]):
                return None
            operator, tree = every[rng.integers(len(every))]
            edits.append(operator)
        return self._mutant(source, tuple(edits), tree, rng)

    def _mutant(self, source, edits, tree, rng):
        code = ast.unparse(tree)
        if code in self.seen or not _compiles(code):
            return None
        self.seen.add(code)
        return Mutant(source.item, source.name, edits, source.original, code, int(rng.integers(2**31)))


def _compiles(code):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an `is` beside a number
            compile(code, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def edited(tree, only=None):
    """Yields (operator, the tree with one edit) for the functions in it, or that of the name `only`."""
    for start, function in _functions(tree, only):
        for path, node in _nodes(function, start):
            for name, operator in OPERATORS.items():
                for new in operator(node):
                    yield name, _replaced(tree, path, new)


def _functions(tree, only):
    """(path, node) of the outermost functions, or of the one with this name."""
    for path, node in _nodes(tree, within=ast.Module | ast.ClassDef):
        if isinstance(node, FUNCTIONS) and only in (None, node.name):
            yield path, node


def _nodes(node, path=(), within=ast.AST):
    """(path, node) of a node and of what may be changed in it; `within`: the kinds to look into."""
    yield path, node
    if not isinstance(node, within) or _only_prints(node):
        return
    for field, value in ast.iter_fields(node):
        if field in SIGNATURE and isinstance(node, FUNCTIONS):
            continue
        for i, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST):
                yield from _nodes(child, (*path, (field, i if isinstance(value, list) else None)), within)


def _only_prints(node):
    return isinstance(node, ast.Call) and name_of(node) == "print"


def _replaced(node, path, new):
    """A copy of the tree with `new` at the end of the path; what is beside the path is shared."""
    if not path:
        return new
    (field, place), *rest = path
    child = getattr(node, field)
    if place is None:
        return changed(node, **{field: _replaced(child, rest, new)})
    children = [*child]
    children[place] = _replaced(children[place], rest, new)
    return changed(node, **{field: children})
