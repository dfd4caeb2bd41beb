"""Grades and pages, in the form in which the system that students came from takes them back.

A system's own file is filled in, never made up: who is in it, its words and separators are the system's.
"""
