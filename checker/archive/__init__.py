"""What was seen before: keyed fingerprints of pictures and texts, receipt numbers and contacts; never a copy."""
