"""Lines of a notebook, and who reads them."""

from django.db import transaction

from assessments.models import Recommendation
from ctportal.confidentiality.identity import as_person
from ctportal.reference.models import Theme
from visits import actions


def write(visit, by, text="Connect the posts.", **facts):
    facts = {"theme": Theme.objects.first()} | facts
    with as_person(by):
        return actions.write_line(visit, by=by, text=text, **facts)


def send(visit, by):
    with as_person(by):
        return actions.send_lines(visit, by=by)


def read_by(person) -> list[str]:
    """The texts this person may read."""
    with as_person(person), transaction.atomic():
        found = Recommendation.objects.readable_by(person).order_by("created_at")
        return list(found.values_list("text", flat=True))
