"""Where an organisation says something on a report in its own words: everybody reads, editors write and withdraw."""
