"""Pages of what is before the Committee, and of who sits on it."""
