"""The source of single functions out of a file that a stranger wrote: it is read as text, and never run."""

import ast
import warnings
from dataclasses import dataclass
from functools import cached_property

from cs231n_utils.promises import elsewhere

FAULTS = (SyntaxError, ValueError, RecursionError, MemoryError)  # the last two of code that is nested deeply


@dataclass(frozen=True)
class Code:
    """A file's text."""

    text: str

    @classmethod
    def of(cls, content):
        """Of bytes; lines end as Python has them."""
        text = content.decode("utf-8-sig", errors="replace")
        return cls(text.replace("\r\n", "\n").replace("\r", "\n"))

    @cached_property
    def _parsed(self):
        """-> (the tree or None, why there is none)"""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of strings that hold what nobody should write
                return ast.parse(self.text), ""
        except SyntaxError as error:
            return None, f"cannot be read as Python (line {error.lineno})"
        except FAULTS:
            return None, "cannot be read as Python"

    @property
    def fault(self):
        """Why it is no Python, or ''."""
        return self._parsed[1]

    def function(self, name):
        """The source of "f", or of "Class.f" under the head of its class; the last one counts; or ''.

        Where the file cannot be parsed, from where its definition begins to where the next one does.
        """
        holder = name.rpartition(".")[0]
        source = self._lines(self._node(name)) if self._parsed[0] else elsewhere.defined(self.text).get(name)
        return f"class {holder}:\n{source}" if holder and source else source or ""

    def statements(self, name):
        """How many of them the function has, those within others too, without its gaps."""
        node = self._node(name)
        inside = ast.walk(node) if node else ()
        return sum(isinstance(one, ast.stmt) and one is not node and not _is_gap(one) for one in inside)

    def _node(self, name):
        *outer, last = name.split(".")
        node = self._parsed[0]
        for kind, wanted in [*((ast.ClassDef, one) for one in outer), (ast.FunctionDef, last)]:
            named = (one for one in node.body if isinstance(one, kind) and one.name == wanted)
            if (node := next(reversed([*named]), None)) is None:
                return None
        return node

    def _lines(self, node):
        if node is None:
            return ""
        first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
        return "\n".join(self.text.split("\n")[first - 1 : node.end_lineno]) + "\n"


def _is_gap(statement):
    return isinstance(statement, ast.Raise) and elsewhere.UNFINISHED in ast.unparse(statement)
