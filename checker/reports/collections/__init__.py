"""Collections as everybody sees them: page, frame, card picture, feeds, and the poster that members print."""
