"""Pages of visits: find, act, render."""
