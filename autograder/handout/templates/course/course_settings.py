"""The settings of this course; a fault in here stops every command.  `c` is nbgrader's config."""

c.CourseDirectory.course_id = "COURSE_ID"

# How student code is shut in while it is graded: "bubblewrap" (Linux), or "process", in which scores are
# decided elsewhere but student code runs with your rights.
c.TrustedAutograde.isolation = "bubblewrap"

# The data set on which saved classifiers are scored: "CIFAR-10" or "stand-in".
c.TrustedAutograde.dataset = "CIFAR-10"

# What stands below the title of each first notebook: what help is allowed, by people and by AI.  Markdown; ""
# for nothing.  A change is in the next release.
c.Policy.text = """\
POLICY"""

# What your LMS calls the archive of a student's hand-in: "plain" is ID.zip, as students make it; "canvas"
# puts names and numbers in front of that, as in doeann_123_4567_ID.zip.
c.FileNameCollectorPlugin.named_regexp = archives("plain")
