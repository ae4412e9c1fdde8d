"""Pages of clearance: one record's, the list of what is to be cleared, the chains."""
