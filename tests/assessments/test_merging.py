"""Duplicates made one under the stricter marks, and taken apart exactly."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from assessments import actions
from assessments.models import Need, ProgressReport, Recommendation
from assessments.versions.reading import lines_of
from ctportal.confidentiality.actions import reclassify, release, say_consent
from ctportal.confidentiality.actions.markings import facts_of
from ctportal.confidentiality.audiences import consent_for
from ctportal.confidentiality.models import Marking
from ctportal.people.by_two import AlreadySettled
from ctportal.people.models import Clearance, Function, Incumbency
from tests import factories


@pytest.fixture
def kept(holder, reader, carana, as_person):
    made = factories.make_recommendation(holder, state=carana, title="Watch the ports")
    with as_person(holder):
        release(made, to=reader.entity, by=holder)
    return made


@pytest.fixture
def other(holder, reader, carana, as_person):
    """A duplicate with a need and a step reported; the reader has it too."""
    made = factories.make_recommendation(holder, state=carana, title="Watch all ports")
    with as_person(holder):
        release(made, to=reader.entity, by=holder)
        theme, day = made.theme, date(2026, 1, 5)
        needs = {"title": "Boats", "text": "Ten boats.", "theme": theme}
        actions.propose_need(made, by=holder, proposed_on=day, **needs)
        said = {"text": "Two ports are watched.", "letter_number": "NV 1"}
        actions.report_progress(made, by=holder, reported_on=day, **said)
    return made


@pytest.fixture
def merged(holder, kept, other, as_person):
    with as_person(holder):
        return actions.merge(kept, other, by=holder, reason="Told twice")


def test_what_hung_on_the_duplicate_hangs_on_the_kept_one(
    holder, merged, kept, as_person
):
    with as_person(holder):
        assert Need.objects.get().recommendation_id == kept.pk
        assert ProgressReport.objects.get().recommendation_id == kept.pk
        assert list(Recommendation.objects.readable_by(holder)) == [kept]


def test_the_page_of_the_duplicate_leads_to_the_kept_one(
    browser, reader, merged, kept, other
):
    answer = browser(reader).get(other.get_absolute_url())
    assert answer.url == kept.get_absolute_url()


def test_who_does_not_read_the_kept_one_finds_nothing_there(
    browser, reader, holder, merged, kept, other
):
    factories.ask_confidentiality([kept], by=holder)
    missing = browser(reader).get("/assessments/recommendations/R-000000/")
    answer = browser(reader).get(other.get_absolute_url())
    assert answer.status_code == missing.status_code == 404
    assert answer.content == missing.content


def test_machines_are_led_from_the_duplicate_to_the_kept_one(
    browser, reader, merged, kept, other
):
    client, api = browser(reader), "/api/v1/recommendations/"
    answer = client.get(f"{api}{other.ref}/")
    assert answer.status_code == 302
    assert answer.url.endswith(f"{api}{kept.ref}/")
    assert client.get(answer.url).json()["ref"] == kept.ref


def test_machines_that_do_not_read_the_kept_one_find_nothing_there(
    browser, reader, holder, merged, kept, other
):
    factories.ask_confidentiality([kept], by=holder)
    client, api = browser(reader), "/api/v1/recommendations/"
    missing, answer = client.get(f"{api}R-000000/"), client.get(f"{api}{other.ref}/")
    assert answer.status_code == missing.status_code == 404
    assert answer.content == missing.content


def test_the_schema_tells_of_records_that_were_merged(client, db):
    schema = client.get("/api/v1/schema/?format=json").json()["paths"]
    for kind in ("assessments", "findings", "recommendations", "needs"):
        answers = schema[f"/api/v1/{kind}/{{ref}}/"]["get"]["responses"]
        assert "302" in answers
        assert "200" in answers


@pytest.mark.parametrize("path", ["/assessments/recommendations/", "/portal/?q=ports"])
def test_lists_and_search_have_it_once(browser, holder, merged, kept, other, path):
    page = browser(holder).get(path).content.decode()
    assert kept.ref in page
    assert other.ref not in page


def test_the_request_over_either_is_over_the_kept_one(
    holder, reader, kept, other, as_person
):
    factories.ask_confidentiality([other], by=holder)
    with as_person(holder):
        actions.merge(kept, other, by=holder)
    with as_person(reader):
        assert not Recommendation.objects.readable_by(reader).exists()


def test_only_who_was_released_both_keeps_reading(
    holder, outsider, kept, other, as_person
):
    with as_person(holder):
        release(kept, to=outsider.entity, by=holder)
        actions.merge(kept, other, by=holder)
    with as_person(outsider):
        assert not Recommendation.objects.readable_by(outsider).exists()


def test_taking_them_apart_puts_all_back(holder, merged, kept, other, as_person):
    with as_person(holder):
        actions.unmerge(merged, by=holder)
        assert Need.objects.get().recommendation_id == other.pk
        assert ProgressReport.objects.get().recommendation_id == other.pk
        assert Recommendation.objects.readable_by(holder).count() == 2


def test_two_people_take_apart_what_more_would_read(
    holder, outsider, kept, other, as_person
):
    colleague = factories.person_of(holder.entity, role="head", clearance=1)
    with as_person(holder):
        release(kept, to=outsider.entity, by=holder)
        before = Marking.objects.get(pk=kept.pk).audience_id
        made = actions.merge(kept, other, by=holder)
        proposed = actions.unmerge(made, by=holder)
        with pytest.raises(PermissionDenied):
            actions.confirm_unmerging(proposed, by=holder)
    with as_person(colleague):
        actions.confirm_unmerging(proposed, by=colleague)
        assert Marking.objects.get(pk=kept.pk).audience_id == before
        with pytest.raises((AlreadySettled, PermissionDenied)):
            actions.confirm_unmerging(proposed, by=colleague)


def test_a_request_that_came_by_the_merge_goes_with_it(
    holder, reader, kept, other, as_person
):
    colleague = factories.person_of(holder.entity, role="head", clearance=1)
    factories.ask_confidentiality([other], by=holder)
    with as_person(holder):
        made = actions.merge(kept, other, by=holder)
        proposed = actions.unmerge(made, by=holder)
    with as_person(colleague):
        actions.confirm_unmerging(proposed, by=colleague)
    with as_person(reader):
        assert list(Recommendation.objects.readable_by(reader)) == [kept]


def confirmed(made, holder, as_person):
    """Taken apart by two people."""
    colleague = factories.person_of(holder.entity, role="head", clearance=1)
    with as_person(holder):
        proposed = actions.unmerge(made, by=holder)
    if proposed:
        with as_person(colleague):
            actions.confirm_unmerging(proposed, by=colleague)


def test_a_request_over_the_kept_one_stays_over_both(
    holder, reader, merged, kept, other, as_person
):
    factories.ask_confidentiality([kept], by=holder)
    confirmed(merged, holder, as_person)
    with as_person(reader):
        assert not Recommendation.objects.readable_by(reader).exists()


def test_a_request_comes_over_what_was_made_from_the_kept_one_too(
    holder, reader, kept, other, as_person
):
    with as_person(holder):
        facts = {"title": "Cars", "text": "Ten cars.", "theme": kept.theme}
        actions.propose_need(kept, by=holder, proposed_on=date(2026, 1, 5), **facts)
    factories.ask_confidentiality([other], by=holder)
    with as_person(holder):
        actions.merge(kept, other, by=holder)
    with as_person(reader):
        assert not Need.objects.readable_by(reader).exists()


def test_a_classification_raised_since_stays(holder, other, carana, as_person):
    first = {"state": carana, "classification": 0}
    kept = factories.make_recommendation(holder, **first)
    second = factories.person_of(holder.entity, role="head", clearance=2)
    Clearance.objects.filter(membership__person=holder).update(classification=2)
    named = Function.objects.create(code="deputy-cted", entity=holder.entity)
    for person in (holder, second):
        Incumbency.objects.create(function=named, person=person)
    with as_person(holder):
        reclassify(other, by=holder, classification=1, reason="Sources")
        made = actions.merge(kept, other, by=holder)
        kept.refresh_from_db()
        facts = {"classification": 2, "functions": [named]}
        reclassify(kept, by=holder, reason="Names", **facts)
    with as_person(holder):
        proposed = actions.unmerge(made, by=holder)
    with as_person(second):
        actions.confirm_unmerging(proposed, by=second)
        assert Marking.objects.get(pk=kept.pk).classified_as == 2


def test_what_the_state_said_since_stays(holder, kept, other, as_person):
    day = timezone.localdate()
    with as_person(holder):
        say_consent(other, by=holder, said_on=day, answer="partial")
        made = actions.merge(kept, other, by=holder)
        say_consent(kept, by=holder, said_on=day, answer="withheld")
    confirmed(made, holder, as_person)
    with as_person(holder):
        for marking in Marking.objects.filter(pk__in=[kept.pk, other.pk]):
            assert marking.consents.order_by("pk").last().answer == "withheld"


def test_the_stricter_answer_for_a_class_of_readers_stays(
    holder, kept, other, as_person
):
    colleague = factories.person_of(holder.entity, role="head", clearance=1)
    day = timezone.localdate()
    with as_person(holder):
        say_consent(kept, by=holder, said_on=day, readers="un", answer="withheld")
        say_consent(other, by=holder, said_on=day, answer="partial")
        made = actions.merge(kept, other, by=holder)
        assert un_consent(kept) == "withheld"
        proposed = actions.unmerge(made, by=holder)
    with as_person(colleague):
        actions.confirm_unmerging(proposed, by=colleague)
        assert un_consent(kept) == "withheld"


def un_consent(record):
    return consent_for(facts_of([record.pk])[record.pk], "un")


def test_the_latest_merge_is_taken_apart_first(holder, merged, kept, carana, as_person):
    third = factories.make_recommendation(holder, state=carana, title="Watch ports")
    with as_person(holder):
        actions.merge(third, kept, by=holder)
        assert actions.kept_instead(Recommendation, merged.merged.ref, holder) == third
        with pytest.raises(ValidationError):
            actions.unmerge(merged, by=holder)


def test_what_was_merged_meanwhile_is_not_merged_back(
    holder, merged, kept, other, as_person
):
    with as_person(holder), pytest.raises(ValidationError):
        actions.merge(other, kept, by=holder)


def test_a_later_version_holds_no_duplicate(holder, carana, as_person):
    report = factories.make_assessment(holder, state=carana)
    facts = {"state": carana, "assessment": report}
    kept, other = (
        factories.make_recommendation(holder, title=title, **facts)
        for title in ("Watch the ports", "Watch all ports")
    )
    with as_person(holder):
        actions.merge(kept, other, by=holder)
        lines = lines_of(actions.keep(report, by=holder), holder)
    assert "Watch all ports" not in [line.text for line in lines]


def test_only_records_that_are_alike_are_made_one(
    holder, kept, katasi, finding, as_person
):
    elsewhere = factories.make_recommendation(holder, state=katasi)
    with as_person(holder):
        for wrong in (kept, elsewhere, finding):
            with pytest.raises(ValidationError):
                actions.merge(kept, wrong, by=holder)


def test_a_report_with_a_text_is_superseded_and_not_merged(
    holder, carana, assessment, as_person
):
    other = factories.make_assessment(holder, state=carana)
    with as_person(holder):
        actions.add_section(other, by=holder, title="One", text="Two.")
        with pytest.raises(ValidationError):
            actions.merge(assessment, other, by=holder)


def test_the_page_shows_first_what_a_merge_would_do(browser, holder, kept, other):
    client, url = browser(holder), f"/assessments/merging/{kept.ref}/"
    page = client.get(url, {"other": other.ref}).content.decode()
    assert "What it would do" in page
    done = client.post(url, {"other": other.ref, "reason": "Twice"}, follow=True)
    assert "Take them apart" in done.content.decode()


def test_the_page_says_what_would_go_along(
    browser, holder, kept, other, carana, as_person
):
    earlier = factories.make_recommendation(holder, state=carana, title="Watch one")
    with as_person(holder):
        actions.tie_to_earlier(other, earlier, by=holder, kind="revises")
    url = f"/assessments/merging/{kept.ref}/"
    page = browser(holder).get(url, {"other": other.ref}).content.decode()
    for sort in ("Need: 1", "ties to other records: 1"):
        assert sort in page


def test_a_second_person_is_asked_on_the_first_page_and_answers(
    browser, holder, kept, other, as_person
):
    colleague = factories.person_of(holder.entity, role="head", clearance=1)
    factories.ask_confidentiality([other], by=holder)
    with as_person(holder):
        made = actions.merge(kept, other, by=holder)
        actions.unmerge(made, by=holder)
    client = browser(colleague)
    assert "Take two merged records apart" in client.get("/").content.decode()
    undo = f"{made.get_absolute_url()}undo/"
    assert (
        "They stay one." in client.post(undo, {"stay": 1}, follow=True).content.decode()
    )


def test_machines_merge_and_undo(browser, holder, kept, other):
    client = browser(holder)
    sent = {"kept": kept.ref, "other": other.ref}
    made = client.post("/api/v1/merges/", sent, "application/json").json()
    assert made["merged"] == other.ref
    told = client.post(f"/api/v1/merges/{made['ref']}/undo/").json()
    assert told["undone_at"]
