"""Beside a State: each of the days that run for it, named; its findings, listed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Finding
from ctportal.confidentiality.actions import open_record
from ctportal.correspondence.clocks import actions as clocks
from ctportal.correspondence.models import Kind
from ctportal.reference.models import Theme
from sharing.portal.states import Hub
from visits.actions import put_on_list

TODAY = timezone.localdate()


@pytest.fixture
def visit(holder, carana, as_person):
    """A visit whose State is late with one answer and not with another."""
    days = {"begins_on": TODAY - timedelta(50), "ends_on": TODAY - timedelta(46)}
    with as_person(holder):
        made = put_on_list(
            by=holder,
            state=carana,
            title="Carana, comprehensive visit",
            type="comprehensive",
            mode="on-site",
            **days,
        )
        for kind, begun in ((Kind.ANSWER, 40), (Kind.COMMENTS, 10)):
            clocks.start(made, kind, by=holder, on=TODAY - timedelta(begun))
    return made


def test_each_of_its_days_is_named(pages, holder, visit):
    page = pages(holder, "/states/XAA/").content.decode()
    assert "Answer to the preliminary assessment" in page
    assert "10 days late" in page
    assert "Comments on the draft report" in page
    assert "20 days left" in page


def test_days_that_stand_still_are_not_counted(pages, holder, visit, as_person):
    with as_person(holder):
        for clock in visit.marking.clocks.select_related("record"):
            clocks.suspend(clock, by=holder, on=TODAY)
    page = pages(holder, "/states/XAA/").content.decode()
    assert "The days stand still." in page
    assert "days late" not in page


def test_who_reads_no_visit_is_told_of_no_days(as_person, outsider, carana, visit):
    with as_person(outsider):
        assert Hub(carana, outsider).clocks == []


def test_its_findings_are_listed_as_far_as_they_are_read(
    pages, holder, outsider, carana, as_person
):
    said = {"title": "No watch list", "text": "There is none.", "nature": "shortfall"}
    with as_person(holder):
        facts = {"state": carana, "theme": Theme.objects.first()}
        open_record(Finding, by=holder, **facts, **said)
    address = "/states/XAA/findings/"
    assert "No watch list" in pages(holder, address).content.decode()
    told = pages(outsider, address).content.decode()
    assert "No watch list" not in told
    assert "Nothing here yet" in told
