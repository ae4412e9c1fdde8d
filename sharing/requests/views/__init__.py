"""Pages on what States ask to be kept confidential."""
