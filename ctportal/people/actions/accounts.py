"""What is done to accounts."""

from django.db import transaction

from ctportal.ledger.actions import note


@transaction.atomic
def choose_language(person, *, by, language):
    """Answer somebody in a language of theirs, or as their browser asks."""
    person.language = language
    person.save(update_fields=["language"])
    note("language-chosen", by=by)
