"""Patterns from the field: organisations propose phrases, look-alikes and sources; operators decide."""
