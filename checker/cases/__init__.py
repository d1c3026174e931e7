"""Cases: one question from one shopper, kept as a row that is its own queue, worked once, erased in time."""
