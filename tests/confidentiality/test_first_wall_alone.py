"""What hangs under the hidden, and what forms offer, without the second wall."""

import pytest
from django.db import connection

from ctportal.confidentiality.actions import released_to
from projects import origins

from .. import factories
from .test_doors import browser_of

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def report(holder):
    return factories.make_assessment(holder, title="Marshgate")


def test_a_result_does_not_show_the_hidden_report_it_hangs_under(
    holder, unoct, reader, report
):
    result = factories.make_recommendation(
        holder, assessment=report, releases=[released_to(unoct)]
    )
    with connection.as_owner():
        page = browser_of(reader).get(result.get_absolute_url()).content.decode()
    assert result.ref in page
    assert report.ref not in page
    assert "Marshgate" not in page


def test_a_project_is_offered_nothing_hidden_to_build_on(reader, report):
    with connection.as_owner():
        assert origins.found(reader, "Marshgate") == []
        assert origins.readable(reader, [report.ref]) == []
