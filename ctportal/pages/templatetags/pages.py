"""What templates say to draw the pieces of a page."""

from django import template
from django.conf import settings

from ctportal.pages import columns, marks

register = template.Library()
register.simple_tag(marks.icon, name="icon")
register.simple_tag(marks.bar, name="bar")

# Languages whose own readers know them by a two-letter code.
BY_CODE = {"en", "fr", "es"}


@register.simple_tag
def exercise() -> bool:
    """Whether this portal runs on invented States and people."""
    return settings.EXERCISE


@register.filter
def said(record, name):
    """A field of a record as people read it, or that it is not shared."""
    return columns.shown_as(columns.found(name, record))


@register.simple_tag
def chip(classification, href="", is_open=False):
    return marks.chip(int(classification or 0), href or "", bool(is_open))


@register.simple_tag
def status(kind, word):
    return marks.Status(kind, word).__html__()


@register.simple_tag
def languages() -> list[dict]:
    """The languages to choose from, each by its own name and in short."""
    return [
        {"code": code, "name": name, "short": code.upper() if code in BY_CODE else name}
        for code, name in settings.LANGUAGES
    ]
