"""Reports in other languages: read by who reads each passage, and nobody else."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.models import Section, TranslatedWords, Translation
from assessments.translations import reading
from assessments.translations.forms import PartForm
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import release
from tests import factories

from .conftest import typed

TEXT = "The posts are staffed.\n\nThe register is on paper."


@pytest.fixture
def section(holder, reader, assessment, as_person):
    with as_person(holder):
        made = actions.add_section(assessment, by=holder, title="Borders", text=TEXT)
        for part in (assessment, made):
            release(part, to=reader.entity, by=holder)
    return made


@pytest.fixture
def translated(holder, section, as_person):
    said = {("title", ""): "Fronteras", ("text", section.anchors[1]): "En papel."}
    with as_person(holder):
        actions.translate(section, by=holder, language="es", said=said)
    return section


@pytest.fixture
def ordered(holder, assessment, section, as_person):
    with as_person(holder):
        facts = {"language": "ar", "due_on": date(2026, 9, 1)}
        return actions.order_translation(assessment, by=holder, **facts)


def in_spanish(report, person):
    found = reading.side_by_side(report, "es", person)
    return [beside.words.text for beside in found if beside.words]


def test_its_history_says_that_a_section_was_translated(holder, translated, browser):
    page = browser(holder).get(translated.get_absolute_url()).content.decode()
    assert "Put into another language" in page


def test_who_translated_is_told_in_the_office_alone(
    holder, reader, section, as_person, browser
):
    said = {"said": {("title", ""): "Fronteras"}, "translator": "Spanish Section"}
    with as_person(holder):
        actions.translate(section, by=holder, language="es", **said)
    page = f"/assessments/{section.assessment.ref}/in/es/"
    assert "Spanish Section" in browser(holder).get(page).content.decode()
    told = browser(reader).get(page).content.decode()
    assert "Fronteras" in told
    assert "Spanish Section" not in told


def test_a_translation_is_read_by_who_reads_the_passage(
    reader, assessment, translated, as_person
):
    with as_person(reader):
        assert in_spanish(assessment, reader) == ["Fronteras", "En papel."]


def test_a_request_over_the_passage_is_one_over_its_translation(
    holder, reader, assessment, translated, as_person
):
    request = factories.ask_confidentiality([translated], by=holder)
    with as_person(reader):
        assert not TranslatedWords.objects.exists()
    factories.lift(request, by=holder)
    with as_person(reader):
        assert TranslatedWords.objects.count() == 2


def test_a_sealed_text_is_sealed_in_every_language(
    holder, reader, assessment, translated, as_person
):
    with as_person(holder):
        sealing.seal(translated, "text", by=holder)
        assert in_spanish(assessment, holder) == ["Fronteras", "En papel."]
    with as_person(reader):
        assert in_spanish(assessment, reader) == ["Fronteras"]


def test_what_is_sealed_is_translated_under_its_own_marking(
    holder, reader, assessment, section, as_person
):
    with as_person(holder):
        sealing.seal(section, "title", by=holder)
        said = {("title", ""): "Fronteras"}
        actions.translate(section, by=holder, language="es", said=said)
    with as_person(reader):
        assert not TranslatedWords.objects.exists()


def test_a_translation_goes_with_a_paragraph_set_apart(
    holder, reader, assessment, translated, as_person
):
    with as_person(holder):
        apart = actions.set_apart(translated, translated.anchors[1], by=holder)
    factories.ask_confidentiality([apart], by=holder)
    with as_person(reader):
        assert in_spanish(assessment, reader) == ["Fronteras"]


def test_a_translation_is_stale_once_the_original_changes(
    holder, assessment, translated, as_person
):
    with as_person(holder):
        words = TEXT.replace("on paper", "on paper cards")
        actions.change(translated, by=holder, text=words)
        found = reading.side_by_side(assessment, "es", holder)
    assert [b.is_stale for b in found if b.words] == [False, True]


def part_form(report, section, person, data=None):
    passages = reading.of_part(section, "es", report, person)
    return PartForm(data, passages=passages, language="es")


def test_what_another_wrote_meanwhile_is_not_written_over(
    holder, assessment, translated, as_person
):
    with as_person(holder):
        sent = typed(part_form(assessment, translated, holder), **{"words-1": "Todos."})
        said = {("title", ""): "Las fronteras"}
        actions.translate(translated, by=holder, language="es", said=said)
        form = part_form(assessment, translated, holder, sent)
        assert form.is_valid()
        assert list(form.said.values()) == ["Todos."]
        again = part_form(assessment, translated, holder, sent | {"words-0": "Lindes"})
        assert "Las fronteras" in str(again.errors["words-0"])


def test_a_stale_passage_is_current_again_only_when_somebody_says_so(
    holder, assessment, translated, as_person
):
    with as_person(holder):
        words = TEXT.replace("on paper", "on paper cards")
        actions.change(translated, by=holder, text=words)
        sent = typed(part_form(assessment, translated, holder), **{"words-1": "Sí."})
        for ticked, count in (({}, 1), ({"holds-2": "on"}, 2)):
            form = part_form(assessment, translated, holder, sent | ticked)
            assert form.is_valid()
            assert len(form.said) == count


def test_nobody_else_translates(reader, translated, as_person):
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.translate(translated, by=reader, language="fr", said={})


def test_its_processing_is_the_offices_own(
    browser, reader, holder, assessment, ordered
):
    assert ordered.word_count == 13
    assert browser(holder).get(ordered.get_absolute_url()).status_code == 200
    assert browser(reader).get(ordered.get_absolute_url()).status_code == 404
    page = browser(reader).get(f"/assessments/{assessment.ref}/translations/")
    assert ordered.ref not in page.content.decode()


def test_it_is_sent_received_and_checked_in_turn(browser, holder, ordered, as_person):
    client, url = browser(holder), f"{ordered.get_absolute_url()}edit/"
    typed = {"due_on": "2026-09-01", "word_count": "12", "version": "1"}
    page = client.post(url, typed | {"received_on": "2026-08-01"}).content.decode()
    assert "The step before it has to come first." in page
    client.post(url, typed | {"sent_on": "2026-07-01", "received_on": "2026-08-01"})
    with as_person(holder):
        assert Translation.objects.get().status == "received"


def test_checking_a_translation_checks_its_passages(
    holder, assessment, translated, as_person
):
    with as_person(holder):
        facts = {"language": "es", "due_on": date(2026, 9, 1)}
        made = actions.order_translation(assessment, by=holder, **facts)
        days = dict.fromkeys(["sent_on", "received_on", "checked_on"], date(2026, 8, 1))
        actions.change_translation(made, by=holder, **days)
        assert all(words.checked_at for words in TranslatedWords.objects.all())


def test_the_page_translates_a_part(browser, holder, assessment, section, as_person):
    client = browser(holder)
    beside = f"/assessments/{assessment.ref}/in/es/"
    client.post(
        f"{beside}{section.ref}/", {"words-0": "Fronteras", "words-2": "Papel."}
    )
    page = client.get(beside).content.decode()
    assert "Fronteras" in page
    assert "Papel." in page
    with as_person(holder):
        assert Section.objects.get(pk=section.pk).title == "Borders"


@pytest.mark.parametrize("status", ["due", "sent", "received", "checked", "overdue"])
def test_the_list_is_narrowed_down_by_status(browser, holder, ordered, status):
    page = browser(holder).get(f"/assessments/translations/?status={status}")
    assert (ordered.ref in page.content.decode()) == (status in ("due", "overdue"))


def test_calendars_show_when_one_is_due(browser, holder, ordered):
    page = browser(holder).get("/visits/calendar/?from=2026-09-01&until=2026-09-30")
    assert page.status_code == 200


def test_the_list_asks_no_more_for_more_rows(
    browser, holder, ordered, carana, as_person
):
    client, url = browser(holder), "/assessments/translations/"
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(4):
        report = factories.make_assessment(holder, state=carana, title=f"No. {number}")
        with as_person(holder):
            facts = {"language": "ru", "due_on": date(2026, 9, 1)}
            actions.order_translation(report, by=holder, **facts)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) <= len(few)


def test_machines_order_and_change_translations(browser, holder, assessment, section):
    client, url = browser(holder), "/api/v1/translations/"
    sent = {"report": assessment.ref, "language": "fr", "due_on": "2026-09-01"}
    made = client.post(url, sent, "application/json").json()
    changed = {"symbol": "S/AC.40/2026/1", "version": made["version"]}
    told = client.patch(f"{url}{made['ref']}/", changed, "application/json").json()
    assert told["symbol"] == "S/AC.40/2026/1"
    assert told["passages"][0]["text"] is None
    answer = client.get(f"{url}{made['ref']}/")
    assert section.ref in answer.wsgi_request.shown.refs
