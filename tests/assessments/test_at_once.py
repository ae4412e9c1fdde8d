"""Two who change how the same thing goes on, at one moment."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments import actions, joining
from assessments.actions import corrigenda
from assessments.approvals import changing
from assessments.models import (
    Approval,
    ApprovalChange,
    Assessment,
    Recommendation,
    TranslatedWords,
)
from assessments.versions import reading
from ctportal.confidentiality import milestones, sealing
from ctportal.confidentiality.actions import release
from ctportal.confidentiality.identity import as_person
from ctportal.people.models import Entity
from ctportal.reference.models import State

from .. import factories
from ..turns import begun, both


@pytest.fixture
def officers(committed):
    cted = Entity.objects.get(code="cted")
    role = {"role": "assessment-officer", "clearance": 1}
    return [factories.person_of(cted, **role) for _each in range(2)]


@pytest.fixture
def state(officers):
    return State.objects.get(iso3="XAA")


def test_a_report_is_superseded_once(officers, state):
    first, second = officers
    facts = {"state": state, "type": "survey"}
    earlier, later = (factories.make_assessment(first, **facts) for _n in range(2))
    with as_person(first):
        actions.bring_to("adopted", earlier, by=first)

    def supersede(person):
        readable = Assessment.objects.readable_by(person).for_table()
        found = readable.in_bulk([earlier.pk, later.pk])
        return actions.supersede(found[earlier.pk], found[later.pk], by=person)

    done, refused = both(supersede, first, second)
    assert done.status == "superseded"
    assert isinstance(refused, ValidationError)
    assert "Only an adopted report" in refused.messages[0]


def test_a_recommendation_is_replaced_by_both(officers, state):
    earlier, *later = (
        factories.make_recommendation(officers[0], state=state) for _n in range(3)
    )
    replacing = dict(zip(officers, later, strict=True))

    def replace(person):
        old = Recommendation.objects.readable_by(person).get(pk=earlier.pk)
        facts = {"by": person, "kind": "replaces"}
        return actions.tie_to_earlier(replacing[person], old, **facts)

    assert all(tie.kind == "replaces" for tie in both(replace, *officers))
    with as_person(officers[0]), transaction.atomic():
        earlier.refresh_from_db()
    assert earlier.status == "superseded"


def test_what_the_committee_approves_begins_once(committed):
    cted = Entity.objects.get(code="cted")
    roles = ("head", "confidentiality-officer")
    deciders = [factories.person_of(cted, role=role, clearance=1) for role in roles]
    for days, person in enumerate(deciders, start=3):
        said = {"is_end": False, "source": "Committee", "reason": "It decided so."}
        said["begins_on"] = timezone.localdate() + timedelta(days=days)
        with as_person(person), transaction.atomic():
            changing.propose("survey", by=person, **said)

    def confirm(person):
        [change] = ApprovalChange.objects.open().exclude(proposed_by=person)
        return changing.confirm(change, by=person)

    # The one that begins earlier first: then the other changes nothing any more.
    done, refused = both(confirm, *reversed(deciders))
    assert done is None
    assert isinstance(refused, ValidationError)
    assert Approval.objects.filter(type="survey").count() == 1


@pytest.fixture
def in_translation(officers, state):
    """A report with its heading in Spanish, and the processing of that."""
    by = officers[0]
    report = factories.make_assessment(by, state=state)
    with as_person(by), transaction.atomic():
        section = actions.add_section(report, by=by, title="Borders")
        said = {("title", ""): "Fronteras"}
        actions.translate(section, by=by, language="es", said=said)
        facts = {"language": "es", "due_on": date(2026, 9, 1)}
        return section, actions.order_translation(report, by=by, **facts)


def test_words_written_while_a_translation_is_checked_are_not(officers, in_translation):
    translator, checker = officers
    section, ordered = in_translation
    days = dict.fromkeys(["sent_on", "received_on", "checked_on"], date(2026, 8, 1))

    def write_or_check(person):
        if person == checker:
            return actions.change_translation(ordered, by=person, **days)
        said = {("title", ""): "Las fronteras"}
        return actions.translate(section, by=person, language="es", said=said)

    both(write_or_check, translator, checker)
    with as_person(checker), transaction.atomic():
        words = TranslatedWords.objects.readable_by(checker).get()
    assert (words.text, words.checked_at) == ("Las fronteras", None)


@pytest.fixture
def changed_since(officers, state):
    """A report that its State has, one of its sections, and what was sent of it."""
    by = officers[0]
    report = factories.make_assessment(by, state=state)
    with as_person(by), transaction.atomic():
        section = actions.add_section(report, by=by, text="Two posts.")
        actions.bring_to("with-state", report, by=by)
        actions.change(again(section, by), by=by, text="Three posts.")
        return report, section, reading.versions_of(report, by)[-1]


def again(record, person):
    return type(record).objects.readable_by(person).for_table().get(pk=record.pk)


def test_a_corrigendum_says_what_its_version_keeps(
    officers, changed_since, monkeypatch
):
    officer, writer = officers
    report, section, sent = changed_since
    compare, written = corrigenda.changes, []

    def write(person):
        return actions.change(again(section, person), by=person, text="Four posts.")

    def compared(*versions):
        pairs = compare(*versions)
        written.append(begun(write, writer))
        return pairs

    monkeypatch.setattr(corrigenda, "changes", compared)
    with as_person(officer), transaction.atomic():
        made = actions.correct(again(report, officer), by=officer, corrects=sent)
        kept = [line.text for line in reading.lines_of(made.corrected, officer)]
        assert [words.text for words in made.words.all()] == ["Three posts."]
    assert "Three posts." in kept
    written[0]()


def test_who_seals_some_of_a_report_on_its_way_waits_for_it(
    officers, state, monkeypatch
):
    sender, sealer = officers
    report = factories.make_assessment(sender, state=state, text="Said.")
    with as_person(sender), transaction.atomic():
        until = milestones.ahead_of(report, sender)[f"{report.ref}:committee"]
        to = Entity.objects.get(code="unodc")
        release(report, to=to, by=sender, until=until)
        actions.bring_to("clearance", report, by=sender)
    ended = []

    def meanwhile(*_told, **_by):
        ended.append(begun(lambda by: sealing.seal(report, "text", by=by), sealer))

    monkeypatch.setattr(joining, "join", meanwhile)
    with as_person(sender), transaction.atomic():
        actions.bring_to("committee", report, by=sender)
    assert ended[0]().field == "text"
