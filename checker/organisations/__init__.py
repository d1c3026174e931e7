"""Consumer-rights organisations, the people who work in them, and what they did."""
