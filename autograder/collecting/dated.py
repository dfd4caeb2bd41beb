"""Times that an instructor wrote down (`--times`), and the question for those that are missing."""

from datetime import UTC, datetime

from autograder.collecting.keep import BY_HAND, with_time
from autograder.collecting.times import utc
from autograder.course.submission import Refused
from autograder.course.text import some
from autograder.term import people
from autograder.term.dues import EXAMPLE, NoMoment, moment
from autograder.term.laid import newest

COLUMNS = ("id", "time")


def read(path, roster):
    """{student: time}.  Raises Refused, people.BadTable."""
    if not path.is_file():
        raise Refused(f"{path} is not there")
    found = {}
    for row in people.read(path, COLUMNS):
        id = next((person.id for person in roster.who("id", row["id"])), row["id"])
        where = f"{path}, line {row.line}: {id}"
        if id in found:
            raise people.BadTable(f"{where} stands there twice")
        try:
            found[id] = moment(row["time"])
        except NoMoment as problem:
            raise people.BadTable(f"{where}: {problem}") from None
        if found[id] > datetime.now(UTC):
            raise people.BadTable(f"{where}: {row['time']} is still to come")
    return found


def give(times, attempts, done, dues):
    """Note the times with the attempts that count; -> students whose attempt is another one now.

    `dues`: those of the policy, or None where it says nothing of the assignment.
    """
    changed = set()
    for student, time in times.items():
        known = attempts.of(student)
        if not known:
            done.refuse(student, f"{BY_HAND} has a time, but nothing of theirs was collected")
            continue
        counts = newest(known.values())
        earlier = [one for one in known.values() if one.time == time and one.key != counts.key]
        if earlier:
            done.refuse(
                student, f"{BY_HAND}: {utc(time)} is the time of {earlier[0].key}; {counts.key} is newer"
            )
            continue
        dated, notes = with_time(counts, time, BY_HAND)
        if counts.late and dues and time <= dues.of(attempts.assignment, student):
            notes = [
                *notes,
                f"its system marked it late, and {BY_HAND} says a time before it was due: right?",
            ]
        done.note(student, notes)
        if dated != counts:
            attempts.note(dated)
            changed.add(student)
        else:
            done.known.add(student)  # where a run was stopped, the time is not in submitted/ yet
    done.dated |= changed
    return changed


def question(done, name):
    """Lines that ask for the times of those who are marked late; none, where all is known."""
    late = sorted(s for s, attempt in done.counts.items() if attempt.late and not attempt.time)
    if late:
        yield f"marked late, but the download holds no times: {some(late, 50)}"
        yield f"Write a file with the first line {','.join(COLUMNS)} and a line for each of them, such as"
        yield f"  {late[0]},{EXAMPLE}"
        yield f"and run: python -m autograder collect {name} {BY_HAND} FILE"
    unsaid = sorted(s for s, a in done.counts.items() if a.late is None and not a.time)
    if unsaid:
        yield f"without a time, so that they count as in time unless {BY_HAND} FILE says more: {some(unsaid)}"
