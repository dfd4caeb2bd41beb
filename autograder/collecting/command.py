"""What `python -m autograder collect` does and says."""

from autograder.collecting import anonymous, dated, worksheet
from autograder.collecting.arrival import Left
from autograder.collecting.download import opened
from autograder.collecting.intake import Collected, Intake
from autograder.collecting.origin import Origin
from autograder.course.assignment import Assignment
from autograder.course.folders import made_with
from autograder.course.gradebook import alone
from autograder.course.lookup import settings
from autograder.course.submission import Refused
from autograder.course.text import some
from autograder.term.dues import Dues
from autograder.term.late import BEST, Policy
from autograder.term.roster import Roster


def run(course, name, options):
    """-> Collected.  No hand-in is touched where it raises Refused, BadTable, BadSettings, NoSuchAssignment,
    GradebookUnusable.
    """
    config, coursedir = settings(course.root, assignment_id=name)
    assignment, roster = Assignment.find(course, name), Roster.read(course)
    if not any((options.downloads, options.worksheet, options.times, options.names)):
        raise Refused("say what to collect: a DOWNLOAD, which is a zip or a folder")
    policy = Policy.of(config, course.root)
    rule = policy.counts if name in policy.due else None
    dues = Dues.read(course, policy.due) if rule else None
    downloads = [opened(path) for path in options.downloads]
    times = dated.read(options.times, roster) if options.times else {}
    sheet = _worksheet(course, name, options, roster)
    if options.names:
        anonymous.bring(course, name, options.names, roster)
    kinds, done = config.FileNameCollectorPlugin.valid_ext, Collected(rule=rule)
    intake = Intake(course, assignment, kinds, Origin.of(coursedir), sheet)
    with alone(course.root), made_with(course.mode):
        moved = anonymous.move_named(course, intake.about, intake.names, coursedir.db_url, done)
        for download in downloads:
            intake.take(download, done)
        dated_now = dated.give(times, intake.attempts, done, dues)
        intake.settle(done, moved | dated_now)
    if intake.origin.others:
        done.note(some(intake.origin.others), ["made with another release than the one in release/"])
    return done


def _worksheet(course, name, options, roster):
    if not options.worksheet:
        return worksheet.kept(course, name)
    formats = [options.date_format] if options.date_format else []
    return worksheet.brought(course, name, options.worksheet, options.zone, formats, roster)


def lines(done, name):
    """What a run did, as lines for the screen."""
    for download, title, count in done.systems:
        yield f"{download}: {title}, {count} hand-ins"
    yield f"{len(done.new)} new, {len(done.known - set(done.new))} known, {len(done.left)} not taken"
    if done.dated:
        yield f"times written down: {some(sorted(done.dated), 50)}"
    later = sorted(student for student in done.new if len(done.new[student]) > 1 or _is_later(done, student))
    if later:
        which = "best counts, once they are graded" if done.rule == BEST else "newest counts"
        yield f"of several attempts the {which}: {some(later, 50)}"
    yield from alike(done.notes)
    yield from dated.question(done, name)


def alike(lefts):
    """A line for each reason, with those whom it is about."""
    reasons = {}
    for one in lefts:
        reasons.setdefault(one.why, []).append(one.shown)
    for why, shown in reasons.items():
        yield str(Left(some(shown, 20), why))


def _is_later(done, student):
    return done.counts[student].collected > 1
