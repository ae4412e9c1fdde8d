"""Versions of reports: kept at each step, read part by part, compared."""
