"""Mission reports, and the consultation of both offices after a visit."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.models import Need
from ctportal.confidentiality import identity
from ctportal.confidentiality.actions import cover, reclassify
from ctportal.reference.models import Theme
from projects.ideas import from_area
from tests import factories
from visits import actions
from visits.models import AreaOutcome, Consultation, MissionReport


@pytest.fixture
def report(agreed, holder, as_person):
    with as_person(holder):
        return actions.begin_report(agreed, by=holder, title="Mission report")


@pytest.fixture
def consultation(agreed, holder, as_person):
    with as_person(holder):
        return actions.call_consultation(agreed, by=holder)


@pytest.fixture
def area(consultation, reader, as_person):
    with as_person(reader):
        found = Consultation.objects.readable_by(reader).get()
        return actions.agree_area(
            found,
            by=reader,
            theme=Theme.objects.first(),
            text="Passenger data.",
            support="assistance",
            lead=reader.entity,
        )


def reports_read_by(person):
    with identity.as_person(person):
        return list(MissionReport.objects.readable_by(person))


def test_the_other_office_reads_a_report_once_it_is_cleared(
    report, holder, reader, colleague, as_person
):
    assert reports_read_by(reader) == reports_read_by(colleague) == []
    with as_person(holder):
        actions.clear_report(report, by=holder)
    assert reports_read_by(reader) == [report]


def test_a_later_version_takes_the_place_of_the_former(
    agreed, report, holder, as_person
):
    with as_person(holder):
        actions.clear_report(report, by=holder)
        later = actions.begin_report(agreed, by=holder, title="Again")
        actions.clear_report(later, by=holder)
        former = MissionReport.objects.get(pk=report.pk)
    assert (later.number, former.status) == (2, "superseded")


def test_a_draft_begun_twice_is_one_draft(agreed, report, holder, as_person):
    with as_person(holder):
        with pytest.raises(ValidationError):
            actions.begin_report(agreed, by=holder, title="Mission report")
        assert MissionReport.objects.readable_by(holder).get() == report


def test_what_is_cleared_is_not_changed(report, holder, as_person):
    with as_person(holder):
        actions.clear_report(report, by=holder)
        with pytest.raises(ValidationError):
            actions.change_report(report, by=holder, title="Other")


def test_both_offices_change_the_consultation(consultation, reader, as_person):
    with as_person(reader):
        found = Consultation.objects.readable_by(reader).get()
        actions.record_consultation(found, by=reader, summary="Agreed on all.")
    assert found.holder.code == "cted-unoct"


def test_it_is_nobody_elses(consultation, outsider, as_person):
    with as_person(outsider):
        assert not Consultation.objects.readable_by(outsider).exists()


def test_an_agreed_area_becomes_a_need_of_the_visit(area, holder, as_person):
    with as_person(holder):
        need = actions.make_need(area, by=holder)
        assert AreaOutcome.objects.get().record == need.marking
        assert Need.objects.readable_by(holder).get().text == "Passenger data."
        with pytest.raises(ValidationError):
            actions.make_need(area, by=holder)


def test_needs_are_proposed_by_cted(area, reader, as_person):
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.make_need(area, by=reader)


def test_an_idea_is_kept_as_the_consultation_is_whose_words_it_repeats(
    area, cted, reader, as_person
):
    officer = factories.person_of(cted, role="confidentiality-officer", clearance=1)
    with as_person(officer):
        reclassify(area.consultation, by=officer, classification=0, reason="Public.")
    with as_person(reader):
        idea = from_area(area, by=reader)
    assert idea.marking.classified_as == 0


def test_words_under_a_request_that_one_does_not_see_begin_no_idea(
    agreed, area, holder, reader, as_person
):
    with as_person(holder):
        asked = actions.ask_confidentiality(agreed, by=holder)
        cover([area.consultation], request=asked, by=holder)
    with as_person(reader), pytest.raises(PermissionDenied):
        from_area(area, by=reader)
