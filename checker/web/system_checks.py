"""Misused settings and missing parts, found at start and said with a hint."""
