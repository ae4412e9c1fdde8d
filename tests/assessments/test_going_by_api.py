"""What assessments go by, read and changed by machine."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Approval, Requirement
from ctportal.reference.models import Scale

from .. import factories

SOON = (timezone.localdate() + timedelta(days=10)).isoformat()
LEVELS = [{"names": {"en": "Done"}, "place": 1}, {"names": {"en": "Begun"}, "place": 2}]
SCALE = {"names": {"en": "Progress", "fr": "Progrès"}, "source": "Framework"}
SCALE |= {"levels": LEVELS, "begins_on": SOON}


@pytest.fixture
def send(browser):
    def sent(person, kind, said=None, method="post"):
        act = getattr(browser(person), method)
        return act(f"/api/v1/{kind}/", said or {}, content_type="application/json")

    return sent


def test_a_scale_is_read_begun_and_taken_back(send, reviewer, outsider):
    made = send(reviewer, "scales", SCALE)
    assert made.status_code == 201
    code = made.json()["code"]
    told = send(outsider, f"scales/{code}", method="get").json()
    assert [level["code"] for level in told["levels"]] == ["done", "begun"]
    assert send(reviewer, f"scales/{code}", method="delete").status_code == 204
    assert Scale.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"names": {"fr": "Progrès"}}, "names"),
        ({"names": {"en": "Progress", "xx": "?"}}, "names"),
        ({"begins_on": "2020-01-01"}, "begins_on"),
    ],
)
def test_what_is_wrong_with_a_scale_is_told_by_field(send, reviewer, changed, field):
    answer = send(reviewer, "scales", SCALE | changed)
    assert answer.status_code == 400
    assert field in answer.json()


@pytest.mark.parametrize("kind", ["scales", "requirements", "approval-changes"])
def test_others_change_nothing(send, holder, kind):
    said = SCALE | {"resolution": "S/RES/1373 (2001)", "provision": "9"}
    said |= {"type": "survey", "reason": "So"}
    assert send(holder, kind, said).status_code == 403


def test_a_requirement_is_entered_replaced_and_taken_back(send, reviewer, outsider):
    said = {"resolution": "S/RES/1373 (2001)", "provision": "6", "begins_on": SOON}
    said |= {"names": {"en": "Report to the Committee"}}
    assert send(reviewer, "requirements", said).status_code == 201
    words = {"names": {"en": "Freeze at once"}, "begins_on": SOON}
    made = send(reviewer, "requirements/1373-1c/replace", words)
    assert made.json()["replaces"] == "1373-1c"
    told = send(outsider, "requirements/1373-1c", method="get").json()
    assert told["ends_on"] < SOON
    code = made.json()["code"]
    assert send(reviewer, f"requirements/{code}", method="delete").status_code == 204


def test_a_requirement_is_checked_and_ended(send, reviewer):
    assert send(reviewer, "requirements/1373-1d/check").json()["verified"]
    ended = send(reviewer, "requirements/1373-1d/end", {"begins_on": SOON})
    assert ended.json()["ends_on"] < SOON
    again = send(reviewer, "requirements/1373-1d/end", {"begins_on": SOON})
    assert again.status_code == 400
    assert Requirement.objects.get(code="1373-1d").verified


def test_what_the_committee_approves_is_changed_by_two(send, cted, outsider):
    head = factories.person_of(cted, role="head", clearance=1)
    officer = factories.person_of(cted, role="confidentiality-officer", clearance=1)
    said = {"type": "survey", "begins_on": SOON, "source": "Committee", "reason": "So"}
    ref = send(head, "approval-changes", said).json()["ref"]
    there = f"approval-changes/{ref}/confirm"
    assert send(outsider, there).status_code == 404
    assert send(head, there).status_code == 403
    assert send(officer, there).json()["is_confirmed"]
    assert send(officer, there).status_code == 400
    told = send(outsider, "approvals", method="get").json()["results"]
    assert ("survey", SOON) in {(row["type"], row["begins_on"]) for row in told}
    assert Approval.objects.filter(type="survey").exists()
