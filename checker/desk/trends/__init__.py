"""The trends of what was handed to an organisation."""
