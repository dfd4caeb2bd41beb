"""Run student code in a process of its own and bring values back from it, never verdicts."""
