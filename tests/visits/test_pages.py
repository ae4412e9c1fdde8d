"""Pages of visits: what is shown, done and never lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from visits import actions, results
from visits.models import Visit

from .conftest import days_ago, open_visit
from .lines import send, write
from .posting import on


def test_what_is_shared_is_on_the_page_of_the_visit(client, agreed, holder, reader):
    write(agreed, holder)
    write(agreed, holder, text="Keep this apart.", confidential=True)
    send(agreed, holder)
    client.force_login(holder)
    client.post(f"/visits/{agreed.ref}/steps/preliminary/", on("preliminary", 30))
    client.force_login(reader)
    page = client.get(f"/visits/{agreed.ref}/").content.decode()
    assert "Connect the posts." in page
    assert "Keep this apart." not in page


def test_a_visit_is_put_on_the_list(as_holder, holder, as_person):
    facts = {"state": "XAA", "title": "To Carana", "type": "focused", "mode": "hybrid"}
    days = {"begins_on": "2026-05-04", "ends_on": "2026-05-08"}
    answer = as_holder.post("/visits/new/", facts | days)
    with as_person(holder):
        visit = Visit.objects.readable_by(holder).get()
    assert answer.headers["Location"] == f"/visits/{visit.ref}/"
    assert as_holder.get("/visits/").content.count(b"To Carana") == 1


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(as_holder):
    days = {"begins_on": "2026-05-08", "ends_on": "2026-05-04"}
    page = as_holder.post("/visits/new/", {"title": "To Carana"} | days).content
    assert b"A visit ends after it begins." in page
    assert b'value="To Carana"' in page


def test_a_reader_is_not_offered_the_form(client, reader):
    client.force_login(reader)
    assert client.get("/visits/new/").status_code == 403
    assert b"/visits/new/" not in client.get("/visits/").content


def test_a_step_is_taken_once(as_holder, visit, holder, as_person):
    path = f"/visits/{visit.ref}/steps/agreed/"
    as_holder.post(path, on("agreed", 3))
    again = as_holder.post(path, on("agreed", 1), follow=True)
    assert b"already at" in again.content
    with as_person(holder):
        assert Visit.objects.get(pk=visit.pk).agreed_on == days_ago(3)


def test_a_day_to_come_is_refused_beside_its_field(as_holder, visit):
    page = as_holder.post(f"/visits/{visit.ref}/steps/agreed/", on("agreed", -1))
    assert b"This day has not come yet." in page.content


def test_a_visit_is_there_for_machines(as_holder, visit):
    told = as_holder.get(f"/api/v1/visits/{visit.ref}/").json()
    assert (told["ref"], told["state"], told["status"]) == (visit.ref, "XAA", "listed")
    assert [row["ref"] for row in as_holder.get("/api/v1/visits/").json()["results"]]


LISTS = ["/visits/", "/visits/due-under-16e/", "/api/v1/visits/"]


@pytest.mark.parametrize("page", LISTS)
def test_a_list_asks_no_more_for_more_rows(as_holder, holder, carana, page):
    open_visit(holder, carana)
    few = queries(as_holder, page)
    for _visit in range(4):
        open_visit(holder, carana)
    assert queries(as_holder, page) <= few


@pytest.mark.parametrize("part", ["", "notebook/"])
def test_a_visit_asks_no_more_for_more_lines(as_holder, visit, holder, part):
    page = f"/visits/{visit.ref}/{part}"
    write(visit, holder)
    send(visit, holder)
    few = queries(as_holder, page)
    for number in range(5):
        write(visit, holder, text=f"Line {number}.")
    send(visit, holder)
    assert queries(as_holder, page) <= few


def test_a_visit_leads_to_what_its_state_asks_to_keep(
    as_holder, visit, holder, as_person
):
    page = f"/visits/{visit.ref}/"
    asks = f"/confidentiality/requests/new/?about={visit.ref}"
    assert asks in as_holder.get(page).content.decode()
    with as_person(holder):
        request = actions.ask_confidentiality(visit, by=holder)
    for path in (page, f"{page}notebook/"):
        said = as_holder.get(path).content.decode()
        assert request.get_absolute_url() in said
        assert "takes two people" in said


def test_somebody_joins_and_leaves_the_delegation(as_holder, visit, colleague):
    path = f"/visits/{visit.ref}/delegation/"
    as_holder.post(path, {"person": colleague.login})
    assert visit.delegation.members.filter(person=colleague).exists()
    as_holder.post(f"{path}leave/", {"member": colleague.login})
    today = timezone.localdate()
    members = visit.delegation.members.filter(person=colleague)
    assert members.get().ends_on < today


def queries(client, page):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def test_the_reports_word_files_are_brought_from_the_visits_page(
    client, agreed, holder, as_person
):
    with as_person(holder):
        report = results.report_of(agreed, holder)
    client.force_login(holder)
    page = client.get(f"/visits/{agreed.ref}/").content.decode()
    assert f'href="/assessments/{report.ref}/draft/"' in page
    assert f'href="/assessments/{report.ref}/returned/"' in page
