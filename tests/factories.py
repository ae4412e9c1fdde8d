"""The least that a row of each model needs."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from assessments.actions import bring_to
from assessments.approvals import needs_approval
from assessments.models import Assessment, Recommendation
from ctportal.clearance.decisions.actions import adopt_at_meeting
from ctportal.confidentiality import asking, identity, lifting
from ctportal.confidentiality.actions import open_record, reclassify
from ctportal.confidentiality.scopes import Scope
from ctportal.people.models import Clearance, Entity, Function, Membership, Person
from ctportal.reference.models import State, Theme

PASSWORD = "a long enough invented password"


class EntityFactory(DjangoModelFactory):
    class Meta:
        model = Entity
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"entity-{n}")
    kind = "un-entity"
    names = factory.LazyAttribute(lambda entity: {"en": entity.code.upper()})


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    login = factory.Sequence(lambda n: f"person-{n}")
    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.LazyAttribute(lambda person: f"{person.login}@example.org")


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    entity = factory.SubFactory(EntityFactory)


def person_of(entity, *, role="reader", clearance=0, **facts):
    """Somebody who acts for an entity in a role, cleared to a classification."""
    person = PersonFactory(**facts)
    membership = MembershipFactory(person=person, entity=entity, role=role)
    Clearance.objects.create(membership=membership, classification=clearance)
    return person


def make_assessment(by, **facts):
    """An overview of a State, held by the office of `by`."""
    facts = {"title": "Overview", "type": "overview", "as_of": date(2026, 1, 2)} | facts
    with identity.as_person(by):
        return open_record(Assessment, by=by, **facts)


def make_recommendation(by, **facts):
    """A recommendation held by the office of `by`."""
    defaults = {
        "title": "Connect the posts",
        "text": "Connect the border posts to the national watch list.",
        "theme": Theme.objects.first(),
        "needs_assistance": True,
        "status": "open",
    }
    with identity.as_person(by):
        return open_record(Recommendation, by=by, **defaults | facts)


def adopt(report, *, by):
    """The Committee adopts a report at a meeting, which its office writes down."""
    today = timezone.localdate()
    with identity.as_person(by):
        bring_to("committee", report, by=by)
        if needs_approval(report):
            adopt_at_meeting(report, by=by, on=today)
            report.refresh_from_db(fields=("status", "version"))
        return bring_to("adopted", report, by=by)


def invent_states():
    """Carana and Katasi, as the owner of the schema."""
    for iso3, name in {"XAA": "Carana", "XAB": "Katasi"}.items():
        facts = {"names": {"en": name}, "status": State.Status.EXERCISE}
        State.objects.get_or_create(iso3=iso3, defaults=facts)


def ask_confidentiality(records, *, by, entities=(), of_states=(), **facts):
    """A State's oral request over some records, in force at once."""
    facts = {"channel": "oral", "received_on": date(2026, 1, 2), "state": None} | facts
    facts |= {
        "entities": Entity.objects.filter(code__in=entities),
        "states": State.objects.filter(iso3__in=of_states),
    }
    with identity.as_person(by):
        return asking.enter(Scope(records=list(records)), by=by, **facts)


def lift(asked, *, by):
    """A request lifted wholly: proposed by one person, confirmed by the head."""
    said = {"reason": "The State says so.", "letter_number": "NV 2"}
    head = person_of(by.entity, role="head", clearance=1)
    with identity.as_person(by):
        lift = lifting.propose(asked, by=by, **said)
    with identity.as_person(head):
        lifting.confirm(lift, by=head)


def classify_strictly(record, *, by):
    """For the named functions of its holder's alone."""
    functions = Function.objects.filter(entity=by.entity)
    reclassify(
        record, by=by, classification=2, reason="Named sources", functions=functions
    )
