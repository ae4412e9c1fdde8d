"""The six languages of names, and which one the reader speaks."""

from django.utils.translation import get_language

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")


def active() -> str:
    """The reader's language as names are keyed: zh for zh-hans, English for others."""
    language = (get_language() or "en").split("-")[0]
    return language if language in LANGUAGES else "en"


def chosen(names: dict[str, str]) -> str:
    """The name in the reader's language, in English where there is none."""
    return names.get(active()) or names.get("en", "")
