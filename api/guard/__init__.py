"""What stands around every request: limits, headers, caching and counting."""
