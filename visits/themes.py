"""Themes as delegations name them."""

from functools import cache

from ctportal.reference import names
from ctportal.reference.models import Theme


def finder():
    """A function that gives the theme of a name, or None; it remembers what it gave."""

    @cache
    def theme_called(name):
        return Theme.objects.called(name).first()

    return theme_called


def offered() -> list[str]:
    """Every theme's name in the reader's language, as that language lists them."""
    return [theme.name for theme in names.in_reading_order(Theme.objects.all())]
