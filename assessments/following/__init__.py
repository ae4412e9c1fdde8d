"""What becomes of a recommendation once it is made."""
