"""Taking back: what is open is closed, what was given is asked for, and tracked."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from assessments.models import Recommendation
from ctportal.confidentiality.models import Release
from ctportal.ledger.actions import disclose
from sharing.packs.models import Copy
from sharing.withdrawal import actions, tracking
from sharing.withdrawal.models import NoticeAnswer, WithdrawalNotice

from ... import factories

MAY = date(2026, 5, 1)


def readable(model, person, as_person):
    with as_person(person):
        return list(model.objects.readable_by(person))


def test_taking_back_ends_releases_and_closes_copies(
    spread, withdraw, holder, reader, as_person
):
    withdraw(spread)
    assert readable(Recommendation, reader, as_person) == []
    with as_person(holder):
        assert not Copy.objects.readable_by(holder).filter(closed_at=None).exists()
        assert not Release.objects.filter(
            marking=spread.marking, withdrawn_at=None
        ).exists()


def test_each_organization_that_lost_something_has_a_notice(
    spread, withdraw, notices, unoct, outsider
):
    found = notices(withdraw(spread))
    assert set(found) == {unoct.code, outsider.entity.code}
    channels = {item["channel"] for item in found[unoct.code].material}
    assert channels == {"page", "api", "pack"}


def test_a_notice_names_reference_day_and_channel_and_no_more(
    spread, withdraw, notices, outsider
):
    notice = notices(withdraw(spread, reason="the State's letter"))[
        outsider.entity.code
    ]
    assert notice.material == [
        {"ref": spread.ref, "channel": "by-hand", "day": "2026-05-01"}
    ]
    for secret in (spread.title, "Carana", "letter"):
        assert secret not in notice.text


def test_a_notice_is_written_in_its_receivers_language(
    spread, mailbox, withdraw, notices, unoct
):
    notice = notices(withdraw(spread))[unoct.code]
    assert (notice.mailbox, notice.language) == (mailbox, "fr")


def test_what_the_state_was_given_stays_with_it(
    holder, carana, withdraw, notices, as_person
):
    mission = factories.EntityFactory(kind="mission", state=carana)
    envoy = factories.person_of(mission, clearance=1)
    kept = Release(entity=mission, basis="state")
    record = factories.make_recommendation(holder, state=carana, releases=[kept])
    show(record, envoy, as_person)
    assert notices(withdraw(record)) == {}
    assert readable(Recommendation, envoy, as_person) == [record]


def show(record, person, as_person):
    with as_person(person):
        disclose(by=person, channel="page", refs=[record.ref])


def test_under_a_request_the_releases_stand(
    spread, withdraw, notices, holder, as_person
):
    request = factories.ask_confidentiality([spread], by=holder)
    made = withdraw(spread, request=request)
    with as_person(holder):
        assert Release.objects.filter(
            marking=spread.marking, withdrawn_at=None
        ).exists()
    assert len(notices(made)) == 2


def test_only_keepers_of_the_originating_office_take_back(
    spread, reader, cted, as_person
):
    clerk = factories.person_of(cted, role="reader", clearance=1)
    for person in (reader, clerk):
        with as_person(person), pytest.raises(PermissionDenied):
            actions.withdraw([spread.marking], by=person, due_on=MAY)


def test_a_draft_is_not_its_receivers_to_read(spread, withdraw, reader, as_person):
    withdraw(spread)
    assert readable(WithdrawalNotice, reader, as_person) == []


def test_without_a_mailbox_a_notice_goes_by_hand(
    spread, withdraw, notices, outsider, holder, as_person
):
    notice = notices(withdraw(spread))[outsider.entity.code]
    with as_person(holder):
        with pytest.raises(PermissionDenied):
            actions.send(notice, by=holder)
        sent = actions.send_by_hand(notice, by=holder, sent_on=MAY)
    assert (sent.sent_on, sent.sent_by_hand) == (MAY, True)


def test_what_only_certain_functions_knew_of_goes_by_hand(
    spread, mailbox, withdraw, notices, unoct, holder, as_person
):
    notice = notices(withdraw(spread))[unoct.code]
    notice.material.append({"ref": "R-000000", "channel": "page", "day": "2026-05-01"})
    with as_person(holder), pytest.raises(PermissionDenied):
        actions.send(notice, by=holder)


@pytest.fixture
def sent(spread, mailbox, withdraw, notices, unoct, holder, as_person):
    """A notice in the outbox of the reader's office, and out of it."""
    notice = notices(withdraw(spread))[unoct.code]
    with as_person(holder):
        actions.send(notice, by=holder)
        WithdrawalNotice.objects.filter(pk=notice.pk).update(sent_on=MAY)
    return notice


def seen(notice, person, as_person):
    with as_person(person):
        found = WithdrawalNotice.objects.readable_by(person).for_table()
        return tracking.with_answers(found, person).get(pk=notice.pk)


def test_the_receivers_answer_is_a_record_of_their_own(
    sent, reader, holder, unoct, as_person
):
    with as_person(reader):
        said = actions.answer(
            seen(sent, reader, as_person),
            by=reader,
            answer="destroyed",
            answered_on=MAY,
            by_whom="Registry",
        )
    assert said.holder == unoct
    assert [a.by_whom for a in seen(sent, holder, as_person).heard] == ["Registry"]


def test_a_letters_answer_is_written_down_by_the_office_itself(
    sent, holder, cted, as_person
):
    with as_person(holder):
        said = actions.answer(
            seen(sent, holder, as_person), by=holder, answer="returned", answered_on=MAY
        )
    assert said.holder == cted


def test_nobody_else_answers(sent, outsider, as_person):
    with as_person(outsider), pytest.raises(PermissionDenied):
        actions.answer(sent, by=outsider, answer="returned", answered_on=MAY)
    assert readable(NoticeAnswer, outsider, as_person) == []


def test_a_notice_stands_where_its_latest_answer_put_it(
    sent, reader, holder, as_person
):
    assert tracking.standing_of(seen(sent, holder, as_person)).kind == "due"
    for answer, kind in (("acknowledged", "underway"), ("returned", "settled")):
        with as_person(reader):
            theirs = seen(sent, reader, as_person)
            actions.answer(theirs, by=reader, answer=answer, answered_on=MAY)
        assert tracking.standing_of(seen(sent, holder, as_person)).kind == kind
