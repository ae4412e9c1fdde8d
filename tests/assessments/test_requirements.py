"""Requirements of resolutions: entered, replaced and ended by those who keep them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments import actions as assessments
from assessments import requirements
from assessments.forms import FindingForm
from assessments.models import Requirement
from assessments.requirements import actions
from ctportal.reference.models import Resolution, Theme

from .. import factories

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=10)
WORDS = {"en": "Prosecute them", "fr": "Les poursuivre"}


@pytest.fixture
def freezing(db):
    return Requirement.objects.get(code="1373-1c")


@pytest.fixture
def resolution(db):
    return Resolution.objects.get(symbol="S/RES/2178 (2014)")


def entered(by, as_person, resolution, provision="6 (c)", **facts):
    said = {"names": WORDS, "begins_on": TODAY - timedelta(days=900)} | facts
    with as_person(by):
        return actions.begin(by=by, resolution=resolution, provision=provision, **said)


def replaced(former, by, as_person, **facts):
    said = {"names": WORDS, "begins_on": SOON} | facts
    with as_person(by):
        return actions.replace(former, by=by, **said)


def test_a_provision_is_entered_and_offered(reviewer, resolution, as_person):
    theme = Theme.objects.get(code="law-enforcement")
    made = entered(reviewer, as_person, resolution, theme=theme)
    assert (made.code, made.cited) == ("2178-6c", "S/RES/2178 (2014), 6 (c)")
    assert made in requirements.offered()
    assert not made.verified


def test_a_provision_has_one_wording_at_a_time(reviewer, resolution, as_person):
    entered(reviewer, as_person, resolution)
    with pytest.raises(ValidationError, match="entered already"):
        entered(reviewer, as_person, resolution)


@pytest.mark.parametrize("cited", ["6(c)", "6 (C)", "6c"])
def test_a_provision_is_the_same_however_it_is_spaced(
    reviewer, resolution, as_person, cited
):
    entered(reviewer, as_person, resolution)
    with pytest.raises(ValidationError, match="entered already"):
        entered(reviewer, as_person, resolution, provision=cited)


def test_its_wording_is_replaced_from_a_day(reviewer, freezing, as_person):
    later = replaced(freezing, reviewer, as_person)
    freezing.refresh_from_db()
    assert freezing.ends_on == SOON - timedelta(days=1)
    assert (later.begins_on, later.replaces) == (SOON, freezing)
    assert later.position == freezing.position
    assert later not in requirements.offered()


def test_a_finding_stays_with_the_words_it_was_about(
    committed, reviewer, freezing, holder, finding, as_person
):
    with as_person(holder):
        assessments.change(finding, by=holder, requirement=freezing)
    with connection.as_owner():
        Requirement.objects.filter(pk=freezing.pk).update(ends_on="2020-01-01")
    with as_person(holder), transaction.atomic():
        finding.refresh_from_db()
        form = FindingForm(instance=finding)
    assert finding.requirement == freezing
    assert freezing in form.fields["requirement"].queryset
    assert freezing not in FindingForm().fields["requirement"].queryset


def test_of_two_wordings_a_citation_means_the_one_in_force(
    reviewer, freezing, as_person
):
    replaced(freezing, reviewer, as_person)
    assert requirements.finder()(freezing.cited) == freezing


def test_what_is_to_come_is_taken_back(reviewer, freezing, as_person):
    later = replaced(freezing, reviewer, as_person)
    with as_person(reviewer):
        actions.take_back(later, by=reviewer)
    freezing.refresh_from_db()
    assert freezing.ends_on is None
    assert not Requirement.objects.filter(replaces=freezing).exists()


def test_what_has_begun_is_not_taken_back(reviewer, freezing, as_person):
    with as_person(reviewer), pytest.raises(ValidationError, match="has begun"):
        actions.take_back(freezing, by=reviewer)


def test_what_another_is_to_replace_is_taken_back_after_that(
    reviewer, freezing, as_person
):
    later = replaced(freezing, reviewer, as_person)
    last = replaced(later, reviewer, as_person, begins_on=SOON + timedelta(days=5))
    with as_person(reviewer):
        with pytest.raises(ValidationError, match="Take back first"):
            actions.take_back(later, by=reviewer)
        for wording in (last, later):
            actions.take_back(wording, by=reviewer)
    freezing.refresh_from_db()
    assert freezing.ends_on is None


def test_the_database_takes_no_wording_without_its_day(reviewer, freezing, as_person):
    begin = "SELECT begin_requirement('x', %s, %s, NULL, '1', NULL, false, %s)"
    facts = ['{"en": "Freeze"}', freezing.resolution_id, freezing.pk]
    with as_person(reviewer), pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(begin, facts)


def test_it_ends_from_a_day_to_come(reviewer, freezing, as_person):
    with as_person(reviewer):
        with pytest.raises(ValidationError, match="day to come"):
            actions.end(freezing, by=reviewer, begins_on=TODAY)
        actions.end(freezing, by=reviewer, begins_on=SOON)
        with pytest.raises(ValidationError, match="entered already"):
            actions.end(freezing, by=reviewer, begins_on=SOON)
    freezing.refresh_from_db()
    assert freezing.ends_on == SOON - timedelta(days=1)


def test_loading_again_leaves_what_was_said_in_the_portal(
    committed, reviewer, freezing, as_person
):
    with as_person(reviewer):
        actions.check(freezing, by=reviewer)
        actions.end(freezing, by=reviewer, begins_on=SOON)
    with connection.as_owner():
        requirements.load()
    freezing.refresh_from_db()
    assert freezing.verified
    assert freezing.ends_on == SOON - timedelta(days=1)


def test_others_change_nothing(holder, unoct, freezing, as_person):
    other = factories.person_of(unoct, role="reviewer", clearance=1)
    for person in (holder, other):
        with as_person(person), pytest.raises(PermissionDenied):
            actions.check(freezing, by=person)
        with as_person(person), pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute("SELECT check_requirement(%s)", [freezing.pk])


def test_everybody_reads_what_resolutions_ask(browser, outsider, freezing):
    client = browser(outsider)
    page = client.get(reverse("assessments:requirements")).content.decode()
    assert "Freeze without delay" in page
    assert "Enter a requirement" not in page
    page = client.get(freezing.get_absolute_url()).content.decode()
    assert "Congelar sin dilación" in page
    assert "Replace its wording" not in page


def test_one_is_entered_checked_and_ended_on_pages(browser, reviewer, resolution):
    client = browser(reviewer)
    typed = {"resolution": resolution.slug, "provision": "6 (c)", "name_en": "Try them"}
    typed |= {"begins_on": "2014-09-24", "name_ar": "محاكمتهم", "theme": ""}
    there = reverse("assessments:begin-requirement")
    page = client.post(there, typed, follow=True).content.decode()
    assert "محاكمتهم" in page
    code = {"args": ["2178-6c"]}
    client.post(reverse("assessments:check-requirement", **code))
    end = {"begins_on": SOON.isoformat()}
    client.post(reverse("assessments:end-requirement", **code), end)
    made = Requirement.objects.get(code="2178-6c")
    assert made.verified
    assert made.ends_on == SOON - timedelta(days=1)


def test_one_is_replaced_and_taken_back_on_pages(browser, reviewer, freezing):
    client, code = browser(reviewer), {"args": [freezing.code]}
    there = reverse("assessments:replace-requirement", **code)
    assert "Geler sans attendre" in client.get(there).content.decode()
    typed = {"begins_on": SOON.isoformat(), "name_en": "Freeze at once", "theme": ""}
    page = client.post(there, typed, follow=True).content.decode()
    assert "Freeze at once" in page
    later = Requirement.objects.get(replaces=freezing)
    client.post(reverse("assessments:take-back-requirement", args=[later.code]))
    assert not Requirement.objects.filter(pk=later.pk).exists()


def test_what_is_wrong_is_said_in_place(browser, reviewer, freezing):
    there = reverse("assessments:replace-requirement", args=[freezing.code])
    typed = {"begins_on": TODAY.isoformat(), "name_en": "Freeze", "theme": ""}
    assert "day to come" in browser(reviewer).post(there, typed).content.decode()


def test_the_list_asks_the_same_of_few_and_of_many(
    browser, reviewer, resolution, as_person
):
    client, there = browser(reviewer), reverse("assessments:requirements")
    client.get(there)
    with CaptureQueriesContext(connection) as of_few:
        client.get(there)
    for number in range(5):
        entered(reviewer, as_person, resolution, provision=f"30 ({number})")
    with CaptureQueriesContext(connection) as of_many:
        client.get(there)
    assert len(of_many) <= len(of_few)
