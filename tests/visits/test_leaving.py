"""What is made from drafts leaves the delegation with them, and no other way."""

import io

from assessments import actions as assessments
from assessments.models import Assessment, Need
from ctportal.confidentiality.models import Release
from ctportal.correspondence import actions as correspondence
from ctportal.correspondence.models import Document
from tests import factories
from visits import actions, results

from .conftest import days_ago
from .lines import send, write


def attach(record, by):
    file = io.BytesIO(b"What was seen at the border.")
    file.name = "seen.txt"
    with factories.identity.as_person(by):
        return correspondence.attach(record, file=file, title="Seen", by=by)


def propose(line, by):
    facts = {"theme": line.theme, "text": "Training"}
    with factories.identity.as_person(by):
        return assessments.propose_need(line, by=by, **facts)


def reads(person, model) -> bool:
    with factories.identity.as_person(person):
        return model.objects.readable_by(person).exists()


def transmitted(visit, by, days):
    with factories.identity.as_person(by):
        actions.transmit_preliminary(visit, by=by, on=days_ago(days))


def test_a_document_of_a_draft_leaves_with_its_line(agreed, holder, reader, colleague):
    transmitted(agreed, holder, days=31)
    attach(write(agreed, holder), holder)
    assert not reads(colleague, Document)
    send(agreed, holder)
    assert reads(colleague, Document)
    assert reads(reader, Document)


def test_a_need_of_a_draft_leaves_with_its_line(agreed, holder, colleague):
    need = propose(write(agreed, holder), holder)
    attach(need, holder)
    assert not reads(colleague, Need)
    send(agreed, holder)
    assert reads(colleague, Need)
    assert reads(colleague, Document)


def test_a_document_of_a_line_that_is_kept_is_kept_too(agreed, holder, reader):
    transmitted(agreed, holder, days=31)
    line = write(agreed, holder)
    attach(line, holder)
    with factories.identity.as_person(holder):
        actions.change_line(agreed, line, by=holder, confidential=True)
    send(agreed, holder)
    assert not reads(reader, Document)


def test_a_document_of_the_report_goes_to_the_state_with_it(agreed, holder, mission):
    with factories.identity.as_person(holder):
        report = results.report_of(agreed, holder)
        attach(report, holder)
        assert not reads(mission, Document)
        assessments.bring_to("with-state", report, by=holder)
    assert reads(mission, Document)


def test_a_report_is_put_before_its_readers_once(agreed, holder, mission):
    transmitted(agreed, holder, days=5)
    with factories.identity.as_person(holder):
        actions.advance(agreed, "draft-report", by=holder)
        report = results.report_of(agreed, holder)
        assessments.bring_to("with-state", report, by=holder)
        actions.send_report(agreed, by=holder, on=days_ago(0))
        assert Release.objects.filter(marking=report.pk).count() == 1
    assert reads(mission, Assessment)
