"""The settings of this course: run `nbgrader …` in this folder."""

from pathlib import Path

from autograder.settings import configure

# What your LMS calls the archive of a student's hand-in: "plain" is ID.zip, as students make it; "canvas"
# puts names and numbers in front of that, as in doeann_123_4567_ID.zip.
ARCHIVES = "plain"

c = configure(get_config(), Path(__file__).resolve().parent, archives=ARCHIVES)  # noqa: F821

c.CourseDirectory.course_id = "COURSE_ID"

# How student code is shut in while it is graded: "bubblewrap" (Linux), or "process", in which scores are
# decided elsewhere but student code runs with your rights.
c.TrustedAutograde.isolation = "bubblewrap"

# The data set on which saved classifiers are scored: "CIFAR-10" or "stand-in".
c.TrustedAutograde.dataset = "CIFAR-10"
