"""Which help students say that they used (`submit --assistance`): their own words, which change no score."""

import csv
import io

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.course.folders import write_text
from autograder.course.submission import Refused, noted, read_plain
from autograder.course.text import one_line
from autograder.report.export import safe
from cs231n_utils.handin.assistance import KEY, MOST
from cs231n_utils.promises.hand_in import NOTE

MOST_ROWS = 20  # on the terminal


def said(course, name, student):
    """On one line; "" where nothing was said."""
    try:
        note = noted(read_plain(course.submitted(name, student) / NOTE))
    except Refused:
        return ""
    return one_line(note.get(KEY, ""), MOST)


def notes(course, name, student):
    """What the student's own page says of it, in lines."""
    text = said(course, name, student)
    return [f"when you handed in, you said that you used: {text}"] if text else []


def read(course, name):
    """{student: what they said, or ""} of all who handed in."""
    return {student: said(course, name, student) for student in course.students(name)}


def print_help(found, console):
    """How many said something, and what."""
    told = {student: text for student, text in found.items() if text}
    console.print(f"help that students say they used: {len(told)} of {len(found)} named some")
    table = Table("student", "in their words", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for student, text in list(told.items())[:MOST_ROWS]:
        table.add_row(Text(student), Text(text))
    if told:
        console.print(table)
    if len(told) > MOST_ROWS:
        console.print(f"… and {len(told) - MOST_ROWS} more, in the CSV")


def write_csv(found, path):
    """One line for each who handed in."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(["student", "help"])
    writer.writerows([safe(student), safe(words, MOST)] for student, words in found.items())
    write_text(path, text.getvalue())
