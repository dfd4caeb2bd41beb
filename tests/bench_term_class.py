"""A class as large as one likes: invented students, and what Canvas hands out of their work."""

import shutil
import zipfile
from dataclasses import dataclass
from datetime import timedelta

from autograder.verify import samples
from cs231n_utils.handin import archive
from cs231n_utils.handin.work import Work
from tests import home, soak
from tests.term_downloads import letters, table
from tests.term_facts import Student

LAST = (
    *("Lovelace", "Núñez Łukasz", "Wei", "O'Hara", "=Wray", 'von "Quote"', "كريم", "Åström"),
    *("Noddack, born Tacke", "García-López", "Ng", "Mahler", "van der Berg"),
)  # fmt: skip
FIRST = ("Ada", "Zhang", "Fay", "Gustav", "عمر", "Zoë", "Ida", "Anne-Marie", "Bob", "李", "Jon")
SECTIONS = ("Morning", "Evening")
SHIFT = 5  # so that nobody hands in the same kind of work in every assignment
EVERY_LATE, EVERY_ABSENT = 5, 11  # of the students is late; hands in nothing but the first assignment
DAYS_LATE = 3  # at most


@dataclass(frozen=True)
class Hand:
    """`attachment`: Canvas's number of the file; `days`: late, each begun; `change`: what makes the work."""

    student: Student
    assignment: str
    attachment: int
    days: int
    change: object


def invented(count):
    """As many Students; every so many of them have the same name."""
    return [
        Student(
            f"student-{number:04}",
            LAST[number % len(LAST)],
            FIRST[number % len(FIRST)],
            number,
            SECTIONS[number % len(SECTIONS)],
        )
        for number in range(count)
    ]


def hands(students, names):
    """{assignment: its Hands}"""
    changes = [*soak.mixed(len(students))]
    found = {}
    for place, name in enumerate(names):
        there = [s for s in students if place == 0 or s.number % EVERY_ABSENT != EVERY_ABSENT - 1]
        found[name] = [
            Hand(s, name, _attachment(place, s), _days(place, s), changes[_turn(place, s, len(changes))])
            for s in there
        ]
    return found


def _attachment(place, student):
    return 100_000 * (place + 1) + student.number


def _days(place, student):
    turn, rest = divmod(student.number + place, EVERY_LATE)
    return 0 if rest else 1 + turn % DAYS_LATE


def _turn(place, student, count):
    return (student.number + SHIFT * place) % count


def download(path, hands, course):
    """Canvas's archive of what they handed in, made from the course's release."""
    name = hands[0].assignment
    sample = samples.Sample(course, home.assignment(name), home.stand_in())
    with zipfile.ZipFile(path, "w") as written:
        for hand in hands:
            who, late = hand.student, "_LATE" if hand.days else ""
            file = f"{letters(who)}{late}_{who.canvas_id}_{hand.attachment}_{who.id}.zip"
            written.writestr(file, _handed_in(path.parent / "work" / name, hand, course, sample))
    return path


def _handed_in(folder, hand, course, sample):
    """The bytes of the file that `submit` writes."""
    shutil.copytree(course.release(hand.assignment), folder)
    hand.change(folder, sample)
    soak.sign(folder, sample, hand.student.id)
    target, *_ = archive.write(Work(folder), hand.student.id)
    content = target.read_bytes()
    shutil.rmtree(folder)
    return content


def times(hands, due):
    """The text of the file for `--times`; `due`: a datetime in UTC."""
    rows = [(hand.student.id, f"{came(hand, due):%Y-%m-%d %H:%M} UTC") for hand in hands if hand.days]
    return table(("id", "time"), rows)


def came(hand, due):
    """When a late hand-in came: in the middle of its last day."""
    return due + timedelta(days=hand.days - 0.5)
