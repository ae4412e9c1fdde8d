"""Acting as one of the exercise's people."""

from contextlib import contextmanager

from django.db import transaction

from ctportal.confidentiality import identity
from ctportal.people.models import Person


@contextmanager
def acting(login: str):
    """Work with the sight of an account, in one transaction."""
    person = Person.objects.get(login=login)
    with identity.as_person(person), transaction.atomic():
        yield person
