"""Taking things in: the form on the first page, its limits, and the door to a new case."""
