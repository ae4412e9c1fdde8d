"""Explanations say what the rule says: of everybody, and to each of themselves."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Assessment
from ctportal.confidentiality import actions, explain, portions
from ctportal.confidentiality.actions import released_to
from ctportal.confidentiality.sealing import seal
from ctportal.people.models import (
    Community,
    CommunityMember,
    Entity,
    Function,
    Incumbency,
)

from .. import factories
from .test_agreement import DAYS, day, opened_in_sql, the_reader

NAMES = ("unoct", "unodc", "interpol", "un-entities", "compact")
RELEASES = st.lists(st.tuples(st.sampled_from(NAMES), DAYS, DAYS), max_size=4)
OFFICES = ("unoct", "unodc", "interpol", "ctc-secretariat")


def explained(record, holder):
    with factories.identity.as_person(holder):
        return set(explain.people_who_can_read(record))


def why(person, record) -> str:
    with factories.identity.as_person(person):
        return explain.why_readable(person, record)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    classification=st.integers(0, 2),
    released=RELEASES,
    clearance=st.integers(0, 2),
    is_asked=st.booleans(),
    is_head=st.booleans(),
)
def test_all_explanations_say_what_the_rule_says(
    reading, classification, released, clearance, is_asked, is_head
):
    holder, head = (
        factories.person_of(reading[code], role="head", clearance=2)
        for code in ("cted", "unoct")
    )
    for person, code in ((holder, "head-cted"), (head, "head-unoct")):
        function = Function.objects.get(code=code)
        Incumbency.objects.create(function=function, person=person)
    people = {
        code: factories.person_of(reading[code], clearance=clearance)
        for code in OFFICES
    }
    releases = [
        released_to(the_reader(code), begins_on=day(first), ends_on=day(last))
        for code, first, last in released
        if first is None or last is None or first <= last
    ]
    functions = ["head-cted", *(["head-unoct"] if is_head else [])]
    releases += [released_to(Function.objects.get(code=code)) for code in functions]
    record = factories.make_assessment(
        holder, classification=classification, releases=releases
    )
    if is_asked:
        factories.ask_confidentiality([record], by=holder)
        with factories.identity.as_person(holder):
            found = Assessment.objects.readable_by(holder).select_related("marking")
            record = found.filter(pk=record.pk).first() or record
    can_read = explained(record, holder)
    for person in (*people.values(), holder, head):
        opened = record.audience_id in opened_in_sql(person)
        assert opened == (person in can_read) == bool(why(person, record))
    for code, person in people.items():
        opened = person in can_read
        standpoint = explain.Standpoint(reading[code], clearance)
        [sight] = explain.seen_from(standpoint, [record])
        assert (sight.record, sight.is_seen) == (record, opened)


@pytest.fixture
def reading(db):
    return {code: Entity.objects.get(code=code) for code in ("cted", *OFFICES)}


# --- Why can I ----------------------------------------------------------------------


def released(holder, to, **facts):
    record = factories.make_assessment(holder)
    with factories.identity.as_person(holder):
        actions.release(record, to=to, by=holder, **facts)
    return reread(record, holder)


def reread(record, person):
    with factories.identity.as_person(person):
        return Assessment.objects.select_related("marking").get(pk=record.pk)


def test_one_s_own_office_is_a_reason(holder):
    assert "your own office" in why(holder, factories.make_assessment(holder))


def test_a_release_says_to_whom_and_when_and_the_clearance(holder, reader, unoct):
    said = why(reader, released(holder, unoct))
    assert said.startswith("released to your organization · ")
    assert said.endswith("you are cleared to Confidential")


def test_a_group_and_a_function_are_reasons(holder, reader):
    compact = Community.objects.get(code="compact")
    assert "Global Coordination Compact" in why(reader, released(holder, compact))
    head = Function.objects.get(code="head-unoct")
    Incumbency.objects.create(function=head, person=reader)
    assert "because you fill Head of UNOCT" in why(reader, released(holder, head))


def test_the_state_and_the_committee_read_as_such(holder, carana):
    mission = factories.EntityFactory(kind="mission", state=carana)
    of_mission = factories.person_of(mission, clearance=1)
    said = why(of_mission, released(holder, mission, basis="state"))
    assert said.startswith("as the Member State concerned")
    committee = Community.objects.get(code="committee")
    member = factories.person_of(
        Entity.objects.get(code="ctc-secretariat"), clearance=1
    )
    said = why(member, released(holder, committee, basis="committee"))
    assert said.startswith("as a member of the Committee")


def test_nobody_is_told_of_another_s_release_or_of_a_request(holder, reader, unoct):
    record = released(holder, unoct)
    with factories.identity.as_person(holder):
        actions.release(record, to=Entity.objects.get(code="unodc"), by=holder)
    page = why(reader, reread(record, holder))
    assert "UNODC" not in page
    assert "request" not in page


# --- For the originating office -----------------------------------------------------


def test_the_office_is_told_what_a_request_holds_back(browser, holder, unoct):
    record = released(holder, unoct, ground="16 e")
    asked = factories.ask_confidentiality([record], by=holder)
    with factories.identity.as_person(holder):
        (held,) = explain.held_back(holder, reread(record, holder))
    assert (held.whom, held.is_whole, held.requests) == ("UNOCT", True, [asked.ref])
    page = browser(holder).get(reverse("confidentiality:readers", args=[record.ref]))
    assert asked.ref in page.content.decode()


def test_a_strict_record_holds_back_whom_it_does_not_name(holder, cted, unoct):
    head = factories.person_of(cted, role="head", clearance=2)
    mine = Function.objects.get(code="head-cted")
    Incumbency.objects.create(function=mine, person=head)
    record = factories.make_assessment(
        head, classification=2, releases=[released_to(mine), released_to(unoct)]
    )
    with factories.identity.as_person(head):
        (held,) = explain.held_back(head, record)
    assert (held.whom, held.is_strict) == ("UNOCT", True)


def test_readers_are_named_when_asked(browser, holder, reader, unoct):
    record = released(holder, unoct)
    address = reverse("confidentiality:readers", args=[record.ref])
    assert reader.name not in browser(holder).get(address).content.decode()
    named = browser(holder).get(f"{address}?names=yes").content.decode()
    assert reader.name in named


def test_other_offices_are_told_of_no_reader(browser, holder, reader, unoct):
    record = released(holder, unoct)
    address = reverse("confidentiality:readers", args=[record.ref])
    page = browser(reader).get(f"{address}?names=yes").content.decode()
    assert holder.name not in page
    assert "View as" not in page


# --- View as ------------------------------------------------------------------------


@pytest.fixture
def report(holder, unoct):
    """A report UNOCT reads, with a recommendation it reads and one it does not."""
    report = released(holder, unoct)
    facts = {"assessment": report, "state": None}
    factories.make_recommendation(
        holder, title="Passed on", releases=[released_to(unoct)], **facts
    )
    factories.make_recommendation(holder, title="Kept", **facts)
    return report


def test_a_container_shows_which_parts_an_organization_sees(holder, report, unoct):
    with factories.identity.as_person(holder):
        parts = portions.of(report, holder)
        seen = explain.seen_from(explain.Standpoint(unoct, 1), parts)
    assert {sight.record.title: sight.is_seen for sight in seen} == {
        "Passed on": True,
        "Kept": False,
    }


def test_an_organization_is_seen_to_lack_a_field_that_is_not_shared(
    holder, report, unoct
):
    with factories.identity.as_person(holder):
        seal(report, "text", by=holder)
        [sight] = explain.seen_from(explain.Standpoint(unoct, 1), [report])
    assert (sight.is_seen, sight.kept) == (True, ["summary"])


def test_an_organization_left_with_a_sealed_field_lacks_nothing(holder, report, unoct):
    with factories.identity.as_person(holder):
        seal(report, "text", by=holder, readers=[unoct])
        [sight] = explain.seen_from(explain.Standpoint(unoct, 1), [report])
    assert (sight.is_seen, sight.kept) == (True, [])


def test_a_chip_asks_for_the_readers_as_a_panel(browser, holder, report):
    address = reverse("confidentiality:readers", args=[report.ref])
    panel = browser(holder).get(address, headers={"HX-Request": "true"})
    assert "Who can read this?" in panel.content.decode()
    assert "<html" not in panel.content.decode()


def test_viewing_as_an_organization_is_a_page(browser, holder, report):
    client = browser(holder)
    address = reverse("confidentiality:view-as-whom", args=[report.ref])
    answer = client.get(address, {"entity": "unoct", "clearance": "1"}, follow=True)
    assert "1 of 2 parts seen" in answer.content.decode()


def test_nobody_else_views_as_anybody(browser, reader, report):
    address = reverse("confidentiality:view-as", args=[report.ref, "unodc"])
    assert browser(reader).get(address).status_code == 404


def test_all_records_of_an_office_are_listed_as_seen_from_another(
    browser, holder, report
):
    address = reverse("confidentiality:all-as", args=["unoct"])
    client = browser(holder)
    seen = client.get(address, {"clearance": 1, "seen": "yes"}).content.decode()
    kept = client.get(address, {"clearance": 1, "seen": "no"}).content.decode()
    assert "Passed on" in seen
    assert "Passed on" not in kept
    assert "Kept" in kept
    file = client.get(address, {"clearance": 1, "format": "csv"})
    assert "Kept" in file.getvalue().decode()


def test_the_list_costs_the_same_however_long_it_is(
    browser, holder, report, django_assert_max_num_queries
):
    client = browser(holder)
    address = reverse("confidentiality:all-as", args=["unoct"])
    client.get(address)
    for number in range(9):
        factories.make_recommendation(holder, title=f"More {number}")
    with django_assert_max_num_queries(30):
        client.get(address)


def test_a_delegate_is_told_of_the_delegation(holder, cted):
    circle = Community.objects.create(code="delegation-x", names={"en": "Delegation X"})
    delegate = factories.person_of(cted, clearance=1)
    CommunityMember.objects.create(community=circle, person=delegate)
    record = factories.make_assessment(delegate, circle=circle)
    assert "because you belong to Delegation X" in why(delegate, record)
