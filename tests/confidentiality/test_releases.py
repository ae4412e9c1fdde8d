"""Sharing by hand: seen before it is done, for days or statuses, by two if need be."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.utils import DatabaseError
from django.urls import reverse

from assessments import actions as assessing
from assessments.models import Assessment
from ctportal.confidentiality import actions, explain, milestones
from ctportal.confidentiality.actions import released_to
from ctportal.confidentiality.models import Marking, Release, ReleaseProposal
from ctportal.pages import waiting
from ctportal.people.models import Community, Entity, Function

from .. import factories

WORDS = {"begins_on": "", "ends_on": "", "starting": "", "until": "", "ground": "16 e"}


@pytest.fixture
def report(holder):
    return factories.make_assessment(holder, type="focused")


@pytest.fixture
def jointly(holder):
    both = Entity.objects.get(code="cted-unoct")
    return factories.make_assessment(holder, holder=both)


def read_by(person) -> bool:
    with factories.identity.as_person(person):
        return Assessment.objects.readable_by(person).exists()


def share(record, holder, to, **terms):
    with factories.identity.as_person(holder):
        return actions.share([record], to=to, by=holder, **terms)


def advance(report, holder, *statuses):
    for status in statuses:
        if status == "adopted":
            factories.adopt(report, by=holder)
            continue
        with factories.identity.as_person(holder):
            assessing.bring_to(status, report, by=holder)


def milestone(report, holder, status):
    with factories.identity.as_person(holder):
        return milestones.ahead_of(report, holder)[f"{report.ref}:{status}"]


# --- From and until a status --------------------------------------------------------


def test_a_release_lasts_until_a_status(report, holder, outsider):
    adoption = milestone(report, holder, "adopted")
    share(report, holder, outsider.entity, until=adoption)
    advance(report, holder, "with-state", "committee")
    assert read_by(outsider)
    advance(report, holder, "adopted")
    assert not read_by(outsider)


def test_a_release_begins_with_a_status(report, holder, outsider):
    share(
        report,
        holder,
        outsider.entity,
        starting=milestone(report, holder, "with-state"),
        until=milestone(report, holder, "adopted"),
    )
    assert not read_by(outsider)
    advance(report, holder, "with-state")
    assert read_by(outsider)


def test_a_status_that_was_passed_over_ends_a_release_too(report, holder, outsider):
    share(report, holder, outsider.entity, until=milestone(report, holder, "committee"))
    advance(report, holder, "adopted")
    assert not read_by(outsider)


def test_what_would_begin_and_end_at_once_never_begins(report, holder, outsider):
    share(
        report,
        holder,
        outsider.entity,
        starting=milestone(report, holder, "with-state"),
        until=milestone(report, holder, "committee"),
    )
    advance(report, holder, "adopted")
    assert not read_by(outsider)


def test_what_stands_in_a_report_waits_for_the_report(report, holder, outsider):
    result = factories.make_recommendation(holder, assessment=report)
    with factories.identity.as_person(holder):
        ahead = milestones.ahead_of(result, holder)
    adoption = ahead[f"{report.ref}:adopted"]
    share(result, holder, outsider.entity, until=adoption)
    advance(report, holder, "adopted")
    with factories.identity.as_person(outsider):
        assert not Marking.objects.readable_by(outsider).exists()


def test_no_other_office_ends_or_begins_a_release(report, holder, reader, unoct):
    share(report, holder, unoct)
    with factories.identity.as_person(reader), pytest.raises(DatabaseError):
        milestones.reached(report, ["adopted"], by=reader)


# --- By two -------------------------------------------------------------------------


def test_what_is_held_jointly_waits_for_the_other_office(jointly, holder, reader):
    unodc = Entity.objects.get(code="unodc")
    of_unodc = factories.person_of(unodc, clearance=1)
    (proposal,) = share(jointly, holder, unodc)
    assert isinstance(proposal, ReleaseProposal)
    assert not read_by(of_unodc)
    with factories.identity.as_person(reader):
        actions.confirm_release(proposal, by=reader)
    assert read_by(of_unodc)


def test_nobody_releases_alone_what_takes_two(jointly, holder, cted):
    unodc = Entity.objects.get(code="unodc")
    colleague = factories.person_of(cted, role="head", clearance=1)
    (proposal,) = share(jointly, holder, unodc)
    for person in (holder, colleague):
        with factories.identity.as_person(person), pytest.raises(PermissionDenied):
            actions.confirm_release(proposal, by=person)
    with factories.identity.as_person(holder), pytest.raises(PermissionDenied):
        actions.release(jointly, to=unodc, by=holder)


def test_a_proposal_waits_for_who_may_confirm_it(jointly, holder, reader, outsider):
    share(jointly, holder, Entity.objects.get(code="unodc"))

    def waits_for(person):
        with factories.identity.as_person(person):
            found = [item for source in waiting.registered for item in source(person)]
        return any(jointly.ref in item.title for item in found)

    assert [waits_for(p) for p in (reader, holder, outsider)] == [True, False, False]


def test_a_proposal_is_confirmed_on_its_page(browser, jointly, holder, reader, unoct):
    (proposal,) = share(jointly, holder, Entity.objects.get(code="unodc"))
    client = browser(reader)
    assert "UNODC" in client.get(proposal.get_absolute_url()).content.decode()
    client.post(f"{proposal.get_absolute_url()}settle/", {"confirm": "yes"})
    with factories.identity.as_person(reader):
        assert Release.objects.filter(marking=jointly.marking).exists()


# --- Seen before it is done ---------------------------------------------------------


def effect(record, holder, to):
    with factories.identity.as_person(holder):
        record = type(record).objects.select_related("marking").get(pk=record.pk)
        return explain.effect_of(record, released_to(to), by=holder)


def test_the_readers_told_before_are_those_who_read_after(report, holder, outsider):
    (group,) = effect(report, holder, outsider.entity).groups
    assert (group.name, group.people) == (outsider.entity.name, 1)
    share(report, holder, outsider.entity)
    assert read_by(outsider)


def test_a_group_is_told_office_by_office(report, holder):
    factories.person_of(Entity.objects.get(code="unodc"), clearance=1)
    (group,) = effect(report, holder, Community.objects.get(code="compact")).groups
    assert ("UNODC", 1) in group.offices


def test_what_a_request_holds_back_is_told_before(report, holder, outsider):
    asked = factories.ask_confidentiality([report], by=holder)
    told = effect(report, holder, outsider.entity)
    assert told.groups == []
    assert told.held.requests == [asked.ref]


def test_a_donor_needs_the_state_s_consent(holder, carana):
    record = factories.make_assessment(holder, state=carana)
    donor = factories.EntityFactory(kind="donor")
    told = effect(record, holder, donor)
    assert told.groups == []
    assert "consent first" in told.warnings[0]


def test_united_nations_readers_warn_while_the_state_was_not_asked(holder, carana):
    record = factories.make_assessment(holder, state=carana)
    told = effect(record, holder, Entity.objects.get(code="unodc"))
    assert told.groups
    assert "has not been asked" in told.warnings[0]


# --- Pages --------------------------------------------------------------------------


def address_of(record):
    return reverse("confidentiality:release", args=[record.ref])


def test_nothing_is_shared_before_its_readers_were_seen(
    browser, report, holder, outsider
):
    words = WORDS | {"records": [report.ref], "entity": outsider.entity.code}
    client = browser(holder)
    page = client.post(address_of(report), words).content.decode()
    assert "Who would read it" in page
    assert not read_by(outsider)
    client.post(address_of(report), words | {"sure": "yes"})
    assert read_by(outsider)


def test_several_results_are_shared_at_once(browser, report, holder, outsider):
    results = [
        factories.make_recommendation(holder, assessment=report, title=title)
        for title in ("One", "Two")
    ]
    words = WORDS | {"entity": outsider.entity.code, "sure": "yes"}
    words |= {"records": [result.ref for result in results]}
    browser(holder).post(address_of(report), words)
    with factories.identity.as_person(outsider):
        found = Marking.objects.readable_by(outsider)
        assert {marking.ref for marking in found} == {r.ref for r in results}


def test_a_named_function_and_a_status_can_be_chosen(browser, report, holder, unoct):
    words = WORDS | {"records": [report.ref], "function": "head-unoct", "sure": "yes"}
    words |= {"until": f"{report.ref}:adopted"}
    browser(holder).post(address_of(report), words)
    with factories.identity.as_person(holder):
        made = Release.objects.get(marking=report.marking)
    assert made.function == Function.objects.get(code="head-unoct")
    assert made.until_status == "adopted"


@pytest.mark.parametrize(
    "wrong",
    [
        {"community": "compact", "entity": "unoct"},
        {"entity": ""},
        {"begins_on": "2026-02-02", "ends_on": "2026-02-01"},
        {"records": []},
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(
    browser, report, holder, wrong
):
    words = WORDS | {"records": [report.ref], "entity": "unoct", "sure": "yes"}
    page = browser(holder).post(address_of(report), words | wrong)
    assert page.status_code == 200
    assert "error" in page.content.decode()


def test_a_release_is_ended_with_what_was_shown_in_view(
    browser, report, holder, outsider
):
    share(report, holder, outsider.entity)
    browser(outsider).get(report.get_absolute_url())
    code = f"entity-{outsider.entity.code}"
    address = reverse("confidentiality:end-release", args=[report.ref, code])
    client = browser(holder)
    assert outsider.name in client.get(address).content.decode()
    client.post(address)
    assert not read_by(outsider)


def test_what_its_originator_keeps_is_not_released(holder, unoct):
    unodc = Entity.objects.get(code="unodc")
    record = factories.make_assessment(holder, originator=unodc, passing_on="never")
    with pytest.raises(ValidationError):
        share(record, holder, unoct)
