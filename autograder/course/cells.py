"""What nbgrader's metadata say of a cell.

`nbgrader.utils` has the same, but takes more than a second to import, in each process of a pool anew.
"""


def is_grade(cell):
    """Whether it is graded, by machine or by a person."""
    return cell.metadata.get("nbgrader", {}).get("grade", False)


def is_solution(cell):
    """Whether it is for the student to write."""
    return cell.metadata.get("nbgrader", {}).get("solution", False)


def is_machine_graded(cell):
    """Check cells: graded code that the student does not write."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)
