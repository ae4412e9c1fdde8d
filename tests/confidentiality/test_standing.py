"""What is shared by default, and the only way to change it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from ctportal.confidentiality import changing
from ctportal.confidentiality.models import StandingChange, StandingRelease
from ctportal.confidentiality.standing import releases_for
from ctportal.pages import waiting
from ctportal.people.models import Entity, Function

from .. import factories

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=3)


@pytest.fixture
def results(unoct):
    """Results of visits go to UNOCT thirty days after their transmission."""
    return StandingRelease.objects.get(information="visit-results", entity=unoct)


@pytest.fixture
def proposed(results, head, as_person):
    with as_person(head):
        return changing.propose(
            results, by=head, begins_on=SOON, reason="Slower", after_days=45
        )


def first_days(cted, decided_on):
    """With whom results are shared by default, and from which day after today."""
    given = releases_for(
        "visit-results",
        "transmission",
        holder=cted,
        stepped_on=TODAY,
        decided_on=decided_on,
    )
    return {r.reader.code: (r.begins_on - TODAY).days for r in given}


def test_every_row_of_the_table_has_its_paragraph(db):
    rules = StandingRelease.objects.all()
    assert {rule.information for rule in rules} == set(
        StandingRelease.Information.values
    )
    assert all(rule.source for rule in rules)


def test_nothing_goes_to_donors_other_states_or_outside_bodies_by_default(db):
    offices = {"directorate", "office", "secretariat"}
    for rule in StandingRelease.objects.all():
        assert rule.whom or rule.community or rule.entity.kind in offices


def test_a_note_goes_to_the_functions_it_names(cted):
    heads = list(Function.objects.filter(code="head-unoct"))
    given = releases_for(
        "advice", "signing", holder=cted, stepped_on=TODAY, named=heads
    )
    assert [release.function for release in given] == heads


def test_what_is_put_before_the_committee_stays_with_it(cted):
    given = releases_for("visit-report", "committee", holder=cted, stepped_on=TODAY)
    assert [(r.community.code, r.basis) for r in given] == [("committee", "committee")]


def test_a_change_that_two_people_decided_holds_from_its_day(
    proposed, officer, cted, as_person
):
    with as_person(officer):
        changing.confirm(proposed, by=officer)
    assert first_days(cted, TODAY) == {"unoct": 30}
    assert first_days(cted, SOON - timedelta(days=1)) == {"unoct": 30}
    assert first_days(cted, SOON) == {"unoct": 45}


def test_something_can_end_to_be_shared_by_default(
    results, head, officer, cted, as_person
):
    with as_person(head):
        change = changing.propose(
            results, by=head, begins_on=SOON, reason="Ended", is_end=True
        )
    with as_person(officer):
        changing.confirm(change, by=officer)
    assert first_days(cted, SOON) == {}


def test_a_further_reader_is_added_beside_the_others(
    results, head, officer, cted, as_person
):
    secretariat = Entity.objects.get(code="ctc-secretariat")
    facts = {"after_days": 0, "source": "decision of 3 May", "reason": "Asked"}
    with as_person(head):
        change = changing.propose_reader(
            results, secretariat, by=head, begins_on=SOON, **facts
        )
    with as_person(officer):
        changing.confirm(change, by=officer)
    assert first_days(cted, SOON) == {"unoct": 30, "ctc-secretariat": 0}


def test_nobody_confirms_their_own_change(proposed, head, as_person):
    with as_person(head), pytest.raises(PermissionDenied):
        changing.confirm(proposed, by=head)


@pytest.mark.parametrize("role", ["assessment-officer", "auditor", "administrator"])
def test_only_heads_and_officers_change_what_is_shared(role, results, cted, as_person):
    person = factories.person_of(cted, role=role, clearance=1)
    with as_person(person), pytest.raises(PermissionDenied):
        changing.propose(results, by=person, begins_on=SOON, reason="Mine")


def test_no_office_changes_what_another_shares(results, unoct, as_person):
    head = factories.person_of(unoct, role="head", clearance=1)
    with as_person(head), pytest.raises(PermissionDenied):
        changing.propose(results, by=head, begins_on=SOON, reason="More")


def test_nothing_changes_from_today_or_before(results, head, as_person):
    with as_person(head), pytest.raises(ValidationError):
        changing.propose(results, by=head, begins_on=TODAY, reason="Now")


def test_what_was_not_confirmed_in_time_is_refused(proposed, officer, as_person):
    proposed.begins_on = TODAY
    with as_person(officer), pytest.raises(ValidationError):
        changing.confirm(proposed, by=officer)


# --- The database holds to it -------------------------------------------------------


def refused(person, as_person, statement, *values) -> bool:
    """Whether the database refuses a statement of the app on somebody's behalf."""
    with as_person(person), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(statement, values)
        except DatabaseError:
            return True
    return False


def test_the_app_cannot_write_what_is_shared_by_default(results, head, as_person):
    for statement in (
        "UPDATE confidentiality_standingrelease SET after_days = 0",
        "DELETE FROM confidentiality_standingrelease",
        "INSERT INTO confidentiality_standingrelease (source) VALUES ('mine')",
    ):
        assert refused(head, as_person, statement)


def test_the_database_carries_out_nothing_unconfirmed(proposed, officer, as_person):
    apply = "SELECT apply_standing_change(%s)"
    assert refused(officer, as_person, apply, proposed.pk)


def test_nobody_proposes_or_confirms_in_another_name(
    proposed, head, officer, holder, as_person
):
    confirm = (
        "UPDATE confidentiality_standingchange"
        " SET settled_at = now(), settled_by_id = %s, is_confirmed = true"
    )
    assert refused(head, as_person, confirm, officer.pk)
    copied = {"holder": proposed.holder, "ref": "SC-000001", "begins_on": SOON}
    with as_person(holder), pytest.raises(DatabaseError), transaction.atomic():
        StandingChange.objects.create(proposed_by=head, **copied)


def test_a_confirmation_by_somebody_who_does_not_decide_changes_nothing(
    proposed, holder, as_person
):
    confirm = (
        "UPDATE confidentiality_standingchange"
        " SET settled_at = now(), settled_by_id = %s, is_confirmed = true"
    )
    assert not refused(holder, as_person, confirm, holder.pk)
    apply = "SELECT apply_standing_change(%s)"
    assert refused(holder, as_person, apply, proposed.pk)


# --- Its pages ----------------------------------------------------------------------

WORDS = {
    "goes_on": "yes",
    "after_days": "45",
    "begins_on": SOON.isoformat(),
    "source": "decision of 3 May",
    "reason": "Slower",
}


def test_a_change_is_seen_before_it_is_proposed(browser, results, head):
    page = browser(head).post(results.get_absolute_url(), WORDS).content.decode()
    assert "What this would do" in page
    assert not StandingChange.objects.exists()


def test_one_proposes_and_another_confirms_on_pages(
    browser, results, head, officer, cted
):
    browser(head).post(results.get_absolute_url(), WORDS | {"sure": "yes"})
    change = StandingChange.objects.get()
    page = browser(officer).get(change.get_absolute_url())
    assert "Confirm" in page.content.decode()
    settle = f"{change.get_absolute_url()}settle/"
    browser(officer).post(settle, {"confirm": "yes"})
    assert first_days(cted, SOON) == {"unoct": 45}


def test_it_takes_two_who_decide_still(browser, proposed, head, officer, as_person):
    with as_person(head):
        head.memberships.update(ends_on=TODAY - timedelta(days=1))
    settle = f"{proposed.get_absolute_url()}settle/"
    page = browser(officer).post(settle, {"confirm": "yes"}, follow=True)
    assert "decides no longer" in page.content.decode()
    assert StandingChange.objects.open().exists()


def test_a_change_waits_for_a_second_person_of_the_office(
    proposed, head, officer, reader, as_person
):
    def waits_for(person):
        with as_person(person):
            sources = [list(source(person)) for source in waiting.registered]
        return any("visit" in item.title for items in sources for item in items)

    assert [waits_for(person) for person in (officer, head, reader)] == [
        True,
        False,
        False,
    ]


def test_everyone_of_an_office_sees_what_is_shared_by_default(browser, outsider):
    page = browser(outsider).get("/confidentiality/standing/").content.decode()
    assert "joint report, 16 e" in page
    assert "Change…" not in page


def test_others_find_no_proposal(browser, proposed, results, reader, holder):
    for person in (reader, holder):
        client = browser(person)
        for door in (proposed.get_absolute_url(), results.get_absolute_url()):
            assert client.get(door).status_code == 404
