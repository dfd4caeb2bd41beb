"""What a student of an assignment imports: data, gradient check, checks, plots.

Nothing here computes a graded loss or gradient, except through the student's own code.
"""

__version__ = "1.0.0"


class NotStarted(NotImplementedError):
    """Raised by a stub whose gap has not been filled in yet."""


class CheckFailed(AssertionError):
    """Raised by a check whose promise does not hold."""
