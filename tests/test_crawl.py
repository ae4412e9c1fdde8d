"""Every page that can be reached by clicking, as every account of the exercise.

The exercise is loaded once and really committed.  What a State asks to be kept
confidential is the canary: whatever is opened, by whomever it is not for, neither its
reference nor its words are there.
"""

import re

import pytest
from django.test import Client

from assessments.models import Recommendation
from ctportal.people.models import Person
from sharing.exercise import cast
from sharing.exercise.acting import acting
from sharing.exercise.texts import confidential_lines
from sharing.notes.models import Note

from .crawler import walk
from .exercise import exercise  # noqa: F401

ACTIVE = [part.login for part in cast.PARTS if part.login != "former"]
# One for each kind of reader asks every question of every list.
ASKING = {"analyst.cted", "manager.unoct", "staff.unodc", "mission", "newcomer"}
KEPT_FROM = {
    "staff.unodc",
    "staff.icao",
    "manager.unoct",
    "board.unoct",
    "officer.unoct",
    "head.unoct",
    "secretariat",
    "donor",
    "newcomer",
    "auditor",
    "admin",
}
# The auditor sees references in the record of access, and none of the words.
CANARY_WORDS = ("Halvard", "Ostmere")


@pytest.mark.parametrize("login", ACTIVE)
def test_every_page_opens_whole_and_tells_nothing_kept_back(canary, login):
    told = re.compile("|".join(CANARY_WORDS)) if login == "auditor" else canary
    problems = [
        f"{visited.address} (on {visited.found_on}): {problem}"
        for visited in _walk_as(login)
        for problem in _problems(visited, told if login in KEPT_FROM else None)
    ]
    if problems:
        pytest.fail("\n".join(problems))


def _walk_as(login):
    client = Client(raise_request_exception=False)
    client.force_login(Person.objects.get(login=login))
    is_asking = login in ASKING
    # Of the themes, those of what is kept are opened by everybody.
    themes = sorted({f"/themes/{line.theme}/" for line in confidential_lines()})
    each = 1 + is_asking
    return walk(client, *themes, of_each=each, asking=is_asking, apart=is_asking)


def _problems(visited, canary):
    if visited.status not in (200, 302):
        return [f"answers {visited.status}"]
    told = canary.findall(visited.words + visited.address) if canary else []
    return [*told, *(visited.page.faults if visited.page else [])]


def test_those_it_is_for_do_find_it(canary):
    walked = _walk_as("reviewer.cted")
    assert any(canary.search(visited.words) for visited in walked)


@pytest.mark.usefixtures("exercise")
def test_results_reach_the_other_office_thirty_days_after_the_state():
    with acting("manager.unoct") as manager:
        readable = Recommendation.objects.readable_by(manager)
        states = set(readable.values_list("marking__state__iso3", flat=True))
    # Those of Carana are due, of Lumeria not yet; of Katasi there are only drafts.
    assert "XAA" in states
    assert not states & {"XAB", "XAF"}


@pytest.fixture(scope="module")
def canary(exercise):  # noqa: F811
    """What would give away the recommendations that a State asked to be kept."""
    titles = [line.title for line in confidential_lines()]
    with acting("analyst.cted") as analyst:
        kept = Recommendation.objects.readable_by(analyst).filter(title__in=titles)
        refs = list(kept.values_list("ref", flat=True))
    assert len(refs) == len(titles)
    return re.compile("|".join([*refs, *CANARY_WORDS]))


@pytest.mark.usefixtures("exercise")
@pytest.mark.parametrize("login", ACTIVE)
def test_notes_are_read_by_those_they_name_alone(login):
    strictly = {"head.cted", "officer.cted"}
    expected = 2 if login in strictly else 1 if login == "head.unoct" else 0
    with acting(login) as person:
        notes = Note.objects.readable_by(person).filter(marking__classification=2)
        assert notes.count() == expected


@pytest.mark.usefixtures("exercise")
def test_somebody_deactivated_opens_nothing():
    client = Client()
    client.force_login(Person.objects.get(login="former"))
    assert client.get("/").status_code == 302
