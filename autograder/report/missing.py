"""Why a feedback page is not written."""


class NothingToShow(Exception):
    """The page cannot be made, and one that is there is wrong; the message says what to do."""


class Behind(Exception):
    """The page that is there says what was graded last; a new one cannot be made yet."""
