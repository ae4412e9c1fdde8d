"""Invitations of one office by the other, and what they say."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from ctportal.confidentiality import identity
from ctportal.confidentiality.actions import CONFIDENTIAL
from sharing.portal.models import SearchEntry
from tests import factories
from visits import actions, awaiting, coincidences
from visits.models import Invitation, InvitationAnswer

from .conftest import days_ago

SOON = timezone.localdate() + timedelta(days=40)


@pytest.fixture
def invitation(agreed, holder, unoct, as_person):
    with as_person(holder):
        return actions.invite(agreed, by=holder, invited=unoct, sent_on=days_ago(55))


@pytest.fixture
def notice(reader, carana, as_person):
    """UNOCT says that it will visit Carana in forty days."""
    days = {"begins_on": SOON, "ends_on": SOON}
    with as_person(reader):
        return actions.give_notice(by=reader, state=carana, title="Airports", **days)


def test_an_invitation_tells_of_no_visit_before_its_agreement(
    visit, holder, unoct, as_person
):
    with as_person(holder), pytest.raises(ValidationError):
        actions.invite(visit, by=holder, invited=unoct, sent_on=days_ago(1))


def test_the_office_that_is_asked_answers(invitation, holder, reader, as_person):
    with as_person(reader):
        found = Invitation.objects.readable_by(reader).get()
        actions.answer_invitation(
            found, by=reader, takes_part=False, reason="No funds.", answered_on=SOON
        )
    with as_person(holder):
        answer = InvitationAnswer.objects.readable_by(holder).get()
        assert (answer.holder, answer.reason) == (reader.entity, "No funds.")


def test_it_is_answered_once(invitation, reader, as_person):
    said = {"takes_part": True, "answered_on": days_ago(1)}
    with as_person(reader):
        actions.answer_invitation(invitation, by=reader, **said)
        with pytest.raises(ValidationError):
            actions.answer_invitation(invitation, by=reader, **said)


def test_who_declines_says_why(invitation, reader, as_person):
    with as_person(reader), pytest.raises(ValidationError):
        actions.answer_invitation(
            invitation, by=reader, takes_part=False, answered_on=SOON
        )


def test_nobody_answers_for_another_office(invitation, holder, as_person):
    with as_person(holder), pytest.raises(PermissionDenied):
        actions.answer_invitation(
            invitation, by=holder, takes_part=True, answered_on=SOON
        )


def test_it_goes_out_of_sight_with_its_visit(invitation, holder, reader, agreed):
    factories.ask_confidentiality([agreed], by=holder, state=agreed.marking.state)
    with identity.as_person(reader):
        assert not Invitation.objects.readable_by(reader).exists()
        for entries in (SearchEntry.objects, SearchEntry.objects.readable_by(reader)):
            assert not entries.filter(kind="invitation").exists()


def test_unoct_invites_cted_to_its_own_visit(notice, holder, reader, as_person):
    with as_person(reader):
        actions.invite(notice, by=reader, invited=holder.entity, sent_on=days_ago(1))
    with as_person(holder):
        assert list(awaiting.invitations(holder))


# --- Visits that come near one another ------------------------------------------------


def test_cted_is_told_of_a_notice_for_a_state_it_visited_lately(
    agreed, notice, holder, outsider
):
    with identity.as_person(holder):
        assert [w.record for w in awaiting.notices_in_the_window(holder)] == [notice]
    with identity.as_person(outsider):
        assert list(awaiting.notices_in_the_window(outsider)) == []


def test_only_the_holder_of_a_hidden_visit_learns_that_another_is_near(
    visit, notice, holder, reader, as_person
):
    with as_person(holder):
        days = {"begins_on": SOON, "ends_on": SOON + timedelta(days=4)}
        visit = actions.change(visit, by=holder, **days)
        near = coincidences.near(visit, holder)
        assert [(one.record.pk, one.is_clash) for one in near] == [(notice.pk, True)]
    with as_person(reader):
        assert coincidences.near(notice, reader) == []


def test_both_learn_of_it_once_the_visit_is_known(
    visit, notice, holder, reader, as_person
):
    with as_person(holder):
        days = {"begins_on": SOON, "ends_on": SOON + timedelta(days=4)}
        actions.change(visit, by=holder, **days)
        actions.agree(visit, by=holder, on=days_ago(1))
    with as_person(reader):
        assert [one.record.pk for one in coincidences.near(notice, reader)] == [
            visit.pk
        ]


def test_an_invitation_is_as_confidential_as_its_visit(invitation):
    assert invitation.classification == CONFIDENTIAL
