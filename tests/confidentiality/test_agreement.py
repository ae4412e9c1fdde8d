"""The rule in Python, the rule in SQL and the explanation say the same of everybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Assessment
from ctportal.confidentiality import explain, identity, keys
from ctportal.confidentiality.actions import released_to, remark
from ctportal.confidentiality.models import Consent, Marking
from ctportal.people.models import (
    Clearance,
    Community,
    CommunityMember,
    Entity,
    Function,
    Incumbency,
    Person,
)
from ctportal.reference.models import State

from .. import factories

DAYS = st.sampled_from([None, -400, -1, 0, 1, 400])
NAMES = ("unoct", "unodc", "interpol", "donor-of-norvia", "cted-unoct")
GROUPS = ("un-entities", "compact", "delegation", "head-cted", "head-unoct")
READERS = st.sampled_from(NAMES + GROUPS)
BASES = st.sampled_from(["by-hand", "standing", "state"])
RELEASES = st.lists(st.tuples(READERS, DAYS, DAYS, BASES), max_size=4)
CONSENTS = st.lists(
    st.tuples(
        st.sampled_from(Consent.Readers.values), st.sampled_from(Consent.Answer.values)
    ),
    max_size=3,
)
MARKINGS = st.fixed_dictionaries(
    {
        "classification": st.integers(0, 2),
        "is_joint": st.booleans(),
        "is_draft": st.booleans(),
        "is_about_a_state": st.booleans(),
        "released": RELEASES,
        "consents": CONSENTS,
        "passing_on": st.sampled_from(["freely", "freely", "agreed", "never"]),
    }
)
AGAINST = st.one_of(
    st.none(),
    st.sampled_from(["everyone", "but-unoct", "but-un", "donors"]).map(
        lambda word: {"against": word}
    ),
    st.lists(st.sampled_from(["unoct", "unodc", "interpol"]), min_size=1).map(
        lambda codes: {"against": "named", "entities": codes}
    ),
)


def day(offset):
    return offset if offset is None else timezone.localdate() + timedelta(offset)


def the_reader(code):
    for model in (Entity, Community, Function):
        found = model.objects.filter(code=code).first()
        if found:
            return found
    raise LookupError(code)


def opened_in_sql(person):
    with identity.as_person(person), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM open_audiences()")
        return {audience for (audience,) in cursor.fetchall()}


@pytest.fixture
def people(holder):
    """The holder first: some of each office, one a delegate, one the Head of UNOCT."""
    factories.EntityFactory(code="donor-of-norvia", kind="donor")
    others = [
        factories.person_of(Entity.objects.get(code=code))
        for code in ("cted", "unoct", "unodc", "interpol", "donor-of-norvia")
    ]
    circle = Community.objects.create(code="delegation", names={"en": "Delegation"})
    for delegate in (holder, others[1], others[3]):
        CommunityMember.objects.create(community=circle, person=delegate)
    for code, person in (("head-cted", others[0]), ("head-unoct", others[1])):
        function = Function.objects.get(code=code)
        Incumbency.objects.create(function=function, person=person)
    return [holder, *others]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(marked=MARKINGS, clearance=st.integers(0, 2), against=AGAINST)
def test_python_sql_and_explanation_agree(people, marked, clearance, against):
    holder, *others = people
    Clearance.objects.filter(membership__person__in=others).update(
        classification=clearance
    )
    record = written_down(holder, **marked)
    if against:
        factories.ask_confidentiality([record], by=holder, **against)
    marking = worked_out_anew(record, holder, marked["classification"])
    with identity.as_person(holder):
        explained = set(explain.people_who_can_read(marking))
    for person in people:
        in_python = marking.audience_id in keys.audiences_open_to(person)
        assert in_python == (marking.audience_id in opened_in_sql(person))
        assert in_python == (person in explained)


def written_down(
    by, *, classification, is_joint, is_draft, is_about_a_state, **decided
):
    """A record marked so, at most Confidential at first: its author must read it."""
    consents = [Consent(readers=r, answer=a) for r, a in decided["consents"]]
    releases = [
        released_to(
            the_reader(code), begins_on=day(first), ends_on=day(last), basis=basis
        )
        for code, first, last, basis in decided["released"]
        if first is None or last is None or first <= last
    ]
    return factories.make_assessment(
        by,
        classification=min(classification, 1),
        holder=Entity.objects.get(code="cted-unoct" if is_joint else "cted"),
        circle=Community.objects.get(code="delegation") if is_draft else None,
        state=State.objects.get(iso3="XAA") if is_about_a_state else None,
        originator=Entity.objects.get(code="interpol"),
        passing_on=decided["passing_on"],
        consents=consents,
        releases=releases,
    )


def worked_out_anew(record, by, classification):
    """What the database tells is what was known when the record was opened."""
    with identity.as_person(by):
        marking = Marking.objects.get(pk=record.pk)
        before = marking.audience_id
        remark([marking], by=by)
        assert marking.audience_id == before
        Marking.objects.filter(pk=marking.pk).update(classified_as=classification)
        remark([marking], by=by)
    return marking


def test_a_delegate_reads_a_draft_and_a_colleague_does_not(cted, as_person):
    circle = Community.objects.create(code="delegation", names={"en": "Delegation"})
    delegate, colleague = (factories.person_of(cted, clearance=1) for _n in range(2))
    CommunityMember.objects.create(community=circle, person=delegate)
    record = factories.make_assessment(delegate, circle=circle)
    for person, may in ((delegate, True), (colleague, False)):
        with as_person(person):
            assert Assessment.objects.filter(pk=record.pk).exists() == may
            assert Assessment.objects.readable_by(person).exists() == may


def test_a_deactivated_account_opens_nothing(holder, as_person):
    factories.make_assessment(holder)
    Person.objects.filter(pk=holder.pk).update(is_active=False)
    assert opened_in_sql(holder) == set()
    assert keys.audiences_open_to(Person.objects.get(pk=holder.pk)) == set()


def test_a_lost_clearance_closes_at_the_next_statement(holder, as_person):
    factories.make_assessment(holder)
    with as_person(holder):
        assert Assessment.objects.count() == 1
        holder.membership.clearances.all().delete()
        assert Assessment.objects.count() == 0


def test_what_decides_on_a_record_is_told_to_its_holder_only(holder, reader, as_person):
    record = factories.make_assessment(holder)
    with as_person(reader), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM facts_of(%s)", [[record.pk]])
        assert cursor.fetchall() == []
