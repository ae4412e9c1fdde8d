"""Holds stop the adoption; who placed one is for named functions and its member."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from ctportal.clearance.decisions import actions, holding, recording, standing
from ctportal.clearance.models import Decision, Hold, HoldMove
from ctportal.confidentiality import identity
from ctportal.correspondence.models import Letter
from ctportal.ledger.actions import note
from ctportal.ledger.history import history_of
from tests import factories


def place(decision, by, **said):
    with identity.as_person(by):
        return holding.place(decision, by=by, **said)


def known_to(person, decision):
    with identity.as_person(person):
        return holding.holds_of(decision, person)


def test_a_hold_stops_the_adoption_until_it_is_lifted(circulate, clock, member):
    decision = circulate()
    hold = place(decision, member)
    clock(hours=49)
    assert recording.record_all() == 0
    with identity.as_person(member):
        holding.lift(hold, by=member)
    assert recording.record_all() == 1


def test_a_hold_lifted_after_the_deadline_dates_the_adoption(
    circulate, clock, member, secretary
):
    decision = circulate()
    hold = place(decision, member)
    clock(hours=60)
    with identity.as_person(member):
        holding.lift(hold, by=member)
    with identity.as_person(secretary):
        actions.record_no_objection(decision, by=secretary)
        stored = Decision.objects.readable_by(secretary).get(pk=decision.pk)
    assert stored.decided_at > decision.deadline + timedelta(hours=11)


def test_who_holds_is_for_the_named_functions_and_the_member(
    circulate, holder, secretary, clerk, member, other_member
):
    decision = circulate()
    place(decision, member)
    knowing = [p for p in (secretary, member) if known_to(p, decision)]
    others = [p for p in (holder, clerk, other_member) if known_to(p, decision)]
    assert (knowing, others) == ([secretary, member], [])


def test_all_others_learn_that_it_is_on_hold_and_no_more(
    circulate, holder, clerk, member, other_member
):
    decision = circulate()
    for person in (holder, clerk, other_member):
        with identity.as_person(person):
            assert not standing.is_on_hold(decision)
    place(decision, member)
    for person in (holder, clerk, other_member):
        with identity.as_person(person):
            assert standing.is_on_hold(decision)
            assert "hold" not in " ".join(e.kind for e in history_of(decision))


def test_the_record_of_access_tells_the_auditor_of_no_hold(
    circulate, member, cted, browser
):
    place(circulate(), member)
    auditor = factories.person_of(cted, role="auditor")
    acts = browser(auditor).get("/ledger/acts/").content.decode()
    assert member.name not in acts
    assert "Hold" not in acts
    assert (
        "Hold placed" in browser(member).get("/account/access/acts/").content.decode()
    )


def test_a_hold_of_before_the_word_was_changed_is_told_to_no_auditor(
    member, cted, browser
):
    with identity.as_person(member):
        note("hold-placed", by=member)
    auditor = factories.person_of(cted, role="auditor")
    assert member.name not in browser(auditor).get("/ledger/acts/").content.decode()
    own = browser(member).get("/account/access/acts/").content.decode()
    assert "Hold placed" in own


def test_nobody_without_the_procedure_learns_of_a_hold(circulate, member, reader):
    decision = circulate()
    place(decision, member)
    with identity.as_person(reader):
        assert not standing.is_on_hold(decision)


def test_the_wall_alone_keeps_who_holds(circulate, clerk, holder, member, secretary):
    decision = circulate()
    place(decision, member)

    def counted(person):
        with identity.as_person(person):
            return Hold.objects.count(), HoldMove.objects.count()

    assert [counted(p) for p in (clerk, holder)] == [(0, 0), (0, 0)]
    assert [counted(p) for p in (member, secretary)] == [(1, 1), (1, 1)]


def test_the_wall_lets_nobody_hold_for_a_member(circulate, holder, clerk, member):
    decision = circulate()
    for person in (holder, clerk):
        refused = pytest.raises(DatabaseError)
        with identity.as_person(person), refused, transaction.atomic():
            Hold.objects.create(decision=decision, member=member.entity)


def test_the_wall_adopts_nothing_under_a_hold(circulate, clock, member, clerk):
    decision = circulate()
    place(decision, member)
    clock(hours=49)
    adopted = {"status": "adopted", "how": "no-objection", "decided_at": timezone.now()}
    refused = pytest.raises(DatabaseError, match="holds it")
    with identity.as_person(clerk), refused, transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**adopted)


def test_the_secretary_records_a_hold_by_its_letter(circulate, secretary, member):
    decision = circulate()
    place(decision, secretary, member=member.entity, said="NV 41")
    (hold,) = known_to(member, decision)
    assert hold.member == member.entity


def test_who_may_not_know_records_no_hold(circulate, clerk, member):
    with pytest.raises(PermissionDenied):
        place(circulate(), clerk, member=member.entity)


def test_a_hold_is_extended_by_a_further_note(circulate, secretary, member):
    decision = circulate()
    hold = place(decision, member, until=timezone.localdate())
    later = timezone.localdate() + timedelta(days=9)
    with identity.as_person(secretary):
        holding.extend(hold, by=secretary, until=later, said="NV 42")
    (hold,) = known_to(member, decision)
    assert hold.until == later
    assert [move.what for move in hold.moves.all()] == ["placed", "extended"]


def test_a_further_hold_follows_one_that_was_lifted(circulate, member):
    decision = circulate()
    hold = place(decision, member)
    with pytest.raises(ValidationError, match="extend"):
        place(decision, member)
    with identity.as_person(member):
        holding.lift(hold, by=member)
    place(decision, member)
    assert len(known_to(member, decision)) == 2


def test_a_hold_outlives_the_day_it_was_asked_for(circulate, clock, member):
    decision = circulate()
    place(decision, member, until=timezone.localdate())
    clock(days=9)
    assert recording.record_all() == 0


def test_silence_once_complete_is_not_broken(circulate, clock, member):
    decision = circulate()
    clock(hours=49)
    with pytest.raises(ValidationError, match="nobody objected"):
        place(decision, member)


def test_a_meeting_decides_over_a_hold(circulate, report, secretary, member):
    decision = circulate()
    place(decision, member)
    with identity.as_person(secretary):
        today = timezone.localdate()
        decided = actions.adopt_at_meeting(report, by=secretary, on=today)
        assert standing.status_of(decided).word == "adopted"


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_who_does_not_sit_for_a_member_lifts_no_hold(circulate, member, role):
    decision = circulate()
    hold = place(decision, member)
    other = factories.person_of(member.entity, role=role, clearance=1)
    with identity.as_person(other), pytest.raises(PermissionDenied):
        holding.lift(hold, by=other)
    with identity.as_person(other):
        assert standing.is_on_hold(decision)


def test_a_hold_recorded_puts_no_letter_before_the_office(
    circulate, secretary, clerk, member, browser
):
    decision = circulate()
    said = {"member": member.entity.code, "letter_number": "KTS/41"}
    said |= {"letter_on": timezone.localdate(), "said": "Asks for more time"}
    address = reverse("decisions:hold", args=[decision.ref])
    assert browser(secretary).post(address, said).status_code == 302
    with identity.as_person(clerk):
        assert not Letter.objects.readable_by(clerk).exists()
