"""What one person holds goes to others of the office: all of it, by two people."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.models import Assessment
from ctportal.confidentiality import identity
from ctportal.correspondence.clocks import actions as clocks
from ctportal.correspondence.models import RunningClock
from ctportal.people import actions
from ctportal.people.by_two import AlreadySettled
from ctportal.people.models import Function, HandOver, HandOverItem, PlaceProposal
from sharing.exchange.models import Matrix
from visits.actions import put_on_list
from visits.delegations import members_of

from .. import factories

JUNE = date(2026, 6, 4)
VISIT = {
    "type": "focused",
    "mode": "on-site",
    "begins_on": "2026-09-07",
    "ends_on": "2026-09-11",
}


def visit_of(person, state, title="A visit"):
    with identity.as_person(person):
        return put_on_list(by=person, state=state, title=title, **VISIT)


@pytest.fixture
def visit(holder, carana):
    """On the list, with the holder alone in its delegation."""
    return visit_of(holder, carana)


@pytest.fixture
def matrix(holder, cted):
    return Matrix.objects.create(
        code="recommendations",
        names={"en": "Recommendations"},
        sender=cted,
        holds="recommendations",
        rhythm="monthly",
        responsible=holder,
    )


@pytest.fixture
def successor(cted):
    return factories.person_of(cted, role="assessment-officer", clearance=1)


def proposed(person, things, successor, *, by):
    """A hand-over of these things, each a source and a key, to one successor."""
    made = HandOver(person=person, entity=by.entity, reason="They leave us.")
    items = [
        HandOverItem(hand_over=made, source=source, key=key, successor=successor)
        for source, key in things
    ]
    with identity.as_person(by):
        actions.propose_hand_over(made, items, by=by)
    return made


def confirmed(hand_over, *, by):
    with identity.as_person(by):
        actions.confirm_hand_over(HandOver.objects.get(pk=hand_over.pk), by=by)


def delegates(visit, seen_by):
    with identity.as_person(seen_by):
        return {member.person for member in members_of(visit)}


def test_everything_chosen_moves_at_once_and_nothing_else(
    holder, officer, head, successor, visit, matrix, carana
):
    other = visit_of(holder, carana, "Another visit")
    things = [("delegations", visit.ref), ("matrices", matrix.code)]
    waiting = proposed(holder, things, successor, by=officer)
    assert delegates(visit, head) == {holder}
    confirmed(waiting, by=head)
    matrix.refresh_from_db()
    assert matrix.responsible == successor
    assert delegates(visit, head) == {successor}
    assert delegates(other, head) == {holder}


def test_a_successor_reads_the_drafts_and_the_person_no_longer(
    holder, officer, head, successor, visit
):
    waiting = proposed(holder, [("delegations", visit.ref)], successor, by=officer)
    confirmed(waiting, by=head)
    for person, may in ((successor, True), (holder, False)):
        with identity.as_person(person):
            assert Assessment.objects.readable_by(person).exists() == may


def test_a_function_passes_with_the_rest(officer, head, successor, cted):
    function = Function.objects.get(code="officer-cted")
    second = factories.person_of(cted, role="confidentiality-officer", clearance=1)
    place = function.incumbencies.create(person=officer, begins_on="2020-01-01")
    place.refresh_from_db()
    waiting = proposed(officer, [("places", str(place.ref))], successor, by=head)
    confirmed(waiting, by=second)
    assert [i.person for i in function.incumbencies.current()] == [successor]


def test_the_person_proposes_and_their_head_confirms(holder, head, successor, visit):
    waiting = proposed(holder, [("delegations", visit.ref)], successor, by=holder)
    confirmed(waiting, by=head)
    assert delegates(visit, head) == {successor}


def test_one_person_does_not_do_both(holder, officer, successor, visit):
    waiting = proposed(holder, [("delegations", visit.ref)], successor, by=officer)
    with pytest.raises(PermissionDenied):
        confirmed(waiting, by=officer)


def test_a_successor_does_not_confirm(holder, officer, head, visit):
    waiting = proposed(holder, [("delegations", visit.ref)], head, by=officer)
    with pytest.raises(PermissionDenied):
        confirmed(waiting, by=head)


def test_nobody_takes_things_to_themselves(holder, officer, visit):
    with pytest.raises(ValidationError):
        proposed(holder, [("delegations", visit.ref)], officer, by=officer)


def test_nothing_leaves_the_office(holder, officer, reader, visit):
    with pytest.raises(ValidationError):
        proposed(holder, [("delegations", visit.ref)], reader, by=officer)


def test_a_colleague_hands_nothing_over(holder, successor, visit, cted):
    colleague = factories.person_of(cted, role="reviewer", clearance=1)
    with pytest.raises(PermissionDenied):
        proposed(holder, [("delegations", visit.ref)], successor, by=colleague)


def test_what_is_not_theirs_is_not_moved(holder, officer, head, successor, carana):
    elsewhere = visit_of(successor, carana)
    with pytest.raises(PermissionDenied):
        proposed(holder, [("delegations", elsewhere.ref)], head, by=officer)
    assert not HandOver.objects.exists()


def test_a_hand_over_is_answered_once(holder, officer, head, successor, visit):
    waiting = proposed(holder, [("delegations", visit.ref)], successor, by=officer)
    confirmed(waiting, by=head)
    with pytest.raises(AlreadySettled):
        confirmed(waiting, by=head)


def test_turning_down_leaves_everything_and_its_proposals(officer, head, successor):
    function = Function.objects.get(code="officer-cted")
    place = function.incumbencies.create(person=officer, begins_on="2020-01-01")
    place.refresh_from_db()
    waiting = proposed(officer, [("places", str(place.ref))], successor, by=head)
    with identity.as_person(head):
        actions.turn_down_hand_over(waiting, by=head)
    assert not PlaceProposal.objects.open().exists()
    assert [i.person for i in function.incumbencies.current()] == [officer]


def test_who_may_not_read_it_all_neither_confirms_nor_sees_it(
    holder, officer, successor, visit, cted, browser
):
    uncleared = factories.person_of(cted, role="head", clearance=0)
    waiting = proposed(holder, [("delegations", visit.ref)], successor, by=officer)
    with pytest.raises(PermissionDenied):
        confirmed(waiting, by=uncleared)
    client = browser(uncleared)
    assert client.get(waiting.get_absolute_url()).status_code == 404
    assert "Hand-over of" not in client.get("/").content.decode()
    page = client.get(f"/people/hand-over/?person={holder.login}").content.decode()
    assert visit.ref not in page
    assert visit.title not in page


def test_a_failure_on_the_way_moves_nothing(
    holder, officer, head, successor, visit, matrix
):
    things = [("delegations", visit.ref), ("matrices", matrix.code)]
    waiting = proposed(holder, things, successor, by=officer)
    matrix.approved_by, matrix.approved_at = successor, "2026-01-01T00:00Z"
    matrix.save()
    with pytest.raises(ValidationError):
        confirmed(waiting, by=head)
    assert delegates(visit, head) == {holder}
    assert HandOver.objects.get().is_open


def test_another_office_asks_in_vain(browser, reader, holder):
    address = f"/people/hand-over/?person={holder.login}"
    assert browser(reader).get(address).status_code == 404


def test_the_page_proposes_and_the_second_page_confirms(
    browser, holder, officer, head, successor, visit, matrix
):
    facts = {"successor": successor.login, "reason": "They leave us."}
    facts["matrices-recommendations"] = "stays"
    browser(officer).post(f"/people/hand-over/?person={holder.login}", facts)
    waiting = HandOver.objects.get()
    assert visit.title in browser(head).get(waiting.get_absolute_url()).content.decode()
    browser(head).post(f"{waiting.get_absolute_url()}confirm/")
    matrix.refresh_from_db()
    assert delegates(visit, head) == {successor}
    assert matrix.responsible == holder


def test_the_page_lets_each_thing_go_to_somebody_else(
    browser, officer, holder, successor, visit
):
    address = f"/people/hand-over/?person={holder.login}"
    page = browser(officer).get(address).content.decode()
    assert f'name="delegations-{visit.ref}"' in page
    assert f'value="{successor.login}"' in page


def test_a_clock_passes_to_who_is_reminded_from_now_on(
    holder, officer, head, successor, visit
):
    with identity.as_person(holder):
        clocks.start(visit, "agreement", by=holder, on=date(2026, 5, 4), until=JUNE)
    things = [("clocks", f"{visit.ref}-agreement")]
    confirmed(proposed(holder, things, successor, by=officer), by=head)
    with identity.as_person(successor):
        assert RunningClock.objects.get().kept_by == successor
