import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions as assessing
from ctportal.confidentiality.actions import release
from ctportal.reference.models import Pillar, Theme
from projects import actions
from projects.models import Project, Stage

from .. import factories

MISSING = "P-000000"
DOORS = [
    "/projects/{}/",
    "/projects/{}/edit/",
    "/projects/{}/attach/",
    "/projects/{}/input/",
    "/projects/{}/attest/origin/",
    "/projects/{}/waive/origin/",
    "/projects/inputs/{}/",
    "/api/v1/projects/{}/",
    "/api/v1/stage-inputs/{}/",
]


@pytest.fixture
def open_page(client):
    """Opens a page as somebody."""

    def open_as(person, address, **posted):
        client.force_login(person)
        ask = client.post if posted else client.get
        return ask(address, posted or None)

    return open_as


@pytest.fixture
def attached(project, adviser, manager, as_person):
    """A recommendation the project builds on, shared with the project's office."""
    record = factories.make_recommendation(adviser, title="Connect the ports")
    with as_person(adviser):
        release(record, to=manager.entity, by=adviser)
    with as_person(manager):
        actions.attach(project, record=record, stage=1, use="Origin", by=manager)
    return record


def without_tokens(answer):
    """A page without the marks that differ each time it is sent."""
    return re.sub(
        r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()
    )


def share(project, *, by, to, as_person):
    with as_person(by):
        release(project, to=to.entity, by=by)


@pytest.mark.parametrize("door", DOORS)
def test_a_hidden_project_looks_like_a_missing_one(door, project, outsider, open_page):
    hidden = open_page(outsider, door.format(project.ref))
    missing = open_page(outsider, door.format(MISSING))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_a_decision_on_a_hidden_project_looks_like_one_on_none(
    project, outsider, open_page
):
    hidden = open_page(outsider, f"/projects/{project.ref}/decide/", outcome="approved")
    missing = open_page(outsider, f"/projects/{MISSING}/decide/", outcome="approved")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


@pytest.mark.parametrize(
    "page", ["/projects/", "/projects/board/", "/api/v1/projects/"]
)
def test_a_hidden_project_is_in_no_list(page, project, manager, outsider, open_page):
    assert project.ref in open_page(manager, page).content.decode()
    assert project.ref not in open_page(outsider, page).content.decode()


def test_the_filters_name_no_state_of_a_hidden_project(project, outsider, open_page):
    answer = open_page(outsider, "/projects/").content.decode()
    assert "Carana" not in answer


def test_the_page_of_a_project_shows_what_it_builds_on(
    project, attached, manager, open_page
):
    answer = open_page(manager, f"/projects/{project.ref}/").content.decode()
    assert attached.ref in answer
    assert "Connect the ports" in answer


def test_what_it_builds_on_says_that_it_was_superseded(
    project, carana, adviser, manager, open_page, as_person
):
    earlier, later = (
        factories.make_recommendation(adviser, state=carana) for _time in "12"
    )
    with as_person(adviser):
        release(earlier, to=manager.entity, by=adviser)
    with as_person(manager):
        actions.attach(project, record=earlier, stage=1, use="Origin", by=manager)
    with as_person(adviser):
        assessing.tie_to_earlier(later, earlier, by=adviser, kind="replaces")
    page = open_page(manager, f"/projects/{project.ref}/").content.decode()
    assert '<span class="meta">Superseded</span>' in page
    assert later.ref not in page


@pytest.mark.parametrize("page", ["/projects/{}/?stage=1", "/api/v1/projects/{}/"])
def test_an_attachment_whose_record_is_hidden_does_not_exist(
    page, project, attached, manager, outsider, open_page, as_person
):
    share(project, by=manager, to=outsider, as_person=as_person)
    answer = open_page(outsider, page.format(project.ref)).content.decode()
    assert project.title in answer
    assert attached.ref not in answer


def test_a_gate_met_by_a_hidden_record_is_not_told(
    make_project, adviser, manager, outsider, open_page, as_person
):
    project = make_project()
    share(project, by=manager, to=outsider, as_person=as_person)
    address = f"/projects/{project.ref}/"
    before = open_page(outsider, address)
    record = factories.make_recommendation(adviser)
    with as_person(adviser):
        release(record, to=manager.entity, by=adviser)
    with as_person(manager):
        actions.attach(project, record=record, stage=1, use="Origin", by=manager)
    assert without_tokens(open_page(outsider, address)) == without_tokens(before)


def test_the_filter_of_what_projects_build_on_knows_no_hidden_record(
    project, attached, manager, outsider, open_page, as_person
):
    share(project, by=manager, to=outsider, as_person=as_person)
    address = "/projects/?builds=yes"
    assert project.ref in open_page(manager, address).content.decode()
    assert project.ref not in open_page(outsider, address).content.decode()


def test_a_record_is_not_told_of_a_hidden_project_that_builds_on_it(
    project, attached, adviser, as_person
):
    with as_person(adviser):
        assert not Project.objects.readable_by(adviser).building_on(attached.marking)


def test_a_new_project_is_opened_from_the_form(manager, open_page, as_person):
    answer = open_page(
        manager,
        "/projects/new/",
        title="Watch lists",
        states=["XAA", "XAB"],
        themes=[Theme.objects.first().code],
        pillar=Pillar.objects.first().code,
        language="en",
        classification="1",
    )
    with as_person(manager):
        project = Project.objects.readable_by(manager).get()
        assert project.in_states.count() == 2
    assert answer.url == f"/projects/{project.ref}/"


def test_those_who_open_no_project_get_no_form(outsider, open_page):
    assert open_page(outsider, "/projects/new/").status_code == 403


def test_a_form_sent_twice_moves_a_project_once(
    project, secretary, open_page, as_person
):
    form = {
        "outcome": "approved",
        "version": project.version,
        "decided_on": project.stage_since.isoformat(),
        "minutes": "2026/05, item 4",
    }
    for _time in range(2):
        open_page(secretary, f"/projects/{project.ref}/decide/", **form)
    with as_person(secretary):
        assert Project.objects.readable_by(secretary).get().stage == Stage.ANALYSIS


def test_approved_is_shown_disabled_with_its_reason(make_project, secretary, open_page):
    project = make_project()
    answer = open_page(secretary, f"/projects/{project.ref}/").content.decode()
    assert "not while a criterion is missing" in answer


def test_a_criterion_is_attested_on_its_page(
    project, decide, manager, open_page, as_person
):
    decide(project)
    address = f"/projects/{project.ref}/attest/overlap/"
    assert open_page(manager, address).status_code == 200
    open_page(manager, address, evidence="None found")
    with as_person(manager):
        assert project.criterion_marks.get().evidence == "None found"


def test_words_find_what_to_attach_among_what_is_readable(
    project, attached, adviser, manager, open_page
):
    hidden = factories.make_recommendation(adviser, title="Connect the airports")
    address = f"/projects/{project.ref}/attach/?q=connect"
    answer = open_page(manager, address).content.decode()
    assert attached.ref in answer
    assert hidden.ref not in answer


def test_a_record_one_cannot_read_is_not_attached_by_its_reference(
    project, adviser, manager, open_page, as_person
):
    hidden = factories.make_recommendation(adviser)
    address = f"/projects/{project.ref}/attach/"
    answer = open_page(manager, address, record=hidden.ref, stage="1", use="Origin")
    assert "Choose at least one record." in answer.content.decode()


@pytest.mark.parametrize(
    "page", ["/projects/", "/projects/board/", "/api/v1/projects/"]
)
def test_a_list_asks_no_more_for_more_projects(page, make_project, manager, open_page):
    make_project()
    with CaptureQueriesContext(connection) as few:
        open_page(manager, page)
    for _more in range(4):
        make_project()
    with CaptureQueriesContext(connection) as many:
        open_page(manager, page)
    assert len(many) <= len(few)


def test_a_page_asks_no_more_for_more_attachments(
    project, attached, adviser, manager, open_page, as_person
):
    address = f"/projects/{project.ref}/"
    with CaptureQueriesContext(connection) as few:
        open_page(manager, address)
    for _more in range(4):
        record = factories.make_recommendation(adviser)
        with as_person(adviser):
            release(record, to=manager.entity, by=adviser)
        with as_person(manager):
            actions.attach(project, record=record, stage=1, use="Origin", by=manager)
    with CaptureQueriesContext(connection) as many:
        open_page(manager, address)
    assert len(many) <= len(few)


@pytest.mark.parametrize("act", ["edit", "attach", "attest/origin", "input"])
def test_what_is_not_possible_any_more_is_said(
    project, attached, decide, adviser, manager, open_page, act, as_person
):
    with as_person(manager):
        release(project, to=adviser.entity, by=manager)
    decide(project, outcome="not-approved")
    by = adviser if act == "input" else manager
    typed = {"text": "Late", "stage": "1", "use": "Origin", "record": attached.ref}
    answer = open_page(by, f"/projects/{project.ref}/{act}/", **typed)
    assert answer.status_code < 500


def test_words_that_no_database_takes_find_nothing(project, manager, client):
    client.force_login(manager)
    address = f"/projects/{project.ref}/attach/"
    assert client.get(address, {"q": "\0"}).status_code == 200
    nothing = {"record": "\0", "stage": 1, "use": "Origin"}
    assert client.post(address, nothing).status_code == 200
    assert client.get("/projects/%00/").status_code == 404
