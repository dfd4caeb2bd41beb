"""The settings of a checkout's course; a fault in here stops every command.  `c` is nbgrader's config."""

# How student code is shut in while it is graded: "bubblewrap" (Linux), or "process", in which scores are
# decided elsewhere but student code runs with your rights.
c.TrustedAutograde.isolation = "bubblewrap"

# The data set on which saved classifiers are scored: "CIFAR-10" or "stand-in".
c.TrustedAutograde.dataset = "CIFAR-10"

# What stands below the title of each first notebook: what help is allowed, by people and by AI.  Markdown; ""
# for nothing.  A change is in the next release.  The kit's own words stand in handout/policy.py.
# c.Policy.text = ""
