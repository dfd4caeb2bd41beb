"""Hostile submissions, as tables of data: each is worth what its honest work is worth, and no more."""
