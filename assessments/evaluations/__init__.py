"""Evaluations by others than CTED: their schemes of ratings, forms, lists and pages."""
