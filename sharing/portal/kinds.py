"""The kinds of record that search finds, and what each is called."""

from functools import cache

from django.apps import apps


def name_of(kind: str) -> str:
    """What people call records of a kind."""
    return str(searchable()[kind]._meta.verbose_name)


@cache
def searchable() -> dict[str, type]:
    """The models of records that are found by words, by kind.

    A kind with no words to be found by, such as a workbook, is not listed.
    """
    models = (m for m in apps.get_models() if getattr(m, "searchable", ()))
    return {model.kind: model for model in models}


def hanging() -> dict[str, type]:
    """Those whose records are read by who also reads the record they hang under."""
    return {kind: model for kind, model in searchable().items() if model.within}
