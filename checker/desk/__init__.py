"""The desk: where organisations work, and where their members' accounts are kept."""
