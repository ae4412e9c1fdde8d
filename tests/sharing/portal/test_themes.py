"""Theme pages, the register of resolutions, instruments and extracts of a State."""

from datetime import date
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from assessments import actions
from assessments.models import Requirement
from assessments.products.actions import open_product
from ctportal.confidentiality.actions import release
from ctportal.reference.models import Instrument, PartyStatus, Theme
from sharing.portal.themes import ThemePage
from tests import factories

HEADS = "instrument,state,signed_on,act,bound_on,reservations,as_of,source\n"
BOUND = "12,XAA,2001-05-01,ratification,2003-06-01,,2026-01-01,Depositary (EXERCISE)\n"


@pytest.fixture
def theme(db):
    return Theme.objects.get(code="passenger-data")


@pytest.fixture
def recommended(holder, carana, theme):
    facts = {"state": carana, "theme": theme, "concerns_gender": True}
    return factories.make_recommendation(holder, **facts)


def page_of(theme, person, as_person):
    with as_person(person):
        page = ThemePage(theme, person)
        return [(line.state.name, *line.counts.values()) for line in page.lines]


def test_a_theme_counts_what_its_reader_reads(
    holder, reader, recommended, theme, as_person
):
    assert page_of(theme, holder, as_person) == [("Carana", 0, 1, 0, 0)]
    assert page_of(theme, reader, as_person) == []
    with as_person(holder):
        release(recommended, to=reader.entity, by=holder)
    assert page_of(theme, reader, as_person) == [("Carana", 0, 1, 0, 0)]


def test_a_number_leads_to_the_rows_it_counts(browser, holder, recommended, theme):
    client = browser(holder)
    page = client.get(f"/themes/{theme.code}/").content.decode()
    address = f"/assessments/recommendations/?theme={theme.code}&amp;state=XAA"
    assert f'<a href="{address}">1</a>' in page
    rows = client.get(address.replace("&amp;", "&")).content.decode()
    assert recommended.ref in rows


@pytest.fixture
def about_parts(holder, carana, theme, as_person):
    """Something of each kind about a theme, and about a part of it."""
    report = factories.make_assessment(holder, state=carana)
    for one in (theme.parent, theme):
        recommended = factories.make_recommendation(holder, state=carana, theme=one)
        said = {"by": holder, "title": one.code, "text": "Said."}
        with as_person(holder):
            about = {"theme": one, **said}
            actions.add_finding(report, nature="shortfall", **about)
            actions.propose_need(recommended, proposed_on=date(2026, 1, 5), **about)
            told = {"type": "trend", "as_of": date(2026, 1, 5), "language": "en"}
            open_product(themes=[one], states=[carana], **said, **told)


@pytest.mark.parametrize("kind", ["findings", "recommendations", "needs"])
def test_a_theme_has_what_its_parts_have(browser, holder, about_parts, theme, kind):
    client, above = browser(holder), theme.parent.code
    page = client.get(f"/themes/{above}/").content.decode()
    address = f"/assessments/{kind}/?theme={above}&amp;state=XAA"
    assert f'<a href="{address}">2</a>' in page
    rows = client.get(address.replace("&amp;", "&")).context["listing"].page.rows
    assert len(rows) == 2
    told = client.get(f"/api/v1/{kind}/?theme={above}").json()["results"]
    assert len(told) == 2


def test_all_products_of_a_theme_are_listed_once(browser, holder, about_parts, theme):
    client, above = browser(holder), theme.parent.code
    page = client.get(f"/assessments/products/?theme={above}")
    assert len(page.context["listing"].page.rows) == 2
    told = client.get(f"/api/v1/analytical-products/?theme={above}").json()["results"]
    assert len(told) == 2


def test_a_theme_is_offered_where_only_a_part_has_rows(
    browser, holder, recommended, theme
):
    address = f"/assessments/recommendations/?theme={theme.parent.code}"
    assert recommended.ref in browser(holder).get(address).text


def test_the_states_table_counts_each_theme_by_itself(
    browser, holder, about_parts, theme
):
    client, above = browser(holder), theme.parent.code
    address = f"/states/XAA/recommendations/?theme={above}&amp;parts=apart"
    assert f'<a href="{address}">1</a>' in client.get("/states/XAA/").text
    rows = client.get(address.replace("&amp;", "&")).context["listing"].page.rows
    assert len(rows) == 1


def test_a_theme_says_what_resolutions_ask(browser, holder, theme):
    page = browser(holder).get(f"/themes/{theme.code}/").content.decode()
    asked = Requirement.objects.filter(theme=theme).first()
    assert asked.cited in page


def test_a_theme_asks_no_more_for_more_rows(
    browser, holder, carana, theme, django_assert_max_num_queries
):
    for _number in range(4):
        factories.make_recommendation(holder, state=carana, theme=theme)
    client = browser(holder)
    client.get(f"/themes/{theme.code}/")
    with django_assert_max_num_queries(40):
        client.get(f"/themes/{theme.code}/")


def test_a_resolution_lists_its_requirements(browser, holder):
    client = browser(holder)
    assert b"/resolutions/s-res-1373-2001/" in client.get("/resolutions/").content
    page = client.get("/resolutions/s-res-1373-2001/").content.decode()
    assert "2 (e)" in page


@pytest.mark.parametrize("address", ["/themes/", "/resolutions/", "/instruments/"])
def test_everybody_may_know_what_there_is(browser, outsider, address):
    assert browser(outsider).get(address).status_code == 200


@pytest.fixture
def imported(tmp_path, committed):
    file = tmp_path / "parties.csv"
    file.write_text(HEADS + BOUND)
    call_command("import_party_status", file)


def test_party_status_is_taken_in_and_told_on_both_pages(browser, imported):
    person = factories.person_of(factories.EntityFactory())
    client = browser(person)
    assert "Depositary (EXERCISE)" in client.get("/instruments/12/").content.decode()
    page = client.get("/states/XAA/instruments/").content.decode()
    assert "Depositary (EXERCISE)" in page
    told = client.get("/api/v1/instruments/12/").json()["parties"]
    assert [(one["state"], one["act"]) for one in told] == [("XAA", "ratification")]


def test_the_latest_that_was_told_stands(tmp_path, imported):
    file = tmp_path / "later.csv"
    file.write_text(HEADS + BOUND.replace("2026-01-01", "2026-06-01"))
    call_command("import_party_status", file)
    latest = PartyStatus.objects.latest_told().get()
    assert (PartyStatus.objects.count(), latest.as_of.month) == (2, 6)


def test_a_file_with_a_fault_is_not_taken_in_at_all(tmp_path, committed):
    file = tmp_path / "parties.csv"
    file.write_text(HEADS + BOUND + "99,XAA,,,,,2026-01-01,Depositary\n")
    with pytest.raises(CommandError, match="Row 3: instrument 99 is not known"):
        call_command("import_party_status", file)
    assert not PartyStatus.objects.exists()


def test_instruments_against_organized_crime_stand_apart(db):
    later = Instrument.objects.filter(series=Instrument.Series.ORGANIZED_CRIME)
    assert later.count() == 4


def test_a_state_has_an_extract_of_each_matter(browser, holder, recommended):
    client, address = browser(holder), "/states/XAA/extract/women/"
    assert recommended.ref in client.get(address).content.decode()
    assert client.get("/states/XAA/extract/nothing/").status_code == 404
    file = client.get(address, {"format": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(file.streaming_content))).active
    assert recommended.ref in [cell.value for row in sheet for cell in row]
    file.close()


def test_a_report_has_an_extract_of_each_matter(browser, holder, carana, as_person):
    report = factories.make_assessment(holder, state=carana)
    with as_person(holder):
        said = {"text": "Women were asked.", "theme": Theme.objects.first()}
        actions.add_recommendation(
            report, by=holder, needs_assistance=False, concerns_children=True, **said
        )
    client = browser(holder)
    way = f"/assessments/{report.ref}/extract/children/"
    assert way in client.get(report.get_absolute_url()).content.decode()
    assert "Women were asked." in client.get(way).content.decode()
    file = client.get(way, {"format": "docx"})
    assert b"".join(file.streaming_content).startswith(b"PK")
    file.close()
