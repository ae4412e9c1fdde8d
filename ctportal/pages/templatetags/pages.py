"""What templates say to draw the pieces of a page."""

from django import template
from django.conf import settings
from django.utils.translation import get_language_info

from ctportal.pages import marks

register = template.Library()
register.simple_tag(marks.icon, name="icon")
register.simple_tag(marks.bar, name="bar")

# Languages whose own readers know them by a two-letter code.
BY_CODE = {"en", "fr", "es"}


@register.simple_tag
def exercise() -> bool:
    """Whether this portal runs on invented States and people."""
    return settings.EXERCISE


@register.simple_tag
def chip(classification, href="", is_open=False):
    return marks.chip(int(classification or 0), href or "", bool(is_open))


@register.simple_tag
def status(kind, word):
    return marks.Status(kind, word).__html__()


@register.simple_tag
def languages() -> list[dict]:
    """The languages to choose from, each by its own name and in short."""
    names = {
        code: get_language_info(code)["name_local"] for code, _ in settings.LANGUAGES
    }
    return [
        {
            "code": code,
            "name": name.capitalize(),
            "short": code.upper() if code in BY_CODE else name.capitalize(),
        }
        for code, name in names.items()
    ]
