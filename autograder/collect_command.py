"""`python -m autograder collect`: what may be typed, and what it shows."""

from pathlib import Path

from autograder.collecting import command

OPTIONS = (  # name, what stands after it, its kind, what it is for
    ("--worksheet", "FILE", Path, "Moodle's grading worksheet: whose a participant's number is, and times"),
    ("--zone", "ZONE", str, "of the worksheet's dates, such as America/Los_Angeles"),
    ("--date-format", "FORMAT", str, "of the worksheet's dates, such as '%%d.%%m.%%Y, %%H:%%M'"),
    ("--times", "CSV", Path, "when hand-ins came, with the columns id,time, where no download says it"),
    ("--names", "CSV", Path, "whose anonymous hand-ins are, with the columns anonymous,id"),
)


def add(sub, parents):
    came = sub.add_parser(
        "collect",
        parents=parents,
        help="hand-ins out of an LMS's downloads: to whom they belong, which attempt counts",
        description="Take what Canvas, Moodle, Gradescope, nbgrader's exchange or folders and zips named by "
        "students' ids hold, as a zip or unpacked. Every attempt is kept in people/attempts/; of several the "
        "newest is laid into submitted/. What cannot be told whose it is stays where it is, with its reason, "
        "and the exit code is 1.",
    )
    came.add_argument("downloads", nargs="*", type=Path, metavar="DOWNLOAD", help="a zip or a folder")
    for name, metavar, kind, help in OPTIONS:
        came.add_argument(name, metavar=metavar, type=kind, help=help)


def run(course, options):
    """-> lines on what was not taken.  Raises Refused, BadTable, NoSuchAssignment."""
    done = command.run(course, options.assignment, options)
    for line in command.lines(done, options.assignment):
        print(line)
    return [*command.alike(done.left)]
