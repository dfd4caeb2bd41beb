"""JSON files that are about many students, without one of them."""

from autograder.course.folders import read_json, write_json

BY_STUDENT = "given"  # in records/NAME.json: {student: what a person gave for a question that was dropped}
STUDENT = "student"  # of an entry in a list


def without(path, id):
    """-> (the content without the entries of student `id`, how many these are)"""
    return _without(read_json(path), id)


def remove(path, id):
    write_json(path, without(path, id)[0])


def _without(content, id):
    count, kept = 0, content
    if isinstance(content, dict):
        kept = {}
        for name, value in content.items():
            if name == BY_STUDENT and isinstance(value, dict) and id in value:
                value, count = {other: given for other, given in value.items() if other != id}, count + 1
            kept[name], more = _without(value, id)
            count += more
    elif isinstance(content, list):
        others = [one for one in content if not (isinstance(one, dict) and one.get(STUDENT) == id)]
        parts = [_without(one, id) for one in others]
        kept = [part for part, _ in parts]
        count += len(content) - len(others) + sum(more for _, more in parts)
    return kept, count
