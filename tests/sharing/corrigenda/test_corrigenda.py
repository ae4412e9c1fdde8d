"""Corrigenda: exactly those who have what was wrong are told, of what they have."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from assessments import actions as assessing
from assessments.versions.reading import versions_of
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import release
from ctportal.correspondence import transmissions
from ctportal.ledger.actions import disclose
from ctportal.people.models import Membership
from sharing.corrigenda import actions, reading
from sharing.corrigenda.models import CorrigendumNotice
from sharing.corrigenda.outbox import OUTBOX

from ... import factories
from .conftest import BETTER, TEXT, issue, notices_of


def test_exactly_those_who_have_the_passage_are_told(holder, reader, issued, as_person):
    [notice] = notices_of(issued, holder, as_person)
    assert notice.entity == reader.entity


def test_nobody_else_learns_that_something_was_corrected(
    holder, outsider, issued, seen, as_person
):
    with as_person(outsider):
        steps = [version.step for version in versions_of(seen, outsider)]
        assert "corrected" not in steps


def test_who_is_told_has_the_corrected_version_too(
    holder, reader, issued, seen, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    with as_person(holder):
        actions.send(notice, by=holder)
    with as_person(reader):
        assert [v.step for v in versions_of(seen, reader)][-1] == "corrected"


def test_a_notice_does_not_take_along_what_was_lost_since(
    browser, holder, issued, section, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    factories.ask_confidentiality([section], by=holder)
    with as_person(holder):
        with pytest.raises(PermissionDenied):
            actions.send(notice, by=holder)
        day = {"sent_on": timezone.localdate()}
        with pytest.raises(PermissionDenied):
            actions.send_by_hand(notice, by=holder, **day)
    document = browser(holder).get(f"{notice.get_absolute_url()}document/")
    assert document.status_code in (403, 404)


def test_a_corrigendum_of_which_nothing_is_read_is_not_there(
    browser, holder, reader, issued, section, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    with as_person(holder):
        actions.send(notice, by=holder)
    factories.ask_confidentiality([section], by=holder)
    for record in (issued, notice):
        assert browser(reader).get(record.get_absolute_url()).status_code == 404


def test_who_may_no_longer_read_it_is_not_told(
    holder, seen, section, mailbox, as_person
):
    factories.ask_confidentiality([section], by=holder)
    made = issue(seen, section, holder, as_person)
    assert notices_of(made, holder, as_person) == []


def test_its_receiver_reads_what_was_and_what_is(
    holder, reader, issued, as_person, browser
):
    [notice] = notices_of(issued, holder, as_person)
    assert browser(reader).get(notice.get_absolute_url()).status_code == 404
    with as_person(holder):
        actions.send(notice, by=holder)
    page = browser(reader).get(notice.get_absolute_url()).content.decode()
    assert "The register is on paper." in page
    assert "<ins>kept" in page
    assert "Corr.1" in page


def test_a_later_request_covers_the_corrigendum_too(
    holder, reader, issued, section, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    with as_person(holder):
        actions.send(notice, by=holder)
    factories.ask_confidentiality([section], by=holder)
    with as_person(reader):
        assert reading.corrections(issued, reader) == []


def test_who_loses_the_report_finds_its_notices_no_more(
    browser, holder, reader, issued, seen, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    with as_person(holder):
        actions.send(notice, by=holder)
    factories.ask_confidentiality([seen], by=holder)
    assert browser(reader).get(notice.get_absolute_url()).status_code == 404


def test_the_next_one_to_the_same_office_is_corr_2(
    holder, issued, seen, section, as_person
):
    [first] = notices_of(issued, holder, as_person)
    with as_person(holder):
        actions.send_by_hand(first, by=holder, sent_on=timezone.localdate())
        section.refresh_from_db()
    again = issue(seen, section, holder, as_person, text=BETTER + "\n\nAnd one more.")
    [second] = notices_of(again, holder, as_person)
    with as_person(holder):
        sent = actions.send_by_hand(second, by=holder, sent_on=timezone.localdate())
    assert (str(first), str(sent)) == ("Corr.1", "Corr.2")


def test_who_was_handed_it_outside_the_portal_is_told_by_hand(
    holder, seen, section, outsider, mailbox, as_person
):
    to = {"means": "by-hand", "entity": outsider.entity}
    with as_person(holder):
        day = timezone.localdate()
        transmissions.write_down([section.marking], by=holder, sent_on=day, **to)
    made = issue(seen, section, holder, as_person)
    told = {n.entity: n.mailbox for n in notices_of(made, holder, as_person)}
    assert told[outsider.entity] is None


def test_what_was_sealed_since_is_not_handed_over(
    holder, seen, section, outsider, mailbox, as_person
):
    to = {"means": "by-hand", "entity": outsider.entity}
    with as_person(holder):
        day = timezone.localdate()
        transmissions.write_down([section.marking], by=holder, sent_on=day, **to)
        assessing.change(section, by=holder, text=BETTER)
        sealing.seal(section, "text", by=holder)
        since = versions_of(seen, holder)[-1]
        made = actions.issue(seen, by=holder, corrects=since)
    assert notices_of(made, holder, as_person) == []


def test_an_office_is_told_when_the_one_who_read_it_has_left(
    holder, reader, seen, section, mailbox, as_person
):
    Membership.objects.filter(person=reader).update(ends_on=date(2026, 1, 1))
    made = issue(seen, section, holder, as_person)
    assert [n.entity for n in notices_of(made, holder, as_person)] == [mailbox.entity]


def test_it_is_sent_once(holder, issued, as_person):
    [notice] = notices_of(issued, holder, as_person)
    with as_person(holder):
        actions.send(notice, by=holder)
        with pytest.raises(PermissionDenied):
            actions.send(notice, by=holder)


def test_what_has_not_changed_is_not_corrected(holder, seen, section, as_person):
    with as_person(holder):
        since = versions_of(seen, holder)[-1]
        with pytest.raises(ValidationError):
            actions.issue(seen, by=holder, corrects=since)


def test_a_draft_is_changed_and_not_corrected(holder, carana, as_person):
    draft = factories.make_assessment(holder, state=carana)
    with as_person(holder):
        kept = assessing.keep(draft, by=holder)
        assessing.change(draft, by=holder, title="Another title")
        with pytest.raises(ValidationError):
            assessing.correct(draft, by=holder, corrects=kept)


def test_the_pages_show_who_is_told_and_issue_it(
    browser, holder, reader, seen, section, mailbox, as_person
):
    with as_person(holder):
        assessing.change(section, by=holder, text=BETTER)
        since = versions_of(seen, holder)[-1]
    client, url = browser(holder), f"/assessments/corrigenda/of/{seen.ref}/"
    preview = client.get(url, {"corrects": since.ref}).content.decode()
    assert reader.entity.name in preview
    issued = client.post(url, {"corrects": since.ref}, follow=True)
    assert "It was" in issued.content.decode()
    with as_person(holder):
        notice = CorrigendumNotice.objects.get()
    document = client.get(f"{notice.get_absolute_url()}document/")
    assert b"".join(document.streaming_content).startswith(b"PK")


def test_machines_issue_and_read_corrigenda(browser, holder, seen, section, as_person):
    with as_person(holder):
        assessing.change(section, by=holder, text=BETTER)
        since = versions_of(seen, holder)[-1]
    client = browser(holder)
    sent = {"report": seen.ref, "corrects": since.ref}
    made = client.post("/api/v1/corrigenda/", sent, "application/json").json()
    told = client.get(f"/api/v1/corrigenda/{made['ref']}/").json()
    assert told["corrections"][0]["was"] == "The register is on paper."


@pytest.fixture
def queued(committed, holder, reader, mailbox, carana, as_person):
    """A notice that waits to be mailed, really committed."""
    with transaction.atomic(), as_person(holder):
        report = factories.make_assessment(holder, state=carana)
        assessing.bring_to("committee", report, by=holder)
        release(report, to=reader.entity, by=holder)
        section = assessing.add_section(report, by=holder, title="B", text=TEXT)
        since = assessing.keep(report, by=holder)
    with transaction.atomic(), as_person(reader):
        disclose(by=reader, channel="page", refs=[report.ref, section.ref])
    with transaction.atomic(), as_person(holder):
        assessing.change(section, by=holder, text=BETTER)
        made = actions.issue(report, by=holder, corrects=since)
        return actions.send(made.notices.get(), by=holder)


def test_a_notice_is_mailed_once_and_names_no_passage(queued, mailbox):
    assert (OUTBOX.empty(), OUTBOX.empty()) == (1, 0)
    [sent] = mail.outbox
    assert sent.to == [mailbox.email]
    assert sent.extra_headers["Message-ID"] == queued.message_id
    assert "register" not in sent.body
