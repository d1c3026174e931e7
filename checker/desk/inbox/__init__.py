"""The inbox of an organisation: cases that shoppers handed over, found, worked on, and grouped into incidents."""
