"""One file = one check. Add a file with a constant `CHECK`; nothing else is edited."""
