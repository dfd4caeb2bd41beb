"""The trusted checks: `NAME/test_MODULE.py` checks the student's MODULE of assignment NAME.

They are ordinary pytest tests over the fixtures `student`, `implementation` and `draw` (see
`autograder.plugin`), written in the words of `vocabulary`.
"""
