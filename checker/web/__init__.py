"""What every face shares: who may see what, headers, limits on what comes in, and the machinery that serves pages."""
