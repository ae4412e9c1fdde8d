"""Many people, drawn at random, from whom the same records are hidden."""

from datetime import timedelta
from random import Random

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from ctportal.confidentiality import identity
from ctportal.confidentiality.wall import building
from ctportal.people.models import Community, CommunityMember, Membership, Person

from .. import factories

ROLES = Membership.Role.values
DAYS = (None, -400, -1, 0, 1, 400)
SEED = 20260501


def gather(size: int) -> list[Person]:
    """People of other offices, of every role and clearance, some of them gone."""
    drawn = Random(SEED)  # noqa: S311
    offices = [factories.EntityFactory(code=f"office-{n}") for n in range(12)]
    circle = Community.objects.create(code="others", names={"en": "Others"})
    people = [_one(drawn, offices) for _n in range(size)]
    for person in drawn.sample(people, size // 3):
        CommunityMember.objects.create(community=circle, person=person)
    return people


def _one(drawn, offices):
    person = factories.person_of(
        drawn.choice(offices),
        role=drawn.choice(ROLES),
        clearance=drawn.randint(0, 2),
        is_active=drawn.random() > 0.1,
    )
    first, last = sorted(drawn.choices(DAYS, k=2), key=lambda day: day or 0)
    person.memberships.update(begins_on=_day(first), ends_on=_day(last))
    return person


def _day(offset):
    return offset if offset is None else timezone.localdate() + timedelta(offset)


def walled_models():
    """Every model that the wall stands before."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if building.takes_part(model)
    ]


def rows_given(person, querysets) -> dict[str, int]:
    """How many rows of each queryset a person is given, where there are any."""
    with identity.as_person(person), transaction.atomic():
        counted = {rows.model._meta.label: rows.count() for rows in querysets}
    return {label: count for label, count in counted.items() if count}
