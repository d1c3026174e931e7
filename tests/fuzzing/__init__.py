"""Coverage-guided fuzzing of what reads strangers' bytes; `make fuzz`, never part of the tests."""
