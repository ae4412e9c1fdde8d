"""What bodies other than CTED recommend, kept apart from what CTED does."""
