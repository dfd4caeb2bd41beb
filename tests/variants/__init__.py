"""Solutions as students write them, wrong and right: what the graders are graded with."""
