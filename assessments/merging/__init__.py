"""Making duplicates one, and taking them apart again."""
