"""The public guide, made from the library: what it knows of each claim, and how a level comes about."""
