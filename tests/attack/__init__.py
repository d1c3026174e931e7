"""Hostile input for every form and every address, as everybody who could send it."""
