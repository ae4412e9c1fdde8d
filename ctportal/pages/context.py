"""What the frame of every page shows."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from . import nav, ribbon
from .shown import Shown


def frame(request) -> dict:
    """The places, the exercise mark and the ribbon.

    The ribbon is decided when the template first asks for it, after the view has
    said what it shows, so the top of the page and its bottom agree.
    """
    shown = getattr(request, "shown", None) or Shown()
    person = getattr(request, "user", None)
    return {
        "nav": SimpleLazyObject(
            lambda: nav.seen_from(request.path, getattr(person, "role", ""))
        ),
        "exercise": settings.EXERCISE,
        "ribbon": SimpleLazyObject(lambda: ribbon.of(shown, person)),
    }
