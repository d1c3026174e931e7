"""The API: what organisations' programs hand in and read, below /api/v1/."""
