"""UNOCT's notices of its visits, and other bodies' missions."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ctportal.people.models import Entity
from visits import actions
from visits.models import ExternalMission, VisitNotice

SOON = timezone.localdate() + timedelta(days=40)
DAYS = {"begins_on": SOON, "ends_on": SOON + timedelta(days=2)}


@pytest.fixture
def notice(reader, carana, as_person):
    """UNOCT says that it will visit Carana."""
    with as_person(reader):
        return actions.give_notice(by=reader, state=carana, title="Airports", **DAYS)


def test_a_notice_reaches_cted_and_nobody_else(notice, holder, outsider, as_person):
    with as_person(holder):
        assert VisitNotice.objects.readable_by(holder).get() == notice
    with as_person(outsider):
        assert not VisitNotice.objects.readable_by(outsider).exists()


def test_a_notice_says_how_long_before_it_was_given(notice):
    assert notice.lead_days == 40


def test_only_unoct_gives_notice(holder, carana, as_person):
    with as_person(holder), pytest.raises(PermissionDenied):
        actions.give_notice(by=holder, state=carana, title="Airports", **DAYS)


def test_a_visit_called_off_is_not_happening(notice, reader, as_person):
    with as_person(reader):
        notices = VisitNotice.objects.readable_by(reader)
        assert notices.happening(SOON, SOON).exists()
        actions.call_off(notice, by=reader, on=timezone.localdate(), reason="Later.")
        assert not notices.happening(SOON, SOON).exists()


@pytest.mark.parametrize("is_told", [True, False])
def test_the_other_office_is_told_of_a_mission_if_one_says_so(
    holder, reader, carana, as_person, is_told
):
    cicte = Entity.objects.get(code="oas-cicte")
    facts = {"title": "Cargo", "body": cicte, **DAYS}
    with as_person(holder):
        actions.enter_mission(by=holder, state=carana, is_told=is_told, **facts)
    with as_person(reader):
        assert ExternalMission.objects.readable_by(reader).exists() == is_told
