"""What other apps put beside a report, without a line of its own page."""

import pytest

from assessments.models import Assessment
from ctportal.pages import panels
from ctportal.pages.panels import Panel, Place

DRAWN = "components/empty.html"


@pytest.fixture
def put(monkeypatch):
    """Registers one panel beside every assessment."""

    def put(**facts):
        panel = Panel(DRAWN, **facts)
        sources = [lambda record, person: [panel]]
        monkeypatch.setitem(panels.registered, Assessment.kind, sources)

    return put


@pytest.mark.parametrize("place", Place)
def test_a_panel_is_drawn_in_each_place(browser, holder, assessment, put, place):
    before = browser(holder).get(assessment.get_absolute_url()).content.decode()
    put(place=place, title="Survey", name="survey")
    page = browser(holder).get(assessment.get_absolute_url()).content.decode()
    assert page.count('class="empty') == before.count('class="empty') + 1
    assert ('href="#survey"' in page) == (place == Place.BENEATH)


def test_who_takes_the_step_in_a_panel_takes_it_there_alone(
    browser, holder, assessment, put
):
    put(takes_the_step=True)
    page = browser(holder).get(assessment.get_absolute_url()).content.decode()
    assert "Send to clearance" not in page


def test_what_a_panel_shows_is_disclosed(browser, holder, assessment, finding, put):
    put(records=(finding,))
    answer = browser(holder).get(assessment.get_absolute_url())
    assert finding.ref in answer.wsgi_request.shown.refs
