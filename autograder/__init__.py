"""What an instructor runs: release, trusted grading, feedback, export."""

import sys

# jsonschema would build a grammar of international URLs while it is imported, a second in which every command
# does nothing. No notebook's schema asks for one.
sys.modules.setdefault("rfc3987_syntax", None)
