"""Clearance for machines: read and answered as on the pages."""

from assessments import actions as assessments
from ctportal.clearance.chains import occasions
from ctportal.confidentiality.actions import release
from ctportal.confidentiality.identity import as_person

from .conftest import again, clear, decide

ALL = "/api/v1/clearance/"


def of(report):
    return f"{ALL}{report.ref}/"


def sent(client, address, **said):
    return client.post(address, said, content_type="application/json")


def test_its_course_is_read(submitted, reviewer, browser):
    told = browser(reviewer).get(of(submitted)).json()
    (first,) = told["rounds"]
    assert (told["outcome"], first["round"]) == ("running", 1)
    assert [step["asks_me"] for step in first["steps"]] == [True] + [False] * 3


def test_what_is_in_clearance_is_listed(submitted, reviewer, browser):
    (row,) = browser(reviewer).get(ALL).json()["results"]
    assert (row["ref"], row["is_mine"]) == (submitted.ref, True)


def test_a_report_is_submitted(chain_of_three, report, holder, browser):
    answer = sent(browser(holder), f"{of(report)}submit/")
    assert answer.status_code == 201
    assert answer.json()["outcome"] == "running"


def test_a_step_is_answered(submitted, reviewer, browser):
    client = browser(reviewer)
    told = client.get(of(submitted)).json()
    step = told["rounds"][0]["steps"][0]["step"]
    said = {"step": step, "answer": "returned", "seen": told["seen"]}
    refused = sent(client, f"{of(submitted)}decide/", **said)
    assert "said" in refused.json()
    done = sent(client, f"{of(submitted)}decide/", **said, said="Name the posts.")
    assert done.json()["outcome"] == "returned"


def test_answered_twice_it_says_by_whom(submitted, reviewer, browser):
    client = browser(reviewer)
    told = client.get(of(submitted)).json()
    decide(submitted, reviewer)
    step = told["rounds"][0]["steps"][0]["step"]
    said = {"step": step, "answer": "cleared", "seen": told["seen"]}
    refused = sent(client, f"{of(submitted)}decide/", **said)
    assert refused.status_code == 400
    assert "A. Reviewer" in refused.json()["answer"][0]


def test_it_is_taken_back(submitted, holder, browser):
    told = sent(browser(holder), f"{of(submitted)}take-back/").json()
    assert told["outcome"] == "taken-back"


def test_another_version_is_answered_for(
    submitted, holder, reviewer, lawyer, adviser, head, browser
):
    clear(submitted, reviewer, lawyer, adviser, head)
    with as_person(holder):
        assessments.add_section(again(submitted, holder), by=holder, title="Ports")
    client = browser(holder)
    told = client.get(of(submitted)).json()
    assert told["is_other_version"]
    said = {"reason": "A heading.", "seen": told["seen"]}
    sent(client, f"{of(submitted)}answer-for/", **said)
    assert not client.get(of(submitted)).json()["is_other_version"]


def test_another_office_reads_none(submitted, holder, reader, browser):
    with as_person(holder):
        release(again(submitted, holder), to=reader.entity, by=holder)
    assert browser(reader).get(of(submitted)).status_code == 404
    assert browser(reader).get(ALL).json()["results"] == []


def test_the_day_stands_in_the_calendar_of_who_is_asked(submitted, reviewer, lawyer):
    def days_of(person):
        with as_person(person):
            found = occasions.due_between(person, submitted.as_of, far)
            return [occasion.title for occasion in found]

    far = submitted.as_of.replace(year=2100)
    assert days_of(reviewer) == ["To clear: Report on Carana"]
    assert days_of(lawyer) == []
