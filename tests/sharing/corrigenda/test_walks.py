"""Corrigenda where something else happens to the report or to who has it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Assessment
from assessments.versions.reading import versions_of
from ctportal.confidentiality.actions import release
from ctportal.correspondence.letters import actions as letters
from ctportal.people.models import Membership, Person
from ctportal.reference.models import Theme
from sharing.corrigenda import actions
from sharing.corrigenda.whom import Whom
from sharing.packs import actions as packs
from visits import actions as visiting
from visits import results

from ... import factories
from ...visits.conftest import days_ago
from .conftest import BETTER, TEXT, issue, notices_of
from .test_by_letter import TOOK


@pytest.fixture
def regional(holder, carana, katasi, as_person):
    """The two reports of one visit to Carana and Katasi, with their States."""
    days = {"begins_on": days_ago(50), "ends_on": days_ago(46)}
    kind = {"title": "A regional visit", "type": "focused", "mode": "on-site"}
    with as_person(holder):
        visit = visiting.put_on_list(
            by=holder, state=carana, further_states=[katasi], **kind, **days
        )
        type(visit).objects.filter(pk=visit.pk).update(commented_from=days_ago(10))
        reports = list(results.reports_of(visit, holder))
        for report in reports:
            section = assessing.add_section(report, by=holder, title="B", text=TEXT)
            assessing.bring_to("committee", report, by=holder)
            report.section = section
        return visit, reports


@pytest.mark.parametrize("sent_on", [days_ago(5), days_ago(20)])
def test_of_several_states_the_one_whose_report_it_is_is_told(
    regional, holder, carana, katasi, as_person, sent_on
):
    visit, [_first, second] = regional
    with as_person(holder):
        for state in (carana, katasi):
            out = {"direction": "out", "sent_on": sent_on, "state": state}
            made = letters.register(by=holder, **out)
            letters.tie(made, visit, TOOK, by=holder)
    issued = issue(second, second.section, holder, as_person)
    told = {notice.whom for notice in notices_of(issued, holder, as_person)}
    # Before the draft went out, the letter was of the preliminary assessment.
    assert told == ({Whom(state=katasi)} if sent_on == days_ago(5) else set())


def test_an_office_is_told_when_the_account_that_read_it_is_closed(
    holder, reader, seen, section, mailbox, as_person
):
    Person.objects.filter(pk=reader.pk).update(is_active=False)
    made = issue(seen, section, holder, as_person)
    assert [n.entity for n in notices_of(made, holder, as_person)] == [mailbox.entity]


def test_the_office_of_who_left_is_told_of_what_their_pack_held(
    holder, reader, report, section, carana, mailbox, as_person
):
    facts = {"title": "Briefing", "sections": ["reports"], "classification": 1}
    with as_person(holder):
        release(section, to=reader.entity, by=holder)
        pack = packs.open_pack(by=holder, reader=reader, state=carana, **facts)
        packs.make_copy(pack, by=holder, file_format="docx", token=uuid4())
    Membership.objects.filter(person=reader).update(ends_on=days_ago(1))
    made = issue(report, section, holder, as_person)
    assert [n.entity for n in notices_of(made, holder, as_person)] == [mailbox.entity]


def test_it_goes_by_hand_once_its_mailbox_is_closed(
    browser, holder, issued, mailbox, as_person
):
    Person.objects.filter(pk=mailbox.pk).update(is_active=False)
    [notice] = notices_of(issued, holder, as_person)
    page = browser(holder).get(notice.get_absolute_url()).text
    assert f"{notice.get_absolute_url()}send/" not in page
    with as_person(holder):
        with pytest.raises(PermissionDenied):
            actions.send(notice, by=holder)
        sent = actions.send_by_hand(notice, by=holder, sent_on=timezone.localdate())
    assert sent.sent_by_hand


@pytest.fixture
def twice(holder, issued, seen, section, as_person):
    """Two corrigenda that wait for the same office, the second of the first."""
    with as_person(holder):
        section.refresh_from_db()
    again = issue(seen, section, holder, as_person, text=BETTER + " And dated.")
    return [
        *notices_of(issued, holder, as_person),
        *notices_of(again, holder, as_person),
    ]


def test_a_corrigendum_of_a_corrigendum_waits_for_it(browser, holder, twice, as_person):
    first, second = twice
    day = {"sent_on": timezone.localdate()}
    assert first.ref in browser(holder).get(second.get_absolute_url()).text
    with as_person(holder):
        with pytest.raises(PermissionDenied):
            actions.send_by_hand(second, by=holder, **day)
        for notice in twice:
            actions.send_by_hand(notice, by=holder, **day)
    assert [str(notice) for notice in twice] == ["Corr.1", "Corr.2"]


def test_one_of_which_nothing_is_left_keeps_no_later_one_back(
    browser, holder, reader, seen, section, mailbox, as_person
):
    with as_person(holder):
        other = assessing.add_section(seen, by=holder, title="Vaults", text="Shut.")
        release(other, to=reader.entity, by=holder)
        assessing.keep(seen, by=holder)
    browser(reader).get(seen.get_absolute_url())
    issue(seen, section, holder, as_person)
    later = issue(seen, other, holder, as_person, text="Open.")
    factories.ask_confidentiality([section], by=holder)
    [notice] = notices_of(later, holder, as_person)
    with as_person(holder):
        assert actions.send(notice, by=holder).queued_at


def test_a_corrigendum_waits_on_while_its_report_is_superseded(
    browser, holder, reader, issued, seen, carana, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    adopted = factories.adopt(seen, by=holder)
    later = factories.make_assessment(holder, state=carana, as_of=days_ago(0))
    with as_person(holder):
        assessing.supersede(adopted, later, by=holder)
        actions.send(notice, by=holder)
    page = browser(reader).get(notice.get_absolute_url()).text
    assert "<ins>kept" in page
    assert "Superseded" in page
    assert later.ref not in page


@pytest.fixture
def duplicates(holder, reader, outsider, seen, browser, as_person):
    """Two recommendations of the report; the outsider's office has the other alone."""
    with as_person(holder):
        kept, other = (
            assessing.add_recommendation(
                seen,
                by=holder,
                title=title,
                text=f"{title}.",
                theme=Theme.objects.first(),
                needs_assistance=False,
            )
            for title in ("Watch the ports", "Watch all ports")
        )
        assessing.keep(seen, by=holder)
    return kept, other


def test_a_merge_taken_apart_leaves_the_corrigendum_as_it_was(
    browser, holder, outsider, seen, duplicates, as_person
):
    kept, other = duplicates
    with as_person(holder):
        for record, person in ((kept, "Ms A. Vale"), (other, "Mr B. Ost")):
            letter = letters.register(
                by=holder,
                direction="out",
                sent_on=timezone.localdate(),
                person=person,
            )
            letters.tie(letter, record, TOOK, by=holder)
        merge = assessing.merge(kept, other, by=holder)
        kept = type(kept).objects.readable_by(holder).for_table().get(pk=kept.pk)
        since = versions_of(seen, holder)[-1]
        assessing.change(kept, by=holder, text="Watch five ports.")
        report = Assessment.objects.readable_by(holder).for_table().get(pk=seen.pk)
        made = actions.issue(report, by=holder, corrects=since)
        before = {n.person: n.parts for n in made.notices.readable_by(holder)}
        assessing.unmerge(merge, by=holder)
        after = list(made.notices.readable_by(holder).for_table())
        told = {n.person: actions.parts_of(n, by=holder) for n in after}
    assert before["Ms A. Vale"] == [kept.ref]
    assert told["Ms A. Vale"] == [kept.ref]
    assert told.get("Mr B. Ost", []) == []
