"""The settings of a checkout's course; a fault in here stops every command.  `c` is nbgrader's config."""

# How student code is shut in while it is graded: "bubblewrap" (Linux), or "process", in which scores are
# decided elsewhere but student code runs with your rights.
c.TrustedAutograde.isolation = "bubblewrap"

# The data set on which saved classifiers are scored: "CIFAR-10" or "stand-in".
c.TrustedAutograde.dataset = "CIFAR-10"

# What stands below the title of each first notebook: what help is allowed, by people and by AI.  Markdown; ""
# for nothing.  A change is in the next release.  The kit's own words stand in handout/policy.py.
# c.Policy.text = ""

# What lateness costs; without due dates here nbgrader's own hold.  Extensions stand in people/extensions.csv.
# c.Late.due = {"ASSIGNMENT": "2026-02-10 23:59 America/Los_Angeles"}  # or with an offset: "… 23:59 -08:00"
# c.Late.tolerance = 15  # minutes late that cost nothing
# c.Late.rate = 0.1  # what each day of 24 hours that was begun costs: a tenth ...
# c.Late.of = "raw"  # ... of the score reached, or "maximum": of what can be reached
# c.Late.cap = None  # the most points that lateness costs
# c.Late.grace_days = 3  # days late in the whole term that cost a student nothing
# c.Late.last_day = 5  # so many days late a hand-in still counts; None: however many
# c.Late.counts = "newest"  # of several attempts, or "best"
