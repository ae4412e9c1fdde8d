"""What a State's words take in: now, and when it is made later."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments import actions as assessing
from assessments.models import Finding, Need, Recommendation
from ctportal.confidentiality import asking
from ctportal.confidentiality.models import RequestScope
from ctportal.confidentiality.scopes import Scope, words
from ctportal.correspondence.actions import attach
from ctportal.reference.models import Theme
from visits import actions as visiting
from visits import importing, results
from visits.workbook import template

from .. import factories

SAID = {"channel": "note", "received_on": "2026-01-02", "letter_number": "NV 1"}
FOUND = {"text": "Posts are not connected.", "nature": "shortfall"}
ADVISED = {"text": "Connect them.", "needs_assistance": True}


@pytest.fixture
def visit(holder, carana, as_person):
    """A visit with a report, a finding in it and a line in its notebook."""
    with as_person(holder):
        visit = visiting.put_on_list(
            by=holder,
            state=carana,
            title="Visit",
            type="focused",
            mode="on-site",
            begins_on=date(2026, 1, 5),
            ends_on=date(2026, 1, 9),
        )
        assessing.add_finding(report_of(visit, holder), by=holder, **FOUND, **about())
        write(visit, holder)
    return visit


def about():
    return {"theme": Theme.objects.first()}


def report_of(visit, holder):
    return results.report_of(visit, holder)


def write(visit, holder):
    return visiting.write_line(visit, by=holder, text="Advise.", **about())


def ask(holder, *reaches, **facts):
    scope = Scope(reaches=list(reaches))
    return asking.enter(scope, by=holder, state=None, **SAID | facts)


def covered(asked):
    """How many records of each kind the request covers."""
    kinds = RequestScope.objects.in_force().filter(request=asked)
    return sorted(kinds.values_list("record__kind", flat=True))


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("all", ["assessment", "finding", "recommendation", "visit"]),
        ("report", ["assessment"]),
        ("results", ["finding", "recommendation"]),
    ],
)
def test_a_word_takes_in_what_is_there(visit, holder, as_person, word, kinds):
    with as_person(holder):
        assert covered(ask(holder, (visit, word))) == kinds


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("all", ["assessment", "finding", "recommendation"]),
        ("results", ["finding", "recommendation"]),
        ("findings", ["finding"]),
        ("recommendations", ["recommendation"]),
    ],
)
def test_so_it_does_of_a_report(visit, holder, as_person, word, kinds):
    with as_person(holder):
        report = report_of(visit, holder)
        assessing.add_recommendation(report, by=holder, **ADVISED, **about())
        asked = ask(holder, (report, word))
        assert set(covered(asked)) == set(kinds)


def test_what_was_made_from_a_record_goes_with_it(holder, carana, as_person, upload):
    advised = factories.make_recommendation(holder, state=carana)
    with as_person(holder):
        need = assessing.propose_need(advised, by=holder, text="Training", **about())
        attach(need, file=upload, title="Terms", by=holder)
        scope = Scope(records=[advised])
        asked = asking.enter(scope, by=holder, state=carana, **SAID)
        assert covered(asked) == ["document", "need", "recommendation"]


@pytest.fixture
def upload():
    return SimpleUploadedFile("terms.txt", b"Terms of reference")


def added_finding(visit, holder, upload):
    report = report_of(visit, holder)
    return assessing.add_finding(report, by=holder, **FOUND, **about())


def added_recommendation(visit, holder, upload):
    report = report_of(visit, holder)
    return assessing.add_recommendation(report, by=holder, **ADVISED, **about())


def written_line(visit, holder, upload):
    return write(visit, holder)


def proposed_need(visit, holder, upload):
    line = results.lines_of(visit, holder).first()
    return assessing.propose_need(line, by=holder, text="Training", **about())


def attached_document(visit, holder, upload):
    line = results.lines_of(visit, holder).first()
    return attach(line, file=upload, title="Annex", by=holder)


def brought_workbook(visit, holder, upload):
    content = template(themes=[])
    return importing.keep(visit, by=holder, content=content, file_name="n.xlsx")


@pytest.mark.parametrize("word", ["all", "results"])
@pytest.mark.parametrize(
    "make",
    [
        added_finding,
        added_recommendation,
        written_line,
        proposed_need,
        attached_document,
        brought_workbook,
    ],
)
def test_what_is_made_later_starts_under_the_request(
    visit, holder, as_person, upload, word, make
):
    with as_person(holder):
        asked = ask(holder, (visit, word))
        made = make(visit, holder, upload)
        assert list(made.marking.requests.values_list("request", flat=True)) == [
            asked.pk
        ]


def test_what_a_word_does_not_mean_stays_as_it_is(visit, holder, as_person, upload):
    with as_person(holder):
        ask(holder, (visit, "report"))
        assert not added_finding(visit, holder, upload).marking.requests.exists()


def test_drafts_join_when_they_leave_the_notebook(
    visit, holder, cted, unoct, as_person
):
    officer = factories.person_of(cted, role="confidentiality-officer", clearance=1)
    with as_person(officer):
        asked = ask(officer, (visit, "results"))
        assert covered(asked) == ["finding"]
    with as_person(holder):
        visiting.send_lines(visit, by=holder)
        assert covered(asked) == ["finding", "recommendation"]


def test_who_may_not_see_the_request_adds_nothing_under_it(
    visit, holder, cted, as_person
):
    uncleared = factories.person_of(cted, role="assessment-officer")
    record = factories.make_assessment(holder, classification=0)
    with as_person(holder):
        ask(holder, (record, "findings"))
    facts = FOUND | about() | {"classification": 0}
    with as_person(uncleared), pytest.raises(PermissionDenied):
        assessing.add_finding(record, by=uncleared, **facts)


def test_the_results_of_a_report_are_of_every_kind():
    kinds = {model.kind for model in (Finding, Recommendation, Need)}
    assert words["assessment", "results"].takes == kinds
