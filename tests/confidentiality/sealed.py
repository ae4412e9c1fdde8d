"""What the tests of sealed values have in common."""

from assessments.models import Recommendation
from ctportal.confidentiality import identity, sealing
from ctportal.confidentiality.actions import release

from .. import factories

# A word that stands in the sealed value and nowhere else.
CANARY = "Xylographer"


def shared_with(office, *, by, **facts) -> Recommendation:
    """A recommendation that another office has as well."""
    record = factories.make_recommendation(by, **{"text": CANARY} | facts)
    with identity.as_person(by):
        release(record, to=office, by=by)
    return record


def seal(record, field="text", *, by, **words):
    with identity.as_person(by):
        return sealing.seal(record, field, by=by, **words)


def read(record, person):
    """The record as pages show it to a person."""
    with identity.as_person(person):
        rows = type(record).objects.readable_by(person).unsealed_for(person)
        return rows.for_table().get(pk=record.pk)


def row(record, person) -> dict:
    """Everything that stands in the record's own row."""
    with identity.as_person(person):
        return type(record).objects.readable_by(person).values().get(pk=record.pk)


def shown_on_the_page(client, record) -> set[str]:
    """The references that the record's own page counts as shown."""
    answer = client.get(f"/assessments/recommendations/{record.ref}/")
    return set(answer.wsgi_request.shown.refs)
