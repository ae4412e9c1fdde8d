"""An overview or a survey goes to its State: by a letter, with days for comments."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import actions
from assessments.models import Assessment
from ctportal.correspondence.letters import numbering
from ctportal.correspondence.making import actions as making
from ctportal.correspondence.making import offers
from ctportal.correspondence.models import Letter, LetterTie, RunningClock

from .. import factories

TODAY, DAY = timezone.localdate(), timedelta(days=1)
JSON = "application/json"


@pytest.fixture
def in_clearance(holder, assessment, as_person):
    with as_person(holder):
        return actions.bring_to("clearance", assessment, by=holder)


@pytest.fixture
def page(in_clearance):
    return reverse("assessments:to-state", args=[in_clearance.ref])


def test_it_goes_by_a_letter_and_its_days_run_from_then(
    browser, holder, in_clearance, page, as_person
):
    client, on = browser(holder), TODAY - timedelta(days=2)
    assert page in client.get(in_clearance.get_absolute_url()).content.decode()
    sent = {"on": str(on), "letter_type": "note", "letter_number": "CTED 41"}
    assert client.post(page, sent | {"letter_on": str(on)}).status_code == 302
    with as_person(holder):
        in_clearance.refresh_from_db()
        clock = RunningClock.objects.get(record=in_clearance.marking)
        tie = LetterTie.objects.get(record=in_clearance.marking)
        letter = Letter.objects.readable_by(holder).for_table().get()
        number = numbering.number_of(letter, holder)
    assert in_clearance.status == "with-state"
    assert (clock.kind, clock.started_on) == ("comments", on)
    assert tie.role == LetterTie.Role.TRANSMISSION
    assert (letter.direction, letter.sent_on, number) == ("out", on, "CTED 41")


@pytest.mark.parametrize("named", ["letter", "letter_number"])
def test_the_letter_made_for_it_goes_out_with_it(
    browser, holder, in_clearance, page, as_person, named
):
    with as_person(holder):
        template = offers.named(in_clearance, "assessment-draft", holder)
        facts = {"language": "en", "until": TODAY + timedelta(days=30)}
        made = making.make(in_clearance, template, by=holder, **facts)
        number = numbering.number_of(made, holder)
    sent = {"on": str(TODAY), named: made.ref if named == "letter" else number}
    assert browser(holder).post(page, sent).status_code == 302
    with as_person(holder):
        letter = Letter.objects.readable_by(holder).get()
    assert (letter, letter.sent_on) == (made, TODAY)


def test_it_may_go_without_a_letter(browser, holder, in_clearance, page, as_person):
    browser(holder).post(page, {"on": str(TODAY)})
    with as_person(holder):
        assert RunningClock.objects.get().started_on == TODAY
        assert not Letter.objects.exists()


def test_it_does_not_go_on_a_day_to_come(browser, holder, in_clearance, page):
    sent = {"on": str(TODAY + timedelta(days=1))}
    refused = browser(holder).post(page, sent)
    assert "This day is still to come." in refused.content.decode()
    told = browser(holder).get(in_clearance.get_absolute_url()).content.decode()
    assert page in told


def test_what_is_not_on_its_way_is_sent_back(browser, holder, assessment):
    address = reverse("assessments:to-state", args=[assessment.ref])
    back = browser(holder).get(address)
    assert back.url == assessment.get_absolute_url()


def test_a_visits_report_goes_with_its_visit(browser, holder, carana, as_person):
    facts = {"state": carana, "type": Assessment.Type.FOCUSED}
    report = factories.make_assessment(holder, **facts)
    with as_person(holder):
        actions.bring_to("clearance", report, by=holder)
        actions.put_before_state(report, by=holder)
        assert not RunningClock.objects.exists()
        assert not offers.named(report, "assessment-draft", holder)


def test_machines_begin_the_days_too(browser, holder, in_clearance, as_person):
    address = f"/api/v1/assessments/{in_clearance.ref}/steps/"
    browser(holder).post(address, {"to": "with-state"}, JSON)
    with as_person(holder):
        assert RunningClock.objects.get().kind == "comments"


def test_machines_send_it_with_our_letter(browser, holder, in_clearance, as_person):
    address, on = f"/api/v1/assessments/{in_clearance.ref}/steps/", str(TODAY - DAY)
    sent = {"to": "with-state", "on": on, "letter_number": "CTED 42"}
    refused = browser(holder).post(address, sent | {"letter_direction": "in"}, JSON)
    assert refused.status_code == 400
    assert browser(holder).post(address, sent, JSON).status_code == 200
    with as_person(holder):
        letter = Letter.objects.readable_by(holder).get()
        assert RunningClock.objects.get().started_on == TODAY - DAY
    assert (letter.direction, letter.sent_on) == ("out", TODAY - DAY)


def test_its_letter_is_tied_though_no_days_run(browser, holder, carana, as_person):
    facts = {"state": carana, "type": Assessment.Type.FOCUSED}
    report = factories.make_assessment(holder, **facts)
    with as_person(holder):
        actions.bring_to("clearance", report, by=holder)
    sent = {"to": "with-state", "letter_number": "CTED 43"}
    browser(holder).post(f"/api/v1/assessments/{report.ref}/steps/", sent, JSON)
    with as_person(holder):
        assert not RunningClock.objects.exists()
        tied = LetterTie.objects.get(record=report.marking)
    assert tied.role == LetterTie.Role.TRANSMISSION


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Overview of Implementation Assessment of Carana"),
        ("fr", "Aperçu de l’application"),
        ("es", "Panorama de la aplicación"),
    ],
)
def test_its_letter_is_made(holder, in_clearance, as_person, language, said):
    with as_person(holder):
        template = offers.named(in_clearance, "assessment-draft", holder)
        until = TODAY + timedelta(days=30)
        facts = {"language": language, "until": until}
        letter = making.make(in_clearance, template, by=holder, **facts)
        assert letter.title.startswith(said)
