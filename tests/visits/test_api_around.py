"""What stands around visits, for machines: by the acts that people have."""

import pytest

from ctportal.reference.models import Theme
from visits import actions

from .conftest import days_ago

DECISION = {"decided_on": "2026-06-03", "decision": "S/AC.40/2026/9"}
NO_ENTRY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def api(browser):
    """`api(person, "post", path, **sent)` is answered JSON, as that person."""

    def ask(person, method, path, **sent):
        client = getattr(browser(person), method)
        if method == "get":
            return client(f"/api/v1/{path}")
        return client(f"/api/v1/{path}", sent, content_type="application/json")

    return ask


@pytest.fixture
def annual(api, holder):
    made = api(holder, "post", "annual-lists/", year=2026).json()
    path = f"annual-lists/{made['ref']}/"
    plan = {"state": "XAA", "type": "comprehensive", "quarter": 2}
    assert api(holder, "post", f"{path}entries/", **plan).status_code == 201
    return path


@pytest.fixture
def approved(api, holder, annual):
    said = {"on": "2026-01-12", "decision": "S/AC.40/2026/1"}
    assert api(holder, "post", f"{annual}approval/", **said).status_code == 200
    return annual


def standing(told):
    rows = told.json()["entries"]
    return [(r["state"], r["quarter"]) for r in rows if r["ended_by"] is None]


def test_a_list_is_written_entry_by_entry(api, holder, annual):
    plan = {"state": "XAB", "type": "focused", "quarter": 4}
    told = api(holder, "post", f"{annual}entries/", **plan)
    assert standing(told) == [("XAA", 2), ("XAB", 4)]
    entry = told.json()["entries"][0]["ref"]
    told = api(holder, "delete", f"{annual}entries/{entry}/")
    assert standing(told) == [("XAB", 4)]


def test_decisions_add_move_and_take_off(api, holder, reader, approved):
    decide = f"{approved}decisions/"
    plan = {"state": "XAB", "type": "focused", "quarter": 4}
    told = api(holder, "post", decide, **DECISION, **plan)
    assert standing(told) == [("XAA", 2), ("XAB", 4)]
    first, second = (row["ref"] for row in told.json()["entries"])
    moved = {"ends": first, "type": "comprehensive", "quarter": 3}
    assert ("XAA", 3) in standing(api(holder, "post", decide, **DECISION, **moved))
    told = api(holder, "post", decide, **DECISION, ends=second)
    assert standing(told) == [("XAA", 3)]
    assert len(api(reader, "get", approved).json()["decisions"]) == 3


def test_an_approved_list_takes_no_entry_without_a_decision(
    api, holder, reader, approved
):
    plan = {"state": "XAB", "type": "focused", "quarter": 4}
    assert api(holder, "post", f"{approved}entries/", **plan).status_code == 400
    assert api(reader, "post", f"{approved}decisions/", **plan).status_code == 403
    told = api(holder, "post", f"{approved}decisions/", **DECISION, ends=NO_ENTRY)
    assert told.status_code == 404


def test_an_item_is_settled_and_opened_again(api, holder, reader, agreed):
    path = f"visits/{agreed.ref}/checklist/"
    (item, *_others) = api(holder, "get", path).json()["results"]
    at = f"{path}{item['ref']}/"
    assert api(holder, "post", f"{at}settle/", is_needed=False).status_code == 400
    told = api(holder, "post", f"{at}settle/", on=days_ago(1).isoformat())
    assert told.json()["settled_on"] == days_ago(1).isoformat()
    assert api(holder, "post", f"{at}reopen/").json()["settled_on"] is None
    assert api(reader, "get", path).json()["results"] == []
    assert api(reader, "post", f"{at}settle/").status_code == 403


def test_both_offices_call_and_agree_areas(api, holder, reader, agreed):
    called = api(holder, "post", "consultations/", visit=agreed.ref)
    assert called.status_code == 201
    assert api(holder, "post", "consultations/", visit=agreed.ref).status_code == 400
    theme = Theme.objects.first().code
    area = {"theme": theme, "text": "Passenger data.", "lead": "unoct"}
    path = f"consultations/{called.json()['ref']}/areas/"
    told = api(reader, "post", path, **area, support="assistance")
    assert [row["text"] for row in told.json()["areas"]] == ["Passenger data."]
    assert api(reader, "post", path, **area).status_code == 400


def test_a_priority_filter_knows_every_state_of_a_visit(
    as_holder, holder, carana, katasi, as_person
):
    """Katasi was visited before; a visit to Carana and Katasi is one to it."""
    days = {"begins_on": days_ago(50), "ends_on": days_ago(46)}
    facts = {"by": holder, "type": "focused", "mode": "on-site"}
    with as_person(holder):
        before = actions.put_on_list(state=katasi, title="Made", **facts, **days)
        actions.agree(before, by=holder, on=days_ago(60))
        actions.start(before, by=holder)
        days = {"begins_on": days_ago(-10), "ends_on": days_ago(-12)}
        several = {"state": carana, "further_states": [katasi], "title": "Several"}
        actions.put_on_list(**several, **facts, **days)
        actions.put_on_list(state=carana, title="One alone", **facts, **days)
    page = as_holder.get("/visits/?priority=yes").content.decode()
    assert "Several" in page
    assert "One alone" not in page
