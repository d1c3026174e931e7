"""Where owners connect accounts of messaging platforms."""
