"""The Committee's pages: circulate, hold, lift, adopt, in a browser and by machines."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from assessments import actions as assessing
from ctportal.clearance.decisions import (
    deadlines,
    holding,
    occasions,
    recording,
    waiting,
)
from ctportal.clearance.models import Decision
from ctportal.confidentiality import identity

from .conftest import again, since_two_days

SENT = {
    "circular": "S/AC.40/2026/NOTE.17",
    "working_days": "5",
    "hour": "17:00",
    "functions": ["committee-secretary"],
}


def text_of(answer):
    assert answer.status_code == 200, answer
    return answer.content.decode()


def decision_of(report, person):
    with identity.as_person(person):
        return Decision.objects.readable_by(person).about(report).first()


def test_the_secretariat_circulates_from_the_reports_page(report, secretary, browser):
    page = text_of(browser(secretary).get(report.get_absolute_url()))
    address = reverse("decisions:circulate", args=[report.ref])
    assert address in page
    answer = browser(secretary).post(address, SENT)
    assert answer.status_code == 302, text_of(answer)
    decision = decision_of(report, secretary)
    assert decision.circular == SENT["circular"]
    assert "New York" in text_of(browser(secretary).get(decision.get_absolute_url()))


def test_the_report_says_that_it_is_shown_before_adoption(report, holder, browser):
    assert "before adoption" in text_of(browser(holder).get(report.get_absolute_url()))


def test_a_member_holds_and_lifts(circulate, member, browser):
    decision = circulate()
    page = browser(member)
    assert "Place a hold" in text_of(page.get(decision.get_absolute_url()))
    place = reverse("decisions:hold", args=[decision.ref])
    assert 'name="said"' in text_of(page.get(place))
    page.post(place, {"said": "More time"})
    told = text_of(page.get(decision.get_absolute_url()))
    assert "On hold" in told
    assert "Lift the hold" in told
    with identity.as_person(member):
        (hold,) = holding.holds_of(decision, member)
    args = [decision.ref, hold.ref, "lift"]
    page.post(reverse("decisions:move-hold", args=args), {})
    assert "Open for objection" in text_of(page.get(decision.get_absolute_url()))


def test_others_see_on_hold_and_nothing_of_whose(
    circulate, holder, clerk, member, other_member, browser
):
    decision = circulate()
    with identity.as_person(member):
        holding.place(decision, by=member, said="NV 41 of Katasi")
    for person in (holder, clerk, other_member):
        told = text_of(browser(person).get(decision.get_absolute_url()))
        assert "On hold" in told
        for word in (member.entity.name, member.name, "NV 41", "Hold placed"):
            assert word not in told


def test_the_office_cannot_step_past_the_committee(report, holder, browser):
    page = browser(holder)
    assert "Record as adopted" not in text_of(page.get(report.get_absolute_url()))
    address = reverse("assessments:advance", args=[report.ref])
    page.post(address, {"to": "adopted"})
    with identity.as_person(holder):
        report.refresh_from_db()
    assert report.status == "committee"


def test_a_report_before_the_committee_stays_of_its_kind(report, holder, browser):
    address = f"/api/v1/assessments/{report.ref}/"
    page = browser(holder)
    version = page.get(address).json()["version"]
    sent = {"type": "survey", "version": version}
    page.patch(address, sent, content_type="application/json")
    assert page.get(address).json()["type"] == "focused"
    told = text_of(page.get(reverse("assessments:edit", args=[report.ref])))
    assert 'name="type"' not in told
    with identity.as_person(holder), pytest.raises(ValidationError):
        assessing.change(report, by=holder, type="survey")


def test_a_member_is_told_until_when_it_holds_and_who_learns(
    circulate, member, browser
):
    decision = circulate()
    told = text_of(browser(member).get(reverse("decisions:hold", args=[decision.ref])))
    assert "Members may object until" in told
    assert "Read by your permanent mission" in told


def test_no_hold_is_offered_after_silence(circulate, secretary, member, browser):
    decision = since_two_days(circulate(), secretary)
    told = text_of(browser(member).get(decision.get_absolute_url()))
    assert "The deadline has passed, and nobody objects." in told
    assert "Place a hold" not in told


def test_silence_is_recorded_by_a_click_as_well(circulate, secretary, browser):
    decision = since_two_days(circulate(), secretary)
    page = browser(secretary)
    told = text_of(page.get(decision.get_absolute_url()))
    assert "No objection" in told
    address = reverse("decisions:act", args=[decision.ref, "no-objection"])
    page.post(address, {"symbol": "S/2026/901"})
    assert again(decision, secretary).symbol == "S/2026/901"
    assert recording.record_all() == 0


def test_the_list_is_each_readers_own(circulate, member, reader, browser):
    circulate()
    address = reverse("decisions:index")
    assert "Overview" in text_of(browser(member).get(address))
    assert "Overview" not in text_of(browser(reader).get(address))


def test_the_list_says_where_each_record_stands_today(
    circulate, report, holder, member, browser
):
    circulate()
    address = reverse("decisions:index")
    assert "Assessment · before the Committee" in text_of(browser(member).get(address))
    with identity.as_person(holder):
        type(report).objects.filter(pk=report.pk).update(status="superseded")
    assert "Assessment · superseded" in text_of(browser(member).get(address))


def test_a_deadline_on_a_day_off_is_seen(circulate, secretary, browser):
    decision, off = circulate(), "No United Nations working day"
    saturday = deadlines.at(date(2099, 10, 10), time(17))
    for deadline, is_told in ((saturday, True), (saturday - timedelta(days=1), False)):
        with identity.as_person(secretary):
            Decision.objects.filter(pk=decision.pk).update(deadline=deadline)
        page = text_of(browser(secretary).get(decision.get_absolute_url()))
        assert (off in page) is is_told


@pytest.mark.parametrize("address", ["/committee/", "/assessments/"])
def test_a_file_of_a_list_is_handled_as_its_page_is(
    address, circulate, holder, browser
):
    circulate()
    page, told = browser(holder), "before adoption"
    assert told in text_of(page.get(address))
    file = b"".join(page.get(f"{address}?format=csv").streaming_content).decode()
    assert told in file.partition("\n")[0]


def test_home_reminds_members_of_a_deadline_near(circulate, member, browser):
    circulate()
    assert "Before the Committee until" in text_of(browser(member).get("/"))


def test_the_calendar_has_the_deadline(circulate, member, browser):
    decision = circulate()
    month = decision.deadline.strftime("%Y-%m")
    page = text_of(browser(member).get(f"/visits/calendar/?month={month}"))
    assert decision.get_absolute_url() in page


def test_the_calendar_and_home_say_the_day_of_new_york(circulate, secretary, member):
    decision = circulate()
    late = deadlines.at(timezone.localdate() + timedelta(days=1), time(21))
    with identity.as_person(secretary):
        Decision.objects.filter(pk=decision.pk).update(deadline=late)
    with identity.as_person(member):
        (shown,) = occasions.deadlines_between(member, late.date(), late.date())
        (near,) = waiting.deadlines_near(member)
    assert (shown.begins_on, near.due_on) == (late.date(), late.date())


@pytest.mark.parametrize("further", [0, 5])
def test_the_list_asks_as_often_however_long_it_is(
    circulate,
    report,
    member,
    secretary,
    browser,
    further,
    django_assert_max_num_queries,
):
    for _again in range(further + 1):
        decision = circulate()
        withdraw(decision, secretary)
    page = browser(member)
    page.get("/")
    with django_assert_max_num_queries(24):
        page.get(reverse("decisions:index"))


def withdraw(decision, by):
    ended = {"status": "withdrawn", "decided_at": timezone.now()}
    with identity.as_person(by):
        Decision.objects.filter(pk=decision.pk).update(**ended)


# --- For machines ---------------------------------------------------------------------


def test_machines_circulate_hold_lift_and_adopt(report, secretary, member, browser):
    secretariat, mission = browser(secretary), browser(member)
    until = (timezone.localdate() + timedelta(days=7)).isoformat()
    sent = {"record": report.ref, "until": until, "functions": ["committee-secretary"]}
    made = post(secretariat, "/api/v1/committee-decisions/", sent)
    assert made.status_code == 201, made.content
    address = f"/api/v1/committee-decisions/{made.json()['ref']}/"
    (hold,) = post(mission, f"{address}holds/", {"said": "Time"}).json()
    assert secretariat.get(address).json()["is_on_hold"] is True
    post(mission, f"{address}holds/{hold['hold']}/", {"act": "lift"})
    assert secretariat.get(address).json()["is_on_hold"] is False
    today = timezone.localdate().isoformat()
    told = post(
        secretariat,
        "/api/v1/committee-decisions/",
        {"record": report.ref, "on": today, "symbol": "S/2026/901"},
    )
    assert (told.json()["status"], told.json()["how"]) == ("adopted", "meeting")


def test_machines_of_others_are_told_of_no_hold(circulate, clerk, member, browser):
    decision = circulate()
    with identity.as_person(member):
        holding.place(decision, by=member)
    address = f"/api/v1/committee-decisions/{decision.ref}/holds/"
    assert browser(clerk).get(address).json() == []


def post(client, address, sent):
    return client.post(address, sent, content_type="application/json")
