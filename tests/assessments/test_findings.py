"""What a finding says beside its words: its requirement, its level, its effects."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments import actions
from assessments.forms import FindingForm
from assessments.lists import Findings
from assessments.models import Requirement
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import release
from ctportal.reference.models import Scale, ScaleLevel, Theme


@pytest.fixture
def partially(db):
    return ScaleLevel.objects.get(scale__code="implementation", code="partially")


@pytest.fixture
def levelled(holder, finding, partially, as_person):
    """A finding on a requirement, at a level."""
    requirement = Requirement.objects.get(code="1373-1a")
    facts = {"level": partially, "requirement": requirement}
    with as_person(holder):
        actions.change(finding, by=holder, concerns_human_rights=True, **facts)
    return finding


def replace_the_scale():
    """Another scale holds from today."""
    today = timezone.localdate()
    with connection.as_owner():
        facts = {"names": {"en": "Later"}, "begins_on": today}
        scale = Scale.objects.create(code="later", **facts)
        yesterday = today - timedelta(days=1)
        Scale.objects.exclude(pk=scale.pk).update(ends_on=yesterday)
        ScaleLevel.objects.create(
            scale=scale, code="met", position=1, names={"en": "Met"}
        )


def test_a_finding_is_added_with_its_requirement_and_its_level(
    browser, holder, assessment
):
    said = {"text": "No list.", "nature": "shortfall", "language": "en"}
    said |= {"theme": Theme.objects.first().code, "requirement": "1373-1a"}
    said |= {"level": "partially", "concerns_human_rights": "on"}
    address = reverse("assessments:new-finding", args=[assessment.ref])
    page = browser(holder).post(address, said, follow=True).content.decode()
    for words in ("Partially implemented", "S/RES/1373 (2001), 1 (a)", "Human rights"):
        assert words in page


def test_an_old_finding_keeps_the_scale_of_its_day(committed, levelled):
    replace_the_scale()
    levels = FindingForm(instance=levelled).fields["level"].queryset
    assert [level.code for level in levels][:2] == ["fully", "largely"]
    assert [level.code for level in FindingForm().fields["level"].queryset] == ["met"]


def test_the_list_is_asked_by_level_requirement_pillar_and_effect(
    browser, holder, levelled
):
    asked = {"level": "partially", "requirement": "1373-1a", "concerns": "human_rights"}
    asked["pillar"] = levelled.theme.pillar.code
    address = reverse("assessments:findings")
    assert levelled.ref in browser(holder).get(address, asked).content.decode()
    other = browser(holder).get(address, {"concerns": "children"})
    assert levelled.ref not in other.content.decode()


def test_no_list_is_sorted_by_level():
    column = next(c for c in Findings.columns if c.key == "level")
    assert column.sort == ""


def test_a_list_of_findings_asks_the_same_of_one_and_of_many(
    browser, holder, assessment, levelled, as_person
):
    client, address = browser(holder), reverse("assessments:findings")
    client.get(address)
    with CaptureQueriesContext(connection) as of_one:
        client.get(address)
    with as_person(holder):
        for number in range(12):
            said = {"title": f"No. {number}", "text": "As found.", "nature": "strength"}
            said |= {"theme": levelled.theme, "level": levelled.level}
            said["requirement"] = levelled.requirement
            actions.add_finding(assessment, by=holder, **said)
    with CaptureQueriesContext(connection) as of_many:
        assert "No. 11" in client.get(address).content.decode()
    assert len(of_many) <= len(of_one)


def test_a_finding_is_added_and_changed_by_machine(browser, holder, assessment):
    said = {"assessment": assessment.ref, "text": "No list.", "nature": "shortfall"}
    said |= {"theme": Theme.objects.first().code, "level": "not"}
    client, as_json = browser(holder), {"content_type": "application/json"}
    made = client.post("/api/v1/findings/", said, **as_json)
    assert made.status_code == 201
    assert made.json()["level"] == "not"
    address = f"/api/v1/findings/{made.json()['ref']}/"
    asked = {"level": "largely", "version": made.json()["version"]}
    changed = client.patch(address, asked, **as_json)
    assert changed.json()["level"] == "largely"


def test_its_evidence_is_read_with_it_and_kept_apart_from_it(
    browser, holder, reader, finding, as_person
):
    with as_person(holder):
        actions.change(finding, by=holder, evidence="Seen at two posts.")
        release(finding, to=reader.entity, by=holder)
    address = finding.get_absolute_url()
    assert "Seen at two posts." in browser(reader).get(address).content.decode()
    with as_person(holder):
        sealing.seal(finding, "evidence", by=holder)
    page = browser(reader).get(address).content.decode()
    assert "Seen at two posts." not in page
