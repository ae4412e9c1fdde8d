"""Assessments and their results as documents say them."""
