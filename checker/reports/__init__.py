"""The report: what the shopper sees and shares."""
