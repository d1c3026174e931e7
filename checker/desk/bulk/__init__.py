"""The bulk check: a list of posts or an archive of pictures in, a table of answers out."""
