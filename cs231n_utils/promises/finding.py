"""A promise that does not hold is a Finding; so is what goes wrong while a student's code is called."""

from functools import cached_property

from cs231n_utils import CheckFailed, NotStarted
from cs231n_utils.promises.source import NotLoaded, where_it_failed
from cs231n_utils.promises.speech import quiet


class Finding(CheckFailed):
    """A promise that does not hold: what was `seen`, in numbers, and the misconceptions that explain it.

    `named()`, if it is given, finds more of these, when they are asked for: that takes longer than a verdict.
    """

    title = ""  # what happened, if that says more than the promise

    def __init__(self, seen, *misconceptions, named=tuple):
        super().__init__(seen)
        self.seen, self.known, self.named = seen, misconceptions, named

    @cached_property
    def misconceptions(self):
        return (*self.known, *self.named())


class Crash(Finding):
    """The function did not return at all."""

    def __init__(self, error, function, where, *misconceptions, named=tuple):
        super().__init__(f"Called with {where}.", *misconceptions, named=named)
        said = where_it_failed(error, function)
        self.title = said if isinstance(error, NotLoaded) else f"Your function stops with an error: {said}"


class Unfit(Finding):
    """The promise could not be tested on what the function answered: None, a text, an array for a number …"""

    title = "Your function answered with something that this check cannot use"


class Broken(Finding):
    """The checks of an item cannot be run: that is not the student's fault."""

    title = "This check is broken, which is not your fault: tell who teaches the course"


class Trial:
    """Calls code of the student's: what goes wrong in it becomes a `Finding` with file and line."""

    printed = None  # by the first call that did: (how it was called, text)

    @cached_property
    def kept(self):
        """What the trials of one run keep for each other, so that nothing is tried twice."""
        return {}

    def attempt(self, function, where, *arguments, **options):
        """Call `function`; `where` says in words with what."""
        try:
            with quiet() as output:
                return function(*arguments, **options)
        except (NotStarted, Finding):
            raise
        except (Exception, SystemExit) as error:
            entered = function if hasattr(function, "__code__") else None
            raise Crash(error, entered, where) from None
        finally:
            if output.getvalue().strip():
                self.printed = self.printed or (where, output.getvalue())
