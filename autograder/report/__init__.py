"""Views of the results: for the student, the instructor and the registrar.  None decides a score."""
