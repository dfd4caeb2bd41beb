"""What a new result will make of a student's score, before it is recorded."""

from dataclasses import dataclass, replace

from autograder.course.folders import Course
from autograder.second_look import aside
from autograder.term import applied, history
from autograder.term.state import Change, State, states


@dataclass(frozen=True)
class Foreseen:
    """`states`: {(assignment, student): State} of now; `rows`: what lateness costs by what is known now.

    `applied`: the rows by which penalties were written; `maxima`: {(assignment, student): points}; `ruled`:
    keys of those whose penalty the course's policy gives.
    """

    course: Course
    name: str
    states: dict
    rows: dict
    applied: dict
    maxima: dict
    ruled: frozenset

    @classmethod
    def of(cls, grader, gradebook):
        """`grader`: a TrustedAutograde that is prepared."""
        course, term, name = grader.course, grader.term, grader.assignment_source.name
        now = states(gradebook, [name])
        if not term.is_in_use:
            return cls(course, name, now, {}, {}, {}, frozenset())
        _, known, rows = term.in_view_of(aside.OfAttempts.beside(course, name)).look(gradebook, [name])
        written = applied.read(course)
        ruled = now.keys() if term.covers(name) else now.keys() & written.keys()
        maxima = {key: recorded.maximum for key, recorded in known.items()}
        return cls(course, name, now, rows, written, maxima, frozenset(ruled))

    def change(self, student, result, reason):
        """The Change to come, from what was noted last, or None of who is not in the gradebook."""
        key = self.name, student
        if key not in self.states:
            return None
        now = self.states[key]
        points = {item.id: item.score for item in result.items} | dict.fromkeys(result.lacking)
        cells = {id: (points.get(id, given[0]), *given[1:]) for id, given in now.cells.items()}
        raw = State(cells).raw
        after = State(cells, self._penalty(key, raw, now))
        noted = history.read(self.course, *key)
        return Change(*key, self._settled(key, noted[-1].state if noted else now), after, reason)

    def _settled(self, key, state):
        """Its penalty follows its score: of points given by hand since, whatever a result says."""
        if key not in self.applied:
            return state
        row, most = self.applied[key], self.maxima[key]
        return replace(state, penalty=round(row.penalty_on(state.raw, most), 6))

    def _penalty(self, key, raw, now):
        """Where nbgrader's own plugin gives it, nobody can know: as it is, if the score is that high."""
        if key not in self.ruled:
            return min(now.penalty, raw)
        return round(self.rows[key].penalty_on(raw, self.maxima[key]), 6) if key in self.rows else 0.0
