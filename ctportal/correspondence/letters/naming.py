"""A letter in one line, as choices and lists of letters say it."""

from django.utils.formats import date_format


def named(letter) -> str:
    """Its number, its day, what it is about."""
    number = letter.their_number or getattr(letter, "our_number", None)
    parts = [number, date_format(letter.on) if letter.on else "", str(letter)]
    return " · ".join(part for part in parts if part)
