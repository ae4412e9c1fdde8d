"""Surveys: blank instruments, and what is answered to them State by State."""
