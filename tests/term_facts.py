"""A small term as its students lived it: who they are, and what each handed in, where, and when.

Here stands the truth. What the kit makes of downloads that are made of it is held against it.
"""

from dataclasses import dataclass, replace

from tests.policy import expected, seconds

THERE = "America/Los_Angeles"  # where clocks go from 2:00 to 3:00 on 8 March 2026
ABROAD = "Europe/Berlin"  # and here on 29 March
FIRST, SECOND, THIRD = NAMES = ("warmup", "ranking", "pixels")
DUE = {
    FIRST: f"2026-03-07 23:59 {THERE}",
    SECOND: f"2026-03-14 23:59 {THERE}",
    THIRD: f"2026-03-21 23:59 {THERE}",
}
NEWEST = {
    "due": DUE, "tolerance": 15, "rate": 0.125, "of": "raw", "cap": None,
    "grace_days": 3, "last_day": 5, "counts": "newest",
}  # fmt: skip
BEST = NEWEST | {"of": "maximum", "cap": 2.5, "grace_days": 2, "counts": "best"}
RIGHT, HALF, WRONG = 4, 2, 0  # points by machine; an answer is worth two more
MAXIMUM = 6
EVENING = "Evening"


@dataclass(frozen=True)
class Student:
    id: str
    last_name: str
    first_name: str
    number: int  # of which all other ids are made
    section: str = "Morning"

    @property
    def email(self):
        return f"{self.id}@example.edu"

    @property
    def canvas_id(self):
        return str(1000 + self.number)


CLASS = (
    Student("ada", "Lovelace", "Ada", 1),
    Student("bob", "Núñez Łukasz", "Bob", 2),
    Student("cy", "Wei", "Zhang", 3, EVENING),
    Student("di", "Wei", "Zhang", 4),  # the same name
    Student("eve", "Weil", "Simone", 5),
    Student("fay", "=Wray", "Fay", 6, EVENING),
    Student("gus", "Mahler", "Gustav", 7),  # leaves after the first week
    Student("hal", "Jordan", "Hal", 8, EVENING),  # without a name at first
    Student("ida", "Noddack, born Tacke", "Ida", 9),
    Student("jon", "Hall", "Jon", 10),
    Student("kim", 'O"Hara', "Kim", 11),
    Student("lee", "Majors", "Lee", 12),  # whose only hand-in is hostile
)
KNOWN = {student.id: student for student in CLASS}
UNNAMED = {"hal": "a1B2c", "stray": "Zz9"}  # what Canvas calls them; nobody says who the second one is


WHO = {*KNOWN, *UNNAMED}


@dataclass(frozen=True)
class Hand:
    """Something that was handed in; those of a student and an assignment stand in the order of their times.

    `at`: a local time of `zone`, and `more` seconds; empty where nobody ever says it.  `late`: what its
    system marked; None where it marks nothing.  `told`: whether an instructor wrote the time down.
    """

    assignment: str
    download: str
    who: tuple
    points: int
    number: int
    at: str = ""
    more: int = 0
    zone: str = THERE
    late: bool | None = None
    told: bool = False

    @property
    def second(self):
        return seconds(f"{self.at} {self.zone}") + self.more if self.at else None

    @property
    def mark(self):
        """What its bytes say of their owners."""
        return f"work of {'+'.join(self.who)}, number {self.number}"


def hand(download, assignment, who, points, number, at="", **more):
    return Hand(assignment, download, tuple(who.split("+")), points, number, at, **more)


CANVAS_1, MOODLE_1, PLAIN_1 = "1-canvas", "1-moodle", "1-plain"
GRADESCOPE_2, EXCHANGE_2, CANVAS_2 = "2-gradescope", "2-exchange", "2-canvas"
PLAIN_3, GRADESCOPE_3, MOODLE_3 = "3-plain", "3-gradescope", "3-moodle"
CANVAS_4, MOODLE_4 = "4-canvas", "4-moodle"  # of the first assignment once more
HANDS = (
    hand(CANVAS_1, FIRST, "ada", RIGHT, 11, late=False),
    hand(CANVAS_1, FIRST, "bob", RIGHT, 12, "2026-03-08 20:59", late=True, told=True),
    hand(CANVAS_1, FIRST, "cy", HALF, 13, late=False),
    hand(CANVAS_1, FIRST, "di", RIGHT, 14, "2026-03-08 00:14", late=True, told=True),  # tolerated
    hand(CANVAS_1, FIRST, "gus", RIGHT, 15, late=False),
    hand(CANVAS_1, FIRST, "kim", RIGHT, 16, late=False),
    hand(MOODLE_1, FIRST, "eve+fay", RIGHT, 17, "2026-03-08 12:00"),
    hand(MOODLE_1, FIRST, "ida", HALF, 18, "2026-03-09 00:30"),  # a day of 23 hours lies between
    hand(PLAIN_1, FIRST, "jon", RIGHT, 19, "2026-03-11 00:00", told=True),
    hand(GRADESCOPE_2, SECOND, "ada", RIGHT, 21, "2026-03-15 00:14", more=1),
    hand(GRADESCOPE_2, SECOND, "bob", RIGHT, 22, "2026-03-17 22:00"),
    hand(GRADESCOPE_2, SECOND, "cy+di", HALF, 23, "2026-03-14 20:00"),
    hand(EXCHANGE_2, SECOND, "ida", RIGHT, 24, "2026-03-15 10:00"),
    hand(EXCHANGE_2, SECOND, "ida", WRONG, 25, "2026-03-16 11:59"),
    hand(EXCHANGE_2, SECOND, "kim", RIGHT, 26, "2026-03-15 23:59"),
    hand(CANVAS_2, SECOND, "hal", RIGHT, 27, "2026-03-16 09:00", late=True, told=True),
    hand(CANVAS_2, SECOND, "stray", HALF, 28, late=True),
    hand(PLAIN_3, THIRD, "ada", RIGHT, 31),
    hand(PLAIN_3, THIRD, "kim", HALF, 32, "2026-03-22 08:00", told=True),
    hand(GRADESCOPE_3, THIRD, "bob", RIGHT, 33, "2026-03-23 08:59"),
    hand(GRADESCOPE_3, THIRD, "cy", RIGHT, 34, "2026-03-29 12:20", zone=ABROAD),
    hand(MOODLE_3, THIRD, "eve", RIGHT, 35, "2026-03-28 01:00"),  # after the last day
    hand(MOODLE_3, THIRD, "fay", HALF, 36, "2026-03-29 01:00"),
    hand(MOODLE_3, THIRD, "ida", RIGHT, 37, "2026-03-22 01:00"),
    hand(CANVAS_4, FIRST, "cy", RIGHT, 41, "2026-03-14 00:00", late=True, told=True),  # after the last day
    hand(MOODLE_4, FIRST, "ida", RIGHT, 42, "2026-03-10 23:00"),
)
ILL, STRIKE, WEDDING = "ill in hospital", "no trains that week", "her own wedding"
BEFORE = (
    (SECOND, "ida", f"2026-03-16 12:00 {THERE}", WEDDING),
    (THIRD, f"section:{EVENING}", f"2026-03-29 12:00 {ABROAD}", STRIKE),
)
AFTER = (SECOND, "bob", f"2026-03-16 23:59 {THERE}", ILL)


@dataclass(frozen=True)
class Facts:
    """What has happened so far; `given`: {(assignment, student): points by a person}."""

    policy: dict
    hands: tuple = ()
    extensions: tuple = ()
    given: tuple = ()
    named: tuple = ()  # of the UNNAMED

    def came(self, *downloads):
        return replace(self, hands=(*self.hands, *(h for h in HANDS if h.download in downloads)))

    def id(self, who):
        """Under which folders stand."""
        return who if who in KNOWN and (who not in UNNAMED or who in self.named) else f"anon-{UNNAMED[who]}"

    def of(self, who):
        """{assignment: their Hands}"""
        return {name: [h for h in self.hands if who in h.who and h.assignment == name] for name in NAMES}

    def attempts(self):
        """{(assignment, id): the seconds of all that they handed in}"""
        found = {
            (name, who): [h.second for h in hands] for who in WHO for name, hands in self.of(who).items()
        }
        return {(name, self.id(who)): times for (name, who), times in found.items() if times}

    def due(self, assignment, who):
        section = f"section:{KNOWN[who].section}" if self.id(who) in KNOWN else None
        own = [due for name, of, due, _ in self.extensions if name == assignment and of in (who, section)]
        return max(map(seconds, [self.policy["due"][assignment], *own]))

    def rows(self):
        """{(assignment, id): (second, days, grace, penalty, score)}, by the other computation."""
        found = {}
        for who in WHO:
            theirs = self.of(who)
            given = {name: dict(self.given).get((name, who), 0) for name in NAMES}
            attempts = {
                name: [(h, h.second, h.late, h.points + given[name], MAXIMUM) for h in hands]
                for name, hands in theirs.items()
            }
            dues = {name: self.due(name, who) for name in NAMES}
            for name, (hand, *row) in expected(self.policy, dues, attempts).items():
                found[name, self.id(who)] = (hand.second, *row)
        return found
