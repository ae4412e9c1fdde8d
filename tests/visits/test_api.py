"""What people do to visits on pages, machines do by the same actions."""

from uuid import uuid4

import pytest

from tests import factories
from visits import actions
from visits.models import Visit

from .conftest import days_ago, open_visit
from .lines import write

MISSING = "V-000000"
NEW = {
    "state": "XAA",
    "title": "To Carana",
    "type": "focused",
    "mode": "hybrid",
    "begins_on": "2026-05-04",
    "ends_on": "2026-05-08",
}


@pytest.fixture
def api(browser):
    """`api(person)` sends and is answered JSON, as that person."""

    def speaking(person):
        client = browser(person)

        def send(method, path, **sent):
            ask = getattr(client, method)
            return ask(f"/api/v1/visits/{path}", sent, content_type="application/json")

        return send

    return speaking


def line(**words):
    said = {"text": "Open a post.", "theme": "Border management", "need": True}
    return said | {"typed_as": str(uuid4())} | words


def test_a_visit_is_put_on_the_list(api, holder, as_person):
    answer = api(holder)("post", "", **NEW)
    assert answer.status_code == 201
    with as_person(holder):
        visit = Visit.objects.readable_by(holder).get()
    told = answer.json()
    assert (told["ref"], told["state"], told["mode"]) == (visit.ref, "XAA", "hybrid")


def test_what_is_wrong_stands_beside_its_field(api, holder):
    answer = api(holder)("post", "", **NEW | {"ends_on": "2026-05-01"})
    assert answer.status_code == 400
    assert answer.json() == {"ends_on": ["A visit ends after it begins."]}


def test_who_opens_no_visit_is_refused(api, reader):
    assert api(reader)("post", "", **NEW).status_code == 403


def test_a_visit_is_changed_in_the_version_that_was_read(api, visit, holder):
    send = api(holder)
    changed = send("patch", f"{visit.ref}/", version="1", title="Another title")
    assert changed.json()["title"] == "Another title"
    again = send("patch", f"{visit.ref}/", version="1", title="A third")
    assert again.status_code == 409


def test_a_visit_goes_through_its_steps(api, visit, holder):
    send = api(holder)
    steps = [("agreed", 60), ("under-way", None), ("preliminary", 40), ("answer", 20)]
    for step, days in steps:
        day = {} if days is None else {"on": days_ago(days).isoformat()}
        answer = send("post", f"{visit.ref}/steps/", step=step, **day)
        assert answer.status_code == 200, answer.json()
    told = answer.json()
    assert (told["status"], told["answered_on"]) == (
        "preliminary",
        days_ago(20).isoformat(),
    )


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"step": "adopted", "on": "2026-01-01"}, 409),
        ({"step": "agreed"}, 400),
        ({"step": "unheard-of"}, 400),
    ],
)
def test_a_step_out_of_turn_is_refused(api, visit, holder, sent, status):
    assert api(holder)("post", f"{visit.ref}/steps/", **sent).status_code == status


def test_a_line_sent_twice_is_stored_once(api, visit, holder):
    send, sent = api(holder), line()
    first = send("post", f"{visit.ref}/lines/", **sent)
    again = send("post", f"{visit.ref}/lines/", **sent)
    assert (first.status_code, first.json()) == (201, again.json())
    (told,) = send("get", f"{visit.ref}/lines/").json()["results"]
    assert (told["number"], told["text"], told["need"]) == (1, "Open a post.", True)


def test_a_wrong_line_says_which_words(api, visit, holder):
    answer = api(holder)("post", f"{visit.ref}/lines/", **line(theme="No such theme"))
    assert answer.status_code == 400
    assert list(answer.json()) == ["theme"]


def test_a_line_changed_meanwhile_shows_what_is_stored(api, visit, holder):
    record, send = write(visit, holder), api(holder)
    path = f"{visit.ref}/lines/{record.ref}/"
    assert send("patch", path, version="1", text="Mine.").json()["text"] == "Mine."
    late = send("patch", path, version="1", text="Theirs.")
    assert (late.status_code, late.json()["stored"]) == (409, {"text": "Mine."})


def test_a_marked_line_joins_the_request(api, visit, holder):
    record, send = write(visit, holder), api(holder)
    path = f"{visit.ref}/lines/{record.ref}/"
    assert not send("get", path).json()["in_request"]
    assert send("patch", path, version="1", confidential=True).json()["in_request"]


def test_somebody_joins_and_leaves_the_delegation(api, visit, holder, colleague):
    send, path = api(holder), f"{visit.ref}/delegation/"
    joined = send("post", path, person=colleague.login)
    assert joined.json()["person"] == colleague.login
    assert len(send("get", path).json()["results"]) == 2
    assert send("delete", f"{path}{colleague.login}/").status_code == 204
    assert len(send("get", path).json()["results"]) == 1


@pytest.mark.parametrize("path", ["lines/", "lines/R-000000/"])
def test_the_lines_are_for_the_delegation_alone(api, visit, colleague, path):
    found = api(colleague)("get", f"{visit.ref}/{path}")
    missing = api(colleague)("get", f"{MISSING}/{path}")
    assert found.status_code == missing.status_code == 404
    assert found.content == missing.content


@pytest.mark.parametrize(
    "path", ["lines/", "delegation/", "steps/", "changes/", "lines/send/"]
)
def test_nothing_is_sent_to_a_hidden_visit(api, visit, outsider, path):
    hidden = api(outsider)("post", f"{visit.ref}/{path}", **line(step="agreed"))
    missing = api(outsider)("post", f"{MISSING}/{path}", **line(step="agreed"))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_who_reads_a_visit_does_not_move_it(api, agreed, reader):
    sent = {"step": "preparation"}
    assert api(reader)("post", f"{agreed.ref}/steps/", **sent).status_code == 403
    member = {"person": reader.login}
    assert api(reader)("post", f"{agreed.ref}/delegation/", **member).status_code == 403


def test_a_colleague_does_not_write_lines(visit, colleague, holder, api, as_person):
    with as_person(holder):
        actions.join_delegation(visit, by=holder, person=colleague)
    quiet = factories.person_of(colleague.entity, role="reader", clearance=1)
    assert api(colleague)("post", f"{visit.ref}/lines/", **line()).status_code == 201
    assert api(quiet)("post", f"{visit.ref}/lines/", **line()).status_code == 404


def test_a_line_is_moved_withdrawn_and_taken_back(api, visit, holder):
    first, second = (write(visit, holder, text=f"Line {n}.") for n in "12")
    send, lines = api(holder), f"{visit.ref}/lines/"
    send("post", f"{lines}{second.ref}/move/")
    assert [told["ref"] for told in all_of(send, lines)] == [second.ref, first.ref]
    send("post", f"{lines}{second.ref}/move/", after=first.ref)
    assert [told["ref"] for told in all_of(send, lines)] == [first.ref, second.ref]
    assert send("post", f"{lines}{first.ref}/withdraw/").status_code == 204
    assert [told["ref"] for told in all_of(send, lines)] == [second.ref]
    assert send("post", f"{lines}{first.ref}/restore/").status_code == 200


def test_a_line_withdrawn_twice_under_one_key_is_answered_alike(
    browser, visit, holder, monkeypatch
):
    # What the tests' client would cut off, a server may send.
    cut = "django.test.client.conditional_content_removal"
    monkeypatch.setattr(cut, lambda _request, answer: answer)
    line = write(visit, holder)
    path = f"/api/v1/visits/{visit.ref}/lines/{line.ref}/withdraw/"
    told = [
        browser(holder).post(path, headers={"Idempotency-Key": "one"}) for _ in "12"
    ]
    assert [(answer.status_code, answer.content) for answer in told] == [(204, b"")] * 2


def all_of(send, path) -> list:
    return send("get", path).json()["results"]


@pytest.mark.parametrize("after", ["R-000000", "itself"])
def test_a_line_follows_another_of_its_notebook(api, visit, holder, after):
    line = write(visit, holder)
    named = line.ref if after == "itself" else after
    path = f"{visit.ref}/lines/{line.ref}/move/"
    assert api(holder)("post", path, after=named).status_code in (400, 404)


def test_lines_are_sent_to_the_report(api, agreed, holder):
    write(agreed, holder)
    answer = api(holder)("post", f"{agreed.ref}/lines/send/")
    assert [line["is_sent"] for line in answer.json()["results"]] == [True]


def test_a_visit_is_put_off_and_taken_up_again(api, agreed, holder, as_person):
    later = open_visit(holder, agreed.marking.state)
    send, path = api(holder), f"{later.ref}/changes/"
    put_off = {"what": "postponed", "on": "2026-05-04", "reason": "Elections."}
    assert send("post", path, **put_off).status_code == 201
    assert send("get", f"{later.ref}/").json()["status"] == "postponed"
    days = {"begins_on": "2026-09-07", "ends_on": "2026-09-11"}
    send("post", path, what="taken-up", on="2026-06-01", **days)
    assert send("get", f"{later.ref}/").json()["begins_on"] == "2026-09-07"
    assert [told["what"] for told in all_of(send, path)] == ["taken-up", "postponed"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"what": "taken-up", "on": "2026-05-04"}, 400),
        ({"what": "cancelled", "on": "2026-05-04", "begins_on": "2026-06-01"}, 400),
        ({"what": "postponed", "on": "2026-05-04"}, 409),
        ({"what": "unheard-of", "on": "2026-05-04"}, 400),
    ],
)
def test_a_change_out_of_turn_is_refused(api, agreed, holder, sent, status):
    assert api(holder)("post", f"{agreed.ref}/changes/", **sent).status_code == status


def test_a_visit_to_several_states_is_put_on_the_list(api, holder, katasi, as_person):
    answer = api(holder)("post", "", **NEW | {"further_states": ["XAB"]})
    assert answer.status_code == 201, answer.json()
    with as_person(holder):
        found = Visit.objects.readable_by(holder).of_state(katasi)
        assert [visit.ref for visit in found] == [answer.json()["ref"]]
