"""What `python -m autograder collect` does and says."""

from filelock import FileLock, Timeout

from autograder.collecting import worksheet
from autograder.collecting.download import opened
from autograder.collecting.intake import Collected, Intake
from autograder.collecting.origin import Origin
from autograder.course.assignment import Assignment
from autograder.course.lookup import settings
from autograder.course.submission import Refused
from autograder.course.text import some

LOCK_SECONDS = 20


def run(course, name, options):
    """-> Collected.  Raises Refused, people.BadTable, NoSuchAssignment: then nothing was done."""
    config, coursedir = settings(course.root, assignment_id=name)
    assignment = Assignment.find(course, name)
    downloads = [opened(path) for path in options.downloads]
    formats = [options.date_format] if options.date_format else []
    sheet = (
        worksheet.brought(course, name, options.worksheet, options.zone, formats)
        if options.worksheet
        else worksheet.kept(course, name)
    )
    kinds, done = config.FileNameCollectorPlugin.valid_ext, Collected()
    intake = Intake(course, assignment, kinds, Origin.of(coursedir), sheet)
    try:
        with FileLock(course.root / "gradebook.lock", LOCK_SECONDS):
            for download in downloads:
                intake.take(download, done)
            intake.settle(done)
    except Timeout:
        raise Refused("another command is at work in this course: wait for its end") from None
    return done


def lines(done):
    """What a run did, as lines for the screen."""
    for download, title, count in done.systems:
        yield f"{download}: {title}, {count} hand-ins"
    later = [student for student in done.new if done.counts[student].collected > 1]
    yield f"{len(done.new)} new, {len(done.known - set(done.new))} known, {len(done.left)} not taken"
    if later:
        yield f"of several attempts the newest counts: {some(later, 50)}"
