"""What a known mistake is: a row of data, one file for each subject."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Misconception:
    """One mistake: `title` names it, `seen` says how it shows, `hint` leads on, `lecture` is a time."""

    id: str
    title: str
    seen: str
    hint: str
    lecture: str
