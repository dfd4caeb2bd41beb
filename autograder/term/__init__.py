"""Who is in the course, what they handed in and when, and what lateness costs.

Everything here is about persons, so everything it keeps stands in one folder of the course, `people/`.
"""
