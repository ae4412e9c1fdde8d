"""A Member State's page tells each reader what they may read of it, and adds up."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from assessments.bodies.actions import enter
from assessments.models import Need
from assessments.products.actions import open_product
from ctportal.confidentiality import actions
from ctportal.confidentiality.actions import open_record
from ctportal.correspondence.letters import actions as letters
from ctportal.reference.models import State, Theme
from projects.models import Project, Stage, StageAttachment
from sharing.portal.states import Hub
from sharing.portal.timeline import Span, Timeline
from tests import factories


@pytest.fixture
def need(holder, carana, as_person):
    """A need Carana agreed to, which the holder's office keeps to itself."""
    with as_person(holder):
        return open_record(
            Need,
            by=holder,
            state=carana,
            theme=Theme.objects.first(),
            text="Training of border officers.",
            proposed_on=date(2026, 1, 5),
            agreed_on=date(2026, 2, 5),
            agreed_in="Note verbale 12",
        )


@pytest.fixture
def project(holder, carana, need, as_person):
    """A project of the holder's office that builds on the need."""
    with as_person(holder):
        made = open_record(
            Project,
            by=holder,
            state=carana,
            title="Evidence across borders",
            stage=Stage.INITIATION,
            stage_since=date(2026, 3, 1),
        )
        StageAttachment.objects.create(
            project=made,
            record=need.marking,
            stage=Stage.IDEA,
            use="origin",
            attached_by=holder,
        )
    return made


def test_sums_by_theme_equal_the_rows(as_person, holder, carana, project, shared):
    with as_person(holder):
        hub = Hub(carana, holder)
        assert hub.totals == {
            "recommendations": 1,
            "agreed": 1,
            "open": 1,
            "funded": 1,
        }


@pytest.mark.parametrize("asked", ["help=open", "help=funded", "status=agreed"])
def test_a_number_leads_to_the_rows_it_counts(pages, holder, need, project, asked):
    answer = pages(holder, f"/states/XAA/needs/?{asked}")
    assert need.ref in answer.content.decode()


def test_a_project_that_is_not_readable_meets_no_need(
    as_person, holder, reader, carana, need, project
):
    with as_person(holder):
        actions.release(need, to=reader.entity, by=holder)
    with as_person(reader):
        totals = Hub(carana, reader).totals
    assert (totals["open"], totals["funded"]) == (1, 0)


def test_what_is_not_readable_is_not_on_the_page(pages, outsider, shared, project):
    page = pages(outsider, "/states/XAA/").content.decode()
    assert project.ref not in page
    assert "Passenger" not in page


def test_a_withheld_record_changes_no_byte_of_another_office_s_page(
    pages, outsider, holder, carana
):
    before = readable_part(pages(outsider, "/states/XAA/"))
    factories.make_recommendation(holder, state=carana)
    assert readable_part(pages(outsider, "/states/XAA/")) == before


@pytest.fixture
def from_others(holder, carana, as_person):
    """A product about two States, and a recommendation of another body."""
    theme, day = Theme.objects.first(), date(2026, 1, 5)
    also = State.objects.get(iso3="XAB")
    with as_person(holder):
        product = {"title": "Drones", "type": "trend", "text": "X.", "as_of": day}
        open_product(by=holder, states=[carana, also], themes=[theme], **product)
        said = {"source": "experts", "body": "Experts", "adopted_on": day}
        enter(by=holder, state=carana, theme=theme, title="T", classification=1, **said)


def counts_of(pages, person, iso3="XAA"):
    tabs = pages(person, f"/states/{iso3}/").context["tabs"]
    return {str(tab.label): tab.count for tab in tabs}


def test_products_and_other_bodies_stand_in_tabs_of_their_own(
    pages, holder, outsider, from_others
):
    seen = counts_of(pages, holder)
    assert (seen["Analytical products"], seen["Other bodies"]) == (1, 1)
    assert seen["Recommendations"] == 0
    assert counts_of(pages, holder, "XAB")["Analytical products"] == 1
    unseen = counts_of(pages, outsider)
    assert (unseen["Analytical products"], unseen["Other bodies"]) == (0, 0)


@pytest.mark.parametrize("part", ["products", "other-bodies"])
def test_their_tabs_list_what_they_count(pages, holder, from_others, part):
    listing = pages(holder, f"/states/XAA/{part}/").context["listing"]
    assert len(listing.page.rows) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/states/XAA/",
        "/states/",
        *(
            f"/states/XAA/{part}/"
            for part in (
                "assessments",
                "visits",
                "recommendations",
                "needs",
                "products",
                "evaluations",
                "other-bodies",
                "projects",
                "documents",
            )
        ),
    ],
)
def test_every_part_opens_for_everybody(pages, holder, outsider, shared, address):
    for person in (holder, outsider):
        assert pages(person, address).status_code == 200


@pytest.mark.parametrize("address", ["/states/ZZZ/", "/states/XAA/secrets/"])
def test_what_is_not_there_is_not_found(pages, holder, address):
    assert pages(holder, address).status_code == 404


def test_the_list_of_states_counts_what_the_reader_may_read(
    pages, reader, shared, kept
):
    page = pages(reader, "/states/")
    assert '/states/XAA/recommendations/">1<' in page.content.decode()
    assert "/states/XAB/recommendations/" not in page.content.decode()


def test_the_page_asks_as_much_for_many_rows_as_for_few(
    pages, holder, carana, shared, project
):
    pages(holder, "/states/XAA/")
    few = queries_of(pages, holder)
    for _number in range(10):
        factories.make_recommendation(holder, state=carana)
        factories.make_assessment(holder, state=carana)
    assert queries_of(pages, holder) == few


def test_time_runs_from_the_right_where_writing_does():
    span = Span("visit", date(2026, 1, 5), date(2026, 1, 9), "done")
    from_the_left = Timeline([("Visits", [span])]).now_x
    with translation.override("ar"):
        from_the_right = Timeline([("Visits", [span])]).now_x
    assert from_the_left + from_the_right == Timeline.width


def queries_of(pages, person):
    with CaptureQueriesContext(connection) as asked:
        pages(person, "/states/XAA/")
    return len(asked)


def readable_part(response):
    token = str(response.context["csrf_token"])
    return response.content.decode().replace(token, "")


def test_requests_stand_on_the_timeline_of_who_may_know_of_them(
    pages, holder, reader, carana, shared
):
    asked = factories.ask_confidentiality([shared], by=holder, state=carana)
    link = asked.get_absolute_url()
    assert link in pages(holder, "/states/XAA/").content.decode()
    assert link not in pages(reader, "/states/XAA/").content.decode()


def test_letters_stand_as_pins_and_as_a_list_for_who_reads_them(
    pages, holder, reader, carana, as_person
):
    facts = {"title": "Dates of the visit", "received_on": date(2026, 5, 4)}
    with as_person(holder):
        letter = letters.register(by=holder, state=carana, direction="in", **facts)
    for address in ("/states/XAA/", "/states/XAA/letters/"):
        assert letter.get_absolute_url() in pages(holder, address).content.decode()
        assert "Dates of the visit" not in pages(reader, address).content.decode()


def test_a_timeline_is_the_same_read_from_the_right():
    spans = [Span("Visit", date(2026, 5, 4), date(2026, 5, 8), "done")]
    letter = Span("Note", date(2026, 5, 1), date(2026, 5, 1), "sent")
    drawn = {}
    for language in ("en", "ar"):
        with translation.override(language):
            drawn[language] = Timeline([("Visits", spans)], ("Letters", [letter]))
    (pin,), (mirrored,) = (line.lanes[1].pins for line in drawn.values())
    assert pin.x + mirrored.x == pytest.approx(Timeline.width, abs=0.2)


@pytest.mark.parametrize("kind", ["visits", "recommendations", "needs"])
def test_states_are_not_ranked_by_what_was_found_there(pages, holder, shared, kind):
    def in_order(address):
        found = re.findall(r'<th scope="row"><a href="/states/(...)/', page(address))
        assert "XAA" in found
        return found

    def page(address):
        return pages(holder, address).content.decode()

    assert f"sort={kind}" not in page("/states/")
    assert in_order(f"/states/?sort=-{kind}") == in_order("/states/")
