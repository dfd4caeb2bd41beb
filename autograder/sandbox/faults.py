"""What goes wrong with student code, as checks see it: every one of these is a Fault."""


class Fault(Exception):
    """Student code gave no value.  The text is what the student may read, `event` what the staff may.

    `by_clock`: it may have given one on a machine that does nothing else.
    """

    about = ()  # of which parts of an answer a check was when it happened

    def __init__(self, text, event=None, by_clock=False):
        super().__init__(text)
        self.event = event
        self.by_clock = by_clock


class Unusable(Fault):
    """No call will give a value: the code is not started, or its file cannot be imported."""


class NotBegun(Unusable):
    """Nothing was written into the gap yet, or nothing was saved."""


class Overtime(Fault):
    """A call took longer than the check that made it allows; the item goes on."""
