"""Analytical products."""
