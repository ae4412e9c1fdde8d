"""The page on which a file is brought, to be read before anything comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.shortcuts import render

TOO_LARGE = 413


@dataclass(frozen=True)
class Bring:
    """What the page says; ways are pairs of a label and an address."""

    title: str
    lead: str
    button: str
    crumbs: Sequence[tuple[str, str]]
    other: tuple[str, str]


def page(request, form, bring: Bring):
    """The form as it stands; its status says when a file was too large."""
    status = TOO_LARGE if form.has_error("file", "too-large") else 200
    context = {"form": form, "bring": bring}
    return render(request, "components/bring.html", context, status=status)
