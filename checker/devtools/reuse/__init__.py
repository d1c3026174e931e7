"""Measures the archive: what it knows again after the edits that sellers make, and how fast."""
