"""The kinds of record that search finds, and what each is called."""

from functools import cache

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

NAMES = {
    "assessment": _("Assessment"),
    "document": _("Document"),
    "finding": _("Finding"),
    "need": _("Need"),
    "pack": _("Briefing pack"),
    "project": _("Project"),
    "recommendation": _("Recommendation"),
    "stage-input": _("Input to a project"),
    "visit": _("Visit"),
}


def name_of(kind: str) -> str:
    """What people call records of a kind."""
    if kind in NAMES:
        return str(NAMES[kind])
    model = searchable().get(kind)
    return capfirst(str(model._meta.verbose_name)) if model else kind


@cache
def searchable() -> dict[str, type]:
    """The models of records that are found by words, by kind.

    A kind with no words to be found by, such as a workbook, is not listed.
    """
    models = (m for m in apps.get_models() if getattr(m, "searchable", ()))
    return {model.kind: model for model in models}
