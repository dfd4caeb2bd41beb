"""What an instructor runs: release, trusted grading, feedback, export."""
