"""Row 5: both walls and "who can read this" say the same, of anybody and anything.

Hypothesis draws markings and people; then each wall is asked alone what every person
reads of all the markings, and the explanation who reads each marking.
"""

from collections import defaultdict
from datetime import timedelta
from itertools import count
from math import isqrt

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ctportal.confidentiality import explain, identity
from ctportal.confidentiality.actions import intern
from ctportal.confidentiality.audiences import KeySpec
from ctportal.confidentiality.models import Marking
from ctportal.people.models import (
    Community,
    CommunityMember,
    Entity,
    Function,
    Incumbency,
    JointMember,
    Membership,
    Person,
)

from .. import factories
from .rows import Row

OFFICES = ("cted", "unoct", "unodc", "icao", "interpol")
DAYS = st.sampled_from([None, -400, -1, 0, 1, 400])
SPANS = st.tuples(DAYS, DAYS).filter(lambda span: None in span or span[0] <= span[1])
NAMED = st.sampled_from(
    [("entity",), ("community",), ("function",), ("entity", "community")]
)
MODELS = {"entity": Entity, "community": Community, "function": Function}
KEYS = st.lists(
    st.tuples(NAMED, st.integers(0, 12), st.integers(0, 2), SPANS), max_size=4
)
JOINED = [(None, None), (None, -1), (None, 0), (-1, 0), (0, 1), (1, None), (-400, -1)]
PEOPLE = st.fixed_dictionaries(
    {
        "office": st.sampled_from(OFFICES),
        "cleared": st.lists(st.tuples(st.integers(0, 2), SPANS), max_size=2),
        "member": SPANS,
        "circles": st.lists(st.tuples(st.integers(0, 2), SPANS), max_size=2),
        "fills": st.lists(st.tuples(st.integers(0, 3), SPANS), max_size=2),
        "is_active": st.sampled_from([True, True, True, False]),
    }
)
numbers = count(1)


def measure(cases=10_000) -> Row:
    size = isqrt(cases)
    join_offices()
    audiences, people = drawn_at_random(size)
    markings = written_down(audiences)
    differing = differences(markings, people)
    return Row(
        5,
        "both walls and who_can_read agree",
        f"{len(differing)} differences in {len(markings) * len(people):,} cases",
        not differing and len(markings) * len(people) >= cases,
        tuple(differing),
    )


def join_offices():
    """Joint holders of two offices, who own together for as many spans of days."""
    offices = [Entity.objects.get(code=code) for code in OFFICES]
    with connection.as_owner():
        for place, span in enumerate(JOINED):
            joint = factories.EntityFactory(code=f"joint-{place}", kind="joint")
            for member in (offices[place % 5], offices[(place + 1) % 5]):
                JointMember.objects.create(joint=joint, entity=member, **_days(span))


def drawn_at_random(size):
    """So many audiences and people, no two of them drawn alike."""
    audiences, people = [], []

    @settings(max_examples=size, deadline=None, database=None, phases=[Phase.generate])
    @given(KEYS, PEOPLE)
    def draw(keys, facts):
        people.append(engaged(facts))
        audiences.append(made_audience(keys))

    while len(people) < size:
        draw()
    return audiences, people


def made_audience(keys) -> int:
    """The audience of some keys, made as an action makes it."""
    specs = {
        KeySpec(classification, **_reader(named, place), **_days(span))
        for named, place, classification, span in keys
    }
    anybody = Person.objects.filter(is_active=True).order_by("pk").first()
    with identity.as_person(anybody), transaction.atomic():
        return intern(specs)


def _reader(named, place):
    found = {name: _readers(MODELS[name]) for name in named}
    return {name: rows[place % rows.count()].pk for name, rows in found.items()}


def _readers(model):
    """Those of a kind that people belong to; of entities, by themselves or jointly."""
    rows = model.objects.order_by("code")
    acted_for = Q(code__in=OFFICES) | Q(kind="joint")
    return rows.filter(acted_for) if model is Entity else rows


def engaged(facts) -> Person:
    """A person with these memberships, clearances, groups and functions."""
    person = factories.PersonFactory(
        login=f"drawn-{next(numbers)}", is_active=facts["is_active"]
    )
    entity = Entity.objects.get(code=facts["office"])
    membership = Membership.objects.create(
        person=person, entity=entity, **_days(facts["member"])
    )
    for classification, span in facts["cleared"]:
        membership.clearances.create(classification=classification, **_days(span))
    for place, span in facts["circles"]:
        circle = Community.objects.order_by("code")[place]
        CommunityMember.objects.create(person=person, community=circle, **_days(span))
    for place, span in facts["fills"]:
        function = Function.objects.order_by("code")[place]
        Incumbency.objects.create(person=person, function=function, **_days(span))
    return person


def _days(span):
    today = timezone.localdate()
    first, last = (day if day is None else today + timedelta(day) for day in span)
    return {"begins_on": first, "ends_on": last}


def written_down(audiences) -> list[Marking]:
    """A marking for each audience, put there by the owner of the tables."""
    holder = Entity.objects.get(code="cted")
    rows = [
        Marking(
            ref=f"X-{place:06}",
            kind="none",
            holder=holder,
            classified_as=0,
            classification=0,
            audience_id=audience,
        )
        for place, audience in enumerate(audiences)
    ]
    with connection.as_owner():
        return Marking.objects.bulk_create(rows)


def differences(markings, people) -> list[str]:
    """Who reads what by one account and not by another."""
    accounts = [
        _explained(markings),
        {person: _given(person, Marking.objects.all()) for person in people},
    ]
    with connection.as_owner():
        readable = Marking.objects.readable_by
        accounts.append({person: _given(person, readable(person)) for person in people})
    return [
        f"{person.login} and {marking.ref}: {said}"
        for person in people
        for marking in markings
        if len(said := {marking.ref in account[person] for account in accounts}) > 1
    ]


def _explained(markings):
    """What everybody reads, as the explanation says it of each marking."""
    reads = defaultdict(set)
    for marking in markings:
        for person in explain.people_who_can_read(marking):
            reads[person].add(marking.ref)
    return reads


def _given(person, rows):
    with identity.as_person(person), transaction.atomic():
        return set(rows.filter(kind="none").values_list("ref", flat=True))
