import pytest

from ctportal.confidentiality.actions import reclassify, released_to
from ctportal.pages import ribbon
from ctportal.pages.shown import Shown
from ctportal.people.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown_to(as_person):
    """What is shown when a person is shown these records."""

    def show(person, *records):
        shown = Shown()
        with as_person(person):
            shown.extend(type(records[0]).objects.readable_by(person))
        return shown

    return show


def test_a_page_without_records_is_unclassified(holder):
    drawn = ribbon.of(Shown(), holder)
    assert (drawn.word, drawn.why) == (
        "UNCLASSIFIED",
        "nothing on this page is restricted",
    )


def test_the_ribbon_names_the_highest_classification(holder, shown_to):
    open_one = factories.make_assessment(holder, classification=0)
    factories.make_assessment(holder, classification=1)
    shown = shown_to(holder, open_one)
    assert ribbon.of(shown, holder).word == "CONFIDENTIAL"
    assert ribbon.of(shown, holder).why == "CTED, your own office"


def test_the_ribbon_says_how_to_handle_what_is_shown(holder, shown_to, as_person):
    record = factories.make_assessment(holder)
    chosen = {"classification": 1, "reason": "Names sources"}
    with as_person(holder):
        reclassify(record, by=holder, handling="By hand only", **chosen)
    assert ribbon.of(shown_to(holder, record), holder).line == (
        "CTED, your own office · By hand only"
    )


def test_somebody_elses_record_is_shared_with_ones_office(holder, reader, shown_to):
    record = factories.make_assessment(holder, classification=1)
    drawn = ribbon.of(shown_to(holder, record), reader)
    assert drawn.why == "CTED, shared with your office"


def test_ones_own_office_is_told_whom_it_shares_with(holder, unoct, shown_to):
    record = factories.make_assessment(
        holder, classification=1, releases=[released_to(unoct)]
    )
    drawn = ribbon.of(shown_to(holder, record), holder)
    assert drawn.why == "CTED, your own office · shared with UNOCT"


def test_receivers_of_what_is_shared_stay_with_its_office(
    holder, reader, unoct, shown_to
):
    others = [released_to(unoct), released_to(Entity.objects.get(code="unodc"))]
    record = factories.make_assessment(holder, classification=1, releases=others)
    drawn = ribbon.of(shown_to(reader, record), reader)
    assert drawn.why == "CTED, shared with your office"


def test_a_record_is_shown_once_however_often_it_is_handed_over(holder, as_person):
    record = factories.make_assessment(holder, classification=0)
    shown = Shown()
    with as_person(holder):
        shown.add(record)
        shown.extend([record, record.marking, None])
    assert shown.refs == [record.ref]


def test_records_with_their_marking_cost_no_query(
    holder, as_person, django_assert_num_queries
):
    record = factories.make_assessment(holder, classification=1)
    with as_person(holder):
        records = list(type(record).objects.readable_by(holder).for_table())
        with django_assert_num_queries(0):
            Shown().extend(records)


def test_the_marking_line_says_exercise(holder, settings):
    settings.EXERCISE = True
    assert str(ribbon.of(Shown(), holder)).startswith("EXERCISE · UNCLASSIFIED · ")
