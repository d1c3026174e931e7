"""The desk's page for programs: tokens of the API, addresses to call back, and calls that nobody took."""
