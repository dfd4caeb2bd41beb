"""What a known mistake is: a row of data, one file for each subject."""

from dataclasses import dataclass

# How much a mistake spoils, the worst first: what a lecture should speak of.
SEVERITIES = {
    "wrong": "the numbers are wrong, and so is all that is trained with them",
    "fragile": "right on some inputs, wrong or broken on others",
    "slow": "right, but it costs far more time than it has to",
    "style": "sound in itself, but not what was agreed on",
}


@dataclass(frozen=True)
class Misconception:
    """One mistake: `title` names it, `seen` says how it shows, `lecture` is a time.

    `hint` says where to look, `question` leads on from there; neither holds the line that is missing.
    `severity` is one of SEVERITIES, `example` the kind of worked example on which the mistake can be seen.
    """

    id: str
    title: str
    seen: str
    hint: str
    question: str
    severity: str
    lecture: str
    example: str = ""
