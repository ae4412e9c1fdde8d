"""What everybody may know, searched and exported; and how a State stands to an
instrument, entered by what a source says."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import actions
from assessments.models import Requirement
from ctportal.reference.models import Instrument, PartyStatus, State
from sharing.portal import known, parties
from tests import factories

API, JSON = "/api/v1", "application/json"
EVERY = "/assessments/requirements/every/"
TODAY = timezone.localdate()
TOLD = {"as_of": "2026-05-01", "source": "Depositary (EXERCISE)"}


@pytest.fixture
def officer(cted):
    return factories.person_of(cted, role="assessment-officer")


@pytest.fixture
def requirement(db):
    return Requirement.objects.get(code="2396-15")


@pytest.fixture
def found(holder, carana, requirement, as_person):
    """A finding about the requirement, which its own office alone reads."""
    report = factories.make_assessment(holder, state=carana)
    facts = {"text": "No rule.", "nature": "shortfall", "theme": requirement.theme}
    with as_person(holder):
        return actions.add_finding(report, by=holder, requirement=requirement, **facts)


def exported(client, address, **asked):
    answer = client.get(address, asked | {"format": "csv"})
    told = b"".join(answer.streaming_content).decode("utf-8-sig")
    answer.close()
    return told


# --- Requirements ---------------------------------------------------------------------


def test_requirements_are_searched_and_exported(browser, reader):
    told = exported(browser(reader), EVERY, q="biometric")
    assert "S/RES/2396 (2017), 15" in told
    assert "S/RES/1373 (2001)" not in told


def test_a_requirement_counts_what_its_reader_reads(
    browser, holder, reader, found, requirement
):
    address = f"/assessments/requirements/{requirement.code}/"
    ways = f"/assessments/findings/?requirement={requirement.code}"
    assert ways in browser(holder).get(address).content.decode()
    assert ways not in browser(reader).get(address).content.decode()
    assert ways in browser(holder).get(EVERY).content.decode()


def test_the_list_asks_the_same_of_few_findings_and_of_many(
    browser, holder, found, requirement, as_person
):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            browser(holder).get(EVERY)
        return len(queries)

    few = asked()
    with as_person(holder):
        for _ in range(4):
            actions.add_finding(
                found.assessment,
                by=holder,
                requirement=requirement,
                text="Another.",
                nature="strength",
                theme=requirement.theme,
            )
    assert asked() == few


def test_machines_read_requirements(browser, reader, requirement):
    client = browser(reader)
    listed = client.get(f"{API}/requirements/", {"q": "biometric"}).json()["results"]
    assert [row["code"] for row in listed] == [requirement.code]
    told = client.get(f"{API}/requirements/{requirement.code}/").json()
    assert told["resolution"] == "S/RES/2396 (2017)"


# --- Found by words -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("carana", "/states/XAA/"),
        ("biometric data", "/assessments/requirements/2396-15/"),
        ("2396 (2017)", "/resolutions/"),
        ("financing of terrorism 1999", "/instruments/"),
        ("passenger data", "/themes/passenger-data/"),
    ],
)
def test_search_finds_what_everybody_may_know(browser, reader, carana, words, href):
    page = browser(reader).get("/portal/", {"q": words}).content.decode()
    assert f'href="{href}' in page


@pytest.mark.parametrize("words", ["", " ", "a", "zzzz"])
def test_words_of_no_meaning_find_nothing(db, words):
    assert known.named(words) == []


# --- How a State stands to an instrument ----------------------------------------------


def test_an_officer_enters_what_a_source_says(browser, officer, reader, carana):
    said = TOLD | {"instrument": "12", "act": "accession", "bound_on": "2003-06-01"}
    client, address = browser(officer), "/states/XAA/instruments/"
    assert f"{address}new/" in client.get(address).content.decode()
    assert client.post(f"{address}new/", said).status_code == 302
    told = exported(browser(reader), "/instruments/parties/", state="XAA")
    assert "Depositary (EXERCISE)" in told


def test_states_are_listed_as_they_are_called(browser, officer, reader):
    instrument, named = Instrument.objects.get(number=12), ["Chad", "Switzerland"]
    for state in State.objects.filter(names__en__in=named):
        parties.enter(state, instrument, by=officer, as_of=TODAY, source="Depositary")
    told = exported(browser(reader), "/instruments/parties/")
    assert told.index("Chad") < told.index("Switzerland")


def test_what_was_told_of_earlier_days_stays(officer, carana):
    instrument = Instrument.objects.get(number=12)
    said = {"by": officer, "source": "Depositary"}
    for days in (40, 3, 3):
        day = TODAY - timedelta(days=days)
        parties.enter(carana, instrument, as_of=day, signed_on=day, **said)
    assert PartyStatus.objects.filter(state=carana).count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"act": "accession"},
        {"bound_on": "2003-06-01"},
        {"as_of": str(TODAY + timedelta(days=1))},
        {"source": ""},
    ],
)
def test_what_makes_no_sense_is_not_kept(browser, officer, carana, wrong):
    said = TOLD | {"instrument": "12"} | wrong
    page = browser(officer).post("/states/XAA/instruments/new/", said)
    assert page.status_code == 200
    assert not PartyStatus.objects.exists()


def test_other_offices_do_not_enter_it(browser, reader, carana):
    page = browser(reader).get("/states/XAA/instruments/").content.decode()
    assert "/states/XAA/instruments/new/" not in page
    assert browser(reader).get("/states/XAA/instruments/new/").status_code == 403
    instrument = Instrument.objects.get(number=12)
    with pytest.raises(PermissionDenied):
        parties.enter(carana, instrument, by=reader, as_of=TODAY, source="x")


def test_machines_enter_and_read_it(browser, officer, reader, carana):
    sent = TOLD | {"state": "XAA", "instrument": 12, "signed_on": "2001-05-01"}
    address = f"{API}/party-statuses/"
    assert browser(reader).post(address, sent, JSON).status_code == 403
    made = browser(officer).post(address, sent, JSON)
    assert made.status_code == 201, made.json()
    asked = {"state": "xaa", "standing": "signed", "q": "depositary"}
    told = browser(reader).get(address, asked).json()["results"]
    assert [(row["state"], row["instrument"]) for row in told] == [("XAA", 12)]
    assert browser(reader).get(address, {"standing": "party"}).json()["results"] == []
