"""The second wall: a database connection that says who reads, and its policies."""
