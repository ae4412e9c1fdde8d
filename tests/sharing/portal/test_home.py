"""Home says what waits, what changed, and how much there is, to each their own."""

from ctportal.people.models import Membership
from tests import factories


def test_what_others_changed_stands_on_home(pages, reader, shared, kept):
    page = pages(reader, "/").content.decode()
    assert "Passenger lists" in page
    assert "Unspoken" not in page


def test_one_s_own_changes_are_no_news(pages, holder, shared):
    assert "Passenger lists" not in pages(holder, "/").content.decode()


def test_figures_are_the_rows_their_links_show(pages, reader, shared, kept):
    home = pages(reader, "/").context["home"]
    figure = home.figures[0]
    assert figure["figure"] == 1
    assert "1 recommendation" in pages(reader, figure["href"]).content.decode()


def test_a_withheld_record_changes_no_figure(pages, reader, holder, shared):
    before = figures(pages(reader, "/"))
    factories.make_recommendation(holder)
    assert figures(pages(reader, "/")) == before


def test_somebody_without_an_organization_is_told_whom_to_ask(pages, db):
    office = factories.EntityFactory()
    factories.person_of(office, role=Membership.Role.ADMINISTRATOR, name="I. Keeper")
    newcomer = factories.PersonFactory()
    page = pages(newcomer, "/")
    assert page.status_code == 200
    assert "I. Keeper" in page.content.decode()


def figures(response):
    return [
        (f["label"], f["figure"], f["of"]) for f in response.context["home"].figures
    ]
