"""The rule in Python, the rule in SQL and the explanation say the same of everybody."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Assessment
from ctportal.confidentiality import explain, identity, keys
from ctportal.confidentiality.actions import released_to
from ctportal.people.models import Community, CommunityMember, Entity, Person

from .. import factories

DAYS = st.sampled_from([None, -400, -1, 0, 1, 400])
READERS = st.sampled_from(["unoct", "unodc", "interpol", "un-entities", "compact"])
RELEASES = st.lists(st.tuples(READERS, DAYS, DAYS), max_size=4)

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
    found = Entity.objects.filter(code=code).first()
    return found or Community.objects.get(code=code)


def opened_in_sql(person):
    with identity.as_person(person), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM open_audiences()")
        return {audience for (audience,) in cursor.fetchall()}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    classification=st.integers(0, 1),
    released=RELEASES,
    clearance=st.integers(0, 2),
    against=AGAINST,
)
def test_python_sql_and_explanation_agree(
    holder, classification, released, clearance, against
):
    people = [
        holder,
        *(
            factories.person_of(Entity.objects.get(code=code), clearance=clearance)
            for code in ("unoct", "unodc", "interpol")
        ),
    ]
    releases = [
        released_to(the_reader(code), begins_on=day(first), ends_on=day(last))
        for code, first, last in released
        if first is None or last is None or first <= last
    ]
    record = factories.make_assessment(
        holder, classification=classification, releases=releases
    )
    if against:
        factories.ask_confidentiality([record], by=holder, **against)
        record = reread(record, holder)
    with identity.as_person(holder):
        explained = set(explain.people_who_can_read(record))
    for person in people:
        in_python = record.audience_id in keys.audiences_open_to(person)
        assert in_python == (record.audience_id in opened_in_sql(person))
        assert in_python == (person in explained)


def reread(record, person):
    with identity.as_person(person):
        return Assessment.objects.select_related("marking").get(pk=record.pk)


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
